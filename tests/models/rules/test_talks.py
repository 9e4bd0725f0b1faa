"""谈心谈话: what is asked for in a year, and what was held."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.talks import HeldTalk, Person
from models.rules.life_terms import TalkPair, TalkReason
from models.rules.talks import coverage, pair_between, years_last_day
from models.rules.terms import Standing

DAY = date(2026, 3, 2)
SECRETARY, ORGANIZER = Person(1, "张伟", Standing.FULL, True), Person(2, "李强", Standing.FULL, True)
WANG, ZHAO = Person(3, "王芳", Standing.FULL), Person(4, "赵敏", Standing.PROBATIONARY)
PEOPLE = (SECRETARY, ORGANIZER, WANG, ZHAO)


def talk(
    record: int, talker: int | None, partner: int | None, *reasons: TalkReason, day: date = DAY
) -> HeldTalk:
    return HeldTalk(record, day, TalkPair.OTHER, talker, partner, reasons)


def test_a_branch_of_four_is_asked_for_one_pair_and_two_talks_of_each_other_member() -> None:
    found = coverage(PEOPLE, (), frozenset((1,)))

    assert [(pair.one, pair.other) for pair in found.pairs] == [(1, 2)]
    assert [(line.person.name, line.with_committee, line.with_members) for line in found.members] == [
        ("王芳", (), ()),
        ("赵敏", (), ()),
    ]
    assert (found.required, found.held, found.missing) == (5, 0, 5)


def test_either_of_the_two_may_have_been_the_one_who_asked() -> None:
    talks = (talk(11, 2, 1), talk(12, 4, 2), talk(13, 3, 4))
    found = coverage(PEOPLE, talks, frozenset((1,)))

    assert found.pairs[0].records == (11,)
    wang, zhao = found.members
    assert (wang.with_committee, wang.with_members, wang.last_on) == ((), (13,), DAY)
    assert (zhao.with_committee, zhao.with_members) == ((12,), (13,))
    assert (found.held, found.missing) == (4, 1)


def test_a_talk_with_somebody_of_another_branch_covers_nothing_but_is_remembered_as_the_last() -> None:
    found = coverage(PEOPLE, (talk(11, 99, 3), talk(12, None, 4), talk(13, 3, 3)), frozenset())

    assert found.held == 0
    assert found.members[0].last_on == DAY


def test_where_there_is_nobody_to_talk_with_nothing_is_asked_for() -> None:
    alone = coverage((SECRETARY, WANG), (), frozenset((1,)))
    assert (alone.members[0].with_committee, alone.members[0].with_members) == ((), None)
    leaderless = coverage((WANG, ZHAO), (), frozenset())
    assert [line.with_committee for line in leaderless.members] == [None, None]
    assert coverage((), (), frozenset()).required == 0


def test_the_secretary_is_asked_to_care_until_the_day_of_a_talk() -> None:
    hardship = talk(11, 2, 3, TalkReason.HARDSHIP, TalkReason.POST)
    waiting = coverage(PEOPLE, (hardship,), frozenset((1,))).care
    assert [(need.person, need.reasons, need.since, need.secretary_on) for need in waiting] == [
        (WANG, (TalkReason.HARDSHIP,), DAY, None)
    ]
    early, late = talk(10, 1, 3, day=date(2026, 3, 1)), talk(12, 1, 3, day=date(2026, 3, 9))
    assert coverage(PEOPLE, (early, hardship), frozenset((1,))).care[0].secretary_on is None
    assert coverage(PEOPLE, (hardship, late), frozenset((1,))).care[0].secretary_on == date(2026, 3, 9)


@pytest.mark.parametrize("reason", [TalkReason.POST, TalkReason.PENALTY])
def test_other_reasons_ask_nothing_of_the_secretary(reason: TalkReason) -> None:
    assert coverage(PEOPLE, (talk(11, 2, 3, reason),), frozenset((1,))).care == ()


def test_who_talked_is_not_who_is_cared_for() -> None:
    assert coverage(PEOPLE, (talk(11, 3, 99, TalkReason.MIND),), frozenset((1,))).care == ()


def test_the_kind_of_a_talk_follows_from_the_places_of_the_two() -> None:
    assert pair_between(True, True) is TalkPair.COMMITTEE
    assert pair_between(True, False) is TalkPair.COMMITTEE_MEMBER
    assert pair_between(False, True) is TalkPair.COMMITTEE_MEMBER
    assert pair_between(False, False) is TalkPair.MEMBERS


def test_the_roster_of_a_year_is_that_of_today_until_the_year_is_over() -> None:
    assert years_last_day(2026, date(2026, 5, 4)) == date(2026, 5, 4)
    assert years_last_day(2025, date(2026, 5, 4)) == date(2025, 12, 31)


SIDES = st.one_of(st.none(), st.integers(1, 9))


@given(
    st.lists(st.booleans(), max_size=7),
    st.lists(st.tuples(SIDES, SIDES), max_size=20),
)
def test_coverage_counts_each_thing_asked_for_once(
    seats: list[bool], sides: list[tuple[int | None, int | None]]
) -> None:
    people = [Person(at, f"员{at}", Standing.FULL, seat) for at, seat in enumerate(seats, 1)]
    talks = [talk(at, *pair) for at, pair in enumerate(sides)]
    found = coverage(people, talks, frozenset())
    committee = [person.id for person in people if person.in_committee]
    others = [person.id for person in people if not person.in_committee]
    met = {frozenset(pair) for pair in sides}

    assert [(pair.one, pair.other) for pair in found.pairs] == list(combinations(committee, 2))
    assert all(bool(pair.records) == (frozenset((pair.one, pair.other)) in met) for pair in found.pairs)
    assert found.required == len(found.pairs) + len(others) * (bool(committee) + (len(others) > 1))
    assert 0 <= found.held <= found.required
    every = coverage(people, [talk(0, *pair) for pair in combinations(range(1, 10), 2)], frozenset())
    assert every.missing == 0

"""谈心谈话 of a year by branch: found in the registers, counted against the roster."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.failures import NotFound
from models.rows.life import Talk
from models.rules.life_terms import TalkPair, TalkReason
from models.rules.periods import quarter, year_of
from models.rules.terms import MeetingKind, RecordStatus, Standing
from models.services.meetings import remove_meeting
from models.services.talks import talk_coverage, talk_statistics
from tests.models.services.making import Ids, add_meeting, add_person, count_statements, post

K = MeetingKind
TODAY = date(2026, 11, 5)
People = dict[str, int]


@pytest.fixture
def people(session: Session, ids: Ids) -> People:
    """A secretary and a committee member, two other members of whom one is on probation, an activist; one of another branch."""
    first, second = ids.first, ids.second
    probation = ((Standing.PROBATIONARY, date(2026, 1, 1)),)
    return {
        "书记": add_person(session, "书记甲", first, posts=(post(first, "书记"),)),
        "委员": add_person(session, "委员乙", first, posts=(post(first, "组织委员"),)),
        "党员": add_person(session, "党员丙", first),
        "预备": add_person(session, "预备丁", first, standings=probation),
        "分子": add_person(session, "分子戊", first, standings=((Standing.ACTIVIST, None),)),
        "外人": add_person(session, "外人己", second),
    }


def add_talk(
    session: Session, place: int, talker: int | None, partner: int | None, *names: str, **given: Any
) -> int:
    """A talk of the two; its id."""
    reasons = given.pop("reasons", ())
    pair = given.pop("pair", TalkPair.OTHER)
    one, other = names or ("甲", "乙")
    talk = Talk(pair, one, other, talker, "", partner, "", reasons, "不可外传")
    return add_meeting(session, place, K.HEART_TALK, title="谈心谈话", talk=talk, **given)


def test_talks_are_counted_wherever_they_were_recorded(session: Session, ids: Ids, people: People) -> None:
    one = add_talk(session, ids.first, people["书记"], people["委员"])
    other = add_talk(session, ids.second, people["委员"], people["党员"])
    add_talk(session, ids.second, people["外人"], people["党员"])
    found = talk_coverage(session, ids.first, 2026, TODAY)
    coverage = found.coverage
    assert [person.name for person in coverage.people] == ["书记甲", "委员乙", "党员丙", "预备丁"]
    assert [pair.records for pair in coverage.pairs] == [(one,)]
    assert [line.with_committee for line in coverage.members] == [(other,), ()]
    assert (coverage.required, coverage.held) == (5, 2)
    assert (found.talks, found.unnamed, found.as_of) == (3, (), TODAY)


def test_a_name_never_picked_is_the_only_member_of_that_name_in_the_branchs_own_records(
    session: Session, ids: Ids, people: People
) -> None:
    add_talk(session, ids.first, None, None, "书记甲", "党员丙")
    add_talk(session, ids.second, None, None, "书记甲", "预备丁")
    found = talk_coverage(session, ids.first, 2026, TODAY).coverage
    assert [bool(line.with_committee) for line in found.members] == [True, False]
    add_person(session, "党员丙", ids.first)
    again = talk_coverage(session, ids.first, 2026, TODAY).coverage
    assert not any(line.with_committee for line in again.members)


@pytest.mark.parametrize(
    "given",
    [
        {"status": RecordStatus.PLANNED},
        {"status": RecordStatus.CANCELLED},
        {"held_on": date(2025, 12, 31)},
    ],
)
def test_only_what_was_held_in_the_year_counts(
    session: Session, ids: Ids, people: People, given: dict[str, Any]
) -> None:
    add_talk(session, ids.first, people["书记"], people["委员"], **given)
    assert talk_coverage(session, ids.first, 2026, TODAY).coverage.held == 0


def test_a_removed_talk_and_one_without_its_two_count_for_nothing(
    session: Session, ids: Ids, people: People
) -> None:
    gone = add_talk(session, ids.first, people["书记"], people["委员"])
    remove_meeting(session, gone, 1)
    bare = add_meeting(session, ids.first, K.HEART_TALK, title="谈心谈话")
    found = talk_coverage(session, ids.first, 2026, TODAY)
    assert (found.coverage.held, found.unnamed, found.talks) == (0, (bare,), 1)


def test_an_earlier_year_has_its_own_roster(session: Session, ids: Ids, people: People) -> None:
    found = talk_coverage(session, ids.first, 2025, TODAY)
    assert found.as_of == date(2025, 12, 31)
    assert "预备丁" not in [person.name for person in found.coverage.people]


def test_the_secretarys_care_is_found_with_its_reasons(session: Session, ids: Ids, people: People) -> None:
    add_talk(session, ids.first, people["委员"], people["党员"], reasons=(TalkReason.MIND,))
    (need,) = talk_coverage(session, ids.first, 2026, TODAY).coverage.care
    assert (need.person.name, need.reasons, need.secretary_on) == ("党员丙", (TalkReason.MIND,), None)


def test_a_branch_that_is_gone_is_told(session: Session, ids: Ids) -> None:
    with pytest.raises(NotFound):
        talk_coverage(session, 999, 2026, TODAY)


def test_statistics_count_the_span_and_cover_the_year(session: Session, ids: Ids, people: People) -> None:
    early = date(2026, 3, 2)
    add_talk(session, ids.first, people["书记"], people["委员"], pair=TalkPair.COMMITTEE, held_on=early)
    add_talk(session, ids.first, people["书记"], people["党员"], pair=TalkPair.COMMITTEE_MEMBER)
    add_meeting(session, ids.second, K.HEART_TALK, title="谈心谈话")
    found = talk_statistics(session, quarter(2026, 4), None, TODAY)
    first, second = found.branches
    assert (first.name, first.members, first.committee) == ("第一党支部", 4, 2)
    assert dict(first.by_pair)[TalkPair.COMMITTEE] == 0
    assert dict(first.by_pair)[TalkPair.COMMITTEE_MEMBER] == 1
    assert (first.talks, first.coverage.held) == (1, 2)
    assert (second.talks, second.unnamed, second.coverage.required) == (1, 1, 0)
    assert found.counted_on == TODAY
    only = talk_statistics(session, year_of(2026), ids.first, TODAY)
    assert [branch.name for branch in only.branches] == ["第一党支部"]
    assert only.scope == "第一党支部"
    assert only.branches[0].talks == 2


def test_the_number_of_queries_does_not_grow(session: Session, ids: Ids, people: People) -> None:
    def ask(session: Session) -> None:
        talk_statistics(session, year_of(2026), None, TODAY)
        talk_coverage(session, ids.first, 2026, TODAY)

    before = count_statements(session, ask)
    for number in range(5):
        member = add_person(session, f"新人{number}", ids.second)
        add_talk(session, ids.second, member, people["外人"])
    assert count_statements(session, ask) == before

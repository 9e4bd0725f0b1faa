"""Quorum and votes at every boundary of the four denominators (domain §2.3)."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.quorum import (
    CANDIDATES,
    NO_QUORUM_RULE,
    at_least_four_fifths,
    at_least_half,
    at_least_two_thirds,
    candidates_needed,
    more_than_half,
    quorum_for,
    result_of,
)
from models.rules.terms import MeetingKind, VoteKind

ASSEMBLY, COMMITTEE = MeetingKind.BRANCH_ASSEMBLY, MeetingKind.BRANCH_COMMITTEE
DEMOCRATIC_LIFE = MeetingKind.DEMOCRATIC_LIFE
ELECTION, ADMISSION, RESOLUTION = VoteKind.ELECTION, VoteKind.ADMISSION, VoteKind.RESOLUTION

people = st.integers(1, 5000)


@given(people)
def test_each_threshold_is_the_fewest_that_satisfy_its_fraction(count: int) -> None:
    satisfying: dict[Callable[[int], int], Callable[[int], bool]] = {
        at_least_half: lambda part: Fraction(part, count) >= Fraction(1, 2),
        more_than_half: lambda part: Fraction(part, count) > Fraction(1, 2),
        at_least_four_fifths: lambda part: Fraction(part, count) >= Fraction(4, 5),
        at_least_two_thirds: lambda part: Fraction(part, count) >= Fraction(2, 3),
    }
    for threshold, enough in satisfying.items():
        required = threshold(count)
        assert enough(required)
        assert not enough(required - 1)


@pytest.mark.parametrize(
    ("kind", "vote", "expected", "fewest"),
    [
        (ASSEMBLY, None, 1, 1),
        (ASSEMBLY, None, 9, 5),
        (ASSEMBLY, None, 10, 5),
        (ASSEMBLY, RESOLUTION, 11, 6),
        (ASSEMBLY, ADMISSION, 10, 6),
        (ASSEMBLY, ADMISSION, 11, 6),
        (ASSEMBLY, ELECTION, 10, 8),
        (ASSEMBLY, ELECTION, 11, 9),
        (ASSEMBLY, ELECTION, 12, 10),
        (COMMITTEE, None, 3, 2),
        (COMMITTEE, None, 4, 2),
        (COMMITTEE, VoteKind.COMMITTEE, 5, 3),
        (DEMOCRATIC_LIFE, None, 6, 4),
        (DEMOCRATIC_LIFE, None, 7, 5),
        (DEMOCRATIC_LIFE, None, 8, 6),
        (MeetingKind.ALL_MEMBERS, RESOLUTION, 100, 50),
    ],
)
def test_a_meeting_may_start_from_its_fewest_on(
    kind: MeetingKind, vote: VoteKind | None, expected: int, fewest: int
) -> None:
    enough, short = quorum_for(kind, expected, fewest, vote), quorum_for(kind, expected, fewest - 1, vote)

    assert (enough.met, enough.required) == (True, fewest)
    assert short.met is False
    assert f"实到{fewest}人，符合。" in enough.sentence
    assert f"实到{fewest - 1}人，不足。" in short.sentence
    assert f"{expected}人" in short.sentence
    assert f"不少于{fewest}人" in short.sentence
    assert short.basis.startswith("《")


def test_five_of_ten_may_start_and_can_pass_nothing() -> None:
    quorum = quorum_for(ASSEMBLY, 10, 5)
    assert quorum.met is True
    assert quorum.sentence == (
        "应到会有表决权党员10人，表决须半数以上到会，即不少于5人；实到5人，符合。"
        "实到恰为半数，可以开会，但须6人赞成才能通过，任何事项都不能通过。"
    )

    result = result_of(RESOLUTION, expected=10, present=5, in_favour=5, against=0, abstained=0)

    assert (result.passed, result.required) == (False, 6)
    assert result.warning == "实到5人，少于通过所需的6人，任何事项都不能通过。"


@pytest.mark.parametrize(
    ("expected", "present", "flagged"), [(10, 8, True), (10, 9, False), (5, 4, True), (9, 8, False)]
)
def test_exactly_four_fifths_is_flagged_for_the_clerk(expected: int, present: int, flagged: bool) -> None:
    quorum = quorum_for(ASSEMBLY, expected, present, ELECTION)

    assert quorum.met is True
    assert ("恰为五分之四" in quorum.sentence) is flagged
    assert (f"按“超过五分之四”掌握须{present + 1}人" in quorum.sentence) is flagged


@given(people, st.data())
def test_exactly_half_and_exactly_four_fifths_are_flagged_and_nothing_else(
    expected: int, data: st.DataObject
) -> None:
    present = data.draw(st.integers(0, expected))
    halves = {
        kind: "恰为半数" in quorum_for(kind, expected, present).sentence for kind in (ASSEMBLY, COMMITTEE)
    }
    admission = quorum_for(ASSEMBLY, expected, present, ADMISSION)
    election = quorum_for(ASSEMBLY, expected, present, ELECTION)
    assert set(halves.values()) == {2 * present == expected}
    assert ("恰为半数" in admission.sentence) == (2 * present == expected)
    assert ("恰为五分之四" in election.sentence) == (5 * present == 4 * expected)
    assert "恰为" not in quorum_for(DEMOCRATIC_LIFE, expected, present).sentence


@pytest.mark.parametrize(
    ("seats", "needed"), [(1, 2), (3, 4), (4, 5), (5, 6), (6, 8), (7, 9), (9, 11), (10, 12), (11, 14)]
)
def test_candidates_of_a_committee_are_a_fifth_more_than_its_seats(seats: int, needed: int) -> None:
    assert candidates_needed(seats) == needed


@given(st.integers(1, 200))
def test_one_candidate_fewer_is_too_few(seats: int) -> None:
    needed = candidates_needed(seats)
    assert Fraction(needed - seats, seats) >= Fraction(1, 5) > Fraction(needed - 1 - seats, seats)


def test_an_election_is_told_of_its_candidates() -> None:
    assert CANDIDATES == (
        "委员候选人的差额不少于应选人数的20%：应选3人提名4人，应选5人提名6人，应选7人提名9人以上。"
    )


@pytest.mark.parametrize(
    ("kind", "expected", "present", "votes", "words"),
    [
        (RESOLUTION, 10, 8, 5, "赞成5人，恰为半数，没有超过半数，未通过。"),
        (RESOLUTION, 11, 8, 5, "赞成5人，未通过。"),
        (ELECTION, 10, 8, 4, "赞成4人，恰为半数，没有超过半数，未通过。"),
        (VoteKind.COMMITTEE, 4, 4, 2, "赞成2人，恰为半数，没有超过半数，未通过。"),
    ],
)
def test_exactly_half_in_favour_is_told_and_does_not_pass(
    kind: VoteKind, expected: int, present: int, votes: int, words: str
) -> None:
    result = result_of(kind, expected=expected, present=present, in_favour=votes)
    assert result.passed is False
    assert result.sentence.endswith(words)


@pytest.mark.parametrize("kind", [MeetingKind.THEME_DAY, MeetingKind.PARTY_LECTURE, MeetingKind.HEART_TALK])
def test_kinds_without_a_rule_say_so(kind: MeetingKind) -> None:
    quorum = quorum_for(kind, 10, 1)

    assert (quorum.met, quorum.required, quorum.sentence, quorum.basis) == (True, None, NO_QUORUM_RULE, "")


@pytest.mark.parametrize("expected", [None, 0])
@pytest.mark.parametrize("vote", [None, *VoteKind])
def test_without_anybody_expected_nothing_is_judged(expected: int | None, vote: VoteKind | None) -> None:
    quorum = quorum_for(ASSEMBLY, expected, 5, vote)

    assert (quorum.met, quorum.required) == (None, None)
    assert quorum.sentence.endswith("待补，无法判断到会人数。")


def test_while_the_present_are_unknown_only_the_fewest_are_told() -> None:
    quorum = quorum_for(ASSEMBLY, 10, None)

    assert (quorum.met, quorum.required, quorum.present) == (None, 5, None)
    assert quorum.sentence == "应到会有表决权党员10人，表决须半数以上到会，即不少于5人；实到待补。"


@pytest.mark.parametrize(
    ("kind", "expected", "present", "fewest"),
    [
        (RESOLUTION, 10, 8, 6),
        (RESOLUTION, 11, 8, 6),
        (ADMISSION, 10, 8, 6),
        (ADMISSION, 11, 11, 6),
        (ELECTION, 10, 8, 5),
        (ELECTION, 10, 9, 5),
        (ELECTION, 12, 10, 6),
        (VoteKind.COMMITTEE, 5, 3, 3),
        (VoteKind.COMMITTEE, 4, 4, 3),
    ],
)
def test_a_vote_passes_by_its_own_denominator(
    kind: VoteKind, expected: int, present: int, fewest: int
) -> None:
    passing = result_of(kind, expected=expected, present=present, in_favour=fewest)
    failing = result_of(kind, expected=expected, present=present, in_favour=fewest - 1)

    assert (passing.passed, passing.required, passing.sentence[-3:]) == (True, fewest, "通过。")
    assert failing.passed is False
    assert f"赞成{fewest - 1}人，" in failing.sentence
    assert failing.sentence.endswith("未通过。")
    base = present if kind is ELECTION else expected
    assert f"{base}人，须{fewest}人赞成" in passing.sentence


def test_an_election_counts_those_present_and_a_resolution_those_expected() -> None:
    votes = {"expected": 10, "present": 8, "in_favour": 5}

    assert result_of(ELECTION, **votes).passed is True
    assert result_of(RESOLUTION, **votes).passed is False


@pytest.mark.parametrize(
    ("kind", "expected", "present", "word"),
    [
        (RESOLUTION, None, 8, "应到会有表决权"),
        (ADMISSION, 0, 8, "应到会有表决权"),
        (ELECTION, 10, None, "实到会有选举权"),
        (VoteKind.COMMITTEE, None, None, "应到会委员"),
    ],
)
def test_a_missing_denominator_is_told_and_judges_nothing(
    kind: VoteKind, expected: int | None, present: int | None, word: str
) -> None:
    result = result_of(kind, expected=expected, present=present, in_favour=6)

    assert (result.passed, result.required) == (None, None)
    assert result.sentence == f"{word}人数待补，无法判断表决结果。"


def test_missing_votes_are_told_and_judge_nothing() -> None:
    result = result_of(RESOLUTION, expected=10, present=8, in_favour=None, against=1)

    assert (result.passed, result.required, result.warning) == (None, 6, "")
    assert result.sentence == "应到会有表决权10人，须6人赞成；赞成票待补。"


@pytest.mark.parametrize(
    ("votes", "warning"),
    [
        ((8, 0, 0), ""),
        ((8, 1, 0), "赞成、反对、弃权合计9票，多于实到8人，请核对。"),
        ((9, None, None), "赞成、反对、弃权合计9票，多于实到8人，请核对。"),
        ((None, 5, 4), "赞成、反对、弃权合计9票，多于实到8人，请核对。"),
        ((6, 1, 0), "赞成、反对、弃权合计7票，比实到8人少1票，请核对。"),
        ((6, None, 0), ""),
    ],
)
def test_votes_that_do_not_add_up_are_told(votes: tuple[int | None, ...], warning: str) -> None:
    in_favour, against, abstained = votes

    result = result_of(
        RESOLUTION, expected=10, present=8, in_favour=in_favour, against=against, abstained=abstained
    )

    assert result.warning == warning


counts = st.integers(0, 300)


@given(st.sampled_from(VoteKind), people, people, counts, counts, counts)
def test_more_votes_than_people_present_never_go_unnoticed(
    kind: VoteKind, expected: int, present: int, in_favour: int, against: int, abstained: int
) -> None:
    result = result_of(
        kind, expected=expected, present=present, in_favour=in_favour, against=against, abstained=abstained
    )

    if in_favour + against + abstained != present:
        assert result.warning


@given(st.sampled_from(VoteKind), people, people, st.integers(0, 5000))
def test_one_vote_more_never_loses_and_the_required_votes_are_the_fewest(
    kind: VoteKind, expected: int, present: int, in_favour: int
) -> None:
    result = result_of(kind, expected=expected, present=present, in_favour=in_favour)
    one_more = result_of(kind, expected=expected, present=present, in_favour=in_favour + 1)

    base = present if kind is ELECTION else expected
    possible = in_favour <= present
    assert result.passed is ((2 * in_favour > base) if possible else None)
    assert one_more.passed or not result.passed or in_favour == present
    assert possible or "对不上" in result.sentence
    assert result.required is not None
    assert 2 * result.required > base >= 2 * (result.required - 1)

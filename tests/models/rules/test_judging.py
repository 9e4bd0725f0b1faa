"""Quorum and votes read off a sheet: whose heads count for which meeting."""

import pytest

from models.rows.attendance import AttendanceRow
from models.rows.meeting import Vote
from models.rules.judging import judge_vote, quorum_sentences
from models.rules.quorum import NO_QUORUM_RULE
from models.rules.terms import AttendanceState, BallotMethod, MeetingKind, Standing, VoteKind

S = AttendanceState
FULL, PROBATIONARY = Standing.FULL, Standing.PROBATIONARY


def sheet(*states: S, standing: Standing = FULL, in_committee: bool = False) -> tuple[AttendanceRow, ...]:
    """A line for each state."""
    return tuple(
        AttendanceRow(None, f"党员{place}", standing, state, in_committee=in_committee)
        for place, state in enumerate(states)
    )


def test_an_assembly_counts_those_who_vote() -> None:
    people = sheet(S.PRESENT, S.LEAVE) + sheet(S.LEAVE, S.LEAVE, S.LEAVE, standing=PROBATIONARY)
    (quorum,) = quorum_sentences(MeetingKind.BRANCH_ASSEMBLY, people, ())
    assert (quorum.expected, quorum.present, quorum.met) == (2, 1, True)


def test_the_committee_counts_its_members_whoever_else_is_there() -> None:
    people = sheet(S.PRESENT, S.LEAVE, S.LEAVE, in_committee=True) + sheet(S.PRESENT, S.PRESENT)
    (quorum,) = quorum_sentences(MeetingKind.BRANCH_COMMITTEE, people, ())
    assert (quorum.expected, quorum.present, quorum.met) == (3, 1, False)


@pytest.mark.parametrize(("present", "met"), [(1, False), (2, True)])
def test_a_democratic_life_meeting_counts_everybody_on_its_sheet(present: int, met: bool) -> None:
    people = sheet(*[S.PRESENT] * present, *[S.LEAVE] * (3 - present), standing=PROBATIONARY)
    (quorum,) = quorum_sentences(MeetingKind.DEMOCRATIC_LIFE, people, ())
    assert quorum.met is met


def test_each_kind_of_vote_adds_its_own_demand_once() -> None:
    people = sheet(*[S.PRESENT] * 7, *[S.LEAVE] * 3)
    votes = (VoteKind.RESOLUTION, VoteKind.ELECTION, VoteKind.ELECTION)
    found = quorum_sentences(MeetingKind.BRANCH_ASSEMBLY, people, votes)
    assert [quorum.met for quorum in found] == [True, False]


def test_a_vote_at_a_meeting_without_a_rule_brings_its_own() -> None:
    people = sheet(S.PRESENT)
    assert quorum_sentences(MeetingKind.THEME_DAY, people, ())[0].sentence == NO_QUORUM_RULE
    (quorum,) = quorum_sentences(MeetingKind.THEME_DAY, people, (VoteKind.RESOLUTION,))
    assert quorum.basis


def test_without_a_sheet_nothing_is_judged() -> None:
    assert quorum_sentences(MeetingKind.BRANCH_ASSEMBLY, (), ())[0].met is None
    vote = Vote(VoteKind.RESOLUTION, BallotMethod.SHOW_OF_HANDS, 3, 0, 0)
    assert judge_vote(vote, ()).passed is None


@pytest.mark.parametrize(
    ("kind", "in_favour", "passed"),
    [(VoteKind.RESOLUTION, 5, False), (VoteKind.ELECTION, 5, True), (VoteKind.COMMITTEE, 3, True)],
)
def test_each_vote_has_its_own_denominator(kind: VoteKind, in_favour: int, passed: bool) -> None:
    """More than half of ten who vote, of eight who came, of three committee members."""
    people = sheet(S.PRESENT, S.PRESENT, S.PRESENT, in_committee=True) + sheet(
        *[S.PRESENT] * 5, S.LEAVE, S.LEAVE
    )
    assert judge_vote(Vote(kind, BallotMethod.SHOW_OF_HANDS, in_favour, 0, 0), people).passed is passed


@pytest.mark.parametrize(
    ("vote", "kinds", "warned"),
    [
        (VoteKind.COMMITTEE, (MeetingKind.BRANCH_COMMITTEE,), ""),
        (VoteKind.RESOLUTION, (MeetingKind.BRANCH_COMMITTEE,), "支委会由委员表决，“党员大会表决”"),
        (VoteKind.ELECTION, (MeetingKind.BRANCH_COMMITTEE,), "支委会由委员表决，“选举”"),
        (VoteKind.COMMITTEE, (MeetingKind.BRANCH_ASSEMBLY,), "“支委会表决”按委员人数计算"),
        (VoteKind.RESOLUTION, (MeetingKind.THEME_DAY, MeetingKind.BRANCH_ASSEMBLY), ""),
        (VoteKind.COMMITTEE, (), ""),
    ],
)
def test_a_vote_of_another_meeting_is_warned_of(
    vote: VoteKind, kinds: tuple[MeetingKind, ...], warned: str
) -> None:
    people = sheet(S.PRESENT, S.PRESENT, S.PRESENT, in_committee=True)
    counted = Vote(vote, BallotMethod.SHOW_OF_HANDS, 3, 0, 0)
    warning = judge_vote(counted, people, kinds).warning
    assert warning.startswith(warned)
    assert bool(warning) is bool(warned)
    assert judge_vote(counted, people, kinds).passed is judge_vote(counted, people).passed


@pytest.mark.parametrize(
    ("kind", "came", "passed"),
    [
        (VoteKind.ELECTION, 7, False),
        (VoteKind.ELECTION, 8, True),
        (VoteKind.ADMISSION, 6, True),
        (VoteKind.RESOLUTION, 6, True),
    ],
)
def test_a_vote_for_which_too_few_came_is_void(kind: VoteKind, came: int, passed: bool) -> None:
    """Ten are expected: an election asks for eight of them, however clear the count."""
    people = sheet(*[S.PRESENT] * came, *[S.LEAVE] * (10 - came))
    result = judge_vote(Vote(kind, BallotMethod.SECRET_BALLOT, came, 0, 0), people)
    assert result.passed is passed
    assert ("选举须五分之四以上到会，即不少于8人；实到7人，不足，选举无效。" in result.sentence) is not passed

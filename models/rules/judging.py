"""Quorum and votes of a meeting from its sheet, each with its own denominator (domain §2.3)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from models.rows.attendance import AttendanceRow, count_attendance
from models.rows.meeting import Vote
from models.rules.attendance import Roll, roll_for
from models.rules.quorum import Quorum, VoteResult, quorum_for, result_of, void
from models.rules.terms import MeetingKind, VoteKind

_HELD_BY = {VoteKind.COMMITTEE: MeetingKind.BRANCH_COMMITTEE}


def quorum_sentences(
    kind: MeetingKind, sheet: Sequence[AttendanceRow], votes: Iterable[VoteKind]
) -> tuple[Quorum, ...]:
    """Whether the meeting may start, and whether it may go on to each kind of vote on its agenda."""
    committee = roll_for(kind) is Roll.COMMITTEE
    counts = count_attendance(sheet, committee=committee)
    expected: int | None = counts.voters_expected or None
    present = counts.voters_present
    if kind is MeetingKind.DEMOCRATIC_LIFE:
        # Its members are whoever is on the sheet, not only those with a vote.
        expected, present = counts.expected or None, counts.present
    if not sheet:
        present = None
    found = [quorum_for(kind, expected, present)]
    for vote in votes:
        judged = quorum_for(kind, expected, present, vote)
        if judged.sentence not in {quorum.sentence for quorum in found}:
            found.append(judged)
    # "No rule" beside a rule that a vote brings in would only confuse.
    ruled = [quorum for quorum in found if quorum.basis]
    return tuple(ruled or found)


def judge_vote(vote: Vote, sheet: Sequence[AttendanceRow], kinds: Collection[MeetingKind] = ()) -> VoteResult:
    """The result of a vote: 支委会 by its members expected, elections by 实到, all others by 应到; where too few came for such a
    vote it is void, however many were in favour. ``kinds`` is what the meeting
    is and counts as: a vote that is none of its own is warned of, because it is counted by other people."""
    result = _counted(vote, sheet)
    warning = "".join(part for part in (misfit(vote.kind, kinds), result.warning) if part)
    return replace(result, warning=warning)


def misfit(vote: VoteKind, kinds: Collection[MeetingKind]) -> str:
    """Why a vote does not belong to such a meeting; empty when it does, or nobody can say."""
    committee = MeetingKind.BRANCH_COMMITTEE in kinds
    if committee and vote is not VoteKind.COMMITTEE:
        return f"支委会由委员表决，“{vote}”是党员大会的表决，请核对表决类别。"
    if kinds and not committee and vote is VoteKind.COMMITTEE:
        return "“支委会表决”按委员人数计算，这次不是支委会，请核对表决类别。"
    return ""


def _counted(vote: Vote, sheet: Sequence[AttendanceRow]) -> VoteResult:
    counts = count_attendance(sheet, committee=vote.kind is VoteKind.COMMITTEE)
    expected, present = counts.voters_expected or None, counts.voters_present if sheet else None
    quorum = quorum_for(_HELD_BY.get(vote.kind, MeetingKind.BRANCH_ASSEMBLY), expected, present, vote.kind)
    result = result_of(
        vote.kind,
        expected=expected,
        present=present,
        in_favour=vote.in_favour,
        against=vote.against,
        abstained=vote.abstained,
    )
    return void(result, vote.kind, quorum) if quorum.met is False and result.passed else result

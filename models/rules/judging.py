"""Quorum and votes of a meeting from its sheet, each with its own denominator (domain §2.3)."""

from collections.abc import Iterable, Sequence

from models.rows.attendance import AttendanceRow, count_attendance
from models.rows.meeting import Vote
from models.rules.attendance import Roll, roll_for
from models.rules.quorum import Quorum, VoteResult, quorum_for, result_of
from models.rules.terms import MeetingKind, VoteKind


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


def judge_vote(vote: Vote, sheet: Sequence[AttendanceRow]) -> VoteResult:
    """The result of a vote: 支委会 by its members expected, elections by 实到, all others by 应到."""
    counts = count_attendance(sheet, committee=vote.kind is VoteKind.COMMITTEE)
    return result_of(
        vote.kind,
        expected=counts.voters_expected or None,
        present=counts.voters_present if sheet else None,
        in_favour=vote.in_favour,
        against=vote.against,
        abstained=vote.abstained,
    )

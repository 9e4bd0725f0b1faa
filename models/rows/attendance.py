"""Attendance of one person at one meeting or session, and its counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.rules.terms import AttendanceState, Standing


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One person's line on the sheet. Name and standing are those of the meeting's day."""

    member_id: int | None
    name: str
    standing: Standing = Standing.FULL
    state: AttendanceState = AttendanceState.UNMARKED
    reason: str = ""
    """缺席或请假原因."""
    counted: bool = True
    """False when the person is left out of 应到 (e.g. long absent with approval); then ``reason`` says why."""
    in_committee: bool = False


@dataclass(frozen=True, slots=True)
class Observer:
    """A person sitting in (列席)."""

    name: str
    unit: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceCounts:
    """Counts of a sheet. ``present`` is None (待补) while anybody expected is still unmarked."""

    expected: int
    present: int | None
    leave: int
    absent: int
    unmarked: int
    voters_expected: int
    """应到会有表决权人数."""
    voters_present: int | None
    """实到会有表决权人数; None while a voter is unmarked."""


def count_attendance(rows: Iterable[AttendanceRow], *, committee: bool = False) -> AttendanceCounts:
    """Counts over the people counted in 应到. With ``committee`` the voters are the committee's members,
    otherwise everybody with 表决权 (正式党员). An empty sheet expects 0 and is not unmarked."""
    counted = [row for row in rows if row.counted]
    voters = [row for row in counted if (row.in_committee if committee else row.standing.may_vote)]
    by_state = {state: sum(row.state is state for row in counted) for state in AttendanceState}
    voters_unmarked = any(row.state is AttendanceState.UNMARKED for row in voters)
    unmarked = by_state[AttendanceState.UNMARKED]
    return AttendanceCounts(
        expected=len(counted),
        present=None if unmarked else by_state[AttendanceState.PRESENT],
        leave=by_state[AttendanceState.LEAVE],
        absent=by_state[AttendanceState.ABSENT],
        unmarked=unmarked,
        voters_expected=len(voters),
        voters_present=None
        if voters_unmarked
        else sum(row.state is AttendanceState.PRESENT for row in voters),
    )

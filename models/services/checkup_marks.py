"""What sheets say of members month by month, for the check-up: counted by the database in one query."""

from collections import defaultdict

from sqlalchemy import extract, func, select
from sqlalchemy.orm import Session

from models.entities import Attendance, Member, Record
from models.rules.checkup.absence import looked_back
from models.rules.checkup.facts import MonthMarks
from models.rules.dual_life import ORGANIZATIONAL
from models.rules.periods import Month, Span
from models.rules.terms import AttendanceState, RecordStatus, Register

_PLACES = {
    AttendanceState.PRESENT: "present",
    AttendanceState.LEAVE: "leave",
    AttendanceState.ABSENT: "absent",
    AttendanceState.UNMARKED: "unmarked",
}


def month_marks(session: Session, span: Span) -> tuple[MonthMarks, ...]:
    """Of every member who stands on a sheet, the months that a check-up of ``span`` may look back over. Who was there, or is 待补, at
    anything counts; leave and absence only from organisational life that expects all members."""
    days = looked_back(Month.of(span.last))
    year, month = extract("year", Record.happened_on), extract("month", Record.happened_on)
    expecting = Record.kind.in_([kind.value for kind in ORGANIZATIONAL])
    query = (
        select(Attendance.member_id, Member.name, year, month, Attendance.state, func.count())
        .join_from(Attendance, Record, Record.id == Attendance.record_id)
        .join(Member, Member.id == Attendance.member_id)
        .where(
            Record.register.in_((Register.MEETING, Register.STUDY)),
            Record.deleted_at.is_(None),
            Record.status == RecordStatus.HELD.value,
            Record.happened_on.between(days.first, days.last),
            Attendance.counted,
            expecting | Attendance.state.in_((AttendanceState.PRESENT, AttendanceState.UNMARKED)),
        )
        .group_by(Attendance.member_id, Member.name, year, month, Attendance.state)
    )
    found: dict[tuple[int, str, Month], dict[str, int]] = defaultdict(dict)
    for member_id, name, in_year, in_month, state, number in session.execute(query):
        assert member_id is not None
        found[member_id, name, Month(in_year, in_month)][_PLACES[state]] = number
    return tuple(
        MonthMarks(member_id, name, seen, *(counts.get(place, 0) for place in _PLACES.values()))
        for (member_id, name, seen), counts in found.items()
    )

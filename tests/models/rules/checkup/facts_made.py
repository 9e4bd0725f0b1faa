"""Records as the checks read them, made with as few words as a test needs."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from models.rows.attendance import AttendanceRow
from models.rows.checkup import CheckupFinding
from models.rules.checkup.facts import Branch, CheckedRecord, Facts
from models.rules.checkup.names import Names
from models.rules.periods import Month
from models.rules.terms import AttendanceState, MeetingKind, RecordStatus, Standing

DAY = date(2026, 10, 15)
TODAY = date(2026, 11, 20)
S = AttendanceState
Check = Callable[[Facts], Iterator[CheckupFinding]]

PEOPLE = Names.of([(1, "张伟"), (2, "李强"), (3, "王芳"), (4, "陈静"), (5, "陈静")])
"""陈静 is the name of two."""


def weekdays(day: date, until: date) -> int:
    """Working days where every Monday to Friday is one."""
    return sum((day + timedelta(days=ahead)).weekday() < 5 for ahead in range(1, (until - day).days + 1))


def record(number: int = 1, **given: Any) -> CheckedRecord:
    """A theme day of the first branch, held on DAY and entered the same day."""
    settled: dict[str, Any] = {
        "kind": MeetingKind.THEME_DAY,
        "status": RecordStatus.HELD,
        "title": "参观档案馆",
        "day": DAY,
        "organization_id": 1,
        "organization_name": "第一党支部",
        "entered_on": DAY,
    } | given
    return CheckedRecord(number, **settled)


def line(name: str, member_id: int | None = None, state: S = S.PRESENT, **given: Any) -> AttendanceRow:
    """A line of a sheet."""
    return AttendanceRow(member_id, name, given.pop("standing", Standing.FULL), state, **given)


def facts(*records: CheckedRecord, **given: Any) -> Facts:
    """October as of TODAY."""
    settled: dict[str, Any] = {
        "span": Month(2026, 10).span(),
        "today": TODAY,
        "working_days": weekdays,
        "names": PEOPLE,
        "branches": (Branch(1, "第一党支部", frozenset({1})),),
    } | given
    return Facts(records=records, **settled)


def sentences(check: Check, *records: CheckedRecord, **given: Any) -> list[str]:
    """What the check says of the records."""
    return [finding.sentence for finding in check(facts(*records, **given))]


def shuffled(made: Facts, records: list[CheckedRecord]) -> Facts:
    """The same with its records in another order."""
    return replace(made, records=records)

"""How an attendance sheet follows the roster: pure functions over frozen rows."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.rows.attendance import AttendanceRow
from models.rules.terms import AttendanceState, Standing

Sheet = tuple[AttendanceRow, ...]


@dataclass(frozen=True)
class RollDifference:
    """`missing`: on the roster of the day, not on the sheet. `extra`: on the sheet by number, not on the
    roster. People added by name alone are neither.
    """

    missing: Sheet
    extra: Sheet

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra)

    @property
    def sentence(self) -> str:
        """名册有变动：少2人、多1人."""
        parts = [
            f"{word}{len(rows)}人（{_names(rows)}）"
            for word, rows in (("少", self.missing), ("多", self.extra))
            if rows
        ]
        return f"名册有变动：签到名单{'、'.join(parts)}。" if parts else ""


def _names(rows: Sheet) -> str:
    shown = "、".join(row.name for row in rows[:3])
    return shown + ("等" if len(rows) > 3 else "")


def difference(
    sheet: Iterable[AttendanceRow], expected: Sheet, added: Collection[int] = ()
) -> RollDifference:
    """What the sheet lacks and has too many of; those `added` by the clerk are not too many."""
    rows = tuple(sheet)
    here = {row.member_id for row in rows}
    wanted = {row.member_id for row in expected}
    return RollDifference(
        tuple(row for row in expected if row.member_id not in here),
        tuple(
            row
            for row in rows
            if row.member_id is not None and row.member_id not in wanted and row.member_id not in added
        ),
    )


def completed(sheet: Iterable[AttendanceRow], missing: Sheet) -> Sheet:
    """The sheet with the missing people at its end; nobody is taken off."""
    return (*sheet, *missing)


def refilled(sheet: Sequence[AttendanceRow], expected: Sheet, added: Collection[int], marks: Sheet) -> Sheet:
    """The sheet of a new record after its day or organisation changed: the roster's people with the marks
    they had (`marks` remembers those who had left the sheet), then whoever the clerk added himself.
    """
    had: dict[int | None, AttendanceRow] = {
        row.member_id: row for row in (*marks, *sheet) if row.member_id is not None
    }
    wanted = {row.member_id for row in expected}
    filled = tuple(_with_mark(row, had.get(row.member_id)) for row in expected)
    own = (row for row in sheet if row.member_id is None or row.member_id in added)
    return (*filled, *(row for row in own if row.member_id not in wanted))


def _with_mark(row: AttendanceRow, had: AttendanceRow | None) -> AttendanceRow:
    return row if had is None else replace(row, state=had.state, reason=had.reason, counted=had.counted)


def is_marked(row: AttendanceRow) -> bool:
    """Whether the clerk said anything of this person."""
    return row.state is not AttendanceState.UNMARKED or not row.counted or bool(row.reason)


def row_state(row: AttendanceRow) -> list[Any]:
    """A row as JSON keeps it."""
    return [
        row.member_id,
        row.name,
        row.standing.value,
        row.state.value,
        row.reason,
        row.counted,
        row.in_committee,
    ]


def row_of(state: Sequence[Any]) -> AttendanceRow:
    """The row `row_state` made."""
    member_id, name, standing, mark, reason, counted, in_committee = state
    return AttendanceRow(
        member_id, name, Standing(standing), AttendanceState(mark), reason, counted, in_committee
    )

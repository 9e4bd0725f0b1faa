"""A month's attendance as a grid; every cell is worked out when it changes and looked up afterwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.look.tile import TILE_ROLE, Tile
from gui.look.tokens import Tone
from gui.tables.attendance_heads import day_text
from models.rows.attendance import AttendanceCounts, AttendanceRow, count_attendance
from models.rows.attendance_grid import (
    AttendanceGrid,
    GridCell,
    GridColumn,
    GridPerson,
    MarkedCell,
    MarkedSheet,
    PersonKey,
)
from models.rules.attendance_marks import Mark
from models.rules.terms import AttendanceState, Standing

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WORDS = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
S = AttendanceState
_TONES = {S.PRESENT: Tone.OK, S.LEAVE: Tone.WARN, S.ABSENT: Tone.BAD, S.UNMARKED: Tone.NEUTRAL}
EXPLAINED = (S.LEAVE, S.ABSENT)
NOT_LISTED, NOT_COUNTED = "不在册", "不计入"
CHANGED = "•"
Place = tuple[int, int]
Touched = dict[tuple[PersonKey, int], Mark]
Marks = list[tuple[int | None, str, int, str, str]]


@dataclass(frozen=True)
class Unexplained:
    """A leave or absence marked here that has no reason yet."""

    id: Place
    who: str
    when: str
    state: AttendanceState


class AttendanceMonthModel(QAbstractTableModel):
    """The grid as read, and over it what the clerk has marked. `touched` fires when that changed."""

    touched = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[GridColumn, ...] = ()
        self.people: tuple[GridPerson, ...] = ()
        self._grid: AttendanceGrid | None = None
        self._touched: Touched = {}
        self._before: list[Touched] = []
        self._tiles: list[list[Tile]] = []

    # What is in it

    def show_grid(self, grid: AttendanceGrid) -> None:
        """Show a month. When it was shown before, what was marked and not saved stays, where its cell is still there."""
        before = self._grid
        same = before is not None and (before.organization_id, before.month) == (
            grid.organization_id,
            grid.month,
        )
        kept = self._touched if same else {}
        self.beginResetModel()
        self._grid, self.columns, self.people = grid, grid.columns, grid.people
        open_ids = {column.record_id for column in grid.columns if not column.refusal}
        self._touched = {
            place: mark for place, mark in kept.items() if place in grid.cells and place[1] in open_ids
        }
        self._before = []
        self._tiles = [
            [self._tile(row, column) for column in range(len(self.columns))]
            for row in range(len(self.people))
        ]
        self.endResetModel()
        self.touched.emit()

    def take_over(self, saved: Iterable[MarkedSheet]) -> None:
        """What was marked is saved: it stands as read now, and there is nothing to take back. What was marked otherwise
        meanwhile stays marked."""
        if self._grid is None:
            return
        cells = dict(self._grid.cells)
        for sheet in saved:
            for cell in sheet.cells:
                place = (cell.key, sheet.record_id)
                cells[place] = GridCell(cell.state, cell.reason)
                if self._touched.get(place) == Mark(cell.state, cell.reason):
                    del self._touched[place]
        self._grid, self._before = replace(self._grid, cells=cells), []
        self._repaint(self._everywhere())

    def _everywhere(self) -> list[Place]:
        return [(row, at) for row in range(len(self.people)) for at in range(len(self.columns))]

    def is_edited(self) -> bool:
        """Whether anything is marked and not saved."""
        return bool(self._touched)

    def cell(self, row: int, column: int) -> GridCell | None:
        """A cell as marked, or else as read; None for somebody not on that sheet."""
        place = self._place(row, column)
        assert self._grid is not None
        read = self._grid.cells.get(place)
        mark = self._touched.get(place)
        return read if read is None or mark is None else GridCell(mark.state, mark.reason, read.counted)

    def refusal(self, row: int, column: int) -> str:
        """Why a cell cannot be marked; empty when it can."""
        cell = self.cell(row, column)
        if self.columns[column].refusal:
            return self.columns[column].refusal
        if cell is None:
            return f"{self.people[row].name}不在这次的名单上"
        return "" if cell.counted else f"{self.people[row].name}这次不计入应到，请在记录里改"

    def counts(self, column: int) -> AttendanceCounts:
        """The counts of a gathering as marked."""
        rows = []
        for row, person in enumerate(self.people):
            cell = self.cell(row, column)
            if cell is not None:
                rows.append(
                    AttendanceRow(
                        person.key[0], person.name, person.standing, cell.state, cell.reason, cell.counted
                    )
                )
        return count_attendance(rows)

    def _place(self, row: int, column: int) -> tuple[PersonKey, int]:
        return self.people[row].key, self.columns[column].record_id

    # Orders of the clerk

    def mark(self, places: Iterable[Place], mark: Mark) -> int:
        """Mark these cells, as one step; those that cannot be marked are passed over. How many were."""
        return self.mark_each([(place, mark) for place in places])

    def mark_each(self, marks: Sequence[tuple[Place, Mark]]) -> int:
        """Mark each of these cells as said, as one step to be taken back."""
        before, changed = dict(self._touched), []
        for (row, column), mark in marks:
            if not self.refusal(row, column):
                self._put(row, column, mark)
                changed.append((row, column))
        if changed and before != self._touched:
            self._before.append(before)
            self._repaint(changed)
        return len(changed)

    def _put(self, row: int, column: int, mark: Mark) -> None:
        place, now = self._place(row, column), self.cell(row, column)
        assert self._grid is not None
        assert now is not None
        read = self._grid.cells[place]
        reason = ""
        if mark.state in EXPLAINED:
            # The same mark again keeps the reason that stands.
            reason = mark.reason or (now.reason if now.state in EXPLAINED else "")
        if (mark.state, reason) == (read.state, read.reason):
            self._touched.pop(place, None)
        else:
            self._touched[place] = Mark(mark.state, reason)

    def explain(self, reasons: Iterable[tuple[Place, str]]) -> None:
        """Give reasons to what is marked, as one step."""
        marks: list[tuple[Place, Mark]] = []
        for place, reason in reasons:
            cell = self.cell(*place)
            if cell is not None:
                marks.append((place, Mark(cell.state, reason.strip())))
        self.mark_each(marks)

    def fill_down(self, places: Iterable[Place]) -> int:
        """Repeat the uppermost chosen cell of each column below it, within what is chosen."""
        marks: list[tuple[Place, Mark]] = []
        chosen = sorted(places)
        for column in sorted({column for _, column in chosen}):
            rows = [row for row, each in chosen if each == column]
            first = self.cell(rows[0], column)
            if first is not None:
                marks += [((row, column), Mark(first.state, first.reason)) for row in rows[1:]]
        return self.mark_each(marks)

    def undo(self) -> bool:
        """Take the last step back; False when there is none."""
        if not self._before:
            return False
        self._touched = self._before.pop()
        self._repaint(self._everywhere())
        return True

    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    def _repaint(self, places: Sequence[Place]) -> None:
        for row, column in places:
            self._tiles[row][column] = self._tile(row, column)
        if places:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.people) - 1, len(self.columns) - 1))
        self.touched.emit()

    # What is to be kept

    def marks(self) -> Marks:
        """What was marked, as JSON can keep it: member, name, gathering, state, reason."""
        return [
            (member_id, name, record_id, mark.state.value, mark.reason)
            for ((member_id, name), record_id), mark in self._touched.items()
        ]

    def lay_over(self, marks: Marks) -> int:
        """Mark again what was kept, as one step; how many could not be, their cells being gone or closed."""
        rows = {person.key: row for row, person in enumerate(self.people)}
        columns = {column.record_id: at for at, column in enumerate(self.columns)}
        wanted = [
            ((rows[member_id, name], columns[record_id]), Mark(AttendanceState(state), reason))
            for member_id, name, record_id, state, reason in marks
            if (member_id, name) in rows and record_id in columns
        ]
        return len(marks) - self.mark_each(wanted)

    # What is to be saved

    def sheets(self) -> tuple[MarkedSheet, ...]:
        """What was marked, by gathering in the order shown."""
        found = []
        for column in self.columns:
            cells = tuple(
                MarkedCell(key, mark.state, mark.reason)
                for (key, record_id), mark in self._touched.items()
                if record_id == column.record_id
            )
            if cells:
                found.append(MarkedSheet(column.record_id, column.version, cells))
        return tuple(found)

    def unexplained(self) -> list[Unexplained]:
        """The leaves and absences marked here without a reason, gathering by gathering."""
        return [
            Unexplained((row, at), person.name, day_text(column), mark.state)
            for at, column in enumerate(self.columns)
            for row, person in enumerate(self.people)
            if (mark := self._touched.get((person.key, column.record_id))) is not None
            and mark.state in EXPLAINED
            and not mark.reason
        ]

    # What a view asks

    def _tile(self, row: int, column: int) -> Tile:
        person, where = self.people[row], day_text(self.columns[column])
        cell = self.cell(row, column)
        if cell is None:
            return Tile("—", words=f"{person.name}　{where}：{NOT_LISTED}")
        reason = f"（{cell.reason}）" if cell.reason else ""
        if not cell.counted:
            return Tile(NOT_COUNTED, words=f"{person.name}　{where}：{NOT_COUNTED}应到{reason}")
        words = f"{person.name}　{where}：{cell.state.label}{reason}"
        refusal = self.columns[column].refusal
        if refusal:
            return Tile(cell.state.label, words=f"{words}。{refusal}")
        changed = self._place(row, column) in self._touched
        return Tile(
            cell.state.label,
            _TONES[cell.state],
            mark=CHANGED if changed else "",
            words=f"{words}，还没有保存" if changed else words,
        )

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        tile = self._tiles[index.row()][index.column()]
        if role == TILE_ROLE:
            return tile
        if role == Qt.ItemDataRole.DisplayRole:
            return tile.text
        return tile.words if role in _WORDS else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if not 0 <= section < len(self.columns):
                return None
            column = self.columns[section]
            if role == Qt.ItemDataRole.DisplayRole:
                lock = "定" if column.refusal and column.has_sheet else ""
                return f"{column.held_on.month}月{column.held_on.day}日{lock and '·' + lock}\n{column.kind.label}"
            if role == Qt.ItemDataRole.ToolTipRole:
                said = f"{column.organization_name}　{column.title}"
                return f"{said}\n{column.refusal}" if column.refusal else said
            return None
        if role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(self.people):
            person = self.people[section]
            return f"{person.name}（预备）" if person.standing is Standing.PROBATIONARY else person.name
        return None

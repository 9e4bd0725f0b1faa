"""The attendance sheet as a Qt table whose marks and reasons are written by the clerk."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from gui.look.look import look
from gui.tables.titled import TitledModel
from models.rows.attendance import AttendanceRow
from models.rules.terms import AttendanceState, Standing

_Index = QModelIndex | QPersistentModelIndex

NAME, MARK, REASON = range(3)
TITLES = ("姓名", "到会", "原因")
NOT_COUNTED = "不计入应到"
_TAGS = {Standing.PROBATIONARY: "预备", Standing.ACTIVIST: "积极分子"}


class SheetModel(TitledModel):
    """Frozen rows, replaced one by one. `edited` fires for what the user does."""

    TITLES = TITLES

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[AttendanceRow] = []
        self.read_only = False

    def rows(self) -> tuple[AttendanceRow, ...]:
        """The sheet."""
        return tuple(self._rows)

    def row(self, place: int) -> AttendanceRow:
        """One line of it."""
        return self._rows[place]

    def show_rows(self, rows: Iterable[AttendanceRow]) -> None:
        """Show a sheet; nothing counts as edited."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    # Orders of the clerk

    def mark(self, places: Iterable[int], state: AttendanceState) -> None:
        """Write one mark for several people; a reason stays only where there is something to excuse."""
        for place in places:
            row = self._rows[place]
            keeps = state in (AttendanceState.LEAVE, AttendanceState.ABSENT)
            self._put(place, replace(row, state=state, reason=row.reason if keeps else "", counted=True))
        self.edited.emit()

    def leave_out(self, places: Iterable[int]) -> None:
        """Take people out of 应到, or back in when all of them are out already."""
        chosen = list(places)
        back_in = all(not self._rows[place].counted for place in chosen)
        for place in chosen:
            self._put(place, replace(self._rows[place], counted=back_in))
        self.edited.emit()

    def give_reason(self, place: int, reason: str) -> None:
        """Write a reason."""
        if self._rows[place].reason != reason:
            self._put(place, replace(self._rows[place], reason=reason))
            self.edited.emit()

    def append(self, rows: Sequence[AttendanceRow]) -> None:
        """Put people at the end."""
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()
            self.edited.emit()

    def remove(self, places: Iterable[int]) -> None:
        """Take lines off the sheet."""
        for place in sorted(places, reverse=True):
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._rows[place]
            self.endRemoveRows()
        self.edited.emit()

    def _put(self, place: int, row: AttendanceRow) -> None:
        self._rows[place] = row
        self.dataChanged.emit(self.index(place, 0), self.index(place, REASON))

    # What a view asks

    def count(self) -> int:
        return len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == REASON and not self.read_only and self.takes_reason(index.row()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def takes_reason(self, place: int) -> bool:
        """Whether there is something to give a reason for."""
        row = self._rows[place]
        return not row.counted or row.state in (AttendanceState.LEAVE, AttendanceState.ABSENT)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return (name_text(row), mark_text(row), row.reason)[index.column()]
        if role == Qt.ItemDataRole.EditRole and index.column() == REASON:
            return row.reason
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(look().tokens.text if row.counted else look().tokens.text_hint)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != REASON:
            return False
        self.give_reason(index.row(), str(value).strip())
        return True


def name_text(row: AttendanceRow) -> str:
    """The name, and the standing where it is not that of a full member."""
    tag = _TAGS.get(row.standing)
    return f"{row.name}（{tag}）" if tag else row.name


def mark_text(row: AttendanceRow) -> str:
    """出席, 请假, 缺席, 待补 or 不计入应到."""
    return row.state.label if row.counted else NOT_COUNTED

"""The dictionary of 22 as cells to type in."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.tables.titled import TitledModel
from models.rows.inspection import Manifestation

_Index = QModelIndex | QPersistentModelIndex
NUMBER, CATEGORY, TEXT = range(3)
_HEADS = ("序号", "类别", "具体表现")
_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole)


class ManifestationModel(TitledModel):
    """Always all rows by number; the number itself cannot be changed."""

    TITLES = _HEADS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Manifestation] = []
        self._stored: list[Manifestation] = []
        self._undo: list[Manifestation] | None = None

    def show(self, rows: Sequence[Manifestation]) -> None:
        """Show what is stored."""
        self.beginResetModel()
        self._rows, self._stored, self._undo = list(rows), list(rows), None
        self.endResetModel()

    def rows(self) -> tuple[Manifestation, ...]:
        """Everything as it stands."""
        return tuple(self._rows)

    @property
    def is_edited(self) -> bool:
        """Whether anything differs from what is stored."""
        return self._rows != self._stored

    def put(self, rows: Iterable[Manifestation]) -> None:
        """Replace the rows of these numbers."""
        for row in rows:
            self._replace(row.number - 1, row)

    def keep_for_undo(self) -> None:
        """Remember everything as it stands."""
        self._undo = list(self._rows)

    def undo(self) -> None:
        """Back to what was remembered."""
        if self._undo is not None:
            self.put(self._undo)
            self._undo = None

    def clear(self, indexes: Iterable[_Index]) -> None:
        """Empty these cells."""
        for index in indexes:
            self.setData(index, "")

    def _replace(self, place: int, row: Manifestation) -> None:
        if self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place, NUMBER), self.index(place, TEXT))

    # What a view asks

    def count(self) -> int:
        return len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role in _SHOWN:
            return (str(row.number), row.category, row.text)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (str(row.number), row.category, row.text)[column]
            return f"第{row.number}条{_HEADS[column]}　{said or '空'}"
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() == NUMBER:
            return False
        text = " ".join(str(value).split())
        row = self._rows[index.row()]
        changed = replace(row, category=text) if index.column() == CATEGORY else replace(row, text=text)
        self._replace(index.row(), changed)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if index.column() == NUMBER else usual | Qt.ItemFlag.ItemIsEditable

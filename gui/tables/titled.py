"""Item models of lines under titles that stay."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TitledModel(QAbstractTableModel):
    """A subclass counts its lines and gives what stands in them."""

    TITLES: Sequence[str]
    TITLES_STAND: Qt.AlignmentFlag | None = _LEFT
    """None leaves it to the header."""

    def count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.TITLES):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.TITLES[section]
        return self.TITLES_STAND if role == Qt.ItemDataRole.TextAlignmentRole else None

"""Fields side by side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from gui.look.look import look


class FieldGrid(QWidget):
    """Lays fields out in `columns` equal columns, row by row; `wide` takes a whole row."""

    def __init__(self, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._next = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look().px(12))
        self._grid.setVerticalSpacing(look().px(10))
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def add(self, *fields: QWidget) -> None:
        """Put fields into the next places."""
        for field in fields:
            row, column = divmod(self._next, self._columns)
            self._grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
            self._next += 1

    def wide(self, field: QWidget) -> None:
        """Put a field over a whole row."""
        row = -(-self._next // self._columns)
        self._grid.addWidget(field, row, 0, 1, self._columns)
        self._next = (row + 1) * self._columns

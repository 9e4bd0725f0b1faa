"""A grid in which one key marks a cell."""

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from gui.widgets.entry_grid import EntryGrid
from gui.widgets.name_search import NameSearch

MARKING_KEYS = {
    Qt.Key.Key_Space: 1,
    Qt.Key.Key_1: 1,
    Qt.Key.Key_2: 2,
    Qt.Key.Key_3: 3,
    Qt.Key.Key_0: 0,
}


class MarkingGrid(EntryGrid):
    """`marked` carries a number of 0 to 3 for the chosen cells; the blank is 1. Letters go to a name by its initials. After
    one cell the cursor goes down. `undone`: Ctrl+Z."""

    marked = Signal(int)
    undone = Signal()

    def __init__(self, model: QAbstractTableModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name, 86, parent)
        self._search = NameSearch()
        # Keys mark; nothing is typed into a cell.
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        number = MARKING_KEYS.get(Qt.Key(event.key()))
        if number is not None and held == Qt.KeyboardModifier.NoModifier:
            self.mark(number)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undone.emit()
        else:
            super().keyPressEvent(event)

    def mark(self, number: int) -> None:
        """Mark what is chosen; one cell alone hands the cursor to the next."""
        alone = len(self.chosen()) == 1
        self.marked.emit(number)
        if alone:
            row, column = self.cursor_place()
            if row + 1 < self.model().rowCount():
                self.choose(row + 1, column)

    def keyboardSearch(self, search: str) -> None:
        """Letters are the initials of a name: go there, in the same column."""
        model = self.model()
        names = [
            str(model.headerData(row, Qt.Orientation.Vertical)).split("（")[0]
            for row in range(model.rowCount())
        ]
        row, column = self.cursor_place()
        place = self._search.place(names, search, row)
        if place is not None:
            self.choose(place, column)

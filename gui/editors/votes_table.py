"""The grid of 民主评议党员 on screen: typed like a sheet, Enter goes down, a copied column is pasted."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.editors.votes_model import (
    BASIC,
    FAILING,
    FEEDBACK,
    HEADS,
    NAME,
    NOTE,
    SELF,
    TITLES,
    VOTES,
    VotesModel,
)
from gui.look.look import look
from models.rules.pasted_table import read_table, write_table
from models.rules.pasting import RowName, arrange

_WIDTHS = {NAME: 96, BASIC: 92, FAILING: 78, FEEDBACK: 112, NOTE: 140}
_ROWS_AT_MOST = 12


class VotesTable(QTableView):
    """Any key begins to write, Enter takes it over and goes down (from the last person to the next column's first), Delete
    empties the chosen cells, Shift+Delete takes the person off, Ctrl+C and Ctrl+V copy and paste. `told`: what became of a
    paste, in a sentence; empty when all of it found its place. `removal_wanted`: the chosen people are to go."""

    told = Signal(str)
    removal_wanted = Signal()

    def __init__(self, model: VotesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._votes = model
        self.setModel(model)
        self.setProperty("records", "true")
        self.setAccessibleName("民主评议结果")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        look().changed.connect(self._resize)
        model.modelReset.connect(self._resize)
        model.rowsInserted.connect(self._resize)
        model.rowsRemoved.connect(self._resize)
        self._resize()

    @Slot()
    def _resize(self) -> None:
        px = look().px
        self.verticalHeader().setDefaultSectionSize(px(34))
        for column in range(len(TITLES)):
            usual = 66 if column in VOTES else 84
            self.setColumnWidth(column, px(_WIDTHS.get(column, usual)))
        rows = min(max(self._votes.rowCount(), 1), _ROWS_AT_MOST)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * px(34) + bar + px(6))

    def places(self) -> list[int]:
        """The people of the chosen cells."""
        return sorted({index.row() for index in self.selectedIndexes()})

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        self.setCurrentIndex(self._votes.index(row, column))

    def _go_down(self) -> None:
        row, column = self.currentIndex().row(), self.currentIndex().column()
        if row + 1 < self._votes.rowCount():
            self.go_to(row + 1, column)
        elif column + 1 < len(TITLES):
            self.go_to(0, max(column + 1, SELF))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.removal_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_chosen()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._go_down()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_down()
        elif hint == QAbstractItemDelegate.EndEditHint.EditNextItem:
            self._beside(1)
        elif hint == QAbstractItemDelegate.EndEditHint.EditPreviousItem:
            self._beside(-1)
        self.setFocus()

    def _beside(self, by: int) -> None:
        column = self.currentIndex().column() + by
        if SELF <= column < len(TITLES):
            self.go_to(self.currentIndex().row(), column)

    def clear_chosen(self) -> None:
        """Empty the chosen cells."""
        cells = [(index.row(), index.column(), "") for index in self.selectedIndexes()]
        if cells:
            self._votes.write(cells)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as a sheet would."""
        chosen = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        if not chosen:
            return
        rows: dict[int, list[str]] = {}
        for row, column in chosen:
            rows.setdefault(row, []).append(str(self._votes.index(row, column).data() or ""))
        QGuiApplication.clipboard().setText(write_table(rows.values()))

    def paste(self) -> None:
        """Write what was copied in WPS or Excel: by the names and headings copied along, else from the cursor on. Empty cells
        clear nothing."""
        at: QModelIndex = self.currentIndex()
        place = (at.row(), max(at.column(), SELF)) if at.isValid() else (0, SELF)
        try:
            table = read_table(QGuiApplication.clipboard().text())
        except ValueError as mistake:
            self.told.emit(str(mistake))
            return
        plan = arrange(table, [RowName(name) for name in self._votes.names()], HEADS, place)
        self._votes.write([(landing.row, landing.column, landing.text) for landing in plan.landings])
        left = [f"“{stray.text}”{stray.why}" for stray in plan.strays]
        left += [f"“{namesake.name}”有同名，没有填入" for namesake in plan.namesakes]
        shown = "；".join(left[:3]) + (f"；等{len(left)}处" if len(left) > 3 else "")
        self.told.emit(f"已填入{len(plan.landings)}格，没有填入的：{shown}。" if left else "")

"""Dialogs over a list of their own: what it is for, filters, the list, its orders."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.entries import EntriesDialog
from gui.look.look import look
from gui.tables.rows import Column, RowsModel
from gui.widgets.buttons import plain_button
from gui.widgets.card import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from gui.widgets.record_table import RecordTable
from models.rows.changes import Changes, Subject


class ListedDialog(EntriesDialog):
    """A subclass reads the list (`refresh`, answered by `show_rows`) and adds its buttons. ``shown`` are the subjects after
    whose change the list is read again."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        intro: str,
        columns: Sequence[Column[Any]],
        empty: EmptyState,
        shown: frozenset[Subject],
        parent: QWidget,
    ) -> None:
        super().__init__(desk, title, parent)
        self._shown = shown
        self._for_row: list[QPushButton] = []
        px, room = look().px, parent.window().size()
        self.resize(min(px(1180), round(room.width() * 0.94)), min(px(720), round(room.height() * 0.92)))
        self.model = RowsModel(columns, self)
        self.table = RecordTable(self.model, title)
        self.empty = empty
        column = self._headed_column(intro)
        self.top = QHBoxLayout()
        self.top.setSpacing(px(8))
        column.addLayout(self.top)
        self.summary = label("", "second", wrap=True)
        column.addWidget(self.summary)
        column.addWidget(Card.framing(self._table_or_empty(self.table, self.empty)), 1)
        self._build_foot(column)
        self.table.current_changed.connect(self._current_changed)
        desk.tasks.changed.connect(self._changed)

    def _build_foot(self, column: QVBoxLayout) -> None:
        self.above_foot = QVBoxLayout()
        column.addLayout(self.above_foot)
        self.close_button = plain_button("关闭")
        self.close_button.clicked.connect(self.reject)
        self.foot = self._add_foot(column, right=(self.close_button,))

    def add_button(self, button: QPushButton, slot: Callable[[], object], *, for_row: bool = False) -> None:
        """A button at the foot; ``for_row`` greys it while no row is chosen. ``slot`` is a bound method."""
        button.clicked.connect(slot)
        button.setAutoDefault(False)
        self.foot.insertWidget(self.foot.count() - 2, button)
        if for_row:
            self._for_row.append(button)
            button.setEnabled(False)

    # Reading

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.subjects & self._shown:
            self.refresh()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """The list has come; cursor and selection stay, or go to what was just kept."""
        self.model.replace(rows)
        wanted, self._to_choose = self._to_choose, None
        if wanted is not None:
            self.table.choose(wanted)
        self._stack.setCurrentWidget(self.table if rows else self.empty)
        self._current_changed()

    @Slot()
    def _current_changed(self) -> None:
        chosen = self.table.current_row() is not None
        for button in self._for_row:
            button.setEnabled(chosen)
        self.current_changed()

    def current_changed(self) -> None:
        """For a dialog that shows more of the row the cursor is on."""

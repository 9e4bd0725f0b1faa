"""Dialogs over a list of their own: what it is for, filters, the list, its orders; entries are changed in a form above it."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.form import FormDialog
from gui.dialogs.settings_table import SettingsTableDialog
from gui.look.look import look
from gui.tables.rows import Column, RowsModel
from gui.widgets.buttons import plain_button
from gui.widgets.card import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from gui.widgets.record_table import RecordTable
from models.rows.changes import Changes, Subject


class Answering(Protocol):
    """A form that answers with the row to be kept."""

    def answer(self) -> Any: ...


class ListedDialog(SettingsTableDialog):
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
        self._form: FormDialog | None = None
        self._keep: Callable[[Any, Any], Changes] | None = None
        self._to_choose: Any = None
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
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        card = Card(padding=4)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.addWidget(self._stack)
        column.addWidget(card, 1)
        self._build_foot(column)
        self.table.current_changed.connect(self._current_changed)
        desk.tasks.changed.connect(self._changed)

    def _build_foot(self, column: QVBoxLayout) -> None:
        self.above_foot = QVBoxLayout()
        column.addLayout(self.above_foot)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(look().px(8))
        self.foot.addStretch(1)
        self.close_button = plain_button("关闭")
        self.close_button.clicked.connect(self.reject)
        self.foot.addWidget(self.close_button)
        column.addLayout(self.foot)

    def add_button(self, button: QPushButton, slot: Callable[[], object], *, for_row: bool = False) -> None:
        """A button at the foot; ``for_row`` greys it while no row is chosen. ``slot`` is a bound method."""
        button.clicked.connect(slot)
        button.setAutoDefault(False)
        self.foot.insertWidget(self.foot.count() - 2, button)
        if for_row:
            self._for_row.append(button)
            button.setEnabled(False)

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Read the list again."""
        raise NotImplementedError

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

    # Changing in a form

    def open_form(self, form: FormDialog, keep: Callable[[Any, Any], Changes]) -> None:
        """Ask for a row; ``keep`` writes what the form answers."""
        self._form, self._keep = form, keep
        form.confirmed.connect(self._save)
        form.finished.connect(self._form_closed)
        form.open()

    @Slot()
    def _form_closed(self) -> None:
        self._form = None

    @Slot()
    def _save(self) -> None:
        form: Any = self._form
        if form is not None and self._keep is not None:
            self._desk.tasks.write(self._keep, form.answer(), then=self._saved, failed=self._not_saved)

    def _saved(self, changes: Changes) -> None:
        # The list is read again in a moment, for the change is announced.
        self._to_choose = changes.record_id
        self.banner.clear()
        if self._form is not None:
            self._form.accept()

    def _not_saved(self, error: Exception) -> None:
        if self._form is None:
            self._explain(error)
        elif self._form.explain(error) is None:
            self._desk.tasks.failed.emit(error)
        # Perhaps it was changed elsewhere.
        self.refresh()

    def refused(self, error: Exception) -> None:
        """Say why an order was not carried out, and show the list as it is."""
        self._explain(error)
        self.refresh()

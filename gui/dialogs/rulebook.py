"""A list of the rulebook, its rules or its exemptions, whose entries are changed in a form over it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.exemption_form import ExemptionDialog
from gui.dialogs.rule_form import RuleDialog
from gui.dialogs.settings_table import SettingsTableDialog
from gui.tables.rows import Column, RowsModel
from gui.widgets.card import Card
from gui.widgets.record_table import RecordTable
from models.rows.changes import Changes

_Form = RuleDialog | ExemptionDialog


class RulebookDialog(SettingsTableDialog):
    """``keep`` writes what a form answers. A subclass lays out, reads and shows the list, and opens the forms."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        columns: Sequence[Column[Any]],
        keep: Callable[[Any, Any], Changes],
        parent: QWidget,
    ) -> None:
        super().__init__(desk, title, parent)
        self._keep = keep
        self._form: _Form | None = None
        self._to_choose: str | int | None = None
        self.model = RowsModel(columns, self)
        self.table = RecordTable(self.model, title)
        self.table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)

    @staticmethod
    def _carded(widget: QWidget) -> Card:
        card = Card(padding=4)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.addWidget(widget)
        return card

    def _today(self) -> date:
        return self._desk.today()

    # For each list to give

    @Slot()
    def refresh(self) -> None:
        """Read the list again."""
        raise NotImplementedError

    # Changing

    def _open_form(self, form: _Form) -> None:
        self._form = form
        form.confirmed.connect(self._save)
        form.finished.connect(self._form_closed)
        form.open()

    @Slot()
    def _form_closed(self) -> None:
        self._form = None

    @Slot()
    def _save(self) -> None:
        if self._form is not None:
            answer = self._form.answer()
            self._desk.tasks.write(self._keep, answer, then=self._saved, failed=self._not_saved)

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

    def _refused(self, error: Exception) -> None:
        self._explain(error)
        self.refresh()

"""A dialog over a list whose entries are changed in a form above it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.asked_order import AskedOrder
from gui.dialogs.form import FormDialog
from gui.dialogs.settings_table import SettingsTableDialog
from models.rows.changes import Changes


class EntriesDialog(SettingsTableDialog):
    """A subclass lays out, reads and shows the list; what was just kept is `_to_choose` then."""

    def __init__(self, desk: Desk, title: str, parent: QWidget) -> None:
        super().__init__(desk, title, parent)
        self._asked = AskedOrder(desk.tasks, self, self._explain)
        # Perhaps the entry was changed elsewhere.
        self._asked.refused.connect(self.refresh)
        self._to_choose: Any = None

    @Slot()
    def refresh(self) -> None:
        """Read the list again."""
        raise NotImplementedError

    def open_form(self, form: FormDialog, keep: Callable[[Any, Any], Changes]) -> None:
        """Ask for an entry; ``keep`` writes what the form's ``answer`` is."""
        self._asked.order(form, keep, then=self._saved)

    def _saved(self, changes: Changes) -> None:
        # The list is read again in a moment, for the change is announced.
        self._to_choose = changes.record_id
        self.banner.clear()

    def refused(self, error: Exception) -> None:
        """Say why an order was not carried out, and show the list as it is."""
        self._explain(error)
        self.refresh()

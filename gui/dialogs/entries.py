"""A dialog over a list whose entries are changed in a form above it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.form import FormDialog
from gui.dialogs.settings_table import SettingsTableDialog
from models.rows.changes import Changes


class EntriesDialog(SettingsTableDialog):
    """A subclass lays out, reads and shows the list; what was just kept is `_to_choose` then."""

    def __init__(self, desk: Desk, title: str, parent: QWidget) -> None:
        super().__init__(desk, title, parent)
        self._form: FormDialog | None = None
        self._keep: Callable[[Any, Any], Changes] | None = None
        self._to_choose: Any = None

    @Slot()
    def refresh(self) -> None:
        """Read the list again."""
        raise NotImplementedError

    def open_form(self, form: FormDialog, keep: Callable[[Any, Any], Changes]) -> None:
        """Ask for an entry; ``keep`` writes what the form's ``answer`` is."""
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

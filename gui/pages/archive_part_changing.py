"""Asking for role, name and pages of a paper of the 件 that is open."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from gui.dialogs.archive_part import ArchivePartDialog
from gui.editors.archive_parts import ArchivePartsPart
from models.rows.archive import PartRow


class ArchivePartChanging(QObject):
    """One question at a time."""

    def __init__(self, parts: ArchivePartsPart, page: QWidget) -> None:
        super().__init__(page)
        self._parts, self._page = parts, page
        self._dialog: ArchivePartDialog | None = None
        parts.change_wanted.connect(self.ask)

    @property
    def dialog(self) -> ArchivePartDialog | None:
        """The question now open."""
        return self._dialog

    @Slot(object)
    def ask(self, part: PartRow) -> None:
        """Open the question over the page."""
        self._dialog = ArchivePartDialog(part, self._page)
        self._dialog.confirmed.connect(self._answered)
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    @Slot()
    def _answered(self) -> None:
        if self._dialog is not None:
            self._parts.put(self._dialog.answer())
            self._dialog.accept()

    @Slot()
    def _closed(self) -> None:
        self._dialog = None

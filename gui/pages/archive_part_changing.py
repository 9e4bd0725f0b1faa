"""Asking for role, name and pages of a paper of the 件 that is open."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from gui.dialogs.archive_part import ArchivePartDialog
from gui.dialogs.asked_order import Asked
from gui.editors.archive_parts import ArchivePartsPart
from models.rows.archive import PartRow


class ArchivePartChanging(QObject):
    """What is answered goes into the form of the 件, and is kept with it."""

    def __init__(self, parts: ArchivePartsPart, page: QWidget) -> None:
        super().__init__(page)
        self._parts, self._page = parts, page
        self._asked = Asked(page)
        parts.change_wanted.connect(self.ask)

    @Slot(object)
    def ask(self, part: PartRow) -> None:
        """Open the question over the page."""
        self._asked.ask(ArchivePartDialog(part, self._page), self._put)

    def _put(self, part: PartRow) -> None:
        self._parts.put(part)
        self._asked.accept()

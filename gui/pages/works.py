"""The further work of a page: a menu whose entries open dialogs of their own."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from gui.desk import Desk

BATCH_TEXT = "批量修改…"
"""The work that speaks of what is chosen in the list."""


@dataclass(frozen=True)
class Work:
    """An entry: its words, what it is for, and how its dialog is made (its module is imported only then)."""

    text: str
    tip: str
    make: Callable[[Desk, QWidget], QDialog]
    shortcut: str = ""


class Works(QObject):
    """Fills a menu and opens what is chosen. A dialog frees itself when it closes."""

    def __init__(self, desk: Desk, page: QWidget, menu: QMenu, works: tuple[Work, ...]) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._works: dict[QAction, Work] = {}
        for work in works:
            action = menu.addAction(work.text)
            action.setToolTip(work.tip)
            if work.shortcut:
                action.setShortcut(QKeySequence(work.shortcut))
                # A menu dropped by a button hears no shortcuts; the page does.
                page.addAction(action)
            self._works[action] = work
        menu.triggered.connect(self._chosen)

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        self._works[action].make(self._desk, self._page).open()

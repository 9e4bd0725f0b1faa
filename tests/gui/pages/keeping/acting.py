"""What the tests of what becomes of a record do again and again."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import Shiboken

from gui.pages.meetings import MeetingsPage
from tests.gui.pages.acting import editor_of

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


def shown(page: MeetingsPage, number: int, settled: Wait) -> Any:
    """The form of a record, opened."""
    page.open_record(number)
    settled()
    return editor_of(page)


def freed(dialog: QDialog) -> bool:
    """Whether a dialog is gone once it is closed."""
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return not Shiboken.isValid(dialog)

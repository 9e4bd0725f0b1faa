"""What the tests of the notices page do again and again."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.pages.notices import NoticesPage
from models.rows.notice import NoticeDetail
from models.rules.periods import Month

OCTOBER = Month(2026, 10)
Wait = Callable[[], None]
Kept = Callable[[Month], NoticeDetail]
Compose = Callable[[QWidget, str], None]


def say(page: NoticesPage, compose: Compose, text: str) -> None:
    """Type the lead."""
    compose(page.editor.text.lead.editor, text)


def click(page: NoticesPage, button: QWidget) -> None:
    """With the mouse."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

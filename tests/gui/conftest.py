"""What every test of the window needs: an offscreen display, the look, an input method, and proof of being
freed.
"""

import gc
import os
import weakref
from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.look.look import look
from gui.look.tokens import NORMAL_SCALE, Theme
from tests.gui.hands import let_go_of_keys
from tests.gui.waiting import PATIENCE_MS, wait_until

D = TypeVar("D", bound=QDialog)

QtBot.waitUntil = wait_until  # type: ignore[assignment, method-assign]
QtBot.waitSignal.__kwdefaults__ = {**(QtBot.waitSignal.__kwdefaults__ or {}), "timeout": PATIENCE_MS}


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Every test begins in the light theme at normal size, with no key held; none may end with a button of the mouse
    held."""
    let_go_of_keys()
    if look().theme is not Theme.LIGHT or look().scale != NORMAL_SCALE or not qapp.styleSheet():
        look().apply(qapp, Theme.LIGHT, NORMAL_SCALE)
    # A widget that only the test's own frame held is garbage once the test returns, yet it is still on the screen:
    # collected in the middle of its own painting (icons are painted in Python) it takes the process along.
    gc.disable()
    # What the tests before have left (faces, pictures, whole samples) takes seconds to be looked through each time a
    # test wants to see something freed: only what this test makes is looked at, here and once more before the next.
    gc.collect()
    gc.freeze()
    yield
    gc.enable()
    # Windows a test forgot must not repaint under the next one.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton, "the next test would drag"


@pytest.fixture
def compose() -> Callable[[QWidget, str], None]:
    """Type Chinese the way an input method does: a preedit text first, then the commit.

    (Synthetic key events cannot: Qt's test library aborts the process on them.)
    """

    def commit(widget: QWidget, text: str) -> None:
        preedit = QInputMethodEvent("ni hao", [])
        QApplication.sendEvent(widget, preedit)
        done = QInputMethodEvent()
        done.setCommitString(text)
        QApplication.sendEvent(widget, done)

    return commit


@pytest.fixture
def freed(qapp: QApplication) -> Callable[[weakref.ref[QWidget]], bool]:
    """Whether a closed widget is gone, once the event loop and the collector have had their turn."""

    def gone(seen: weakref.ref[QWidget]) -> bool:
        for _ in range(3):
            qapp.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.collect()
        return seen() is None

    return gone


class Frees(Protocol):
    """Whether a dialog is gone once it was opened, ``used`` and closed with Escape."""

    def __call__(self, make: Callable[[], D], used: Callable[[D], None] | None = None) -> bool: ...


@pytest.fixture
def frees(settled: Callable[[], None], freed: Callable[[weakref.ref[QWidget]], bool]) -> Frees:
    """Opens what it is given, unless it is open, and says whether nothing holds it any more after Escape."""

    def gone(make: Callable[[], D], used: Callable[[D], None] | None = None) -> bool:
        dialog: D | None = make()
        assert dialog is not None
        if not dialog.isVisible():
            dialog.open()
            settled()
        if used is not None:
            used(dialog)
        seen: weakref.ref[QWidget] = weakref.ref(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        dialog = None
        return freed(seen)

    return gone

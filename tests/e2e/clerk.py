"""A clerk at the real window: mouse, keys, and Chinese as an input method commits it. Nothing else touches the program."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)

PATIENCE = 10_000
"""Milliseconds before a clerk gives up waiting; never a measure of speed."""


class Clerk:
    """Finds things by what stands on them, as a person does."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self.qtbot = qtbot
        self.window = window

    # Looking

    def windows(self) -> list[QWidget]:
        """Every window on the screen, the topmost first."""
        shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget.isWindow()]
        active = QApplication.activeModalWidget()
        return sorted(shown, key=lambda widget: widget is not active)

    def all_of(self, kind: type[W], where: QWidget | None = None) -> list[W]:
        """Every visible widget of a kind, in the topmost windows first."""
        places = [where] if where is not None else self.windows()
        return [widget for place in places for widget in place.findChildren(kind) if widget.isVisible()]

    def see(self, condition: Callable[[], object], what: str = "") -> None:
        """Wait until it is so."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)

    def reads(self, text: str) -> bool:
        """Whether the text stands anywhere on the screen."""
        labels = any(text in label.text() for label in self.all_of(QLabel))
        return labels or any(text in button.text() for button in self.all_of(QAbstractButton))

    def button(self, text: str, where: QWidget | None = None) -> QAbstractButton:
        """The button that says so (its text, or its accessible name)."""
        self.see(lambda: self._buttons(text, where), text)
        return self._buttons(text, where)[0]

    def _buttons(self, text: str, where: QWidget | None) -> list[QAbstractButton]:
        found = [
            button
            for button in self.all_of(QAbstractButton, where)
            if button.isEnabled() and text in (button.text().replace("&", ""), button.accessibleName())
        ]
        modal = QApplication.activeModalWidget()
        return [button for button in found if modal is None or button.window() is modal]

    def named(self, name: str, kind: type[W], where: QWidget | None = None) -> W:
        """The widget a screen reader would call so."""
        self.see(lambda: [w for w in self.all_of(kind, where) if w.accessibleName() == name], name)
        return next(w for w in self.all_of(kind, where) if w.accessibleName() == name)

    # Doing

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """One click with the left button."""
        place = at if at is not None else widget.rect().center()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, wherever the keyboard is."""
        QTest.keyClick(self.focus(), key, modifiers)

    def control(self, key: Qt.Key) -> None:
        """A key with Ctrl."""
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def write(self, text: str) -> None:
        """Text, committed as an input method does it."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self._target(), event)

    def focus(self) -> QWidget:
        """Where the keyboard is."""
        modal = QApplication.activeModalWidget()
        widget = QApplication.focusWidget()
        if widget is None or (modal is not None and widget.window() is not modal):
            widget = modal or self.window
        return widget

    def _target(self) -> QObject:
        widget = self.focus()
        return widget.focusProxy() or widget

    def fill(self, widget: QWidget, text: str) -> None:
        """Click into a field, empty it, write, and leave it with Tab."""
        self.click(widget)
        self.control(Qt.Key.Key_A)
        self.press(Qt.Key.Key_Delete)
        self.write(text)
        self.press(Qt.Key.Key_Tab)

    def row(self, view: QAbstractItemView, text: str, column: int | None = None) -> QRect:
        """Where in a table a cell says so."""
        model = view.model()
        for at in range(model.rowCount()):
            for place in range(model.columnCount()) if column is None else (column,):
                index = model.index(at, place)
                if text in str(index.data() or ""):
                    view.scrollTo(index)
                    return view.visualRect(index)
        raise AssertionError(f"no row says {text}")

    def go_to(self, title: str) -> None:
        """Click on a tab of the rail."""
        for bar in self.all_of(QTabBar):
            for at in range(bar.count()):
                if bar.tabText(at) == title:
                    self.click(bar, bar.tabRect(at).center())
                    return
        raise AssertionError(f"no tab {title}")



"""A clerk at the real window: mouse, keys, and Chinese as an input method commits it. Nothing else touches the program."""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

W = TypeVar("W", bound=QWidget)

PATIENCE = 60.0
"""Seconds before a clerk gives up waiting; never a measure of speed."""


def wait(milliseconds: int) -> None:
    """Let the program go on. QTest.qWait would keep the interpreter to itself and starve the database thread."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Clerk:
    """Finds things by what stands on them, as a person does."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    # Looking

    def windows(self) -> list[QWidget]:
        """Every window on the screen, the topmost first."""
        shown = [
            widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget.isWindow()
        ]
        active = QApplication.activeModalWidget()
        return sorted(shown, key=lambda widget: widget is not active)

    def all_of(self, kind: type[W], where: QWidget | None = None) -> list[W]:
        """Every visible widget of a kind, in the topmost windows first."""
        places = [where] if where is not None else self.windows()
        found = (widget for place in places for widget in place.findChildren(kind) if widget.isVisible())
        # A dialog's parts are also parts of the window it stands over.
        return list(dict.fromkeys(found))

    def see(self, condition: Callable[[], object], what: str = "") -> None:
        """Wait until it is so."""
        end, pause = time.monotonic() + PATIENCE, 10.0
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain: {what}; the screen reads: {self.screen()}")
            wait(round(pause))
            pause = min(pause * 1.3, 200.0)

    def screen(self) -> str:
        """All labels there are to read, and the report of a mistake, for whoever has to find out what went wrong."""
        labels = [label.text() for label in self.all_of(QLabel) if label.text()]
        return "｜".join([*labels, *(text.toPlainText() for text in self.all_of(QPlainTextEdit))])

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

    def topmost(self) -> QWidget:
        """The dialog that has to be answered, else one that stands before the window, else the window."""
        modal = QApplication.activeModalWidget()
        beside = [
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, QDialog) and each.isVisible() and not each.isModal()
        ]
        return modal or next(iter(beside), self.window)

    def named(self, name: str, kind: type[W], where: QWidget | None = None) -> W:
        """The widget a screen reader would call so."""
        self.see(lambda: [w for w in self.all_of(kind, where) if w.accessibleName() == name], name)
        return next(w for w in self.all_of(kind, where) if w.accessibleName() == name)

    # Doing

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """One click with the left button."""
        self._attend()
        place = at if at is not None else widget.rect().center()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, wherever the keyboard is."""
        self._attend()
        QTest.keyClick(self.focus(), key, modifiers)

    def _attend(self) -> None:
        """What a window manager does: the topmost window is the active one, and none that was closed. The offscreen platform
        has no such manager."""
        active = QApplication.activeWindow()
        if active is not None and not active.isVisible():
            # First it has to be gone: with it the keyboard would be taken from whatever is active by then.
            wait(10)
            active = QApplication.activeWindow()
        closed = active is None or not active.isVisible()
        if closed or QApplication.activeModalWidget() not in (None, active):
            self.topmost().activateWindow()
            QTest.qWaitForWindowActive(self.topmost())

    def control(self, key: Qt.Key) -> None:
        """A key with Ctrl."""
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def write(self, text: str) -> None:
        """Text, committed as an input method does it."""
        self._attend()
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self._target(), event)

    def focus(self) -> QWidget:
        """Where the keyboard is: in the topmost window, whether or not the platform calls it active."""
        popup = QApplication.activePopupWidget()
        if popup is not None and popup.focusPolicy() != Qt.FocusPolicy.NoFocus:
            return popup
        focused: QWidget | None = self.topmost().focusWidget()
        return self.topmost() if focused is None else focused

    def _target(self) -> QObject:
        widget = self.focus()
        return widget.focusProxy() or widget

    def fill(self, name: str, text: str) -> None:
        """Click into the field of that name, empty it, write, and leave it with Tab."""
        self.click(self.field(name))
        self.control(Qt.Key.Key_A)
        self.press(Qt.Key.Key_Delete)
        self.write(text)
        self.press(Qt.Key.Key_Tab)

    def field(self, name: str) -> QWidget:
        """The field a screen reader would call so, required or not."""
        names = (name, f"{name}，必填")
        self.see(lambda: [w for w in self.all_of(QWidget) if w.accessibleName() in names], name)
        return next(w for w in self.all_of(QWidget) if w.accessibleName() in names)

    def choose(self, name: str, text: str) -> None:
        """Go to the drop-down of that name, as Tab does, and along its answers with the arrow keys."""
        box = self.field(name)
        assert isinstance(box, QComboBox)
        self.see(lambda: box.findText(text) >= 0, f"{name} offers {text}")
        box.setFocus(Qt.FocusReason.TabFocusReason)
        while box.currentText() != text:
            below = box.currentIndex() < box.findText(text)
            QTest.keyClick(box, Qt.Key.Key_Down if below else Qt.Key.Key_Up)

    def cell(self, view: QAbstractItemView, text: str) -> None:
        """Click on the first cell that says so."""
        self.see(lambda: self.row(view, text), text)
        place = self.row(view, text)
        assert place is not None
        self.click(view.viewport(), place.center())

    def row(self, view: QAbstractItemView, text: str) -> QRect | None:
        """Where in a table a cell says so."""
        model = view.model()
        for at in range(model.rowCount()):
            for place in range(model.columnCount()):
                index = model.index(at, place)
                if text in str(index.data() or ""):
                    view.scrollTo(index)
                    return view.visualRect(index)
        return None

    def tab_to(self, text: str) -> None:
        """Tab until the button that says so has the keyboard."""
        for _ in range(60):
            widget = self.focus()
            if isinstance(widget, QAbstractButton) and widget.text().replace("&", "") == text:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {text}")

    def save(self) -> None:
        """Ctrl+S, until the program says that it is kept."""
        self.control(Qt.Key.Key_S)
        self.see(lambda: self.reads("已保存"), "saved")

    def tab_titles(self) -> list[str]:
        """What stands on the rail."""
        return [bar.tabText(at) for bar in self.all_of(QTabBar) for at in range(bar.count())]

    def go_to(self, title: str) -> None:
        """Click on a tab of the rail."""
        for bar in self.all_of(QTabBar):
            for at in range(bar.count()):
                if bar.tabText(at) == title:
                    self.click(bar, bar.tabRect(at).center())
                    return
        raise AssertionError(f"no tab {title}")

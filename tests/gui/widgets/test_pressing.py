"""Enter on a button, and second clicks that fall on what came to light."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.pressing import SecondClicks, pressed_by_enter


class _Place(QWidget):
    """Two buttons and a line; remembers what was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.line = QLineEdit()
        self.one, self.other = QPushButton("one"), QPushButton("other")
        column = QVBoxLayout(self)
        for widget in (self.line, self.one, self.other):
            column.addWidget(widget)
        self.one.clicked.connect(self._one)
        self.other.clicked.connect(self._other)

    def _one(self) -> None:
        self.pressed.append("one")

    def _other(self) -> None:
        self.pressed.append("other")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


@pytest.fixture
def place(qtbot: QtBot) -> _Place:
    made = _Place()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_enter_presses_the_button_with_the_keyboard_and_no_other(place: _Place) -> None:
    place.line.setFocus()
    QTest.keyClick(place.line, Qt.Key.Key_Return)
    assert place.pressed == []
    place.other.setFocus()
    QTest.keyClick(place.other, Qt.Key.Key_Enter)
    assert place.pressed == ["other"]


def test_a_second_click_counts_only_where_the_first_fell(place: _Place) -> None:
    watch = SecondClicks(place)
    watch.watch(place.one, place.other)
    QTest.mouseClick(place.one, Qt.MouseButton.LeftButton)
    _second_click(place.one)
    assert place.pressed == ["one", "one"]
    place.pressed.clear()
    # As when the first click put away what lay above: only the second arrives here.
    _second_click(place.other)
    assert place.pressed == []
    QTest.mouseClick(place.other, Qt.MouseButton.LeftButton)
    assert place.pressed == ["other"]


def _second_click(button: QPushButton) -> None:
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)

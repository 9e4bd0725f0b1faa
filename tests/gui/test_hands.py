"""No key stays held from one test to the next."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.hands import let_go_of_keys


def test_keys_that_the_test_library_leaves_held_are_let_go_of(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    held = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(field, Qt.Key.Key_S, held)
    assert QApplication.keyboardModifiers() == held, "else let_go_of_keys is needed no more"
    let_go_of_keys()
    assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
    assert field.text() == ""

"""The hands of whoever sits at the window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def let_go_of_keys() -> None:
    """No Ctrl, Shift or Alt is held any more.

    Qt's test library tells the application of the keys held with a key that is pressed, and not that they are let go of:
    after a shortcut the next click of the mouse, in whichever test, would be one with Ctrl.
    """
    if QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)

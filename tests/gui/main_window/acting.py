"""What the tests of the shell do again and again: a page of its own, and the window shown."""

from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow


class Page(QWidget):
    """A page on which records can be made."""

    def __init__(self, new_text: str = "新建学习", leave: bool = True) -> None:
        super().__init__()
        self.new_text = new_text
        self.new_refused = ""
        self.made = 0
        self.leave = leave
        self.line = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.line)

    def new_record(self) -> None:
        """One more."""
        self.made += 1

    def may_be_left(self) -> bool:
        """As it was made."""
        return self.leave


def application() -> QApplication:
    """The one there is."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def bring_up(window: MainWindow, qtbot: QtBot) -> None:
    """Show the window, with the keyboard on it."""
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

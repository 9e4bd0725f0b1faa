"""The question before something that cannot be taken back."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.question import agrees


class Clerk:
    """Answers the next question with a key or with the button of a word."""

    def __init__(self, answer: Qt.Key | str) -> None:
        self._answer = answer
        self.asked = ""
        QTimer.singleShot(0, self.act)

    def act(self) -> None:
        """Do it."""
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        self.asked = box.text()
        assert box.textFormat() is Qt.TextFormat.PlainText
        if isinstance(self._answer, str):
            next(button for button in box.buttons() if button.text() == self._answer).click()
        else:
            QTest.keyClick(box, self._answer)


@pytest.mark.parametrize(
    ("answer", "agreed"),
    [("删除", True), ("不删除", False), (Qt.Key.Key_Return, False), (Qt.Key.Key_Escape, False)],
)
def test_only_the_word_itself_agrees(qtbot: QtBot, answer: Qt.Key | str, agreed: bool) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    clerk = Clerk(answer)
    assert agrees(parent, "删除组织", "删除“<b>甲</b>”吗？", "删除", "不删除") is agreed
    assert clerk.asked == "删除“<b>甲</b>”吗？"

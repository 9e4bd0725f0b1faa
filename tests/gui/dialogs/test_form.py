"""The question before something that cannot simply be undone."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from gui.widgets.question import agrees


def asked(window: QWidget, answer: str) -> bool:
    """Whether the question was agreed to when answered with a key or a button's words."""

    def reply() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.text() == "删除“<b>甲</b>”？"
        if answer in ("Return", "Escape"):
            QTest.keyClick(box, getattr(Qt.Key, f"Key_{answer}"))
            return
        next(button for button in box.buttons() if button.text() == answer).click()

    QTimer.singleShot(0, reply)
    return agrees(window, "删除", "删除“<b>甲</b>”？", "删除组织")


@pytest.mark.parametrize(
    ("answer", "agreed"), [("Return", False), ("Escape", False), ("取消", False), ("删除组织", True)]
)
def test_only_the_button_that_says_so_agrees(window: QWidget, answer: str, agreed: bool) -> None:
    window.show()
    assert asked(window, answer) is agreed

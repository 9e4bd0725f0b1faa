"""The first start's three steps."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.assistant import Assistant, Beginning

Compose = Callable[[QWidget, str], None]


@pytest.fixture
def assistant(qtbot: QtBot) -> Assistant:
    dialog = Assistant()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def click(assistant: Assistant, text: str) -> None:
    from PySide6.QtWidgets import QPushButton

    button = next(
        found for found in assistant.findChildren(QPushButton) if found.text() == text and found.isVisible()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_bureau_is_set_up_from_its_name_and_a_pasted_list(assistant: Assistant, compose: Compose) -> None:
    click(assistant, "开始建账")
    compose(assistant.bureau.editor, "云溪市水务局")
    compose(assistant.fields["document_word"].editor, "云水机党")
    click(assistant, "下一步")
    compose(assistant.branches.editor, "1. 办公室党支部\n\n2、人事处党支部\n办公室党支部")
    click(assistant, "完成")
    answer = assistant.answer
    assert answer is not None
    assert answer.beginning is Beginning.SET_UP
    assert answer.branches == ("办公室党支部", "人事处党支部")
    assert answer.settings.issuer == "中共云溪市水务局机关委员会"
    assert answer.settings.document_word == "云水机党"
    assert not answer.import_roster


def test_what_was_typed_over_a_proposal_stays(assistant: Assistant, compose: Compose) -> None:
    click(assistant, "开始建账")
    compose(assistant.bureau.editor, "云溪市水务")
    assistant.fields["issuer"].line.selectAll()
    compose(assistant.fields["issuer"].editor, "云溪市水务局直属机关党委")
    compose(assistant.bureau.editor, "局")
    assert assistant.fields["issuer"].value() == "云溪市水务局直属机关党委"
    assert assistant.fields["red_head"].value() == "中共云溪市水务局机关委员会文件"


def test_without_a_name_there_is_no_second_step(assistant: Assistant) -> None:
    click(assistant, "开始建账")
    click(assistant, "下一步")
    assert assistant.bureau.error
    assert assistant.bureau.isVisible()


@pytest.mark.parametrize(
    ("text", "beginning"), [("打开示例数据", Beginning.SAMPLE), ("恢复备份…", Beginning.RESTORE)]
)
def test_the_other_ways_to_begin(assistant: Assistant, text: str, beginning: Beginning) -> None:
    click(assistant, text)
    assert assistant.answer is not None
    assert assistant.answer.beginning is beginning


def test_closing_it_answers_nothing(assistant: Assistant) -> None:
    QTest.keyClick(assistant, Qt.Key.Key_Escape)
    assert assistant.answer is None
    assert not assistant.isVisible()

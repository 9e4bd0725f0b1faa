"""心得体会台账 as a window: how it is reached and read, how one begins, and that it is freed."""

import weakref
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.reflections import ReflectionsDialog
from gui.pages.study import StudyPage
from tests.gui.dialogs.reflections.acting import Settled, opened


def test_an_empty_register_says_how_to_begin(dialog: ReflectionsDialog, settled: Settled) -> None:
    assert dialog.view.empty.isVisible()
    assert dialog.view.empty.button.hasFocus()
    QTest.keyClick(dialog.view.empty.button, Qt.Key.Key_Return)
    settled()
    assert dialog.panel.isVisible()


def test_everything_is_named_for_a_screen_reader(dialog: ReflectionsDialog) -> None:
    names = {field.editor.accessibleName() for field in dialog.panel.fields.values()}
    assert names == {
        "姓名，必填",
        "提交日期",
        "支部，必填",
        "职务",
        "题目，必填",
        "专题活动",
        "学习主题",
        "字数",
        "审核人",
        "是否交流、刊发",
        "备注",
    }
    assert dialog.view.table.accessibleName() == "心得体会台账"
    assert dialog.submissions.accessibleName() == "提交情况"


def test_the_page_of_studies_opens_it(
    desk: Desk, bureau: dict[str, int], settled: Settled, qtbot: QtBot
) -> None:
    page = StudyPage(desk)
    qtbot.addWidget(page)
    page.show()
    settled()
    (button,) = (one for one in page.findChildren(QPushButton) if one.text() == "心得体会…")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled()
    (dialog,) = page.findChildren(ReflectionsDialog)
    assert dialog.isVisible()
    assert dialog.windowTitle() == "心得体会台账"
    dialog.close()


def test_it_is_freed_when_closed(
    desk: Desk,
    window: QWidget,
    bureau: dict[str, int],
    settled: Settled,
    freed: Callable[[weakref.ref[QWidget]], bool],
) -> None:
    made = opened(desk, window, settled)
    made.new_piece()
    settled()
    seen: weakref.ref[QWidget] = weakref.ref(made)
    made.reject()
    del made
    assert freed(seen)

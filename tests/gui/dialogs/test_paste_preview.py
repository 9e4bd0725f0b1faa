"""粘贴预览: what goes where, what is refused, namesakes asked about, and that nothing is written unasked."""

import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.dialogs.paste_preview import PastePreview
from gui.main_window import MainWindow
from gui.tables.pasting import PasteFate, Reading
from gui.widgets.drop_down import DropDown
from models.failures import Conflict
from models.rules.pasted_table import read_table
from models.rules.pasting import RowName

HEADS = (("1月", "一月"), ("2月",))
NAMES = (RowName("张三", ("甲支部",)), RowName("张三", ("乙支部",)), RowName("李四", ("甲支部",)))
BEFORE = {(2, 0): "7"}


def read(row: int, column: int, text: str) -> Reading:
    """Digits are understood."""
    before = BEFORE.get((row, column), "")
    return Reading(text, before) if text.isdecimal() else Reading(before=before, refusal="不是数字")


Open = Callable[[str], PastePreview]


@pytest.fixture
def preview(window: MainWindow, qtbot: QtBot) -> Iterator[Open]:
    """Opens the preview of a copied text, the cursor on the third line."""
    window.show()

    def begin(text: str) -> PastePreview:
        made = PastePreview(read_table(text), NAMES, HEADS, (2, 0), read, window)
        made.open()
        return made

    yield begin
    window.hide()


def fates(dialog: PastePreview) -> list[tuple[str, PasteFate]]:
    return [(line.cell, line.fate) for line in dialog.lines]


class Confirmed:
    """Counts how often it was agreed to."""

    def __init__(self, dialog: PastePreview) -> None:
        self.times = 0
        dialog.confirmed.connect(self.count)

    def count(self) -> None:
        self.times += 1


def test_what_changes_is_told_from_what_is_new_and_what_stays(preview: Open) -> None:
    dialog = preview("7\t8")
    assert fates(dialog) == [("B1", PasteFate.NEW), ("A1", PasteFate.SAME)]
    assert dialog.confirm_button.text() == "写入1格"
    assert "与原来相同1格" in dialog.summary.text()
    assert [(landing.row, landing.column, landing.text) for landing in dialog.answer()] == [(2, 1, "8")]
    changed = preview("9")
    assert fates(changed) == [("A1", PasteFate.CHANGED)]


def test_the_clerk_agrees_to_leave_out_what_is_refused(preview: Open) -> None:
    dialog = preview("姓名\t1月\n李四\t1\n王五\t2\n")
    heard = Confirmed(dialog)
    dialog.confirm()
    assert heard.times == 0
    assert dialog.rest.isVisible()
    dialog.rest.setChecked(True)
    dialog.confirm_button.setFocus()
    QTest.keyClick(dialog.confirm_button, Qt.Key.Key_Return)
    assert heard.times == 1
    dialog.confirm()
    assert heard.times == 1, "pressed until it is answered"


def test_who_is_meant_by_a_name_is_asked(preview: Open) -> None:
    dialog = preview("姓名\t1月\t备注\n张三\t1\t\n李四\t2\t\n")
    assert dialog.unused.text() == "没有用到的列：备注"
    assert not dialog.confirm_button.isEnabled()
    (box,) = dialog.asked.findChildren(DropDown)
    assert box.accessibleName() == "第2行 张三是哪一位"
    box.setCurrentIndex(2)
    assert dialog.confirm_button.isEnabled()
    assert {(landing.row, landing.text) for landing in dialog.answer()} == {(1, "1"), (2, "2")}
    box.setCurrentIndex(box.count() - 1)
    assert {landing.row for landing in dialog.answer()} == {2}
    assert dialog.confirm_button.isEnabled()


def test_nothing_to_be_written_cannot_be_agreed_to(preview: Open) -> None:
    dialog = preview("三")
    assert dialog.confirm_button.text() == "没有可写入的"
    assert not dialog.confirm_button.isEnabled()
    assert not dialog.rest.isVisible()


def test_what_went_wrong_is_said_and_may_be_tried_again(preview: Open) -> None:
    dialog = preview("8")
    dialog.confirm()
    assert dialog.explain(Conflict("别处改了，没有写入。")) == "别处改了，没有写入。"
    assert dialog.banner.sentence == "别处改了，没有写入。"
    assert dialog.confirm_button.isEnabled()
    assert dialog.explain(RuntimeError("a mistake")) is None


def test_it_is_freed_on_closing(preview: Open, freed: Callable[[weakref.ref[Any]], bool]) -> None:
    seen = weakref.ref(preview("姓名\t1月\n张三\t1"))
    dialog = seen()
    assert dialog is not None
    dialog.reject()
    del dialog
    assert freed(seen)

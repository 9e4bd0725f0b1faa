"""督察通报: the parts of the text, by mouse and by keys, and what is composed among them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.pages.notices import NoticesPage
from gui.tables.notices import NoticePlace
from models.rules.periods import Month
from tests.gui.answers import Answerer
from tests.gui.pages.notices.acting import OCTOBER, Compose, Kept, Wait, click

REST = ("上月通报问题整改情况", "整改要求")


def test_what_is_composed_can_be_edited_like_what_is_typed(
    page: NoticesPage, compose: Compose, saved: Wait, kept: Kept
) -> None:
    first = page.editor.text.parts[0]
    assert first.heading.value() == "总体情况"
    assert first.area.value().startswith("据台账统计")
    assert first.offered.isHidden()
    first.area.set_value("另有安排。")
    first.area.edited.emit()
    saved()
    assert kept(OCTOBER).sections[0].text == "另有安排。"


def test_parts_are_added_moved_and_removed_and_their_words_go_with_them(
    page: NoticesPage, compose: Compose, saved: Wait, kept: Kept
) -> None:
    text = page.editor.text
    compose(text.parts[1].area.editor, "做法甲。")
    click(page, text.add_button)
    compose(text.parts[5].heading.editor, "表扬")
    compose(text.parts[5].area.editor, "第一党支部。")
    click(page, text.parts[5].raise_button)
    assert [part.heading.value() for part in text.parts[4:]] == ["表扬", "整改要求"]
    # What is composed comes back by counting: nobody is asked.
    click(page, text.parts[0].remove_button)
    saved()
    sections = kept(OCTOBER).sections
    assert [part.heading for part in sections] == [
        "主要做法",
        "存在问题",
        "上月通报问题整改情况",
        "表扬",
        "整改要求",
    ]
    assert [sections[0].text, sections[3].text] == ["做法甲。", "第一党支部。"]


def test_a_part_with_words_is_not_removed_by_a_slip(page: NoticesPage, compose: Compose) -> None:
    text = page.editor.text
    compose(text.parts[1].area.editor, "写好了的")
    answer = Answerer("不删除")
    click(page, text.parts[1].remove_button)
    assert "主要做法" in answer.asked
    assert text.parts[1].area.value() == "写好了的"


def test_tab_goes_through_the_words_in_the_order_of_the_paper(page: NoticesPage) -> None:
    page.activateWindow()
    page.new_record()
    text = page.editor.text
    click(page, text.add_button)
    text.lead.setFocus()
    expected: list[QWidget] = []
    for part in text.parts:
        expected += [editor for editor in part.tab_order() if not editor.isHidden() and editor.isVisible()]
    for editor in [*expected, text.add_button]:
        QTest.keyClick(text.focusWidget(), Qt.Key.Key_Tab)
        assert text.focusWidget() is editor


def test_parts_are_moved_and_removed_by_keys(page: NoticesPage) -> None:
    page.activateWindow()
    page.new_record()
    text = page.editor.text
    text.parts[2].area.setFocus()
    QTest.keyClick(text.parts[2].area.editor, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [part.heading.value() for part in text.parts[:3]] == ["总体情况", "存在问题", "主要做法"]
    text.parts[0].heading.setFocus()
    QTest.keyClick(text.parts[0].heading.editor, Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    assert [part.heading.value() for part in text.parts] == ["存在问题", "主要做法", *REST]


def test_keys_leave_the_parts_of_an_issued_notice_alone(page: NoticesPage, settled: Wait) -> None:
    page._choose(NoticePlace(Month(2026, 9)))
    settled()
    page.activateWindow()
    page.editor.begin_text()
    text = page.editor.text
    text.parts[2].area.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Delete):
        QTest.keyClick(text.parts[2].area.editor, key, Qt.KeyboardModifier.AltModifier)
    assert [part.heading.value() for part in text.parts[:3]] == ["总体情况", "主要做法", "存在问题"]

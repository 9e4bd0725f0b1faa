"""督察通报: the parts of the text, by mouse and by keys, and the figures' own words among them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.pages.notices import NoticesPage
from models.rules.periods import Month
from tests.gui.pages.notices.acting import OCTOBER, Answerer, Compose, Kept, Wait, click


def test_the_figures_words_stand_above_what_is_typed_under_总体情况(page: NoticesPage) -> None:
    parts = page.editor.text.parts
    assert parts[0].heading.value() == "总体情况"
    assert "据台账统计" in parts[0].figures.words
    assert [bool(part.figures.words) for part in parts] == [True, False, False, False]
    assert not page.editor.text._apart.words


def test_parts_are_added_moved_and_removed_and_their_words_go_with_them(
    page: NoticesPage, compose: Compose, saved: Wait, kept: Kept
) -> None:
    text = page.editor.text
    compose(text.parts[3].area.editor, "月底前改完。")
    click(page, text.add_button)
    compose(text.parts[4].heading.editor, "表扬")
    compose(text.parts[4].area.editor, "第一党支部。")
    click(page, text.parts[4].raise_button)
    assert [part.heading.value() for part in text.parts[3:]] == ["表扬", "整改要求"]
    click(page, text.parts[0].remove_button)
    assert text._apart.words, "the figures' sentences are still shown where they will be printed"
    saved()
    assert [(part.heading, part.text) for part in kept(OCTOBER).sections] == [
        ("主要做法", ""),
        ("存在问题", ""),
        ("表扬", "第一党支部。"),
        ("整改要求", "月底前改完。"),
    ]


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
        expected += [part.heading.editor, part.area.editor]
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
    assert [part.heading.value() for part in text.parts] == ["存在问题", "主要做法", "整改要求"]


def test_keys_leave_the_parts_of_an_issued_notice_alone(page: NoticesPage, settled: Wait) -> None:
    page._choose(Month(2026, 9))
    settled()
    page.activateWindow()
    page.editor.begin_text()
    text = page.editor.text
    text.parts[2].area.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Delete):
        QTest.keyClick(text.parts[2].area.editor, key, Qt.KeyboardModifier.AltModifier)
    assert [part.heading.value() for part in text.parts] == ["总体情况", "主要做法", "存在问题", "整改要求"]

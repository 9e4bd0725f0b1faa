"""督察通报: what the page shows, is reached by and leaves behind; looking changes nothing."""

import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.editors.notice import FIGURES, ITEMS, TEXT
from gui.pages.notices import NoticesPage
from models.rules.periods import Month
from tests.gui.pages.notices.acting import OCTOBER, Kept, Wait


def test_it_opens_on_last_month_and_lists_what_was_issued(page: NoticesPage) -> None:
    lines = page.months.model.rows()
    assert [line.month for line in lines] == [Month(2026, month) for month in range(10, 0, -1)]
    assert page.months.field.value() == OCTOBER
    assert page.months.model.index(0, 1).data() == "未通报"
    assert page.months.model.index(1, 1).data() == "已印发 9号"
    assert page.editor.pill.pill is not None
    assert page.editor.pill.pill.text == "未起草"
    assert {line.wanted for line in lines} == {True}, "the rule of the sample begins with the first of them"


def test_the_figures_are_those_of_the_registers(page: NoticesPage, kept: Kept) -> None:
    figures = kept(OCTOBER).figures
    assert figures is not None
    assert page.editor.figures.model.branches == len(figures.branches) == 3
    assert "3个支部" in page.editor.figures.summary.text()


def test_a_chosen_figure_is_explained_for_the_keyboard_too(page: NoticesPage) -> None:
    table = page.editor.figures.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 1))
    assert "第十一条" in page.editor.figures.explanation.text()
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert "第十二条" in page.editor.figures.explanation.text()


def test_only_looking_keeps_nothing(page: NoticesPage, kept: Kept, settled: Wait) -> None:
    for section in (TEXT, ITEMS, FIGURES):
        page.editor.show_section(section)
    page.hide()
    settled()
    assert kept(OCTOBER).id is None


def test_the_keyboard_reaches_everything(page: NoticesPage, settled: Wait) -> None:
    page.activateWindow()
    reached: set[QWidget] = set()
    page.months.field.setFocus()
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    buttons = {page.editor.recount_button, page.editor.preview_button, page.editor.issue_button}
    assert {page.months.table, page.editor.figures.table, *buttons} <= reached
    assert page.editor.sections.button(FIGURES) in reached


def test_the_tab_key_comes_round_to_the_month_again(page: NoticesPage) -> None:
    page.activateWindow()
    page.setFocus()
    assert page.months.table.hasFocus()
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        if page.months.field.line.hasFocus():
            return
    pytest.fail("通报月份 is never reached")


def test_it_is_freed(page: NoticesPage, freed: Callable[[weakref.ref[QWidget]], bool], settled: Wait) -> None:
    another: NoticesPage | None = NoticesPage(page._desk)
    assert another is not None
    another.show()
    settled()
    another.new_record()
    settled()
    seen: weakref.ref[QWidget] = weakref.ref(another)
    another.close()
    another.deleteLater()
    another = None
    assert freed(seen)

"""三会一课 looked at and gone through by keys alone; painting asks nothing, and the page is freed."""

import weakref
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rules.terms import MeetingKind
from tests.gui.pages.acting import Compose, Wait, begin, editor_of
from tests.gui.pages.conftest import DAY, Bureau
from tests.models.services.making import add_meeting


def test_status_tells_what_is_lacking(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        add_meeting(session, bureau.ids.first, held_on=DAY)
    page.refresh()
    settled()
    cells = [page.view.model.index(0, at).data() for at in range(page.view.model.columnCount())]
    assert cells[4] == "待补"
    assert cells[-1] == "待补材料：到会情况、会议记录"


def test_the_editor_may_have_the_whole_page(page: MeetingsPage, settled: Wait) -> None:
    page.new_record()
    editor = editor_of(page)
    editor.widen_button.click()
    assert not page.view.filters.isVisible()
    page.to_search()
    assert page.view.filters.isVisible()
    assert page.view.filters.search.hasFocus() or not page.isActiveWindow()


def test_painting_asks_the_database_nothing(
    page: MeetingsPage,
    bureau: Bureau,
    store: Store,
    settled: Wait,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with store.write() as session:
        for number in range(30):
            add_meeting(session, bureau.ids.first, held_on=DAY, title=f"第{number}次")
    page.refresh()
    settled()
    asked: list[object] = []
    monkeypatch.setattr(type(desk.tasks), "read", lambda *words, **_: asked.append(words))
    page.view.table.scrollToBottom()
    page.grab()
    page.view.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    page.grab()
    assert asked == []


def test_enter_goes_on_from_section_to_section(
    page: MeetingsPage, bureau: Bureau, settled: Wait, press: Callable[..., None]
) -> None:
    editor = begin(page, bureau, settled, MeetingKind.THEME_DAY)
    editor.show_section("head")
    editor.recorder.line.setFocus()
    press(editor.recorder.line, Qt.Key.Key_Return)
    # The button of 兼作 comes last; Enter on it opens its menu, Tab goes past it.
    assert editor.focusWidget() is editor.counts_as.button
    editor.show_section("text")
    editor.minutes.text.setFocus()
    for section in ("life", "after", "files"):
        editor._go_on()
        assert editor.sections.current == section
    editor._go_on()
    assert editor.focusWidget() is editor.save_button


def test_the_editor_follows_the_cursor_until_something_is_typed(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, qtbot: QtBot, compose: Compose
) -> None:
    with store.write() as session:
        first = add_meeting(session, bureau.ids.first, held_on=DAY, title="第一个")
        second = add_meeting(session, bureau.ids.first, held_on=DAY, title="第二个")
    page.refresh()
    page.open_record(first)
    settled()
    page.view.table.choose(second)
    qtbot.waitUntil(lambda: editor_of(page).record_id == second)
    compose(editor_of(page).minutes.text, "正在写")
    page.view.table.choose(first)
    page._follow_cursor()
    settled()
    assert editor_of(page).record_id == second
    assert editor_of(page).minutes.value() == "正在写"


def test_freed_on_close(
    desk: Desk, settled: Wait, bureau: Bureau, freed: Callable[[weakref.ref[Any]], bool]
) -> None:
    page = MeetingsPage(desk)
    page.show()
    settled()
    begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    seen = weakref.ref(page)
    page.hide()
    settled()
    page.deleteLater()
    del page
    assert freed(seen)


def test_tab_comes_from_the_last_field_of_a_section_to_the_buttons(
    page: MeetingsPage, settled: Wait, qtbot: QtBot
) -> None:
    page.new_record()
    settled()
    editor = page.the_editor()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    for key in ("head", "files"):
        editor.show_section(key)
        editor.sections.button(key).setFocus()
        seen: list[QWidget] = []
        while QApplication.focusWidget() is not editor.save_button and len(seen) < 40:
            focused = QApplication.focusWidget()
            assert focused is not None
            assert editor.isAncestorOf(focused)
            seen.append(focused)
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert seen[-2:] == [editor.another_button, editor.cancel_button]
        assert key != "head" or editor.fields["title"].editor in seen

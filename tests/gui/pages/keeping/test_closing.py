"""定稿: what a closed record still takes, what is refused in words, and how it is opened again."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from gui.desk import Desk
from gui.pages import register_keeping
from gui.pages.inspections import InspectionsPage
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rules.terms import AttendanceState
from models.services.finalizing import finalize
from tests.gui.answers import answering
from tests.gui.pages.acting import drafts, stored
from tests.gui.pages.conftest import DAY, Bureau, ShowPage
from tests.gui.pages.keeping.acting import Compose, Wait, shown
from tests.models.services.making import add_inspection, add_meeting, finding


def test_closing_locks_the_form_and_the_list_shows_a_lock(
    page: MeetingsPage, number: int, store: Store, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_keeping, "agrees", answering(True))
    editor = shown(page, number, settled)
    page.finalize_shown()
    settled()
    assert stored(store, number).finalization is not None
    assert editor.is_closed
    assert editor.closing.sentence.startswith("已于")
    assert editor.title.line.isReadOnly()
    assert not editor.kind.editor.isEnabled()
    assert editor.minutes.text.isReadOnly()
    row = page.view.model.row(0)
    assert row.is_final
    pill = page.view.model.columns[-1].pill
    assert pill is not None
    shown_pill = pill(row)
    assert shown_pill is not None
    assert (shown_pill.text, shown_pill.shown_icon) == ("已定稿", "lock_closed")


def test_closing_may_be_thought_better_of(
    page: MeetingsPage, number: int, store: Store, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_keeping, "agrees", answering(False))
    shown(page, number, settled)
    page.finalize_shown()
    settled()
    assert stored(store, number).finalization is None


def test_what_is_not_saved_is_not_closed(
    page: MeetingsPage,
    number: int,
    store: Store,
    settled: Wait,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(register_keeping, "agrees", answering(True))
    editor = shown(page, number, settled)
    compose(editor.place.line, "三楼")
    page.finalize_shown()
    settled()
    assert "请先保存再定稿" in editor.banner.sentence
    assert stored(store, number).finalization is None
    assert editor.place.value() == "三楼"


def test_marks_agenda_and_files_of_a_closed_record_take_no_key(
    page: MeetingsPage, closed: int, settled: Wait, press: Callable[..., None]
) -> None:
    editor = shown(page, closed, settled)
    table = editor.attendance.table
    table.go_to(0)
    press(table, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_Delete, Qt.Key.Key_Right)
    assert {row.state for row in editor.attendance.rows()} == {AttendanceState.UNMARKED}
    assert len(editor.attendance.rows()) == 11
    editor.show_section("agenda")
    listed = editor.agenda.list
    listed.setCurrentRow(1)
    listed.setCurrentRow(0)
    press(listed, Qt.Key.Key_Delete)
    QTest.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [item.title for item in editor.agenda.items()] == ["计划", "总结"]
    assert editor.agenda.form.title.line.isReadOnly()
    assert not editor.is_edited()
    enabled = [
        button.accessibleName() or button.text() or button.parentWidget().objectName() or button.objectName()
        for part in ("attendance", "agenda", "observers", "files")
        for button in editor.parts[part].findChildren(QAbstractButton)
        if button.isEnabled() and not button.property("reads")
    ]
    assert enabled == []


def test_another_record_opens_as_free_as_ever(
    page: MeetingsPage, closed: int, store: Store, bureau: Bureau, settled: Wait, press: Callable[..., None]
) -> None:
    with store.write() as session:
        other = add_meeting(
            session, bureau.ids.first, held_on=DAY, attendance=stored(store, closed).attendance
        )
    shown(page, closed, settled)
    editor = shown(page, other, settled)
    assert not editor.is_closed
    assert not editor.title.line.isReadOnly()
    assert editor.kind.editor.isEnabled()
    assert editor.closing.isHidden()
    editor.attendance.table.go_to(0)
    press(editor.attendance.table, Qt.Key.Key_1)
    assert editor.attendance.rows()[0].state is AttendanceState.PRESENT
    page._leave = lambda: True  # type: ignore[method-assign]
    page.new_record()
    assert not editor.title.line.isReadOnly()


def test_a_closed_record_shown_and_saved_is_left_as_it_is(
    page: MeetingsPage, closed: int, store: Store, settled: Wait
) -> None:
    before = stored(store, closed)
    editor = shown(page, closed, settled)
    editor.save()
    settled()
    assert not editor.banner.sentence
    assert replace(stored(store, closed), version=0) == replace(before, version=0)


def test_what_was_typed_before_the_closing_is_neither_saved_nor_lost(
    page: MeetingsPage,
    number: int,
    store: Store,
    settled: Wait,
    compose: Compose,
    reopened: Callable[[MeetingsPage], MeetingsPage],
) -> None:
    editor = shown(page, number, settled)
    compose(editor.place.line, "三楼会议室")
    with store.write() as session:
        finalize(session, number, 1)
    again = reopened(page)
    assert len(drafts(store)) == 1
    editor = shown(again, number, settled)
    assert editor.is_closed
    assert editor.place.value() == "三楼会议室"
    editor.save()
    settled()
    assert "填写的内容仍留在这里" in editor.banner.sentence
    assert stored(store, number).place == ""
    again.may_be_left()
    settled()
    assert len(drafts(store)) == 1


def test_removing_a_closed_record_is_refused_in_words(
    page: MeetingsPage,
    closed: int,
    store: Store,
    desk: Desk,
    settled: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from gui.pages import register_page

    monkeypatch.setattr(register_page, "agrees", answering(True))
    page.refresh()
    settled()
    lost: list[Exception] = []
    desk.tasks.failed.disconnect()
    desk.tasks.failed.connect(lost.append)
    page.view.table.choose(closed)
    page.remove_chosen()
    settled()
    assert "已经定稿，不能删除" in str(lost[0])
    assert stored(store, closed).id == closed


def test_an_undo_opens_the_form_again(
    page: MeetingsPage, number: int, desk: Desk, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_keeping, "agrees", answering(True))
    editor = shown(page, number, settled)
    page.finalize_shown()
    settled()
    assert desk.undoing is not None
    desk.undoing.undo()
    settled()
    assert not editor.is_closed
    assert not editor.title.line.isReadOnly()


def test_a_closed_inspection_cannot_be_saved(
    desk: Desk, show_page: ShowPage, store: Store, bureau: Bureau, settled: Wait
) -> None:
    with store.write() as session:
        made = add_inspection(session, bureau.ids.committee, findings=(finding(bureau.ids.first),))
        finalize(session, made, 1)
    page = show_page(InspectionsPage(desk))
    page.open_record(made)
    settled()
    editor: Any = page.editor
    assert editor.is_closed
    assert not editor.save_button.isEnabled()
    assert not editor.findings.add_button.isEnabled()
    assert not editor.visits.list.isEnabled()

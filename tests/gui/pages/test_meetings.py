"""三会一课: recording a meeting with the keyboard, what is judged meanwhile, and what is never lost."""

import weakref
from collections.abc import Callable
from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.editors.record_editor import REFUSED
from gui.pages import register_editing, register_page
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.failures import BadInput
from models.rows.changes import Changes
from models.rows.meeting import AgendaItem, Vote
from models.rules.terms import (
    AgendaKind,
    AttendanceState,
    BallotMethod,
    MeetingKind,
    RecordStatus,
    VoteKind,
)
from models.services.members import save_member
from models.services.roster import expected_attendance
from tests.gui.answers import answering
from tests.gui.pages.acting import begin, editor_of, stored
from tests.gui.pages.conftest import DAY, Bureau, FakeWindow
from tests.models.services.making import add_meeting, add_person, person

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
S = AttendanceState


def test_typed_saved_reloaded(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    compose(editor.title.line, "讨论发展党员工作")
    compose(editor.minutes.text, "会议认为<同意>，& 通过。")
    editor.started_at.line.setText("930")
    editor.ended_at.line.setText("11：05")
    editor.agenda.add_item()
    compose(editor.agenda.form.title.line, "接收预备党员")
    editor.agenda.form.vote.set_value(VoteKind.ADMISSION)
    editor.agenda.form.in_favour.line.setText("8")
    editor.agenda.form.vote.edited.emit()
    editor.attendance.all_present.click()
    editor.save()
    settled()
    saved = stored(store, editor.record_id)
    assert (saved.title, saved.started_at, saved.ended_at) == ("讨论发展党员工作", time(9, 30), time(11, 5))
    assert saved.minutes == "会议认为<同意>，& 通过。"
    assert len(saved.attendance) == 11
    assert all(row.state is S.PRESENT for row in saved.attendance)
    vote = Vote(VoteKind.ADMISSION, BallotMethod.SECRET_BALLOT, 8)
    assert saved.agenda == (AgendaItem("接收预备党员", AgendaKind.DELIBERATION, vote=vote),)
    assert editor.told.text() == register_editing.SAVED
    assert not editor.is_edited()
    assert editor.version == saved.version
    assert page.view.table.current_row().id == saved.id


def test_roster_comes_unmarked_and_keeps_marks_when_the_day_changes(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, press: Callable[..., None]
) -> None:
    with store.write() as session:
        add_person(session, "甲末", bureau.ids.first, from_on=DAY.replace(day=25))
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    table = editor.attendance.table
    assert all(row.state is S.UNMARKED for row in editor.attendance.rows())
    assert "甲末" not in {row.name for row in editor.attendance.rows()}
    table.go_to(0)
    press(table, Qt.Key.Key_1, Qt.Key.Key_1)
    editor.held_on.pick(DAY.replace(day=26))
    editor.ask_people()
    settled()
    rows = editor.attendance.rows()
    assert {row.name for row in rows if row.state is S.PRESENT} == {"甲一", "甲二"}
    assert "甲末" in {row.name for row in rows}


def test_a_saved_sheet_is_only_told_how_the_roster_differs(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        kept = expected_attendance(session, MeetingKind.BRANCH_ASSEMBLY, bureau.ids.first, DAY)[2:]
        stranger = expected_attendance(session, MeetingKind.BRANCH_ASSEMBLY, bureau.ids.second, DAY)
        number = add_meeting(
            session, bureau.ids.first, MeetingKind.BRANCH_ASSEMBLY, held_on=DAY, attendance=(*kept, *stranger)
        )
    page.refresh()
    page.open_record(number)
    settled()
    editor = editor_of(page)
    assert len(editor.attendance.rows()) == 10
    assert editor.attendance.notice.sentence == "名册有变动：签到名单少2人（甲一、甲二）、多1人（丙一）。"
    assert not editor.is_edited()
    editor.attendance.notice.action.emit()
    assert len(editor.attendance.rows()) == 12
    assert editor.is_edited()


def test_an_item_without_title_leads_to_its_place(
    page: MeetingsPage, bureau: Bureau, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    compose(editor.title.line, "议题没写的会")
    editor.agenda.add_item()
    editor.show_section("head")
    editor.save()
    settled()
    assert editor.record_id is None
    assert "第1项议题：请填写议题题目" in editor.banner.sentence
    assert editor.agenda.isVisible()


def test_repeat_takes_the_head_and_never_what_happened(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        sheet = expected_attendance(session, MeetingKind.BRANCH_ASSEMBLY, bureau.ids.first, DAY)
        vote = Vote(VoteKind.RESOLUTION, BallotMethod.SECRET_BALLOT, 9, 1, 0)
        number = add_meeting(
            session,
            bureau.ids.first,
            MeetingKind.BRANCH_ASSEMBLY,
            held_on=DAY,
            place="二楼会议室",
            host="甲一",
            recorder="甲二",
            minutes="上次的记录",
            attendance=tuple(replace(row, state=S.PRESENT) for row in sheet),
            agenda=(AgendaItem("通报情况", AgendaKind.REPORT, resolution="同意", vote=vote),),
        )
    page.refresh()
    settled()
    page.view.table.choose(number)
    page.repeat_record()
    settled()
    editor = editor_of(page)
    assert editor.record_id is None
    assert (editor.place.value(), editor.host.value(), editor.recorder.value()) == (
        "二楼会议室",
        "甲一",
        "甲二",
    )
    assert editor.held_on.value() is None
    assert editor.minutes.value() == ""
    assert editor.attendance.rows() == ()
    assert editor.agenda.items() == (AgendaItem("通报情况", AgendaKind.REPORT),)
    assert not editor.is_edited()


def test_nothing_to_repeat_is_said(page: MeetingsPage, window: FakeWindow, settled: Wait) -> None:
    page.repeat_record()
    settled()
    assert "还没有可以照着写的记录" in window.said[0]


def test_removed_records_leave_the_list_after_a_question(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.write() as session:
        number = add_meeting(session, bureau.ids.first, held_on=DAY)
    page.refresh()
    settled()
    page.view.table.choose(number)
    asked: list[str] = []

    def agree(_page: QWidget, _title: str, text: str, *_buttons: str) -> bool:
        asked.append(text)
        return True

    monkeypatch.setattr(register_page, "agrees", agree)
    page.remove_chosen()
    settled()
    assert page.view.model.rowCount() == 0
    assert "仍留在回收站里" in asked[0]


def test_what_was_typed_stays_when_the_record_may_not_be_removed(
    page: MeetingsPage,
    bureau: Bureau,
    store: Store,
    settled: Wait,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
    desk: Desk,
) -> None:
    with store.write() as session:
        number = add_meeting(session, bureau.ids.first, held_on=DAY)
    page.refresh()
    page.open_record(number)
    settled()
    editor = editor_of(page)
    compose(editor.place.line, "三楼")

    def refuse(*_: object) -> Changes:
        raise BadInput("不能删除。")

    told: list[Exception] = []
    desk.tasks.failed.disconnect()
    desk.tasks.failed.connect(told.append)
    monkeypatch.setattr(page, "SPEC", replace(page.SPEC, remove=refuse))
    monkeypatch.setattr(register_page, "agrees", answering(True))
    page.view.table.choose(number)
    page.remove_chosen()
    settled()
    assert [str(error) for error in told] == ["不能删除。"]
    assert editor.is_edited()
    assert editor.place.value().endswith("三楼")


def test_a_save_is_seen_whatever_the_filter_says(
    page: MeetingsPage, bureau: Bureau, settled: Wait, compose: Compose
) -> None:
    page.view.filters.set_value("kind", MeetingKind.HEART_TALK)
    settled()
    editor = begin(page, bureau, settled, MeetingKind.THEME_DAY)
    compose(editor.title.line, "被筛掉的会")
    editor.save()
    settled()
    settled()
    assert page.view.table.current_row().title == "被筛掉的会"


def test_new_takes_what_the_list_is_narrowed_to(page: MeetingsPage, bureau: Bureau, settled: Wait) -> None:
    page.view.filters.set_value("kind", MeetingKind.PARTY_LECTURE)
    page.view.filters.set_value("organization", bureau.ids.first)
    settled()
    page.new_record()
    editor = editor_of(page)
    assert editor.chosen_kind() is MeetingKind.PARTY_LECTURE
    assert editor.organization.value() == bureau.ids.first
    assert editor.held_on.value() is None


def test_lecturer_is_asked_only_for_lectures(page: MeetingsPage, bureau: Bureau, settled: Wait) -> None:
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    editor.show_section("head")
    assert not editor.lecturer.isVisible()
    editor.counts_as.set_value((MeetingKind.PARTY_LECTURE,))
    editor.counts_as.edited.emit()
    assert editor.lecturer.isVisible()


def test_group_meetings_belong_to_groups(page: MeetingsPage, bureau: Bureau, settled: Wait) -> None:
    page.new_record()
    editor = editor_of(page)
    editor.kind.set_value(MeetingKind.GROUP_MEETING)
    editor.kind.edited.emit()
    offered = [editor.organization.box.itemText(at) for at in range(editor.organization.box.count())]
    assert offered == ["第一党支部·第一党小组", "第一党支部·第二党小组"]


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


def test_the_open_sheet_hears_of_a_change_of_the_roster(
    page: MeetingsPage, desk: Desk, bureau: Bureau, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        kept = expected_attendance(session, MeetingKind.BRANCH_ASSEMBLY, bureau.ids.first, DAY)
        number = add_meeting(
            session, bureau.ids.first, MeetingKind.BRANCH_ASSEMBLY, held_on=DAY, attendance=kept
        )
    page.refresh()
    page.open_record(number)
    settled()
    assert editor_of(page).attendance.notice.sentence == ""
    desk.tasks.write(save_member, person("甲补", bureau.ids.first))
    settled()
    assert "少1人（甲补）" in editor_of(page).attendance.notice.sentence
    assert editor_of(page).attendance.rows() == kept


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


def test_a_day_that_has_not_come_is_marked_where_it_was_typed(
    page: MeetingsPage, bureau: Bureau, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    compose(editor.title.line, "讨论发展党员工作")
    editor.held_on.set_value(DAY.replace(year=2099))
    editor.status.set_value(RecordStatus.HELD)
    editor.show_section("text")
    editor.save()
    settled()
    assert "还没有到，不能记成已经开过" in editor.banner.sentence
    assert editor.sections.current == "head"
    assert editor.held_on.error == REFUSED
    assert not editor.title.error
    editor.held_on.set_value(DAY)
    editor.save()
    settled()
    assert editor.record_id is not None
    assert not editor.held_on.error


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


def test_what_is_entered_twice_is_told_after_saving(
    page: MeetingsPage, bureau: Bureau, window: FakeWindow, settled: Wait, compose: Compose
) -> None:
    numbers: list[int | None] = []

    def told() -> list[str]:
        return [sentence for sentence in window.said if "重复录入" in sentence]

    for title in ("讨论发展党员工作", "学习文件", "讨论发展党员工作"):
        assert told() == []
        editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
        compose(editor.title.line, title)
        editor.save()
        settled()
        numbers.append(editor.record_id)
    assert f"（编号{numbers[0]}）" in told()[0]
    editor_of(page).mark_edited()
    editor_of(page).save()
    settled()
    assert len(told()) == 1

"""What becomes of a record: closed, corrected, its history, brought back from the bin; and what is typed is never lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QMenu, QWidget
from shiboken6 import Shiboken

from gui.desk import Desk
from gui.dialogs import history as history_dialog
from gui.dialogs.erratum import ErratumDialog
from gui.dialogs.history import HistoryDialog, changes_text
from gui.dialogs.recycle_bin import RecycleBinDialog
from gui.dialogs.turn_of_year import TurnOfYearDialog
from gui.pages import register_keeping
from gui.pages.inspections import InspectionsPage
from gui.pages.meetings import MeetingsPage
from gui.tables.revisions import VERSION_COLUMNS
from models.db.store import Store
from models.rows.meeting import AgendaItem, Speech
from models.rows.study_plan import PlanItem, StudyPlan
from models.rules.terms import AttendanceState, DraftOf, MeetingKind, StudyKind
from models.services.finalizing import finalize
from models.services.meetings import load_meeting, remove_meeting, save_meeting
from models.services.roster import expected_attendance
from models.services.study_plans import list_plans, save_plan
from tests.gui.answers import answering
from tests.gui.pages.acting import drafts, editor_of, stored
from tests.gui.pages.conftest import DAY, Bureau, FakeWindow, ShowPage
from tests.models.services.making import add_inspection, add_meeting, finding, saved

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def number(store: Store, bureau: Bureau) -> int:
    """A whole meeting of the first branch."""
    with store.write() as session:
        sheet = expected_attendance(session, MeetingKind.BRANCH_ASSEMBLY, bureau.ids.first, DAY)
        return add_meeting(
            session,
            bureau.ids.first,
            MeetingKind.BRANCH_ASSEMBLY,
            held_on=DAY,
            title="讨论计划",
            minutes="三项议题",
            attendance=sheet,
            agenda=(AgendaItem("计划", speeches=(Speech("甲一", "同意"),)), AgendaItem("总结")),
        )


@pytest.fixture
def closed(store: Store, number: int) -> int:
    with store.write() as session:
        finalize(session, number, 1)
    return number


def shown(page: MeetingsPage, number: int, settled: Wait) -> Any:
    page.open_record(number)
    settled()
    return editor_of(page)


def freed(dialog: QDialog) -> bool:
    """Whether a dialog is gone once it is closed."""
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return not Shiboken.isValid(dialog)


# 定稿


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


# 勘误


def test_an_erratum_is_written_and_shown(
    page: MeetingsPage, closed: int, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = shown(page, closed, settled)
    dialog = ErratumDialog(page.desk, stored(store, closed), ("主题",), page)
    dialog.open()
    dialog.confirm()
    assert dialog.place.error
    for field, words in (
        (dialog.place.line, "会议记录"),
        (dialog.wrong.text, "三项"),
        (dialog.corrected.text, "四项"),
    ):
        compose(field, words)
    dialog.confirm()
    settled()
    (erratum,) = stored(store, closed).errata
    assert (erratum.place, erratum.wrong, erratum.corrected) == ("会议记录", "三项", "四项")
    assert "“三项”更正为“四项”" in editor.closing.sentence


def test_the_menus_offer_what_may_be_done(
    page: MeetingsPage, closed: int, store: Store, bureau: Bureau, settled: Wait
) -> None:
    with store.write() as session:
        other = add_meeting(session, bureau.ids.first, held_on=DAY)
    page.refresh()
    settled()

    def offered(chosen: int) -> dict[str, bool]:
        page.view.table.choose(chosen)
        menu = QMenu()
        page.add_keeping_entries(menu)
        return {action.text(): action.isEnabled() for action in menu.actions() if action.text()}

    assert offered(closed) == {"修改记录…": True, "定稿…": False, "勘误…": True}
    assert offered(other) == {"修改记录…": True, "定稿…": True, "勘误…": False}
    shown(page, closed, settled)
    page._offer()
    assert page.final_action is not None
    assert page.erratum_action is not None
    assert (page.final_action.isEnabled(), page.erratum_action.isEnabled()) == (False, True)


# 修改记录


def test_the_history_is_read_and_an_earlier_version_comes_back(
    page: MeetingsPage, number: int, store: Store, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_dialog, "agrees", answering(True))
    with store.write() as session:
        save_meeting(session, replace(load_meeting(session, number), title="改过", minutes=""))
    editor = shown(page, number, settled)
    dialog = HistoryDialog(page.desk, DraftOf.MEETING, number, page)
    dialog.open()
    settled()
    assert dialog.model.rowCount() == 2
    assert "原来：讨论计划\n改为：改过" in dialog.changes.toPlainText()
    assert not dialog.restore_button.isEnabled()
    dialog.table.selectRow(1)
    dialog.restore()
    settled()
    assert stored(store, number).minutes == "三项议题"
    assert editor.minutes.value() == "三项议题"
    assert dialog.model.rowCount() == 3
    assert freed(dialog)


def test_a_history_of_nothing_says_why(page: MeetingsPage, settled: Wait) -> None:
    dialog = HistoryDialog(page.desk, DraftOf.MEETING, 999, page)
    dialog.open()
    settled()
    assert dialog.changes.toPlainText().startswith("还没有修改记录")


def test_a_removal_says_where_the_record_is(store: Store, number: int) -> None:
    from models.services.revisions import versions_of

    with store.write() as session:
        remove_meeting(session, number, 1)
    with store.read() as session:
        assert "回收站" in changes_text(versions_of(session, DraftOf.MEETING, number)[0])


def test_a_removal_and_its_undo_say_what_they_were(store: Store, number: int) -> None:
    from models.services import history, putting_back
    from models.services.revisions import versions_of

    with store.write() as session:
        remove_meeting(session, number, 1)
        putting_back.undo(session, tuple(each.id for each in history.noted(session)))
    with store.read() as session:
        undone, removed, *_ = versions_of(session, DraftOf.MEETING, number)
    content = VERSION_COLUMNS[-1].text
    assert (content(undone), content(removed)) == ("整条恢复", "整条删除")
    assert changes_text(undone).startswith("整条记录恢复")


# 回收站


def test_the_bin_narrows_and_brings_back(
    page: MeetingsPage, number: int, store: Store, bureau: Bureau, settled: Wait, press: Callable[..., None]
) -> None:
    with store.write() as session:
        other = add_meeting(session, bureau.ids.first, held_on=DAY, title="另一次")
        for each in (number, other):
            remove_meeting(session, each, 1)
    dialog = RecycleBinDialog(page.desk, page)
    dialog.open()
    settled()
    assert dialog.model.rowCount() == 2
    dialog.filters.search.setText("另一次")
    dialog._narrow()
    assert [row.key for row in dialog.model.rows()] == [other]
    dialog.filters.search.setText("")
    dialog.filters.set_value("of", DraftOf.STUDY)
    dialog._narrow()
    assert dialog.model.rowCount() == 0
    dialog.filters.set_value("of", None)
    dialog._narrow()
    dialog.table.selectAll()
    assert dialog.restore_button.text() == "恢复所选（2）"
    dialog.restore()
    settled()
    assert dialog.model.rowCount() == 0
    assert "已恢复2条" in dialog.banner.sentence
    assert {row.id for row in page.view.model.rows()} == {number, other}
    assert freed(dialog)


# 年度结转


def test_a_plan_is_taken_over_once(
    page: MeetingsPage, store: Store, bureau: Bureau, settled: Wait, window: FakeWindow
) -> None:
    with store.write() as session:
        saved(
            save_plan(
                session,
                StudyPlan(
                    None,
                    2026,
                    bureau.ids.committee,
                    StudyKind.CENTRE_GROUP,
                    "2026年计划",
                    items=(PlanItem(None, 1, "党章"),),
                ),
            )
        )
    dialog = TurnOfYearDialog(page.desk, page)
    dialog.open()
    settled()
    assert dialog.year.value() == 2027
    dialog.copy()
    dialog.copy()
    settled()
    with store.read() as session:
        assert len(list_plans(session, year=2027)) == 1
    assert "已结转1份" in dialog.banner.sentence
    undoing = page.desk.undoing
    assert undoing is not None
    assert undoing.undo_words == "结转1份学习计划到2027年"
    undoing.undo()
    settled()
    with store.read() as session:
        assert list_plans(session, year=2027) == ()
    undoing.redo()
    settled()
    with store.read() as session:
        assert len(list_plans(session, year=2027)) == 1
    assert dialog.chosen() == ()
    assert not dialog.copy_button.isEnabled()
    assert freed(dialog)


def test_the_day_is_november_so_the_coming_year_is_meant(page: MeetingsPage, settled: Wait) -> None:
    assert page.desk.today() == date(2026, 11, 5)
    dialog = TurnOfYearDialog(page.desk, page)
    dialog.open()
    settled()
    assert "没有登记学习计划" in dialog.none.text()
    assert dialog.items.text() == "2027年以前没有登记整改事项，没有可以结转的。"

"""三会一课 saved and removed: what was typed comes back, what is refused leads to its place, and nothing typed is lost."""

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.editors.record_editor import REFUSED
from gui.pages import register_editing, register_page
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.failures import BadInput
from models.rows.changes import Changes
from models.rows.meeting import AgendaItem, Vote
from models.rules.terms import AgendaKind, AttendanceState, BallotMethod, MeetingKind, RecordStatus, VoteKind
from tests.gui.answers import answering
from tests.gui.pages.acting import Compose, Wait, begin, editor_of, stored
from tests.gui.pages.conftest import DAY, Bureau, FakeWindow
from tests.models.services.making import add_meeting

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

"""What is typed on a register page is never lost: drafts, refusals, conflicts."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.editors import drafting
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rules.terms import (
    AttendanceState,
    MeetingKind,
)
from models.services.meetings import load_meeting, remove_meeting, save_meeting
from tests.gui.pages.acting import begin, drafts, editor_of, stored
from tests.gui.pages.conftest import DAY, Bureau, Reopen, ShowPage
from tests.models.services.making import add_meeting

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
S = AttendanceState


def test_a_draft_survives_the_window(
    page: MeetingsPage,
    bureau: Bureau,
    store: Store,
    settled: Wait,
    reopened: Reopen,
    compose: Compose,
) -> None:
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    compose(editor.title.line, "没写完的会")
    editor.ended_at.line.setText("几点")
    editor.attendance.model.mark([0], S.PRESENT)
    editor.attendance.model.mark([1], S.LEAVE)
    editor.attendance.model.give_reason(1, "出差")
    editor.agenda.add_item()
    compose(editor.agenda.form.title.line, "第一项")
    again = reopened(page)
    assert [draft["record"] for draft in drafts(store)] == [None]
    assert "10月20日 支部党员大会 《没写完的会》" in again.drafting.banner.sentence
    again.drafting.banner.action.emit()
    settled()
    restored = editor_of(again)
    assert restored.draft() == editor.draft()
    assert restored.ended_at.state() == "几点"
    assert restored.attendance.rows() == editor.attendance.rows()
    assert restored.is_edited()
    restored.ended_at.line.setText("")
    restored.save()
    settled()
    assert stored(store, restored.record_id).title == "没写完的会"
    assert drafts(store) == []


def test_drafts_keep_themselves_a_moment_after_the_last_key(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, qtbot: QtBot, compose: Compose
) -> None:
    page.new_record()
    compose(editor_of(page).title.line, "半句")
    qtbot.waitUntil(lambda: len(drafts(store)) == 1)
    assert drafts(store)[0]["fields"]["title"] == "半句"


def test_a_draft_is_kept_when_the_page_hides(
    page: MeetingsPage, store: Store, settled: Wait, compose: Compose
) -> None:
    page.new_record()
    compose(editor_of(page).title.line, "换页前")
    page.hide()
    settled()
    assert drafts(store)[0]["fields"]["title"] == "换页前"


def test_giving_up_a_draft_asks_first(
    page: MeetingsPage,
    store: Store,
    settled: Wait,
    reopened: Reopen,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.new_record()
    compose(editor_of(page).title.line, "不要了")
    again = reopened(page)
    monkeypatch.setattr(drafting, "agrees", lambda *_: False)
    again.drafting.banner.given_up.emit()
    settled()
    assert len(drafts(store)) == 1
    monkeypatch.setattr(drafting, "agrees", lambda *_: True)
    again.drafting.banner.given_up.emit()
    settled()
    assert drafts(store) == []
    assert not again.drafting.banner.isVisible()


def test_a_refusal_keeps_what_was_typed(
    page: MeetingsPage, bureau: Bureau, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    compose(editor.title.line, "时间写反的会")
    editor.started_at.line.setText("15:00")
    editor.ended_at.line.setText("14:00")
    editor.save()
    settled()
    assert "散会时间应晚于开始时间" in editor.banner.sentence
    assert editor.title.value() == "时间写反的会"
    assert editor.is_edited()
    assert not editor.is_saving


def test_a_conflict_says_so_and_loses_nothing(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    with store.write() as session:
        number = add_meeting(session, bureau.ids.first, held_on=DAY, title="原题")
    page.refresh()
    page.open_record(number)
    settled()
    editor = editor_of(page)
    with store.write() as session:
        save_meeting(session, replace(load_meeting(session, number), place="别处改的"))
    compose(editor.minutes.text, "我写的")
    editor.save()
    settled()
    assert "已被别处修改" in editor.banner.sentence
    assert editor.minutes.value() == "我写的"
    editor.banner.action.emit()
    settled()
    editor.save()
    settled()
    assert stored(store, number).minutes == "我写的"


def kept_draft(page: MeetingsPage, store: Store, bureau: Bureau, settled: Wait, compose: Compose) -> int:
    """A stored meeting whose minutes were begun and never saved; its id."""
    with store.write() as session:
        number = add_meeting(session, bureau.ids.first, held_on=DAY, title="开过的会")
    page.refresh()
    page.open_record(number)
    settled()
    compose(editor_of(page).minutes.text, "没存的记录")
    page.may_be_left()
    settled()
    return number


def test_a_draft_of_a_record_changed_meanwhile_says_so(
    page: MeetingsPage,
    desk: Desk,
    bureau: Bureau,
    store: Store,
    settled: Wait,
    show_page: ShowPage,
    compose: Compose,
) -> None:
    number = kept_draft(page, store, bureau, settled, compose)
    with store.write() as session:
        save_meeting(session, replace(load_meeting(session, number), place="别处改的"))
    again = show_page(MeetingsPage(desk))
    again.open_record(number)
    settled()
    assert "又有改动" in editor_of(again).banner.sentence
    assert editor_of(again).minutes.value() == "没存的记录"
    editor_of(again).save()
    settled()
    assert stored(store, number).minutes == "没存的记录"


def test_a_draft_of_a_removed_record_becomes_a_new_one(
    page: MeetingsPage,
    desk: Desk,
    bureau: Bureau,
    store: Store,
    settled: Wait,
    show_page: ShowPage,
    compose: Compose,
) -> None:
    number = kept_draft(page, store, bureau, settled, compose)
    with store.write() as session:
        remove_meeting(session, number, load_meeting(session, number).version)
    again = show_page(MeetingsPage(desk))
    again.drafting.banner.action.emit()
    settled()
    assert editor_of(again).record_id is None
    assert editor_of(again).minutes.value() == "没存的记录"
    assert "原来的记录已经删除" in editor_of(again).banner.sentence
    editor_of(again).save()
    settled()
    assert editor_of(again).record_id not in (None, number)
    assert drafts(store) == []


def test_a_begun_record_is_not_typed_over(
    page: MeetingsPage,
    store: Store,
    settled: Wait,
    reopened: Reopen,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.new_record()
    compose(editor_of(page).title.line, "早先写的")
    again = reopened(page)
    monkeypatch.setattr(drafting, "agrees", lambda *_: False)
    again.new_record()
    assert editor_of(again).title.value() == "早先写的"


def test_what_is_typed_while_saving_stays(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, MeetingKind.THEME_DAY)
    # The pause after the last key is over before the record has been read again.
    page.drafting._pause.setInterval(0)
    compose(editor.title.line, "先写的")
    editor.save()
    compose(editor.title.line, "，又补的")
    settled()
    page.drafting.keep_now()
    settled()
    record = stored(store, editor.record_id)
    assert record.title == "先写的"
    assert [(each["record"], each["version"]) for each in drafts(store)] == [(record.id, record.version)]
    assert editor.title.value() == "先写的，又补的"
    assert editor.is_edited()
    editor.save()
    settled()
    assert stored(store, editor.record_id).title == "先写的，又补的"
    assert drafts(store) == []

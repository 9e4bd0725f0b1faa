"""日常工作: one form whose fields follow the kind, saved, kept over a power cut, begun from elsewhere."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.editors.daily_work import DailyWorkEditor
from gui.pages.daily_work import DailyWorkPage
from models.db.store import Store
from models.rows.changes import Subject
from models.rows.daily_work import DailyWorkDetail
from models.rows.query import RegisterQuery
from models.rows.target import Target
from models.rules.daily_terms import CareKind, DailyWorkKind, DailyWorkStatus, Urgency
from models.rules.daily_work import GATHERINGS, SENT_KINDS
from models.services.daily_work import list_daily_work, load_daily_work, save_daily_work
from tests.gui.pages.conftest import DAY, Bureau, Reopen, ShowPage
from tests.models.services.making import add_person

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


@pytest.fixture
def page(desk: Desk, show_page: ShowPage) -> DailyWorkPage:
    """The page, shown and loaded."""
    return show_page(DailyWorkPage(desk))


def form_of(page: DailyWorkPage) -> DailyWorkEditor:
    assert isinstance(page.editor, DailyWorkEditor)
    return page.editor


def choose(editor: DailyWorkEditor, kind: DailyWorkKind) -> None:
    editor.kind.set_value(kind)
    editor.kind.edited.emit()


def begin(page: DailyWorkPage, bureau: Bureau, kind: DailyWorkKind, day: date = DAY) -> DailyWorkEditor:
    page.new_record()
    editor = form_of(page)
    choose(editor, kind)
    editor.organization.set_value(bureau.ids.first)
    editor.happened_on.pick(day)
    return editor


def stored(store: Store, editor: DailyWorkEditor) -> DailyWorkDetail:
    assert editor.record_id is not None
    with store.read() as session:
        return load_daily_work(session, editor.record_id)


def test_a_report_is_typed_saved_and_shown(
    page: DailyWorkPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, DailyWorkKind.REPORT)
    compose(editor.title.line, "停水处置报告")
    editor.urgency.set_value(Urgency.URGENT)
    editor.occurred_on.pick(DAY)
    editor.occurred_time.line.setText("620")
    editor.sent_on.pick(DAY)
    editor.sent_time.line.setText("8：05")
    compose(editor.content.text, "接报后到场<处置>。")
    assert editor.doubts.text() == "紧急事项从发生到报送用了1小时45分钟，请核对。"
    editor.save()
    settled()
    kept = stored(store, editor)
    assert (kept.title, kept.urgency, kept.content) == ("停水处置报告", Urgency.URGENT, "接报后到场<处置>。")
    assert (kept.occurred_at, kept.sent_at) == (
        datetime.combine(DAY, time(6, 20)),
        datetime.combine(DAY, time(8, 5)),
    )
    assert page.view.table.current_row().id == kept.id
    assert not editor.is_edited()


@pytest.mark.parametrize("kind", list(DailyWorkKind))
def test_the_form_asks_what_the_kind_asks(page: DailyWorkPage, bureau: Bureau, kind: DailyWorkKind) -> None:
    editor = begin(page, bureau, kind)
    assert editor.sections.is_offered("sending") == (kind in SENT_KINDS)
    assert editor.people_count.isVisible() == (kind in GATHERINGS)
    assert editor.counterpart.isVisible() == (kind in SENT_KINDS | GATHERINGS)
    assert editor.amount.isVisible() == (kind is DailyWorkKind.CARE)


def test_money_is_kept_to_the_last_digit_for_care_only(
    page: DailyWorkPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, DailyWorkKind.CARE)
    compose(editor.title.line, "走访慰问")
    editor.care.set_value(CareKind.CONSOLATION)
    editor.amount.line.setText("1,000.5")
    editor.person.line.setText("甲四")
    editor.save()
    settled()
    kept = stored(store, editor)
    assert (kept.amount, kept.care) == (100_050, CareKind.CONSOLATION)
    assert kept.member_id == bureau.people["甲四"]
    choose(editor, DailyWorkKind.OTHER)
    editor.mark_edited()
    editor.save()
    settled()
    # What another kind does not ask for is not lost: it is there again when the kind is.
    assert (stored(store, editor).amount, stored(store, editor).member_id) == (100_050, bureau.people["甲四"])


def test_who_was_cared_for_stays_who_it_was_though_the_roster_no_longer_tells(
    page: DailyWorkPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    with store.write() as session:
        cared = add_person(session, "甲四", bureau.ids.second)
        saved_as = DailyWorkDetail(
            None,
            DailyWorkKind.CARE,
            bureau.ids.first,
            "慰问",
            DAY,
            person="甲四",
            member_id=cared,
            care=CareKind.CONSOLATION,
        )
        number = save_daily_work(session, saved_as).record_id
    assert number is not None
    page.refresh()
    page.open_record(number)
    settled()
    editor = form_of(page)
    compose(editor.content.text, "困难")
    editor.save()
    settled()
    assert stored(store, editor).member_id == cared


def test_a_time_without_its_day_is_asked_for(
    page: DailyWorkPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, DailyWorkKind.REQUEST)
    compose(editor.title.line, "请示")
    editor.sent_time.line.setText("9:00")
    editor.save()
    settled()
    assert editor.sent_on.error == "填了时间，请把日期也填上"
    assert editor.sent_on.isVisible()
    assert editor.record_id is None


def test_what_was_typed_is_there_at_the_next_start(
    page: DailyWorkPage, bureau: Bureau, settled: Wait, compose: Compose, reopened: Reopen
) -> None:
    editor = begin(page, bureau, DailyWorkKind.MOOD)
    compose(editor.title.line, "第三季度分析")
    compose(editor.content.text, "窗口压力大")
    again = reopened(page)
    again.drafting.banner.action.emit()
    settled()
    form = form_of(again)
    assert (form.title.value(), form.content.value()) == ("第三季度分析", "窗口压力大")
    assert form.chosen_kind() is DailyWorkKind.MOOD
    assert not form.sections.is_offered("sending")


def test_the_next_one_like_it_carries_no_words_over(
    page: DailyWorkPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        save_daily_work(
            session,
            DailyWorkDetail(
                None,
                DailyWorkKind.LECTURE,
                bureau.ids.first,
                "节水宣讲",
                DAY,
                DailyWorkStatus.DONE,
                person="甲一",
                counterpart="社区居民",
                place="社区",
                people=40,
                content="内容",
            ),
        )
    page.refresh()
    settled()
    QTest.keyClick(page, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settled()
    form = form_of(page)
    assert (form.person.value(), form.counterpart.value(), form.place.value()) == ("甲一", "社区居民", "社区")
    assert (form.title.value(), form.content.value(), form.people_count.value()) == ("", "", None)
    assert form.happened_on.value() is None
    assert form.status.value() is DailyWorkStatus.OPEN


def test_a_requirement_leads_to_a_new_one(page: DailyWorkPage, bureau: Bureau, settled: Wait) -> None:
    day = date(2026, 9, 30)
    page.show_target(
        Target(Subject.DAILY_WORK, new=True, kind="mood", organization_id=bureau.ids.second, day=day)
    )
    settled()
    form = form_of(page)
    assert form.chosen_kind() is DailyWorkKind.MOOD
    assert (form.organization.value(), form.happened_on.value()) == (bureau.ids.second, day)


def test_a_removed_one_goes_from_the_list(
    page: DailyWorkPage, bureau: Bureau, store: Store, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.write() as session:
        save_daily_work(session, DailyWorkDetail(None, DailyWorkKind.OTHER, bureau.ids.first, "活动", DAY))
    page.refresh()
    settled()
    monkeypatch.setattr("gui.pages.register_page.agrees", lambda *_: True)
    page.view.table.selectAll()
    page.remove_chosen()
    settled()
    with store.read() as session:
        assert list_daily_work(session, RegisterQuery()) == ()
    assert page.view.model.rowCount() == 0

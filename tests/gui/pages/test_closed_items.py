"""整改清单 after closure: the look back, what may still be added, the way to the notice, what the list reminds of."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from gui.desk import Desk
from gui.dialogs.rectification_rates import RectificationRatesDialog
from gui.editors.periods import Period
from gui.editors.rectification import RectificationEditor
from gui.look.look import look
from gui.look.tokens import LARGE_SCALE, NORMAL_SCALE, Theme
from gui.pages.rectification import RectificationPage
from models.db.store import Store
from models.rows.attachment import AttachmentRow
from models.rows.changes import Subject
from models.rows.inspection import Manifestation
from models.rows.rectification import ProgressEntry, RectificationDetail
from models.rows.target import Target
from models.rules.inspection_terms import ShirkingTag
from models.rules.periods import Month
from models.rules.rectification import Action
from models.rules.terms import RectificationMode, RectificationStatus
from models.services.rectification import (
    LOOK_BACK_DUE,
    NEEDS_ENTRY,
    WARNED,
    items_of_findings,
    load_item,
)
from models.services.rulebook import save_manifestations
from tests.gui.pages.conftest import DAY, Bureau, FakeWindow, ShowPage
from tests.models.services.inspecting import found_at, numbered_notice, plain_inspection
from tests.models.services.making import add_item, advance

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
A = Action
CLOSED_ON = date(2026, 8, 1)
CLOSING = ((A.REQUEST_CLOSURE, CLOSED_ON), (A.APPROVE, CLOSED_ON))
PHOTO = AttachmentRow("a" * 64, "现场照片.jpg", 12, datetime(2026, 7, 20))


@pytest.fixture
def page(desk: Desk, show_page: ShowPage) -> RectificationPage:
    """The page, shown and loaded."""
    return show_page(RectificationPage(desk))


def shown(page: RectificationPage) -> RectificationEditor:
    """The form now shown."""
    assert isinstance(page.editor, RectificationEditor)
    return page.editor


def closed(store: Store, bureau: Bureau, **given: Any) -> int:
    """An item struck off three months before 1 November."""
    with store.write() as session:
        number = add_item(
            session,
            bureau.ids.first,
            **({"found_on": date(2026, 7, 1), "person": "甲四", "due_on": date(2026, 8, 31)} | given),
        )
        advance(session, number, *CLOSING)
    return number


def open_(page: RectificationPage, number: int, settled: Wait) -> RectificationEditor:
    page.refresh()
    page.open_record(number)
    settled()
    return shown(page)


def stored(store: Store, number: int) -> RectificationDetail:
    """The item as the database has it."""
    with store.read() as session:
        return load_item(session, number)


def press(page: RectificationPage, label: str) -> None:
    next(button for button in shown(page).action_buttons if button.text() == label).click()


def test_a_closed_item_takes_additions_and_nothing_else(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    number = closed(store, bureau, attachments=(PHOTO,))
    before = stored(store, number)
    editor = open_(page, number, settled)

    assert "2026-08-01销号（审核人王芳），销号时的内容不能再改" in editor.banner.sentence
    assert editor.problem.text.isReadOnly()
    assert editor.person.line.isReadOnly()
    assert not editor.mode.box.isEnabled()
    assert not editor.progress.isEnabled()
    assert [line.remove_button.isHidden() for line in editor.files._lines] == [True]
    editor.show_section("measures")
    compose(editor.extended_check.text, "各支部自查一遍")
    editor.show_section("progress")
    compose(editor.note.text, "已归档")
    editor.save()
    settled()

    after = stored(store, number)
    assert (after.extended_check, after.note) == ("各支部自查一遍", "已归档")
    assert (after.cause, after.attachments, after.closed_on) == (before.cause, (PHOTO,), CLOSED_ON)
    assert "销号时的内容不能再改" in editor.banner.sentence


def test_an_open_item_after_a_closed_one_is_free_again(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    open_(page, closed(store, bureau, attachments=(PHOTO,)), settled)
    with store.write() as session:
        number = add_item(session, bureau.ids.first, found_on=DAY, attachments=(PHOTO,))
    editor = open_(page, number, settled)

    assert not editor.problem.text.isReadOnly()
    assert editor.mode.box.isEnabled()
    assert editor.progress.isEnabled()
    assert [line.remove_button.isHidden() for line in editor.files._lines] == [False]
    assert editor.banner.sentence == ""
    page.new_record()
    assert not shown(page).problem.text.isReadOnly()


def test_a_look_back_is_put_off_to_a_later_day(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    number = closed(store, bureau)
    assert open_(page, number, settled).deadline.text() == "已销号；回头看2026-11-01到期，已过4天。"
    press(page, "推迟回头看")
    dialog = page.dialog
    assert dialog is not None
    compose(dialog.by.line, "王芳")
    compose(dialog.note.text, "支部换届")
    assert "推迟到哪一天" in dialog.objection.sentence
    dialog.look_back_on.pick(date(2026, 11, 1))
    assert "晚于原定的2026-11-01" in dialog.objection.sentence
    dialog.look_back_on.pick(date(2026, 12, 1))
    dialog.on.pick(date(2026, 11, 6))
    assert "2026-11-06还没有到" in dialog.objection.sentence
    assert not dialog.order_button.isEnabled()
    dialog.on.pick(date(2026, 11, 5))
    dialog.order_button.click()
    settled()

    assert stored(store, number).look_back_on == date(2026, 12, 1)
    assert stored(store, number).status is RectificationStatus.CLOSED
    assert "推迟回头看" in shown(page).steps.text()
    assert shown(page).deadline.text() == "已销号，不再计逾期；回头看2026-12-01到期。"


def test_only_putting_off_asks_for_a_day(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    open_(page, closed(store, bureau), settled)
    press(page, "回头看：巩固")
    assert page.dialog is not None
    assert page.dialog.look_back_on.isHidden()
    page.dialog.reject()


def test_reopening_names_the_notice_and_the_form_leads_to_it(
    page: RectificationPage, bureau: Bureau, store: Store, window: FakeWindow, settled: Wait
) -> None:
    with store.write() as session:
        found = found_at(
            session,
            plain_inspection(session, bureau.ids),
            bureau.ids.first,
            clause="支部工作条例第十一条",
            person="甲四",
        )
        named_in = numbered_notice(session)
        (number,) = items_of_findings(session, [found], named_in)
        day = date(2026, 10, 25)
        advance(session, number, (A.REQUEST_CLOSURE, day), (A.APPROVE, day))
    editor = open_(page, number, settled)

    assert "首次通报：《关于2026年10月" in editor.status.notice.text()
    assert "依据：支部工作条例第十一条" in editor.status.notice.text()
    editor.status.notice_button.click()
    assert window.went == [Target(Subject.NOTICE, record_id=named_in.id)]
    press(page, "回头看：反弹")
    assert page.dialog is not None
    assert "（某局机党〔2026〕10号）通报" in page.dialog.consequence.text()
    page.dialog.reject()


def test_what_a_notice_says_of_an_item_is_not_typed_over(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        found = found_at(session, plain_inspection(session, bureau.ids), bureau.ids.first, person="甲四")
        (number,) = items_of_findings(session, [found], numbered_notice(session))
        other = add_item(session, bureau.ids.first)
    editor = open_(page, number, settled)

    assert "以通报为准" in editor.status.notice.text()
    assert editor.problem.text.isReadOnly()
    assert editor.found_on.line.isReadOnly()
    for field in (editor.source, editor.organization):
        assert not field.editor.isEnabled()
    for free in (editor.cause, editor.measures, editor.note):
        assert not free.text.isReadOnly()
    assert not editor.person.line.isReadOnly()
    assert not open_(page, other, settled).problem.text.isReadOnly()


def test_an_item_no_notice_named_shows_no_way_to_one(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    assert open_(page, closed(store, bureau), settled).status.named.isHidden()


def test_gaps_in_the_chain_are_flagged_and_not_refused(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    with store.write() as session:
        number = add_item(session, bureau.ids.first, found_on=DAY, leader="周局长", person="甲四")
    editor = open_(page, number, settled)

    assert editor.chain.text() == "责任链还缺：分管领导、责任部门。"
    compose(editor.supervisor.line, "赵局长")
    assert editor.chain.text() == "责任链还缺：责任部门。"
    editor.save()
    settled()
    assert stored(store, number).supervisor == "赵局长"
    compose(editor.department.line, "综合处")
    assert editor.chain.isHidden()


def test_kinds_come_from_the_bureaus_dictionary(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        number = add_item(session, bureau.ids.first, found_on=DAY)
    editor = open_(page, number, settled)
    assert editor.manifestation.box.itemText(7) == "第7种"
    page.desk.tasks.write(save_manifestations, (Manifestation(7, "慵", "该办的不办"),))
    settled()
    assert editor.manifestation.box.itemText(7) == "7　慵：该办的不办"
    editor.manifestation.set_value(7)
    editor.tag.set_value(ShirkingTag.NOMINAL)
    editor.mark_edited()
    editor.save()
    settled()
    assert (stored(store, number).manifestation, stored(store, number).tag) == (7, ShirkingTag.NOMINAL)


def test_the_list_reminds_and_is_filtered_by_it(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    closed_id = closed(store, bureau)
    ids = bureau.ids
    with store.write() as session:
        long_term = add_item(session, ids.first, found_on=DAY, due_on=None, mode=RectificationMode.LONG_TERM)
        entry = (ProgressEntry(date(2026, 10, 30), "坚持"),)
        add_item(
            session,
            ids.first,
            found_on=DAY,
            due_on=None,
            mode=RectificationMode.LONG_TERM,
            progress=entry,
        )
        near = add_item(session, ids.first, found_on=DAY, due_on=date(2026, 11, 20))
        late = add_item(session, ids.first, found_on=DAY, due_on=date(2026, 11, 1))
        add_item(session, ids.first, found_on=DAY, due_on=date(2026, 12, 31))
    said: dict[int, str] = {}
    for wanted, found in ((LOOK_BACK_DUE, {closed_id}), (NEEDS_ENTRY, {long_term}), (WARNED, {near, late})):
        page.view.filters.set_value("status", wanted)
        page.refresh()
        settled()
        rows = page.view.model.rows()
        assert {row.id for row in rows} == found
        said |= {row.id: page.view.model.index(at, 7).data() for at, row in enumerate(rows)}
    assert said == {
        closed_id: "回头看到期",
        long_term: "待季度进展",
        near: "蓝色预警",
        late: "",
    }


def test_the_analysis_opens_for_the_period_and_branch_of_the_list(
    page: RectificationPage, bureau: Bureau, settled: Wait
) -> None:
    page.view.filters.set_value("period", Period(2026, 10))
    page.view.filters.set_value("organization", bureau.ids.first)
    page.rates_button.click()
    settled()
    (dialog,) = page.findChildren(RectificationRatesDialog)
    assert dialog.period.span() == Month(2026, 10).span()
    assert dialog.period.organization_id() == bureau.ids.first
    dialog.reject()


@pytest.mark.parametrize("scale", [NORMAL_SCALE, LARGE_SCALE])
def test_a_closed_item_fits_beside_the_list(
    page: RectificationPage,
    bureau: Bureau,
    store: Store,
    settled: Wait,
    qapp: QApplication,
    scale: float,
) -> None:
    number = closed(store, bureau)
    if scale != NORMAL_SCALE:
        look().apply(qapp, Theme.LIGHT, scale)
    editor = open_(page, number, settled)
    # What the rail leaves of a window of 1366 × 768.
    page.resize(1366 - round(188 * scale), 660)
    settled()
    assert page.width() <= 1366 - round(188 * scale)
    last = editor.action_buttons[-1]
    room = editor._scroll.viewport()
    assert last.mapTo(room, last.rect().bottomRight()).x() <= room.width()

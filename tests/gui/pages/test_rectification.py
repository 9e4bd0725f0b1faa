"""整改清单: items typed, their deadline, and the moves of the status machine through its dialog."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.advance_item import AdvanceItemDialog
from gui.editors.rectification import RectificationEditor
from gui.pages.rectification import RectificationPage
from models.db.store import Store
from models.rows.rectification import ProgressEntry, RectificationDetail
from models.rules.terms import RectificationMode, RectificationSource, RectificationStatus
from models.services.rectification import OVERDUE, load_item
from tests.gui.pages.conftest import DAY, TODAY, Bureau, ShowPage
from tests.models.services.making import add_item

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


@pytest.fixture
def page(desk: Desk, show_page: ShowPage) -> RectificationPage:
    """The page, shown and loaded."""
    return show_page(RectificationPage(desk))


def shown(page: RectificationPage) -> RectificationEditor:
    """The form now shown."""
    assert isinstance(page.editor, RectificationEditor)
    return page.editor


def opened(page: RectificationPage, store: Store, bureau: Bureau, settled: Wait, **given: Any) -> int:
    """A stored item, open in the editor; its id."""
    with store.write() as session:
        number = add_item(session, bureau.ids.first, **({"found_on": DAY} | given))
    page.refresh()
    page.open_record(number)
    settled()
    return number


def order(page: RectificationPage, label: str) -> AdvanceItemDialog:
    """Press the button of a move; the dialog it opens."""
    button = next(button for button in shown(page).action_buttons if button.text() == label)
    button.click()
    assert page.dialog is not None
    return page.dialog


def stored(store: Store, number: int) -> RectificationDetail:
    """The item as the database has it."""
    with store.read() as session:
        return load_item(session, number)


def test_typed_saved_reloaded(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose, qtbot: QtBot
) -> None:
    page.new_record()
    editor = shown(page)
    compose(editor.problem.text, "三会一课记录不完整")
    editor.source.set_value(RectificationSource.INSPECTION_NOTICE)
    editor.organization.set_value(bureau.ids.first)
    editor.found_on.pick(DAY)
    editor.due_on.pick(date(2026, 11, 30))
    compose(editor.measures.text, "一、补齐记录\n二、专人审核")
    editor.progress.add_line()
    entry = editor.progress.lines[0].fields
    assert entry["on"].state() == TODAY.isoformat()
    compose(entry["text"].editor, "已补齐九月记录")
    editor.save()
    settled()
    assert editor.record_id is not None
    saved = stored(store, editor.record_id)
    assert saved.status is RectificationStatus.UNCLAIMED
    assert saved.measures == "一、补齐记录\n二、专人审核"
    assert saved.progress == (ProgressEntry(TODAY, "已补齐九月记录"),)
    assert editor.heading.text() == f"整改事项　2026年第{saved.number}号"
    assert [button.text() for button in editor.action_buttons] == ["认领"]


@pytest.mark.parametrize(
    ("due_on", "sentence"),
    [
        (date(2026, 11, 4), "待认领，已逾期1天。"),
        (date(2026, 11, 5), "黄色预警！！今天到期。"),
        (date(2026, 11, 25), "蓝色预警！距整改时限还有20天。"),
        (date(2026, 11, 26), "距整改时限还有21天。"),
        (None, "整改时限待补。"),
    ],
)
def test_deadline_is_told_while_typing(page: RectificationPage, due_on: date | None, sentence: str) -> None:
    page.new_record()
    editor = shown(page)
    editor.due_on.set_value(due_on)
    editor.due_on.edited.emit()
    assert editor.deadline.text() == sentence
    editor.mode.set_value(RectificationMode.LONG_TERM)
    editor.mode.edited.emit()
    assert "不计逾期" in editor.deadline.text()


def test_what_stands_against_a_move_is_said_before(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    number = opened(page, store, bureau, settled, person="甲四")
    dialog = order(page, "申请销号")
    assert not dialog.order_button.isEnabled()
    compose(dialog.by.line, "甲四")
    assert "请先补上：原因分析、整改措施" in dialog.objection.sentence
    dialog.reject()
    assert stored(store, number).status is RectificationStatus.IN_PROGRESS


def test_closed_by_somebody_else_than_the_responsible(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    ready = {"person": "甲四", "cause": "责任不清", "measures": "建账", "evidence": "记录本"}
    number = opened(page, store, bureau, settled, **ready, progress=(ProgressEntry(DAY, "已改"),))
    dialog = order(page, "申请销号")
    compose(dialog.by.line, "甲四")
    dialog.order_button.click()
    settled()
    assert page.dialog is None
    assert stored(store, number).status is RectificationStatus.CLOSURE_REQUESTED
    dialog = order(page, "同意销号")
    compose(dialog.by.line, "甲四")
    assert "不能是责任人本人" in dialog.objection.sentence
    assert not dialog.order_button.isEnabled()
    dialog.by.set_value("甲一")
    dialog.by.edited.emit()
    dialog.on.set_value(DAY)
    dialog.on.edited.emit()
    assert "上一步的日期" in dialog.objection.sentence
    dialog.on.set_value(TODAY)
    dialog.on.edited.emit()
    dialog.order_button.click()
    settled()
    closed = stored(store, number)
    assert (closed.status, closed.closed_on, closed.verifier) == (RectificationStatus.CLOSED, TODAY, "甲一")
    assert "甲一" in shown(page).steps.text()
    assert [button.text() for button in shown(page).action_buttons] == [
        "回头看：巩固",
        "回头看：反弹",
        "推迟回头看",
    ]


def test_a_move_first_saves_what_was_typed(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    opened(page, store, bureau, settled, person="甲四")
    compose(shown(page).cause.text, "还没保存的原因")
    shown(page).action_buttons[0].click()
    settled()
    assert page.dialog is not None
    assert page.dialog.by.value() == "甲四", "whoever is responsible claims it"
    assert load(store, shown(page).record_id).cause == "还没保存的原因"
    page.dialog.reject()


def test_a_move_waits_for_what_cannot_be_saved(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    opened(page, store, bureau, settled)
    shown(page).problem.text.setPlainText("")
    shown(page).action_buttons[0].click()
    settled()
    assert page.dialog is None
    assert shown(page).problem.error
    shown(page).problem.text.setPlainText("问题")
    shown(page).save()
    settled()
    assert page.dialog is None, "an order given up is not carried out later"


def test_the_deadline_is_asked_for_where_it_is_needed(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    opened(page, store, bureau, settled, due_on=date(2026, 12, 1))
    editor = shown(page)
    editor.due_on.line.clear()
    assert not editor.check()
    assert editor.due_on.error == "请填写整改时限"
    editor.mode.set_value(RectificationMode.LONG_TERM)
    editor.mode.edited.emit()
    assert editor.due_on.error == ""
    assert editor.check()


def test_saving_leaves_the_keyboard_where_it_is(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    opened(page, store, bureau, settled)
    page.activateWindow()
    compose(shown(page).cause.text, "原因")
    shown(page).save_button.setFocus()
    shown(page).save_button.click()
    assert page.focusWidget() is shown(page).save_button
    settled()
    assert page.focusWidget() is shown(page).save_button
    assert shown(page).told.text() == "已保存"
    compose(shown(page).cause.text, "又一条")
    assert shown(page).told.text() == ""


def load(store: Store, record_id: int | None) -> RectificationDetail:
    """The item as the database has it."""
    assert record_id is not None
    with store.read() as session:
        return load_item(session, record_id)


def test_overdue_is_seen_first_and_filtered(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    opened(page, store, bureau, settled, due_on=date(2026, 10, 26))
    with store.write() as session:
        add_item(session, bureau.ids.first, found_on=DAY, due_on=date(2026, 12, 1))
    page.view.filters.set_value("status", OVERDUE)
    settled()
    rows = page.view.model.rows()
    assert [row.overdue_days for row in rows] == [10]
    assert page.view.model.index(0, 6).data() == "待认领，逾期10天"


def test_repeat_takes_the_occasion_and_not_the_problem(
    page: RectificationPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    opened(page, store, bureau, settled, source_document="督察通报第9期", leader="周局长", cause="旧原因")
    page.repeat_record()
    settled()
    editor = shown(page)
    assert editor.record_id is None
    assert (editor.source_document.value(), editor.leader.value()) == ("督察通报第9期", "周局长")
    assert (editor.problem.value(), editor.cause.value(), editor.due_on.value()) == ("", "", None)

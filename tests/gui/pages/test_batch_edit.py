"""批量修改 over a register: preview, order, what is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gui.dialogs.batch_edit import BatchEditDialog
from gui.pages.fast_works import BATCH
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.entities import Finalization
from models.rules.terms import RecordStatus
from models.services.meetings import load_meeting, save_meeting
from tests.gui.conftest import Frees
from tests.gui.pages.conftest import Bureau, FakeWindow
from tests.models.services.making import add_meeting

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


@pytest.fixture
def numbers(store: Store, bureau: Bureau) -> tuple[int, int, int]:
    """Three meetings, the last one closed."""
    with store.write() as session:
        first, second, closed = (add_meeting(session, bureau.ids.first, title=title) for title in "一二三")
        session.add(Finalization(record_id=closed, made_at=datetime(2026, 11, 1), made_by=""))
    return first, second, closed


@pytest.fixture
def dialog(numbers: tuple[int, int, int], page: MeetingsPage, settled: Wait) -> BatchEditDialog:
    """Over all three, opened by its key."""
    page.refresh()
    settled()
    page.view.table.selectAll()
    page.window().activateWindow()
    QTest.qWaitForWindowActive(page.window())
    page.view.table.setFocus()
    QTest.keyClick(page.view.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settled()
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, BatchEditDialog)
    return opened


def test_previewed_and_written(
    dialog: BatchEditDialog,
    numbers: tuple[int, int, int],
    store: Store,
    window: FakeWindow,
    settled: Wait,
    compose: Compose,
) -> None:
    assert dialog.told.text() == "没有要修改的。"
    assert not dialog.confirm_button.isEnabled()
    compose(dialog.host.line, "甲二")
    dialog.ask()
    settled()
    assert dialog.told.text() == "将修改2条，1条不能改，原样不动。"
    assert dialog.confirm_button.text() == "修改2条"
    dialog.confirm_button.click()
    settled()
    with store.read() as session:
        assert [load_meeting(session, number).host for number in numbers] == ["甲二", "甲二", ""]
    assert "已修改2条；1条不能改：10月15日主题党日“三”" in window.said[-1]


def test_typed_after_the_preview_is_shown_first(
    dialog: BatchEditDialog, numbers: tuple[int, int, int], store: Store, settled: Wait, compose: Compose
) -> None:
    compose(dialog.host.line, "甲二")
    dialog.ask()
    settled()
    compose(dialog.place.line, "三楼")
    dialog.confirm()
    settled()
    assert dialog.isVisible()
    assert "地点：待补 → 三楼" in dialog.model.rows()[0].changes
    dialog.confirm()
    settled()
    with store.read() as session:
        assert load_meeting(session, numbers[0]).place == "三楼"


def test_a_status_for_all(
    dialog: BatchEditDialog, numbers: tuple[int, int, int], store: Store, settled: Wait
) -> None:
    dialog.status.set_value(RecordStatus.CANCELLED)
    dialog.ask()
    settled()
    dialog.confirm()
    settled()
    with store.read() as session:
        assert load_meeting(session, numbers[1]).status is RecordStatus.CANCELLED


def test_changed_elsewhere_it_is_shown_anew(
    dialog: BatchEditDialog, numbers: tuple[int, int, int], store: Store, settled: Wait, compose: Compose
) -> None:
    compose(dialog.host.line, "甲二")
    dialog.ask()
    settled()
    with store.write() as session:
        save_meeting(session, replace(load_meeting(session, numbers[0]), host="甲三"))
    dialog.confirm()
    settled()
    assert "全部没有保存" in dialog.banner.sentence
    assert "主持人：甲三 → 甲二" in [change for row in dialog.model.rows() for change in row.changes]
    dialog.confirm()
    settled()
    with store.read() as session:
        assert load_meeting(session, numbers[0]).host == "甲二"


def test_nothing_chosen_is_said(page: MeetingsPage, settled: Wait) -> None:
    opened = BATCH.make(page.desk, page)
    assert isinstance(opened, BatchEditDialog)
    opened.open()
    settled()
    assert "还没有选中记录" in opened.banner.sentence
    assert not any(field.isEnabled() for field in opened._fields)
    assert not opened.confirm_button.isEnabled()
    opened.reject()


def test_freed_on_close(
    numbers: tuple[int, int, int],
    page: MeetingsPage,
    settled: Wait,
    frees: Frees,
) -> None:
    page.refresh()
    settled()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    page.view.table.selectionModel().select(page.view.model.index(0, 0), flags)

    def over_page() -> QDialog:
        opened = BATCH.make(page.desk, page)
        assert opened is not None
        return opened

    assert frees(over_page)

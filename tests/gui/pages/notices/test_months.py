"""督察通报: which month is on the page, typed, stepped to or begun."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.editors.notice import TEXT
from gui.pages.notices import NoticesPage
from models.rows.changes import Changes, Subject
from models.rules.periods import Month
from models.services.notice_issuing import issue_notice
from models.services.notices import save_notice
from tests.conftest import stamped
from tests.gui.pages.conftest import today
from tests.gui.pages.notices.acting import OCTOBER, Kept, Wait


@pytest.mark.parametrize("typed", ["2026-12", "202612", "2026年12月"])
def test_a_month_to_come_is_refused_in_its_field(typed: str, page: NoticesPage, settled: Wait) -> None:
    page.months.field.line.setText(typed)
    QTest.keyClick(page.months.field.line, Qt.Key.Key_Return)
    settled()
    assert "还没有到" in page.months.field.error
    assert page.keeper.base is not None
    assert page.keeper.base.month == OCTOBER
    assert page.editor.isEnabled()


def test_a_month_typed_or_stepped_to_is_shown(page: NoticesPage, qtbot: QtBot, settled: Wait) -> None:
    QTest.keyClick(page.months.field, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.keeper.base is not None and page.keeper.base.month == Month(2026, 9))
    assert page.months.table.current_row().month == Month(2026, 9)
    page.months.field.line.setText("2025.12")
    QTest.keyClick(page.months.field.line, Qt.Key.Key_Return)
    settled()
    assert page.months.table.current_row().month == Month(2025, 12)


def test_beginning_goes_to_this_month_once_last_month_is_issued(
    page: NoticesPage, desk: Desk, kept: Kept, settled: Wait
) -> None:
    with desk.tasks.store.write() as session:
        made = save_notice(session, kept(OCTOBER))
        assert made.record_id is not None
        issue_notice(session, made.record_id, 1, today(), 10, stamped)
    desk.tasks.changed.emit(Changes.of(Subject.NOTICE, record_id=made.record_id))
    settled()
    page.new_record()
    settled()
    assert page.keeper.base is not None
    assert page.keeper.base.month == Month(2026, 11)
    assert page.editor.sections.current == TEXT

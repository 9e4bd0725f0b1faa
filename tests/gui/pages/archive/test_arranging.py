"""The order of a year: moved by key, by button and by number; left out and taken in; dropped files."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.dialogs.archive_move import MoveDialog
from gui.dialogs.archive_reason import ReasonDialog
from gui.pages.archive import ArchivePage
from models.rules.archive_terms import Retention
from tests.gui.answers import form_of, forms_of
from tests.gui.pages.archive.conftest import TITLES, Rows
from tests.gui.pages.conftest import FakeWindow

Wait = Callable[[], None]
ALT = Qt.KeyboardModifier.AltModifier


def of_thirty_years(rows: Rows) -> list[str]:
    return [row.title for row in rows() if row.retention is Retention.THIRTY and not row.left_out]


def test_a_document_goes_up_and_down_and_numbers_follow(
    page: ArchivePage, ids: tuple[int, ...], rows: Rows, settled: Wait
) -> None:
    page.view.table.choose(ids[1])
    page.view.table.setFocus()
    QTest.keyClick(page.view.table, Qt.Key.Key_Up, ALT)
    settled()
    assert of_thirty_years(rows)[:2] == [TITLES[1], TITLES[0]]
    assert page.view.table.current_row().code.endswith("D30-0001")
    page.up_button.click()  # it is the first already
    page.down_button.click()
    settled()
    page.down_button.click()
    settled()
    assert of_thirty_years(rows) == [TITLES[0], TITLES[2], TITLES[1], TITLES[3]]


def test_a_document_is_moved_to_a_number(
    page: ArchivePage, ids: tuple[int, ...], rows: Rows, settled: Wait
) -> None:
    page.view.table.choose(ids[0])
    page.ask_place()
    dialog = form_of(page, MoveDialog)
    dialog.number.line.setText("9")
    dialog.confirm()
    assert dialog.number.error == "请填1到4之间的数"
    dialog.number.line.setText("4")
    dialog.confirm()
    settled()
    assert not forms_of(page, MoveDialog)
    assert of_thirty_years(rows) == [TITLES[1], TITLES[2], TITLES[3], TITLES[0]]


def test_what_is_left_out_leaves_no_gap_and_comes_back(
    page: ArchivePage, ids: tuple[int, ...], rows: Rows, settled: Wait, window: FakeWindow
) -> None:
    page.view.table.choose(ids[0])
    QTest.keyClick(page.view.table, Qt.Key.Key_Delete)
    dialog = form_of(page, ReasonDialog)
    dialog.confirm()
    assert dialog.reason.error
    dialog.reason.set_value("重复件")
    dialog.confirm()
    settled()
    assert not forms_of(page, ReasonDialog)
    assert window.said[-1].startswith("1件不归档")
    assert [row.number for row in rows() if row.retention is Retention.THIRTY and not row.left_out] == [
        1,
        2,
        3,
    ]
    page.view.filters.set_value("state", "left_out")
    page.view.table.choose(ids[0])
    page.out_button.click()
    settled()
    assert window.said[-1] == "1件已收回归档。"
    assert of_thirty_years(rows) == list(TITLES[:4])

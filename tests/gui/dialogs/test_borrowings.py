"""借阅登记: entered, given back, narrowed, taken away."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs import borrowings
from gui.dialogs.borrowing_form import BorrowingDialog, ReturnDialog
from gui.dialogs.borrowings import BorrowingsDialog
from gui.main_window import MainWindow
from models.db.store import Store
from models.rows.archive_use import BorrowingRow
from models.rules.archive_terms import BorrowingForm
from models.services.borrowings import list_borrowings, save_borrowing
from tests.gui.answers import answering, form_of
from tests.gui.dialogs.conftest import TODAY, Frees, Opens
from tests.models.services.archived import add_item

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
LENT = BorrowingRow(
    None, None, "会议记录", BorrowingForm.LENT, "周一鸣", "", "", "", date(2026, 10, 8), date(2026, 11, 2)
)


@pytest.fixture
def dialog(store: Store, opens: Opens) -> BorrowingsDialog:
    """The register with one line that is late, over an archive of one 件."""
    with store.write() as session:
        add_item(session, "党员大会记录", 2025)
        save_borrowing(session, LENT, TODAY)
    return opens(BorrowingsDialog)


def kept(store: Store) -> tuple[BorrowingRow, ...]:
    with store.read() as session:
        return list_borrowings(session)


def test_it_tells_what_is_out_and_late(dialog: BorrowingsDialog) -> None:
    assert dialog.summary.text() == "未归还1件，其中逾期1件。"
    assert dialog.model.rows()[0].state[0] == "逾期3天"


def test_reading_is_entered_of_an_archived_item(
    dialog: BorrowingsDialog, store: Store, settled: Wait, compose: Compose
) -> None:
    dialog.new_button.click()
    form = form_of(dialog, BorrowingDialog)
    (title,) = form.described.suggestions()
    form.described.set_value(title)
    compose(form.borrower.line, "孙二")
    assert not form.due_on.isVisible()
    form.confirm_button.click()
    settled()
    newest = kept(store)[0]
    assert (newest.described, newest.borrower, newest.borrowed_on) == (title, "孙二", TODAY)
    assert newest.item_id is not None
    assert newest.form is BorrowingForm.READ


def test_what_is_wrong_is_told_in_the_form_and_nothing_typed_is_lost(
    dialog: BorrowingsDialog, settled: Wait
) -> None:
    dialog.table.choose(dialog.model.rows()[0].id)
    dialog.change_button.click()
    form = form_of(dialog, BorrowingDialog)
    form.due_on.line.setText("2026-10-01")
    form.confirm_button.click()
    settled()
    assert form.isVisible()
    assert "早于借阅日期" in form.banner.sentence
    assert form.borrower.value() == "周一鸣"
    form.reject()


def test_an_original_comes_back(dialog: BorrowingsDialog, store: Store, settled: Wait) -> None:
    dialog.table.choose(dialog.model.rows()[0].id)
    dialog.return_button.click()
    form = form_of(dialog, ReturnDialog)
    assert form.returned_on.value() == TODAY
    form.confirm_button.click()
    settled()
    assert kept(store)[0].returned_on == TODAY
    assert dialog.model.rows()[0].state[0] == "已归还"
    assert not dialog.return_button.isEnabled()
    dialog.only_out.setChecked(True)
    assert dialog.model.rowCount() == 0


def test_it_is_narrowed_by_words(dialog: BorrowingsDialog) -> None:
    for typed, many in (("周一 会议", 1), ("财务", 0), ("", 1)):
        dialog.search.setText(typed)
        assert dialog.model.rowCount() == many


def test_a_line_is_taken_away_after_asking(
    dialog: BorrowingsDialog, store: Store, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    for answer, many in ((False, 1), (True, 0)):
        monkeypatch.setattr(borrowings, "agrees", answering(answer))
        dialog.table.choose(dialog.model.rows()[0].id)
        dialog.remove_button.click()
        settled()
        assert len(kept(store)) == many


def test_it_is_freed(desk: Desk, window: MainWindow, frees: Frees) -> None:
    window.show()
    assert frees(lambda: BorrowingsDialog(desk, window))
    window.hide()


@pytest.mark.parametrize("typed", ["s027-ws.2025-d10-db-0001", " S027-WS·2025-D10-DB-0001 "])
def test_a_code_typed_alone_is_the_document(desk: Desk, window: MainWindow, typed: str) -> None:
    row = BorrowingRow(None, None, "", BorrowingForm.READ, "孙二", "", "", "", TODAY)
    words = "S027-WS·2025-D10-DB-0001 党员大会记录"
    form = BorrowingDialog(row, {words: 7}, TODAY, window)
    form.described.set_value(typed)
    assert (form.answer().described, form.answer().item_id) == (words, 7)
    form.described.set_value("S027-WS·2025-D10-DB-0002")
    assert (form.answer().described, form.answer().item_id) == ("S027-WS·2025-D10-DB-0002", None)
    form.deleteLater()

"""党费 pasted from a sheet: shown first, refused whole where it must be, taken back in one step; and copied out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gui.desk import Desk
from gui.pages.dues import DuesPage
from gui.tables.dues import DuesView
from models.db.store import Store
from models.rows.dues import DuesLine
from models.rules.periods import Month
from models.services.dues import save_lines
from tests.gui.pages.conftest import Bureau, FakeWindow
from tests.gui.pages.dues.acting import OCTOBER, Wait, choose, give_bases, kept, paste, view


def test_a_sheet_is_pasted_by_names_and_months_and_taken_back(
    page: DuesPage, desk: Desk, store: Store, settled: Wait
) -> None:
    view(page, DuesView.BASE)
    dialog = paste(page, "姓名\t9月\t10月\r\n乙一\t3000\t4,000\r\n甲 二\t5000\t\r\n")
    assert dialog.confirm_button.text() == "写入3格"
    dialog.confirm()
    settled()
    assert {key: line.base for key, line in kept(store).items()} == {
        ("乙一", 9): 300_000,
        ("乙一", 10): 400_000,
        ("甲二", 9): 500_000,
    }
    assert desk.undoing is not None
    desk.undoing.undo()
    settled()
    assert kept(store) == {}
    assert page.model.index(10, OCTOBER).data() == "待补"
    desk.undoing.redo()
    settled()
    assert len(kept(store)) == 3


def test_nothing_is_pasted_before_what_is_refused_is_agreed_to(
    page: DuesPage, store: Store, settled: Wait
) -> None:
    view(page, DuesView.BASE)
    dialog = paste(page, "姓名\t10月\n甲一\t3000\n甲二\t三千\n张无名\t5")
    assert [(line.cell, line.why) for line in dialog.lines][:2] == [
        ("B3", "金额写法不认识，请写成 3200.50 的样子"),
        ("A4", "表格里没有这个人"),
    ]
    assert not dialog.confirm_button.isEnabled()
    dialog.confirm()
    assert kept(store) == {}
    dialog.rest.setChecked(True)
    dialog.confirm()
    settled()
    assert list(kept(store)) == [("甲一", 10)]


def test_a_paste_says_the_year_and_what_is_not_as_due(page: DuesPage, settled: Wait) -> None:
    give_bases(page, settled)
    view(page, DuesView.PAYMENT)
    dialog = paste(page, "姓名\t10月\n甲一\t50\n甲二\t1200.5")
    assert [(line.where, line.why) for line in dialog.lines] == [
        ("甲一　2026年10月", ""),
        ("甲二　2026年10月", "与应交50.00元不符"),
    ]
    assert dialog.confirm_button.text() == "写入2格"
    dialog.reject()
    settled()


def test_one_copied_amount_fills_all_that_are_chosen(page: DuesPage, store: Store, settled: Wait) -> None:
    view(page, DuesView.BASE)
    choose(page, range(2), range(8, 10))
    dialog = paste(page, "4500")
    assert dialog.confirm_button.text() == "写入4格"
    dialog.confirm()
    settled()
    assert {line.base for line in kept(store).values()} == {450_000}


def test_an_empty_clipboard_is_told(page: DuesPage, window: FakeWindow) -> None:
    QGuiApplication.clipboard().setText(" ")
    QTest.keyClick(page.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.warned == ["剪贴板里没有可粘贴的文字，没有填入，原来的内容不变；请先在表格里复制。"]


def test_what_is_copied_is_pasted_back(page: DuesPage, store: Store, settled: Wait) -> None:
    give_bases(page, settled, rows=2)
    choose(page, range(2), range(OCTOBER, OCTOBER + 1))
    QTest.keyClick(page.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "5000.00\r\n5000.00\r\n"
    page.grid.copy_with_names()
    assert QGuiApplication.clipboard().text() == "姓名\t10月\r\n甲一\t5000.00\r\n甲二\t5000.00\r\n"
    dialog = paste(page, QGuiApplication.clipboard().text())
    assert dialog.confirm_button.text() == "没有可写入的"
    dialog.reject()
    settled()


def test_a_paste_over_what_changed_meanwhile_is_refused_whole(
    page: DuesPage, store: Store, bureau: Bureau, settled: Wait
) -> None:
    view(page, DuesView.BASE)
    dialog = paste(page, "姓名\t10月\n甲一\t3000\n甲二\t3000")
    with store.write() as session:
        save_lines(session, [DuesLine(bureau.people["甲二"], Month(2026, 10), paid=5)])
    dialog.confirm()
    settled()
    assert "别处修改" in dialog.banner.sentence
    assert list(kept(store)) == [("甲二", 10)]
    dialog.reject()

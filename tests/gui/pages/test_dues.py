"""党费 on its page: typing, pasting, orders for what is chosen, undoing, and where other pages lead."""

import weakref
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from gui.desk import Desk
from gui.dialogs.dues_forms import ExemptDialog, PaidOnDialog
from gui.dialogs.dues_rates import DuesRatesDialog
from gui.dialogs.paste_preview import PastePreview
from gui.dialogs.printing import PrintDialog
from gui.look.tile import TILE_ROLE, tile_width
from gui.pages.dues import DuesPage
from gui.tables.dues import DuesView
from models.db.store import Store
from models.rows.changes import Subject
from models.rows.dues import DuesLine
from models.rows.target import Target
from models.rules.dues_terms import PayerKind
from models.rules.papers import PaperKind
from models.rules.periods import Month
from models.services.dues import dues_year, save_lines
from tests.gui.pages.conftest import TODAY, Bureau, FakeWindow, ShowPage
from tests.models.services.making import count_statements

Wait = Callable[[], None]
OCTOBER = 9
"""The column of October."""
PEOPLE = ("甲一", "甲二", "甲三", "甲四", "甲五", "甲六", "甲七", "甲八", "甲九", "甲十", "乙一", "丙一")


@pytest.fixture
def page(desk: Desk, show_page: ShowPage) -> DuesPage:
    """The page, shown and loaded."""
    return show_page(DuesPage(desk))


def kept(store: Store) -> dict[tuple[str, int], DuesLine]:
    """What is kept of the year, by name and month."""
    with store.read() as session:
        year = dues_year(session, TODAY.year, None, TODAY)
    return {
        (person.name, cell.month.month): cell.line
        for person in year.people
        for cell in person.cells
        if cell.line is not None
    }


def choose(page: DuesPage, rows: range, columns: range) -> None:
    """Choose a rectangle of cells, the cursor in its corner."""
    model = page.model
    page.grid.choose(rows[0], columns[0])
    corners = QItemSelection(model.index(rows[0], columns[0]), model.index(rows[-1], columns[-1]))
    page.grid.selectionModel().select(corners, QItemSelectionModel.SelectionFlag.Select)


def view(page: DuesPage, shown: DuesView) -> None:
    page.views.choose(shown.name)


def type_into(page: DuesPage, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Begin to type in the cell the cursor is on, and end with a key."""
    QTest.keyClicks(page.grid, text[0])
    editor = page.grid.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, end)


def paste(page: DuesPage, text: str) -> PastePreview:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(page.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialogs = page.findChildren(PastePreview)
    return dialogs[-1]


def dialog_of(page: DuesPage, kind: type[Any]) -> Any:
    found = [dialog for dialog in page.findChildren(kind) if dialog.isVisible()]
    return found[-1]


def texts(page: DuesPage, column: int) -> list[str]:
    return [str(page.model.index(row, column).data()) for row in range(page.model.rowCount())]


def give_bases(page: DuesPage, settled: Wait, base: str = "5000", rows: int = 3) -> None:
    """The first members earn so much in October."""
    view(page, DuesView.BASE)
    page.grid.choose(0, OCTOBER)
    dialog = paste(page, f"{base}\n" * rows)
    dialog.confirm()
    settled()


# Showing


def test_everybody_who_pays_is_shown_and_nothing_is_taken_for_nought(page: DuesPage) -> None:
    assert [person.name for person in page.model.people()] == list(PEOPLE)
    assert set(texts(page, OCTOBER)) == {"待补"}
    assert set(texts(page, 11)) == {""}
    assert page.grid.cursor_place() == (0, TODAY.month - 1)
    assert "待补" in page.summary.whole
    assert page.year.value() == 2026


def test_an_amount_of_four_figures_is_shown_whole(page: DuesPage, settled: Wait) -> None:
    give_bases(page, settled, rows=1)
    view(page, DuesView.PAYMENT)
    page.grid.choose(0, OCTOBER)
    type_into(page, "12345.67")
    settled()
    tile = page.model.index(0, OCTOBER).data(TILE_ROLE)
    assert (tile.mark, tile.text) == ("多", "12,345.67")
    assert page.grid.columnWidth(OCTOBER) >= tile_width(tile, page.grid.font()) + 4
    assert page.grid.horizontalScrollBar().maximum() == 0


def test_branch_and_name_narrow_what_is_shown(page: DuesPage, bureau: Bureau, settled: Wait) -> None:
    page.branch.set_value(bureau.ids.second)
    settled()
    assert [person.name for person in page.model.people()] == ["丙一"]
    page.branch.set_value(None)
    settled()
    page.search.setText("ys")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert page.model.people() == ()
    page.search.setText("yy")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert [person.name for person in page.model.people()] == ["乙一"]


def test_showing_and_moving_ask_nothing_of_the_database(page: DuesPage, store: Store, settled: Wait) -> None:
    def move(_session: object) -> None:
        for row in range(page.model.rowCount()):
            page.grid.choose(row, row)
            QApplication.processEvents()
        view(page, DuesView.BASE)
        page.grid.grab()

    with store.read() as session:
        assert count_statements(session, move) == 0


# Typing


def test_a_base_is_typed_and_enter_goes_down(page: DuesPage, store: Store, settled: Wait) -> None:
    view(page, DuesView.BASE)
    page.grid.choose(0, OCTOBER)
    type_into(page, "3,200.5")
    settled()
    assert page.grid.cursor_place() == (1, OCTOBER)
    type_into(page, "3000")
    settled()
    found = kept(store)
    assert (found["甲一", 10].base, found["甲一", 10].due) == (320_050, 3_201)
    assert (found["甲二", 10].base, found["甲二", 10].due) == (300_000, 1_500)
    assert texts(page, OCTOBER)[:3] == ["3,200.50", "3,000.00", "待补"]


def test_what_is_typed_before_the_answers_is_kept_and_taken_back_step_by_step(
    page: DuesPage, desk: Desk, store: Store, settled: Wait
) -> None:
    for row, text in ((0, "10"), (1, "20"), (0, "30")):
        page.model.setData(page.model.index(row, OCTOBER), text)
    assert page.is_saving
    assert texts(page, OCTOBER)[:2] == ["30.00", "20.00"]
    settled()
    assert {key: line.paid for key, line in kept(store).items()} == {("甲一", 10): 3_000, ("甲二", 10): 2_000}
    assert desk.undoing is not None
    stood = []
    for _ in range(3):
        desk.undoing.undo()
        settled()
        stood.append({name: line.paid for (name, _), line in kept(store).items()})
    assert stood == [{"甲一": 1_000, "甲二": 2_000}, {"甲一": 1_000}, {}]


def test_what_was_read_before_a_key_does_not_take_it_back(
    page: DuesPage, store: Store, settled: Wait
) -> None:
    cell = page.model.index(0, OCTOBER)
    page.refresh()
    page.model.setData(cell, "10")
    page.refresh()
    page.model.setData(cell, "20")
    settled()
    assert texts(page, OCTOBER)[0] == "20.00"
    assert kept(store)["甲一", 10].paid == 2_000


def test_a_cell_typed_just_before_an_order_leaves_its_dialog_open(
    page: DuesPage, store: Store, settled: Wait
) -> None:
    give_bases(page, settled)
    view(page, DuesView.PAYMENT)
    page.grid.choose(3, OCTOBER)
    type_into(page, "10")
    page.grid.choose(0, OCTOBER)
    page.pay()
    settled()
    dialog = dialog_of(page, PaidOnDialog)
    assert kept(store)["甲四", 10].paid == 1_000
    dialog.reject()
    settled()


def test_the_sum_up_to_this_month_leaves_what_is_paid_ahead_apart(page: DuesPage, settled: Wait) -> None:
    assert page.summary.whole.startswith("截至11月　应交待补（132人次待补）　实交待补")
    for column in (OCTOBER, 11):
        page.grid.choose(0, column)
        type_into(page, "50")
        settled()
    assert "实交50.00元" in page.summary.whole
    assert page.summary.whole.endswith("待补132人次　以后各月预交50.00元")


def test_what_is_no_amount_is_told_and_changes_nothing(
    page: DuesPage, window: FakeWindow, store: Store, settled: Wait
) -> None:
    page.grid.choose(0, OCTOBER)
    type_into(page, "1.234")
    settled()
    assert window.warned == ["甲一2026年10月“1.234”没有填入：金额最多到分（两位小数），请核对。"]
    assert kept(store) == {}


def test_what_is_due_is_not_typed(page: DuesPage, settled: Wait) -> None:
    view(page, DuesView.DUE)
    index = page.model.index(0, OCTOBER)
    assert not page.model.flags(index) & Qt.ItemFlag.ItemIsEditable


def test_delete_makes_the_chosen_cells_unknown_again(page: DuesPage, store: Store, settled: Wait) -> None:
    give_bases(page, settled)
    choose(page, range(2), range(OCTOBER, OCTOBER + 1))
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    settled()
    assert list(kept(store)) == [("甲三", 10)]


def test_the_first_line_is_filled_down(page: DuesPage, store: Store, settled: Wait) -> None:
    give_bases(page, settled, rows=1)
    choose(page, range(4), range(OCTOBER, OCTOBER + 1))
    QTest.keyClick(page.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert {name: line.base for (name, _), line in kept(store).items()} == dict.fromkeys(PEOPLE[:4], 500_000)


# Pasting


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


# Orders


def test_what_is_due_is_paid_on_a_day(
    page: DuesPage, store: Store, window: FakeWindow, settled: Wait
) -> None:
    give_bases(page, settled)
    view(page, DuesView.PAYMENT)
    choose(page, range(4), range(OCTOBER, OCTOBER + 1))
    page.pay_button.click()
    dialog = dialog_of(page, PaidOnDialog)
    assert "所选的3人次按应交金额登记为已交，共150.00元。另有1人次应交待补，不登记。" in dialog.intro.text()
    dialog.paid_on.set_value(date(2026, 11, 6))
    dialog.confirm()
    assert dialog.paid_on.error == "交纳日期还没有到，请核对"
    dialog.confirm_button.setEnabled(True)
    dialog.paid_on.set_value(date(2026, 10, 10))
    dialog.confirm()
    settled()
    assert window.said == ["已登记3人次交纳党费，共150.00元。"]
    assert {name: (line.paid, line.paid_on) for (name, _), line in kept(store).items()} == dict.fromkeys(
        PEOPLE[:3], (5_000, date(2026, 10, 10))
    )
    assert texts(page, OCTOBER)[:4] == ["50.00", "50.00", "50.00", "待补"]


def test_paying_where_nothing_is_due_is_told(page: DuesPage, window: FakeWindow) -> None:
    choose(page, range(2), range(OCTOBER, OCTOBER + 1))
    page.pay_button.click()
    assert window.warned == ["所选的格里没有可登记的，党费没有改动：2人次应交待补，请先填写交纳基数。"]


def test_not_paid_is_entered_only_for_months_that_came(page: DuesPage, store: Store, settled: Wait) -> None:
    choose(page, range(1), range(8, 12))
    page.unpaid_button.click()
    settled()
    assert {month: line.paid for (_, month), line in kept(store).items()} == {9: 0, 10: 0, 11: 0}
    assert [page.model.index(0, column).data() for column in range(8, 12)] == ["未交", "未交", "未交", ""]


def test_a_base_is_carried_on(page: DuesPage, store: Store, settled: Wait) -> None:
    give_bases(page, settled, rows=1)
    choose(page, range(2), range(8, 12))
    page.carry_button.click()
    settled()
    assert {(name, month) for name, month in kept(store)} == {("甲一", 10), ("甲一", 11), ("甲一", 12)}


def test_exemption_is_given_with_its_reason_and_taken_back(
    page: DuesPage, store: Store, settled: Wait
) -> None:
    choose(page, range(1), range(OCTOBER, OCTOBER + 1))
    page.exempt()
    dialog = dialog_of(page, ExemptDialog)
    dialog.confirm()
    assert dialog.reason.error
    dialog.confirm_button.setEnabled(True)
    dialog.reason.set_value("生活困难，支部大会同意")
    dialog.confirm()
    settled()
    assert kept(store)["甲一", 10].note == "生活困难，支部大会同意"
    assert page.model.index(0, OCTOBER).data() == "免交"
    page.ask_again()
    settled()
    assert kept(store) == {}


def test_retired_members_pay_by_their_own_table(page: DuesPage, store: Store, settled: Wait) -> None:
    give_bases(page, settled, "6000", 1)
    choose(page, range(1), range(OCTOBER, OCTOBER + 1))
    page.as_retired()
    settled()
    line = kept(store)["甲一", 10]
    assert (line.payer, line.due) == (PayerKind.RETIRED, 6_000)
    page.as_serving()
    settled()
    assert kept(store)["甲一", 10].due == 9_000


# Where to


def test_a_reminder_leads_to_member_and_month(page: DuesPage, bureau: Bureau, settled: Wait) -> None:
    target = Target(
        Subject.DUES,
        record_id=bureau.people["甲五"],
        organization_id=bureau.ids.first,
        month=Month(2025, 9),
    )
    page.show_target(target)
    settled()
    assert (page.year.value(), page.branch.value()) == (2025, bureau.ids.first)
    assert page.grid.cursor_place() == (4, 8)


def test_the_papers_of_the_month_are_offered(page: DuesPage, bureau: Bureau, settled: Wait) -> None:
    page.branch.set_value(bureau.ids.first)
    settled()
    page.grid.choose(0, OCTOBER)
    page.print_button.click()
    settled()
    dialog = dialog_of(page, PrintDialog)
    assert dialog.matter.kinds == (PaperKind.DUES_SHEET, PaperKind.DUES_LEDGER, PaperKind.UNPAID_DUES)
    assert (dialog.matter.period.month, dialog.matter.period.organization_id) == (10, bureau.ids.first)
    dialog.reject()
    settled()


@pytest.mark.parametrize("order", ["pay", "exempt", "paste", "rates"])
def test_its_dialogs_are_freed(
    page: DuesPage, order: str, settled: Wait, freed: Callable[[weakref.ref[Any]], bool]
) -> None:
    give_bases(page, settled, rows=1)
    choose(page, range(1), range(OCTOBER, OCTOBER + 1))
    if order == "paste":
        paste(page, "1")
    else:
        {"pay": page.pay, "exempt": page.exempt, "rates": page.open_rates}[order]()
    settled()
    kinds: tuple[type[QDialog], ...] = (PaidOnDialog, ExemptDialog, PastePreview, DuesRatesDialog)
    seen = [weakref.ref(dialog) for kind in kinds for dialog in page.findChildren(kind) if dialog.isVisible()]
    assert len(seen) == 1
    _close_all(page, kinds)
    assert freed(seen[0])


def _close_all(page: DuesPage, kinds: tuple[type[QDialog], ...]) -> None:
    for kind in kinds:
        for dialog in page.findChildren(kind):
            dialog.reject()

"""党费 typed into the cells: saved as it is typed, taken back step by step, refused in words."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.desk import Desk
from gui.dialogs.dues_forms import PaidOnDialog
from gui.pages.dues import DuesPage
from gui.tables.dues import DuesView
from models.db.store import Store
from tests.gui.pages.conftest import FakeWindow
from tests.gui.pages.dues.acting import (
    OCTOBER,
    PEOPLE,
    Wait,
    choose,
    dialog_of,
    give_bases,
    kept,
    texts,
    type_into,
    view,
)


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

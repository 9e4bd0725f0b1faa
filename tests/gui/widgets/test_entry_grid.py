"""A grid filled in with the keyboard: typing, Enter down, copying, and what it hands over."""

from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.look.look import look
from gui.look.roles import COPY_ROLE, SECOND_ROLE
from gui.look.tile import TILE_ROLE, Tile
from gui.look.tokens import LARGE_SCALE, Theme, Tone
from gui.widgets.entry_grid import EntryGrid
from models.rules.pasted_table import read_table

CONTROL = Qt.KeyboardModifier.ControlModifier


class Numbers(QAbstractTableModel):
    """Five people, three columns of text; the last column is not typed into."""

    def __init__(self) -> None:
        super().__init__()
        self.cells = [["", "", ""] for _ in range(5)]

    def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def flags(self, index: Any) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() < 2 else flags

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        text = self.cells[index.row()][index.column()]
        if role == TILE_ROLE:
            return Tile(text, Tone.BAD, icon="error_circle", words=text)
        return text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, COPY_ROLE) else None

    def setData(self, index: Any, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        self.cells[index.row()][index.column()] = value
        return True

    def headerData(self, section: int, orientation: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            return f"{section + 1}月" if role == Qt.ItemDataRole.DisplayRole else None
        return {Qt.ItemDataRole.DisplayRole: f"党员{section}" * 20, SECOND_ROLE: "办公室党支部" * 9}.get(role)


class Heard:
    """What the grid told."""

    def __init__(self, grid: EntryGrid) -> None:
        self.texts: list[str] = []
        self.orders: list[str] = []
        grid.pasted.connect(self.texts.append)
        grid.filled_down.connect(self.fill)
        grid.cleared.connect(self.clear)

    def fill(self) -> None:
        self.orders.append("fill")

    def clear(self) -> None:
        self.orders.append("clear")


@pytest.fixture
def grid(qtbot: QtBot) -> EntryGrid:
    made = EntryGrid(Numbers(), "党费")
    qtbot.addWidget(made)
    made.resize(700, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    made.choose(0, 0)
    return made


def numbers(grid: EntryGrid) -> Numbers:
    model = grid.model()
    assert isinstance(model, Numbers)
    return model


def enter(grid: EntryGrid, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.keyClicks(grid, text[0])
    editor = grid.focusWidget()
    assert editor is not grid
    assert editor is not None
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, key)
    QApplication.processEvents()


def select(grid: EntryGrid, *corners: tuple[int, int]) -> None:
    model, flag = grid.model(), QItemSelectionModel.SelectionFlag.ClearAndSelect
    first, last = corners
    grid.selectionModel().select(QItemSelection(model.index(*first), model.index(*last)), flag)


def test_what_is_typed_stands_and_enter_goes_down(grid: EntryGrid) -> None:
    enter(grid, "31")
    enter(grid, "32")
    assert [row[0] for row in numbers(grid).cells] == ["31", "32", "", "", ""]
    assert grid.cursor_place() == (2, 0)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert grid.cursor_place() == (3, 0)
    QTest.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert grid.cursor_place() == (2, 0)


def test_enter_stays_on_the_last_line_and_escape_leaves_the_cell_as_it_was(grid: EntryGrid) -> None:
    grid.choose(4, 1)
    enter(grid, "7")
    assert grid.cursor_place() == (4, 1)
    enter(grid, "99", Qt.Key.Key_Escape)
    assert numbers(grid).cells[4][1] == "7"


def test_what_is_not_to_be_typed_into_stays(grid: EntryGrid) -> None:
    grid.choose(0, 2)
    QTest.keyClicks(grid, "5")
    assert numbers(grid).cells[0][2] == ""


def test_keys_hand_over_what_is_wanted(grid: EntryGrid) -> None:
    heard = Heard(grid)
    QGuiApplication.clipboard().setText("1\t2\r\n")
    QTest.keyClick(grid, Qt.Key.Key_V, CONTROL)
    QTest.keyClick(grid, Qt.Key.Key_D, CONTROL)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    QTest.keyClick(grid, Qt.Key.Key_Backspace)
    assert (heard.texts, heard.orders) == (["1\t2\r\n"], ["fill", "clear", "clear"])


def test_the_chosen_rectangle_is_copied_as_a_sheet_reads_it(grid: EntryGrid) -> None:
    numbers(grid).cells = [["a\tb", "2", "3"], ["4", "5", "6"], ["", "", ""], ["", "", ""], ["", "", ""]]
    select(grid, (0, 0), (1, 1))
    QTest.keyClick(grid, Qt.Key.Key_C, CONTROL)
    assert read_table(QGuiApplication.clipboard().text()) == (("a\tb", "2"), ("4", "5"))
    grid.copy_with_names()
    named = read_table(QGuiApplication.clipboard().text())
    assert named[0] == ("姓名", "1月", "2月")
    assert [row[0][:3] for row in named[1:]] == ["党员0", "党员1"]
    assert grid.corner() == (0, 0)


def test_a_gap_in_what_is_chosen_is_copied_empty(grid: EntryGrid) -> None:
    numbers(grid).cells = [["1", "2", "3"] for _ in range(5)]
    select(grid, (0, 0), (0, 0))
    grid.selectionModel().select(grid.model().index(1, 1), QItemSelectionModel.SelectionFlag.Select)
    grid.copy()
    assert read_table(QGuiApplication.clipboard().text()) == (("1", ""), ("", "2"))


def test_choosing_a_cell_chooses_it_alone(grid: EntryGrid) -> None:
    select(grid, (0, 0), (3, 1))
    grid.choose(4, 1)
    assert grid.chosen() == [(4, 1)]


@pytest.mark.parametrize("theme", list(Theme))
def test_the_words_of_a_chosen_cell_are_seen(grid: EntryGrid, theme: Theme, qapp: QApplication) -> None:
    """A frame around the cursor must not paint the cell over."""
    numbers(grid).cells[1][1] = "未交"
    look().apply(qapp, theme, 1.0)
    pictures = []
    for text in ("未交", ""):
        numbers(grid).cells[1][1] = text
        grid.choose(1, 1)
        pictures.append(grid.viewport().grab(grid.visualRect(grid.model().index(1, 1))).toImage())
    assert pictures[0] != pictures[1]


def test_long_names_leave_the_columns_their_room(grid: EntryGrid, qapp: QApplication) -> None:
    for scale in (1.0, LARGE_SCALE):
        look().apply(qapp, Theme.LIGHT, scale)
        assert grid.verticalHeader().width() < grid.width() / 2 + look().px(20)
        assert all(grid.columnWidth(column) >= look().px(62) for column in range(3))

"""A grid of tiles: the cursor stays on its cell when the rows are read again; heads and legend never widen the window."""

from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.look.look import look
from gui.look.tile import TILE_ROLE, Tile
from gui.look.tokens import LARGE_SCALE, Theme, Tone
from gui.widgets.tile_grid import TileGrid
from gui.widgets.tiles import Legend

TILE = Tile("4/4", Tone.OK, icon="checkmark_circle", words="已落实")


class Letters(QAbstractTableModel):
    """Lines named by letters, six columns."""

    def __init__(self, letters: str) -> None:
        super().__init__()
        self.letters = letters

    def show(self, letters: str) -> None:
        self.beginResetModel()
        self.letters = letters
        self.endResetModel()

    def key(self, row: int, column: int) -> Any:
        return self.letters[row], column

    def find(self, key: Any) -> tuple[int, int] | None:
        return (self.letters.index(key[0]), key[1]) if key[0] in self.letters else None

    def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.letters)

    def columnCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 6

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return {TILE_ROLE: TILE, Qt.ItemDataRole.DisplayRole: TILE.text}.get(role)

    def headerData(self, section: int, orientation: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return f"{section + 1}月" if orientation == Qt.Orientation.Horizontal else self.letters[section] * 40


class Heard:
    """What the grid told."""

    def __init__(self, grid: TileGrid) -> None:
        self.chosen: list[tuple[int, int]] = []
        self.opened = 0
        grid.chosen.connect(self.choose)
        grid.opened.connect(self.open)

    def choose(self, row: int, column: int) -> None:
        self.chosen.append((row, column))

    def open(self) -> None:
        self.opened += 1


@pytest.fixture
def grid(qtbot: QtBot) -> TileGrid:
    made = TileGrid(Letters("abc"), "落实情况", 45)
    qtbot.addWidget(made)
    made.resize(600, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def model_of(grid: TileGrid) -> Letters:
    model = grid.model()
    assert isinstance(model, Letters)
    return model


def test_arrow_keys_move_and_enter_opens(grid: TileGrid) -> None:
    grid.choose(0, 0)
    heard = Heard(grid)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(grid, key)
    assert heard.chosen == [(1, 0), (1, 1)]
    assert heard.opened == 1


def test_the_cursor_stays_on_its_cell(grid: TileGrid) -> None:
    grid.choose(1, 3)
    heard = Heard(grid)
    model_of(grid).show("cb")
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 3)
    assert heard.chosen[-1] == (1, 3)
    model_of(grid).show("c")
    assert heard.chosen[-1] == (-1, -1)


def test_a_head_leads_to_the_last_cell_of_its_line(grid: TileGrid) -> None:
    grid.verticalHeader().sectionClicked.emit(2)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (2, 5)


def test_long_names_leave_room_and_columns_share_it(grid: TileGrid, qapp: QApplication) -> None:
    assert grid.verticalHeader().width() <= look().px(168)
    widths = {grid.columnWidth(column) for column in range(6)}
    assert len(widths) == 1
    assert widths.pop() >= look().px(45)
    before = grid.columnWidth(0)
    look().apply(qapp, Theme.DARK, LARGE_SCALE)
    assert grid.verticalHeader().defaultSectionSize() == look().px(36)
    grid.resize(100, 300)
    assert grid.columnWidth(0) >= look().px(45)
    assert grid.columnWidth(0) <= before


def test_painting_writes_every_sign_and_frames_the_chosen_cell(grid: TileGrid) -> None:
    plain = grid.grab().toImage()
    grid.choose(0, 0)
    framed = grid.grab().toImage()
    assert framed != plain
    accent = look().tokens.accent
    found = {framed.pixelColor(x, y).name() for x in range(framed.width()) for y in range(0, 120, 2)}
    assert accent in found


def test_a_legend_says_its_words_and_gives_way(qtbot: QtBot) -> None:
    legend = Legend([(TILE, "已落实"), (Tile(mark="—"), "不适用")])
    qtbot.addWidget(legend)
    assert legend.accessibleName() == "图例：已落实、不适用"
    assert legend.minimumSizeHint().width() <= 0
    wide, narrow = legend.sizeHint().width(), 100
    legend.resize(wide, 26)
    whole = legend.grab().toImage()
    legend.resize(narrow, 26)
    assert legend.grab().toImage().copy(0, 0, 20, 26) == whole.copy(0, 0, 20, 26)

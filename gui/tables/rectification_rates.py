"""Rates of rectification as grids: a line for each source, branch or manifestation, and behind each number its items."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.look.tile import TILE_ROLE, Tile
from gui.look.tokens import Tone
from models.rows.rectification_rates import (
    BASES,
    MAP_BASIS,
    Ids,
    RateFigure,
    RateLine,
    RectificationRates,
    Share,
)
from models.rules.periods import Month

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
SHADE_ROLE = Qt.ItemDataRole.UserRole + 7
"""How dark the ground of a cell is, 0 to 1; the number in it says the same."""
TOTAL = "合计"
FIGURES = ("在册", "已销号", "按期销号", "逾期销号", "逾期", "反弹", "销号率", "按期完成率")
_WORDS = (
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_HEAD_ROLES = (Qt.ItemDataRole.DisplayRole, *_WORDS)


@dataclass(frozen=True)
class RateCell:
    """A number, the items it counts, what it is called and how it was counted."""

    tile: Tile
    ids: Ids
    heading: str
    basis: str
    shade: float = 0.0


@dataclass(frozen=True)
class Grid:
    """Heads and lines, ready to be shown."""

    heads: tuple[str, ...]
    lines: tuple[tuple[str, tuple[RateCell, ...]], ...]


EMPTY = Grid((), ())


def grid_of_lines(lines: Sequence[RateLine], total: RateFigure) -> Grid:
    """Sources or branches; several have a total."""
    shown = [*((line.label, line.figure) for line in lines)]
    if len(shown) > 1:
        shown.append((TOTAL, total))
    return Grid(FIGURES, tuple((name, _cells(name, figure)) for name, figure in shown))


def _cells(name: str, figure: RateFigure) -> tuple[RateCell, ...]:
    counted = (
        figure.on_list,
        figure.closed,
        figure.in_time,
        figure.late,
        figure.overdue,
        figure.rebounded,
    )
    decided = (*figure.in_time, *figure.late, *figure.overdue)
    return (
        *(_count(name, said, ids) for said, ids in zip(FIGURES, counted, strict=False)),
        _share(name, FIGURES[-2], figure.closure_rate, figure.on_list),
        _share(name, FIGURES[-1], figure.in_time_rate, decided),
    )


def _count(name: str, said: str, ids: Ids) -> RateCell:
    heading = f"{name}　{said}{len(ids)}项"
    alarming = bool(ids) and said in ("逾期", "反弹")
    tile = Tile(str(len(ids)), Tone.BAD if alarming else None, words=heading)
    return RateCell(tile, ids, heading, basis_of(said))


def _share(name: str, said: str, share: Share, ids: Ids) -> RateCell:
    heading = f"{name}　{said}{share.text}（{share.part}/{share.whole}）"
    return RateCell(Tile(share.text, words=heading), ids, heading, basis_of(said))


def basis_of(said: str) -> str:
    """The 口径 of a number."""
    return dict(BASES).get(said, "")


def grid_of_manifestations(rates: RectificationRates) -> Grid:
    """Manifestations × months; the more were found, the darker the cell."""
    most = rates.most()
    heads = (*(f"{month.month}月" for month in rates.months), TOTAL)
    lines = []
    for line in rates.manifestations:
        cells = [
            _month_cell(rates, line.label, month, ids, most)
            for month, ids in zip(rates.months, line.months, strict=True)
        ]
        lines.append((line.label, (*cells, _found(line.label, "发现", line.total, 0))))
    columns = [
        tuple(id_ for line in rates.manifestations for id_ in line.months[place])
        for place in range(len(rates.months))
    ]
    sums = [
        _month_cell(rates, TOTAL, month, ids, 0) for month, ids in zip(rates.months, columns, strict=True)
    ]
    every = tuple(id_ for column in columns for id_ in column)
    lines.append((TOTAL, (*sums, _found(TOTAL, "发现", every, 0))))
    return Grid(heads, tuple(lines))


def _month_cell(rates: RectificationRates, name: str, month: Month, ids: Ids, most: int) -> RateCell:
    if rates.has_begun(month):
        return _found(name, f"{month.label}发现", ids, most)
    heading = f"{name}　{month.label}还没有到"
    return RateCell(Tile("—", words=heading), (), heading, MAP_BASIS)


def _found(name: str, said: str, ids: Ids, most: int) -> RateCell:
    heading = f"{name}　{said}{len(ids)}项"
    return RateCell(
        Tile(str(len(ids)), words=heading), ids, heading, MAP_BASIS, len(ids) / most if most else 0.0
    )


class RatesModel(QAbstractTableModel):
    """Everything is computed before `show`; `data` looks it up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid = EMPTY

    def show(self, grid: Grid) -> None:
        """Show another grid, or the same read again."""
        self.beginResetModel()
        self._grid = grid
        self.endResetModel()

    def cell(self, row: int, column: int) -> RateCell:
        """What stands at a place."""
        return self._grid.lines[row][1][column]

    def key(self, row: int, column: int) -> tuple[str, str]:
        """Line and column by name."""
        return self._grid.lines[row][0], self._grid.heads[column]

    def find(self, key: tuple[str, str]) -> tuple[int, int] | None:
        """Where the cell of that name is."""
        names = [name for name, _ in self._grid.lines]
        if key[0] in names and key[1] in self._grid.heads:
            return names.index(key[0]), self._grid.heads.index(key[1])
        return None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._grid.lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._grid.heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == TILE_ROLE:
            return cell.tile
        if role == SHADE_ROLE:
            return cell.shade
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.tile.text
        return cell.heading if role in _WORDS else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        names: Iterable[str] = self._grid.heads if across else (name for name, _ in self._grid.lines)
        shown = list(names)
        if not 0 <= section < len(shown) or role not in _HEAD_ROLES:
            return None
        if across and role in _WORDS:
            return basis_of(shown[section]) or shown[section]
        return shown[section]

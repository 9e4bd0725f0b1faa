"""A Qt table model over a list of frozen rows.

Everything a view may ask is computed when rows come in; `data()` only looks it up, so that painting,
scrolling and sorting never compute, query or load. Filtering happens outside: the page hands over the rows
to be shown.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)
from PySide6.QtGui import QBrush, QColor

from gui.look.look import look
from gui.look.pill import Pill


class Identified(Protocol):
    """Any frozen row: its id names it for ever."""

    @property
    def id(self) -> Any: ...


R = TypeVar("R", bound=Identified)
_Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()

PILL_ROLE = Qt.ItemDataRole.UserRole + 1
# Above this many separate runs of removed or added rows a reset is faster than telling the view each run.
_MANY_RUNS = 200


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: what it says of a row and how it is laid out.

    `sort_key` defaults to the text in Chinese (pinyin) order; keys may be None (sorted last) but must
    otherwise be comparable with one another. `pill` makes it a status column. `width` is in pixels at
    normal text size; the column with `stretch` takes the room that is left. When room is short the column
    of least `importance` goes first; 100 never goes. That column shrinks to its `least` width, where it has one, before a
    column of importance 50 or more goes. `strong` writes in the full text colour. `ends` is for texts that
    differ in how they end: what has no room is left out of their middle.
    """

    title: str
    text: Callable[[R], str]
    sort_key: Callable[[R], Any] | None = None
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    pill: Callable[[R], Pill | None] | None = None
    width: int = 110
    importance: int = 50
    stretch: bool = False
    least: int = 0
    strong: bool = False
    ends: bool = False


@dataclass(frozen=True)
class _Cells:
    texts: tuple[str, ...]
    pills: tuple[Pill | None, ...]


class RowsModel(QAbstractTableModel, Generic[R]):
    """Frozen rows as a table; `replace` changes only what differs, so selection and current row survive."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[R] = []
        self._cells: list[_Cells] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._alignments = tuple(column.align | Qt.AlignmentFlag.AlignVCenter for column in self.columns)
        self._collator = QCollator(QLocale("zh_CN"))
        self._recolour()
        look().changed.connect(self._recolour)

    # What is in it

    def rows(self) -> list[R]:
        """The rows in the order shown."""
        return list(self._rows)

    def row(self, index: int | _Index) -> R:
        """The row shown at an index or a position."""
        return self._rows[index if isinstance(index, int) else index.row()]

    def position(self, row_id: object) -> int | None:
        """Where the row of that id is shown, or None."""
        return next((at for at, row in enumerate(self._rows) if row.id == row_id), None)

    def replace(self, rows: Iterable[R]) -> None:
        """Show exactly these rows (ids unique), in the chosen sort order, or as given when none is chosen."""
        target = self._in_order(list(rows))
        ids = [row.id for row in self._rows]
        wanted = {row.id for row in target}
        gone = _runs([at for at, row_id in enumerate(ids) if row_id not in wanted])
        kept = set(ids) & wanted
        new = _runs([at for at, row in enumerate(target) if row.id not in kept])
        if not kept or len(gone) + len(new) > _MANY_RUNS:
            self._reset(target)
            return
        self._remove(gone)
        self._rearrange([row for row in target if row.id in kept])
        self._insert(new, target)

    def _reset(self, target: list[R]) -> None:
        if not target and not self._rows:
            return
        self.beginResetModel()
        self._rows, self._cells = target, [self._compute(row) for row in target]
        self.endResetModel()

    def _remove(self, runs: list[tuple[int, int]]) -> None:
        for first, last in reversed(runs):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            del self._cells[first : last + 1]
            self.endRemoveRows()

    def _insert(self, runs: list[tuple[int, int]], target: list[R]) -> None:
        for first, last in runs:
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = target[first : last + 1]
            self._cells[first:first] = [self._compute(row) for row in target[first : last + 1]]
            self.endInsertRows()

    def _rearrange(self, target: list[R]) -> None:
        """Bring the present rows into the target's order and contents; both hold the same ids."""
        at = {row.id: place for place, row in enumerate(self._rows)}
        self._reorder([at[row.id] for row in target])
        changed = [place for place, row in enumerate(target) if row != self._rows[place]]
        for first, last in _runs(changed):
            self._rows[first : last + 1] = target[first : last + 1]
            self._cells[first : last + 1] = [self._compute(row) for row in target[first : last + 1]]
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _reorder(self, order: list[int]) -> None:
        """`order[new] = old` position."""
        if order == list(range(len(order))):
            return
        self.layoutAboutToBeChanged.emit()
        self._rows = [self._rows[old] for old in order]
        self._cells = [self._cells[old] for old in order]
        new_of = {old: new for new, old in enumerate(order)}
        before = self.persistentIndexList()
        after = [self.index(new_of[index.row()], index.column()) for index in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _compute(self, row: R) -> _Cells:
        pills = tuple(column.pill(row) if column.pill else None for column in self.columns)
        return _Cells(tuple(column.text(row) for column in self.columns), pills)

    # Order

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, equal rows staying as they are; -1 keeps later rows in the order given."""
        self._sorted_by = (column, order) if 0 <= column < len(self.columns) else None
        at = {row.id: place for place, row in enumerate(self._rows)}
        self._reorder([at[row.id] for row in self._in_order(self._rows)])

    def _in_order(self, rows: list[R]) -> list[R]:
        if self._sorted_by is None:
            return rows
        column, order = self.columns[self._sorted_by[0]], self._sorted_by[1]
        key = column.sort_key or column.text
        keyed = [(key(row), row) for row in rows]
        empty = [row for value, row in keyed if value is None]
        filled = [(value, row) for value, row in keyed if value is not None]
        if all(isinstance(value, str) for value, _ in filled):
            rank = self._pinyin_ranks({value for value, _ in filled})
            filled = [(rank[value], row) for value, row in filled]
        filled.sort(key=lambda pair: pair[0], reverse=order == Qt.SortOrder.DescendingOrder)
        return [row for _, row in filled] + empty

    def _pinyin_ranks(self, texts: set[str]) -> dict[str, int]:
        # Each different text is collated once; ICU puts 阿陈李王 in order where Python's own order would not.
        ordered = sorted(texts, key=self._collator.sortKey)
        return {text: rank for rank, text in enumerate(ordered)}

    # What a view asks

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = index.column()
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return self._cells[index.row()].texts[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignments[column]
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._strong if self.columns[column].strong else self._second
        if role == PILL_ROLE:
            return self._cells[index.row()].pills[column]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignments[section]
        return None

    @Slot()
    def _recolour(self) -> None:
        self._strong = QBrush(QColor(look().tokens.text))
        self._second = QBrush(QColor(look().tokens.text_second))


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Ascending places as (first, last) of each unbroken run."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs

"""The weeks of study as tiles: a line for each branch, a cell for each week, and how many were covered."""

from typing import Any

from PySide6.QtCore import QObject, Qt

from gui.look.tile import Tile
from gui.tables.overview import signed
from gui.tables.tiles import TilesModel
from models.rows.overview import WeekCell, WeekGrid, WeekRow
from models.rules.periods import Span
from models.rules.spoken_periods import in_words
from models.rules.terms import Verdict


def week_tile(name: str, cell: WeekCell, *, figures: bool) -> Tile:
    """One branch in one week; the number of sessions beside the sign where there is room for ``figures``."""
    many = len(cell.records)
    words = f"{name}，{cell.week.label}（{in_words(cell.week)}）：{cell.verdict.label}，学习{many}次"
    if cell.reason:
        words += f"，{cell.reason}"
    if cell.verdict is Verdict.NOT_APPLICABLE and many:
        # Nothing was asked, and something was done: that is worth seeing.
        return Tile(str(many), words=words)
    return signed(cell.verdict, str(many) if figures and many else "", words)


def sum_tile(row: WeekRow) -> Tile:
    """How many weeks were covered of those asked for, the running one included."""
    if row.due is None:
        return Tile(f"{row.covered}周", words=f"{row.name}：学习{row.covered}周，没有要求学习的周")
    return Tile(f"{row.covered}/{row.due}", words=f"{row.name}：应学习{row.due}周，已学习{row.covered}周")


def _head(week: Span, *, figures: bool) -> str:
    """第40周 as narrow as there is room for, with the day of its Monday."""
    number = week.label.removeprefix("第")
    return f"{number}\n{week.first.month}.{week.first.day}" if figures else number.removesuffix("周")


class WeeksModel(TilesModel):
    """A line for each row of the weeks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid = WeekGrid((), ())
        self._heads: list[tuple[str, str]] = []

    def show(self, grid: WeekGrid, *, figures: bool) -> None:
        """Show these weeks; with ``figures`` the columns are wide enough for numbers and days."""
        self.beginResetModel()
        self._grid = grid
        self._heads = [
            (
                _head(week, figures=figures),
                f"{week.label}：{in_words(week)}",
            )
            for week in grid.weeks
        ]
        if grid.rows:
            self._heads.append(("合计", "已学习的周数/应学习的周数"))
        self._columns = len(self._heads)
        self._tiles = [
            [*(week_tile(row.name, cell, figures=figures) for cell in row.cells), sum_tile(row)]
            for row in grid.rows
        ]
        self.endResetModel()

    def chosen(self, row: int, column: int) -> tuple[WeekRow, WeekCell | None]:
        """The line, and the week unless it is the sum."""
        line = self._grid.rows[row]
        return line, line.cells[column] if column < len(line.cells) else None

    def key(self, row: int, column: int) -> tuple[int, Any]:
        """Organisation and first day of the week; None for the sum."""
        line, cell = self.chosen(row, column)
        return line.organization_id, None if cell is None else cell.week.first

    def find(self, key: tuple[int, Any]) -> tuple[int, int] | None:
        """Where the cell of that name is."""
        organization_id, first = key
        for place, row in enumerate(self._grid.rows):
            if row.organization_id == organization_id:
                if first is None:
                    return place, len(row.cells)
                weeks = [cell.week.first for cell in row.cells]
                return (place, weeks.index(first)) if first in weeks else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        named = role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        if not named and role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._grid.rows[section].name if 0 <= section < len(self._grid.rows) else None
        return self._heads[section][1 if named else 0] if 0 <= section < len(self._heads) else None

"""The weeks of study as tiles: a line for each branch, a cell for each week, and how many were covered."""

from typing import Any

from PySide6.QtCore import QObject, Qt

from gui.look.tile import Tile
from gui.tables.overview import signed
from gui.tables.tiles import TilesModel
from models.rows.overview import WeekCell, WeekGrid, WeekRow
from models.rules.periods import Span
from models.rules.spoken_periods import in_words
from models.rules.study_terms import Sitting
from models.rules.terms import Verdict


def week_tile(name: str, cell: WeekCell, *, figures: bool) -> Tile:
    """One branch in one week; the number of sessions beside the sign where there is room for ``figures``."""
    many = len(cell.records)
    words = f"{name}，{cell.week.label}（{in_words(cell.week)}）：{cell.verdict.label}，学习{many}次"
    if cell.reason:
        words += f"，{cell.reason}"
    words += "".join(f"\n{line}" for line in theme_lines(cell))
    if cell.verdict is Verdict.NOT_APPLICABLE and many:
        # Nothing was asked, and something was done: that is worth seeing.
        return Tile(str(many), words=words)
    return signed(cell.verdict, str(many) if figures and many else "", words)


def theme_lines(cell: WeekCell) -> list[str]:
    """学习：学习党章总纲; a line for each session, and a word when a week has more than one theme (domain N6: one theme a week)."""
    lines = [f"{theme.sitting or '方式待补'}：{theme.title}" for theme in cell.themes]
    if cell.has_several_themes:
        lines.append("这一周有几个主题（要求每周聚焦一个主题）")
    return lines


def sittings_tile(row: WeekRow) -> Tile:
    """How many of the sessions were 研讨 and 交流; both are study besides."""
    discussions, exchanges = row.sittings(Sitting.DISCUSSION), row.sittings(Sitting.EXCHANGE)
    words = f"{row.name}：研讨{discussions}次，交流{exchanges}次，均计入学习"
    return Tile(f"{discussions}/{exchanges}", words=words)


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
            self._heads.append(("研/交", "研讨次数/交流次数"))
        self._columns = len(self._heads)
        self._tiles = [
            [
                *(week_tile(row.name, cell, figures=figures) for cell in row.cells),
                sum_tile(row),
                sittings_tile(row),
            ]
            for row in grid.rows
        ]
        self.endResetModel()

    def chosen(self, row: int, column: int) -> tuple[WeekRow, WeekCell | None]:
        """The line, and the week unless it is a sum."""
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

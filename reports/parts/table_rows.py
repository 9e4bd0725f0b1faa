"""The strips of a table's rows: kept whole while they are low, cut between two lines of text when they are long."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from reports import page
from reports.page import Setting
from reports.parts.cells import Cell, CellSetter, Place, Row, placed
from reports.parts.paragraph import Align
from reports.parts.strip import Draw, Strip
from reports.parts.typesetter import Line
from reports.pdf.pen import Pen

THIN, THICK = 0.5, 1.0
"""Rules inside and around a table, in points."""
WHOLE_LINES = 10
"""Rows of up to this many lines are not cut by the end of a page."""
WHOLE_BAND = 0.6 * page.MEASURE
"""Height up to which rows that a cell holds together are not parted, in points; a sheet laid across is as deep as the
type area is wide."""
TOGETHER = 2
"""Lines of a long row that stay together at either end."""


@dataclass(frozen=True)
class Measures:
    """What a table's rows are set with; lengths in points."""

    setting: Setting
    pitch: float
    """Height of a line."""
    padding: float
    least: float
    side: float


@dataclass(frozen=True)
class _Set:
    """A cell with its text set: lines, and where they go."""

    place: Place
    lines: Sequence[Line]
    left: float
    right: float
    side: float
    """Free space at its left and right: less than the table's in a column that has none for it."""

    @property
    def cell(self) -> Cell:
        return self.place.cell


@dataclass(frozen=True)
class Layout:
    """Sets the rows of one table for one width."""

    measures: Measures
    setter: CellSetter
    edges: Sequence[float]
    """Where columns begin and end."""

    def band(
        self, rows: Sequence[Row], wheres: Sequence[Sequence[str]], *, whole: bool = False
    ) -> list[Strip]:
        """Rows that belong together: one strip when they are low, otherwise one for each line of text. With `whole`
        the number of lines in a row does not matter. `wheres` names every cell of every row for messages."""
        cells = [
            self._set(place, wheres[place.row][place.number]) for place in placed(rows, len(self.edges) - 1)
        ]
        counts = _line_counts(cells, len(rows))
        heights = self._heights(cells, counts)
        low = sum(heights) <= WHOLE_BAND
        if low and (whole or len(rows) > 1 or counts[0] <= WHOLE_LINES):
            strips = [Strip(sum(heights), self._whole(cells, heights), opening=self.edge, closing=self.edge)]
        else:
            strips = self._cut(cells, counts)
        if any(cell.keep for cell in rows[-1]):
            strips[-1] = replace(strips[-1], glue=True)
        return strips

    def _set(self, place: Place, where: str) -> _Set:
        left, right = self.edges[place.column], self.edges[place.column + place.columns]
        size = self.measures.setting.size
        side = max(0.0, min(self.measures.side, (right - left - size) / 2))
        room = max(right - left - 2 * side, size)
        return _Set(place, self.setter.lines(place.cell, room, where), left, right, side)

    def _heights(self, cells: Sequence[_Set], counts: Sequence[int]) -> list[float]:
        measures = self.measures
        single = [1] * len(counts)
        for cell in cells:
            if cell.place.rows == 1:
                single[cell.place.row] = max(single[cell.place.row], len(cell.lines))
        heights = [max(count * measures.pitch + 2 * measures.padding, measures.least) for count in single]
        for cell in cells:
            rows = range(cell.place.row, cell.place.row + cell.place.rows)
            need = len(cell.lines) * measures.pitch + 2 * measures.padding
            heights[rows[-1]] += max(0.0, need - sum(heights[row] for row in rows))
        return heights

    def _whole(self, cells: Sequence[_Set], heights: Sequence[float]) -> Draw:
        tops = [0.0, *accumulate(heights)]

        def draw(pen: Pen, x: float, y: float) -> None:
            self._sides(pen, x, y, tops[-1])
            self.rule(pen, x, y)
            for cell in cells:
                top = y + tops[cell.place.row]
                height = tops[cell.place.row + cell.place.rows] - tops[cell.place.row]
                self._borders(pen, x, top, height, cell, above=cell.place.row > 0)
                free = height - len(cell.lines) * self.measures.pitch
                top += self.measures.padding if cell.cell.at_top else free / 2
                for number, line in enumerate(cell.lines):
                    self._text(pen, x, top + number * self.measures.pitch, cell, line)

        return draw

    def _cut(self, cells: Sequence[_Set], counts: Sequence[int]) -> list[Strip]:
        begins = [0, *accumulate(counts)]
        made = []
        for row, count in enumerate(counts):
            slices = [self._slice(cells, begins, row, number) for number in range(count)]
            held = range(count - 1) if count <= WHOLE_LINES else _held(count)
            for number in held:
                slices[number] = replace(slices[number], glue=True)
            made += slices
        return made

    def _slice(self, cells: Sequence[_Set], begins: Sequence[int], row: int, number: int) -> Strip:
        """One line of a row: `number` counts the lines of the row, `begins` those above each row."""
        first, last = number == 0, begins[row] + number == begins[row + 1] - 1
        above = self.measures.padding if first else 0.0
        height = self.measures.pitch + above + (self.measures.padding if last else 0.0)
        here = [cell for cell in cells if cell.place.row <= row < cell.place.row + cell.place.rows]

        def draw(pen: Pen, x: float, y: float) -> None:
            self._sides(pen, x, y, height)
            if first and row == 0:
                self.rule(pen, x, y)
            for cell in here:
                self._borders(pen, x, y, height, cell, above=first and 0 < cell.place.row == row)
                line = begins[row] + number - begins[cell.place.row]
                if line < len(cell.lines):
                    self._text(pen, x, y + above, cell, cell.lines[line])

        return Strip(height, draw, opening=self.edge, closing=self.edge)

    def _text(self, pen: Pen, x: float, y: float, cell: _Set, line: Line) -> None:
        free = cell.right - cell.left - 2 * cell.side - (line.right - line.left)
        shift = {Align.CENTRE: free / 2 - line.left, Align.RIGHT: free - line.left}.get(cell.cell.align, 0.0)
        size = self.measures.setting.size
        base = page.baseline(y, self.measures.pitch, size)
        pen.glyphs(line.placed, x + cell.left + cell.side + shift, base, size)

    def _sides(self, pen: Pen, x: float, y: float, height: float) -> None:
        """The rules that close the table at the left and right."""
        for edge in (0.0, self.edges[-1]):
            pen.rule(x + edge, y, x + edge, y + height, THICK)

    def _borders(self, pen: Pen, x: float, y: float, height: float, cell: _Set, *, above: bool) -> None:
        """The rule at a cell's left, and the one above it inside a band."""
        if cell.left > 0.0:
            pen.rule(x + cell.left, y, x + cell.left, y + height, THIN)
        if above:
            pen.rule(x + cell.left, y, x + cell.right, y, THIN)

    def rule(self, pen: Pen, x: float, y: float) -> None:
        """The rule between two rows."""
        pen.rule(x, y, x + self.edges[-1], y, THIN)

    def edge(self, pen: Pen, x: float, y: float) -> None:
        """The rule that opens or closes the table on a page."""
        pen.rule(x - THICK / 2, y, x + self.edges[-1] + THICK / 2, y, THICK)


def _line_counts(cells: Sequence[_Set], rows: int) -> list[int]:
    """Lines of text in each row; a cell that reaches down may lengthen its last row."""
    counts = [1] * rows
    for cell in cells:
        if cell.place.rows == 1:
            counts[cell.place.row] = max(counts[cell.place.row], len(cell.lines))
    for cell in cells:
        reached = range(cell.place.row, cell.place.row + cell.place.rows)
        counts[reached[-1]] += max(0, len(cell.lines) - sum(counts[row] for row in reached))
    return counts


def _held(count: int) -> list[int]:
    """The lines of a long row that stay with the next."""
    return [*range(TOGETHER - 1), *range(count - TOGETHER, count - 1)]

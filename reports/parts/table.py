"""Tables: cells that wrap, heads that return on every page, rows that a page may cut between two lines of
text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from reports import page
from reports.fonts import Style
from reports.page import Setting
from reports.parts.paragraph import Align
from reports.parts.strip import Draw, Strip, glued
from reports.parts.typesetter import Galley, Line, Span, Typesetter, set_lines
from reports.pen import Pen

SMALL = Setting(page.SIZE_5, page.SIZE_5)
THIN, THICK = 0.5, 1.0
"""Rules inside and around a table, in points."""
SIDE = 4.0
WHOLE_LINES = 10
"""Rows of up to this many lines are not cut by the end of a page."""
BALANCED = 4
"""Centred cells of up to this many lines get lines of about the same length."""
TOGETHER = 2
"""Lines of a long row that stay together at either end."""


@dataclass(frozen=True)
class Cell:
    """A cell; what the user typed stands as it is, line ends begin a new paragraph in it."""

    content: str | Sequence[Sequence[Span]]
    span: int = 1
    """Columns it reaches over."""
    align: Align = Align.CENTRE
    style: Style = Style.FANGSONG
    indent: float = 0
    """First-line indent of every paragraph, in characters."""
    keep: bool = False
    """The row of this cell stays with the next: the heading of a box, the head of a list inside a form."""
    at_top: bool = False
    """Text begins at the top of the row instead of standing in its middle."""

    def paragraphs(self) -> list[list[Span]]:
        """The paragraphs of the cell, each a list of spans; at least one."""
        if not isinstance(self.content, str):
            return [list(paragraph) for paragraph in self.content]
        return [[Span(part, self.style)] for part in self.content.splitlines()] or [[]]


Row = Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """Rows under heads; column widths are shares of the type area's width."""

    columns: Sequence[float]
    rows: Sequence[Row]
    place: str
    heads: Sequence[Row] = ()
    setting: Setting = SMALL
    leading: float = 1.5
    """Height of a line, in sizes."""
    padding: float = 3.0
    """Free space above and below the text of a row, in points."""
    least: float = 0.0
    """Height of the lowest row, in points."""
    side: float = SIDE
    """Free space at the left and right of a cell, in points."""
    keep: bool = False
    """Its last row stays with what follows."""
    named: bool = False
    """Its rows are fields: a message names the label in 黑体 of a row, or of the row above, not a number."""

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """The rows; each knows the heads that return above it, and the rule that closes a cut page."""
        scale = width / sum(self.columns)
        edges = [0.0, *accumulate(share * scale for share in self.columns)]
        layer = _Layout(self, setter, edges)
        heads = [glued(layer.row(row, "表头", whole=True), 1)[0] for row in self.heads]
        made = list(heads)
        # A head that returns opens its page, so it brings the rule above it along.
        returning = tuple(replace(head, draw=_both(head.draw, head.opening, 0.0)) for head in heads[:1])
        returning += tuple(heads[1:])
        name = ""
        for number, row in enumerate(self.rows, 1):
            where = f"第{number}行"
            if self.named and isinstance(row[0].content, str) and row[0].style is Style.HEI:
                name = row[0].content
            if name:
                where = f"“{name}”栏"
            row_strips = layer.row(row, where)
            made += [replace(strip, head=returning) for strip in row_strips]
        if made:
            made[0] = replace(made[0], draw=_both(made[0].draw, made[0].opening, 0.0))
            foot = made[-1]
            made[-1] = replace(foot, draw=_both(foot.draw, foot.closing, foot.height), glue=self.keep)
        return made


def _both(one: Draw, other: Draw, below: float) -> Draw:
    def draw(pen: Pen, x: float, y: float) -> None:
        one(pen, x, y)
        other(pen, x, y + below)

    return draw


def _balanced(galley: Galley, room: float) -> list[Line]:
    """As few lines as fit, of about the same length: 问题 over 来源 instead of 问题来 over 源."""
    lines = set_lines(galley, room, spread=False)
    if not 1 < len(lines) <= BALANCED:
        return lines
    narrow = galley.width() / len(lines)
    while narrow < room:
        tried = set_lines(galley, narrow, spread=False)
        if len(tried) == len(lines) and all(line.right <= room for line in tried):
            return tried
        narrow += galley.setting.size / 2
    return lines


@dataclass(frozen=True)
class _Set:
    """A cell with its text set: lines, and where they go."""

    lines: Sequence[Line]
    cell: Cell
    left: float
    right: float


@dataclass(frozen=True)
class _Layout:
    """Sets the rows of one table for one width."""

    table: Table
    setter: Typesetter
    edges: Sequence[float]

    @property
    def pitch(self) -> float:
        return self.table.leading * self.table.setting.size

    def row(self, row: Row, where: str, *, whole: bool = False) -> list[Strip]:
        """One strip for a row that is kept whole, otherwise one for each line of text."""
        cells = list(self._cells(row, where))
        count = max((len(cell.lines) for cell in cells), default=1)
        height = max(count * self.pitch + 2 * self.table.padding, self.table.least)
        if whole or count <= WHOLE_LINES:
            draw = self._whole(cells, height)
            keep = any(cell.keep for cell in row)
            return [Strip(height, draw, glue=keep, opening=self._edge, closing=self._edge)]
        return self._cut(cells, count)

    def _cells(self, row: Row, where: str) -> Iterator[_Set]:
        column = 0
        for cell in row:
            left, right = self.edges[column], self.edges[column + cell.span]
            column += cell.span
            indent = cell.indent * self.table.setting.pitch
            lines: list[Line] = []
            for paragraph in cell.paragraphs():
                galley = self.setter.galley(paragraph, self.table.setting, f"{self.table.place}{where}")
                room = max(right - left - 2 * self.table.side, self.table.setting.size)
                if cell.align is Align.CENTRE:
                    lines += _balanced(galley, room)
                else:
                    lines += set_lines(galley, room, indent, spread=cell.align is Align.FULL)
            yield _Set(lines, cell, left, right)

    def _whole(self, cells: Sequence[_Set], height: float) -> Draw:
        def draw(pen: Pen, x: float, y: float) -> None:
            self._frame(pen, x, y, height, cells)
            self._rule(pen, x, y)
            for cell in cells:
                free = height - len(cell.lines) * self.pitch
                top = y + (self.table.padding if cell.cell.at_top else free / 2)
                for number, line in enumerate(cell.lines):
                    self._text(pen, x, top + number * self.pitch, cell, line)

        return draw

    def _cut(self, cells: Sequence[_Set], count: int) -> list[Strip]:
        made = [self._slice(cells, number, count) for number in range(count)]
        for number in [*range(TOGETHER - 1), *range(count - TOGETHER, count - 1)]:
            made[number] = replace(made[number], glue=True)
        return made

    def _slice(self, cells: Sequence[_Set], number: int, count: int) -> Strip:
        above = self.table.padding if number == 0 else 0.0
        below = self.table.padding if number == count - 1 else 0.0
        height = self.pitch + above + below

        def draw(pen: Pen, x: float, y: float) -> None:
            self._frame(pen, x, y, height, cells)
            if number == 0:
                self._rule(pen, x, y)
            for cell in cells:
                if number < len(cell.lines):
                    self._text(pen, x, y + above, cell, cell.lines[number])

        return Strip(height, draw, opening=self._edge, closing=self._edge)

    def _text(self, pen: Pen, x: float, y: float, cell: _Set, line: Line) -> None:
        room = cell.right - cell.left - 2 * self.table.side
        free = room - (line.right - line.left)
        shift = {Align.CENTRE: free / 2 - line.left, Align.RIGHT: free - line.left}.get(cell.cell.align, 0.0)
        base = page.baseline(y, self.pitch, self.table.setting.size)
        pen.glyphs(line.placed, x + cell.left + self.table.side + shift, base, self.table.setting.size)

    def _frame(self, pen: Pen, x: float, y: float, height: float, cells: Sequence[_Set]) -> None:
        """The upright rules of a row."""
        pen.rule(x, y, x, y + height, THICK)
        for cell in cells[:-1]:
            pen.rule(x + cell.right, y, x + cell.right, y + height, THIN)
        pen.rule(x + self.edges[-1], y, x + self.edges[-1], y + height, THICK)

    def _rule(self, pen: Pen, x: float, y: float) -> None:
        pen.rule(x, y, x + self.edges[-1], y, THIN)

    def _edge(self, pen: Pen, x: float, y: float) -> None:
        """The rule that opens or closes the table on a page."""
        pen.rule(x - THICK / 2, y, x + self.edges[-1] + THICK / 2, y, THICK)

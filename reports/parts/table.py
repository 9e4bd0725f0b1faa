"""Tables: cells that wrap and reach over columns and rows, heads that return on every page, columns that fit their
words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from reports import page
from reports.faces.fonts import Style
from reports.page import Setting
from reports.parts.cells import Cell as Cell
from reports.parts.cells import CellSetter, bands, placed
from reports.parts.cells import Row as Row
from reports.parts.strip import Draw, Strip, glued
from reports.parts.table_rows import Layout, Measures
from reports.parts.typesetter import Typesetter
from reports.pdf.pen import Pen

SMALL = Setting(page.SIZE_5, page.SIZE_5)
SIDE = 4.0
LONG_WORD = 0.25
"""Of the table's width: for a word longer than this no column is widened, it is broken."""
HIGHEST_HEAD = 0.5 * page.MEASURE
"""Heads higher than this do not return: they would leave a sheet laid across no room."""


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
    """Its rows are fields: a message names a cell by the nearest label in 黑体 at its left, or of the row above, not by
    the number of its row."""
    tail: int = 0
    """How many last rows stay with the row before them: a total never opens a page."""
    fit: bool = True
    """A column narrower than its longest word takes room from the others."""

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """The rows; each knows the heads that return above it, and the rule that closes a cut page."""
        cells = CellSetter(setter, self.setting)
        edges = [0.0, *accumulate(self._widths(cells, width))]
        pitch = self.leading * self.setting.size
        layout = Layout(Measures(self.setting, pitch, self.padding, self.least, self.side), cells, edges)
        heads = self._heads(layout)
        returning = _returning(heads)
        made = list(heads)
        wheres = self._wheres()
        firm = len(self.rows) - self.tail - 1
        for first, rows in bands(self.rows):
            strips = layout.band(rows, wheres[first:])
            if firm <= first + len(rows) - 1 < len(self.rows) - 1:
                strips[-1] = replace(strips[-1], glue=True)
            # Under heads that return, the rule that opens the page is above them.
            opening = layout.rule if returning else layout.edge
            made += [replace(strip, head=returning, opening=opening) for strip in strips]
        if made:
            made[0] = replace(made[0], draw=_both(made[0].draw, layout.edge, 0.0))
            foot = made[-1]
            made[-1] = replace(foot, draw=_both(foot.draw, foot.closing, foot.height), glue=self.keep)
        return made

    def widths(self, setter: Typesetter, width: float) -> list[float]:
        """Widths of the columns, in points, each wide enough for its longest word where that can be had."""
        return self._widths(CellSetter(setter, self.setting), width)

    def _widths(self, cells: CellSetter, width: float) -> list[float]:
        scale = width / sum(self.columns)
        shares = [share * scale for share in self.columns]
        if not self.fit:
            return shares
        needs = [0.0] * len(shares)
        wheres = self._wheres()
        for rows, names in ((self.heads, self._heads_wheres()), (self.rows, wheres)):
            for first, band in bands(rows):
                for place in placed(band, len(shares)):
                    if place.columns == 1:
                        word = cells.longest_word(place.cell, names[first + place.row][place.number])
                        if word <= LONG_WORD * width:
                            needs[place.column] = max(needs[place.column], word + 2 * self.side)
        return fitted(shares, needs)

    def _heads(self, layout: Layout) -> list[Strip]:
        wheres = self._heads_wheres()
        heads = [
            strip
            for first, rows in bands(self.heads)
            for strip in layout.band(rows, wheres[first:], whole=True)
        ]
        return glued(heads, len(heads))

    def _heads_wheres(self) -> list[list[str]]:
        return [[f"{self.place}表头"] * len(row) for row in self.heads]

    def _wheres(self) -> list[list[str]]:
        """What each cell of each row is called in a message."""
        if not self.named:
            return [[f"{self.place}第{number}行"] * len(row) for number, row in enumerate(self.rows, 1)]
        wheres, above = [], ""
        for number, row in enumerate(self.rows, 1):
            names = list(
                accumulate((_label(cell) for cell in row), lambda left, own: own or left, initial=above)
            )
            wheres.append(
                [f"{self.place}“{name}”栏" if name else f"{self.place}第{number}行" for name in names[1:]]
            )
            above = _label(row[0]) if row and _label(row[0]) else above
        return wheres


def _label(cell: Cell) -> str:
    """The name of a field; empty for what is filled into one."""
    return cell.content if isinstance(cell.content, str) and cell.style is Style.HEI else ""


def _returning(heads: Sequence[Strip]) -> tuple[Strip, ...]:
    """The heads as they return: they open their page, so they bring the rule above them along."""
    if not heads or sum(head.height for head in heads) > HIGHEST_HEAD:
        return ()
    return (replace(heads[0], draw=_both(heads[0].draw, heads[0].opening, 0.0)), *heads[1:])


def fitted(shares: Sequence[float], needs: Sequence[float]) -> list[float]:
    """Widths of the same sum; those below their need take from what the others have above theirs, all alike."""
    lacking = sum(max(0.0, need - share) for share, need in zip(shares, needs, strict=True))
    spare = sum(max(0.0, share - need) for share, need in zip(shares, needs, strict=True))
    if lacking <= 0.0 or spare <= 0.0:
        return list(shares)
    given = min(lacking, spare)
    return [
        share + (need - share) * given / lacking if need > share else share - (share - need) * given / spare
        for share, need in zip(shares, needs, strict=True)
    ]


def _both(one: Draw, other: Draw, below: float) -> Draw:
    def draw(pen: Pen, x: float, y: float) -> None:
        one(pen, x, y)
        other(pen, x, y + below)

    return draw

"""Tables as Word has them: fixed columns, heads that return on every page, merged cells."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import attrgetter

from reports.faces.fonts import Style
from reports.parts.cells import Cell, CellSetter, Place, Row, bands, placed
from reports.parts.paragraph import Align
from reports.parts.table import Table
from reports.parts.table_rows import THICK, THIN, WHOLE_LINES
from reports.parts.typesetter import Span, Typesetter, tidy
from reports.word import runs
from reports.word.definitions import TABLE
from reports.word.markup import Element, eighths, leading, twips, w
from reports.word.paragraphs import indents, paragraph


def of_table(block: Table, setter: Typesetter, width: float) -> list[Element]:
    """The table; nothing for one without rows and heads."""
    if not (block.heads or block.rows):
        return []
    edges = [twips(edge) for edge in accumulate(block.widths(setter, width), initial=0.0)]
    grid = w("tblGrid", *(w("gridCol", w_=right - left) for left, right in pairwise(edges)))
    writer = _Writer(block, edges, CellSetter(setter, block.setting))
    heads = [row for _, rows in bands(block.heads) for row in writer.band(rows, head=True)]
    firm = len(block.rows) - block.tail - 1
    body = []
    for first, rows in bands(block.rows):
        held = firm <= first + len(rows) - 1 < len(block.rows) - 1
        last = first + len(rows) == len(block.rows)
        body += writer.band(rows, held=held or (last and block.keep))
    return [w("tbl", _properties(block, edges[-1]), grid, *heads, *body)]


def _properties(block: Table, width: int) -> Element:
    side, padding = twips(block.side), twips(block.padding)
    margins = {"top": padding, "left": side, "bottom": padding, "right": side}
    rules = dict.fromkeys(("top", "left", "bottom", "right"), THICK)
    rules |= dict.fromkeys(("insideH", "insideV"), THIN)
    return w(
        "tblPr",
        w("tblW", w_=width, type_="dxa"),
        w("jc", val="center"),
        w("tblBorders", *(rule(side, wide) for side, wide in rules.items())),
        w("tblLayout", type_="fixed"),
        w("tblCellMar", *(w(name, w_=size, type_="dxa") for name, size in margins.items())),
    )


def rule(side: str, width: float) -> Element:
    """A black rule of a table, its width in points."""
    return w(side, val="single", sz=eighths(width), space=0, color="000000")


def _across(places: Sequence[Place], row: int) -> Iterator[Place]:
    """The cells that a row crosses, from left to right; a place left out before one of them is an empty cell."""
    column = 0
    for place in sorted(places, key=attrgetter("column")):
        if place.row <= row < place.row + place.rows:
            if place.column > column:
                yield Place(Cell(""), row, column, 1, place.column - column)
            yield place
            column = place.column + place.columns


@dataclass(frozen=True)
class _Writer:
    """Writes the rows of one table."""

    block: Table
    edges: Sequence[int]
    """Where the columns end, in twips."""
    setter: CellSetter

    def band(self, rows: Sequence[Row], *, head: bool = False, held: bool = False) -> list[Element]:
        """Rows that cells reaching down hold together; a head returns on every page, what is held stays with what
        follows."""
        places = placed(rows, len(self.edges) - 1)
        made = []
        for number, row in enumerate(rows):
            within = number < len(rows) - 1
            keep = held or within or any(cell.keep for cell in row)
            cells = [self._cell(place, number, keep=keep) for place in _across(places, number)]
            own = self._row_properties([place for place in places if place.row == number], head=head)
            made.append(w("tr", *([w("trPr", *own)] if own else []), *cells))
        return made

    def _row_properties(self, places: Sequence[Place], *, head: bool) -> list[Element]:
        own = []
        if head or all(self._lines(place) <= WHOLE_LINES for place in places):
            own.append(w("cantSplit"))
        if self.block.least:
            own.append(w("trHeight", val=twips(self.block.least), hRule="atLeast"))
        if head:
            own.append(w("tblHeader"))
        return own

    def _room(self, place: Place) -> float:
        """What a cell leaves its text, in points."""
        width = (self.edges[place.column + place.columns] - self.edges[place.column]) / 20
        return max(width - 2 * self.block.side, self.block.setting.size)

    def _lines(self, place: Place) -> int:
        return len(self.setter.lines(place.cell, self._room(place), self.block.place))

    def _cell(self, place: Place, row: int, *, keep: bool) -> Element:
        width = self.edges[place.column + place.columns] - self.edges[place.column]
        own = [w("tcW", w_=width, type_="dxa"), w("vAlign", val="top" if place.cell.at_top else "center")]
        if place.columns > 1:
            own.append(w("gridSpan", val=place.columns))
        if place.rows > 1:
            own.append(w("vMerge", val="restart" if row == place.row else "continue"))
        begins = row == place.row
        return w("tc", w("tcPr", *own), *(self._text(place, keep=keep) if begins else [self._empty()]))

    def _text(self, place: Place, *, keep: bool) -> Iterator[Element]:
        setting, cell = self.block.setting, place.cell
        label = self._label(place)
        for spans in cell.paragraphs():
            yield paragraph(
                label or runs.runs(spans, setting, self.block.place),
                *indents(cell.indent * setting.pitch, 0),
                style=TABLE,
                line=leading(self.block.leading * setting.size),
                align=None if cell.align is Align.CENTRE else cell.align,
                keep=keep,
            )

    def _label(self, place: Place) -> list[Element]:
        """The words of a head or of a field's name with the line ends they have on paper; nothing for other cells, whose
        lines end where Word ends them."""
        cell = place.cell
        if not (isinstance(cell.content, str) and cell.style is Style.HEI and cell.align is Align.CENTRE):
            return []
        lines = [line.text for line in self.setter.lines(cell, self._room(place), self.block.place)]
        if len(lines) < 2 or "".join(lines) != tidy(cell.content):
            return []
        own = [runs.runs([Span(line, Style.HEI)], self.block.setting, self.block.place) for line in lines]
        broken = runs.line_break(Style.HEI, self.block.setting)
        return [*own[0], *(part for parts in own[1:] for part in (deepcopy(broken), *parts))]

    def _empty(self) -> Element:
        return paragraph([], style=TABLE, line=leading(self.block.leading * self.block.setting.size))

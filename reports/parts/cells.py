"""The cells of a table: what stands in them, where they lie in its grid, how their text is broken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reports.faces.fonts import Style
from reports.page import Setting
from reports.parts.paragraph import Align
from reports.parts.sense import TORN_WORD, end_costs
from reports.parts.typesetter import Galley, Line, Span, Typesetter, natural_line, set_lines

BALANCED = 4
"""Centred cells of up to this many lines get lines of about the same length."""
TORN = 4.0 / TORN_WORD
"""Of what a line end inside a word costs in a title: a narrow cell cannot be so choosy."""
NEAR = 4
"""Characters that a balanced line may be longer or shorter than the mean."""


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
    rows: int = 1
    """Rows it reaches down over; the rows below leave it out."""
    whole: bool = False
    """Its lines are broken only where its column cannot be made wide enough: a name."""

    def paragraphs(self) -> list[list[Span]]:
        """The paragraphs of the cell, each a list of spans; at least one."""
        if not isinstance(self.content, str):
            return [list(paragraph) for paragraph in self.content]
        return [[Span(part, self.style)] for part in self.content.splitlines()] or [[]]


Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell lies in the grid: its first row and column, and how many of each it takes."""

    cell: Cell
    row: int
    column: int
    rows: int
    columns: int
    number: int = 0
    """Which cell of its row it is, from 0."""


def placed(rows: Sequence[Row], columns: int) -> list[Place]:
    """The cells of rows that belong together, each in the first free columns of its row. Reaching beyond the last
    row or column, or into a cell from above, is cut off."""
    taken: set[tuple[int, int]] = set()
    places = []
    for at, row in enumerate(rows):
        column = 0
        for number, cell in enumerate(row):
            while (at, column) in taken:
                column += 1
            if column >= columns:
                break
            down, across = min(cell.rows, len(rows) - at), 1
            while across < min(cell.span, columns - column) and (at, column + across) not in taken:
                across += 1
            taken |= {(at + below, column + beside) for below in range(down) for beside in range(across)}
            places.append(Place(cell, at, column, down, across, number))
            column += across
    return places


def bands(rows: Sequence[Row]) -> Iterator[tuple[int, Sequence[Row]]]:
    """The number of the first row and the rows of every stretch that cells reaching down hold together."""
    first, reach = 0, 0
    for at, row in enumerate(rows):
        reach = max(reach, at + max((cell.rows for cell in row), default=1))
        if at + 1 >= reach:
            yield first, rows[first : at + 1]
            first = at + 1
    if first < len(rows):
        yield first, rows[first:]


class CellSetter:
    """Sets the text of cells; texts that return, as in most columns of a list, are set once."""

    def __init__(self, setter: Typesetter, setting: Setting) -> None:
        self._setter, self._setting = setter, setting
        self._galleys: dict[tuple[Span, ...], Galley] = {}
        self._centred: dict[tuple[tuple[Span, ...], float], list[Line]] = {}

    def longest_word(self, cell: Cell, place: str) -> float:
        """Width of the longest stretch that no line end may part, its marks squeezed."""
        return max(
            (_longest_word(self._galley(spans, place), whole=cell.whole) for spans in cell.paragraphs()),
            default=0.0,
        )

    def lines(self, cell: Cell, room: float, place: str) -> list[Line]:
        """The lines of a cell's text in columns that leave it this room."""
        indent = cell.indent * self._setting.pitch
        lines: list[Line] = []
        for spans in cell.paragraphs():
            galley = self._galley(spans, place)
            if cell.align is not Align.CENTRE:
                lines += set_lines(galley, room, indent, spread=cell.align is Align.FULL)
                continue
            key = tuple(spans), room
            if key not in self._centred:
                self._centred[key] = balanced(galley, room)
            lines += self._centred[key]
        return lines

    def _galley(self, spans: Sequence[Span], place: str) -> Galley:
        key = tuple(spans)
        if key not in self._galleys:
            self._galleys[key] = self._setter.galley(spans, self._setting, place)
        return self._galleys[key]


def _longest_word(galley: Galley, *, whole: bool) -> float:
    ends = [0, *(at for at, may in enumerate(galley.breaks) if may and at)]
    if whole:
        ends = [0, ends[-1]]
    return max(
        (galley.width(first, last) - sum(galley.gives[first:last]) for first, last in pairwise(ends)),
        default=0.0,
    )


def balanced(galley: Galley, room: float) -> list[Line]:
    """As few lines as fit, of about the same length, ended between words where that can be had: 问题 over 来源,
    水资源管理处 over 党支部."""
    lines = set_lines(galley, room, spread=False)
    if not 1 < len(lines) <= BALANCED:
        return lines
    cut = _even_cut(galley, room, len(lines))
    if cut is None:
        return lines
    return [natural_line(galley, first, last) for first, last in pairwise((0, *cut, len(galley.glyphs)))]


def _even_cut(galley: Galley, room: float, count: int) -> tuple[int, ...] | None:
    """The places between `count` lines of the least unevenness; None when no allowed ones fit."""
    pitch, total = galley.setting.pitch, len(galley.glyphs)
    mean = galley.width() / count
    costs = end_costs("".join(galley.chars))
    found: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(1, count + 1):
        ends = (
            [total]
            if line == count
            else [
                at
                for at in range(1, total)
                if galley.breaks[at] and abs(galley.width(0, at) - mean * line) <= NEAR * pitch
            ]
        )
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for end in ends:
            torn = TORN * costs[end] if end < total else 0.0
            # Of equal ways the one with the longer line above, whose cuts are further on.
            ways = [
                (cost + torn + abs(galley.width(start, end) - mean) / pitch, (*cut, end))
                for start, (cost, cut) in found.items()
                if start < end and galley.width(start, end) <= room + 0.01
            ]
            if ways:
                reached[end] = min(ways, key=lambda way: (round(way[0], 6), tuple(-at for at in way[1])))
        found = reached
    return found[total][1][:-1] if total in found else None

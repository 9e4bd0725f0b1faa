"""A copy of a 件 for the box: 归档章 on the first page, page numbers on every side (DA/T 22-2015, 6.1 and 6.2). The master itself is never
changed.

The stamp is 45 mm by 16 mm, red, of six equal cells: 全宗号 | 年度 | 件号 above 机构（问题） | 保管期限 | 页数. It stands in the blank part at
the top of the page, in the middle where that is free, else beside it, else lower down to the end of the head margin; where nothing is
free it stands where it covers least: its cells are open, so what lies under it can still be read.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from reports import page
from reports.errors import UnreadablePdf
from reports.faces.fonts import FontBook, Style
from reports.page import Setting
from reports.parts.typesetter import Line, Span, Typesetter, natural_line, set_lines
from reports.pdf.pen import RED, Pen
from reports.pdf.sides import written
from reports.preview import Preview, Raster
from reports.stamping import Draw, stamped_over

WIDTH, HEIGHT = 45 * page.MM, 16 * page.MM
COLUMNS, ROWS = 3, 2
RULE = 0.9
"""Thickness of the stamp's lines, in points."""
SIZES = (12.0, 10.5, 9.0, 7.5, 6.0, 5.0)
ROOM = WIDTH / COLUMNS - 2 * page.MM
"""Width that the text of a cell may have."""
LEADING = 1.2
HIGHEST, LOWEST = 6 * page.MM, 24 * page.MM
"""Where the stamp's upper edge may come to stand, from the page's."""
STEP = 2 * page.MM
AROUND = 1 * page.MM
"""Left free around the stamp."""
DOTS = 50.0
"""Per inch, when the page is looked at."""
BLANK = 225
"""A channel darker than this is ink; scans are never quite white."""
SPECKS = 0.004
"""Of the dots under a stamp that may be dark: dust."""
NUMBER = Setting(page.SIZE_5, page.SIZE_5)
NUMBER_EDGE, NUMBER_TOP = 10 * page.MM, 8 * page.MM
"""From the outer and the upper edge of the page to its number."""
NUMBER_ROOM = 22 * page.MM
"""Kept free of the stamp at both upper corners."""


@dataclass(frozen=True, slots=True)
class StampText:
    """What stands in the six cells; an empty one is filled by hand."""

    fonds: str
    year: str
    number: str
    organization: str
    retention: str
    pages: str

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of the stamp, row by row."""
        return (self.fonds, self.year, self.number, self.organization, self.retention, self.pages)


@dataclass(frozen=True, slots=True)
class _Cell:
    """The text of a cell."""

    lines: Sequence[Line]
    size: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LEADING


@dataclass(frozen=True, slots=True)
class Filed:
    """A copy with stamp and page numbers."""

    pdf: bytes
    covers: bool
    """Whether the stamp had to be put over something."""


def filed(pdf: bytes, text: StampText, book: FontBook | None = None) -> Filed:
    """The copy; the same input gives the same bytes. Raises `UnreadablePdf`, `MissingGlyphs`."""
    setter = Typesetter(book)
    cells = [_fitted(setter, cell) for cell in text.cells]
    sides = written(pdf)
    labels = _numbers(setter, sides)
    setter.check()
    with Preview(pdf) as preview:
        sizes = [preview.page_size(number) for number in range(preview.page_count)]
        left, top, covers = _free_place(preview.raster(0, DOTS), *sizes[0])
    draws: dict[int, Draw] = {}
    for number, (line, size) in enumerate(zip(labels, sizes, strict=True), start=1):
        if line is not None:
            draws[number] = _Side(line, number, size[0], None if number > 1 else (left, top), cells).draw
    draws.setdefault(1, _Side(None, 1, sizes[0][0], (left, top), cells).draw)
    return Filed(stamped_over(pdf, draws), covers)


def evened(pdf: bytes) -> bytes:
    """With a blank back behind an odd last side, so that what follows begins on the front of a sheet. Raises `UnreadablePdf`."""
    import pikepdf

    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(pdf)) as paper:
            if len(paper.pages) % 2 == 0:
                return pdf
            left, bottom, right, top = (float(side) for side in paper.pages[-1].mediabox)
            paper.add_blank_page(page_size=(right - left, top - bottom))
            paper.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    except pikepdf.PdfError as damage:
        raise UnreadablePdf from damage
    return out.getvalue()


def _numbers(setter: Typesetter, sides: Sequence[bool]) -> list[Line | None]:
    """The number of every side with something on it."""
    made: list[Line | None] = []
    count = 0
    for is_written in sides:
        count += is_written
        galley = setter.galley([Span(str(count), Style.SONG)], NUMBER, "编页")
        made.append(natural_line(galley, 0, len(galley.glyphs)) if is_written else None)
    return made


@dataclass(frozen=True)
class _Side:
    """What is printed over one side: its number at the upper outer corner (top right on fronts, top left on backs), and the stamp."""

    line: Line | None
    number: int
    width: float
    stamp: tuple[float, float] | None
    cells: Sequence[_Cell]

    def draw(self, pen: Pen) -> None:
        if self.line is not None:
            front = self.number % 2 == 1
            x = self.width - NUMBER_EDGE - self.line.right if front else NUMBER_EDGE
            pen.glyphs(self.line.placed, x, NUMBER_TOP + page.EM_ASCENT * NUMBER.size, NUMBER.size)
        if self.stamp is not None:
            _draw_stamp(pen, self.cells, *self.stamp)


def _draw_stamp(pen: Pen, cells: Sequence[_Cell], left: float, top: float) -> None:
    """Its outer edges are 45 by 16 mm apart, measured from middle to middle of the lines."""
    half = RULE / 2
    for row in range(ROWS + 1):
        y = top + HEIGHT * row / ROWS
        pen.rule(left - half, y, left + WIDTH + half, y, RULE, RED)
    for column in range(COLUMNS + 1):
        x = left + WIDTH * column / COLUMNS
        pen.rule(x, top, x, top + HEIGHT, RULE, RED)
    for at, cell in enumerate(cells):
        row, column = divmod(at, COLUMNS)
        y = top + HEIGHT * (row + 0.5) / ROWS - cell.height / 2
        for line in cell.lines:
            x = left + WIDTH * (column + 0.5) / COLUMNS - line.right / 2
            pen.glyphs(line.placed, x, page.baseline(y, cell.size * LEADING, cell.size), cell.size, RED)
            y += cell.size * LEADING


def _fitted(setter: Typesetter, text: str) -> _Cell:
    """The largest size in which it stands in its cell on one line; a long code takes several lines of the largest size that fits."""
    galleys = [
        (size, setter.galley([Span(text, Style.SONG)], Setting(size, size), "归档章")) for size in SIZES
    ]
    for size, galley in galleys:
        line = natural_line(galley, 0, len(galley.glyphs))
        if line.right <= ROOM:
            return _Cell([line], size)
    cells = [_Cell(set_lines(galley, ROOM, spread=False), size) for size, galley in galleys]
    return next((cell for cell in cells if cell.height <= HEIGHT / ROWS), cells[-1])


def _free_place(look: Raster, width: float, height: float) -> tuple[float, float, bool]:
    """The stamp's left and upper edge, in points, and whether it covers anything there."""
    scale = look.width / width
    middle = (width - WIDTH) / 2
    reach = max(0.0, middle - NUMBER_ROOM)
    tops = [HIGHEST + STEP * number for number in range(int((LOWEST - HIGHEST) / STEP) + 1)]
    # In the middle at any height before beside it: the standard wants the middle.
    asides = [0.0, *(side * reach * part for part in (0.5, 1.0) for side in (1, -1))]
    places = [(middle + aside, top) for aside, top in product(asides, tops) if top + HEIGHT <= height]
    best, least = (middle, HIGHEST), 2.0
    for left, top in places:
        dark = _dark(look, scale, left, top)
        if dark <= SPECKS:
            return left, top, False
        if dark < least:
            best, least = (left, top), dark
    return *best, True


def _dark(look: Raster, scale: float, left: float, top: float) -> float:
    """How much of the place is not blank, from 0 to 1."""
    first, last = (max(0, int((edge) * scale)) for edge in (top - AROUND, top + HEIGHT + AROUND))
    begin, end = (int(edge * scale) for edge in (left - AROUND, left + WIDTH + AROUND))
    begin, end = max(0, begin), min(look.width, end)
    rows = [
        look.rgb[(row * look.width + begin) * 3 : (row * look.width + end) * 3]
        for row in range(first, min(look.height, last))
    ]
    dots = sum(map(len, rows))
    return sum(sum(channel < BLANK for channel in row) for row in rows) / dots if dots else 0.0

"""Deals strips out to pages and draws them: the only place that knows where a page ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil

from reports import page
from reports.fonts import Style
from reports.page import Setting, Shape
from reports.parts import page_number
from reports.parts.strip import Block, Strip
from reports.parts.typesetter import Span, Typesetter, natural_line
from reports.pen import PALE, Metadata, Pen

HAIR = 0.05
"""Points of rounding that do not make a page overfull."""


@dataclass(frozen=True)
class Section:
    """Blocks that begin on a new page, all of one shape."""

    blocks: Sequence[Block]
    shape: Shape = Shape.UPRIGHT


@dataclass(frozen=True)
class Document:
    """What is to be printed."""

    metadata: Metadata
    sections: Sequence[Section]
    imprint: Block | None = None
    """版记: stands at the foot of the last page; where there is no room, on the back of a sheet of its own, neither it
    nor a blank front before it numbered (7.4, 7.5)."""
    watermark: str = ""
    """Pale words across every page, such as 草稿."""


@dataclass
class _Page:
    shape: Shape
    number: int
    numbered: bool = True
    items: list[tuple[Strip, float, bool]] = field(default_factory=list)
    """Strip, top within the type area, whether it opens the page."""
    used: float = 0.0

    @property
    def depth(self) -> float:
        return page.area(self.shape, self.number).height


def drawn(document: Document, setter: Typesetter) -> Pen:
    """The document drawn, page by page, by a pen that only has to be finished. Raises `MissingGlyphs`."""
    pages = _Dealer(setter).pages(document)
    if document.watermark:
        setter.galley([Span(document.watermark, Style.HEI)], Setting(1, 1), "草稿字样")
    setter.check()
    pen = Pen(document.metadata)
    for sheet in pages:
        area = page.area(sheet.shape, sheet.number)
        pen.begin_page(area.sheet_width, area.sheet_height)
        _draw_watermark(pen, setter, document.watermark, area)
        _draw_page(pen, sheet, area)
        if sheet.numbered:
            page_number.draw(pen, setter, sheet.shape, sheet.number)
    return pen


def _draw_page(pen: Pen, sheet: _Page, area: page.Area) -> None:
    for strip, top, opens in sheet.items:
        strip.draw(pen, area.left, area.top + top)
        if opens:
            strip.opening(pen, area.left, area.top + top)
    if sheet.items:
        last, top, _ = sheet.items[-1]
        last.closing(pen, area.left, area.top + top + last.height)


def _draw_watermark(pen: Pen, setter: Typesetter, words: str, area: page.Area) -> None:
    """Across the middle of the sheet, rising at 45°, under everything else."""
    if not words:
        return
    size = 150.0
    galley = setter.galley([Span(words, Style.HEI)], Setting(size, size * 1.2), "草稿字样")
    line = natural_line(galley, 0, len(galley.glyphs))
    half = 0.5**0.5
    pen.turned(half, half, -half, half, area.sheet_width / 2, area.sheet_height / 2)
    pen.glyphs(line.placed, -line.right / 2, area.sheet_height + size * 0.38, size, PALE)
    pen.restored()


class _Dealer:
    """Fills one page after the other."""

    def __init__(self, setter: Typesetter) -> None:
        self._setter = setter
        self._pages: list[_Page] = []

    def pages(self, document: Document) -> list[_Page]:
        for section in document.sections:
            self._turn(section.shape)
            width = page.area(section.shape, 1).width
            for group in _groups(section.blocks, self._setter, width):
                self._place_group(group)
        if document.imprint is not None:
            self._place_imprint(document.imprint)
        return self._pages

    @property
    def _page(self) -> _Page:
        return self._pages[-1]

    def _turn(self, shape: Shape) -> None:
        self._pages.append(_Page(shape, len(self._pages) + 1))

    def _turn_unnumbered(self) -> None:
        self._turn(Shape.UPRIGHT)
        self._page.numbered = False

    def _place_group(self, group: Sequence[Strip]) -> None:
        """Strips held together go to the next page together, unless a page is too small for them anyhow."""
        fits = _height(group, self._page.used) <= self._page.depth + HAIR
        if (
            not fits
            and self._page.items
            and _height(group, _height(group[0].head, 0)) <= self._page.depth + HAIR
        ):
            self._turn(self._page.shape)
        for strip in group:
            self._place(strip)

    def _place(self, strip: Strip) -> None:
        top = _top(strip, self._page.used)
        if top + strip.height > self._page.depth + HAIR and self._page.items:
            self._turn(self._page.shape)
            top = 0.0
        opens = not self._page.items
        if opens and strip.blank:
            return
        if opens:
            for repeated in strip.head:
                self._page.items.append((repeated, self._page.used, False))
                self._page.used += repeated.height
            top = _top(strip, self._page.used)
        self._page.items.append((strip, top, opens))
        self._page.used = top + strip.height

    def _place_imprint(self, imprint: Block) -> None:
        width = page.area(Shape.UPRIGHT, 1).width
        strips = imprint.strips(self._setter, width)
        height = sum(strip.height for strip in strips)
        here = self._page
        if here.shape is not Shape.UPRIGHT or here.used + height + page.LINE > here.depth:
            self._turn_unnumbered()
            if self._page.number % 2:
                self._turn_unnumbered()
        top = self._page.depth - height
        for strip in strips:
            self._page.items.append((strip, top, False))
            top += strip.height


def _groups(blocks: Sequence[Block], setter: Typesetter, width: float) -> Iterator[list[Strip]]:
    """The strips of all blocks, those held together in one list."""
    group: list[Strip] = []
    for block in blocks:
        for strip in block.strips(setter, width):
            group.append(strip)
            if not strip.glue:
                yield group
                group = []
    if group:
        yield group


def _top(strip: Strip, used: float) -> float:
    return ceil(used / page.LINE - 0.001) * page.LINE if strip.on_grid else used


def _height(strips: Sequence[Strip], used: float) -> float:
    """How deep the page is filled once the strips are on it."""
    for strip in strips:
        used = _top(strip, used) + strip.height
    return used

"""Deals the strips of a document out to pages: the only place that knows where a page ends.

A page is filled to its last line, as GB/T 9704-2012 5.2.3 asks (22 lines, 撑满版心): a paragraph may leave one line
behind, because every cure would leave a page short. Only a heading takes two lines of its text along, and what the
standard binds together stays together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import ceil

from reports import page
from reports.page import Shape
from reports.parts.contents import Contents, Entry
from reports.parts.strip import Block, Strip
from reports.parts.typesetter import Typesetter
from reports.sections import Numbering, Section

HAIR = 0.05
"""Points of rounding that do not make a page overfull."""
PASSES = 5
"""A table of contents that is not settled after so many layouts keeps what it has."""
ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))

Groups = list[list[Strip]]


@dataclass
class Sheet:
    """One page and what stands on it."""

    shape: Shape
    side: int
    """Sides of paper counted from 1: odd ones are fronts, bound at the left."""
    label: str = ""
    """The page number as it is printed; empty for a page without one."""
    items: list[tuple[Strip, float, bool]] = field(default_factory=list)
    """Strip, top within the type area, whether it opens the page."""
    used: float = 0.0

    @cached_property
    def area(self) -> page.Area:
        """The page's type area."""
        return page.area(self.shape, self.side)


def dealt(sections: Sequence[Section], imprint: Block | None, setter: Typesetter) -> list[Sheet]:
    """The pages of a document. Where it has a table of contents, pages are laid out until the numbers in it are those
    that stand under the pages."""
    firm = [
        None if _lists(section) else _groups(section.blocks, setter, section.shape) for section in sections
    ]
    entries: tuple[Entry, ...] = ()
    sheets: list[Sheet] = []
    for _ in range(PASSES):
        dealer = _Dealer(setter)
        for section, groups in zip(sections, firm, strict=True):
            dealer.deal(section, groups or _groups(_filled(section.blocks, entries), setter, section.shape))
        if imprint is not None:
            dealer.close(imprint)
        sheets, before = dealer.sheets, entries
        entries = tuple(_entries(sheets))
        if None not in firm or entries == before:
            break
    return sheets


def _lists(section: Section) -> bool:
    return any(isinstance(block, Contents) for block in section.blocks)


def _filled(blocks: Sequence[Block], entries: tuple[Entry, ...]) -> list[Block]:
    return [replace(block, entries=entries) if isinstance(block, Contents) else block for block in blocks]


def _entries(sheets: Sequence[Sheet]) -> Iterator[Entry]:
    """Every bookmark with the page it came to stand on."""
    for sheet in sheets:
        for strip, top, _ in sheet.items:
            for mark in strip.bookmarks:
                yield Entry(mark.level, mark.title, sheet.label, sheet.side, sheet.area.top + top)


class _Dealer:
    """Fills one page after the other."""

    def __init__(self, setter: Typesetter) -> None:
        self._setter = setter
        self.sheets: list[Sheet] = []
        self._numbering = Numbering.FROM_1
        self._count = 0

    def deal(self, section: Section, groups: Groups) -> None:
        """A section's strips, from a new page on."""
        if section.numbering is not Numbering.CONTINUED:
            self._numbering, self._count = section.numbering, 0
            if self._numbering is not Numbering.NONE and len(self.sheets) % 2:
                self._turn_blank()
        self._turn(section.shape)
        if not section.first_numbered:
            self._sheet.label = ""
        for group in groups:
            self._place_group(group)

    def close(self, imprint: Block) -> None:
        """版记 at the foot of the document's last side, which is the back of a sheet, so always an even one (6.2, 7.4.1:
        公文最后一面); that holds for a document of one page, too. On a sheet laid across it runs across that sheet's type
        area. Where it needs a blank front before it, neither has a number (7.5)."""
        here = self._sheet
        strips = imprint.strips(self._setter, here.area.width)
        height = sum(strip.height for strip in strips)
        if here.side % 2 or here.used + height + page.LINE > here.area.height + HAIR:
            strips = imprint.strips(self._setter, page.MEASURE)
            height = sum(strip.height for strip in strips)
            if here.side % 2 == 0:
                self._turn_blank()
                self._turn_blank()
            else:
                self._turn(Shape.UPRIGHT)
        top = self._sheet.area.height - height
        for strip in strips:
            self._sheet.items.append((strip, top, False))
            top += strip.height

    @property
    def _sheet(self) -> Sheet:
        return self.sheets[-1]

    def _turn(self, shape: Shape) -> None:
        self._count += 1
        labels = {Numbering.NONE: "", Numbering.ROMAN: roman(self._count)}
        label = labels.get(self._numbering, str(self._count))
        self.sheets.append(Sheet(shape, len(self.sheets) + 1, label))

    def _turn_blank(self) -> None:
        self.sheets.append(Sheet(Shape.UPRIGHT, len(self.sheets) + 1))

    def _place_group(self, group: Sequence[Strip]) -> None:
        """Strips held together go to the next page together, unless a page is too small for them anyhow."""
        depth = self._sheet.area.height + HAIR
        if (
            self._sheet.items
            and _height(group, self._sheet.used) > depth
            and _height(group, _height(group[0].head, 0)) <= depth
        ):
            self._turn(self._sheet.shape)
        for strip in group:
            self._place(strip)

    def _place(self, strip: Strip) -> None:
        sheet = self._sheet
        top = _top(strip, sheet.used)
        if sheet.items and top + strip.height > sheet.area.height + HAIR:
            self._turn(sheet.shape)
            sheet, top = self._sheet, 0.0
        opens = not sheet.items
        if opens and strip.blank:
            return
        if opens:
            for repeated in strip.head:
                sheet.items.append((repeated, sheet.used, False))
                sheet.used += repeated.height
            top = _top(strip, sheet.used)
        sheet.items.append((strip, top, opens))
        sheet.used = top + strip.height


def _groups(blocks: Sequence[Block], setter: Typesetter, shape: Shape) -> Groups:
    """The strips of all blocks, those held together in one list. The second line that a heading takes along is left where
    it is held to something itself: a heading over two short paragraphs is not bound to the signature under them."""
    width = page.area(shape, 1).width
    groups: Groups = []
    held, firm = 0, False
    for block in blocks:
        for strip in block.strips(setter, width):
            if held and (firm or not strip.glue):
                groups[-1].append(strip)
            else:
                groups.append([strip])
            firm = strip.glue
            held = max(held - 1, strip.company if strip.glue else 0)
    return groups


def _top(strip: Strip, used: float) -> float:
    return ceil(used / page.LINE - 0.001) * page.LINE if strip.on_grid else used


def _height(strips: Sequence[Strip], used: float) -> float:
    """How deep the page is filled once the strips are on it."""
    for strip in strips:
        used = _top(strip, used) + strip.height
    return used


def roman(number: int) -> str:
    """1 to 399 in Roman figures, as the pages before the first chapter are numbered."""
    figures = ""
    for value, figure in ROMAN:
        count, number = divmod(number, value)
        figures += figure * count
    return figures

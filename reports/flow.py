"""A document, and how it is drawn page by page."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports import page
from reports.dealing import Sheet, dealt
from reports.faces.fonts import Style
from reports.page import Setting
from reports.parts import page_number
from reports.parts.strip import Block
from reports.parts.typesetter import Line, Span, Typesetter, natural_line
from reports.pdf.pen import PALE, Metadata, Pen
from reports.sections import Numbering as Numbering
from reports.sections import Section as Section

WATERMARK = 150.0
"""Size of the words across a page, in points."""


@dataclass(frozen=True)
class Document:
    """What is to be printed."""

    metadata: Metadata
    sections: Sequence[Section]
    imprint: Block | None = None
    """版记: stands at the foot of the last page, always an even one (7.4, 7.5; see `dealing`)."""
    watermark: str = ""
    """Pale words across every page, such as 草稿."""


def drawn(document: Document, setter: Typesetter) -> Pen:
    """The document drawn, page by page, by a pen that only has to be finished. Raises `MissingGlyphs`."""
    pen = Pen(document.metadata)
    draw(document, setter, pen)
    return pen


def draw(document: Document, setter: Typesetter, pen: Pen, entry: str = "") -> None:
    """Draw the document behind what the pen has drawn already; with an `entry` the outline names it so, and its own entries stand
    under that. Raises `MissingGlyphs`."""
    sheets = dealt(document.sections, document.imprint, setter)
    setting = Setting(WATERMARK, WATERMARK * 1.2)
    galley = setter.galley([Span(document.watermark, Style.HEI)], setting, "草稿字样")
    setter.check()
    watermark = natural_line(galley, 0, len(galley.glyphs))
    for number, sheet in enumerate(sheets):
        area = sheet.area
        pen.begin_page(area.sheet_width, area.sheet_height)
        if entry and number == 0:
            pen.bookmark(entry, 0)
        _draw_watermark(pen, watermark, area)
        _draw_page(pen, sheet, area, deeper=1 if entry else 0)
        if sheet.label:
            page_number.draw(pen, setter, sheet.shape, sheet.side, sheet.label)


def _draw_page(pen: Pen, sheet: Sheet, area: page.Area, deeper: int) -> None:
    for strip, top, opens in sheet.items:
        for mark in strip.bookmarks:
            pen.bookmark(mark.title, mark.level + deeper, area.top + top)
        strip.draw(pen, area.left, area.top + top)
        if opens:
            strip.opening(pen, area.left, area.top + top)
    if sheet.items:
        last, top, _ = sheet.items[-1]
        last.closing(pen, area.left, area.top + top + last.height)


def _draw_watermark(pen: Pen, line: Line, area: page.Area) -> None:
    """Across the middle of the sheet, rising at 45°, under everything else."""
    if not line.placed:
        return
    half = 0.5**0.5
    pen.turned(half, half, -half, half, area.sheet_width / 2, area.sheet_height / 2)
    pen.glyphs(line.placed, -line.right / 2, area.sheet_height + WATERMARK * 0.38, WATERMARK, PALE)
    pen.restored()

"""Prints on pages that are finished and must stay as they are: copies with a 份号 for the printer, or with a 归档章.

The original's bytes are never changed; what comes out is another file.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from reports import page
from reports.errors import UnreadablePdf
from reports.faces.fonts import FontBook
from reports.parts.typesetter import Span, Typesetter, natural_line
from reports.pdf.objects import numbers
from reports.pdf.pen import Metadata, Pen

if TYPE_CHECKING:
    import pikepdf

DIGITS = 6
LAST = 10**DIGITS - 1

Draw = Callable[[Pen], None]
"""Draws on a blank sheet of the page's size, which is then laid over the page."""


def stamped(pdf: bytes, draw: Draw, number: int = 1) -> bytes:
    """A copy in which page `number`, counted from 1, has something drawn over it; the same input gives the same bytes on one
    installation.

    Raises `UnreadablePdf`, and IndexError when there is no such page.
    """
    return stamped_over(pdf, {number: draw})


def stamped_over(pdf: bytes, draws: Mapping[int, Draw]) -> bytes:
    """A copy in which each of these pages has something drawn over it, upright as the page is looked at. Raises what `stamped`
    raises."""
    import pikepdf

    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(pdf)) as paper:
            for number in draws:
                if not 1 <= number <= len(paper.pages):
                    raise IndexError(f"page {number} of {len(paper.pages)}")
            places = {number: _place(paper.pages[number - 1]) for number in draws}
            with pikepdf.open(io.BytesIO(_sheets(draws, places))) as over:
                for at, (number, place) in enumerate(places.items()):
                    _lay(paper.pages[number - 1], over.pages[at], place)
            paper.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    except pikepdf.PdfError as damage:
        raise UnreadablePdf from damage
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Place:
    """A page as it is looked at: its size, and the matrix from there to its own axes."""

    width: float
    height: float
    matrix: tuple[float, ...]


def _place(sheet: "pikepdf.Page") -> _Place:
    left, bottom, right, top = (float(side) for side in sheet.cropbox)
    turn = int(sheet.obj.get("/Rotate", 0)) % 360
    wide, high = right - left, top - bottom
    if turn == 90:
        return _Place(high, wide, (0, 1, -1, 0, right, bottom))
    if turn == 180:
        return _Place(wide, high, (-1, 0, 0, -1, right, top))
    if turn == 270:
        return _Place(high, wide, (0, -1, 1, 0, left, top))
    return _Place(wide, high, (1, 0, 0, 1, left, bottom))


def _lay(sheet: "pikepdf.Page", drawn: "pikepdf.Page", place: _Place) -> None:
    import pikepdf

    # Not pikepdf's own overlay: it names what it adds by chance, and no two copies would be alike.
    name = _free_name(sheet.resources)
    sheet.add_resource(drawn.as_form_xobject(), pikepdf.Name.XObject, pikepdf.Name(name))
    sheet.contents_add(b"q\n", prepend=True)
    sheet.contents_add(f"Q q {numbers(*place.matrix)} cm {name} Do Q\n".encode("ascii"))


def _free_name(resources: "pikepdf.Object") -> str:
    taken = set(resources.get("/XObject", {}).keys())
    return next(name for number in count(1) if (name := f"/Stamp{number}") not in taken)


def _sheets(draws: Mapping[int, Draw], places: Mapping[int, _Place]) -> bytes:
    # Only its pages are used; what the file says about itself stays behind.
    pen = Pen(Metadata("", "", date.min))
    for number, draw in draws.items():
        pen.begin_page(places[number].width, places[number].height)
        draw(pen)
    return pen.finished()


def numbered(pdf: bytes, number: int, book: FontBook | None = None) -> bytes:
    """A copy with its 份号: six digits in 3号, on the first line at the left edge of the type area (GB/T 9704-2012,
    7.2.1). Raises ValueError unless 1 <= number <= 999,999.
    """
    if not 1 <= number <= LAST:
        raise ValueError(f"{number} is no number of a copy")
    setter = Typesetter(book)
    galley = setter.galley([Span(f"{number:0{DIGITS}d}")], page.BODY, "份号")
    setter.check()
    line = natural_line(galley, 0, len(galley.glyphs))
    area = page.area(page.Shape.UPRIGHT, 1)

    def draw(pen: Pen) -> None:
        pen.glyphs(line.placed, area.left, page.baseline(area.top, page.LINE, page.SIZE_3), page.SIZE_3)

    return stamped(pdf, draw)

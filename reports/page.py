"""The sheet: its size, its margins, its grid of lines and characters, its page number.

Source: GB/T 9704-2012, 5.1 to 5.2 (A4, type area 156 mm by 225 mm, 22 lines of 28 characters), 7.5 (page
numbers), 8 (tables set across the sheet). Lengths are points, y downwards from the top of the sheet.
"""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Setting:
    """A size and the pitch of a full-width character; both in points."""

    size: float
    pitch: float


MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
MEASURE = 156 * MM
DEPTH = 225 * MM
HEAD, BINDING, EDGE, FOOT = 37 * MM, 28 * MM, 26 * MM, 35 * MM
CHARACTERS, LINES = 28, 22
RECORD_HEAD = 25 * MM
LEDGER_BINDING, LEDGER_EDGE, LEDGER_SIDE = 25 * MM, 18 * MM, 16 * MM
"""Margins of a ledger: at the bound long edge, at the other, at both short ones."""
LEDGER_DROP = 5 * MM
"""From the foot of a ledger's type area to the dashes of the page number."""
CARD_HEIGHT = A4[1] / 2
"""Two greeting cards share an upright sheet and are cut apart in its middle."""
CARD_SIDE = 22 * MM
LABEL_EDGE = 10 * MM
"""What printers cannot print on, and labels to be cut out leave free, on all sides of the sheet."""
PITCH = MEASURE / CHARACTERS
"""Width of a character's cell, 15.793 pt; the glyph itself is 16 pt (3号)."""
LINE = DEPTH / LINES
"""Height of a line's cell, 28.991 pt."""

SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4, SIZE_5 = 22.0, 16.0, 14.0, 12.0, 10.5
BODY = Setting(SIZE_3, PITCH)
EM_ASCENT = 0.88
"""How far the baseline lies below the top of the em box, of the em; the usual place in Chinese faces."""
NUMBER_DROP = 7 * MM
"""From the foot of the type area to the dashes of the page number (7.5)."""


class Shape(Enum):
    """How the type area lies on the sheet."""

    UPRIGHT = "竖排"
    RECORD = "记录"
    """A page of a record book: no official document, so the type area is deeper, and most records fit a sheet."""
    ACROSS = "横排"
    """A table set across the sheet inside a bound document: head at the left of the upright sheet, page
    number
    where the upright pages have it (clause 8)."""
    LEDGER = "台账"
    """A ledger printed on its own, across the sheet: no official document, so its margins are as narrow as binding
    allows; page number in the middle of the foot."""
    CARDS = "贺卡"
    """Greeting cards, two to an upright sheet: the type area is as high as the sheet, and nothing is bound."""
    LABELS = "标签"
    """Labels to be cut out of an upright sheet: the type area is what a printer can print on."""


@dataclass(frozen=True, slots=True)
class Area:
    """The type area of one page, and the sheet it lies on."""

    sheet_width: float
    sheet_height: float
    left: float
    top: float
    width: float
    height: float


def area(shape: Shape, number: int) -> Area:
    """The type area of page `number`, counted from 1. Odd pages are bound at the left, even ones at the
    right."""
    odd = number % 2 == 1
    inner = BINDING if odd else EDGE
    if shape is Shape.UPRIGHT:
        return Area(A4[0], A4[1], inner, HEAD, MEASURE, DEPTH)
    if shape is Shape.RECORD:
        return Area(A4[0], A4[1], inner, RECORD_HEAD, MEASURE, HEAD + DEPTH - RECORD_HEAD)
    if shape is Shape.CARDS:
        return Area(A4[0], A4[1], CARD_SIDE, 0.0, A4[0] - 2 * CARD_SIDE, A4[1])
    if shape is Shape.LABELS:
        return Area(*A4, LABEL_EDGE, LABEL_EDGE, A4[0] - 2 * LABEL_EDGE, A4[1] - 2 * LABEL_EDGE)
    if shape is Shape.LEDGER:
        top = LEDGER_BINDING if odd else LEDGER_EDGE
        width, height = A4[1] - 2 * LEDGER_SIDE, A4[0] - LEDGER_BINDING - LEDGER_EDGE
        return Area(A4[1], A4[0], LEDGER_SIDE, top, width, height)
    return Area(A4[1], A4[0], FOOT, inner, DEPTH, MEASURE)


def baseline(top: float, height: float, size: float) -> float:
    """The baseline of a line `height` high whose glyphs of `size` stand in its middle."""
    return top + (height - size) / 2 + EM_ASCENT * size

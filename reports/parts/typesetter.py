"""Turns styled text into glyphs, and glyphs into lines of one width.

A line is filled until the next character does not fit. Where the rules of `kinsoku` forbid to end it there,
it either takes one or two characters more by squeezing punctuation (推入) or gives some to the next line and
is spread (推出), whichever disturbs it less. The last line of a paragraph is never spread.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from models.rows.paper import FaceUse
from reports.errors import MissingGlyphs
from reports.fonts import FontBook, Glyph, Style, shipped
from reports.page import Setting
from reports.parts import kinsoku
from reports.pen import Placed

EASY_SPREAD = 2.0
"""Points a gap may gain before anybody sees it."""
WIDEST_SPREAD = 0.3
"""Of the size: beyond it the line is left ragged rather than pulled apart."""
LONG_WORD = 0.4
"""Of the line: a word in Latin letters longer than this may be broken anywhere."""
LOOK_AHEAD = 6
"""How many characters beyond the full line may be squeezed in at most."""


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one style. What the user typed stands here as it is: nothing in it is markup."""

    text: str
    style: Style = Style.FANGSONG


@dataclass(frozen=True)
class Line:
    """A set line: glyphs with their places from the left of the block, and where the ink may begin and
    end."""

    placed: tuple[Placed, ...]
    left: float
    right: float

    @property
    def text(self) -> str:
        return "".join(item.glyph.char for item in self.placed)


class Galley:
    """A paragraph's glyphs and their widths, ready to be broken into lines."""

    def __init__(self, glyphs: Sequence[Glyph], setting: Setting) -> None:
        self.glyphs = glyphs
        self.setting = setting
        tracking = setting.pitch - setting.size
        self.widths = [
            glyph.advance * setting.size + (tracking if glyph.advance > 0.9 else 0.0) for glyph in glyphs
        ]

    @cached_property
    def chars(self) -> list[str]:
        return [glyph.char for glyph in self.glyphs]

    @cached_property
    def breaks(self) -> list[bool]:
        return kinsoku.breaks(self.chars)

    def width(self) -> float:
        """The natural width of it all on one line."""
        return sum(self.widths)


class Typesetter:
    """Looks up glyphs in a font book, and remembers which characters could not be drawn, and where."""

    def __init__(self, book: FontBook | None = None) -> None:
        self.book = book if book is not None else shipped()
        self._missing: dict[str, str] = {}
        self._set: dict[Style, set[str]] = {}

    def galley(self, spans: Sequence[Span], setting: Setting, place: str) -> Galley:
        """The glyphs of a paragraph without line ends. `place` names it in Chinese, should a character be
        missing."""
        glyphs = []
        for span in spans:
            text = tidy(span.text)
            self._set.setdefault(span.style, set()).update(text)
            for char in text:
                glyph = self.book.glyph(char, span.style)
                if glyph is None:
                    self._missing.setdefault(char, place)
                else:
                    glyphs.append(glyph)
        return Galley(glyphs, setting)

    def faces(self) -> tuple[FaceUse, ...]:
        """Which face drew how many different characters of each style set so far, in the order of the styles."""
        return tuple(
            use for style in Style for use in self.book.uses(style, self._set.get(style, frozenset()))
        )

    def check(self) -> None:
        """Raises `MissingGlyphs` when any character met so far cannot be drawn."""
        if self._missing:
            raise MissingGlyphs(list(self._missing.items()))


def tidy(text: str) -> str:
    """Text as it can stand on a line.

    Tabs, line ends and foreign spaces become spaces; control signs, zero-width signs and variation selectors
    go. Every other character stays, also one of a private area: it may be a name, and must not vanish
    without a word.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(filter(None, map(_tidied, text)))


@cache
def _tidied(char: str) -> str:
    if char in "\t\n\r\u2028\u2029":
        return " "
    category = unicodedata.category(char)
    if category == "Zs":
        return char if char == "\u3000" else " "
    if category in ("Cc", "Cf") or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return ""
    return char


def set_lines(
    galley: Galley, measure: float, first: float = 0.0, rest: float = 0.0, *, spread: bool = True
) -> list[Line]:
    """Lines that fill `measure`; the first begins at `first`, the others at `rest`, all end at `measure`.

    Without `spread` no line is set wider: for text that is centred or ragged.
    """
    lines: list[Line] = []
    start, total = 0, len(galley.glyphs)
    while start < total:
        indent = rest if lines else first
        room = measure - indent
        end = _line_end(galley, start, room)
        lines.append(_justified(galley, start, end, indent, room, loose=spread and end < total))
        start = end
        while start < total and galley.chars[start] == " ":
            start += 1
    return lines


def natural_line(galley: Galley, start: int, end: int, left: float = 0.0) -> Line:
    """The glyphs of a stretch side by side, neither squeezed nor spread."""
    return _laid(galley, start, end, left, [0.0] * (end - start))


def _overflow(galley: Galley, start: int, room: float) -> int:
    """The first character that does not fit; at least one always does."""
    at, width = start, 0.0
    while at < len(galley.widths):
        width += galley.widths[at]
        if width > room + 0.01 and at > start:
            return at
        at += 1
    return at


def _line_end(galley: Galley, start: int, room: float) -> int:
    full = _overflow(galley, start, room)
    if full == len(galley.glyphs):
        return full
    if galley.chars[full] == " ":
        return full
    back = _break_before(galley, start, full, room)
    ahead = _break_after(galley, start, full, room)
    if ahead is None:
        return back or full
    if back is None:
        return ahead
    return (
        ahead if _squeeze_cost(galley, start, ahead, room) < _spread_cost(galley, start, back, room) else back
    )


def _break_before(galley: Galley, start: int, full: int, room: float) -> int | None:
    """The last allowed end at or before `full`; inside a long Latin word when there is no other near."""
    at = full
    while at > start and not galley.breaks[at]:
        at -= 1
    if sum(galley.widths[at:full]) > LONG_WORD * room or at == start:
        inside = _inside_word(galley, max(at, start), full)
        return inside or (at if at > start else None)
    return at


def _inside_word(galley: Galley, start: int, full: int) -> int | None:
    for at in range(full, start, -1):
        if kinsoku.is_latin(galley.chars[at - 1]) and kinsoku.is_latin(galley.chars[at]):
            return at
    return None


def _break_after(galley: Galley, start: int, full: int, room: float) -> int | None:
    """The first allowed end behind `full` that squeezing can reach."""
    for at in range(full + 1, min(full + LOOK_AHEAD, len(galley.glyphs)) + 1):
        if galley.breaks[at]:
            return at if _squeeze_cost(galley, start, at, room) <= 1.0 else None
    return None


def _gives(galley: Galley, start: int, end: int) -> list[float]:
    return [kinsoku.give(char) * galley.setting.size for char in galley.chars[start:end]]


def _squeeze_cost(galley: Galley, start: int, end: int, room: float) -> float:
    """What squeezing takes of what the punctuation can give; above 1 it cannot be done."""
    need = sum(galley.widths[start:end]) - room
    have = sum(_gives(galley, start, end))
    return need / have if have else 9.0


def _gaps(galley: Galley, start: int, end: int) -> list[int]:
    """The places behind which a line can be spread, counted from the line's start."""
    chars = galley.chars
    return [at - start - 1 for at in range(start + 1, end) if kinsoku.spreads(chars[at - 1], chars[at])]


def _spread_cost(galley: Galley, start: int, end: int, room: float) -> float:
    slack = room - sum(galley.widths[start:end])
    return slack / (max(1, len(_gaps(galley, start, end))) * EASY_SPREAD)


def _justified(galley: Galley, start: int, end: int, left: float, room: float, *, loose: bool) -> Line:
    while end > start + 1 and galley.chars[end - 1] in " \u3000":
        end -= 1
    slack = room - sum(galley.widths[start:end])
    changes = [0.0] * (end - start)
    if slack < -0.01:
        return _laid(galley, start, end, left, *_squeezed(galley, start, end, -slack))
    gaps = _gaps(galley, start, end)
    if loose and gaps and slack / len(gaps) <= WIDEST_SPREAD * galley.setting.size:
        for gap in gaps:
            changes[gap] = slack / len(gaps)
    return _laid(galley, start, end, left, changes)


def _squeezed(galley: Galley, start: int, end: int, need: float) -> tuple[list[float], list[float]]:
    """Changes of the advances, and of the glyphs' own places: an opening bracket gives up its left half."""
    gives = _gives(galley, start, end)
    taken = [0.0] * len(gives)
    if galley.chars[end - 1] in kinsoku.CLOSING:  # the blank half at the line's end is not missed by anybody
        taken[-1] = min(need, gives[-1])
    left_over = need - taken[-1]
    have = sum(gives) - (gives[-1] if taken[-1] else 0.0)
    if left_over > 0 and have > 0:
        for number, amount in enumerate(gives):
            if not (number == len(gives) - 1 and taken[-1]):
                taken[number] = amount * min(1.0, left_over / have)
    moves = [
        -amount if galley.chars[start + number] in kinsoku.OPENING else 0.0
        for number, amount in enumerate(taken)
    ]
    return [-amount for amount in taken], moves


def _laid(
    galley: Galley, start: int, end: int, left: float, changes: Sequence[float], moves: Sequence[float] = ()
) -> Line:
    x, placed = left, []
    for number, at in enumerate(range(start, end)):
        move = moves[number] if moves else 0.0
        placed.append(Placed(galley.glyphs[at], x + move))
        x += galley.widths[at] + changes[number]
    return Line(tuple(placed), left, x)

"""Turns styled text into glyphs, and glyphs into lines of one width.

Where lines end is decided in `line_ends`, how one line is filled in `justify`. The last line of a paragraph is
never spread.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from models.rows.paper import FaceUse
from reports.errors import MissingGlyphs
from reports.faces.fonts import FontBook, Glyph, Style, shipped
from reports.page import Setting
from reports.parts.galley import Galley as Galley
from reports.parts.galley import Line as Line
from reports.parts.justify import justified
from reports.parts.justify import natural_line as natural_line
from reports.parts.line_ends import stretches, without_lonely_end


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one style. What the user typed stands here as it is: nothing in it is markup."""

    text: str
    style: Style = Style.FANGSONG


class Typesetter:
    """Looks up glyphs in a font book, and remembers which characters could not be drawn, and where."""

    def __init__(self, book: FontBook | None = None) -> None:
        self.book = book if book is not None else shipped()
        self._missing: dict[str, str] = {}
        self._set: dict[Style, dict[str, Glyph | None]] = {style: {} for style in Style}

    def galley(self, spans: Sequence[Span], setting: Setting, place: str) -> Galley:
        """The glyphs of a paragraph without line ends. `place` names it in Chinese, should a character be
        missing."""
        glyphs: list[Glyph] = []
        for span in spans:
            known, text = self._set[span.style], tidy(span.text)
            for char in set(text).difference(known):
                known[char] = self.book.glyph(char, span.style)
            found = [known[char] for char in text]
            if not all(found):
                self._miss(text, found, place)
            glyphs += filter(None, found)
        return Galley(glyphs, setting)

    def _miss(self, text: str, found: Sequence[Glyph | None], place: str) -> None:
        for char, glyph in zip(text, found, strict=True):
            if glyph is None:
                self._missing.setdefault(char, place)

    def faces(self) -> tuple[FaceUse, ...]:
        """Which face drew how many different characters of each style set so far, in the order of the styles."""
        return tuple(use for style, chars in self._set.items() for use in self.book.uses(style, chars))

    def check(self) -> None:
        """Raises `MissingGlyphs` when any character met so far cannot be drawn."""
        if self._missing:
            raise MissingGlyphs(list(self._missing.items()))


class _Tidied(dict[int, str]):
    """What each character becomes, found once."""

    def __missing__(self, code: int) -> str:
        self[code] = tidied = _tidied(chr(code))
        return tidied


def _tidied(char: str) -> str:
    if char in "\t\n\r\u2028\u2029":
        return " "
    category = unicodedata.category(char)
    if category == "Zs":
        return char if char == "\u3000" else " "
    if category in ("Cc", "Cf") or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return ""
    return char


_TIDIED = _Tidied()
_MARKED = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")
"""A character and the accents that follow it as signs of their own."""


def tidy(text: str) -> str:
    """Text as it can stand on a line.

    Tabs, line ends and foreign spaces become spaces; control signs, zero-width signs and variation selectors
    go. A letter and the accents behind it become one character where there is one: e and ´ are é. Every other
    character stays, also one of a private area: it may be a name, and must not vanish without a word.
    """
    return _MARKED.sub(_composed, text.translate(_TIDIED))


def _composed(found: re.Match[str]) -> str:
    """Only what carries accents is composed: of a whole text it would change compatibility ideographs, which are names."""
    base = found[0][0]
    return unicodedata.normalize("NFC", found[0]) if unicodedata.is_normalized("NFC", base) else found[0]


def set_lines(
    galley: Galley, measure: float, first: float = 0.0, rest: float = 0.0, *, spread: bool = True
) -> list[Line]:
    """Lines that fill `measure`; the first begins at `first`, the others at `rest`, all end at `measure`.

    Without `spread` no line is set wider: for text that is centred or ragged.
    """
    total = len(galley.glyphs)
    cuts = stretches(galley, measure - first, measure - rest)
    if spread:
        cuts = without_lonely_end(galley, measure - first, measure - rest, cuts)
    return [
        justified(
            galley,
            start,
            end,
            rest if number else first,
            measure - (rest if number else first),
            loose=spread and end < total,
        )
        for number, (start, end) in enumerate(cuts)
    ]

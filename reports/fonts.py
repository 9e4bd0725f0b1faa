"""Which face draws which character.

A style is what an office calls it (仿宋, 小标宋 …); each style has a chain of faces, asked in order for every
single character. A face has a character only when its glyph leaves ink: a character map may point at an empty
glyph, and then a name would vanish from the page without a word.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

import resources
from models.rows.paper import FaceUse
from reports.truetype import TrueTypeFont, read_font


class Style(Enum):
    """The faces of GB/T 9704-2012 by the names the standard uses."""

    FANGSONG = "仿宋"
    TITLE = "小标宋"
    HEI = "黑体"
    KAI = "楷体"
    SONG = "宋体"


PACK = {
    Style.FANGSONG: "fangsong.ttf",
    Style.TITLE: "xiaobiaosong.ttf",
    Style.HEI: "heiti.ttf",
    Style.KAI: "kaiti.ttf",
    Style.SONG: "songti.ttf",
}
SHIPPED = "随程序字体"
RARE = "rare.ttf"
"""Asked last, whatever the style: Extension A, the rest of the unified block, the table of 2013."""

INTERFACE = "ui.ttf"
"""For the window, on machines without a Chinese face of their own; never used on paper."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as one face draws it; `advance` is a fraction of the em."""

    char: str
    font: TrueTypeFont
    number: int
    advance: float


class FontBook:
    """The chains of faces, and a memory of what was found.

    Issue 3 puts the bureau's own system faces at the head of a chain by handing other chains to this class;
    nothing else changes.
    """

    def __init__(self, chains: Mapping[Style, Sequence[TrueTypeFont]]) -> None:
        self._chains = {style: tuple(chain) for style, chain in chains.items()}
        self._found: dict[tuple[Style, str], Glyph | None] = {}

    def glyph(self, char: str, style: Style) -> Glyph | None:
        """The first face of the chain that has the character, None when no face has."""
        key = (style, char)
        try:
            return self._found[key]
        except KeyError:
            found = self._found[key] = self._search(char, style)
            return found

    def _search(self, char: str, style: Style) -> Glyph | None:
        blank = unicodedata.category(char) == "Zs"
        for font in self._chains[style]:
            number = font.glyph(char)
            if number and (blank or font.has_outline(number)):
                return Glyph(char, font, number, font.advance(number) / 1000)
        return None

    def missing(self, text: str, style: Style) -> str:
        """The characters of `text` that no face of the style draws, each once, in the order they stand.

        Line ends and tabs are not characters to draw.
        """
        drawn = dict.fromkeys(char for char in text if char not in "\r\n\t")
        return "".join(char for char in drawn if self.glyph(char, style) is None)

    def uses(self, style: Style, chars: Iterable[str]) -> list[FaceUse]:
        """The faces that draw these characters in a style, the head of the chain first; characters no face has are
        left out."""
        drawn = Counter(glyph.font for char in chars if (glyph := self.glyph(char, style)) is not None)
        return [
            FaceUse(style.value, font.postscript_name, SHIPPED, font.file_name, drawn[font])
            for font in self._chains[style]
            if font in drawn
        ]

    def fonts(self, style: Style) -> tuple[TrueTypeFont, ...]:
        """The chain of a style."""
        return self._chains[style]


def pack_file(name: str) -> Path:
    """Where a file of the shipped pack lies."""
    return resources.path("fonts", name)


@cache
def shipped() -> FontBook:
    """The book of the shipped pack, read once for the life of the program. Raises `UnreadableFont`."""
    rare = read_font(pack_file(RARE))
    return FontBook({style: (read_font(pack_file(name)), rare) for style, name in PACK.items()})

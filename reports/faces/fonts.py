"""Which face draws which character.

A style is what an office calls it (仿宋, 小标宋 …); each style has a chain of faces, asked in order for every
single character. A face has a character only when its glyph leaves ink: a character map may point at an empty
glyph, and then a name would vanish from the page without a word.
"""

import struct
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from pathlib import Path

import resources
from models.rows.paper import FaceUse
from models.rules.faces import OF_PROGRAM
from reports.errors import UnreadableFont
from reports.faces.font_file import faces_in
from reports.faces.truetype import TrueTypeFont, read_font


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
RARE = "rare.ttf"
"""Asked last, whatever the style: Extension A, the rest of the unified block, the table of 2013."""

INTERFACE = "ui.ttf"
"""For the window, on machines without a Chinese face of their own; never used on paper."""

FULL_WIDTH = frozenset("“”‘’—…")
"""Signs that are as wide as a character in Chinese text; in some faces they are Latin ones."""
WIDE = 0.9
DASH = "—"
JOINING = 930.0
"""Thousandths of the em a dash must fill, so that —— is one line."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as one face draws it; `advance` is a fraction of the em."""

    char: str
    font: TrueTypeFont
    number: int
    advance: float


@dataclass(frozen=True, eq=False)
class Face:
    """One link of a chain. Its file is read when the first character asks for it."""

    path: Path
    index: int = 0
    origin: str = OF_PROGRAM
    """本机字体, 自备字体 or 随程序字体."""
    held: TrueTypeFont | None = None
    """The face itself, where it was read already."""
    called: str = ""
    """The family it goes by, where that is known already."""

    @cached_property
    def font(self) -> TrueTypeFont:
        """The face, read. Raises `UnreadableFont`."""
        return self.held or read_font(self.path, self.index)

    @cached_property
    def family(self) -> str:
        """The name it goes by, in Chinese where it has one."""
        if self.held:
            return self.held.postscript_name
        return self.called or faces_in(self.path)[self.index].family

    def glyph(self, char: str) -> Glyph | None:
        """How it draws a character, None when it does not: a blank is drawn without ink, everything else with.

        A damaged face of this PC has no characters; a damaged one of the program's own raises `UnreadableFont`."""
        font = self._readable
        if font is None:
            return None
        try:
            number = font.glyph(char)
            if number and (unicodedata.category(char) == "Zs" or font.has_outline(number)):
                return Glyph(char, font, number, font.advance(number) / 1000)
        except (UnreadableFont, struct.error, IndexError):
            if self.origin == OF_PROGRAM:
                raise
        return None

    @cached_property
    def _readable(self) -> TrueTypeFont | None:
        try:
            return self.font
        except UnreadableFont:
            if self.origin == OF_PROGRAM:
                raise
            return None


class FontBook:
    """The chains of faces, and a memory of what was found."""

    def __init__(
        self, chains: Mapping[Style, Sequence[Face | TrueTypeFont]], notes: Sequence[str] = ()
    ) -> None:
        self._chains = {
            style: tuple(link if isinstance(link, Face) else _holding(link) for link in chain)
            for style, chain in chains.items()
        }
        self._found: dict[tuple[Style, str], Glyph | None] = {}
        self._drew: dict[tuple[Style, TrueTypeFont], Face] = {}
        self.notes = tuple(notes)
        """A Chinese sentence for each chosen face that cannot be used, and what is used instead."""

    def glyph(self, char: str, style: Style) -> Glyph | None:
        """The first face of the chain that has the character, None when no face has."""
        key = (style, char)
        try:
            return self._found[key]
        except KeyError:
            found = self._found[key] = self._search(char, style)
            return found

    def _search(self, char: str, style: Style) -> Glyph | None:
        """A sign that some faces draw for Latin text comes from the first face that draws it for Chinese text."""
        foreign = None
        for face in self._chains[style]:
            glyph = face.glyph(char)
            if glyph is not None:
                self._drew[style, glyph.font] = face
                if char not in FULL_WIDTH or _is_chinese(glyph):
                    return glyph
                foreign = foreign or glyph
        return foreign

    def missing(self, text: str, style: Style) -> str:
        """The characters of `text` that no face of the style draws, each once, in the order they stand.

        Line ends and tabs are not characters to draw.
        """
        drawn = dict.fromkeys(char for char in text if char not in "\r\n\t")
        return "".join(char for char in drawn if self.glyph(char, style) is None)

    def uses(self, style: Style, chars: Iterable[str]) -> list[FaceUse]:
        """The faces that draw these characters in a style, the head of the chain first; characters no face has are
        left out."""
        drawn: dict[Face, list[str]] = {}
        for char in chars:
            glyph = self.glyph(char, style)
            if glyph is not None:
                drawn.setdefault(self._drew[style, glyph.font], []).append(char)
        first = self._chains[style][0]
        return [
            FaceUse(
                style.value,
                face.family,
                face.origin,
                face.path.name,
                len(drawn[face]),
                "" if face is first else "".join(sorted(drawn[face])),
            )
            for face in self._chains[style]
            if face in drawn
        ]

    def faces(self, style: Style) -> tuple[Face, ...]:
        """The chain of a style."""
        return self._chains[style]

    def fonts(self, style: Style) -> tuple[TrueTypeFont, ...]:
        """The chain of a style, every face of it read. Raises `UnreadableFont`."""
        return tuple(face.font for face in self._chains[style])


def _is_chinese(sign: Glyph) -> bool:
    """As wide as a character; a dash that joins the next one."""
    left, _, right, _ = sign.font.ink(sign.number)
    return sign.advance > WIDE and (sign.char != DASH or right - left >= JOINING)


def _holding(font: TrueTypeFont) -> Face:
    return Face(Path(font.file_name), held=font)


def pack_file(name: str) -> Path:
    """Where a file of the shipped pack lies."""
    return resources.path("fonts", name)


@cache
def pack_face(name: str) -> Face:
    """A face of the shipped pack."""
    return Face(pack_file(name))


def shipped_chain(style: Style) -> tuple[Face, ...]:
    """The shipped face of a style, and the one for rare characters."""
    return (pack_face(PACK[style]), pack_face(RARE))


@cache
def shipped() -> FontBook:
    """The book of the shipped pack, whose files are read once for the life of the program."""
    return FontBook({style: shipped_chain(style) for style in Style})

"""Reads a TrueType font file and cuts subsets out of it.

ReportLab's own reader is not used: it copies whole tables at every subset, repeats an unscaled advance where
the metrics table is short, and cannot name characters above U+FFFF. Only what a PDF needs is read, and only
when asked. Source: ISO/IEC 14496-22 (Open Font Format), clauses 5.1 to 5.3.
"""

import struct
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from reports.errors import UnreadableFont
from reports.faces.sfnt import big_endian, file_of, numbers, sum_of

SUBSET_TABLES = ("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
ARG_WORDS, HAS_SCALE, MORE, XY_SCALE, TWO_BY_TWO = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080


class TrueTypeFont:
    """One face, read from memory. Lengths are thousandths of the em unless said otherwise.

    Raises `UnreadableFont` when the file is no font, or has no TrueType outlines.
    """

    def __init__(self, data: bytes, name: str, index: int = 0) -> None:
        self._data = data
        self.file_name = name
        try:
            self._tables = self._directory(index)
            for tag in ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"):
                if tag not in self._tables:
                    raise UnreadableFont(name, "缺少TrueType轮廓" if tag == "glyf" else "内容不完整")
            self.units_per_em: int = self._at("head", 18, ">H")
            self.glyph_count: int = self._at("maxp", 4, ">H")
            self._long_metrics: int = self._at("hhea", 34, ">H")
            if not self.units_per_em or not self._long_metrics:
                raise UnreadableFont(name, "内容不完整")
        except (struct.error, IndexError) as damage:
            raise UnreadableFont(name, "内容不完整") from damage

    def _directory(self, index: int) -> dict[str, tuple[int, int]]:
        start = 0
        if self._data[:4] == b"ttcf":
            (start,) = struct.unpack_from(">L", self._data, 12 + 4 * index)
        elif self._data[:4] not in (b"\0\1\0\0", b"true", b"OTTO"):
            raise UnreadableFont(self.file_name, "不是字体文件")
        (count,) = struct.unpack_from(">H", self._data, start + 4)
        found = {}
        for number in range(count):
            tag, _, offset, length = struct.unpack_from(">4sLLL", self._data, start + 12 + 16 * number)
            if offset + length > len(self._data):
                raise UnreadableFont(self.file_name, "内容不完整")
            found[tag.decode("latin-1")] = (offset, length)
        return found

    def _at(self, tag: str, offset: int, form: str) -> int:
        value: int = struct.unpack_from(form, self._data, self._tables[tag][0] + offset)[0]
        return value

    def _table(self, tag: str) -> bytes:
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    def _scaled(self, units: int) -> float:
        return units * 1000 / self.units_per_em

    @cached_property
    def postscript_name(self) -> str:
        """The name a PDF calls the face by; made of the file's name when the font does not say."""
        if "name" in self._tables:
            table = self._table("name")
            count, strings = struct.unpack_from(">HH", table, 2)
            for number in range(count):
                platform, _, _, key, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
                if key == 6:
                    raw = table[strings + offset : strings + offset + length]
                    text = raw.decode("utf-16-be" if platform in (0, 3) else "latin-1", "ignore")
                    if kept := _plain(text):
                        return kept
        return _plain(Path(self.file_name).stem) or "Face"

    @property
    def ascent(self) -> float:
        return self._scaled(self._at("hhea", 4, ">h"))

    @property
    def descent(self) -> float:
        return self._scaled(self._at("hhea", 6, ">h"))

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        return tuple(self._scaled(self._at("head", offset, ">h")) for offset in (36, 38, 40, 42))  # type: ignore[return-value]

    @cached_property
    def _loca(self) -> "array[int]":
        if self._at("head", 50, ">h"):
            return numbers("I", self._table("loca"))
        return array("I", (2 * half for half in numbers("H", self._table("loca"))))

    @cached_property
    def _advances(self) -> "array[int]":
        table = self._table("hmtx")
        return numbers("H", table[: 4 * self._long_metrics])[::2]

    @cached_property
    def _map(self) -> "_CharacterMap":
        table = self._table("cmap")
        best, rank = 0, -1
        for number in range(struct.unpack_from(">H", table, 2)[0]):
            platform, encoding, offset = struct.unpack_from(">HHL", table, 4 + 8 * number)
            form = struct.unpack_from(">H", table, offset)[0]
            if ((platform == 3 and encoding in (1, 10)) or platform == 0) and form in (4, 12) and form > rank:
                best, rank = offset, form
        if rank < 0:
            raise UnreadableFont(self.file_name, "没有统一码字符表")
        return _CharacterMap(table[best:], rank)

    def glyph(self, char: str) -> int:
        """The glyph of a character, 0 when the character map has none."""
        found = self._map.glyph(ord(char))
        return found if found < self.glyph_count else 0

    def has_outline(self, glyph: int) -> bool:
        """Whether the glyph leaves any ink. A map may point at an empty glyph, and then a name vanishes."""
        start, end = self._loca[glyph], self._loca[glyph + 1]
        return end - start > 10 and self._at("glyf", start, ">h") != 0

    def advance(self, glyph: int) -> float:
        """Advance width; every glyph beyond a short metrics table has the last width in it."""
        return self._scaled(self._advances[min(glyph, self._long_metrics - 1)])

    def ink(self, glyph: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of the ink; zeros for an empty glyph."""
        start, end = self._loca[glyph], self._loca[glyph + 1]
        if end - start <= 10:
            return (0.0, 0.0, 0.0, 0.0)
        box = struct.unpack_from(">4h", self._data, self._tables["glyf"][0] + start + 2)
        return tuple(self._scaled(side) for side in box)  # type: ignore[return-value]

    def _outline(self, glyph: int) -> bytes:
        base = self._tables["glyf"][0]
        return self._data[base + self._loca[glyph] : base + self._loca[glyph + 1]]

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """A font file in which glyph number n draws `glyphs[n]`; `glyphs[0]` should be 0, the missing glyph.

        Parts of composite glyphs are added at the end. The same list gives the same bytes. Raises `UnreadableFont` when
        a glyph is damaged.
        """
        kept = list(glyphs)
        place = {glyph: number for number, glyph in reversed(list(enumerate(kept)))}
        # `kept` grows behind the loop while parts of composites are found.
        known = self._pieces
        pieces = [known.get(glyph) or self._piece(glyph, kept, place) for glyph in kept]
        loca = array("I", accumulate((len(piece.outline) for piece in pieces), initial=0))
        head, hhea, maxp = (bytearray(self._table(tag)) for tag in ("head", "hhea", "maxp"))
        struct.pack_into(">L", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        struct.pack_into(">H", hhea, 34, len(kept))
        struct.pack_into(">H", maxp, 4, len(kept))
        made = {
            "glyf": b"".join([piece.outline for piece in pieces]),
            "loca": big_endian(loca),
            "hmtx": b"".join([piece.metrics for piece in pieces]),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "maxp": bytes(maxp),
        }
        for tag in SUBSET_TABLES:
            if tag not in made and tag in self._tables:
                made[tag] = self._table(tag)
        return file_of(made, {"glyf": sum(piece.checksum for piece in pieces) & 0xFFFFFFFF})

    def _piece(self, glyph: int, kept: list[int], place: dict[int, int]) -> "_Piece":
        """What a subset takes over of a glyph; simple ones are the same in every subset, and remembered."""
        try:
            outline = self._outline(glyph)
            whole = _renumbered(outline, kept, place)
            whole += b"\0" * (-len(whole) % 4)
            advance = self._advances[min(glyph, self._long_metrics - 1)]
            piece = _Piece(whole, sum_of(whole), struct.pack(">Hh", advance, self._bearing(glyph)))
        except (IndexError, struct.error) as damage:
            # Left out, a part would be missing from somebody's name without a word.
            raise UnreadableFont(self.file_name, "内容不完整") from damage
        if not _is_composite(outline):
            self._pieces[glyph] = piece
        return piece

    @cached_property
    def _pieces(self) -> "dict[int, _Piece]":
        return {}

    def _bearing(self, glyph: int) -> int:
        if glyph < self._long_metrics:
            return self._at("hmtx", 4 * glyph + 2, ">h")
        return self._at("hmtx", 4 * self._long_metrics + 2 * (glyph - self._long_metrics), ">h")


class _Piece(NamedTuple):
    """A glyph as it stands in a subset: its outline, padded to four bytes, the sum of it, its advance and bearing."""

    outline: bytes
    checksum: int
    metrics: bytes


class _CharacterMap:
    """A cmap subtable of format 4 or 12, searched without unpacking it into a dictionary."""

    def __init__(self, table: bytes, form: int) -> None:
        self._form = form
        if form == 12:
            groups = numbers("I", table[16 : 16 + 12 * struct.unpack_from(">L", table, 12)[0]])
            self._starts, self._ends, self._glyphs = groups[::3], groups[1::3], groups[2::3]
            return
        twice = struct.unpack_from(">H", table, 6)[0]
        self._ends = numbers("H", table[14 : 14 + twice])
        self._starts = numbers("H", table[16 + twice : 16 + 2 * twice])
        self._deltas = numbers("H", table[16 + 2 * twice : 16 + 3 * twice])
        self._ranges = numbers("H", table[16 + 3 * twice : 16 + 4 * twice])
        self._rest = table[16 + 3 * twice :]

    def glyph(self, point: int) -> int:
        group = bisect_left(self._ends, point)
        if group >= len(self._ends) or self._starts[group] > point:
            return 0
        if self._form == 12:
            return self._glyphs[group] + point - self._starts[group]
        if not self._ranges[group]:
            return (point + self._deltas[group]) & 0xFFFF
        offset = 2 * group + self._ranges[group] + 2 * (point - self._starts[group])
        if offset + 2 > len(self._rest):
            return 0
        (found,) = struct.unpack_from(">H", self._rest, offset)
        return (found + self._deltas[group]) & 0xFFFF if found else 0


def _plain(name: str) -> str:
    return "".join(char for char in name if char.isascii() and (char.isalnum() or char == "-"))


def _is_composite(outline: bytes) -> bool:
    return len(outline) >= 12 and outline[0] >= 0x80


def _renumbered(outline: bytes, kept: list[int], place: dict[int, int]) -> bytes:
    """The outline with the parts of a composite glyph renumbered; parts not kept yet are appended to
    `kept`."""
    if not _is_composite(outline):
        return outline
    changed, offset, flags = bytearray(outline), 10, MORE
    while flags & MORE:
        flags, part = struct.unpack_from(">HH", changed, offset)
        if part not in place:
            place[part] = len(kept)
            kept.append(part)
        struct.pack_into(">H", changed, offset + 2, place[part])
        offset += 4 + (4 if flags & ARG_WORDS else 2)
        offset += 2 if flags & HAS_SCALE else 4 if flags & XY_SCALE else 8 if flags & TWO_BY_TWO else 0
    return bytes(changed)


@lru_cache(maxsize=12)
def _read(path: Path, index: int, _size: int, _modified: int) -> TrueTypeFont:
    return TrueTypeFont(path.read_bytes(), path.name, index)


def read_font(path: Path, index: int = 0) -> TrueTypeFont:
    """The face in a file, read once for each (path, size, time of change).

    Raises `UnreadableFont` when the file is missing or damaged.
    """
    try:
        facts = path.stat()
        return _read(path, index, facts.st_size, facts.st_mtime_ns)
    except OSError as failure:
        raise UnreadableFont(path.name, "读不到文件") from failure

"""Font files as offices have them, small: every Chinese character of GB 2312 is the same filled square."""

import io
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from reports.faces.acceptance import SIGNS, common_characters

WINDOWS = 3
CHINA, ENGLISH = 0x0804, 0x0409


@dataclass(frozen=True)
class Made:
    """What the file is to say about itself, and what is wrong with it."""

    chinese: str = ""
    english: str = ""
    full: str = ""
    """Its full name, where that is not the family's."""
    embedding: int | None = 0
    bold: bool = False
    italic: bool = False
    em: int = 1000
    width: float = 1.0
    """Advance of a Chinese character, of the em."""
    lacking: str = ""
    empty: str = ""
    """Characters whose glyph leaves no ink."""
    more: str = ""
    """Characters beyond GB 2312."""
    narrow: str = ""
    """Characters half as wide."""
    short_dash: bool = False
    cff: bool = False
    variable: bool = False
    symbol: bool = False
    """Its only character map is that of a symbol font."""
    wide_map: bool = False
    """Its only character map is of format 12."""
    mainland: bool = True
    """Whether it says that it serves mainland China."""


@cache
def made_face(made: Made) -> bytes:
    """The file's bytes."""
    stream = io.BytesIO()
    _font(made).save(stream)
    return stream.getvalue()


def made_collection(*faces: Made) -> bytes:
    """A collection of them, tables shared where they are equal."""
    collection, stream = TTCollection(), io.BytesIO()
    collection.fonts = [TTFont(io.BytesIO(made_face(face))) for face in faces]
    collection.save(stream, shareTables=True)
    return stream.getvalue()


def put(folder: Path, name: str, *faces: Made) -> Path:
    """A file of these faces in a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(made_face(faces[0]) if len(faces) == 1 else made_collection(*faces))
    return path


def fangsong(**changes: object) -> Made:
    """仿宋_GB2312."""
    return replace(Made("仿宋_GB2312", "FangSong_GB2312"), **changes)  # type: ignore[arg-type]


def _font(made: Made) -> TTFont:
    builder = FontBuilder(made.em, isTTF=not made.cff)
    sizes = {
        ".notdef": (made.em, made.em),
        "han": (made.em, round(made.em * made.width)),
        "narrow": (made.em // 2, made.em // 2),
        "empty": (0, made.em),
        "dash": (round(made.em * (0.7 if made.short_dash else 1)), made.em),
    }
    builder.setupGlyphOrder(list(sizes))
    builder.setupCharacterMap(_characters(made))
    if made.cff:
        drawn = {name: _postscript(size) for name, (size, _) in sizes.items()}
        builder.setupCFF("Made", {}, drawn, {})
    else:
        builder.setupGlyf({name: _square(size) for name, (size, _) in sizes.items()})
    builder.setupHorizontalMetrics({name: (advance, 0) for name, (_, advance) in sizes.items()})
    builder.setupHorizontalHeader(ascent=made.em, descent=-made.em // 4)
    builder.setupNameTable({})
    builder.setupPost()
    font = builder.font
    if made.embedding is not None:
        builder.setupOS2(
            fsType=made.embedding,
            usWeightClass=700 if made.bold else 400,
            ulCodePageRange1=1 << 18 if made.mainland else 1,
        )
    font["head"].macStyle = made.bold | made.italic << 1
    if made.variable:
        builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    _name(font, made)
    _remap(font, made)
    return font


def _characters(made: Made) -> dict[int, str]:
    text = [char for char in common_characters() + SIGNS + made.more if char not in made.lacking]
    points = {ord(char): "narrow" if char.isascii() or char in made.narrow else "han" for char in text}
    points |= {ord("—"): "dash", ord(" "): "empty"} | {ord(char): "empty" for char in made.empty}
    return {point: name for point, name in points.items() if chr(point) not in made.lacking}


def _square(size: int) -> object:
    pen = TTGlyphPen(None)
    if size:
        pen.moveTo((0, 0))
        for corner in ((0, size), (size, size), (size, 0)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


def _postscript(size: int) -> object:
    pen = T2CharStringPen(size, None)
    if size:
        pen.moveTo((0, 0))
        for corner in ((size, 0), (size, size), (0, size)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.getCharString()


def _name(font: TTFont, made: Made) -> None:
    table = font["name"]
    table.names = []
    for family, language in ((made.english, ENGLISH), (made.chinese, CHINA)):
        if family:
            table.setName(family, 1, WINDOWS, 1, language)
            table.setName(made.full or family, 4, WINDOWS, 1, language)


def _remap(font: TTFont, made: Made) -> None:
    tables = font["cmap"].tables
    if made.wide_map:
        wide = CmapSubtable.newSubtable(12)
        wide.platformID, wide.platEncID, wide.language, wide.cmap = 3, 10, 0, dict(tables[0].cmap)
        font["cmap"].tables = [wide]
    if made.symbol:
        tables[0].platformID, tables[0].platEncID = 3, 0
        font["cmap"].tables = tables[:1]

"""Puts a face into a PDF: a subset of its glyphs, their widths, and the characters they stand for.

Written as a Type 0 font with two-byte glyph numbers (ISO 32000-1, 9.7), so that one font object serves a
whole document, and so that characters above U+FFFF are extracted as what they are (9.10.3, UTF-16BE).
"""

import hashlib
import zlib
from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
)

from reports.fonts import Glyph
from reports.truetype import TrueTypeFont

SYMBOLIC = 4
RANGE = 100
"""At most this many lines in one bfchar section (Adobe technical note 5411)."""


class EmbeddedFace:
    """The glyphs of one face that one document has used so far, numbered in the order they were met.

    ReportLab calls `addObjects` when the document is closed, as it does for its own fonts.
    """

    def __init__(self, font: TrueTypeFont, name: str) -> None:
        self._font = font
        self.name = name
        self._numbers: dict[str, int] = {}
        self._glyphs: list[Glyph] = []

    def number(self, glyph: Glyph) -> int:
        """The number that draws the glyph in this document; number 0 is never given out.

        Numbered by character, not by glyph: two characters may share an outline and must not share their
        text.
        """
        found = self._numbers.get(glyph.char)
        if found is None:
            self._glyphs.append(glyph)
            found = self._numbers[glyph.char] = len(self._glyphs)
        return found

    def addObjects(self, document: PDFDocument) -> None:
        """Write the font's objects into the document and name it in the resources of every page."""
        data = self._font.subset([0, *(glyph.number for glyph in self._glyphs)])
        tag = hashlib.sha256(data).hexdigest().translate(_LETTERS)[:6]
        base = PDFName(f"{tag}+{self._font.postscript_name}")
        descriptor = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": SYMBOLIC,
                "FontBBox": PDFArray([round(side) for side in self._font.bounds]),
                "ItalicAngle": 0,
                "Ascent": round(self._font.ascent),
                "Descent": round(self._font.descent),
                "CapHeight": round(self._font.ascent),
                "StemV": 80,
                "FontFile2": document.Reference(_stream(data, {"Length1": len(data)}), f"{self.name}:file"),
            }
        )
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": document.Reference(descriptor, f"{self.name}:descriptor"),
                "DW": 1000,
                "W": PDFArray([0, PDFArray([_plain(width) for width in self._widths()])]),
                "CIDToGIDMap": PDFName("Identity"),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": base,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant, f"{self.name}:descendant")]),
                "ToUnicode": document.Reference(_stream(to_unicode(self._glyphs)), f"{self.name}:text"),
            }
        )
        reference = document.Reference(font, f"{self.name}:font")
        document.idToObject["BasicFonts"].dict[self.name] = reference

    def _widths(self) -> list[float]:
        return [self._font.advance(0), *(glyph.advance * 1000 for glyph in self._glyphs)]


_LETTERS = str.maketrans("0123456789abcdef", "GHIJKLMNOPABCDEF")


def _plain(width: float) -> int | float:
    return int(width) if width == int(width) else round(width, 3)


def _stream(data: bytes, entries: dict[str, int] | None = None) -> PDFStream:
    packed = zlib.compress(data, 6)
    return PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode"), **(entries or {})}), packed + b"\n")


def to_unicode(glyphs: Sequence[Glyph]) -> bytes:
    """The map from glyph numbers, counted from 1, to text; characters above U+FFFF as surrogate pairs."""
    lines = [
        f"<{number:04X}> <{glyph.char.encode('utf-16-be').hex().upper()}>"
        for number, glyph in enumerate(glyphs, 1)
    ]
    sections = [lines[start : start + RANGE] for start in range(0, len(lines), RANGE)]
    body = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in sections)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")

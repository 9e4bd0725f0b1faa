"""Puts a face into a PDF: a subset of its glyphs, their widths, and the characters they stand for.

Written as a Type 0 font with two-byte glyph numbers (ISO 32000-1, 9.7), so that one font object serves a
whole document, and so that characters above U+FFFF are extracted as what they are (9.10.3, UTF-16BE).
"""

import hashlib
import zlib
from collections.abc import Sequence
from functools import cache

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDocument, PDFObjectReference

from reports.faces.fonts import Glyph
from reports.faces.truetype import TrueTypeFont
from reports.pdf.objects import Dictionary, Stream

SYMBOLIC = 4
USUAL = 1000
"""The width of nearly every glyph of a Chinese face, in thousandths of the em."""
RANGE = 100
"""At most this many lines in one bfchar section (Adobe technical note 5411)."""


class EmbeddedFace:
    """The glyphs of one face that one document has used so far, numbered in the order they were met."""

    def __init__(self, font: TrueTypeFont, name: str) -> None:
        self._font = font
        self.name = name
        self._codes: dict[str, str] = {}
        self._glyphs: list[Glyph] = []

    def code(self, glyph: Glyph) -> str:
        """The four hexadecimal digits that draw the glyph in this document; 0000 is never given out.

        Numbered by character, not by glyph: two characters may share an outline and must not share their
        text.
        """
        try:
            return self._codes[glyph.char]
        except KeyError:
            self._glyphs.append(glyph)
            code = self._codes[glyph.char] = f"{len(self._glyphs):04X}"
            return code

    def reference(self, document: PDFDocument) -> PDFObjectReference:
        """Write the font's objects into the document, once everything is drawn, and refer to them."""
        data = self._font.subset([0, *(glyph.number for glyph in self._glyphs)])
        # A subset is told from another by what it draws; hashing the whole of it took longer than cutting it.
        drawn = f"{self.name} {self._font.postscript_name} {''.join(self._codes)}"
        tag = hashlib.sha256(drawn.encode("utf-8", "surrogatepass")).hexdigest().translate(_LETTERS)[:6]
        base = f"/{tag}+{self._font.postscript_name}".encode("ascii")
        sides = " ".join(str(round(side)) for side in self._font.bounds)
        descriptor = Dictionary(
            {
                "Type": b"/FontDescriptor",
                "FontName": base,
                "Flags": SYMBOLIC,
                "FontBBox": f"[{sides}]".encode("ascii"),
                "ItalicAngle": 0,
                "Ascent": round(self._font.ascent),
                "Descent": round(self._font.descent),
                "CapHeight": round(self._font.ascent),
                "StemV": 80,
                "FontFile2": document.Reference(outlines(data), f"{self.name}:file"),
            }
        )
        descendant = Dictionary(
            {
                "Type": b"/Font",
                "Subtype": b"/CIDFontType2",
                "BaseFont": base,
                "CIDSystemInfo": b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "FontDescriptor": document.Reference(descriptor, f"{self.name}:descriptor"),
                "DW": USUAL,
                "W": self._widths(),
                "CIDToGIDMap": b"/Identity",
            }
        )
        font = Dictionary(
            {
                "Type": b"/Font",
                "Subtype": b"/Type0",
                "BaseFont": base,
                "Encoding": b"/Identity-H",
                "DescendantFonts": PDFArray([document.Reference(descendant, f"{self.name}:descendant")]),
                "ToUnicode": document.Reference(Stream(to_unicode(self._glyphs)), f"{self.name}:text"),
            }
        )
        return document.Reference(font, f"{self.name}:font")

    def _widths(self) -> bytes:
        """The widths that are not the usual one, by number (ISO 32000-1, 9.7.4.3)."""
        widths = [self._font.advance(0) / USUAL, *(glyph.advance for glyph in self._glyphs)]
        odd = [f"{at} [{_plain(width * USUAL)}]" for at, width in enumerate(widths) if width != 1.0]
        return f"[{' '.join(odd)}]".encode("ascii")


def outlines(data: bytes) -> Stream:
    """A font file as a stream. Packed for speed: outlines hardly repeat, so that harder packing takes three times as
    long to save six parts in a hundred, and outlines are most of a small document."""
    packer = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS, 9, zlib.Z_FILTERED)
    packed = packer.compress(data) + packer.flush()
    entries = {"Length1": len(data), "Filter": b"/FlateDecode"}
    return Stream(packed, entries, plain=True, mark=hashlib.sha256(data).digest())


_LETTERS = str.maketrans("0123456789abcdef", "GHIJKLMNOPABCDEF")


def _plain(width: float) -> str:
    return str(int(width)) if width == int(width) else f"{width:.3f}".rstrip("0")


def to_unicode(glyphs: Sequence[Glyph]) -> bytes:
    """The map from glyph numbers, counted from 1, to text; characters above U+FFFF as surrogate pairs."""
    lines = [f"<{number:04X}> <{_units(glyph.char)}>" for number, glyph in enumerate(glyphs, 1)]
    sections = [lines[start : start + RANGE] for start in range(0, len(lines), RANGE)]
    body = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in sections)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


@cache
def _units(char: str) -> str:
    return char.encode("utf-16-be").hex().upper()

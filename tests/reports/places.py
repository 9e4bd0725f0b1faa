"""Where everything lies on a printed page, as PDFium finds it: characters with their ink, rules, pictures.

Millimetres from the sheet's top left corner, y downwards.
"""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

MM = 72 / 25.4
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Char:
    """A character: origin, edges of its ink, size in points, face."""

    char: str
    x: float
    y: float
    left: float
    top: float
    right: float
    bottom: float
    size: float
    face: str


@dataclass(frozen=True)
class Rule:
    """A straight line; `width` in millimetres."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: Colour


@dataclass(frozen=True)
class Box:
    """A picture."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Sheet:
    """One page."""

    chars: Sequence[Char]
    rules: Sequence[Rule]
    pictures: Sequence[Box]

    def word(self, text: str) -> list[Char]:
        """The characters of the first stretch that reads `text`; fails when there is none."""
        whole = "".join(char.char for char in self.chars)
        at = whole.index(text)
        return list(self.chars[at : at + len(text)])

    def line_of(self, text: str) -> list[Char]:
        """All characters on the line that `text` begins on."""
        base = self.word(text)[0].y
        return [char for char in self.chars if abs(char.y - base) < 0.5]

    def lines(self) -> list[list[Char]]:
        """The characters by their baselines, from the top."""
        found: dict[float, list[Char]] = {}
        for char in self.chars:
            place = next((base for base in found if abs(base - char.y) < 0.5), char.y)
            found.setdefault(place, []).append(char)
        return [sorted(found[base], key=lambda char: char.x) for base in sorted(found)]


def sheets_of(pdf: bytes) -> list[Sheet]:
    """Every page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_sheet(page) for page in document]
    finally:
        document.close()


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    height = page.get_size()[1]
    textpage = page.get_textpage()
    chars = list(_chars(textpage, height))
    textpage.close()
    rules, pictures = [], []
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, number)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules.append(_rule(item, height))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_box(item, height))
    page.close()
    return Sheet(chars, rules, pictures)


def _chars(textpage: pypdfium2.PdfTextPage, height: float) -> list[Char]:
    found = []
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for at in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, at)
        if pdfium.FPDFText_IsGenerated(textpage, at) or 0xDC00 <= code < 0xE000:
            continue
        pdfium.FPDFText_GetCharOrigin(textpage, at, x, y)
        pdfium.FPDFText_GetCharBox(textpage, at, left, right, bottom, top)
        name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(textpage, at, name, 200, flags)
        found.append(
            Char(
                "\ufffd" if code > 0xD7FF and code < 0xE000 else chr(code),
                x.value / MM,
                (height - y.value) / MM,
                left.value / MM,
                (height - top.value) / MM,
                right.value / MM,
                (height - bottom.value) / MM,
                pdfium.FPDFText_GetFontSize(textpage, at),
                name.value.decode(),
            )
        )
    return found


def _rule(item: pdfium.FPDF_PAGEOBJECT, height: float) -> Rule:
    matrix, width = pdfium.FS_MATRIX(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    pdfium.FPDFPageObj_GetStrokeWidth(item, width)
    red, green, blue, clear = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetStrokeColor(item, red, green, blue, clear)
    ends = []
    for at in (0, pdfium.FPDFPath_CountSegments(item) - 1):
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(item, at), x, y)
        across = matrix.a * x.value + matrix.c * y.value + matrix.e
        up = matrix.b * x.value + matrix.d * y.value + matrix.f
        ends.append((across / MM, (height - up) / MM))
    (x1, y1), (x2, y2) = sorted(ends)
    return Rule(x1, y1, x2, y2, width.value / MM, (red.value, green.value, blue.value))


def _box(item: pdfium.FPDF_PAGEOBJECT, height: float) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return Box(left.value / MM, (height - top.value) / MM, right.value / MM, (height - bottom.value) / MM)

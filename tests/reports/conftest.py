"""Measures pages the way a reader draws them: glyph origins, text and fonts as PDFium finds them."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from reports.parts.typesetter import Typesetter

MM = 72 / 25.4


@dataclass(frozen=True)
class Mark:
    """A character and its origin, in millimetres from the sheet's top left corner."""

    char: str
    x: float
    y: float


@dataclass(frozen=True)
class Paper:
    """What is on the pages of a PDF."""

    pages: list[list[Mark]]
    texts: list[str]
    sizes: list[tuple[float, float]]
    """Width and height of each page, in millimetres."""
    fonts: dict[str, bool]
    """Base name of every font that draws text, and whether it is embedded."""

    @property
    def text(self) -> str:
        """All text without line ends."""
        return "".join(self.texts).replace("\r", "").replace("\n", "")


Measure = Callable[[bytes], Paper]


def _marks(textpage: pypdfium2.PdfTextPage, height: float) -> list[Mark]:
    marks: list[Mark] = []
    x, y = ctypes.c_double(), ctypes.c_double()
    at = 0
    while at < textpage.count_chars():
        code = pdfium.FPDFText_GetUnicode(textpage, at)
        if not pdfium.FPDFText_IsGenerated(textpage, at):
            pdfium.FPDFText_GetCharOrigin(textpage, at, x, y)
            if 0xDC00 <= code < 0xE000:  # the second half of a character above U+FFFF
                pair = marks.pop()
                point = 0x10000 + ((ord(pair.char) - 0xD800) << 10) + code - 0xDC00
                marks.append(Mark(chr(point), pair.x, pair.y))
            else:
                marks.append(Mark(chr(code), x.value / MM, (height - y.value) / MM))
        at += 1
    return marks


def _fonts(page: pypdfium2.PdfPage) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
            font = pdfium.FPDFTextObj_GetFont(item)
            name = ctypes.create_string_buffer(200)
            pdfium.FPDFFont_GetBaseFontName(font, name, 200)
            found[name.value.decode()] = pdfium.FPDFFont_GetIsEmbedded(font) == 1
    return found


def measure(pdf: bytes) -> Paper:
    """Read a PDF back."""
    pages, texts, sizes, fonts = [], [], [], {}
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            width, height = page.get_size()
            textpage = page.get_textpage()
            pages.append(_marks(textpage, height))
            texts.append(textpage.get_text_range())
            sizes.append((width / MM, height / MM))
            fonts.update(_fonts(page))
            textpage.close()
            page.close()
    finally:
        document.close()
    return Paper(pages, texts, sizes, fonts)


@pytest.fixture(name="measure")
def measure_fixture() -> Measure:
    """A function that reads a PDF back."""
    return measure


@pytest.fixture
def setter() -> Typesetter:
    """A typesetter over the shipped faces."""
    return Typesetter()

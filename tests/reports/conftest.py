"""Measures pages the way a reader draws them: glyph origins, text and fonts as PDFium finds them."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from reports.parts.typesetter import Typesetter

T = TypeVar("T")
MM = 72 / 25.4


@dataclass(frozen=True)
class Mark:
    """A character and its origin, in millimetres from the sheet's top left corner."""

    char: str
    x: float
    y: float


@dataclass(frozen=True)
class Paper:
    """What is on the pages of a PDF, read when it is first asked for."""

    pdf: bytes

    @cached_property
    def pages(self) -> list[list[Mark]]:
        """The characters of each page."""
        return self._of_each(_marks)

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page."""
        return self._of_each(_text)

    @cached_property
    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page, in millimetres."""
        return self._of_each(_size)

    @cached_property
    def fonts(self) -> dict[str, bool]:
        """Base name of every font that draws text, and whether it is embedded."""
        return {name: embedded for fonts in self._of_each(_fonts) for name, embedded in fonts.items()}

    @cached_property
    def text(self) -> str:
        """All text without line ends."""
        return "".join(self.texts).replace("\r", "").replace("\n", "")

    def _of_each(self, read: Callable[[pypdfium2.PdfPage], T]) -> list[T]:
        document = pypdfium2.PdfDocument(self.pdf)
        found = []
        try:
            for page in document:
                found.append(read(page))
                page.close()
        finally:
            document.close()
        return found


Measure = Callable[[bytes], Paper]


def _size(page: pypdfium2.PdfPage) -> tuple[float, float]:
    width, height = page.get_size()
    return width / MM, height / MM


def _text(page: pypdfium2.PdfPage) -> str:
    textpage = page.get_textpage()
    text = textpage.get_text_range()
    textpage.close()
    return str(text)


def _marks(page: pypdfium2.PdfPage) -> list[Mark]:
    textpage, height = page.get_textpage(), page.get_size()[1]
    marks: list[Mark] = []
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, at)
        if not pdfium.FPDFText_IsGenerated(textpage, at):
            pdfium.FPDFText_GetCharOrigin(textpage, at, x, y)
            if 0xDC00 <= code < 0xE000:  # the second half of a character above U+FFFF
                pair = marks.pop()
                point = 0x10000 + ((ord(pair.char) - 0xD800) << 10) + code - 0xDC00
                marks.append(Mark(chr(point), pair.x, pair.y))
            else:
                marks.append(Mark(chr(code), x.value / MM, (height - y.value) / MM))
    textpage.close()
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
    return Paper(pdf)


@pytest.fixture(name="measure")
def measure_fixture() -> Measure:
    """A function that reads a PDF back."""
    return measure


@pytest.fixture
def setter() -> Typesetter:
    """A typesetter over the shipped faces."""
    return Typesetter()

"""Turns the bytes of a PDF into pictures, for the screen and for printers that take no PDF.

Pages are painted on white: a page rendered with transparency and turned into RGB prints as a black sheet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import pypdfium2

from reports.errors import LockedPdf, UnreadablePdf

POINTS_PER_INCH = 72
WHITE = (255, 255, 255, 255)


@dataclass(frozen=True, slots=True)
class Raster:
    """A page as a picture: rows from the top, three bytes (red, green, blue) a pixel, no padding."""

    width: int
    height: int
    rgb: bytes


class Preview:
    """An open PDF, in bytes or as a file. Pages are counted from 0. Use it as a context manager, or `close` it.

    Raises `UnreadablePdf` when the bytes are no PDF, `LockedPdf` when it asks for a password.
    """

    def __init__(self, pdf: bytes | Path) -> None:
        try:
            self._document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as failure:
            locked = failure.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
            raise (LockedPdf if locked else UnreadablePdf) from failure

    def __enter__(self) -> "Preview":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the preview cannot be used afterwards."""
        self._document.close()

    @property
    def page_count(self) -> int:
        return len(self._document)

    def page_size(self, number: int) -> tuple[float, float]:
        """Width and height in points. Raises IndexError when there is no such page."""
        self._check(number)
        width, height = self._document.get_page_size(number)
        return width, height

    def raster(self, number: int, dots_per_inch: float = 150) -> Raster:
        """The page as a picture on white. Raises IndexError when there is no such page."""
        self._check(number)
        page = self._document[number]
        try:
            return _rendered(page, dots_per_inch / POINTS_PER_INCH, 0, 0)
        finally:
            page.close()

    def raster_size(self, number: int, dots_per_inch: float) -> tuple[int, int]:
        """Width and height of the page in dots. Raises IndexError when there is no such page."""
        width, height = self.page_size(number)
        scale = dots_per_inch / POINTS_PER_INCH
        return ceil(width * scale), ceil(height * scale)

    def bands(self, number: int, dots_per_inch: float, rows: int) -> Iterator[tuple[int, Raster]]:
        """The page cut across into pictures of at most `rows` rows, each with the row it begins at, from the top. Laid
        below one another they are the page. Raises IndexError when there is no such page.
        """
        height = self.raster_size(number, dots_per_inch)[1]
        scale = dots_per_inch / POINTS_PER_INCH
        page = self._document[number]
        try:
            for top in range(0, height, rows):
                yield top, _rendered(page, scale, top, max(0, height - top - rows))
        finally:
            page.close()

    def _check(self, number: int) -> None:
        if not 0 <= number < self.page_count:
            raise IndexError(f"page {number} of {self.page_count}")


_BGR = pypdfium2.raw.FPDFBitmap_BGR


def _rendered(page: pypdfium2.PdfPage, scale: float, above: int, below: int) -> Raster:
    """The page without so many rows of dots above and below."""
    # What is cut off is told in points and rounded up to dots.
    cut = [max(0.0, rows - 0.5) / scale for rows in (below, above)]
    bitmap = page.render(
        scale=scale,
        crop=(0, cut[0], 0, cut[1]),
        fill_color=WHITE,
        force_bitmap_format=_BGR,
        rev_byteorder=True,
    )
    try:
        return Raster(bitmap.width, bitmap.height, _packed(bitmap))
    finally:
        bitmap.close()


def _packed(bitmap: pypdfium2.PdfBitmap) -> bytes:
    """The bitmap's rows without the padding at their ends."""
    raw, wide = bytes(bitmap.buffer), bitmap.width * 3
    if bitmap.stride == wide:
        return raw[: wide * bitmap.height]
    return b"".join(raw[row * bitmap.stride : row * bitmap.stride + wide] for row in range(bitmap.height))


def page_count(pdf: bytes) -> int:
    """How many pages the file has. Raises `UnreadablePdf`."""
    with Preview(pdf) as preview:
        return preview.page_count

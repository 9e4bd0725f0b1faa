"""Turns the bytes of a PDF into pictures, for the screen and for printers that take no PDF.

Pages are painted on white: a page rendered with transparency and turned into RGB prints as a black sheet.
"""

from dataclasses import dataclass

import pypdfium2

from reports.errors import UnreadablePdf

POINTS_PER_INCH = 72
WHITE = (255, 255, 255, 255)


@dataclass(frozen=True, slots=True)
class Raster:
    """A page as a picture: rows from the top, three bytes (red, green, blue) a pixel, no padding."""

    width: int
    height: int
    rgb: bytes


class Preview:
    """An open PDF. Pages are counted from 0. Use it as a context manager, or `close` it.

    Raises `UnreadablePdf` when the bytes are no PDF.
    """

    def __init__(self, pdf: bytes) -> None:
        try:
            self._document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as failure:
            raise UnreadablePdf from failure

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
            bitmap = page.render(
                scale=dots_per_inch / POINTS_PER_INCH,
                fill_color=WHITE,
                force_bitmap_format=_BGR,
                rev_byteorder=True,
            )
            try:
                return Raster(bitmap.width, bitmap.height, _packed(bitmap))
            finally:
                bitmap.close()
        finally:
            page.close()

    def _check(self, number: int) -> None:
        if not 0 <= number < self.page_count:
            raise IndexError(f"page {number} of {self.page_count}")


_BGR = pypdfium2.raw.FPDFBitmap_BGR


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

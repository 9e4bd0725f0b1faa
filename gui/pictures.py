"""Pages of a PDF as pictures for the screen; made on the database thread, shown in the GUI thread.

PDFium must not be entered by two threads at once: everything that opens a PDF for the window runs there.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from reports.preview import Raster


def page_sizes(_session: Any, pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in points. Raises `reports.errors.UnreadablePdf`."""
    from reports.preview import Preview

    with Preview(pdf) as preview:
        return tuple(preview.page_size(number) for number in range(preview.page_count))


def page_pictures(
    _session: Any, pdf: bytes, pages: Sequence[int], dpi: float
) -> tuple[tuple[int, QImage], ...]:
    """The pictures of these pages (from 0). Raises `reports.errors.UnreadablePdf`."""
    from reports.preview import Preview

    with Preview(pdf) as preview:
        return tuple((number, image_of(preview.raster(number, dpi))) for number in pages)


def image_of(raster: "Raster") -> QImage:
    """The raster as an image of its own (Qt only borrows the bytes it is handed)."""
    borrowed = QImage(raster.rgb, raster.width, raster.height, raster.width * 3, QImage.Format.Format_RGB888)
    return borrowed.copy()

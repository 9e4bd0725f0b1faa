"""A PDF as pictures for the screen; made on the database thread, shown in the GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from reports.preview import Raster

# Finer for short documents; a long list at full sharpness would take hundreds of megabytes.
_SHARPNESS = ((8, 150), (30, 110), (10_000, 72))


@dataclass(frozen=True)
class Paper:
    """A document and the pictures of its pages, `dpi` dots per inch."""

    pdf: bytes
    pages: tuple[QImage, ...]
    dpi: int


def make_paper(session: Any, render: Callable[..., bytes], *args: object) -> Paper:
    """Order the PDF from `render(session, *args)` and picture it. Raises what `render` raises."""
    from reports.preview import Preview

    pdf = render(session, *args)
    with Preview(pdf) as preview:
        dpi = next(dots for most, dots in _SHARPNESS if preview.page_count <= most)
        pages = tuple(image_of(preview.raster(number, dpi)) for number in range(preview.page_count))
    return Paper(pdf, pages, dpi)


def image_of(raster: "Raster") -> QImage:
    """The raster as an image of its own (Qt only borrows the bytes it is handed)."""
    borrowed = QImage(raster.rgb, raster.width, raster.height, raster.width * 3, QImage.Format.Format_RGB888)
    return borrowed.copy()

"""The seal's picture on paper (GB/T 9704-2012, 7.3.5.1)."""

from functools import lru_cache

from models.rows.paper import Seal
from reports import page
from reports.pdf.pen import Pen
from reports.pdf.picture import size_of

DIAMETER = 42 * page.MM
"""Of the seal of a party organisation below the provinces; a picture that is not square keeps its proportions in it."""
ABOVE = 0.25 * page.LINE
"""How far the seal's middle lies above that of the lines it covers: 署名 and 日期 stand a little low in it."""


def draw(pen: Pen, seal: Seal, x: float, y: float) -> None:
    """Draw with the middle of the picture at a place of the sheet. Raises `UnreadablePicture`."""
    across, down = _pixels(seal.picture)
    scale = DIAMETER / max(across, down)
    width, height = across * scale, down * scale
    pen.picture(seal.picture, x - width / 2, y - height / 2, width, height)


@lru_cache(maxsize=4)
def _pixels(picture: bytes) -> tuple[int, int]:
    """Remembered: a preview prints the same seal again and again."""
    return size_of(picture)

"""A few pages as pictures, in the shipped faces: what no list of coordinates would notice, an eye compares.

After a wanted change: ``python -m tests.reports.test_pictures`` paints them anew; look at each before it is committed.
"""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from reports.press import pdf_of
from reports.preview import Preview
from tests.reports.specimens import SPECIMENS

KEPT = Path(__file__).parents[1] / "data" / "pages"
DOTS_PER_INCH = 60
PAGES = {
    "notice-sealed-1": ("notice, sealed", 0),
    "notice-draft-1": ("inspection notice, plain draft", 0),
    "letter-1": ("meeting notice, letter", 0),
    "summary-1": ("meeting summary", 0),
    "meeting-record-1": ("meeting record", 0),
    "annex-across": ("inspection notice", -1),
    "ledger-1": ("closure ledger", 0),
    "volume-contents": ("meeting volume", 2),
}
DARK = 40
"""Difference in grey (of 255) that an eye sees, after both pictures are blurred a little."""
FEW = 0.0005
"""Part of the page that may differ so much: other versions of the painter smooth edges differently."""


def painted(name: str) -> Image.Image:
    """The page, in grey."""
    specimen, page = PAGES[name]
    with Preview(pdf_of(SPECIMENS[specimen]())) as preview:
        raster = preview.raster(page % preview.page_count, DOTS_PER_INCH)
    return Image.frombytes("RGB", (raster.width, raster.height), raster.rgb).convert("L")


def differing(one: Image.Image, other: Image.Image) -> float:
    """The part of the page that differs so that an eye sees it."""
    blur = ImageFilter.GaussianBlur(1)
    difference = ImageChops.difference(one.filter(blur), other.filter(blur))
    return sum(difference.histogram()[DARK:]) / (one.width * one.height)


@pytest.mark.parametrize("name", PAGES)
def test_the_page_looks_as_it_was_agreed(name: str) -> None:
    kept = Image.open(KEPT / f"{name}.png").convert("L")
    page = painted(name)
    assert page.size == kept.size
    assert differing(page, kept) <= FEW


def test_a_line_moved_by_a_millimetre_is_seen() -> None:
    """The comparison is worth something."""
    kept = Image.open(KEPT / "notice-sealed-1.png").convert("L")
    moved = ImageChops.offset(kept, 0, round(DOTS_PER_INCH / 25.4))
    assert differing(kept, moved) > 10 * FEW


if __name__ == "__main__":
    KEPT.mkdir(exist_ok=True)
    for wanted in PAGES:
        painted(wanted).save(KEPT / f"{wanted}.png", optimize=True)

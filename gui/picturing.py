"""Pictures of strangers' files, made in a process apart (`models.texts.apart`): what is broken, locked, endless or far too large
ends in an exception there, or with that process alone. Knows no Qt."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

MOST_PIXELS = 60_000_000
"""Of pictures that must be decoded whole …"""
MOST_OF_JPEG = 400_000_000
"""… and of those that can be decoded at a fraction of their size."""
MOST_OF_PAGE = 16_000_000
MOST_PAGES = 20_000
FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")
PDF = b"%PDF-"
_POINTS = 72.0


class TooLarge(ValueError):
    """More dots than this PC should be asked to hold."""


@dataclass(frozen=True, slots=True)
class Locked:
    """In the place of a PDF's pages: it asks for a password."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture: three bytes a dot, row by row from the top."""

    width: int
    height: int
    rgb: bytes


def thumbnail(path: str, side: int) -> Pixels:
    """The picture, or the first page, no larger than a square of `side` dots. Raises whatever the file leads to."""
    with Path(path).open("rb") as file:
        is_pdf = PDF in file.read(1024)
    return first_page(path, side) if is_pdf else picture(path, side)


def picture(path: str, side: int) -> Pixels:
    """The picture's first frame, turned as its camera says, within a square of `side` dots."""
    # Sizes are judged here, before anything is decoded; the library's own judgement comes as a warning only.
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(path, formats=FORMATS) as opened:
        wide, high = opened.size
        if wide * high > (MOST_OF_JPEG if opened.format == "JPEG" else MOST_PIXELS):
            raise TooLarge
        opened.draft("RGB", (side, side))
        opened.thumbnail((side, side), reducing_gap=2.0)
        turned = ImageOps.exif_transpose(opened)
        plain = _on_white(turned)
    return Pixels(plain.width, plain.height, plain.tobytes())


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        # Sixteen bits of grey: the upper eight.
        return image.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    if image.mode not in ("RGBA", "LA", "PA", "P"):
        return image.convert("RGB")
    clear = image.convert("RGBA")
    ground = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(ground, clear).convert("RGB")


def first_page(path: str, side: int) -> Pixels:
    """The first page within a square of `side` dots."""
    from reports.preview import Preview

    with Preview(Path(path)) as preview:
        dpi = side * _POINTS / max(1.0, *preview.page_size(0))
        raster = preview.raster(0, dpi)
    return Pixels(raster.width, raster.height, raster.rgb)


def page_sizes(path: str) -> tuple[tuple[float, float], ...] | Locked:
    """Width and height of each page in points."""
    from reports.errors import LockedPdf
    from reports.preview import Preview

    try:
        with Preview(Path(path)) as preview:
            return tuple(preview.page_size(number) for number in range(min(preview.page_count, MOST_PAGES)))
    except LockedPdf:
        return Locked()


def page(path: str, number: int, dpi: float) -> Pixels:
    """A page (from 0); coarser than asked where it would have too many dots."""
    from reports.preview import Preview

    with Preview(Path(path)) as preview:
        wide, high = preview.page_size(number)
        most: float = (MOST_OF_PAGE / max(1.0, wide * high)) ** 0.5 * _POINTS
        raster = preview.raster(number, min(dpi, most))
    return Pixels(raster.width, raster.height, raster.rgb)

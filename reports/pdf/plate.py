"""Scans and photographs as a PDF's images, without loss (ISO 32000-1, 8.9.5): a JPEG's coded data as it came, anything else by
its samples. Every picture is decoded once before it is taken, within a bound of memory: broken and monstrous ones are refused.
"""

import hashlib
import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageOps, ImageSequence
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference

from reports.errors import UnreadablePicture
from reports.pdf.jpeg import bare
from reports.pdf.objects import Stream
from reports.pdf.picture import DAMAGE

FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "GIF", "WEBP", "MPO")
"""What scanners, cameras and telephones of an office write; MPO is a JPEG with further pictures behind it."""
OF_PAGES = ("TIFF",)
"""Whose further pictures are pages; of moving ones the first stands for all."""
MOST_MEMORY = 160_000_000
"""Bytes that one page's samples may take while it is read: a colour scan of A3 at 300 dots per inch takes 70 million."""
MOST_PAGES = 500
"""Pages that one file may have."""
REDUCED = 8
"""A JPEG is proved readable at an eighth of its size: all of its data is read, little of it is kept."""
ORIENTATION = 0x0112
UPRIGHT = 1
_TOO_LARGE = "图片像素过多"
_TOO_MANY = f"图片超过{MOST_PAGES}页"
_NO_PICTURE = "不是可用的JPEG、PNG或TIFF图片，或者已经损坏"

Matrix = tuple[float, float, float, float, float, float]
_TURNS: dict[int, Callable[[float, float], Matrix]] = {
    1: lambda w, h: (w, 0, 0, h, 0, 0),
    2: lambda w, h: (-w, 0, 0, h, w, 0),
    3: lambda w, h: (-w, 0, 0, -h, w, h),
    4: lambda w, h: (w, 0, 0, -h, 0, h),
    5: lambda w, h: (0, -h, -w, 0, w, h),
    6: lambda w, h: (0, -h, w, 0, 0, h),
    7: lambda w, h: (0, h, w, 0, 0, 0),
    8: lambda w, h: (0, h, -w, 0, w, 0),
}
"""How the unit square is laid into a box of a width and a height, by the camera's orientation (Exif 2.3, 4.6.4)."""


@dataclass(frozen=True, slots=True)
class Plate:
    """One page's picture as it is written."""

    width: int
    height: int
    """Of the stored samples; a picture that lies on its side is turned by its orientation."""
    data: bytes
    colours: str
    """DeviceRGB or DeviceGray."""
    bits: int
    coded: bool
    """Whether `data` is a JPEG's."""
    orientation: int = UPRIGHT
    resolution: tuple[float, float] | None = None
    """Dots per inch across and down, where the file tells."""

    @property
    def name(self) -> str:
        """The same for the same samples, so that a document stores them once."""
        return f"S{hashlib.sha256(self.data).hexdigest()[:16]}x{self.width}"

    @property
    def looked_at(self) -> tuple[int, int]:
        """Width and height as it is looked at."""
        return (self.height, self.width) if self.orientation > 4 else (self.width, self.height)

    def matrix(self, width: float, height: float) -> Matrix:
        """How it is laid into a box of this size, whose lower left corner is the origin."""
        return _TURNS[self.orientation](width, height)

    def reference(self, document: PDFDocument) -> PDFObjectReference:
        """Write the picture into the document and refer to it."""
        entries: dict[str, object] = {
            "Type": b"/XObject",
            "Subtype": b"/Image",
            "Width": self.width,
            "Height": self.height,
            "BitsPerComponent": self.bits,
            "ColorSpace": f"/{self.colours}".encode("ascii"),
            "Interpolate": b"false",
        }
        if self.coded:
            entries["Filter"] = b"/DCTDecode"
        return document.Reference(Stream(self.data, entries, plain=self.coded), self.name)


def plates(content: bytes) -> Iterator[Plate]:
    """The pages of a picture file, one after the other. Raises `UnreadablePicture` for anything else, for a damaged file and
    for one of too many pixels or pages; what was given before stands."""
    with _guarded(), Image.open(io.BytesIO(content), formats=FORMATS) as image:
        if image.format in ("JPEG", "MPO"):
            yield _of_jpeg(content, image)
            return
        for number, page in enumerate(ImageSequence.Iterator(image)):
            if number == MOST_PAGES:
                raise UnreadablePicture(_TOO_MANY)
            yield _of_samples(page)
            if image.format not in OF_PAGES:
                return


@contextmanager
def _guarded() -> Iterator[None]:
    """Whatever Pillow raises on bytes that are no picture, as the one refusal."""
    try:
        with warnings.catch_warnings():
            # A scanner's odd entry is no reason to refuse its page; size is judged here by memory.
            warnings.simplefilter("ignore")
            yield
    except (Image.DecompressionBombError, MemoryError) as huge:
        raise UnreadablePicture(_TOO_LARGE) from huge
    except DAMAGE as damage:
        raise UnreadablePicture(_NO_PICTURE) from damage


def _of_jpeg(content: bytes, image: Image.Image) -> Plate:
    data, colours = bare(content), {"RGB": "DeviceRGB", "L": "DeviceGray"}.get(image.mode)
    if data is None or colours is None:
        # CMYK of a print shop has no place beside sRGB; what does not stand as it must is read leniently.
        return _of_samples(image)
    size, orientation, resolution = image.size, _orientation(image), _resolution(image)
    # All coefficients of a progressive one are held at once, two bytes for each of three colours.
    progressive = bool(image.info.get("progressive"))
    weight = size[0] * size[1] * (6 if progressive else 1)
    if weight > MOST_MEMORY:
        raise UnreadablePicture(_TOO_LARGE)
    image.draft(None, (max(1, size[0] // REDUCED), max(1, size[1] // REDUCED)))
    image.load()
    return Plate(*size, data, colours, 8, True, orientation, resolution)


_PIXEL = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2, "LA": 4, "PA": 4}
"""Bytes a pixel takes while it is read; four in all other modes."""


def _of_samples(image: Image.Image) -> Plate:
    if image.width * image.height * _PIXEL.get(image.mode, 4) > MOST_MEMORY:
        raise UnreadablePicture(_TOO_LARGE)
    resolution, orientation = _resolution(image), _orientation(image)
    image.load()
    flat = _flat(image)
    # What is turned here must not be turned again by the page; Pillow turns a TIFF while reading it.
    if image.format != "TIFF" and orientation != UPRIGHT:
        turned = ImageOps.exif_transpose(image)
        if turned is not None:
            flat = _flat(turned)
    colours = "DeviceRGB" if flat.mode == "RGB" else "DeviceGray"
    return Plate(
        flat.width,
        flat.height,
        flat.tobytes(),
        colours,
        1 if flat.mode == "1" else 8,
        False,
        UPRIGHT,
        resolution,
    )


def _flat(image: Image.Image) -> Image.Image:
    """On white paper, of one bit or eight a sample, grey or in colours."""
    if image.mode.startswith(("I", "F")):
        image = _eight_bits(image)
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        paper.alpha_composite(clear)
        return paper.convert("RGB")
    if image.mode in ("1", "L", "RGB"):
        return image
    return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16"):
        image = image.convert("I")
    if image.mode == "I":
        return image.point(lambda sample: sample / 256).convert("L")
    return image.convert("L")


def _orientation(image: Image.Image) -> int:
    told: Any = image.getexif().get(ORIENTATION, UPRIGHT)
    return told if isinstance(told, int) and told in _TURNS else UPRIGHT


def _resolution(image: Image.Image) -> tuple[float, float] | None:
    told = image.info.get("dpi")
    try:
        across, down = (float(dots) for dots in told) if told else (0.0, 0.0)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    return (across, down) if 50 <= across <= 4800 and 50 <= down <= 4800 else None

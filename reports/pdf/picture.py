"""Pictures that go onto paper: a seal, a photograph. Decoded, checked, and written as a PDF's image (ISO 32000-1, 8.9.5).

Samples are written as they are, without the codec they came in, so that nothing of a foreign file reaches the archive.
"""

import hashlib
import io
import struct
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageOps
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference

from reports.errors import UnreadablePicture
from reports.pdf.objects import Stream

LARGEST = 40_000_000
"""Pixels beyond which a picture is refused: no seal and no photograph of a meeting has more."""
FINEST = 600
"""Dots per inch on paper; finer pictures are made smaller."""
POINTS_PER_INCH = 72
OPAQUE = (255, 255)
DAMAGE = (OSError, SyntaxError, ValueError, EOFError, LookupError, MemoryError, TypeError, struct.error)
"""What Pillow raises on files that are none or are cut off."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Samples row by row from the top: three bytes a pixel, and one for its opacity when any pixel lacks some."""

    width: int
    height: int
    colours: bytes
    opacity: bytes | None

    @property
    def name(self) -> str:
        """The same for the same samples, so that a document stores them once."""
        digest = hashlib.sha256(self.colours + (self.opacity or b"")).hexdigest()
        return f"P{digest[:16]}x{self.width}"

    def reference(self, document: PDFDocument) -> PDFObjectReference:
        """Write the picture into the document and refer to it."""
        entries = {
            "Type": b"/XObject",
            "Subtype": b"/Image",
            "Width": self.width,
            "Height": self.height,
            "BitsPerComponent": 8,
            "Interpolate": b"false",
        }
        colours = entries | {"ColorSpace": b"/DeviceRGB"}
        if self.opacity is not None:
            mask = Stream(self.opacity, entries | {"ColorSpace": b"/DeviceGray"})
            colours["SMask"] = document.Reference(mask, f"{self.name}:opacity")
        return document.Reference(Stream(self.colours, colours), self.name)


def size_of(content: bytes) -> tuple[int, int]:
    """Width and height in pixels, as the picture is to be looked at; the same refusals as `read_picture`."""
    try:
        with _opened(content) as image:
            turned = image.getexif().get(_ORIENTATION) in _LYING
            return (image.height, image.width) if turned else (image.width, image.height)
    except DAMAGE as damage:
        raise UnreadablePicture(_NO_PICTURE) from damage


@lru_cache(maxsize=4)
def read_picture(content: bytes, width: float, height: float) -> Picture:
    """The PNG or JPEG, turned as its camera says, fine enough for `width` by `height` points of paper.

    Raises `UnreadablePicture` for anything else, for a damaged file and for one of too many pixels.
    """
    try:
        with _opened(content) as opened:
            image = _plain(ImageOps.exif_transpose(opened))
    except DAMAGE as damage:
        raise UnreadablePicture(_NO_PICTURE) from damage
    wide, high = (max(1, round(side * FINEST / POINTS_PER_INCH)) for side in (width, height))
    if image.width > wide and image.height > high:
        image = image.resize((wide, high), Image.Resampling.LANCZOS)
    opacity = image.getchannel("A") if image.mode == "RGBA" else None
    if opacity is not None and opacity.getextrema() == OPAQUE:
        opacity = None
    return Picture(
        image.width, image.height, image.convert("RGB").tobytes(), opacity.tobytes() if opacity else None
    )


_NO_PICTURE = "不是可用的PNG或JPEG图片，或者已经损坏"
_TOO_LARGE = "图片像素过多"
_ORIENTATION = 0x0112
_LYING = (5, 6, 7, 8)
"""Orientations that are quarter turns (Exif 2.3, 4.6.4)."""


def _opened(content: bytes) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as huge:
        raise UnreadablePicture(_TOO_LARGE) from huge
    except DAMAGE as damage:
        raise UnreadablePicture(_NO_PICTURE) from damage
    if image.width * image.height > LARGEST:
        image.close()
        raise UnreadablePicture(_TOO_LARGE)
    return image


def _plain(image: Image.Image) -> Image.Image:
    """Eight bits a sample, with opacity when the file has any."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda sample: sample / 256).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image.convert("RGB")

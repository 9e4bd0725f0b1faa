"""Pictures of scanners and cameras as PDF/A-2b: each on a sheet of A4 of its own, as large as it belongs there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from reports import page
from reports.errors import UnreadablePicture
from reports.pdf.pen import Metadata, Pen
from reports.pdf.plate import Plate, plates

MARGIN = 15 * page.MM
"""Left free around a photograph; the scan of a sheet fills the sheet."""
SHEET = 2**0.5
ALIKE = 0.05
"""How far the sides of a scan of a sheet of the A series may be from the series' own."""
COARSEST = 96.0
"""Dots per inch below which a photograph is not stretched."""
POINTS = 72.0
LARGEST_FILE = 200_000_000
"""Bytes of one picture file."""
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"BM", b"GIF8")


@dataclass(frozen=True, slots=True)
class Scanned:
    """Pictures on pages."""

    pdf: bytes
    pages: int


def is_picture(content: bytes) -> bool:
    """Whether a file begins as a picture of a kind that can be read does; its name says nothing."""
    return content.startswith(_BEGINNINGS) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")


def scanned(
    files: Iterable[tuple[str, bytes]],
    title: str,
    author: str,
    day: date,
    reading: Callable[[str, int], object] | None = None,
) -> Scanned:
    """The pictures of all files, in order, in one document, to be proved like any other. Raises `UnreadablePicture`, whose
    sentence names the file, when one cannot be read; ValueError without files. One page is held decoded at a time; what is
    written is held until the end. `reading` hears of each page, by the file's name and the number within it; what it raises
    passes through."""
    pen = Pen(Metadata(title, author, day))
    for name, content in files:
        try:
            if len(content) > LARGEST_FILE:
                raise UnreadablePicture("图片文件过大")
            for number, plate in enumerate(plates(content), start=1):
                if reading is not None:
                    reading(name, number)
                _draw(pen, plate)
        except UnreadablePicture as refusal:
            raise UnreadablePicture(f"“{name}”：{refusal.reason}") from refusal
    if not pen.pages:
        raise ValueError("nothing to put on a page")
    return Scanned(pen.finished(), pen.pages)


def _draw(pen: Pen, plate: Plate) -> None:
    wide, high = plate.looked_at
    sheet = page.A4[::-1] if wide > high else page.A4
    width, height = _size(plate, sheet)
    pen.begin_page(*sheet)
    pen.plate(plate, (sheet[0] - width) / 2, (sheet[1] - height) / 2, width, height)


def _size(plate: Plate, sheet: tuple[float, float]) -> tuple[float, float]:
    """Width and height on the sheet, in points."""
    wide, high = plate.looked_at
    across, down = plate.resolution or (1.0, 1.0)
    if plate.orientation > 4:
        across, down = down, across
    # Faxes and some scanners have more dots across than down.
    breadth, depth = wide / across, high / down
    whole = abs(max(breadth, depth) / min(breadth, depth) - SHEET) < ALIKE
    free = 0.0 if whole else 2 * MARGIN
    scale = min((sheet[0] - free) / breadth, (sheet[1] - free) / depth)
    if not whole:
        scale = min(scale, POINTS / COARSEST * wide / breadth)
    return breadth * scale, depth * scale

"""Draws on the pages of one PDF: glyphs at exact places, rules, colours, pictures. Knows nothing of lines or documents.

Lengths are points, origins at the top left of the page, y downwards. The file is PDF/A-2b (reports.pdf.archival), written
through ReportLab's document in one pass.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFObjectReference

from reports.faces.fonts import Glyph
from reports.pdf import archival
from reports.pdf.archival import Metadata as Metadata  # documents name it from here
from reports.pdf.embedding import EmbeddedFace
from reports.pdf.objects import Dictionary, Stream, box, number, numbers
from reports.pdf.outline import Outline
from reports.pdf.picture import Picture, read_picture
from reports.pdf.plate import Plate

Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
RED: Colour = (0.898, 0.0, 0.0)
PALE: Colour = (0.89, 0.89, 0.89)

DRIFT = 0.004
"""Points by which a glyph may stray before its place is corrected; a hundredth of what a printer can show."""
FONTS = "BasicFonts"
"""What ReportLab calls the dictionary of fonts that it begins every document with."""
PAGES = "Pages"
INK = b"<< /Ink << /Type /ExtGState /BM /Multiply >> >>"
"""Colours of a picture darken what they lie on, as ink does."""


class Placed(NamedTuple):
    """A glyph and where its origin lies on the line, in points from the line's start."""

    glyph: Glyph
    x: float


@dataclass(frozen=True, slots=True)
class _Target:
    """A place to jump to: a page counted from 1, and how far below its top."""

    page: int
    y: float


@dataclass(slots=True)
class _Page:
    """A page being drawn, and the operators in force on it: repeating them would cost a third of the file."""

    width: float
    height: float
    code: list[str] = field(default_factory=list)
    pictures: set[str] = field(default_factory=set)
    plates: set[str] = field(default_factory=set)
    face: str = ""
    spacing: str = ""
    stretch: float = 1.0
    line: float = 1.0


class Pen:
    """A PDF being written. Begin a page, draw, begin the next; `finished` gives the bytes, once."""

    def __init__(self, metadata: Metadata) -> None:
        self._metadata = metadata
        self._document = archival.File()
        self._faces: dict[int, EmbeddedFace] = {}
        self._pictures: dict[tuple[bytes, float, float], Picture] = {}
        self._plates: set[str] = set()
        self._bookmarks: list[tuple[str, int, _Target]] = []
        self._links: list[tuple[int, str, _Target]] = []
        self._heights: list[float] = []
        self._sheets: list[Dictionary] = []
        self._page = _Page(0.0, 0.0)

    @property
    def pages(self) -> int:
        """How many pages were begun."""
        return len(self._heights)

    def begin_page(self, width: float, height: float) -> None:
        """Close the page being drawn, and open a blank one."""
        self._close_page()
        self._page = _Page(width, height)
        self._heights.append(height)

    def _close_page(self) -> None:
        if len(self._sheets) == self.pages:
            return
        page = self._page
        resources: dict[str, object] = {"Font": PDFObjectReference(FONTS)}
        sheet = Dictionary(
            {
                "Type": b"/Page",
                "Parent": PDFObjectReference(PAGES),
                "MediaBox": box(page.width, page.height),
                "Resources": PDFDictionary(resources),
            }
        )
        if drawn := page.pictures | page.plates:
            sheet["Resources"]["XObject"] = PDFDictionary({name: PDFObjectReference(name) for name in drawn})
        if page.pictures:
            sheet["Resources"]["ExtGState"] = INK
            sheet["Group"] = b"<< /Type /Group /S /Transparency /CS /DeviceRGB >>"
        self._sheets.append(sheet)
        self._document.Reference(sheet, _page_name(self.pages))
        sheet["Contents"] = self._document.Reference(Stream("\n".join(page.code).encode("ascii")))

    def finished(self) -> bytes:
        """The whole file."""
        self._close_page()
        document = self._document
        for face in self._faces.values():
            document.idToObject[FONTS][face.name] = face.reference(document)
        self._place_links()
        kids = [PDFObjectReference(_page_name(number)) for number in range(1, self.pages + 1)]
        tree = Dictionary({"Type": b"/Pages", "Kids": PDFArray(kids), "Count": self.pages})
        pages = document.Reference(tree, PAGES)
        root = archival.catalogue(document, self._metadata, pages)
        outline = Outline()
        for title, level, target in self._bookmarks:
            outline.add(archival.plain(title), level, self._destination(target))
        if (entries := outline.reference(document)) is not None:
            root["Outlines"], root["PageMode"] = entries, b"/UseOutlines"
        return archival.finished(document, root, archival.information(self._metadata))

    def bookmark(self, title: str, level: int, y: float = 0.0) -> None:
        """An entry of the outline that jumps to `y` on the page being drawn; levels are counted from 0."""
        self._bookmarks.append((title, level, _Target(self.pages, y)))

    def link(self, x: float, y: float, width: float, height: float, page: int, to_y: float = 0.0) -> None:
        """An area that jumps to a page of the file, counted from 1; the page may still have to be begun."""
        bottom = self._page.height - y - height
        area = numbers(x, bottom, x + width, bottom + height)
        self._links.append((self.pages, area, _Target(page, to_y)))

    def _place_links(self) -> None:
        """Annotations that are printed or not at the reader's wish must say that they are (ISO 19005-2, 6.3.2)."""
        for page, area, target in self._links:
            if target.page > self.pages:
                continue
            link = PDFDictionary(
                {
                    "Type": b"/Annot",
                    "Subtype": b"/Link",
                    "Rect": f"[{area}]".encode("ascii"),
                    "Border": b"[0 0 0]",
                    "F": 4,
                    "Dest": self._destination(target),
                }
            )
            sheet = self._sheets[page - 1]
            if "Annots" not in sheet:
                sheet["Annots"] = PDFArray([])
            sheet["Annots"].sequence.append(link)

    def _destination(self, target: _Target) -> PDFArray:
        height = number(self._heights[target.page - 1] - target.y).encode("ascii")
        page = PDFObjectReference(_page_name(target.page))
        return PDFArray([page, b"/XYZ", b"null", height, b"null"])

    def picture(self, content: bytes, x: float, y: float, width: float, height: float) -> None:
        """Print a PNG or JPEG as ink is printed: what lies under it stays readable, white leaves nothing.

        Raises `UnreadablePicture`.
        """
        key = (content, width, height)
        if (picture := self._pictures.get(key)) is None:
            picture = self._pictures[key] = read_picture(content, width, height)
            picture.reference(self._document)
        self._page.pictures.add(picture.name)
        place = numbers(width, 0, 0, height, x, self._page.height - y - height)
        self._page.code.append(f"q /Ink gs {place} cm /{picture.name} Do Q")

    def plate(self, plate: Plate, x: float, y: float, width: float, height: float) -> None:
        """Lay a scan or a photograph onto the page; it covers what lies under it."""
        if plate.name not in self._plates:
            self._plates.add(plate.name)
            plate.reference(self._document)
        self._page.plates.add(plate.name)
        a, b, c, d, e, f = plate.matrix(width, height)
        place = numbers(a, b, c, d, e + x, f + self._page.height - y - height)
        self._page.code.append(f"q {place} cm /{plate.name} Do Q")

    def _face(self, glyph: Glyph) -> EmbeddedFace:
        face = self._faces.get(id(glyph.font))
        if face is None:
            face = self._faces[id(glyph.font)] = EmbeddedFace(glyph.font, f"T{len(self._faces) + 1}")
        return face

    def glyphs(
        self,
        placed: Sequence[Placed],
        x: float,
        baseline: float,
        size: float,
        colour: Colour = BLACK,
        stretch: float = 1.0,
    ) -> None:
        """Draw glyphs of `size` points on one line; `stretch` squeezes or widens each glyph, not its
        place."""
        if colour != BLACK:
            self._page.code.append(f"{numbers(*colour)} rg")
        start, font = 0, None
        for at, (glyph, _) in enumerate(placed):
            if glyph.font is not font:
                if font is not None:
                    self._run(placed[start:at], x, baseline, size, stretch)
                start, font = at, glyph.font
        if font is not None:
            self._run(placed[start:], x, baseline, size, stretch)
        if colour != BLACK:
            self._page.code.append("0 g")

    def _run(self, run: Sequence[Placed], x: float, baseline: float, size: float, stretch: float) -> None:
        face = self._face(run[0].glyph)
        unit = size * stretch
        spacing = _first_gap(run, unit)
        parts: list[str] = []
        codes: list[str] = []
        code = face.code
        at = run[0].x
        for glyph, place in run:
            off = place - at
            if off > DRIFT or off < -DRIFT:
                adjustment = round(-off * 1000 / unit, 2)
                parts.append(f"<{''.join(codes)}>{number(adjustment)}")
                codes.clear()
                at -= adjustment * unit / 1000
            codes.append(code(glyph))
            at += glyph.advance * unit + spacing
        shown = f"<{''.join(codes)}>"
        shown = f"[{''.join(parts)}{shown}]TJ" if parts else f"{shown}Tj"
        origin = numbers(x + run[0].x, self._page.height - baseline)
        state = self._text_state(
            f"/{face.name} {number(size)} Tf", f"{number(spacing / stretch)} Tc", stretch
        )
        self._page.code.append(f"BT {state}{origin} Td {shown} ET")

    def _text_state(self, face: str, spacing: str, stretch: float) -> str:
        """The operators that bring the text state from what is in force to what is asked for."""
        page, change = self._page, ""
        if face != page.face:
            page.face = face
            change = f"{face} "
        if spacing != page.spacing:
            page.spacing = spacing
            change += f"{spacing} "
        if stretch != page.stretch:
            page.stretch = stretch
            change += f"{number(100 * stretch)} Tz "
        return change

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float, colour: Colour = BLACK) -> None:
        """A straight line, centred on its two points."""
        page = self._page
        drawn = f"{numbers(x1, page.height - y1)} m {numbers(x2, page.height - y2)} l S"
        if width != page.line:
            page.line = width
            drawn = f"{number(width)} w {drawn}"
        page.code.append(drawn if colour == BLACK else f"{numbers(*colour)} RG {drawn} 0 G")

    def turned(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        """Change the coordinates of what follows, until `restored`; PDF's own axes, y upwards."""
        self._page.code.append(f"q {numbers(a, b, c, d, e, f)} cm")
        self._forget()

    def restored(self) -> None:
        """Undo the last `turned`."""
        self._page.code.append("Q")
        self._forget()

    def _forget(self) -> None:
        """What is in force is no longer known."""
        page = self._page
        page.face, page.spacing, page.stretch, page.line = "", "", 0.0, 0.0


def _first_gap(run: Sequence[Placed], unit: float) -> float:
    """The extra space after the first full-width glyph, which nearly every other glyph of a line shares."""
    for item, follower in pairwise(run):
        if item.glyph.advance > 0.9:
            return round(follower.x - item.x - item.glyph.advance * unit, 4)
    return 0.0


def _page_name(number: int) -> str:
    return f"Page{number}"

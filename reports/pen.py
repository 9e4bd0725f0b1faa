"""Draws on the pages of one PDF: glyphs at exact places, rules, colours. Knows nothing of lines or documents.

Lengths are points, origins at the top left of the page, y downwards.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from reports.embedding import EmbeddedFace
from reports.fonts import Glyph

# ASCII85 makes every stream a quarter larger and slower, for the sake of channels nobody has used for
# decades.
rl_config.useA85 = 0

Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
RED: Colour = (0.898, 0.0, 0.0)
PALE: Colour = (0.89, 0.89, 0.89)

DRIFT = 0.004
"""Points by which a glyph may stray before its place is corrected; a hundredth of what a printer can show."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A glyph and where its origin lies on the line, in points from the line's start."""

    glyph: Glyph
    x: float


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says about itself; `day` is written as the day it was made, whenever that really was."""

    title: str
    author: str
    day: date


class _BareCanvas(Canvas):  # type: ignore[misc]
    """ReportLab names Helvetica on every page; an official file may hold embedded faces only."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"

    def embed(self, face: EmbeddedFace) -> None:
        """Have a face written into the document when it is closed."""
        self._doc.delayedFonts.append(face)


class Pen:
    """A PDF being written. Begin a page, draw, begin the next; `finished` gives the bytes, once."""

    def __init__(self, metadata: Metadata) -> None:
        self._out = io.BytesIO()
        self._canvas = _BareCanvas(self._out, invariant=1, pageCompression=1, lang="zh-CN", pdfVersion=(1, 7))
        self._canvas.setTitle(metadata.title)
        self._canvas.setAuthor(metadata.author)
        self._canvas.setSubject("")
        self._canvas.setCreator("机关党务台账")
        self._canvas.setProducer("机关党务台账")
        stamp = f"D:{metadata.day:%Y%m%d}000000+08'00'"
        self._canvas.setDateFormatter(lambda *_: stamp)
        self._faces: dict[int, EmbeddedFace] = {}
        self._height = 0.0
        self._open = False
        self.pages = 0
        """How many pages were begun."""

    def begin_page(self, width: float, height: float) -> None:
        """Close the page being drawn, and open a blank one."""
        self._close_page()
        self._canvas.setPageSize((width, height))
        self._height = height
        self._open = True
        self.pages += 1

    def _close_page(self) -> None:
        if self._open:
            self._canvas.showPage()
            self._open = False

    def finished(self) -> bytes:
        """The whole file."""
        self._close_page()
        self._canvas.save()
        return self._out.getvalue()

    def _face(self, glyph: Glyph) -> EmbeddedFace:
        face = self._faces.get(id(glyph.font))
        if face is None:
            face = self._faces[id(glyph.font)] = EmbeddedFace(glyph.font, f"T{len(self._faces) + 1}")
            self._canvas.embed(face)
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
            self._canvas.addLiteral(f"q {_numbers(*colour)} rg")
        start = 0
        while start < len(placed):
            end = start + 1
            font = placed[start].glyph.font
            while end < len(placed) and placed[end].glyph.font is font:
                end += 1
            self._run(placed[start:end], x, baseline, size, stretch)
            start = end
        if colour != BLACK:
            self._canvas.addLiteral("Q")

    def _run(self, run: Sequence[Placed], x: float, baseline: float, size: float, stretch: float) -> None:
        face = self._face(run[0].glyph)
        unit = size * stretch
        spacing = _first_gap(run, unit)
        parts, codes, at = [], "", run[0].x
        for item in run:
            off = item.x - at
            if abs(off) > DRIFT:
                adjustment = round(-off * 1000 / unit, 2)
                parts.append(f"<{codes}>{adjustment:g}")
                codes, at = "", at - adjustment * unit / 1000
            codes += f"{face.number(item.glyph):04X}"
            at += item.glyph.advance * unit + spacing
        scaling = f"{100 * stretch:g} Tz " if stretch != 1.0 else ""
        reset = " 100 Tz" if stretch != 1.0 else ""
        self._canvas.addLiteral(
            f"BT /{face.name} {size:g} Tf {scaling}{spacing / stretch:.4f} Tc 1 0 0 1 "
            f"{_numbers(x + run[0].x, self._height - baseline)} Tm [{''.join(parts)}<{codes}>] TJ{reset} ET"
        )

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float, colour: Colour = BLACK) -> None:
        """A straight line, centred on its two points."""
        self._canvas.addLiteral(
            f"q {_numbers(*colour)} RG {width:g} w {_numbers(x1, self._height - y1)} m "
            f"{_numbers(x2, self._height - y2)} l S Q"
        )

    def turned(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        """Change the coordinates of what follows, until `restored`; PDF's own axes, y upwards."""
        self._canvas.addLiteral(f"q {_numbers(a, b, c, d, e, f)} cm")

    def restored(self) -> None:
        """Undo the last `turned`."""
        self._canvas.addLiteral("Q")


def _first_gap(run: Sequence[Placed], unit: float) -> float:
    """The extra space after the first full-width glyph, which nearly every other glyph of a line shares."""
    for item, follower in pairwise(run):
        if item.glyph.advance > 0.9:
            return round(follower.x - item.x - item.glyph.advance * unit, 4)
    return 0.0


def _numbers(*values: float) -> str:
    return " ".join(f"{value:.4f}".rstrip("0").rstrip(".") if value else "0" for value in values)

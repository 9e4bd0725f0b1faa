"""盒脊: labels for the spines of 档案盒, in a row across the sheet with lines to cut along; each stands upright as on the shelf."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports import page
from reports.faces.fonts import Style
from reports.page import Setting
from reports.parts.strip import Strip
from reports.parts.typesetter import Line, Span, Typesetter, set_lines
from reports.pdf.pen import BLACK, Colour, Pen

HEIGHT = 277 * page.MM
"""As high as a sheet of A4 leaves between its printable edges. The box itself is 310 mm high, higher than the sheet: the label is
stuck on in its middle."""
SIDE = 1.2 * page.MM
"""Free between the label's edge and the text."""
SIZES = (26.0, 22.0, 18.0, 16.0, 14.0, 12.0, 10.5, 9.0, 7.5)
"""The largest that fits is taken."""
NAME_SIZES = (12.0, 10.5, 9.0)
NAME_HEIGHT = 13 * page.MM
LINE = 0.8
CUT = (3.0, 3.0)
"""Length of a dash and of a gap of the line to cut along."""
MARK = 6 * page.MM
"""How far the lines to cut along reach beyond the labels."""
GREY: Colour = (0.55, 0.55, 0.55)
LEADING = 1.25
HAIR = 0.1


@dataclass(frozen=True)
class Label:
    """One spine: its width in mm, and its fields from the top."""

    width_mm: int
    fields: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class SpineRow:
    """Labels side by side; together they are no wider than the type area."""

    labels: Sequence[Label]
    place: str

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """One strip as high as the labels."""
        made = [_Drawn(label, setter, self.place) for label in self.labels]

        def draw(pen: Pen, x: float, y: float) -> None:
            for label in made:
                _cut(pen, x, y)
                label.draw(pen, x, y)
                x += label.width
            _cut(pen, x, y)

        return [Strip(HEIGHT, draw)]


def rows(labels: Sequence[Label], width: float, place: str) -> list[SpineRow]:
    """The labels in rows of this width, in points, in the order given."""
    made: list[list[Label]] = []
    free = 0.0
    for label in labels:
        wide = label.width_mm * page.MM
        if not made or wide > free + 0.01:
            made.append([])
            free = width
        made[-1].append(label)
        free -= wide
    return [SpineRow(tuple(row), place) for row in made]


class _Drawn:
    """A label with its text set."""

    def __init__(self, label: Label, setter: Typesetter, place: str) -> None:
        self.width = label.width_mm * page.MM
        self._setter, self._place = setter, place
        room = self.width - 2 * SIDE
        self._depth = HEIGHT / max(1, len(label.fields))
        self._fields = [
            (
                self._fitted(name, Style.HEI, room, NAME_HEIGHT, NAME_SIZES),
                self._fitted(value, Style.SONG, room, self._depth - NAME_HEIGHT, SIZES),
            )
            for name, value in label.fields
        ]

    def _fitted(
        self, text: str, style: Style, room: float, depth: float, sizes: Sequence[float]
    ) -> tuple[list[Line], float]:
        """The lines in the largest size in which each is whole; the smallest may be broken further."""
        parts = text.split("\n")
        lines, size = [], sizes[-1]
        for size in sizes:
            lines = [line for part in parts for line in self._lines(part, style, room, size)]
            widest = max((line.right for line in lines), default=0.0)
            if len(lines) == len(parts) and len(lines) * size * LEADING <= depth and widest <= room + HAIR:
                break
        return lines, size

    def _lines(self, text: str, style: Style, room: float, size: float) -> list[Line]:
        galley = self._setter.galley([Span(text, style)], Setting(size, size), self._place)
        return set_lines(galley, room, spread=False)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """The frame, a rule under each name and each value, the text in the middle of its field."""
        top = y
        for name, value in self._fields:
            self._write(pen, name, x, top, NAME_HEIGHT)
            pen.rule(x, top + NAME_HEIGHT, x + self.width, top + NAME_HEIGHT, LINE / 2)
            self._write(pen, value, x, top + NAME_HEIGHT, self._depth - NAME_HEIGHT)
            top += self._depth
            pen.rule(x, top, x + self.width, top, LINE)
        pen.rule(x, y, x + self.width, y, LINE)
        for edge in (x, x + self.width):
            pen.rule(edge, y, edge, y + HEIGHT, LINE)

    def _write(self, pen: Pen, text: tuple[list[Line], float], x: float, top: float, depth: float) -> None:
        lines, size = text
        pitch = size * LEADING
        at = top + (depth - len(lines) * pitch) / 2
        for line in lines:
            pen.glyphs(
                line.placed, x + (self.width - line.right) / 2, page.baseline(at, pitch, size), size, BLACK
            )
            at += pitch


def _cut(pen: Pen, x: float, y: float) -> None:
    """Dashes above and below the labels."""
    for top, foot in ((y - MARK, y), (y + HEIGHT, y + HEIGHT + MARK)):
        dash, gap = CUT
        at = top
        while at < foot:
            pen.rule(x, at, x, min(at + dash, foot), 0.3, GREY)
            at += dash + gap

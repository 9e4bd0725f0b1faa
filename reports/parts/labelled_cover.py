"""A cover of labelled lines: a title, and under it fields whose values stand on a rule."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports import page
from reports.faces.fonts import Style
from reports.page import Setting
from reports.parts.strip import Strip
from reports.parts.title import Title
from reports.parts.typesetter import Line, Span, Typesetter, set_lines
from reports.pdf.pen import Pen

TITLE_SIZE = 36.0
TITLE_TOP = 22 * page.MM
"""From the top of the type area to the title."""
FIELDS_TOP = 62 * page.MM
LABEL, VALUE = 48 * page.MM, 130 * page.MM
"""Widths of labels and of the rules that values stand on."""
SETTING = Setting(page.SIZE_2 - 2, page.SIZE_2 - 2)
LEADING = 1.25
ROW = 17 * page.MM
"""Height of a field of one line."""
DEPTH = 160 * page.MM
BELOW = 2.0
"""From the foot of a value to its rule, in points."""


@dataclass(frozen=True)
class LabelledCover:
    """One page."""

    title: str
    fields: Sequence[tuple[str, str]]
    place: str

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """One strip of nearly a whole page laid across."""
        title = Title(self.title, self.place, TITLE_SIZE, below=0).strips(setter, width)
        rows = [
            (self._lines(setter, name, Style.HEI, LABEL), self._lines(setter, value, Style.FANGSONG, VALUE))
            for name, value in self.fields
        ]
        left = (width - LABEL - VALUE) / 2

        def draw(pen: Pen, x: float, y: float) -> None:
            for strip in title:
                strip.draw(pen, x, y + TITLE_TOP)
            top = y + FIELDS_TOP
            for names, values in rows:
                depth = max(ROW, len(values) * _PITCH + 6.0)
                foot = top + depth - 4.0
                _write(pen, names, x + left, foot, LABEL, middle=False)
                _write(pen, values, x + left + LABEL, foot, VALUE, middle=True)
                pen.rule(x + left + LABEL, foot + BELOW, x + left + LABEL + VALUE, foot + BELOW, 0.7)
                top += depth

        return [Strip(DEPTH, draw)]

    def _lines(self, setter: Typesetter, text: str, style: Style, room: float) -> list[Line]:
        galley = setter.galley([Span(text, style)], SETTING, self.place)
        return set_lines(galley, room - SETTING.size, spread=False)


_PITCH = SETTING.size * LEADING


def _write(pen: Pen, lines: Sequence[Line], x: float, foot: float, room: float, *, middle: bool) -> None:
    """Lines whose last one ends at `foot`."""
    for number, line in enumerate(lines):
        top = foot - (len(lines) - number) * _PITCH
        at = x + (room - line.right) / 2 if middle else x
        pen.glyphs(line.placed, at, page.baseline(top, _PITCH, SETTING.size), SETTING.size)

"""The cover of a bound volume: what it is, whose it is, which time it covers."""

from dataclasses import dataclass

from reports import page
from reports.faces.fonts import Style
from reports.page import Setting
from reports.parts.strip import Strip
from reports.parts.title import Title
from reports.parts.typesetter import Line, Span, Typesetter, set_lines
from reports.pdf.pen import Pen

TITLE_SIZE = 36.0
"""小初; a title of more than three lines is set smaller."""
TITLE_LINE, UNIT_LINE = 5, 17
"""Lines of the grid above the title and above the unit's name."""
UNIT = Setting(page.SIZE_2, page.SIZE_2)
PERIOD = Setting(18.0, 18.0)
SPACING = 1.6


@dataclass(frozen=True)
class Cover:
    """One page: the title above the middle, the unit and the period at the foot."""

    title: str
    unit: str
    period: str
    place: str = "封面"

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """One strip of nearly a whole upright page."""
        title = Title(self.title, self.place, TITLE_SIZE, below=0).strips(setter, width)
        feet = [
            (self._lines(setter, self.unit, Style.KAI, UNIT, width), UNIT),
            (self._lines(setter, self.period, Style.FANGSONG, PERIOD, width), PERIOD),
        ]

        def draw(pen: Pen, x: float, y: float) -> None:
            for strip in title:
                strip.draw(pen, x, y + TITLE_LINE * page.LINE)
            top = y + UNIT_LINE * page.LINE
            for lines, setting in feet:
                for line in lines:
                    at = x + (width - line.right) / 2
                    base = page.baseline(top, setting.size * SPACING, setting.size)
                    pen.glyphs(line.placed, at, base, setting.size)
                    top += setting.size * SPACING

        return [Strip((page.LINES - 0.5) * page.LINE, draw)]

    def _lines(
        self, setter: Typesetter, text: str, style: Style, setting: Setting, width: float
    ) -> list[Line]:
        galley = setter.galley([Span(text, style)], setting, self.place)
        return set_lines(galley, width, spread=False)

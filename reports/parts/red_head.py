"""The head of an official document: mark, number, rule (GB/T 9704-2012, 7.2.4, 7.2.5, 7.2.7).

Two forms: the red head of a document with a 发文字号, and the head of a bulletin that counts its issues
(第N期).
"""

from dataclasses import dataclass
from datetime import date
from math import ceil

from reports import page
from reports.fonts import Style
from reports.page import Setting
from reports.parts.signature import spoken
from reports.parts.strip import Strip
from reports.parts.typesetter import Galley, Span, Typesetter, natural_line
from reports.pen import RED, Pen, Placed

MARK_TOP = 35 * page.MM
"""From the top of the type area to the upper edge of the mark."""
LARGEST, SMALLEST = 44.0, 26.0
"""Sizes the mark is set in, by its length; the standard leaves them to the office."""
WIDENED = 0.62
"""Part of the type area's width that a short mark is widened to."""
LINES_BETWEEN, LINES_TO_TITLE = 2, 2
"""Empty lines between mark and number, and from the red rule to the title."""
RULE_BELOW = 4 * page.MM
"""From the number's lower edge to the red rule."""
RULE_WIDTH = 1.0


@dataclass(frozen=True)
class RedHead:
    """The mark in red 小标宋, and the number under it; the strip ends two lines below the red rule."""

    mark: str
    number: str

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """One strip, held to the title."""
        mark = _Mark.of(self.mark, setter, width)
        number = setter.galley([Span(self.number)], page.BODY, "发文字号")
        first = mark.lines + LINES_BETWEEN
        height = (first + 1 + LINES_TO_TITLE) * page.LINE

        def draw(pen: Pen, x: float, y: float) -> None:
            mark.draw(pen, x, y)
            line = natural_line(number, 0, len(number.glyphs))
            top = y + first * page.LINE
            at = x + (width - line.right) / 2
            pen.glyphs(line.placed, at, page.baseline(top, page.LINE, page.SIZE_3), page.SIZE_3)
            _red_rule(pen, x, top, width)

        return [Strip(height, draw, glue=True, on_grid=True)]


@dataclass(frozen=True)
class BulletinHead:
    """The mark of a bulletin, its issue in the middle; under these the issuing body left and the day
    right."""

    mark: str
    issue: str
    body: str
    day: date | None

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """One strip, held to the title."""
        mark = _Mark.of(self.mark, setter, width)
        issue = setter.galley([Span(self.issue)], page.BODY, "期号")
        body = setter.galley([Span(self.body)], page.BODY, "编发单位")
        day = setter.galley([Span(spoken(self.day))], page.BODY, "日期")
        first = mark.lines + 1
        height = (first + 2 + LINES_TO_TITLE) * page.LINE

        def draw(pen: Pen, x: float, y: float) -> None:
            mark.draw(pen, x, y)
            upper, lower = y + first * page.LINE, y + (first + 1) * page.LINE
            places = [
                (issue, (width - issue.width()) / 2, upper),
                (body, page.PITCH, lower),
                (day, width - page.PITCH - day.width(), lower),
            ]
            for galley, at, top in places:
                line = natural_line(galley, 0, len(galley.glyphs), at)
                pen.glyphs(line.placed, x, page.baseline(top, page.LINE, page.SIZE_3), page.SIZE_3)
            _red_rule(pen, x, lower, width)

        return [Strip(height, draw, glue=True, on_grid=True)]


def _red_rule(pen: Pen, x: float, top: float, width: float) -> None:
    """The rule under a line of text that begins at `top`."""
    at = top + (page.LINE + page.SIZE_3) / 2 + RULE_BELOW
    pen.rule(x, at, x + width, at, RULE_WIDTH, RED)


@dataclass(frozen=True)
class _Mark:
    """The red words, on one line whatever their number: spread when few, narrowed when very many."""

    galley: Galley
    width: float
    stretch: float

    @classmethod
    def of(cls, text: str, setter: Typesetter, width: float) -> "_Mark":
        count = max(len(text), 1)
        size = max(SMALLEST, min(LARGEST, width / count))
        galley = setter.galley([Span(text, Style.TITLE)], Setting(size, size), "发文机关标志")
        return cls(galley, width, min(1.0, width / max(galley.width(), 1.0)))

    @property
    def lines(self) -> int:
        """The lines of the grid that the mark's lower edge reaches down to."""
        return ceil((MARK_TOP + self.galley.setting.size) / page.LINE - 0.05)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw with the top of the type area at `y`."""
        line = natural_line(self.galley, 0, len(self.galley.glyphs))
        if not line.placed:
            return
        natural = line.right * self.stretch
        breadth = max(natural, self.width * WIDENED) if len(line.placed) > 2 else natural
        extra = (breadth - natural) / max(1, len(line.placed) - 1)
        placed = [
            Placed(item.glyph, item.x * self.stretch + at * extra) for at, item in enumerate(line.placed)
        ]
        base = y + MARK_TOP + self._ink_top()
        left = x + (self.width - breadth) / 2
        pen.glyphs(placed, left, base, self.galley.setting.size, RED, self.stretch)

    def _ink_top(self) -> float:
        """How far the ink reaches above the baseline, so that its upper edge stands where the standard
        says."""
        highest = max(glyph.font.ink(glyph.number)[3] for glyph in self.galley.glyphs)
        return highest / 1000 * self.galley.setting.size

"""The head of an official document: mark, number, rule (GB/T 9704-2012, 7.2.4, 7.2.5, 7.2.7).

Two forms: the red head of a document with a 发文字号, and the head of a bulletin or of 纪要 (10.3) that counts
its issues (第N期). A 份号 (7.2.1) is no part of the document: it is stamped on each copy when it is printed.
"""

from dataclasses import dataclass
from datetime import date
from math import ceil

from reports import page
from reports.parts.mark import Mark
from reports.parts.signature import spoken
from reports.parts.strip import Strip
from reports.parts.typesetter import Span, Typesetter, natural_line
from reports.pen import RED, Pen

MARK_TOP = 35 * page.MM
"""From the top of the type area to the upper edge of the mark (7.2.4, 10.3)."""
LINES_BETWEEN, LINES_TO_TITLE = 2, 2
"""Empty lines between mark and number (7.2.5), and from the red rule to the title (7.3.1)."""
RULE_BELOW = 4 * page.MM
"""From the number's lower edge to the red rule (7.2.7)."""
RULE_WIDTH = 1.0


@dataclass(frozen=True)
class RedHead:
    """The mark in red 小标宋, and the number under it; the strip ends two lines below the red rule."""

    mark: str
    number: str

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """One strip, held to the title."""
        mark = Mark.of(self.mark, setter, width)
        number = setter.galley([Span(self.number)], page.BODY, "发文字号")
        first = _lines(mark) + LINES_BETWEEN
        height = (first + 1 + LINES_TO_TITLE) * page.LINE

        def draw(pen: Pen, x: float, y: float) -> None:
            mark.draw(pen, x, y + MARK_TOP)
            line = natural_line(number, 0, len(number.glyphs))
            top = y + first * page.LINE
            at = x + (width - line.right) / 2
            pen.glyphs(line.placed, at, page.baseline(top, page.LINE, page.SIZE_3), page.SIZE_3)
            _red_rule(pen, x, top, width)

        return [Strip(height, draw, glue=True, on_grid=True)]


@dataclass(frozen=True)
class BulletinHead:
    """The mark of a bulletin or of 纪要, its issue in the middle; under these the issuing body left and the day
    right."""

    mark: str
    issue: str
    body: str
    day: date | None

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """One strip, held to the title."""
        mark = Mark.of(self.mark, setter, width)
        issue = setter.galley([Span(self.issue)], page.BODY, "期号")
        body = setter.galley([Span(self.body)], page.BODY, "编发单位")
        day = setter.galley([Span(spoken(self.day))], page.BODY, "日期")
        first = _lines(mark) + 1
        height = (first + 2 + LINES_TO_TITLE) * page.LINE

        def draw(pen: Pen, x: float, y: float) -> None:
            mark.draw(pen, x, y + MARK_TOP)
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


def _lines(mark: Mark) -> int:
    """The lines of the grid that the mark's lower edge reaches down to."""
    return ceil((MARK_TOP + mark.height) / page.LINE - 0.05)


def _red_rule(pen: Pen, x: float, top: float, width: float) -> None:
    """The rule under a line of text that begins at `top`."""
    at = top + (page.LINE + page.SIZE_3) / 2 + RULE_BELOW
    pen.rule(x, at, x + width, at, RULE_WIDTH, RED)

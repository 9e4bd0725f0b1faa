"""The head of the 信函 form, with the red double rules of its first page (GB/T 9704-2012, 10.1).

The first page shows no page number: the section is to be made with `first_numbered=False`. Below the type area the page
stays empty down to the second double rule.
"""

from dataclasses import dataclass

from reports import page
from reports.parts.mark import Mark
from reports.parts.strip import Strip
from reports.parts.title import LEADING
from reports.parts.typesetter import Span, Typesetter, set_lines
from reports.pdf.pen import RED, Pen

MARK_TOP = 30 * page.MM
"""From the sheet's upper edge to the upper edge of the mark."""
LARGEST = 36.0
RULES_BELOW = 4 * page.MM
"""From the mark's lower edge to the first double rule."""
RULES_LENGTH = 170 * page.MM
"""Length of the double rules, which lie in the middle of the sheet."""
RULES_FROM_FOOT = 20 * page.MM
"""From the sheet's lower edge to the second double rule."""
THICK, CLEAR, THIN = 1.5, 1.0, 0.6
"""A double rule: its two lines and what lies between them, in points; the standard leaves them to the office."""
NUMBER_BELOW = 7 / 8 * page.SIZE_3
"""From the first double rule to the number."""
LINES_TO_TITLE = 2


@dataclass(frozen=True)
class LetterHead:
    """The mark (the issuing body's name, without 文件) over a red double rule, the number under its right end. Stands on
    the first page of a document."""

    mark: str
    number: str

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """One strip, held to the title; it begins at the top of the type area and draws above it and at the sheet's foot."""
        mark = Mark.of(self.mark, setter, width, LARGEST)
        number = setter.galley([Span(self.number)], page.BODY, "发文字号")
        rules = MARK_TOP + mark.depth + RULES_BELOW
        number_top = rules + THICK + CLEAR + THIN + NUMBER_BELOW
        lines = set_lines(number, width, spread=False)
        last = number_top + page.SIZE_3 + (len(lines) - 1) * page.LINE if lines else number_top - NUMBER_BELOW
        # The title's own line has some air above the characters, which counts as part of the two lines.
        air = (LEADING - page.SIZE_2) / 2
        height = round((last - page.HEAD - air) / page.LINE + LINES_TO_TITLE) * page.LINE

        def draw(pen: Pen, x: float, y: float) -> None:
            sheet = y - page.HEAD
            left = x - page.BINDING + (page.A4[0] - RULES_LENGTH) / 2
            mark.draw(pen, x, sheet + MARK_TOP)
            _rules(pen, left, sheet + rules, (THICK, THIN))
            base = sheet + number_top + page.EM_ASCENT * page.SIZE_3
            for at, line in enumerate(lines):
                pen.glyphs(line.placed, x + width - line.right, base + at * page.LINE, page.SIZE_3)
            foot = sheet + page.A4[1] - RULES_FROM_FOOT
            _rules(pen, left, foot - THIN - CLEAR - THICK, (THIN, THICK))

        return [Strip(height, draw, glue=True, on_grid=True)]


def _rules(pen: Pen, x: float, top: float, widths: tuple[float, float]) -> None:
    """Two rules, the upper edge of the first at `top`."""
    upper, lower = widths
    first, second = top + upper / 2, top + upper + CLEAR + lower / 2
    pen.rule(x, first, x + RULES_LENGTH, first, upper, RED)
    pen.rule(x, second, x + RULES_LENGTH, second, lower, RED)

"""版记: who gets copies, who printed it and when, at the foot of the last page (GB/T 9704-2012, 7.4)."""

from dataclasses import dataclass
from datetime import date

from reports import page
from reports.page import Setting
from reports.parts.signature import spoken
from reports.parts.strip import Draw, Strip
from reports.parts.typesetter import Line, Span, Typesetter, natural_line, set_lines
from reports.pdf.pen import Pen

SETTING = Setting(page.SIZE_4, page.SIZE_4)
LEADING = 1.6 * page.SIZE_4
OUTER, INNER = 0.35 * page.MM, 0.25 * page.MM
"""Width of the first and last rule, and of the one between."""


@dataclass(frozen=True)
class Imprint:
    """抄送 (left out when empty) and the line of the printing office. The last rule lies on the type area's
    foot."""

    copies_to: str
    printed_by: str
    printed_on: date | None

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """The lines with the rules over, between and under them."""
        size = page.SIZE_4
        lines: list[Draw] = []
        if self.copies_to:
            text = "抄送：" + self.copies_to.strip().rstrip("。") + "。"
            galley = setter.galley([Span(text)], SETTING, "抄送")
            lines += [_words(line, size) for line in set_lines(galley, width - 2 * size, 0, 3 * size)]
        inner = len(lines)
        name = setter.galley([Span(self.printed_by)], SETTING, "印发机关")
        day = setter.galley([Span(f"{spoken(self.printed_on)}印发")], SETTING, "印发日期")
        at = width - size - day.width()
        # A name that would run into the date takes as many lines as it needs; the date stands on the last.
        *names, last = set_lines(name, at - size, size, size, spread=False) or [
            natural_line(name, 0, 0, size)
        ]
        lines += [_words(line, 0) for line in names]
        printed = natural_line(day, 0, len(day.glyphs), at)
        lines.append(_words(Line((*last.placed, *printed.placed), size, printed.right), 0))
        rules = {0: OUTER, inner: OUTER if inner == 0 else INNER}
        return [
            Strip(LEADING, _ruled(draw, width, rules.get(number, 0.0), last=number == len(lines) - 1))
            for number, draw in enumerate(lines)
        ]


def _words(line: Line, at: float) -> Draw:
    def draw(pen: Pen, x: float, y: float) -> None:
        pen.glyphs(line.placed, x + at, page.baseline(y, LEADING, page.SIZE_4), page.SIZE_4)

    return draw


def _ruled(words: Draw, width: float, above: float, *, last: bool) -> Draw:
    def draw(pen: Pen, x: float, y: float) -> None:
        words(pen, x, y)
        if above:
            pen.rule(x, y, x + width, y, above)
        if last:
            pen.rule(x, y + LEADING, x + width, y + LEADING, OUTER)

    return draw

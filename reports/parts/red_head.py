"""The head of an official document: mark, number, rule (GB/T 9704-2012, 7.2.4, 7.2.5, 7.2.7).

Two forms: the red head of a document with a 发文字号, and the head of a bulletin or of 纪要 (10.3) that counts
its issues (第N期). A 份号 (7.2.1) is no part of the document: it is stamped on each copy when it is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from reports import page
from reports.parts.mark import Mark
from reports.parts.signature import spoken
from reports.parts.strip import Strip
from reports.parts.typesetter import Galley, Line, Span, Typesetter, natural_line, set_lines
from reports.pdf.pen import RED, Pen, Placed

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
        rows = [_centred(line, width) for line in _rows(number, width)]
        first = _reach(mark) + LINES_BETWEEN
        return [_head(mark, first, rows, width)]


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
        day_at = width - page.PITCH - day.width()
        rows = [_centred(line, width) for line in _rows(issue, width)]
        # A name that would run into the date takes as many lines as it needs; the date stands on the last.
        rows += [line.placed for line in _rows(body, day_at - page.PITCH, page.PITCH)]
        rows[-1] = (*rows[-1], *natural_line(day, 0, len(day.glyphs), day_at).placed)
        return [_head(mark, _reach(mark) + 1, rows, width)]


Row = tuple[Placed, ...]


def _rows(galley: Galley, measure: float, indent: float = 0.0) -> list[Line]:
    """The lines of a text that mostly takes one; at least one, be it empty."""
    return set_lines(galley, measure, indent, indent, spread=False) or [natural_line(galley, 0, 0, indent)]


def _centred(line: Line, width: float) -> Row:
    shift = (width - line.right) / 2
    return tuple(Placed(item.glyph, item.x + shift) for item in line.placed)


def _head(mark: Mark, first: int, rows: Sequence[Row], width: float) -> Strip:
    """The mark, rows of text from line `first` of the grid on, the red rule under the last of them, and the empty lines up
    to the title."""

    def draw(pen: Pen, x: float, y: float) -> None:
        mark.draw(pen, x, y + MARK_TOP)
        top = y + first * page.LINE
        for row in rows:
            pen.glyphs(row, x, page.baseline(top, page.LINE, page.SIZE_3), page.SIZE_3)
            top += page.LINE
        rule = top - page.LINE + (page.LINE + page.SIZE_3) / 2 + RULE_BELOW
        pen.rule(x, rule, x + width, rule, RULE_WIDTH, RED)

    return Strip((first + len(rows) + LINES_TO_TITLE) * page.LINE, draw, glue=True, on_grid=True)


def _reach(mark: Mark) -> int:
    """The lines of the grid that the mark's lower edge reaches down to."""
    return ceil((MARK_TOP + mark.height) / page.LINE - 0.05)

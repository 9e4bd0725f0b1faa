"""发文机关标志: the red words at the head of an official document (GB/T 9704-2012, 7.2.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from reports.faces.fonts import Style
from reports.page import Setting
from reports.parts.sense import end_costs
from reports.parts.title import best_cut
from reports.parts.typesetter import Galley, Line, Span, Typesetter, natural_line
from reports.pdf.pen import RED, Pen, Placed

LARGEST, SMALLEST = 44.0, 26.0
"""Sizes the mark is set in, by its length; the standard leaves them to the office."""
WIDENED = 0.62
"""Part of the width that a short mark is widened to."""
ON_ONE_LINE = 22
"""Characters; a longer mark takes several lines rather than be squeezed out of shape."""
LEADING = 1.2
"""From line to line, in sizes."""
SQUEEZED = 0.75
"""How narrow the characters may become before another place to break the line is looked for."""


@dataclass(frozen=True)
class Mark:
    """The red words: spread when few, narrowed when many, broken by sense when very many."""

    lines: Sequence[Line]
    size: float
    """Height of the em, in points."""
    width: float
    stretch: float

    @classmethod
    def of(cls, text: str, setter: Typesetter, width: float, largest: float = LARGEST) -> "Mark":
        """The words for a type area of this width."""
        count = max(1, ceil(len(text) / ON_ONE_LINE))
        size = max(SMALLEST, min(largest, width * count / max(len(text), 1)))
        galley = setter.galley([Span(text, Style.TITLE)], Setting(size, size), "发文机关标志")
        lines = _lines(galley, width, count)
        longest = max((line.right for line in lines), default=0.0)
        return cls(lines, size, width, min(1.0, width / max(longest, 1.0)))

    @property
    def depth(self) -> float:
        """From the upper edge of the first line's ink to the lower edge of the last one's; 0 without words."""
        if not self.lines:
            return 0.0
        return (
            _ink(self.lines[0], self.size)[0]
            + self._below(len(self.lines) - 1)
            - _ink(self.lines[-1], self.size)[1]
        )

    @property
    def height(self) -> float:
        """Of the bodies of its characters, in points."""
        return self.size + self._below(max(0, len(self.lines) - 1))

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw with the upper edge of the ink at `top`, in the middle of the width that begins at `x`."""
        for number, line in enumerate(self.lines):
            base = top + _ink(self.lines[0], self.size)[0] + self._below(number)
            breadth, placed = self._spread(line)
            left = x + (self.width - breadth) / 2 + _leaning(line) * self.size * self.stretch
            pen.glyphs(placed, left, base, self.size, RED, self.stretch)

    def _below(self, number: int) -> float:
        return number * LEADING * self.size

    def _spread(self, line: Line) -> tuple[float, list[Placed]]:
        """The breadth of a line, and its glyphs; a single short line is widened."""
        natural = line.right * self.stretch
        alone = len(self.lines) == 1 and len(line.placed) > 2
        breadth = max(natural, self.width * WIDENED) if alone else natural
        extra = (breadth - natural) / max(1, len(line.placed) - 1)
        return breadth, [
            Placed(item.glyph, item.x * self.stretch + at * extra) for at, item in enumerate(line.placed)
        ]


def _lines(galley: Galley, width: float, count: int) -> list[Line]:
    total = len(galley.glyphs)
    if not total:
        return []
    best = None
    if count > 1:
        costs = end_costs("".join(galley.chars), (), total, bodies=True)
        best = best_cut(galley, width / SQUEEZED, costs, count)
    edges = (0, *(best[1] if best else ()), total)
    return [natural_line(galley, first, last) for first, last in pairwise(edges)]


def _ink(line: Line, size: float) -> tuple[float, float]:
    """How far the ink reaches above and below the baseline, upwards, so that its edges stand where the standard says."""
    boxes = [item.glyph.font.ink(item.glyph.number) for item in line.placed]
    return max(box[3] for box in boxes) / 1000 * size, min(box[1] for box in boxes) / 1000 * size


def _leaning(line: Line) -> float:
    """How far the first and last glyph's own blanks would move the ink out of the middle, in ems, and so have to be moved
    back: at this size it can be seen."""
    first, last = line.placed[0].glyph, line.placed[-1].glyph
    blank_left = first.font.ink(first.number)[0] / 1000
    blank_right = last.advance - last.font.ink(last.number)[2] / 1000
    return (blank_right - blank_left) / 2

"""Titles: 2号 小标宋, centred, broken by sense into lines that make a 梯形 or 菱形 (GB/T 9704-2012 7.3.1).

A title has at most three lines. One that needs more at 2号 first gives up the free characters at its edges, then is
set in 小2号 or 3号, as offices do; one too long even for that runs on at 3号.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import ceil, inf
from operator import itemgetter

from reports import page
from reports.faces.fonts import Style
from reports.page import Setting
from reports.parts.sense import TORN_NAME, end_costs
from reports.parts.strip import Strip
from reports.parts.typesetter import Galley, Line, Span, Typesetter, natural_line, set_lines
from reports.pdf.pen import Pen

LEADING = 1.25 * page.LINE
MARGINS = 2.0, 0.5
"""Characters a line of a title leaves free at either edge, and the least it leaves."""
MOST_LINES = 3
SIZES = 36.0, 26.0, page.SIZE_2, 18.0, page.SIZE_3
"""小初, 1号, 2号, 小2号, 3号: the next smaller one is tried when a title is too long."""
NARROW_MARGIN, ANOTHER_LINE = 2.0, 6.0
"""What the least margins, and a line more than needed, cost in characters of unevenness."""
NEAR = 8
"""How many characters a line may be shorter or longer than the mean."""


@dataclass(frozen=True)
class Title:
    """A document's title, held to the text under it. `below` is the space under it, in lines of the grid."""

    text: str
    place: str = "标题"
    size: float = page.SIZE_2
    below: float = 0.5
    keep: Sequence[str] = ()
    """Names that no line end may tear apart: branches, the bureau."""

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """One strip that ends on a line of the grid; no strip for an empty title."""
        size, lines = set_title(self, setter, width)
        if not lines:
            return []
        leading = LEADING * size / page.SIZE_2
        height = ceil(len(lines) * leading / page.LINE + self.below) * page.LINE

        def draw(pen: Pen, x: float, y: float) -> None:
            for number, line in enumerate(lines):
                base = page.baseline(y + number * leading, leading, size)
                pen.glyphs(line.placed, x + (width - line.right) / 2, base, size)

        return [Strip(height, draw, glue=True, on_grid=True)]


def set_title(title: Title, setter: Typesetter, width: float) -> tuple[float, list[Line]]:
    """The size a title is set in, in points, and its lines; no lines for an empty title."""
    least: tuple[float, float, list[Line]] | None = None
    for size in (title.size, *(size for size in SIZES if size < title.size)):
        galley = _galley(title, setter, size)
        if not galley.glyphs:
            return size, []
        cost, lines = min(divisions(galley, width, tuple(title.keep)), key=itemgetter(0), default=(inf, []))
        if cost < TORN_NAME:  # a word torn apart is no reason for a smaller size, a name is
            return size, lines
        if lines and (least is None or cost < least[0]):
            least = cost, size, lines
    if least is not None:
        return least[1:]
    size = min(title.size, SIZES[-1])
    return size, set_lines(_galley(title, setter, size), width, spread=False)


def _galley(title: Title, setter: Typesetter, size: float) -> Galley:
    return setter.galley([Span(title.text, Style.TITLE)], Setting(size, size), title.place)


def divisions(
    galley: Galley, width: float, names: tuple[str, ...] = ()
) -> Iterator[tuple[float, list[Line]]]:
    """The best division into one line, two and three, for both margins, as far as each fits, with what it costs."""
    size, total = galley.setting.pitch, len(galley.glyphs)
    costs = end_costs("".join(galley.chars), names, int(width / size - 2 * min(MARGINS)), bodies=True)
    for dear, margin in enumerate(MARGINS):
        room = width - 2 * margin * size
        if galley.width() <= room:
            yield dear * NARROW_MARGIN, [natural_line(galley, 0, total)]
            return
        for more, count in enumerate(range(ceil(galley.width() / room), MOST_LINES + 1)):
            if (best := best_cut(galley, room, costs, count)) is not None:
                cost, cut = best
                lines = [natural_line(galley, first, last) for first, last in pairwise((0, *cut, total))]
                yield cost + dear * NARROW_MARGIN + more * ANOTHER_LINE, lines


def best_cut(
    galley: Galley, width: float, costs: Sequence[float], count: int
) -> tuple[float, tuple[int, ...]] | None:
    """The places between `count` lines that cost least, and the cost; None when so many lines do not hold the text."""
    size, mean = galley.setting.pitch, galley.width() / count
    near = [
        at
        for at in range(1, len(galley.glyphs))
        if galley.breaks[at]
        and any(abs(galley.width(0, at) - mean * line) < NEAR * size for line in range(1, count))
    ]
    best: tuple[float, tuple[int, ...]] | None = None
    for cut in combinations(near, count - 1):
        edges = (0, *cut, len(galley.glyphs))
        lengths = [galley.width(first, last) / size for first, last in pairwise(edges)]
        if max(lengths) * size > width:
            continue
        cost = unevenness(lengths) + sum(costs[at] for at in cut)
        if best is None or cost < best[0]:
            best = cost, cut
    return best


def unevenness(lengths: Sequence[float]) -> float:
    """How far lines of these lengths, in characters, are from a good shape. A trapezium or a diamond is wanted, the
    longer of two lines above: a box, an hourglass and a short first line cost something."""
    mean = sum(lengths) / len(lengths)
    uneven = sum(abs(length - mean) for length in lengths)
    waist = len(lengths) > 2 and any(
        lengths[at] < min(lengths[at - 1], lengths[at + 1]) for at in range(1, len(lengths) - 1)
    )
    standing = len(lengths) == 2 and lengths[0] < lengths[1] - 0.5
    box = max(lengths) - min(lengths) < 0.5
    return uneven + 4.0 * waist + 0.6 * box + 2.0 * standing

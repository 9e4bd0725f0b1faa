"""Titles: 2号 小标宋, centred, broken between words into lines of about the same length (GB/T 9704-2012
7.3.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import ceil

from reports import page
from reports.fonts import Style
from reports.page import Setting
from reports.parts import kinsoku
from reports.parts.strip import Strip
from reports.parts.title_words import WORDS
from reports.parts.typesetter import Galley, Line, Span, Typesetter, natural_line, set_lines
from reports.pen import Pen

LEADING = 1.25 * page.LINE
MARGIN = 2
"""Characters a line of a title leaves free at either edge."""
MOST_LINES = 4
LONGEST_WORD = max(map(len, WORDS))
TORN_WORD = 100.0
"""What breaking inside a word costs, in characters of unevenness."""


@dataclass(frozen=True)
class Title:
    """A document's title, held to the text under it. `below` is the space under it, in lines of the grid."""

    text: str
    place: str = "标题"
    size: float = page.SIZE_2
    below: float = 0.5

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """One strip that ends on a line of the grid; no strip for an empty title."""
        galley = setter.galley([Span(self.text, Style.TITLE)], Setting(self.size, self.size), self.place)
        if not galley.glyphs:
            return []
        lines = balanced(galley, width - 2 * MARGIN * self.size)
        leading = LEADING * self.size / page.SIZE_2
        height = ceil(len(lines) * leading / page.LINE + self.below) * page.LINE

        def draw(pen: Pen, x: float, y: float) -> None:
            for number, line in enumerate(lines):
                base = page.baseline(y + number * leading, leading, self.size)
                pen.glyphs(line.placed, x + (width - line.right) / 2, base, self.size)

        return [Strip(height, draw, glue=True, on_grid=True)]


def balanced(galley: Galley, width: float) -> list[Line]:
    """The lines of a title: as few as fit, about equally long, ended between words where that can be had."""
    total = len(galley.glyphs)
    if galley.width() <= width:
        return [natural_line(galley, 0, total)]
    words = word_ends("".join(galley.chars))
    ends = [at for at in range(1, total) if galley.breaks[at]]
    for count in range(2, MOST_LINES + 1):
        if (best := _best_cut(galley, width, ends, words, count)) is not None:
            edges = [0, *best, total]
            return [natural_line(galley, first, last) for first, last in pairwise(edges)]
    return set_lines(galley, width)


def _best_cut(
    galley: Galley, width: float, ends: Sequence[int], words: set[int], count: int
) -> tuple[int, ...] | None:
    aim = galley.width() / count
    near = [
        at
        for at in ends
        if any(
            abs(sum(galley.widths[:at]) - aim * line) < 8 * galley.setting.size for line in range(1, count)
        )
    ]
    best, least = None, float("inf")
    for cut in combinations(near, count - 1):
        edges = [0, *cut, len(galley.glyphs)]
        lengths = [sum(galley.widths[first:last]) for first, last in pairwise(edges)]
        if max(lengths) > width:
            continue
        cost = _cost([length / galley.setting.size for length in lengths])
        cost += TORN_WORD * sum(at not in words for at in cut)
        if cost < least:
            best, least = cut, cost
    return best


def _cost(lengths: Sequence[float]) -> float:
    """Unevenness in characters. A trapezium or a diamond is wanted, the longer of two lines above: a box, an
    hourglass and a short first line cost something."""
    mean = sum(lengths) / len(lengths)
    uneven = sum(abs(length - mean) for length in lengths)
    waist = len(lengths) > 2 and any(
        lengths[at] < min(lengths[at - 1], lengths[at + 1]) for at in range(1, len(lengths) - 1)
    )
    standing = len(lengths) == 2 and lengths[0] < lengths[1] - 0.5
    box = max(lengths) - min(lengths) < 0.5
    return uneven + 4.0 * waist + 0.6 * box + 2.0 * standing


def word_ends(text: str) -> set[int]:
    """Places where a word ends, by the longest match in a list of the words offices use in titles.

    A stretch of unknown characters counts as one word; 的 belongs to the word before it, 关于 and 和 to what
    follows.
    """
    ends, at, unknown = set(), 0, False
    while at < len(text):
        length = _known_word(text, at)
        if length:
            if unknown:
                ends.add(at)
            at, unknown = at + length, False
            if text[at - length : at] != "关于":  # a line does not end with it
                ends.add(at)
        elif text[at] in "和及与":  # these open a line, but do not end one
            ends.add(at)
            at, unknown = at + 1, False
        elif text[at] in "的、》”）：" or _ends_date(text, at):
            ends.discard(at)
            at, unknown = at + 1, False
            ends.add(at)
        else:
            at, unknown = at + 1, True
    return ends


def _known_word(text: str, at: int) -> int:
    """Length of the longest word of the list that begins at `at`, 0 when none does."""
    longest = min(LONGEST_WORD, len(text) - at)
    return next((size for size in range(longest, 1, -1) if text[at : at + size] in WORDS), 0)


def _ends_date(text: str, at: int) -> bool:
    return (
        text[at] in "年月日份"
        and at > 0
        and (text[at - 1].isdigit() or text[at - 1] == "月")
        and not (text[at] == "月" and text[at + 1 : at + 2] == "份")
        and not (text[at] in "年月" and kinsoku.is_latin(text[at + 1 : at + 2] or "的"))
    )

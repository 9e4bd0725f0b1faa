"""Paragraphs of running text, and space between them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from reports import page
from reports.page import Setting
from reports.parts.strip import Draw, Strip, glued
from reports.parts.typesetter import Line, Span, Typesetter, set_lines
from reports.pdf.pen import BLACK, Colour, Pen


class Align(Enum):
    """Where short lines go; only `FULL` spreads lines to both edges."""

    FULL = "两端对齐"
    LEFT = "左"
    CENTRE = "居中"
    RIGHT = "右"


@dataclass(frozen=True)
class Paragraph:
    """Text in one or several styles. Indents are counted in characters of its own setting."""

    spans: Sequence[Span]
    place: str
    """What a clerk calls this text, for messages: 正文, 附件1."""
    first: float = 2
    rest: float = 0
    hang: int = 0
    """Further lines begin exactly behind so many characters of the first line, instead of at `rest`."""
    right: float = 0
    align: Align = Align.FULL
    keep: bool = False
    """Its end stays with what follows: headings, the text above a signature."""
    company: int = 1
    """How many lines of what follows stay with it when it is kept: a heading takes two."""
    last: int = 1
    """How many of its last lines stay with what follows when it is kept: above a signature two."""
    whole: bool = False
    """It is not cut by the end of a page."""
    setting: Setting = page.BODY
    leading: float = page.LINE
    colour: Colour = BLACK

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """One strip for each line; an empty paragraph is one empty line."""
        galley = setter.galley(self.spans, self.setting, self.place)
        on_grid = self.leading == page.LINE
        if not galley.glyphs:
            return [Strip(self.leading, on_grid=on_grid, glue=self.keep, company=self.company)]
        pitch = self.setting.pitch
        measure = width - self.right * pitch
        spread = self.align is Align.FULL
        first = self.first * pitch
        rest = first + galley.width(0, self.hang) if self.hang else self.rest * pitch
        lines = set_lines(galley, measure, first, rest, spread=spread)
        set_strips = [Strip(self.leading, self._drawing(line, measure), on_grid=on_grid) for line in lines]
        if self.whole:
            set_strips = [*glued(set_strips[:-1], len(set_strips)), set_strips[-1]]
        if self.keep:
            set_strips = glued(set_strips, self.last)
            set_strips[-1] = replace(set_strips[-1], company=self.company)
        return set_strips

    def _drawing(self, line: Line, measure: float) -> Draw:
        shift = {
            Align.CENTRE: (measure - line.right + line.left) / 2 - line.left,
            Align.RIGHT: measure - line.right,
        }.get(self.align, 0.0)

        def draw(pen: Pen, x: float, y: float) -> None:
            base = page.baseline(y, self.leading, self.setting.size)
            pen.glyphs(line.placed, x + shift, base, self.setting.size, self.colour)

        return draw


@dataclass(frozen=True)
class Space:
    """Empty lines of the grid, left out at the top of a page."""

    lines: float = 1
    glue: bool = False

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """One blank strip."""
        return [Strip(self.lines * page.LINE, blank=True, glue=self.glue)]

"""A paragraph's glyphs before and after they are broken into lines."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from reports.faces.fonts import Glyph
from reports.page import Setting
from reports.parts import kinsoku
from reports.pdf.pen import Placed

FULL_WIDTH = 0.9
"""Of the em: glyphs wider than this stand on the grid of characters."""
HAIR = 0.01
"""Points of rounding that do not make a line overfull."""


@dataclass(frozen=True)
class Line:
    """A set line: glyphs with their places from the left of the block, and where the ink may begin and
    end."""

    placed: tuple[Placed, ...]
    left: float
    right: float

    @property
    def text(self) -> str:
        return "".join([item.glyph.char for item in self.placed])


class Galley:
    """A paragraph's glyphs and their widths, ready to be broken into lines."""

    def __init__(self, glyphs: Sequence[Glyph], setting: Setting) -> None:
        self.glyphs = glyphs
        self.setting = setting
        size, tracking = setting.size, setting.pitch - setting.size
        self.widths = [
            glyph.advance * size + tracking if glyph.advance > FULL_WIDTH else glyph.advance * size
            for glyph in glyphs
        ]
        self._edges = list(accumulate(self.widths, initial=0.0))

    @cached_property
    def chars(self) -> list[str]:
        return [glyph.char for glyph in self.glyphs]

    @cached_property
    def breaks(self) -> list[bool]:
        """For every place before a glyph whether a line may end there."""
        return kinsoku.breaks(self.chars)

    @cached_property
    def spreads(self) -> list[bool]:
        """For every glyph but the last whether a line that is set wider may gain space behind it."""
        return kinsoku.spreading(self.chars)

    @cached_property
    def gives(self) -> list[float]:
        """Points each glyph can give up when the line is set narrower."""
        size, gives = self.setting.size, kinsoku.GIVES
        return [gives.get(char, 0.0) * size for char in self.chars]

    @cached_property
    def _spread_edges(self) -> list[int]:
        return list(accumulate(self.spreads, initial=0))

    @cached_property
    def _give_edges(self) -> list[float]:
        return list(accumulate(self.gives, initial=0.0))

    def width(self, start: int = 0, end: int | None = None) -> float:
        """The natural width of a stretch on one line."""
        return self._edges[len(self.widths) if end is None else end] - self._edges[start]

    def overflow(self, start: int, room: float) -> int:
        """The first glyph from `start` on that does not fit; at least one always does."""
        full = bisect_right(self._edges, self._edges[start] + room + HAIR) - 1
        return min(max(full, start + 1), len(self.widths))

    def give(self, start: int, end: int) -> float:
        """Points a line can give up."""
        return self._give_edges[end] - self._give_edges[start]

    def gap_count(self, start: int, end: int) -> int:
        """In how many places a line can be spread."""
        return self._spread_edges[end - 1] - self._spread_edges[start] if end > start else 0

    def gaps(self, start: int, end: int) -> list[int]:
        """The places behind which a line can be spread, counted from the line's start."""
        return [at for at, spreads in enumerate(self.spreads[start : end - 1]) if spreads]

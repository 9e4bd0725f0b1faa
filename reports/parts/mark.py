"""发文机关标志: the red words at the head of an official document (GB/T 9704-2012, 7.2.4)."""

from dataclasses import dataclass

from reports.fonts import Style
from reports.page import Setting
from reports.parts.typesetter import Galley, Span, Typesetter, natural_line
from reports.pen import RED, Pen, Placed

LARGEST, SMALLEST = 44.0, 26.0
"""Sizes the mark is set in, by its length; the standard leaves them to the office."""
WIDENED = 0.62
"""Part of the width that a short mark is widened to."""


@dataclass(frozen=True)
class Mark:
    """The red words, on one line whatever their number: spread when few, narrowed when very many."""

    galley: Galley
    width: float
    stretch: float

    @classmethod
    def of(cls, text: str, setter: Typesetter, width: float, largest: float = LARGEST) -> "Mark":
        """The words for a type area of this width."""
        count = max(len(text), 1)
        size = max(SMALLEST, min(largest, width / count))
        galley = setter.galley([Span(text, Style.TITLE)], Setting(size, size), "发文机关标志")
        return cls(galley, width, min(1.0, width / max(galley.width(), 1.0)))

    @property
    def size(self) -> float:
        """Height of the em, in points."""
        return self.galley.setting.size

    @property
    def depth(self) -> float:
        """From the upper to the lower edge of the ink, in points; 0 without words."""
        above, below = self._ink()
        return above - below

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw with the upper edge of the ink at `top`, in the middle of the width that begins at `x`."""
        line = natural_line(self.galley, 0, len(self.galley.glyphs))
        if not line.placed:
            return
        natural = line.right * self.stretch
        breadth = max(natural, self.width * WIDENED) if len(line.placed) > 2 else natural
        extra = (breadth - natural) / max(1, len(line.placed) - 1)
        placed = [
            Placed(item.glyph, item.x * self.stretch + at * extra) for at, item in enumerate(line.placed)
        ]
        left = x + (self.width - breadth) / 2 + self._leaning()
        pen.glyphs(placed, left, top + self._ink()[0], self.size, RED, self.stretch)

    def _leaning(self) -> float:
        """How far the first and last glyph's own blanks would move the ink out of the middle, and so have to be moved
        back: at this size it can be seen."""
        first, last = self.galley.glyphs[0], self.galley.glyphs[-1]
        blank_left = first.font.ink(first.number)[0] / 1000
        blank_right = last.advance - last.font.ink(last.number)[2] / 1000
        return (blank_right - blank_left) / 2 * self.size * self.stretch

    def _ink(self) -> tuple[float, float]:
        """How far the ink reaches above and below the baseline, upwards, so that its edges stand where the standard
        says."""
        boxes = [glyph.font.ink(glyph.number) for glyph in self.galley.glyphs]
        if not boxes:
            return 0.0, 0.0
        scale = self.size / 1000
        return max(box[3] for box in boxes) * scale, min(box[1] for box in boxes) * scale

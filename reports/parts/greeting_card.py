"""A greeting card: half an upright A4 sheet in a frame, two to a sheet, to be cut apart in the middle."""

from dataclasses import dataclass

from reports import page
from reports.faces.fonts import Style
from reports.page import Setting
from reports.parts.strip import Strip
from reports.parts.typesetter import Line, Span, Typesetter, natural_line, set_lines
from reports.pdf.pen import BLACK, RED, Colour, Pen

HEIGHT = page.CARD_HEIGHT
INSET = 9 * page.MM
"""From the cut edge to the outer line of the frame."""
GAP = 1.6 * page.MM
"""Between the two lines of the frame."""
SIDE = 12 * page.MM
"""From the frame to the text."""
HEADING = Setting(30.0, 36.0)
SIZES = page.SIZE_3, page.SIZE_4, page.SIZE_SMALL_4, page.SIZE_5
"""A text too long for the card is set smaller."""
SPACING = 1.75
TOP, UNDER_HEADING = 13 * page.MM, 9 * page.MM
CUT = (3.0, 3.0)
"""Length of a dash and of a gap of the line to cut along."""


@dataclass(frozen=True)
class GreetingCard:
    """A heading in red, who is addressed, what is said, a line of wish in 楷体, and at the foot who says it and when."""

    heading: str
    addressed: str
    text: str
    wish: str
    body: str
    day: str
    place: str = "贺卡"
    cut_below: bool = True
    """Whether a line to cut along stands at its foot."""

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """One strip of half a sheet."""
        heading = self._line(setter, self.heading, HEADING, Style.TITLE)
        room = HEIGHT - 2 * (INSET + TOP) - HEADING.size - UNDER_HEADING
        text = next(
            (found for size in SIZES[:-1] if (found := self._text(setter, size, width)).height <= room),
            None,
        ) or self._text(setter, SIZES[-1], width)

        def draw(pen: Pen, x: float, y: float) -> None:
            _frame(pen, x, y, width)
            top = y + INSET + TOP
            base = page.baseline(top, HEADING.size, HEADING.size)
            pen.glyphs(heading.placed, x + (width - heading.right) / 2, base, HEADING.size, RED)
            top += HEADING.size + UNDER_HEADING
            for line in text.upper:
                text.write(pen, line, x + SIDE, top)
                top += text.leading
            # Who says it and when stand at the foot, one under the other in the middle of each.
            foot = y + HEIGHT - INSET - TOP - text.leading * len(text.lower)
            right = x + width - SIDE - text.size
            widest = max(line.right for line in text.lower)
            for line in text.lower:
                text.write(pen, line, right - widest / 2 - line.right / 2, foot)
                foot += text.leading
            if self.cut_below:
                _dashes(pen, y + HEIGHT)

        return [Strip(HEIGHT, draw)]

    def _line(self, setter: Typesetter, text: str, setting: Setting, style: Style = Style.FANGSONG) -> Line:
        galley = setter.galley([Span(text, style)], setting, self.place)
        return natural_line(galley, 0, len(galley.glyphs))

    def _text(self, setter: Typesetter, size: float, width: float) -> "_Text":
        setting, measure = Setting(size, size), width - 2 * SIDE

        def lines(
            text: str, style: Style = Style.FANGSONG, first: int = 0, *, spread: bool = True
        ) -> list[Line]:
            galley = setter.galley([Span(text, style)], setting, self.place)
            return set_lines(galley, measure, first * size, 0, spread=spread)

        return _Text(
            size,
            (
                *lines(self.addressed),
                *lines(self.text, first=2),
                *(lines(self.wish, Style.KAI, 2) if self.wish else ()),
            ),
            (*lines(self.body, spread=False), self._line(setter, self.day, setting)),
        )


@dataclass(frozen=True)
class _Text:
    """The lines of a card's text in one size: those under the heading, and those at the foot."""

    size: float
    upper: tuple[Line, ...]
    lower: tuple[Line, ...]

    @property
    def leading(self) -> float:
        return self.size * SPACING

    @property
    def height(self) -> float:
        """With half a line between the two."""
        return (len(self.upper) + len(self.lower) + 0.5) * self.leading

    def write(self, pen: Pen, line: Line, x: float, top: float) -> None:
        pen.glyphs(line.placed, x, page.baseline(top, self.leading, self.size), self.size, BLACK)


def _frame(pen: Pen, x: float, y: float, width: float) -> None:
    """A broad line and a fine one within it."""
    for inset, line in ((0.0, 2.0), (GAP, 0.6)):
        _box(pen, x + inset, y + INSET + inset, width - 2 * inset, HEIGHT - 2 * (INSET + inset), line, RED)


def _box(pen: Pen, x: float, y: float, width: float, height: float, line: float, colour: Colour) -> None:
    right, foot, half = x + width, y + height, line / 2
    for x1, y1, x2, y2 in (
        (x - half, y, right + half, y),
        (x - half, foot, right + half, foot),
        (x, y, x, foot),
        (right, y, right, foot),
    ):
        pen.rule(x1, y1, x2, y2, line, colour)


def _dashes(pen: Pen, y: float) -> None:
    """A dashed line over the whole sheet, to cut along."""
    dash, gap = CUT
    x = 0.0
    while x < page.A4[0]:
        pen.rule(x, y, min(x + dash, page.A4[0]), y, 0.3, (0.55, 0.55, 0.55))
        x += dash + gap

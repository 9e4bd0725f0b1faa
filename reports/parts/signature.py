"""署名 and 成文日期, with and without a seal, and the lines people sign (GB/T 9704-2012, 7.3.5)."""

from dataclasses import dataclass
from datetime import date

from models.rows.paper import Seal
from models.rules.spoken_periods import day_in_words
from reports import page
from reports.parts import seal as seals
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Paragraph, Space
from reports.parts.strip import Draw, Strip, glued
from reports.parts.typesetter import Galley, Line, Span, Typesetter, natural_line, set_lines
from reports.pdf.pen import Pen

INDENT = 2 * page.PITCH
"""Without a seal: what the longer of the two lines leaves free at the right, and how far the date begins behind the
name (7.3.5.2)."""
DATE_RIGHT = 4 * page.PITCH
"""With a seal: what the date leaves free at the right (7.3.5.1)."""


@dataclass(frozen=True)
class Signature:
    """The issuing body, and under it the day in Arabic figures; 待补 stands for a day not known yet. With a seal the name
    stands over the middle of the date, and the seal over both."""

    body: str
    day: date | None
    seal: Seal | None = None

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """Blank lines, the name, the date: held together, and to the text above when that is held to them."""
        name = setter.galley([Span(self.body)], page.BODY, "署名")
        day = setter.galley([Span(spoken(self.day))], page.BODY, "成文日期")
        if self.seal is not None:
            return _sealed(name, day, self.seal, setter, width)
        if name.width() > width - INDENT:
            lines = set_lines(name, width - 2 * INDENT)
            starts = [width - INDENT - line.right for line in lines]
            day_at = width - INDENT - day.width()
        else:
            lines = [natural_line(name, 0, len(name.glyphs))]
            name_at, day_at = _places(name, day, width)
            starts = [name_at]
        named = [_written(line, at) for line, at in zip(lines, starts, strict=True)]
        dated = _written(natural_line(day, 0, len(day.glyphs)), day_at)
        return [*Space(1, glue=True).strips(setter, width), *glued(named, len(named)), dated]


def _places(name: Galley, day: Galley, width: float) -> tuple[float, float]:
    """Where the name and the date begin."""
    if day.width() > name.width():
        day_at = width - INDENT - day.width()
        return max(0.0, day_at - INDENT), day_at
    name_at = width - INDENT - name.width()
    return name_at, name_at + INDENT


def _sealed(name: Galley, day: Galley, seal: Seal, setter: Typesetter, width: float) -> list[Strip]:
    """Two blank lines (one over a name of several lines), name, date, and the line that the seal's foot reaches into:
    so the seal's upper edge lies within a line of the text (7.3.5.1), and never on a page without text."""
    lines = set_lines(name, width - 2 * INDENT, spread=False)
    middle = width - DATE_RIGHT - day.width() / 2
    broadest = max((line.right for line in lines), default=0.0)
    # A name too long to stand over the date's place moves both to the left, no further than it must.
    middle = min(middle, width - broadest / 2)
    written = [_written(line, middle - line.right / 2) for line in lines]
    written.append(_written(natural_line(day, 0, len(day.glyphs)), middle - day.width() / 2))
    pressed = len(written) * page.LINE / 2 - seals.ABOVE

    def draw(pen: Pen, x: float, y: float) -> None:
        seals.draw(pen, seal, x + middle, y + pressed)
        written[0].draw(pen, x, y)

    signed = [Strip(page.LINE, draw, on_grid=True), *written[1:]]
    above = Space(1 if len(lines) > 1 else 2, glue=True).strips(setter, width)
    return [*above, *glued(signed, len(signed)), Strip(page.LINE, on_grid=True)]


def _written(line: Line, at: float) -> Strip:
    return Strip(page.LINE, _drawn(line, at), on_grid=True)


def _drawn(line: Line, at: float) -> Draw:
    def draw(pen: Pen, x: float, y: float) -> None:
        pen.glyphs(line.placed, x + at, page.baseline(y, page.LINE, page.SIZE_3), page.SIZE_3)

    return draw


def spoken(day: date | None) -> str:
    """2026年5月8日, without leading zeros; 待补 when not known."""
    return UNKNOWN if day is None else day_in_words(day)


def signed_by(*roles: str) -> Paragraph:
    """A line to be signed by hand: 主持人签名：　　　记录人签名："""
    text = "".join(f"{role}：{'　' * 6}" for role in roles).rstrip("　")
    return Paragraph([Span(text)], "签名栏", first=0, whole=True)

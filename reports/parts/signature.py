"""署名 and 成文日期 without a seal, and the lines people sign (GB/T 9704-2012, 7.3.5).

A seal is never printed; a document that gets one is stamped by hand.
"""

from dataclasses import dataclass
from datetime import date

from reports import page
from reports.parts.paragraph import Paragraph, Space
from reports.parts.strip import Draw, Strip, glued
from reports.parts.typesetter import Galley, Line, Span, Typesetter, natural_line, set_lines
from reports.pen import Pen

INDENT = 2 * page.PITCH
"""What the longer of the two lines leaves free at the right, and how far the date begins behind the name."""


@dataclass(frozen=True)
class Signature:
    """The issuing body, and under it the day in Arabic figures; 待补 stands for a day not known yet."""

    body: str
    day: date | None

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """A blank line, the name, the date: held together."""
        name = setter.galley([Span(self.body)], page.BODY, "署名")
        day = setter.galley([Span(spoken(self.day))], page.BODY, "成文日期")
        if name.width() > width - INDENT:
            lines = set_lines(name, width - 2 * INDENT)
            starts = [width - INDENT - line.right for line in lines]
            day_at = width - INDENT - day.width()
        else:
            lines = [natural_line(name, 0, len(name.glyphs))]
            name_at, day_at = _places(name, day, width)
            starts = [name_at]
        named = [
            Strip(page.LINE, _drawn(line, at), on_grid=True) for line, at in zip(lines, starts, strict=True)
        ]
        dated = Strip(page.LINE, _drawn(natural_line(day, 0, len(day.glyphs)), day_at), on_grid=True)
        return [*Space(1, glue=True).strips(setter, width), *glued(named, len(named)), dated]


def _places(name: Galley, day: Galley, width: float) -> tuple[float, float]:
    """Where the name and the date begin."""
    if day.width() > name.width():
        day_at = width - INDENT - day.width()
        return max(0.0, day_at - INDENT), day_at
    name_at = width - INDENT - name.width()
    return name_at, name_at + INDENT


def _drawn(line: Line, at: float) -> Draw:
    def draw(pen: Pen, x: float, y: float) -> None:
        pen.glyphs(line.placed, x + at, page.baseline(y, page.LINE, page.SIZE_3), page.SIZE_3)

    return draw


def spoken(day: date | None) -> str:
    """2026年5月8日, without leading zeros; 待补 when not known."""
    return "待补" if day is None else f"{day.year}年{day.month}月{day.day}日"


def signed_by(*roles: str) -> Paragraph:
    """A line to be signed by hand: 主持人签名：　　　记录人签名："""
    text = "".join(f"{role}：{'　' * 6}" for role in roles).rstrip("　")
    return Paragraph([Span(text)], "签名栏", first=0, whole=True)

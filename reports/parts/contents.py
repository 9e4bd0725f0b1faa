"""目录: the table of contents of a volume, with leaders and page numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports import page
from reports.faces.fonts import Style
from reports.parts.paragraph import Paragraph
from reports.parts.strip import Draw, Strip
from reports.parts.title import Title
from reports.parts.typesetter import Line, Span, Typesetter, natural_line, set_lines
from reports.pdf.pen import Pen, Placed

INDENT = 1
"""Characters each level stands further in."""
NUMBER_ROOM = 4
"""Characters at the right that no title reaches into: the shortest leader and the page number."""
LEAST_ROOM = 3.25
"""The same for a title that is only a little too long: one point of the leader is left."""
WIDE, NARROW = "　", " "
"""Between the parts of an entry; the narrow one where it keeps the title on its line."""
LEADER = "…"
BESIDE = 0.25
"""Characters left free at both ends of a leader."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A bookmark and the page it stands on."""

    level: int
    title: str
    label: str
    """The page number as printed."""
    side: int
    """The page of the file, counted from 1, and how far below its top: where a click leads."""
    y: float = 0.0


@dataclass(frozen=True)
class Contents:
    """The bookmarks of the document down to a level. Entries are filled in by whoever deals the pages out."""

    title: str = "目　录"
    deepest: int = 1
    place: str = "目录"
    entries: Sequence[Entry] = ()

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """The title, and one strip for each entry; a long title takes several lines, which stay together."""
        strips = list(Title(self.title, self.place).strips(setter, width))
        shown = [entry for entry in self.entries if entry.level <= self.deepest]
        if not shown:
            return [*strips, *Paragraph([], self.place).strips(setter, width)]
        for entry in shown:
            strips += self._entry(setter, entry, width)
        return strips

    def _entry(self, setter: Typesetter, entry: Entry, width: float) -> list[Strip]:
        style = Style.HEI if entry.level == 0 and self.deepest else Style.FANGSONG
        left = entry.level * INDENT * page.PITCH
        lines = self._title(setter, entry.title, style, left, width)
        number = setter.galley([Span(entry.label)], page.BODY, self.place)
        at = width - number.width()
        last = [
            lines[-1],
            _leader(setter, lines[-1].right, at),
            natural_line(number, 0, len(number.glyphs), at),
        ]
        drawn = [[line] for line in lines[:-1]] + [last]
        top_level = entry.level == 0 and self.deepest > 0
        return [
            Strip(
                page.LINE,
                _row(row, width, entry),
                on_grid=True,
                glue=top_level or at_line < len(drawn) - 1,  # a branch never closes a page without a meeting
            )
            for at_line, row in enumerate(drawn)
        ]

    def _title(
        self, setter: Typesetter, title: str, style: Style, left: float, width: float
    ) -> Sequence[Line]:
        """On one line if that can be had: as it is, then with less room for the number, then with narrower spaces."""
        galley = setter.galley([Span(title, style)], page.BODY, self.place)
        lines = set_lines(galley, width - NUMBER_ROOM * page.PITCH, left, left + page.PITCH)
        if len(lines) > 1:
            for text in (title, title.replace(WIDE, NARROW)):
                tight = setter.galley([Span(text, style)], page.BODY, self.place)
                line = natural_line(tight, 0, len(tight.glyphs), left)
                if line.right <= width - LEAST_ROOM * page.PITCH:
                    return [line]
        return lines or [natural_line(galley, 0, 0, left)]


def _leader(setter: Typesetter, start: float, end: float) -> Line:
    """Points from the title to the number, at the same places on every line."""
    (glyph,) = setter.galley([Span(LEADER)], page.BODY, "目录").glyphs
    first = int((start / page.PITCH) + BESIDE) + 1
    last = int(end / page.PITCH - BESIDE)
    placed = tuple(Placed(glyph, at * page.PITCH) for at in range(first, last))
    return Line(placed, first * page.PITCH, last * page.PITCH)


def _row(lines: Sequence[Line], width: float, entry: Entry) -> Draw:
    def draw(pen: Pen, x: float, y: float) -> None:
        for line in lines:
            pen.glyphs(line.placed, x, page.baseline(y, page.LINE, page.SIZE_3), page.SIZE_3)
        pen.link(x, y, width, page.LINE, entry.side, entry.y)

    return draw

"""Holds pages read back with PDFium against the grid and the rules of line ends. All lengths are millimetres."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reports import page
from reports.page import Shape
from reports.parts import kinsoku

CELL, ROW, EM = 156 / 28, 225 / 22, 16 * 25.4 / 72
FINE = 0.02
"""What rounding in the file may move a glyph."""
OVER = EM - CELL + FINE
"""What the em of a full line's last glyph stands out: its cell is 0.073 mm narrower."""
NEVER_FIRST = frozenset("，。、；：？！）》」』】〕〉〗”’…—·％%‰℃々")
NEVER_LAST = frozenset("（《「『【〔〈〖“‘")


@dataclass(frozen=True)
class SetLine:
    """Glyphs on one baseline, from left to right."""

    page: int
    y: float
    marks: Sequence[Any]

    @property
    def text(self) -> str:
        """The line's characters."""
        return "".join(mark.char for mark in self.marks)


def body_lines(paper: Any) -> list[SetLine]:
    """The lines of the type area of every page; the number below it is left out."""
    found = []
    for number, marks in enumerate(paper.pages, 1):
        rows = defaultdict(list)
        for mark in marks:
            if mark.y < 262:
                rows[round(mark.y, 1)].append(mark)
        found += [SetLine(number, y, sorted(rows[y], key=lambda mark: float(mark.x))) for y in sorted(rows)]
    return found


def left_edge(number: int) -> float:
    """Where the type area of a page begins: bound at the left on odd pages, at the right on even ones."""
    return 28.0 if number % 2 else 26.0


def faults(lines: Sequence[SetLine]) -> Iterator[str]:
    """Lines off the grid, outside the type area, or with a bad beginning or end."""
    for at, line in enumerate(lines):
        left = left_edge(line.page)
        row = (line.y - 37 - (ROW - EM) / 2 - page.EM_ASCENT * EM) / ROW
        if abs(row - round(row)) > 0.01 or not 0 <= round(row) < 22:
            yield f"off the 22 lines: {row:.3f} {line.text}"
        first, last = line.marks[0], line.marks[-1]
        blank = 0.5 * EM if first.char in kinsoku.OPENING else 0.0
        ink = 0.5 * EM if last.char in kinsoku.CLOSING else EM if ord(last.char) > 0x2E7F else 0.3 * EM
        if first.x + blank < left - FINE or last.x + ink > left + 156 + OVER:
            yield f"outside: {first.x - left:.2f} to {last.x + ink - left:.2f} {line.text}"
        opens_paragraph = first.x > left + 1.4 * CELL
        if first.char in NEVER_FIRST and not opens_paragraph:
            yield f"begins badly: {line.text}"
        goes_on = (
            at + 1 < len(lines) and lines[at + 1].marks[0].x < left_edge(lines[at + 1].page) + 1.4 * CELL
        )
        if goes_on and last.char in NEVER_LAST:
            yield f"ends badly: {line.text}"


def loose_gaps(lines: Sequence[SetLine]) -> list[float]:
    """How much wider than its cell, in points, each full-width character of a line stands."""
    gaps = []
    for line in lines:
        for one, other in zip(line.marks, line.marks[1:], strict=False):
            if ord(one.char) > 0x2E7F:
                gaps.append((other.x - one.x - CELL) * 72 / 25.4)
    return gaps


def off_the_area(paper: Any, shape: Shape) -> list[str]:
    """Glyphs outside the type area of their page, the page number apart."""
    found = []
    for number, marks in enumerate(paper.pages, 1):
        area = page.area(shape, number)
        left, top = area.left / page.MM, area.top / page.MM
        right, foot = left + area.width / page.MM, top + area.height / page.MM
        for mark in marks:
            # The page number is the only thing outside: left of what lies across, under all else.
            if mark.x < left - EM if shape is Shape.ACROSS else mark.y > foot + 5:
                continue
            ink = 1.0 if ord(mark.char) > 0x2E7F else 0.2
            if not (left - 0.5 * EM <= mark.x < right - ink and top < mark.y < foot):
                found.append(f"page {number}: {mark}")
    return found

"""Names of people in a row: 出席, 请假, 列席 under the text of 纪要 (GB/T 9704-2012, 10.3), and who is called to a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports import page
from reports.faces.fonts import Style
from reports.parts.paragraph import Align, Paragraph
from reports.parts.strip import Draw, Strip
from reports.parts.typesetter import Line, Span, Typesetter, set_lines
from reports.pdf.pen import Pen

INDENT = 2
"""Characters free before the label."""
COMMA = "、"
BREAKS = f"{COMMA}："
"""Behind these a line may end."""


@dataclass(frozen=True)
class People:
    """The label in 黑体 and the names in 仿宋. No name is broken at the end of a line as long as a line holds it."""

    label: str
    names: Sequence[str]
    place: str
    before: str = "："
    """What stands between the label and the first name."""
    after: str = ""
    hanging: bool = True
    """Further lines begin under the first character behind the label's colon; without it at the left edge."""

    @property
    def paragraph(self) -> Paragraph:
        """The same as running text."""
        spans = [Span(self.label, Style.HEI), Span(f"{self.before}{COMMA.join(self.names)}{self.after}")]
        rest = INDENT + len(self.label) + 1 if self.hanging else 0
        return Paragraph(spans, self.place, INDENT, rest, align=Align.LEFT)

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """One strip for each line."""
        paragraph = self.paragraph
        galley = setter.galley(paragraph.spans, page.BODY, self.place)
        galley.breaks = [False, *(char in BREAKS for char in galley.chars[:-1]), True]
        first, rest = paragraph.first * page.PITCH, paragraph.rest * page.PITCH
        lines = set_lines(galley, width, first, rest, spread=False)
        return [Strip(page.LINE, _drawn(line), on_grid=True) for line in lines]


def _drawn(line: Line) -> Draw:
    def draw(pen: Pen, x: float, y: float) -> None:
        pen.glyphs(line.placed, x, page.baseline(y, page.LINE, page.SIZE_3), page.SIZE_3)

    return draw

"""出席, 请假, 列席: who was at a meeting, under the text of its 纪要 (GB/T 9704-2012, 10.3)."""

from collections.abc import Sequence

from reports.fonts import Style
from reports.parts.paragraph import Align, Paragraph
from reports.parts.typesetter import Span

INDENT = 2
"""Characters free before the label."""


def people(label: str, names: Sequence[str]) -> Paragraph:
    """The label in 黑体 and the names in 仿宋; further lines begin under the first name."""
    spans = [Span(label, Style.HEI), Span(f"：{'、'.join(names)}")]
    return Paragraph(spans, f"{label}人员", INDENT, INDENT + len(label) + 1, align=Align.LEFT)

"""附件: the list of annexes under the text, and the head of an annex (GB/T 9704-2012, 7.3.4 and 7.3.7)."""

from collections.abc import Sequence

from reports.faces.fonts import Style
from reports.parts.paragraph import Align, Paragraph, Space
from reports.parts.strip import Block
from reports.parts.title import Title
from reports.parts.typesetter import Span

WORD = 5
"""Where the first name begins: two characters free, then 附件："""


def listing(names: Sequence[str]) -> list[Block]:
    """附件：1.… 2.… with the names under each other; one annex alone has no number. Held to the signature."""
    if not names:
        return []
    blocks: list[Block] = [Space(1, glue=True)]
    for number, name in enumerate(names, 1):
        count = f"{number}." if len(names) > 1 else ""
        word = "附件：" if number == 1 else ""
        first = WORD if number > 1 else 2
        rest = WORD + (1 if count else 0)
        spans, hang = [Span(f"{word}{count}{name}")], len(word + count)
        blocks.append(
            Paragraph(spans, "附件说明", first, rest, hang, align=Align.LEFT, keep=True, whole=True)
        )
    return blocks


def head(number: int | None, title: str) -> list[Block]:
    """附件1 in the upper left corner, and the title on the third line."""
    mark = "附件" if number is None else f"附件{number}"
    return [
        Paragraph([Span(mark, Style.HEI)], mark, first=0, align=Align.LEFT, keep=True),
        Paragraph([], mark, keep=True),
        Title(title, place=f"{mark}标题"),
    ]

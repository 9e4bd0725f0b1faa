"""What the office's ledgers and tables of statistics have around them: title, line of facts, heads, note."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from models.rules.periods import Span
from models.rules.spoken_periods import in_words
from reports import page
from reports.faces.fonts import Style
from reports.page import Setting
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Paragraph, Space
from reports.parts.strip import Block
from reports.parts.table import Cell
from reports.parts.title import Title
from reports.parts.typesetter import Span as Text

FACTS = Setting(page.SIZE_SMALL_4, page.SIZE_SMALL_4)
NOTE = Setting(page.SIZE_5, page.SIZE_5)
FINE = Setting(9.0, 9.0)
"""小五, for sheets of many columns."""
TIGHT = 2.0
"""Free space beside the figures of such sheets, in points."""
NOT_ASKED = "—"


def title_of(scope: str, span: Span, name: str) -> str:
    """办公室党支部2026年第四季度三会一课统计表; the whole bureau is not named."""
    return f"{scope}{in_words(span)}{name}"


def opening(title: str, *facts: str, scope: str = "") -> list[Block]:
    """The title, in which the name of the scope stays whole, and under it the facts about the whole sheet on one line,
    held to the table."""
    line = Paragraph(
        [Text("　　".join(facts))], "表头", first=0, keep=True, setting=FACTS, leading=FACTS.size * 1.8
    )
    return [Title(title, below=0.2, keep=(scope,) if scope else ()), line]


def unit(scope: str, bureau_name: str) -> str:
    """填报单位：…"""
    return f"填报单位：{scope or bureau_name or UNKNOWN}"


def head(text: str, span: int = 1) -> Cell:
    """A cell of the table's head."""
    return Cell(text, span, style=Style.HEI)


def heading(text: str, place: str) -> Paragraph:
    """The heading of one table among several, held to it."""
    words, leading = [Text(text, Style.HEI)], FACTS.size * 1.8
    return Paragraph(words, place, first=0, keep=True, whole=True, setting=FACTS, leading=leading)


def note(text: str, place: str, *, keep: bool = False) -> list[Block]:
    """How the figures were counted, under the table; with ``keep`` it stays with what follows."""
    leading = NOTE.size * 1.6
    said = Text(f"说明：{text}")
    return [
        Space(0.15, glue=True),
        Paragraph([said], place, first=0, setting=NOTE, leading=leading, whole=True, keep=keep),
    ]


def nothing(text: str, place: str) -> Paragraph:
    """The sentence that stands for an empty table."""
    return Paragraph([Text(text)], place)


def day(on: date | None) -> str:
    """2026.10.05, which stands on one line of a narrow column; 待补 when the day is not known."""
    return UNKNOWN if on is None else f"{on.year}.{on.month:02}.{on.day:02}"


def lines(*parts: str) -> str:
    """The parts that say something, each on a line of its own."""
    return "\n".join(part for part in parts if part)


def decimal(number: Decimal) -> str:
    """1.50 as 1.5, 20 as 20."""
    return f"{number.normalize():f}"


def joined(names: Sequence[str]) -> str:
    """甲、乙; 待补 when nobody is named."""
    return "、".join(names) or UNKNOWN

"""备考表: the last sheet of a 档案盒, on what is in it and who put it in order (DA/T 22-2015, 6.4). What is not typed is left to the
pen."""

from collections.abc import Sequence
from datetime import date

from models.rows.archive import BoxRow, Fonds
from models.rules.papers import PaperKind
from reports import page
from reports.documents import archive_words as words
from reports.flow import Document, Section
from reports.page import Setting, Shape
from reports.parts import ledger
from reports.parts.form import label
from reports.parts.paragraph import Align, Space
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.parts.title import Title
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata

PLACE = PaperKind.BOX_NOTE.label
SETTING = Setting(page.SIZE_4, page.SIZE_4)
LINES = 19
"""Lines the situation has room for."""
ON_LINE = 30
"""Characters that a line of it holds."""
TALL = 11 * page.MM


def document(boxes: Sequence[BoxRow], fonds: Fonds, year: int, made_on: date) -> Document:
    """A sheet for each box."""
    sections = [Section(_sheet(box, fonds), Shape.RECORD, **words.FRONT) for box in boxes]
    return Document(Metadata(f"{year}年度{PLACE}", fonds.name, made_on), sections)


def _sheet(box: BoxRow, fonds: Fonds) -> list[Block]:
    named = (
        ("全宗号", words.fonds_number(fonds)),
        ("年度", str(box.year)),
        ("保管期限", box.retention.label),
        *((("机构（问题）", box.organization_code),) if box.organization_code else ()),
        ("盒号", str(box.number)),
        ("起止件号", words.numbers(box.first_number, box.last_number)),
    )
    of_box = [[label(name) for name, _ in named], [Cell(value) for _, value in named]]
    rows: list[Row] = [
        [label("盒内文件情况说明", 4, keep=True)],
        [Cell(_situation(box), 4, Align.FULL, indent=2, at_top=True)],
        _signed("整理人", box.arranged_by, "整理日期", box.arranged_on),
        _signed("检查人", box.checked_by, "检查日期", box.checked_on),
    ]
    table = Table((1, 2, 1, 2), rows, PLACE, setting=SETTING, least=TALL, named=True, fit=False)
    return [
        Title(PLACE, below=0.4),
        Table([1] * len(named), of_box, PLACE, setting=ledger.FACTS, named=True, keep=True),
        Space(0.4, glue=True),
        table,
    ]


def _situation(box: BoxRow) -> list[list[Span]]:
    """What was typed, and empty lines to write on below it."""
    typed = [[Span(line)] for line in box.situation.splitlines()]
    taken = sum(1 + (len(line) + 1) // ON_LINE for line in box.situation.splitlines())
    return typed + [[Span("　")] for _ in range(max(1, LINES - taken))]


def _signed(name: str, who: str, day_name: str, day: date | None) -> Row:
    """A name and a day, each empty where it is to be written by hand."""
    written = "" if day is None else f"{day.year}年{day.month}月{day.day}日"
    return [label(name), Cell(who), label(day_name), Cell(written or "年　　月　　日")]

"""问题整改清单: the list of items on sheets laid across, its head on every page (domain §3.8)."""

from collections.abc import Sequence
from datetime import date

from models.rows.rectification import RectificationSummary
from reports import page
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Setting, Shape
from reports.parts.deadline import deadline
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Align, Paragraph
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.parts.title import Title
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata

PERSON = "责任人"
HEADS = (
    ("序号", 29),
    ("问题来源", 44),
    ("整改单位", 60),
    ("问题表述", 112),
    ("整改措施", 112),
    ("责任领导", 44),
    ("责任部门", 54),
    (PERSON, 40),
    ("整改时限", 46),
    ("进展情况", 84),
    ("状态", 46),
)
"""Columns and their widths, about in points."""
NOTE = Setting(page.SIZE_SMALL_4, page.SIZE_SMALL_4)


def document(
    items: Sequence[RectificationSummary],
    as_of: date,
    issuer: str,
    title: str = "问题整改清单",
    *,
    with_names: bool = False,
) -> Document:
    """The list as it stood on `as_of`, in the order given. The responsible persons are named only on request."""
    shown = [head for head in HEADS if with_names or head[0] != PERSON]
    heads = [[Cell(text, style=Style.HEI) for text, _ in shown]]
    rows = [_row(item, with_names=with_names) for item in items]
    table = Table([width for _, width in shown], rows, "整改清单", heads)
    unit = f"填报单位：{issuer or UNKNOWN}　　截至{spoken(as_of)}　　共{len(items)}项"
    blocks: list[Block] = [
        Title(title, below=0.2),
        Paragraph([Span(unit)], "表头", first=0, keep=True, setting=NOTE, leading=NOTE.size * 1.8),
        table if items else _nothing(),
    ]
    return Document(Metadata(title, issuer, as_of), [Section(blocks, Shape.LEDGER)])


def _nothing() -> Paragraph:
    return Paragraph([Span("没有需要整改的问题。")], "整改清单")


def _row(item: RectificationSummary, *, with_names: bool) -> Row:
    person = [Cell(item.person or UNKNOWN)] if with_names else []
    return [
        Cell(str(item.number)),
        Cell(item.source.label),
        Cell(item.organization_name),
        Cell(item.problem or UNKNOWN, align=Align.FULL),
        Cell(item.measures or UNKNOWN, align=Align.FULL),
        Cell(item.leader or UNKNOWN),
        Cell(item.department or UNKNOWN),
        *person,
        Cell(deadline(item.mode, item.due_on)),
        Cell(item.progress or UNKNOWN, align=Align.FULL),
        Cell(_status(item)),
    ]


def _status(item: RectificationSummary) -> str:
    if item.overdue_days > 0:
        return f"{item.status.label}\n逾期{item.overdue_days}天"
    if item.closed_on is not None:
        return f"{item.status.label}\n{spoken(item.closed_on)}"
    return item.status.label

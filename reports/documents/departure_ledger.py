"""出室登记簿: what left the office in a period, where it went and who got it."""

from collections.abc import Sequence
from datetime import date

from models.rows.archive_use import DepartureRow
from models.rows.bureau import BureauSettings
from models.rules.papers import PaperKind
from models.rules.periods import Span
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Align
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.DEPARTURE_LEDGER.label
HEADS = (
    ("序号", 30),
    ("时间", 82),
    ("类别", 70),
    ("内容", 200),
    ("去向", 150),
    ("文件数", 42),
    ("经手人", 54),
    ("接收人", 66),
    ("备注", 58),
)


def document(rows: Sequence[DepartureRow], span: Span, bureau: BureauSettings, today: date) -> Document:
    """What left in the span, as it happened."""
    listed = sorted(rows, key=lambda row: (row.happened_at, row.id or 0))
    title = ledger.title_of("", span, PLACE)
    facts = (ledger.unit("", bureau.bureau_name), f"登记至：{spoken(today)}", f"共{len(listed)}次")
    blocks: list[Block] = ledger.opening(title, *facts)
    if listed:
        heads = [[ledger.head(text) for text, _ in HEADS]]
        lines = [_row(place, row) for place, row in enumerate(listed, 1)]
        blocks.append(Table([width for _, width in HEADS], lines, PLACE, heads, setting=ledger.NOTE, side=3))
        blocks += ledger.note(
            "时间、内容、去向由程序在导出、打印时自动登记，接收人、备注由经手人补填。", PLACE
        )
    else:
        blocks.append(ledger.nothing("这一期没有出室登记。", PLACE))
    return Document(Metadata(title, bureau.bureau_name, today), [Section(blocks, Shape.LEDGER)])


def _row(place: int, row: DepartureRow) -> Row:
    return [
        Cell(str(place)),
        Cell(f"{ledger.day(row.happened_at.date())}\n{row.happened_at:%H:%M}"),
        Cell(row.kind.label),
        Cell(row.title or UNKNOWN, align=Align.LEFT),
        Cell(row.destination or UNKNOWN, align=Align.LEFT),
        Cell(str(row.files)),
        Cell(row.made_by or UNKNOWN),
        Cell(row.recipient),
        Cell(row.note),
    ]

"""借阅登记簿: what was borrowed in a period, by whom and for what, and whether it came back; to be signed by the borrower."""

from collections.abc import Sequence
from datetime import date

from models.rows.archive_use import BorrowingRow
from models.rows.bureau import BureauSettings
from models.rules.archive_terms import BorrowingForm
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

PLACE = PaperKind.BORROWING_LEDGER.label
HEADS = (
    ("序号", 28),
    ("借阅日期", 58),
    ("借阅人", 46),
    ("单位", 70),
    ("档号、题名", 152),
    ("借阅方式", 50),
    ("利用目的", 76),
    ("批准人", 46),
    ("应还日期", 58),
    ("归还日期", 58),
    ("归还情况", 52),
    ("签名", 42),
    ("备注", 40),
)


def document(rows: Sequence[BorrowingRow], span: Span, bureau: BureauSettings, today: date) -> Document:
    """What was borrowed in the span, by day."""
    listed = sorted(rows, key=lambda row: (row.borrowed_on, row.id or 0))
    out = sum(row.form is BorrowingForm.LENT and row.returned_on is None for row in listed)
    title = ledger.title_of("", span, PLACE)
    facts = (
        ledger.unit("", bureau.bureau_name),
        f"登记至：{spoken(today)}",
        f"共{len(listed)}次" + (f"，其中原件未还{out}次" if out else ""),
    )
    blocks: list[Block] = ledger.opening(title, *facts)
    if listed:
        heads = [[ledger.head(text) for text, _ in HEADS]]
        lines = [_row(place, row) for place, row in enumerate(listed, 1)]
        blocks.append(Table([width for _, width in HEADS], lines, PLACE, heads, setting=ledger.NOTE, side=3))
    else:
        blocks.append(ledger.nothing("这一期没有借阅登记。", PLACE))
    return Document(Metadata(title, bureau.bureau_name, today), [Section(blocks, Shape.LEDGER)])


def _row(place: int, row: BorrowingRow) -> Row:
    lent = row.form is BorrowingForm.LENT
    due = ledger.day(row.due_on) if lent else ledger.NOT_ASKED
    back = ("" if row.returned_on is None else ledger.day(row.returned_on)) if lent else ledger.NOT_ASKED
    return [
        Cell(str(place)),
        Cell(ledger.day(row.borrowed_on)),
        Cell(row.borrower or UNKNOWN),
        Cell(row.unit or UNKNOWN),
        Cell(row.described or UNKNOWN, align=Align.LEFT),
        Cell(row.form.label),
        Cell(row.purpose or UNKNOWN, align=Align.LEFT),
        Cell(row.approved_by or UNKNOWN),
        Cell(due),
        Cell(back),
        Cell(row.returned_state),
        Cell(""),
        Cell(row.note),
    ]

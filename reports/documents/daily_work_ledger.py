"""日常工作台账 and 请示报告登记簿: the entries of a period in a table across the sheet."""

from collections.abc import Sequence

from models.rows.bureau import BureauSettings
from models.rows.daily_work import DailyWorkDetail, DailyWorkLedger
from models.rules.daily_work import SENT_KINDS
from models.rules.papers import PaperKind
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.ledger import FINE, NOT_ASKED, TIGHT
from reports.parts.paragraph import Align
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

WORK_HEADS = (
    ("序号", 24),
    ("日期", 54),
    ("类别", 62),
    ("事项", 140),
    ("党组织", 84),
    ("人员", 52),
    ("对象", 84),
    ("内容", 150),
    ("成效、结果", 118),
    ("状态", 44),
)
SENT_HEADS = (
    ("序号", 24),
    ("日期", 54),
    ("类别", 36),
    ("文号", 74),
    ("事项", 150),
    ("党组织", 84),
    ("主送单位", 84),
    ("紧急\n程度", 36),
    ("报送日期", 54),
    ("答复日期", 54),
    ("批复、反馈意见", 118),
    ("状态", 44),
)
"""Columns and their widths, about in points."""


def document(book: DailyWorkLedger, bureau: BureauSettings) -> Document:
    """The ledger; of requests and reports alone it is their register."""
    sent = set(book.kinds) <= SENT_KINDS
    kind = PaperKind.REQUEST_LEDGER if sent else PaperKind.DAILY_WORK_LEDGER
    title = ledger.title_of(book.scope, book.span, kind.label)
    facts = (f"登记日期：{spoken(book.made_on)}", f"共{len(book.entries)}项")
    blocks: list[Block] = ledger.opening(
        title, ledger.unit(book.scope, bureau.bureau_name), *facts, scope=book.scope
    )
    if book.entries:
        blocks.append(_table(book.entries, kind.label, sent=sent))
    else:
        blocks.append(ledger.nothing("本期没有登记。", kind.label))
    return Document(Metadata(title, bureau.bureau_name, book.made_on), [Section(blocks, Shape.LEDGER)])


def _table(entries: Sequence[DailyWorkDetail], place: str, *, sent: bool) -> Table:
    heads = SENT_HEADS if sent else WORK_HEADS
    row = _sent_row if sent else _work_row
    rows = [row(number, entry) for number, entry in enumerate(entries, 1)]
    widths = [width for _, width in heads]
    return Table(
        widths, rows, place, [[ledger.head(text) for text, _ in heads]], setting=FINE, side=TIGHT, keep=True
    )


def _work_row(number: int, entry: DailyWorkDetail) -> Row:
    return [
        Cell(str(number)),
        Cell(ledger.day(entry.happened_on)),
        Cell(entry.kind.label),
        Cell(entry.title, align=Align.LEFT),
        Cell(entry.organization_name),
        Cell(entry.person or UNKNOWN),
        Cell(_target(entry)),
        _text(entry.content),
        _text(entry.outcome),
        Cell(entry.status.label),
    ]


def _target(entry: DailyWorkDetail) -> str:
    people = "" if entry.people is None else f"{entry.people}人"
    return ledger.lines(entry.counterpart, people) or NOT_ASKED


def _sent_row(number: int, entry: DailyWorkDetail) -> Row:
    replied = ledger.day(entry.replied_on) if entry.replied_on or entry.reply_due_on else NOT_ASKED
    return [
        Cell(str(number)),
        Cell(ledger.day(entry.happened_on)),
        Cell(entry.kind.label),
        Cell(entry.document_number or NOT_ASKED),
        Cell(entry.title, align=Align.LEFT),
        Cell(entry.organization_name),
        Cell(entry.counterpart or UNKNOWN),
        Cell(entry.urgency.label if entry.urgency else UNKNOWN),
        Cell(ledger.day(entry.sent_at.date() if entry.sent_at else None)),
        Cell(replied),
        _text(entry.outcome) if entry.replied_on else Cell(NOT_ASKED),
        Cell(entry.status.label),
    ]


def _text(text: str) -> Cell:
    return Cell(text or UNKNOWN, align=Align.LEFT if text else Align.CENTRE)

"""整改销号台账: what was found or struck off, and by what evidence (domain §3.8)."""

from collections.abc import Sequence

from models.rows.bureau import BureauSettings
from models.rows.ledgers import Closure, ClosureLedger
from models.rules.papers import PaperKind
from models.rules.terms import RectificationMode, RectificationStatus
from reports.faces.fonts import Style
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

PLACE = PaperKind.CLOSURE_LEDGER.label
PERSON = "责任人"
HEADS = (
    ("序号", 20),
    ("来源", 34),
    ("问题编号", 42),
    ("问题表述", 104),
    ("整改措施", 104),
    ("责任领导\n责任部门", 54),
    (PERSON, 35),
    ("整改\n时限", 46),
    ("完成情况", 88),
    ("佐证\n材料", 56),
    ("申请\n销号日", 46),
    ("审核人", 35),
    ("销号日", 46),
    ("逾期\n天数", 26),
    ("回头看", 46),
)
"""Columns and their widths, about in points."""
COUNTING = (
    "列入本期发现的和本期销号的事项；逾期天数，已销号的算至销号日，未销号的算至登记日，黑体为未销号而逾期；"
    "“—”为尚未到这一环节或不适用，“待补”为台账尚未登记。"
)


def document(book: ClosureLedger, bureau: BureauSettings, with_names: bool = False) -> Document:
    """The ledger, across the sheet. The responsible persons are named only on request."""
    title = ledger.title_of(book.scope, book.span, PLACE)
    closed = sum(item.status.is_closed for item in book.items)
    facts = (f"登记日期：{spoken(book.made_on)}", f"共{len(book.items)}项，已销号{closed}项")
    blocks: list[Block] = ledger.opening(
        title, ledger.unit(book.scope, bureau.bureau_name), *facts, scope=book.scope
    )
    if book.items:
        blocks += [_table(book.items, with_names=with_names), *ledger.note(COUNTING, PLACE)]
    else:
        blocks.append(ledger.nothing("本期没有发现或者销号的整改事项。", PLACE))
    return Document(Metadata(title, bureau.bureau_name, book.made_on), [Section(blocks, Shape.LEDGER)])


def _table(items: Sequence[Closure], *, with_names: bool) -> Table:
    shown = [head for head in HEADS if with_names or head[0] != PERSON]
    rows = [_row(place, item, with_names=with_names) for place, item in enumerate(items, 1)]
    heads = [[ledger.head(text) for text, _ in shown]]
    widths = [width for _, width in shown]
    return Table(widths, rows, PLACE, heads, setting=FINE, side=TIGHT, keep=True)


def _row(place: int, item: Closure, *, with_names: bool) -> Row:
    cells = [
        Cell(str(place)),
        Cell(ledger.lines(item.source.label, item.source_document)),
        Cell(f"{item.year}年\n第{item.number}号"),
        Cell(f"{item.organization_name}：{item.problem}", align=Align.LEFT),
        _text(item.measures),
        Cell(f"{item.leader or UNKNOWN}\n{item.department or UNKNOWN}"),
    ]
    if with_names:
        cells.append(Cell(item.person or UNKNOWN))
    return [
        *cells,
        Cell(_deadline(item)),
        _text(item.progress),
        Cell("\n".join(item.evidence) or UNKNOWN),
        *_closing(item),
        _late(item),
        Cell(_look_back(item)),
    ]


def _text(text: str) -> Cell:
    return Cell(text or UNKNOWN, align=Align.LEFT if text else Align.CENTRE)


def _deadline(item: Closure) -> str:
    return item.mode.label if item.mode is RectificationMode.LONG_TERM else ledger.day(item.due_on)


def _closing(item: Closure) -> Row:
    """申请销号日, 审核人, 销号日: 待补 where the item has come that far without them, — where it has not."""
    closed = item.status.is_closed
    asked = closed or item.status is RectificationStatus.CLOSURE_REQUESTED
    return [
        Cell(ledger.day(item.requested_on) if asked else NOT_ASKED),
        Cell((item.verifier or UNKNOWN) if closed else NOT_ASKED),
        Cell(ledger.day(item.closed_on) if closed else NOT_ASKED),
    ]


def _late(item: Closure) -> Cell:
    if item.days_late is None:
        return Cell(NOT_ASKED if item.mode is RectificationMode.LONG_TERM else UNKNOWN)
    open_and_late = item.days_late > 0 and not item.status.is_closed
    return Cell(str(item.days_late), style=Style.HEI if open_and_late else Style.FANGSONG)


def _look_back(item: Closure) -> str:
    if item.look_back is not None:
        return ledger.lines("巩固" if item.look_back.held else "反弹", ledger.day(item.look_back.on))
    return "未回头看" if item.status.is_closed else NOT_ASKED

"""问题整改清单: the list of items on sheets laid across, its head on every page (domain §3.8)."""

from collections.abc import Sequence
from datetime import date

from models.rows.rectification import RectificationSummary
from models.rules.papers import PaperKind
from models.rules.periods import Span
from models.rules.terms import RectificationMode
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Align
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.RECTIFICATION_LIST.label

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
    ("整改时限", 52),
    ("进展情况", 84),
    ("状态", 52),
)
"""Columns and their widths, about in points."""


def document(
    items: Sequence[RectificationSummary],
    as_of: date,
    issuer: str,
    *,
    span: Span | None = None,
    scope: str = "",
    with_names: bool = False,
) -> Document:
    """The list as it stood on `as_of`, by year and number. With `span` it says that these were found in it; without, it is
    a list of no period and says only as of when. The responsible persons are named only on request."""
    items = sorted(items, key=lambda item: (item.found_on.year, item.number))
    title = f"{scope}{PLACE}" if span is None else ledger.title_of(scope, span, PLACE)
    shown = [head for head in HEADS if with_names or head[0] != PERSON]
    heads = [[Cell(text, style=Style.HEI) for text, _ in shown]]
    rows = [_row(item, with_names=with_names) for item in items]
    table = Table([width for _, width in shown], rows, PLACE, heads, side=3)
    found = "" if span is None else "本期发现的问题，"
    facts = (f"{found}截至{spoken(as_of)}", f"共{len(items)}项")
    nothing = "没有需要整改的问题。" if span is None else "本期没有发现需要整改的问题。"
    blocks: list[Block] = [
        *ledger.opening(title, ledger.unit(scope, issuer), *facts, scope=scope),
        table if items else ledger.nothing(nothing, PLACE),
    ]
    return Document(Metadata(title, issuer, as_of), [Section(blocks, Shape.LEDGER)])


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
        Cell(_deadline(item)),
        Cell(item.progress or UNKNOWN, align=Align.FULL),
        Cell(_status(item)),
    ]


def _deadline(item: RectificationSummary) -> str:
    return item.mode.label if item.mode is RectificationMode.LONG_TERM else ledger.day(item.due_on)


def _status(item: RectificationSummary) -> str:
    if item.overdue_days > 0:
        return f"{item.status.label}\n逾期{item.overdue_days}天"
    if item.closed_on is not None:
        return f"{item.status.label}\n{ledger.day(item.closed_on)}"
    return item.status.label

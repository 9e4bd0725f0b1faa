"""查摆问题清单: the problems of one meeting that are on the list of rectification, with measures, persons and deadlines (domain §3.4)."""

from collections.abc import Sequence
from datetime import date

from models.rows.meeting import MeetingDetail
from models.rows.rectification import RectificationSummary
from models.rules.papers import PaperKind
from models.rules.terms import RectificationMode
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Align
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.PROBLEM_LIST.label
PERSON = "责任人"
HEADS = (
    ("序号", 30),
    ("整改编号", 62),
    ("查摆出的问题", 168),
    ("整改措施", 168),
    ("责任领导", 56),
    ("责任部门", 64),
    (PERSON, 50),
    ("整改时限", 60),
    ("进展", 66),
)
"""Columns and their widths, about in points."""


def document(
    meeting: MeetingDetail,
    items: Sequence[RectificationSummary],
    as_of: date,
    *,
    with_names: bool = False,
) -> Document:
    """The list as it stood on ``as_of``; the responsible persons are named only on request."""
    shown = [head for head in HEADS if with_names or head[0] != PERSON]
    rows = [_row(number, item, with_names=with_names) for number, item in enumerate(items, 1)]
    title = f"{meeting.kind}{PLACE}"
    facts = (
        f"党组织：{meeting.organization_name or UNKNOWN}",
        f"会议日期：{spoken(meeting.held_on)}",
        f"截至{spoken(as_of)}，共{len(items)}项",
    )
    table = Table(
        [width for _, width in shown], rows, PLACE, [[ledger.head(text) for text, _ in shown]], side=3
    )
    blocks: list[Block] = [
        *ledger.opening(title, *facts),
        table if rows else ledger.nothing("这次会议的意见还没有列入整改。", PLACE),
    ]
    return Document(Metadata(title, meeting.organization_name, as_of), [Section(blocks, Shape.LEDGER)])


def _row(number: int, item: RectificationSummary, *, with_names: bool) -> Row:
    due = item.mode.label if item.mode is not RectificationMode.BY_DATE else ledger.day(item.due_on)
    late = f"\n逾期{item.overdue_days}天" if item.overdue_days > 0 else ""
    return [
        Cell(str(number)),
        Cell(f"{item.found_on.year}年\n第{item.number}号"),
        Cell(item.problem or UNKNOWN, align=Align.FULL),
        Cell(item.measures or UNKNOWN, align=Align.FULL),
        Cell(item.leader or UNKNOWN),
        Cell(item.department or UNKNOWN),
        *([Cell(item.person or UNKNOWN)] if with_names else []),
        Cell(due),
        Cell(item.status.label + late),
    ]

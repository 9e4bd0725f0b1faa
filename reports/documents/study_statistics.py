"""学习情况统计表: what each organisation studied in a month, a quarter or a year (domain §3.10)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from models.rows.bureau import BureauSettings
from models.rows.statistics import added
from models.rows.study_statistics import OrganizationStudy, StudyKindSum, StudyStatistics, WeekCount
from models.rules.papers import PaperKind
from models.rules.terms import StudyKind
from reports.documents.rates import people, rate_of
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.ledger import NOT_ASKED, NOTE, TIGHT
from reports.parts.paragraph import Paragraph, Space
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata

PLACE = PaperKind.STUDY_STATISTICS.label
HEADS = (
    ("序号", 22),
    ("单位", 82),
    ("中心组", 30),
    ("第一议题", 30),
    ("青年小组", 30),
    ("支部学习", 30),
    ("集中培训", 30),
    ("每周学习", 52),
    ("未到期周数", 32),
    ("参加人次", 46),
    ("平均到会率", 44),
    ("学时", 54),
)
"""Columns and their widths, about in points."""
KIND_HEADS = (("学习类型", 150), ("次数", 60), ("参加人次", 80), ("平均到会率", 80), ("学时", 72))
COUNTING = (
    "“每周学习”栏为已学习周数/应学习周数（周一至周日为一周，以周四所在月份计月），黑体为有未学习的周；"
    "会议议程中的第一议题计入“第一议题”，不计学时；参加人次和平均到会率（实到人次÷应到人次）按填写完整的签到表统计；"
    "“—”为不适用，“待补”为台账尚未登记。"
)


def document(statistics: StudyStatistics, bureau: BureauSettings) -> Document:
    """The table of organisations, and under it the sums by kind."""
    title = ledger.title_of(statistics.scope, statistics.span, PLACE)
    counted = f"统计日期：{spoken(statistics.counted_on)}"
    unit = ledger.unit(statistics.scope, bureau.bureau_name)
    blocks: list[Block] = ledger.opening(title, unit, counted, scope=statistics.scope)
    if statistics.organizations:
        blocks += [*_tables(statistics.organizations), *ledger.note(COUNTING, PLACE)]
    else:
        blocks.append(ledger.nothing("本期没有学习记录。", PLACE))
    metadata = Metadata(title, bureau.bureau_name, statistics.counted_on)
    return Document(metadata, [Section(blocks, Shape.RECORD)])


def _tables(organizations: Sequence[OrganizationStudy]) -> list[Block]:
    rows = [_row(place, row) for place, row in enumerate(organizations, 1)]
    if len(organizations) > 1:
        rows.append(_total(organizations))
    heads = [[ledger.head(text) for text, _ in HEADS]]
    by_kind = [[ledger.head(text) for text, _ in KIND_HEADS]]
    kinds = [_kind_row(kind, organizations) for kind in StudyKind]
    return [
        Table([width for _, width in HEADS], rows, PLACE, heads, setting=NOTE, side=TIGHT, tail=1),
        Space(0.5, glue=True),
        Paragraph([Span("按学习类型", Style.HEI)], PLACE, first=0, keep=True, setting=ledger.FACTS),
        Table([width for _, width in KIND_HEADS], kinds, PLACE, by_kind, setting=NOTE, keep=True),
    ]


def _row(place: int, row: OrganizationStudy) -> Row:
    return [
        Cell(str(place)),
        Cell(row.name),
        *(Cell(str(kind.sessions)) for kind in row.kinds),
        *_people(row.kinds, row.weeks),
    ]


def _total(organizations: Sequence[OrganizationStudy]) -> Row:
    kinds = [kind for row in organizations for kind in row.kinds]
    each = [sum(one.sessions for one in kinds if one.kind is kind) for kind in StudyKind]
    weeks = [row.weeks for row in organizations if row.weeks is not None]
    return [
        Cell("合计", 2),
        *(Cell(str(count)) for count in each),
        *_people(kinds, _weeks(weeks)),
    ]


def _weeks(counts: Sequence[WeekCount]) -> WeekCount | None:
    asked = [count for count in counts if count.due is not None]
    if not asked:
        return None
    return WeekCount(
        sum(count.covered for count in asked),
        sum(count.due or 0 for count in asked),
        sum(count.missed for count in asked),
    )


def _people(kinds: Sequence[StudyKindSum], weeks: WeekCount | None) -> Row:
    attendance = added(kind.attendance for kind in kinds)
    return [
        *_week_cells(weeks),
        Cell(people(attendance)),
        Cell(rate_of(attendance)),
        Cell(_hours(kinds)),
    ]


def _week_cells(weeks: WeekCount | None) -> Row:
    """Covered of due, and those still to come."""
    if weeks is None or weeks.due is None:
        return [Cell(NOT_ASKED), Cell(NOT_ASKED)]
    style = Style.HEI if weeks.missed else Style.FANGSONG
    return [Cell(f"{weeks.covered}/{weeks.due}", style=style), Cell(str(weeks.not_due))]


def _hours(kinds: Sequence[StudyKindSum]) -> str:
    """The hours that are known, and how many sessions say none; 待补 when no session does."""
    hours = sum((kind.hours for kind in kinds), Decimal(0))
    unknown = sum(kind.hours_unknown for kind in kinds)
    if unknown and not hours:
        return UNKNOWN
    return ledger.lines(ledger.decimal(hours), f"待补{unknown}次" if unknown else "")


def _kind_row(kind: StudyKind, organizations: Iterable[OrganizationStudy]) -> Row:
    mine = [one for row in organizations for one in row.kinds if one.kind is kind]
    attendance = added(one.attendance for one in mine)
    return [
        Cell(kind.label, keep=kind is not list(StudyKind)[-1]),
        Cell(str(sum(one.sessions for one in mine))),
        Cell(people(attendance)),
        Cell(rate_of(attendance)),
        Cell(_hours(mine)),
    ]

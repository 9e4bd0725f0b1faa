"""党员领导干部参加双重组织生活情况表, reported to the superior party organisation (机关基层组织工作条例 第二十六条（一）)."""

from collections.abc import Sequence

from models.rows.bureau import BureauSettings
from models.rows.dual_life import DualLife, LeaderLife, PeriodLife
from models.rules.papers import PaperKind
from models.rules.periods import Span
from models.rules.terms import Verdict
from reports.documents.rates import rate
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.ledger import NOT_ASKED
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.DUAL_LIFE_REPORT.label
FIRST = (("序号", 30), ("姓名", 52), ("职务", 104), ("所在支部", 104))
QUARTER = 52
LAST = (
    ("合计", 52),
    ("参加率", 48),
    ("联系点", 104),
    ("联系点参加", 52),
    ("民主生活会", 48),
    ("指导组织生活会", 56),
)
COUNTING = (
    "各季度为在所在支部参加次数／应参加次数：应参加为任职期间所在支部已经召开、要求本人参加的支部党员大会、党小组会、党课、主题党日、"
    "组织生活会、民主评议党员等；参加以签到表为准，“待补”为签到表缺少、没有列入本人或者没有点到的次数，参加率不计待补；"
    "黑体为整个季度没有参加。联系点参加为在联系点支部出席、列席或者指导的次数。指导组织生活会按自然年统计，只计所在或者联系支部的。"
)


def document(life: DualLife, bureau: BureauSettings) -> Document:
    """The leaders and their quarters, across the sheet."""
    title = ledger.title_of(life.scope, life.span, PLACE)
    facts = [
        ledger.unit(life.scope, bureau.bureau_name),
        f"统计至：{spoken(life.counted_on)}",
        f"共{len(life.leaders)}人",
    ]
    blocks: list[Block] = ledger.opening(title, *facts, scope=life.scope)
    if life.leaders:
        blocks += [_table(life), *ledger.note(COUNTING, PLACE)]
    else:
        blocks.append(ledger.nothing("名册上没有登记党员领导干部。", PLACE))
    return Document(Metadata(title, bureau.bureau_name, life.counted_on), [Section(blocks, Shape.LEDGER)])


def _table(life: DualLife) -> Table:
    heads = [
        *(ledger.head(text) for text, _ in FIRST),
        *(ledger.head(_named(quarter, life.quarters)) for quarter in life.quarters),
        *(ledger.head(text) for text, _ in LAST),
    ]
    widths = [width for _, width in FIRST] + [QUARTER] * len(life.quarters) + [width for _, width in LAST]
    rows = [_row(place, leader) for place, leader in enumerate(life.leaders, 1)]
    return Table(widths, rows, PLACE, [heads], keep=True)


def _named(quarter: Span, quarters: Sequence[Span]) -> str:
    """With its year where the span has several."""
    several = quarters[0].first.year != quarters[-1].last.year
    return f"{quarter.first.year}年\n{quarter.label}" if several else quarter.label


def _row(place: int, leader: LeaderLife) -> Row:
    total = leader.total
    known = len(total.attended) + len(total.away)
    return [
        Cell(str(place)),
        Cell(leader.name),
        Cell(leader.duty),
        Cell(leader.branch_name or UNKNOWN),
        *(_quarter(period) for period in leader.periods),
        Cell(_share(total)),
        Cell(rate(len(total.attended), known) if known else UNKNOWN),
        Cell("\n".join(leader.contact_names) or NOT_ASKED),
        Cell(str(len(total.contact_attended)) if leader.contact_names else NOT_ASKED),
        Cell(str(len(total.democratic))),
        Cell(str(len(leader.guided_counting))),
    ]


def _quarter(period: PeriodLife) -> Cell:
    missed = period.verdict is Verdict.UNMET
    return Cell(_share(period), style=Style.HEI if missed else Style.FANGSONG)


def _share(period: PeriodLife) -> str:
    """2／3, and how many of them are 待补; — where nothing was held for the person."""
    if not period.held:
        return NOT_ASKED
    unknown = f"待补{len(period.unknown)}" if period.unknown else ""
    return ledger.lines(f"{len(period.attended)}／{len(period.held)}", unknown)

"""三会一课统计表: what each branch held of what was asked of it (domain §6.2), and month by month for more than one."""

from collections.abc import Iterator, Sequence

from models.rows.bureau import BureauSettings
from models.rows.notice import RequirementFigure
from models.rows.statistics import BranchMeetings, KindFigures, MeetingStatistics, PeriodFigure, added
from models.rules.papers import PaperKind
from models.rules.rule_words import frequencies, lengths, one_period, sources
from models.rules.terms import Verdict
from reports.documents.rates import people, rate, rate_of
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN, count
from reports.parts.ledger import FINE, NOT_ASKED, NOTE, TIGHT
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.MEETING_STATISTICS.label
UPRIGHT = (24, 92, 32, 50, 46, 46)
ACROSS = (24, 92, 36, 72, 44, 50)
"""Widths of the columns of the summary, about in points: number, branch, members, each kind, people, rate."""
NAME, LABEL, MONTH, SUM, MISSED = 84, 62, 34, 44, 34
"""Widths of the columns of the months."""
MEETINGS = "已开次数/应开次数，党小组会按党小组计次"
BOLD = "黑体为有未落实的。"
RATE = "落实率即合计栏下行之比。"
COUNTING = (
    "“未到期”为期限未满，“—”为不适用，“待补”为名册或者台账尚未登记。"
    "平均到会率为实到人次占应到人次的比例，按填写完整的签到表统计。"
)


def document(statistics: MeetingStatistics, bureau: BureauSettings) -> Document:
    """The summary of all branches; of a quarter or a year also the table of months, both across the sheet."""
    title = ledger.title_of(statistics.scope, statistics.span, PLACE)
    facts = (
        ledger.unit(statistics.scope, bureau.bureau_name),
        f"统计日期：{spoken(statistics.counted_on)}",
    )
    blocks: list[Block] = ledger.opening(title, *facts, scope=statistics.scope)
    if not statistics.branches:
        sections = [Section([*blocks, ledger.nothing("本期没有党支部。", PLACE)], Shape.RECORD)]
    elif len(statistics.months) == 1:
        table = _summary(statistics, Shape.RECORD)
        sections = [
            Section(
                [*blocks, table, *ledger.note(_legend(statistics) + _counting(statistics), PLACE)],
                Shape.RECORD,
            )
        ]
    else:
        months = [*ledger.opening(f"{title}（分月）", *facts, scope=statistics.scope), _months(statistics)]
        sections = [
            Section(
                [*blocks, _summary(statistics, Shape.LEDGER), *ledger.note(_legend(statistics), PLACE)],
                Shape.LEDGER,
            ),
            Section(
                [*months, *ledger.note(_months_legend(statistics) + _counting(statistics), PLACE)],
                Shape.LEDGER,
            ),
        ]
    return Document(Metadata(title, bureau.bureau_name, statistics.counted_on), sections)


def _legend(statistics: MeetingStatistics) -> str:
    """How to read the summary, right under it: what the lines of its cells count, as far as it has them."""
    several = len(statistics.branches) > 1
    if not several and len(statistics.months) == 1:
        return f"各栏为{MEETINGS}。{BOLD}"
    periods = f"下行为已落实期数/到期应落实期数，{one_period(statistics.rules)}，期限未满的不计。"
    return f"每栏上行为{MEETINGS}；{periods}{RATE if several else ''}{BOLD}"


def _months_legend(statistics: MeetingStatistics) -> str:
    units = [length if length == "半年" else f"{length}数" for length in lengths(statistics.rules)]
    longer = [length for length in lengths(statistics.rules) if length != "月"]
    merged = f"跨月合并的栏按{'、'.join(longer)}考核，括号内为召开的月份；" if longer else ""
    missed = f"（{'或'.join(units)}）" if longer else ""
    return f"各栏为已开次数/应开次数，{merged}“未落实”栏为到期未落实的期数{missed}。{BOLD}"


def _counting(statistics: MeetingStatistics) -> str:
    """How often each kind was asked for in the span, and by which rule."""
    rules = statistics.rules
    if not rules:
        return COUNTING
    whole = "、".join(f"整{length}" for length in lengths(rules))
    return f"{frequencies(rules)}（{sources(rules)}）；只计支部存续的{whole}。{COUNTING}"


def _summary(statistics: MeetingStatistics, shape: Shape) -> Table:
    branches = statistics.branches
    first = branches[0].kinds
    upright = shape is Shape.RECORD
    heads = [ledger.head(text) for text in ("序号", "党支部", "党员数")]
    heads += [ledger.head(_kind_head(kind, named=upright)) for kind in first]
    heads += [ledger.head("到会人次"), ledger.head("平均到会率")]
    rows = [_branch_row(place, branch) for place, branch in enumerate(branches, 1)]
    tail = [_total_row(branches), _rate_row(branches)] if len(branches) > 1 else []
    number, branch, members, kind, people_, rate = UPRIGHT if upright else ACROSS
    return Table(
        [number, branch, members, *[kind] * len(first), people_, rate],
        [*rows, *tail],
        PLACE,
        [heads],
        setting=NOTE if upright else FINE,
        side=TIGHT,
        padding=3 if upright else 2,
        keep=True,
        tail=len(tail),
    )


def _kind_head(kind: KindFigures, *, named: bool) -> str:
    """The kind, and of a single month the period it is asked for."""
    return ledger.lines(kind.kind.label, kind.periods[0].figure.period if named else "")


def _branch_row(place: int, branch: BranchMeetings) -> Row:
    return [
        Cell(str(place)),
        Cell(branch.name),
        Cell(count(branch.members)),
        *(_sum_cell([kind]) for kind in branch.kinds),
        Cell(people(branch.attendance)),
        Cell(rate_of(branch.attendance)),
    ]


def _total_row(branches: Sequence[BranchMeetings]) -> Row:
    members = [branch.members for branch in branches]
    known = [number for number in members if number is not None]
    attendance = added(branch.attendance for branch in branches)
    return [
        Cell("合计", 2),
        Cell(count(sum(known) if len(known) == len(members) else None)),
        *(_sum_cell(column) for column in _columns(branches)),
        Cell(people(attendance)),
        Cell(rate_of(attendance)),
    ]


def _columns(branches: Sequence[BranchMeetings]) -> Iterator[tuple[KindFigures, ...]]:
    """For each kind, the figures of all branches."""
    return zip(*(branch.kinds for branch in branches), strict=True)


def _sum_cell(kinds: Sequence[KindFigures]) -> Cell:
    """已开/应开 in meetings of one branch or of all, and under it the periods that were met of those that are over: two
    units, each named, of which the lower one is that of 落实率."""
    met, missed, waiting, unknown = (
        sum(kind.count(verdict) for kind in kinds)
        for verdict in (Verdict.MET, Verdict.UNMET, Verdict.NOT_DUE, Verdict.UNKNOWN)
    )
    held = sum(kind.held for kind in kinds)
    due = [kind.due for kind in kinds if kind.due is not None]
    if not due and unknown:
        return Cell(UNKNOWN)
    single = sum(len(kind.periods) for kind in kinds) == 1
    if single or not (met or missed or waiting or unknown):
        text = ledger.lines(_of(held, sum(due) if due else None), "未到期" if waiting else "")
    else:
        over = f"落实{met}/{met + missed}期" if met or missed else "未到期" if waiting else ""
        text = ledger.lines(
            f"{_of(held, sum(due) if due else None)}次",
            " ".join(filter(None, (over, f"待补{unknown}期" if unknown else ""))),
        )
    return Cell(text, style=Style.HEI if missed else Style.FANGSONG)


def _of(held: int, due: int | None) -> str:
    """已开/应开; what nobody asked for stands beside a dash, or is nothing."""
    if due is None:
        return f"{held}/{NOT_ASKED}" if held else NOT_ASKED
    return f"{held}/{due}"


def _rate_row(branches: Sequence[BranchMeetings]) -> Row:
    return [Cell("落实率", 3), *(Cell(_met(column)) for column in _columns(branches)), Cell(NOT_ASKED, 2)]


def _met(kinds: Sequence[KindFigures]) -> str:
    """Met of met and unmet periods; 待补 while one of them is not known."""
    if any(kind.count(Verdict.UNKNOWN) for kind in kinds):
        return UNKNOWN
    met = sum(kind.count(Verdict.MET) for kind in kinds)
    return rate(met, met + sum(kind.count(Verdict.UNMET) for kind in kinds))


def _months(statistics: MeetingStatistics) -> Table:
    heads = [ledger.head("党支部"), ledger.head("类别")]
    heads += [ledger.head(f"{month.month}月") for month in statistics.months]
    heads += [ledger.head("已开/应开"), ledger.head("未落实")]
    rows = [row for branch in statistics.branches for row in _branch_rows(branch)]
    month = MONTH * 12 / len(statistics.months)
    widths = [NAME, LABEL, *[month] * len(statistics.months), SUM, MISSED]
    return Table(widths, rows, PLACE, [heads], setting=FINE, side=TIGHT, padding=2, keep=True)


def _branch_rows(branch: BranchMeetings) -> Iterator[Row]:
    for place, kind in enumerate(branch.kinds):
        name = [Cell(branch.name, rows=len(branch.kinds))] if place == 0 else []
        missed = kind.count(Verdict.UNMET)
        yield [
            *name,
            Cell(kind.kind.label),
            *(_period_cell(period) for period in kind.periods),
            Cell(_of(kind.held, kind.due)),
            Cell(_missed(kind, missed), style=Style.HEI if missed else Style.FANGSONG),
        ]


def _missed(kind: KindFigures, missed: int) -> str:
    if kind.count(Verdict.UNKNOWN):
        return UNKNOWN
    return NOT_ASKED if kind.due is None else str(missed)


def _period_cell(period: PeriodFigure) -> Cell:
    """A month's cell; a quarter's reaches over its months and names those in which meetings were held."""
    width = len(period.months)
    figure = period.figure
    style = Style.HEI if figure.verdict is Verdict.UNMET else Style.FANGSONG
    if width == 1 or not figure.held:
        return Cell(_figure(figure), width, style=style)
    held = "、".join(
        f"{month.month}月" for month, number in zip(period.months, period.held_in, strict=True) if number
    )
    text = _figure(figure).replace("\n", " ")
    return Cell(f"{text}（{held}）" if held else text, width, style=style)


def _figure(figure: RequirementFigure) -> str:
    if figure.verdict is Verdict.UNKNOWN:
        return UNKNOWN
    if figure.verdict is Verdict.NOT_DUE:
        waiting = Verdict.NOT_DUE.label
        return f"{figure.held}/{figure.due}\n{waiting}" if figure.held else waiting
    return _of(figure.held, figure.due)

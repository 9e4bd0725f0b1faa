"""A branch's page as grids of numbers, lines and facts."""

from collections.abc import Iterator

from gui.formats import UNKNOWN, date_text, long_date_text
from gui.look.tile import Tile
from gui.look.tokens import Tone
from gui.tables.overview import signed
from gui.tables.page_lines import PageLine, columns, number_cell, share_cell
from gui.tables.rectification_rates import EMPTY, Grid, RateCell
from models.rows.branch_page import BranchPage
from models.rows.changes import Subject
from models.rows.compliance import ComplianceRule, RuleVerdict
from models.rows.overview import MatrixCell
from models.rows.statistics import AttendanceSum, added
from models.rows.target import Target
from models.rules.counting_basis import basis_of

HELD, YEAR, WORK, LEADERSHIP, LACKING = "held", "year", "work", "leadership", "lacking"
VIEWS = (
    (HELD, "组织生活和学习"),
    (YEAR, "落实情况"),
    (WORK, "整改和学习落实"),
    (LEADERSHIP, "班子"),
    (LACKING, "需要补齐"),
)
COLUMNS = {
    LEADERSHIP: columns("职务", "姓名", "", day="任职日期"),
    LACKING: columns("怎样补齐", "缺什么", "", day=""),
}
TOTAL = "合计"
NOT_ASKED = "—"
"""Of a kind at which nobody signs in."""
HEADS = ("次数", "应到人次", "实到人次", "待补次数", "平均到会率")
COUNTED = "本期已召开的，党小组的计入支部；应到、实到为点完名的签到表之和，没有签到表或没有点完的列为待补；谈心谈话、政治生日等不用签到，记“—”。"
EMPTY_WORDS = {
    HELD: ("这一期没有会议和学习记录", "换一个期间再看。"),
    YEAR: ("这一年没有要求", "支部成立以后的年份才有要求。"),
    WORK: ("没有要列的", "换一个期间再看。"),
    LEADERSHIP: ("名册上没有党内职务", "在组织名册的本人资料里登记。"),
    LACKING: ("没有需要补齐的", "本期到期的要求都已落实。"),
}


def held_grid(page: BranchPage) -> Grid:
    """Kinds × numbers; several with a total."""
    lines = [(one.kind.label, _cells(one.kind.label, one.records, one.attendance)) for one in page.kinds]
    if len(lines) > 1:
        every = tuple(record for one in page.kinds for record in one.records)
        lines.append((TOTAL, _cells(TOTAL, every, added(one.attendance for one in page.kinds))))
    return Grid(HEADS, tuple(lines)) if lines else EMPTY


def _cells(name: str, records: tuple[int, ...], sums: AttendanceSum) -> tuple[RateCell, ...]:
    known = sums.sheets > 0

    def figure(said: str, number: int, tone: Tone | None = None) -> RateCell:
        text = str(number) if known or said == "待补次数" else UNKNOWN
        if not sums.is_asked:
            text = NOT_ASKED
        heading = f"{name}　{said}{text}"
        return RateCell(Tile(text, tone if number else None, words=heading), records, heading, COUNTED)

    return (
        number_cell(name, "次数", records, COUNTED),
        figure("应到人次", sums.expected),
        figure("实到人次", sums.present),
        figure("待补次数", sums.unknown, Tone.INFO),
        share_cell(name, "平均到会率", sums.present, sums.expected, records, COUNTED)
        if sums.is_asked
        else figure("平均到会率", 0),
    )


def year_grid(page: BranchPage) -> Grid:
    """Rules × months of the year: what ends in the month, or how often it was done for a period that ends later."""
    if page.year is None:
        return EMPTY
    cells = page.year.cells
    lines = tuple(
        (rule.label, tuple(_month(rule, cell) for cell in cells))
        for rule in page.rules
        if any(_verdict(rule, cell) is not None or _counted(rule, cell) for cell in cells)
    )
    return Grid(tuple(f"{cell.month.month}月" for cell in cells), lines) if lines else EMPTY


def _verdict(rule: ComplianceRule, cell: MatrixCell) -> RuleVerdict | None:
    return next((verdict for verdict in cell.verdicts if verdict.rule.code == rule.code), None)


def _counted(rule: ComplianceRule, cell: MatrixCell) -> tuple[int, ...]:
    return dict(cell.counted).get(rule.code, ())


def _month(rule: ComplianceRule, cell: MatrixCell) -> RateCell:
    name = f"{rule.label}　{cell.month.label}"
    verdict = _verdict(rule, cell)
    if verdict is None:
        records = _counted(rule, cell)
        words = f"{name}　{len(records)}次，计入以后到期的期间" if records else f"{name}　本月不到期"
        return RateCell(Tile(f"{len(records)}次" if records else "", words=words), records, words, "")
    due = "" if verdict.due is None or verdict.due <= 1 else f"{verdict.held}/{verdict.due}"
    words = f"{name}　{verdict.verdict.label}" + (f"：{verdict.reason}" if verdict.reason else "")
    return RateCell(signed(verdict.verdict, due, words), verdict.records, words, basis_of(verdict))


# Lines


def lines_of(page: BranchPage, view: str) -> tuple[PageLine, ...]:
    """The lines of a view that is a list."""
    return tuple(_LINES[view](page))


def _leadership(page: BranchPage) -> Iterator[PageLine]:
    for number, post in enumerate(page.posts):
        yield PageLine(
            number, post.title, post.name, post.from_on, place=page.branch.name, member_id=post.member_id
        )


def _lacking(page: BranchPage) -> Iterator[PageLine]:
    for number, missing in enumerate(page.lacking):
        kind = "补录" if missing.target.new else "补填"
        if missing.target.subject is Subject.RECTIFICATION:
            kind = "整改"
        yield PageLine(number, kind, missing.text, dated=False, target=missing.target)


WORK_HEADS = ("数量",)


def work_grid(page: BranchPage) -> Grid:
    """Rectification and first topics, each with its records."""
    lines = (
        ("整改未销号", page.items.open, "截至今天还没有销号的整改事项。", None),
        ("其中逾期", page.items.overdue, "截至今天过了整改时限还没有销号的。", Tone.BAD),
        ("本期销号", page.items.closed, "本期内销号、现在仍为已销号的。", None),
        ("第一议题", page.first_topics, "本期“第一议题”学习和会议议程里的第一议题。", None),
    )
    return Grid(
        WORK_HEADS,
        tuple((name, (number_cell(name, "", ids, basis, tone),)) for name, ids, basis, tone in lines),
    )


_LINES = {LEADERSHIP: _leadership, LACKING: _lacking}


# Facts


def facts_of(page: BranchPage) -> tuple[tuple[str, str], ...]:
    """What stands beside the numbers: name and value."""
    people, term = page.headcount, page.term
    ends = UNKNOWN if term.ends_on is None else f"{long_date_text(term.ends_on)}届满"
    if term.overdue_days:
        ends += f"，已超过{term.overdue_days}天"
    return (
        ("上级党组织", page.above or UNKNOWN),
        ("党员", f"{people.members}人，其中预备{people.probationary}人" if people.members else UNKNOWN),
        ("积极分子", f"{people.activists}人"),
        ("书记", "、".join(term.secretaries) or UNKNOWN),
        ("党小组", "、".join(page.groups) or "无"),
        ("换届", f"{date_text(term.began_on)}起，{ends}" if term.began_on is not None else UNKNOWN),
        ("主题党日", page.theme_day or UNKNOWN),
        ("创建主题", page.branch.creation_theme or UNKNOWN),
        ("支部特色", page.branch.feature or UNKNOWN),
        ("心得体会", _submissions(page)),
    )


def _submissions(page: BranchPage) -> str:
    found = page.submissions
    if found is None:
        return "本期没有登记"
    if found.expected is None:
        return UNKNOWN
    return f"{found.submitted}／{found.expected}人"


def form_target(page: BranchPage) -> Target:
    """Where the branch's own data are put right."""
    return Target(Subject.ROSTER, organization_id=page.id)

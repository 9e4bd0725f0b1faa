"""党支部工作情况表: a sheet for each branch: what it is, who leads it, what it did, what is missing."""

from collections.abc import Iterator, Sequence

from models.rows.branch_page import BranchPage
from models.rows.bureau import BureauSettings
from models.rows.overview import MatrixCell
from models.rows.statistics import AttendanceSum, added
from models.rules.papers import PaperKind
from models.rules.periods import Span
from models.rules.terms import Verdict
from reports.documents.rates import rate
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import form, ledger
from reports.parts.form import NOBODY, UNKNOWN
from reports.parts.paragraph import Align, Paragraph, Space
from reports.parts.signature import signed_by, spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.parts.title import Title
from reports.parts.typesetter import Span as Text
from reports.pdf.pen import Metadata

PLACE = PaperKind.BRANCH_WORK.label
OF_ONE = "工作情况表"
"""What the paper is called behind a branch's own name."""
TOTAL = "合计"
NOT_ASKED = "—"
"""Of a kind at which nobody signs in."""
HEADS = (
    ("类别", 150),
    ("次数", 52),
    ("应到人次", 64),
    ("实到人次", 64),
    ("待补次数", 64),
    ("平均到会率", 74),
)
RULE_HEADS = (("要求", 210), ("已落实", 52), ("未落实", 52), ("未到期", 52), ("待补", 52), ("不适用", 52))
COUNTING = (
    "次数为本期已经召开的次数，党小组的计入支部；平均到会率为实到除以应到，没有签到表或者没有点完的会议列为待补次数，不用签到的记“—”。"
    "落实情况按督察规则逐期统计，只列本期内到期的要求。"
)


def document(pages: Sequence[BranchPage], bureau: BureauSettings, span: Span, scope: str) -> Document:
    """A sheet, or more, for each of ``pages``, in their order."""
    title = ledger.title_of(scope, span, PLACE)
    if len(pages) == 1:
        title = ledger.title_of(pages[0].branch.name, span, OF_ONE)
    sections = [Section(_sheet(page), Shape.RECORD) for page in pages]
    if not sections:
        sections = [Section([Title(title), ledger.nothing("名录里没有党支部。", PLACE)], Shape.RECORD)]
    made_on = max((page.counted_on for page in pages), default=span.last)
    return Document(Metadata(title, bureau.bureau_name, made_on), sections)


def _sheet(page: BranchPage) -> list[Block]:
    name = page.branch.name
    place = f"{name}的{PLACE}"
    return [
        *ledger.opening(
            ledger.title_of(name, page.span, OF_ONE),
            f"上级党组织：{page.above or UNKNOWN}",
            f"统计至：{spoken(page.counted_on)}",
            scope=name,
        ),
        form.form(list(_basics(page)), place),
        Space(0.3),
        *_headed("组织生活和学习", _kinds(page, place)),
        Space(0.3),
        *_headed("落实情况", _rules(page, place)),
        Space(0.3),
        form.form(list(_rest(page)), place),
        *ledger.note(COUNTING, place, keep=True),
        Space(0.5, glue=True),
        signed_by("支部书记签名", "填表人"),
    ]


def _headed(text: str, table: Block) -> list[Block]:
    setting = ledger.FACTS
    spans = [Text(text, Style.HEI)]
    heading = Paragraph(
        spans, text, first=0, keep=True, whole=True, setting=setting, leading=setting.size * 1.6
    )
    return [heading, table]


def _basics(page: BranchPage) -> Iterator[Row]:
    people, term = page.headcount, page.term
    counted = f"{people.members}人（正式{people.full}人、预备{people.probationary}人）"
    yield form.pair("党员人数", counted if people.members else "", "入党积极分子", f"{people.activists}人")
    yield form.field("班子", "、".join(f"{post.name}（{post.title}）" for post in page.posts))
    yield form.pair(
        "党小组",
        "、".join(page.groups) or NOBODY,
        "主题党日",
        page.theme_day,
    )
    yield form.pair(
        "本届起始",
        "" if term.began_on is None else spoken(term.began_on),
        "届满日期",
        "" if term.ends_on is None else spoken(term.ends_on),
    )
    yield form.field("创建主题", page.branch.creation_theme)
    yield form.field("支部特色", page.branch.feature)


def _kinds(page: BranchPage, place: str) -> Block:
    if not page.kinds:
        return ledger.nothing("本期没有会议和学习记录。", place)
    heads = [[ledger.head(text) for text, _ in HEADS]]
    rows = [_kind(one.kind.label, len(one.records), one.attendance) for one in page.kinds]
    if len(rows) > 1:
        records = sum(len(one.records) for one in page.kinds)
        rows.append(_kind(TOTAL, records, added(one.attendance for one in page.kinds)))
    return Table([width for _, width in HEADS], rows, place, heads)


def _kind(name: str, records: int, sums: AttendanceSum) -> Row:
    if not sums.is_asked:
        return [Cell(name), Cell(str(records)), *(Cell(NOT_ASKED) for _ in HEADS[2:])]
    known = sums.sheets > 0
    return [
        Cell(name),
        Cell(str(records)),
        Cell(str(sums.expected) if known else UNKNOWN),
        Cell(str(sums.present) if known else UNKNOWN),
        Cell(str(sums.unknown)),
        Cell(rate(sums.present, sums.expected) if known and sums.expected else UNKNOWN),
    ]


def _rules(page: BranchPage, place: str) -> Block:
    cells = [
        cell
        for cell in (page.year.cells if page.year is not None else ())
        if cell.month.first in page.span or cell.month.last in page.span
    ]
    rows = [row for rule in page.rules if (row := _rule(rule.code, rule.label, cells, page.span))]
    if not rows:
        return ledger.nothing("本期没有到期的要求。", place)
    heads = [[ledger.head(text) for text, _ in RULE_HEADS]]
    return Table([width for _, width in RULE_HEADS], rows, place, heads)


def _rule(code: str, label: str, cells: Sequence[MatrixCell], span: Span) -> Row | None:
    verdicts = [
        verdict.verdict
        for cell in cells
        for verdict in cell.verdicts
        if verdict.rule.code == code and verdict.span.last in span
    ]
    if not verdicts:
        return None
    missed = verdicts.count(Verdict.UNMET)
    return [
        Cell(label, align=Align.LEFT),
        Cell(str(verdicts.count(Verdict.MET))),
        Cell(str(missed), style=Style.HEI if missed else Style.FANGSONG),
        Cell(str(sum(verdict.is_pending for verdict in verdicts))),
        Cell(str(verdicts.count(Verdict.UNKNOWN))),
        Cell(str(verdicts.count(Verdict.NOT_APPLICABLE))),
    ]


def _rest(page: BranchPage) -> Iterator[Row]:
    items = page.items
    yield form.field("第一议题", f"{len(page.first_topics)}次")
    yield form.field(
        "整改事项",
        f"未销号{len(items.open)}项（其中逾期{len(items.overdue)}项），本期销号{len(items.closed)}项",
    )
    yield form.field("心得体会", _submissions(page))
    missing = "\n".join(f"{number}.{one.text}" for number, one in enumerate(page.lacking, 1))
    yield form.field("需要补齐", missing or NOBODY)


def _submissions(page: BranchPage) -> str:
    found = page.submissions
    if found is None:
        return "本期没有登记"
    if found.expected is None:
        return UNKNOWN
    said = f"应交{found.expected}人，已交{found.submitted}人，覆盖率{rate(found.submitted, found.expected)}"
    names = "、".join(one.name for one in found.missing)
    return f"{said}；未提交：{names}" if names else said

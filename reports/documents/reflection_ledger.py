"""心得体会台账 (domain §3.2): the pieces of a period on sheets laid across, then who has handed in and who has not."""

from collections.abc import Sequence

from models.rows.bureau import BureauSettings
from models.rows.reflection import BranchSubmissions, Missing, ReflectionLedger, ReflectionRow
from models.rules.papers import PaperKind
from reports.documents.rates import rate
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger as sheet
from reports.parts.form import NOBODY, UNKNOWN, count
from reports.parts.paragraph import Align, Space
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

LEDGER, SUBMISSIONS = PaperKind.REFLECTION_LEDGER.label, "提交情况和未提交名单"
HEADS = (
    ("序号", 30),
    ("姓名", 50),
    ("支部", 98),
    ("职务", 74),
    ("题目", 168),
    ("学习主题、专题活动", 116),
    ("提交日期", 86),
    ("字数", 34),
    ("是否交流、刊发", 62),
    ("审核人", 46),
)
"""Columns and their widths, about in points."""
SUBMISSION_HEADS = (
    ("序号", 32),
    ("支部", 130),
    ("应交人数", 46),
    ("已交人数", 46),
    ("覆盖率", 46),
    ("未提交人员", 460),
)
TOGETHER = 3
"""Branches that stay under their heading when the page ends there."""


def document(ledger: ReflectionLedger, bureau: BureauSettings) -> Document:
    """The ledger of the period, in the order given."""
    title = _title(ledger)
    unit = sheet.unit(ledger.organization_name, bureau.bureau_name)
    topic = (f"学习主题：{ledger.topic}",) if ledger.topic else ()
    campaign = (f"专题活动：{ledger.campaign}",) if ledger.campaign else ()
    facts = (unit, *campaign, *topic, f"登记至：{spoken(ledger.rolled_on)}", f"共{len(ledger.rows)}篇")
    blocks: list[Block] = [
        *sheet.opening(title, *facts),
        _pieces(ledger.rows),
        *(_who_handed_in(ledger) if _is_asked(ledger) else ()),
        *_notes(ledger),
    ]
    issuer = ledger.organization_name or bureau.bureau_name
    return Document(Metadata(title, issuer, ledger.rolled_on), [Section(blocks, Shape.LEDGER)])


def _title(ledger: ReflectionLedger) -> str:
    """Named after the period, or after the campaign where its whole time is listed."""
    if ledger.campaign and ledger.is_whole_campaign:
        return f"{ledger.organization_name}“{ledger.campaign}”{LEDGER}"
    return sheet.title_of(ledger.organization_name, ledger.span, LEDGER)


def _is_asked(ledger: ReflectionLedger) -> bool:
    """Whether anything was set or has come in: nobody is named as missing for a period in which nothing was."""
    return bool(ledger.topic or ledger.campaign or ledger.rows)


def _who_handed_in(ledger: ReflectionLedger) -> list[Block]:
    return [Space(0.6), sheet.heading(SUBMISSIONS, SUBMISSIONS), _submissions(ledger)]


def _heads(heads: Sequence[tuple[str, float]]) -> list[Row]:
    return [[sheet.head(text) for text, _ in heads]]


def _pieces(rows: Sequence[ReflectionRow]) -> Block:
    if not rows:
        return sheet.nothing("本期没有登记心得体会。", LEDGER)
    lines = [_piece(place, row) for place, row in enumerate(rows, 1)]
    return Table([width for _, width in HEADS], lines, LEDGER, _heads(HEADS))


def _piece(place: int, row: ReflectionRow) -> Row:
    return [
        Cell(str(place)),
        Cell(row.author),
        Cell(row.organization_name),
        Cell(row.position or UNKNOWN),
        Cell(row.title or UNKNOWN, align=Align.FULL),
        Cell(_written_for(row)),
        Cell(spoken(row.submitted_on)),
        Cell(count(row.words)),
        Cell(row.shared or UNKNOWN),
        Cell(row.reviewer or UNKNOWN),
    ]


def _written_for(row: ReflectionRow) -> str:
    """The topic, and the campaign under it where that says more."""
    campaign = "" if row.campaign == row.topic else row.campaign
    return sheet.lines(row.topic, campaign) or UNKNOWN


def _submissions(ledger: ReflectionLedger) -> Block:
    if not ledger.branches:
        return sheet.nothing("名录里没有所选范围的党支部。", SUBMISSIONS)
    rows = [_branch(place, branch) for place, branch in enumerate(ledger.branches, 1)]
    tail = 0
    if len(rows) > 1:
        rows.append(_total(ledger))
        tail = 1
    widths = [width for _, width in SUBMISSION_HEADS]
    return Table(widths, rows, SUBMISSIONS, _heads(SUBMISSION_HEADS), keep=True, tail=tail)


def _branch(place: int, branch: BranchSubmissions) -> Row:
    known = branch.expected is not None
    names = "、".join(_name(one) for one in branch.missing) or NOBODY
    return [
        Cell(str(place), keep=place < TOGETHER),
        Cell(branch.branch_name),
        *_figures(branch.expected, branch.submitted),
        Cell(names if known else UNKNOWN, align=Align.FULL if known else Align.CENTRE),
    ]


def _total(ledger: ReflectionLedger) -> Row:
    known = ledger.expected is not None
    people = f"{len(ledger.missing)}人" if known else UNKNOWN
    return [Cell("合计", 2), *_figures(ledger.expected, ledger.submitted), Cell(people)]


def _figures(expected: int | None, submitted: int) -> tuple[Cell, ...]:
    if expected is None:
        return (Cell(UNKNOWN),) * 3
    return Cell(str(expected)), Cell(str(submitted)), Cell(rate(submitted, expected))


def _name(one: Missing) -> str:
    return f"{one.name}（日期待补）" if one.undated else one.name


def _notes(ledger: ReflectionLedger) -> list[Block]:
    sentences = []
    if ledger.branches and _is_asked(ledger):
        sentences.append(
            f"应交人数为{spoken(ledger.rolled_on)}在册的正式党员和预备党员，已交人数为其中{'本专题活动' if ledger.is_whole_campaign else '本期'}登记有心得体会的人数。"
        )
    if ledger.undated:
        sentences.append(
            f"另有{ledger.undated}篇提交日期待补，没有列入"
            + ("；其作者在未提交人员中注明“日期待补”。" if _is_asked(ledger) else "。")
        )
    if ledger.others:
        sentences.append(f"作者不在名册或不能对应到人的，不计入提交情况：{'、'.join(ledger.others)}。")
    return sheet.note("".join(sentences), "表注") if sentences else []

"""民主评议汇总表: ballots, each member's votes and grade, and how the grades are distributed (domain §3.5)."""

from dataclasses import replace

from models.rows.life import Appraisal, AppraisalResult
from models.rows.meeting import MeetingDetail
from models.rules.appraisal import ballots_in_words, distribution, tenths, votes_of
from models.rules.life_terms import Grade
from models.rules.terms import Standing
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import form, ledger
from reports.parts.form import UNKNOWN, count
from reports.parts.ledger import NOTE
from reports.parts.paragraph import Align, Space
from reports.parts.signature import signed_by, spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = "民主评议汇总表"
HEADS = (
    ("序号", 28),
    ("姓名", 58),
    ("个人自评", 44),
    ("优秀", 34),
    ("合格", 34),
    ("基本合格", 34),
    ("不合格", 34),
    ("评定等次", 52),
    ("反馈日期", 62),
    ("备注", 62),
)
"""Columns and their widths, about in points."""
UNGRADED = "不评定"


def document(meeting: MeetingDetail) -> Document:
    """The table of one appraisal; what is not known reads 待补."""
    appraisal = meeting.appraisal or Appraisal()
    title = f"{meeting.organization_name}{meeting.held_on.year}年度民主评议党员汇总表"
    facts = [f"评议日期：{spoken(meeting.held_on)}", f"{ballots_in_words(appraisal) or '测评票数待补'}"]
    blocks: list[Block] = ledger.opening(title, *facts, scope=meeting.organization_name)
    if appraisal.results:
        rows = [_row(place, result) for place, result in enumerate(appraisal.results, 1)]
        heads = [[ledger.head(text) for text, _ in HEADS]]
        blocks += [
            Table([width for _, width in HEADS], rows, PLACE, heads, setting=NOTE, keep=True),
            Space(0.5),
            _distribution(appraisal),
            *ledger.note(_note(appraisal), PLACE, keep=True),
        ]
    else:
        blocks.append(ledger.nothing("还没有评议名单。", PLACE))
    blocks += [
        Space(0.5, glue=True),
        replace(signed_by("监票人签名", "计票人签名"), keep=True),
        signed_by("党组织书记签名"),
    ]
    return Document(
        Metadata(title, meeting.organization_name, meeting.held_on), [Section(blocks, Shape.RECORD)]
    )


def _row(place: int, result: AppraisalResult) -> Row:
    probationary = result.standing is Standing.PROBATIONARY
    grade = result.grade.label if result.grade else UNGRADED if probationary else UNKNOWN
    return [
        Cell(str(place)),
        Cell(f"{result.name}\n（预备）" if probationary else result.name),
        Cell(result.self_grade.label if result.self_grade else UNKNOWN),
        *(Cell(_votes(number, probationary=probationary)) for number in votes_of(result)),
        Cell(grade),
        Cell(ledger.day(result.feedback_on)),
        Cell(result.note, align=Align.LEFT),
    ]


def _votes(number: int | None, *, probationary: bool) -> str:
    """A probationary member need not stand on the ballot: then there are no votes to be filled in."""
    return ledger.NOT_ASKED if number is None and probationary else count(number)


def _distribution(appraisal: Appraisal) -> Table:
    """等次、人数、占比: of all members, 正式 and 预备."""
    found = distribution(appraisal.results)
    grades = dict(found.graded)
    heads: Row = [
        form.label("等次", keep=True),
        *(ledger.head(grade.label) for grade in Grade),
        ledger.head("预备党员"),
        ledger.head("等次待补"),
        ledger.head("党员总数"),
    ]
    numbers: Row = [
        form.label("人数", keep=True),
        *(Cell(str(grades[grade])) for grade in Grade),
        Cell(str(found.probationary)),
        Cell(str(found.ungraded)),
        Cell(str(found.members)),
    ]
    shares: Row = [
        ledger.head("占比"),
        *(Cell(_share(grades[grade], found.members, found.ungraded)) for grade in Grade),
        *(Cell(ledger.NOT_ASKED) for _ in range(3)),
    ]
    return Table((52, *(56,) * 7), [numbers, shares], "等次分布", [heads], setting=NOTE, keep=True)


def _share(number: int, members: int, ungraded: int) -> str:
    return UNKNOWN if ungraded or not members else f"{tenths(number, members)}%"


def _note(appraisal: Appraisal) -> str:
    found = distribution(appraisal.results)
    over = found.excellent > found.cap
    return (
        f"优秀一般不超过党员总数的三分之一，本次党员{found.members}人，三分之一为{found.cap}人，评为优秀{found.excellent}人"
        f"{'，已超过，请说明情况' if over else ''}。预备党员参加评议，不评定等次。"
    )

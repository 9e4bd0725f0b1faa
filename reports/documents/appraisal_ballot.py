"""民主测评表: the empty ballot of 民主评议党员, with the names of those who are graded (domain §3.5)."""

from models.rows.meeting import MeetingDetail
from models.rules.appraisal import excellent_cap
from models.rules.life_terms import Grade
from models.rules.terms import Standing
from reports import page
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Table
from reports.pdf.pen import Metadata

TITLE = "民主评议党员民主测评表"
PLACE = "民主测评表"
COLUMNS = (32, 86, *(72,) * len(Grade))
TALL, LOWER = 9.2 * page.MM, 7.5 * page.MM
"""Height of a line to be marked by hand; the lower one of a list too long for one sheet."""
ONE_SHEET = 20
"""Names that stand on one sheet with the note."""


def document(meeting: MeetingDetail) -> Document:
    """The ballot. Nobody's vote is on it; a probationary member is given no grade and stands under the table."""
    graded, probationary = _people(meeting)
    blocks: list[Block] = ledger.opening(
        TITLE,
        f"党组织：{meeting.organization_name}",
        f"评议日期：{spoken(meeting.held_on)}",
        scope=meeting.organization_name,
    )
    if graded:
        rows = [
            [Cell(str(place)), Cell(name), *(Cell("") for _ in Grade)] for place, name in enumerate(graded, 1)
        ]
        heads = [[ledger.head("序号"), ledger.head("姓名"), *(ledger.head(grade.label) for grade in Grade)]]
        blocks.append(
            Table(
                COLUMNS,
                rows,
                PLACE,
                heads,
                setting=ledger.FACTS,
                least=TALL if len(graded) <= ONE_SHEET else LOWER,
                keep=True,
                fit=False,
            )
        )
    else:
        blocks.append(ledger.nothing("评议名单和签到名单都还是空的，姓名待补。", PLACE))
    blocks += ledger.note(_how(len(graded), probationary), PLACE)
    metadata = Metadata(f"{TITLE}（{spoken(meeting.held_on)}）", meeting.organization_name, meeting.held_on)
    return Document(metadata, [Section(blocks, Shape.RECORD)])


def _people(meeting: MeetingDetail) -> tuple[list[str], list[str]]:
    """Those to be graded, and the probationary members: as listed for the appraisal, else as on the sheet."""
    listed = meeting.appraisal.results if meeting.appraisal is not None else ()
    people = [(row.name, row.standing) for row in listed]
    people = people or [(row.name, row.standing) for row in meeting.attendance]
    return (
        [name for name, standing in people if standing is Standing.FULL],
        [name for name, standing in people if standing is Standing.PROBATIONARY],
    )


def _how(graded: int, probationary: list[str]) -> str:
    members = graded + len(probationary)
    said = (
        "请对每名党员在相应等次栏内画“○”，每人只选一个等次；同一人选了几个等次的，该人的票无效。本表不署名。"
    )
    said += f"优秀等次一般不超过党员总数的三分之一（{excellent_cap(members)}人）。" if members else ""
    return said + (
        f"预备党员{'、'.join(probationary)}参加评议，不评定等次，不列入本表。" if probationary else ""
    )

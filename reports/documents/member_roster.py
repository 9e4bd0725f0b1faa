"""党员名册: the members of a day, by branch, with the columns an office keeps; no number of an identity card."""

from collections.abc import Sequence
from datetime import date

from models.rows.bureau import BureauSettings
from models.rows.member_roll import MemberRoll, RollLine
from models.rules.papers import PaperKind
from models.rules.terms import Standing
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Space
from reports.parts.signature import spoken
from reports.parts.strip import Block, Marked
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.MEMBER_ROSTER.label
HEADS = (
    ("序号", 30),
    ("姓名", 66),
    ("性别", 34),
    ("民族", 48),
    ("出生年月", 58),
    ("入党日期", 66),
    ("转正日期", 66),
    ("党员类别", 66),
    ("党小组", 88),
    ("党内职务", 90),
    ("所在部门", 90),
    ("行政职务", 90),
)


def document(roll: MemberRoll, bureau: BureauSettings) -> Document:
    """The roster: a table for each branch."""
    people = [line for _, lines in roll.branches for line in lines]
    title = f"{roll.scope}{PLACE}"
    facts = (ledger.unit(roll.scope, bureau.bureau_name), f"截至{spoken(roll.day)}", _counted(people))
    blocks: list[Block] = ledger.opening(title, *facts, scope=roll.scope)
    for name, lines in roll.branches:
        heading = ledger.heading(f"{name}（{_counted(lines)}）", PLACE)
        blocks += [Marked(heading, name), _table(lines), Space(0.4)]
    if not roll.branches:
        blocks.append(ledger.nothing("这一天名册中没有党员。", PLACE))
    named = f"{title}（截至{roll.day.isoformat()}）"
    return Document(Metadata(named, bureau.bureau_name, roll.day), [Section(blocks, Shape.LEDGER)])


def _counted(lines: Sequence[RollLine]) -> str:
    probationary = sum(line.entry.standing is Standing.PROBATIONARY for line in lines)
    return f"共{len(lines)}人" + (f"，其中预备党员{probationary}人" if probationary else "")


def _table(lines: Sequence[RollLine]) -> Table:
    rows = [_row(place, line) for place, line in enumerate(lines, 1)]
    heads = [[ledger.head(text) for text, _ in HEADS]]
    return Table([width for _, width in HEADS], rows, PLACE, heads, setting=ledger.NOTE, side=3)


def _row(place: int, line: RollLine) -> Row:
    entry = line.entry
    full = ledger.NOT_ASKED if entry.standing is Standing.PROBATIONARY else ledger.day(entry.full_on)
    return [
        Cell(str(place)),
        Cell(entry.name),
        Cell(entry.gender or UNKNOWN),
        Cell(line.ethnicity or UNKNOWN),
        Cell(_month(line.born_on)),
        Cell(ledger.day(entry.joined_on)),
        Cell(full),
        Cell(entry.standing.label),
        Cell(entry.group_name),
        Cell("、".join(entry.posts)),
        Cell(entry.department or UNKNOWN),
        Cell(entry.job_title or UNKNOWN),
    ]


def _month(day: date | None) -> str:
    return UNKNOWN if day is None else f"{day.year}.{day.month:02}"

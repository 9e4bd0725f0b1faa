"""政治生日月度名单 (domain §3.7)."""

from collections.abc import Sequence

from models.rows.birthdays import BirthdayMonth, PoliticalBirthday
from models.rows.bureau import BureauSettings
from models.rules.periods import Span
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.ledger import NOTE
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = "政治生日名单"
HEADS = (
    ("序号", 21),
    ("姓名", 52),
    ("党支部", 74),
    ("政治生日", 51),
    ("入党日期", 57),
    ("周年", 24),
    ("转正日期", 57),
    ("党龄", 34),
    ("活动日期", 42),
    ("贺卡", 30),
)
"""Columns and their widths, about in points."""
CARDS = {None: "", True: "已送", False: "未送"}
COUNTING = "入党日期为支部大会通过其为预备党员之日；党龄自转正之日起算，计至政治生日当天的足年。2月29日入党的，平年记在2月28日。活动日期、贺卡空白的，活动后填写。"


def document(months: Sequence[BirthdayMonth], span: Span, bureau: BureauSettings) -> Document:
    """The list of one month, or of those of a quarter or a year in their order."""
    scope = months[0].scope if months else ""
    title = ledger.title_of(scope, span, PLACE)
    people = [person for month in months for person in month.people]
    unknown = max((month.unknown for month in months), default=0)
    facts = [ledger.unit(scope, bureau.bureau_name), f"共{len(people)}人"]
    blocks: list[Block] = ledger.opening(title, *facts, scope=scope)
    if people:
        rows = [_row(place, person) for place, person in enumerate(people, 1)]
        heads = [[ledger.head(text) for text, _ in HEADS]]
        blocks.append(Table([width for _, width in HEADS], rows, PLACE, heads, setting=NOTE, keep=True))
    else:
        blocks.append(ledger.nothing("本期没有党员过政治生日。", PLACE))
    left_out = f"另有{unknown}名在册党员的入党日期待补，没有列入。" if unknown else ""
    blocks += ledger.note(COUNTING + left_out, PLACE)
    made_on = months[0].today if months else span.last
    return Document(Metadata(title, scope or bureau.bureau_name, made_on), [Section(blocks, Shape.RECORD)])


def _row(place: int, person: PoliticalBirthday) -> Row:
    return [
        Cell(str(place)),
        Cell(person.name, whole=True),
        Cell(person.organization_name),
        Cell(f"{person.day.month}月{person.day.day}日"),
        Cell(ledger.day(person.joined_on)),
        Cell(str(person.years)),
        Cell(ledger.day(person.full_on) if person.standing != "预备党员" else ledger.NOT_ASKED),
        Cell(person.standing.removeprefix("党龄")),
        Cell(ledger.day(person.kept_on) if person.kept_on else ""),
        Cell(CARDS[person.card_given]),
    ]

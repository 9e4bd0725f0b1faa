"""第一议题学习台账: what was studied first, where, and what came of it (domain §3.2)."""

from collections.abc import Sequence

from models.rows.bureau import BureauSettings
from models.rows.following import Measure
from models.rows.ledgers import FirstTopic, FirstTopicLedger
from models.rows.study import Material
from models.rules.papers import PaperKind
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN, count
from reports.parts.ledger import FINE
from reports.parts.paragraph import Align
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.FIRST_TOPIC_LEDGER.label
HEADS = (
    ("序号", 24),
    ("会议名称", 88),
    ("日期", 76),
    ("学习内容（题名、来源、发布日期）", 186),
    ("领学人", 42),
    ("学习人数", 30),
    ("交流发言人", 54),
    ("贯彻落实措施", 110),
    ("责任科室", 48),
    ("完成时限", 46),
    ("落实情况", 62),
)
"""Columns and their widths, about in points."""
BY_HAND = HEADS[-3:]
"""Where no measure was entered one by one, these are left empty to be written in."""


def document(book: FirstTopicLedger, bureau: BureauSettings) -> Document:
    """The ledger, across the sheet."""
    title = ledger.title_of(book.scope, book.span, PLACE)
    facts = (f"登记至：{spoken(min(book.made_on, book.span.last))}", f"共{len(book.topics)}次")
    blocks: list[Block] = [
        *ledger.opening(title, ledger.unit(book.scope, bureau.bureau_name), *facts, scope=book.scope),
        _table(book.topics) if book.topics else ledger.nothing("本期没有第一议题学习记录。", PLACE),
    ]
    return Document(Metadata(title, bureau.bureau_name, book.made_on), [Section(blocks, Shape.LEDGER)])


def _table(topics: Sequence[FirstTopic]) -> Table:
    rows = [row for place, topic in enumerate(topics, 1) for row in _rows(place, topic)]
    heads = [[ledger.head(text) for text, _ in HEADS]]
    return Table([width for _, width in HEADS], rows, PLACE, heads, setting=FINE, side=3)


def _rows(place: int, topic: FirstTopic) -> list[Row]:
    """The topic, and beside it a row for each of its measures."""
    deep = max(len(topic.followed), 1)
    about = [
        Cell(str(place), rows=deep),
        Cell(topic.meeting, rows=deep),
        Cell(spoken(topic.held_on), rows=deep),
        Cell(_studied(topic), align=Align.LEFT, rows=deep),
        Cell("、".join(topic.leaders), rows=deep),
        Cell(count(topic.present), rows=deep),
        Cell(ledger.joined(topic.speakers), rows=deep),
    ]
    if not topic.followed:
        typed = Cell(topic.measures or UNKNOWN, align=Align.LEFT if topic.measures else Align.CENTRE)
        return [[*about, typed, *(Cell(""),) * len(BY_HAND)]]
    first, *others = (_measure(measure) for measure in topic.followed)
    return [[*about, *first], *others]


def _measure(measure: Measure) -> list[Cell]:
    done = ledger.lines("已完成", ledger.day(measure.done_on)) if measure.done_on else ""
    came = ledger.lines(done, measure.progress)
    return [
        Cell(measure.text, align=Align.LEFT),
        Cell(ledger.lines(measure.department, measure.person) or UNKNOWN),
        Cell(ledger.day(measure.due_on)),
        Cell(came or UNKNOWN, align=Align.LEFT if came else Align.CENTRE),
    ]


def _studied(topic: FirstTopic) -> str:
    """Each document with where it came from and when; without any, the title and what is missing."""
    if not topic.materials:
        return f"{topic.title or UNKNOWN}（来源、发布日期{UNKNOWN}）"
    if len(topic.materials) == 1:
        return _material(topic.materials[0])
    return "\n".join(f"{number}.{_material(item)}" for number, item in enumerate(topic.materials, 1))


def _material(item: Material) -> str:
    title = item.title if item.title.startswith("《") else f"《{item.title}》"
    issuer = item.issuer or f"来源{UNKNOWN}"
    day = spoken(item.issued_on) if item.issued_on else f"发布日期{UNKNOWN}"
    return f"{title}（{issuer}，{day}）"

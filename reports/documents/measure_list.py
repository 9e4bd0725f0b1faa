"""贯彻落实跟踪表: what is to be done after first topics and other study, by whom, by when, and what came of it (domain L2)."""

from collections import Counter
from collections.abc import Sequence

from models.rows.bureau import BureauSettings
from models.rows.measures import MeasureLine, MeasureList
from models.rules.measures import MeasureState
from models.rules.papers import PaperKind
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.ledger import FINE
from reports.parts.paragraph import Align
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.MEASURE_LIST.label
HEADS = (
    ("序号", 26),
    ("单位", 92),
    ("学习（会议）日期", 56),
    ("学习内容", 140),
    ("贯彻落实措施", 170),
    ("责任科室", 58),
    ("责任人", 48),
    ("完成时限", 56),
    ("完成日期", 56),
    ("落实情况", 116),
    ("状态", 42),
)
"""Columns and their widths, about in points."""
LATE = "逾期为到{day}超过完成时限、仍未登记完成的措施；“待补”为台账尚未登记。"


def document(book: MeasureList, bureau: BureauSettings) -> Document:
    """The list, across the sheet."""
    title = ledger.title_of(book.scope, book.span, PLACE)
    facts = (f"统计日期：{spoken(book.made_on)}", f"共{len(book.measures)}条")
    blocks: list[Block] = ledger.opening(
        title, ledger.unit(book.scope, bureau.bureau_name), *facts, scope=book.scope
    )
    if book.measures:
        note = _counts(book.measures) + LATE.format(day=spoken(book.made_on))
        blocks += [_table(book.measures), *ledger.note(note, PLACE)]
    else:
        blocks.append(ledger.nothing("本期没有登记贯彻落实措施。", PLACE))
    return Document(Metadata(title, bureau.bureau_name, book.made_on), [Section(blocks, Shape.LEDGER)])


def _counts(measures: Sequence[MeasureLine]) -> str:
    """已完成3条、推进中2条、逾期1条。"""
    many = Counter(line.state for line in measures)
    order = (
        MeasureState.DONE,
        MeasureState.OPEN,
        MeasureState.DUE_SOON,
        MeasureState.OVERDUE,
        MeasureState.UNDATED,
    )
    return "、".join(f"{state}{many[state]}条" for state in order if many[state]) + "。"


def _table(measures: Sequence[MeasureLine]) -> Table:
    rows = [_row(place, line) for place, line in enumerate(measures, 1)]
    heads = [[ledger.head(text) for text, _ in HEADS]]
    return Table([width for _, width in HEADS], rows, PLACE, heads, setting=FINE, side=3, keep=True)


def _row(place: int, line: MeasureLine) -> Row:
    measure = line.measure
    late = line.state is MeasureState.OVERDUE
    return [
        Cell(str(place)),
        Cell(line.organization_name),
        Cell(ledger.day(line.held_on)),
        Cell(line.topic, align=Align.LEFT),
        Cell(measure.text, align=Align.LEFT),
        Cell(measure.department or UNKNOWN),
        Cell(measure.person or UNKNOWN),
        Cell(ledger.day(measure.due_on)),
        Cell(ledger.day(measure.done_on) if measure.done_on else ""),
        Cell(measure.progress or UNKNOWN, align=Align.LEFT if measure.progress else Align.CENTRE),
        Cell(line.state.label, style=Style.HEI if late else Style.FANGSONG),
    ]

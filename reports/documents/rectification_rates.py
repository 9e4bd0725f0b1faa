"""整改情况统计表: how rectification went, by source, by branch, and by manifestation and month (domain R1, N14)."""

from collections.abc import Iterable, Sequence

from models.rows.bureau import BureauSettings
from models.rows.rectification_rates import (
    BASES,
    MAP_BASIS,
    Ids,
    ManifestationLine,
    RateFigure,
    RateLine,
    RectificationRates,
)
from models.rules.papers import PaperKind
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.ledger import NOT_ASKED, NOTE, TIGHT
from reports.parts.paragraph import Align, Paragraph, Space
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata

PLACE = PaperKind.RECTIFICATION_RATES.label
HEADS = (
    ("序号", 30),
    ("", 170),
    ("在册", 56),
    ("已销号", 56),
    ("按期销号", 60),
    ("逾期", 56),
    ("反弹", 56),
    ("销号率", 66),
    ("按期完成率", 72),
)
"""Columns and their widths, about in points; the second is what the lines are told by."""
WHOLE = 12
"""A table of so many lines is not cut: it fits on a page with what stands above and below it."""
NUMBER, LABEL, MONTH, SUM = 30, 240, 38, 44
"""Widths of the columns of the map."""


def document(rates: RectificationRates, bureau: BureauSettings) -> Document:
    """The two tables of rates, and on a sheet of its own the map of manifestations, all across the sheet."""
    title = ledger.title_of(rates.scope, rates.span, PLACE)
    facts = (ledger.unit(rates.scope, bureau.bureau_name), f"统计日期：{spoken(rates.counted_on)}")
    blocks: list[Block] = ledger.opening(title, *facts, scope=rates.scope)
    if rates.total.on_list:
        basis = "".join(f"{name}：{said}" for name, said in BASES)
        blocks += [
            _heading("按问题来源"),
            _table("问题来源", rates.by_source, rates.total, keep=False),
            Space(0.5),
            _heading("按责任单位"),
            _table("责任单位", rates.by_branch, rates.total),
            *ledger.note(basis, PLACE),
        ]
    else:
        blocks.append(ledger.nothing("本期没有在册的整改事项。", PLACE))
    sections = [Section(blocks, Shape.LEDGER)]
    if rates.most():
        heading = f"{title}（表现形式分月）"
        sections.append(
            Section(
                [
                    *ledger.opening(heading, *facts, scope=rates.scope),
                    _map(rates),
                    *ledger.note(
                        f"{MAP_BASIS}没有发现的表现形式不列；黑体为有问题的月份，“—”为还没有到的月份。", PLACE
                    ),
                ],
                Shape.LEDGER,
            )
        )
    return Document(Metadata(title, bureau.bureau_name, rates.counted_on), sections)


def _heading(text: str) -> Paragraph:
    return Paragraph([Span(text, Style.HEI)], PLACE, first=0, keep=True, setting=ledger.FACTS)


def _table(told_by: str, lines: Sequence[RateLine], total: RateFigure, *, keep: bool = True) -> Table:
    rows: list[Row] = [
        [Cell(str(place)), Cell(line.label), *_figures(line.figure)] for place, line in enumerate(lines, 1)
    ]
    tail: list[Row] = [[Cell("合计", 2), *_figures(total)]] if len(lines) > 1 else []
    heads = [[ledger.head(text or told_by) for text, _ in HEADS]]
    widths = [width for _, width in HEADS]
    held = len(rows) if len(rows) <= WHOLE else len(tail)
    return Table(widths, [*rows, *tail], PLACE, heads, setting=NOTE, side=TIGHT, keep=keep, tail=held)


def _figures(figure: RateFigure) -> Iterable[Cell]:
    bold = Style.HEI if figure.overdue else Style.FANGSONG
    return (
        _count(figure.on_list),
        _count(figure.closed),
        _count(figure.in_time),
        Cell(str(len(figure.overdue)), style=bold),
        _count(figure.rebounded),
        Cell(figure.closure_rate.text),
        Cell(figure.in_time_rate.text),
    )


def _count(ids: Ids) -> Cell:
    return Cell(str(len(ids)))


def _map(rates: RectificationRates) -> Table:
    heads = [
        ledger.head("序号"),
        ledger.head("表现形式"),
        *(ledger.head(f"{month.month}月") for month in rates.months),
        ledger.head("合计"),
    ]
    rows = [_manifestation(line, rates) for line in rates.manifestations if line.total]
    months = [
        tuple(id_ for line in rates.manifestations for id_ in line.months[place])
        for place in range(len(rates.months))
    ]
    every = tuple(id_ for month in months for id_ in month)
    rows.append([Cell("合计", 2), *_months(months, rates), _marked(every)])
    widths = [NUMBER, LABEL, *[MONTH] * len(rates.months), SUM]
    return Table(widths, rows, PLACE, [heads], setting=NOTE, side=TIGHT, padding=1.5, keep=True, tail=1)


def _manifestation(line: ManifestationLine, rates: RectificationRates) -> Row:
    cells = [*_months(line.months, rates), _marked(line.total)]
    if line.number is None:
        return [Cell(line.label, 2), *cells]
    return [Cell(str(line.number)), Cell(line.words, align=Align.LEFT), *cells]


def _months(months: Sequence[Ids], rates: RectificationRates) -> list[Cell]:
    """A cell for each month; — for one still to come."""
    return [
        _marked(ids) if rates.has_begun(month) else Cell(NOT_ASKED)
        for ids, month in zip(months, rates.months, strict=True)
    ]


def _marked(ids: Ids) -> Cell:
    return Cell(str(len(ids)), style=Style.HEI if ids else Style.FANGSONG)

"""每周学习主题一览表: for each month, branches × weeks with what was studied, discussed and exchanged (domain N6)."""

from collections.abc import Sequence

from models.rows.bureau import BureauSettings
from models.rows.overview import WeekCell, WeekGrid, WeeklyThemes, WeekRow, WeekTheme
from models.rules.papers import PaperKind
from models.rules.periods import Span
from models.rules.study_terms import Sitting
from models.rules.terms import Verdict
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.ledger import FINE, NOT_ASKED
from reports.parts.paragraph import Align, Space
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.WEEKLY_THEMES.label
NUMBER, NAME, SITTINGS, WEEKS = 26, 96, 44, 560
"""Widths of the columns, about in points; the weeks share theirs."""
NOT_STUDIED = "未学习"
COUNTING = (
    "周一至周日为一周，以周四所在月份计月。主题前注明研讨、交流的，为该次的方式；“研讨/交流”为次数，均计入学习；"
    "同一周有几个主题的都列出。“—”为不要求学习的周，空白为未到期，“待补”为台账尚未登记。"
)


def document(themes: WeeklyThemes, bureau: BureauSettings) -> Document:
    """A table for each month, across the sheet."""
    title = ledger.title_of(themes.scope, themes.span, PLACE)
    counted = f"统计日期：{spoken(themes.counted_on)}"
    blocks: list[Block] = ledger.opening(
        title, ledger.unit(themes.scope, bureau.bureau_name), counted, scope=themes.scope
    )
    months = [(month, grid) for month, grid in themes.months if grid.rows]
    for place, (month, grid) in enumerate(months):
        if len(themes.months) > 1:
            blocks += [*([Space(0.5)] if place else []), ledger.heading(month.label, PLACE)]
        blocks.append(_table(grid))
    if months:
        blocks += ledger.note(COUNTING, PLACE)
    else:
        blocks.append(ledger.nothing("本期没有党支部。", PLACE))
    metadata = Metadata(title, bureau.bureau_name, themes.counted_on)
    return Document(metadata, [Section(blocks, Shape.LEDGER)])


def _table(grid: WeekGrid) -> Table:
    each = WEEKS / len(grid.weeks)
    widths = [NUMBER, NAME, *(each for _ in grid.weeks), SITTINGS]
    weeks = (ledger.head(_week(week)) for week in grid.weeks)
    heads = [[ledger.head("序号"), ledger.head("党支部"), *weeks, ledger.head("研讨/交流")]]
    rows = [_row(place, row) for place, row in enumerate(grid.rows, 1)]
    return Table(widths, rows, PLACE, heads, setting=FINE, side=3, keep=True)


def _week(week: Span) -> str:
    """第40周, and its days under it: 9.28—10.4."""
    first, last = week.first, week.last
    return f"{week.label}\n{first.month}.{first.day}—{last.month}.{last.day}"


def _row(place: int, row: WeekRow) -> Row:
    sittings = f"{row.sittings(Sitting.DISCUSSION)}/{row.sittings(Sitting.EXCHANGE)}"
    return [Cell(str(place)), Cell(row.name), *(_cell(cell) for cell in row.cells), Cell(sittings)]


def _cell(cell: WeekCell) -> Cell:
    if cell.themes:
        return Cell("\n".join(_themes(cell.themes)), align=Align.LEFT)
    if cell.records:
        return Cell("已学习")
    match cell.verdict:
        case Verdict.UNMET:
            return Cell(NOT_STUDIED, style=Style.HEI)
        case Verdict.NOT_APPLICABLE:
            return Cell(NOT_ASKED)
        case Verdict.UNKNOWN:
            return Cell(UNKNOWN)
        case _:
            return Cell("")


def _themes(themes: Sequence[WeekTheme]) -> list[str]:
    """Each on a line of its own; several are numbered."""
    said = [_said(theme) for theme in themes]
    return said if len(said) == 1 else [f"{number}.{text}" for number, text in enumerate(said, 1)]


def _said(theme: WeekTheme) -> str:
    apart = theme.sitting in (Sitting.DISCUSSION, Sitting.EXCHANGE)
    return f"{theme.sitting}：{theme.title}" if apart else theme.title

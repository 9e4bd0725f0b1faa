"""年度党费台账: every member's payments of a year, a sheet for each branch, and above them the branches' sums."""

from collections.abc import Iterable, Sequence

from models.rows.bureau import BureauSettings
from models.rows.dues import DuesCell, DuesPerson, DuesSum, DuesYear
from models.rules.dues_sums import added, sum_of, sums_by_branch
from models.rules.dues_terms import DuesState
from models.rules.money import capital_money, grouped_money
from models.rules.papers import PaperKind
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.ledger import FINE, NOT_ASKED, NOTE, TIGHT
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.DUES_LEDGER.label
NUMBER, NAME, MONTH, SUM = 24, 48, 46, 56
"""Widths of the columns, about in points."""
SUM_HEADS = (
    ("序号", 30),
    ("党支部", 180),
    ("应交金额", 82),
    ("实交金额", 82),
    ("已交人次", 60),
    ("未交、少交人次", 60),
    ("免交人次", 60),
    ("待补人次", 60),
)
COUNTING = (
    "金额单位为元。各月为实交金额：黑体为未交或少交，“免”为免交，“待补”为没有登记，“—”为不在本支部交纳或月份还没有到；"
    "应交合计只含应交已知的月份。"
)


def document(year: DuesYear, bureau: BureauSettings) -> Document:
    """The sums of the branches when there are several, then each branch's members."""
    title = f"{year.scope}{year.year}{PLACE}"
    facts = (f"登记至：{spoken(year.today)}", "单位：元")
    sections: list[Section] = []
    if len(year.branches) > 1:
        sections.append(Section(_sums(year, title, facts, bureau), Shape.LEDGER))
    for branch_id, name in year.branches:
        people = [person for person in year.people if _pays_to(person, branch_id)]
        sections.append(Section(_branch(year, branch_id, name, people, facts), Shape.LEDGER))
    if not sections:
        blocks = ledger.opening(title, ledger.unit(year.scope, bureau.bureau_name), *facts, scope=year.scope)
        sections.append(Section([*blocks, ledger.nothing("这一年没有应交党费的党员。", PLACE)], Shape.LEDGER))
    return Document(Metadata(title, bureau.bureau_name, year.today), sections)


def _pays_to(person: DuesPerson, branch_id: int) -> bool:
    return person.branch_id == branch_id or any(cell.branch_id == branch_id for cell in person.cells)


def _sums(year: DuesYear, title: str, facts: Sequence[str], bureau: BureauSettings) -> list[Block]:
    rows: list[Row] = [
        [Cell(str(place)), Cell(row.branch_name), *_figures(row.sum)]
        for place, row in enumerate(sums_by_branch(year), 1)
    ]
    total = sum_of(year)
    rows.append([Cell("合计", 2, style=Style.HEI), *_figures(total)])
    heads = [[ledger.head(text) for text, _ in SUM_HEADS]]
    widths = [width for _, width in SUM_HEADS]
    return [
        *ledger.opening(title, ledger.unit(year.scope, bureau.bureau_name), *facts, scope=year.scope),
        Table(widths, rows, PLACE, heads, setting=NOTE, keep=True, tail=1),
        *ledger.note(
            f"实交合计人民币{capital_money(total.paid)}。人次为人和月份；应交金额只含应交已知的人次。", PLACE
        ),
    ]


def _figures(figure: DuesSum) -> Iterable[Cell]:
    known = figure.asked - figure.exempt - figure.no_base
    return (
        Cell(grouped_money(figure.due) if known else UNKNOWN),
        Cell(grouped_money(figure.paid) if figure.asked != figure.unknown or figure.paid else UNKNOWN),
        Cell(str(figure.settled)),
        Cell(str(figure.short), style=Style.HEI if figure.short else Style.FANGSONG),
        Cell(str(figure.exempt)),
        Cell(str(figure.unknown)),
    )


def _branch(
    year: DuesYear, branch_id: int, name: str, people: Sequence[DuesPerson], facts: Sequence[str]
) -> list[Block]:
    rows: list[Row] = [_row(place, person, branch_id) for place, person in enumerate(people, 1)]
    mine = [[cell for cell in person.cells if _is_of(person, cell, branch_id)] for person in people]
    months: list[Cell] = []
    for number in range(12):
        cells = [cell for cells in mine for cell in cells if cell.month.month == number + 1]
        months.append(Cell(_month_sum(cells)))
    total = added(cell for cells in mine for cell in cells)
    rows.append([Cell("合计", 2, style=Style.HEI), *months, *_totals(total)])
    heads = [
        ledger.head("序号"),
        ledger.head("姓名"),
        *(ledger.head(f"{number}月") for number in range(1, 13)),
        ledger.head("应交合计"),
        ledger.head("实交合计"),
    ]
    widths = [NUMBER, NAME, *[MONTH] * 12, SUM, SUM]
    return [
        *ledger.opening(f"{name}{year.year}{PLACE}", f"共{len(people)}人", *facts, scope=name),
        Table(widths, rows, PLACE, [heads], setting=FINE, side=TIGHT, keep=True, tail=1),
        *ledger.note(COUNTING, PLACE),
    ]


def _is_of(person: DuesPerson, cell: DuesCell, branch_id: int) -> bool:
    """Whether a month belongs on the branch's sheet; money paid while nothing was asked stands with the last branch."""
    return cell.branch_id == branch_id or (cell.branch_id is None and person.branch_id == branch_id)


def _row(place: int, person: DuesPerson, branch_id: int) -> Row:
    cells = [cell for cell in person.cells if _is_of(person, cell, branch_id)]
    return [
        Cell(str(place)),
        Cell(person.name),
        *(_month(cell) if _is_of(person, cell, branch_id) else Cell(NOT_ASKED) for cell in person.cells),
        *_totals(added(cells)),
    ]


def _month(cell: DuesCell) -> Cell:
    line = cell.line
    paid = "" if line is None or not line.paid else grouped_money(line.paid)
    match cell.state:
        case None:
            return Cell(paid or NOT_ASKED)
        case DuesState.EXEMPT:
            return Cell("免")
        case DuesState.UNKNOWN:
            return Cell(paid or UNKNOWN)
        case DuesState.UNPAID:
            return Cell("未交", style=Style.HEI)
        case DuesState.PART:
            return Cell(paid, style=Style.HEI)
        case DuesState.PAID | DuesState.OVER:
            return Cell(paid or "0.00")


def _month_sum(cells: Sequence[DuesCell]) -> str:
    known = [cell.line.paid for cell in cells if cell.line is not None and cell.line.paid is not None]
    if known:
        return grouped_money(sum(known))
    return UNKNOWN if any(cell.state is DuesState.UNKNOWN for cell in cells) else NOT_ASKED


def _totals(total: DuesSum) -> tuple[Cell, Cell]:
    known = total.asked - total.exempt - total.no_base
    if total.asked == total.exempt:
        return Cell(NOT_ASKED), Cell(grouped_money(total.paid) if total.paid else NOT_ASKED)
    paid = total.asked != total.unknown or total.paid
    return (
        Cell(grouped_money(total.due) if known else UNKNOWN),
        Cell(grouped_money(total.paid) if paid else UNKNOWN),
    )

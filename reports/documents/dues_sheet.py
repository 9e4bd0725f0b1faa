"""党费收缴表: a month's dues of a branch, signed for by everybody who pays (domain O5, G29)."""

from collections.abc import Sequence

from models.rows.bureau import BureauSettings
from models.rows.dues import DuesCell, DuesLine, DuesPerson, DuesSum, DuesYear
from models.rules.dues import rate_text
from models.rules.dues_sums import added
from models.rules.dues_terms import DuesState, PayerKind
from models.rules.money import capital_money, grouped_money
from models.rules.papers import PaperKind
from models.rules.periods import Month
from reports import page
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Align, Paragraph, Space
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.parts.typesetter import Span as Text
from reports.pdf.pen import Metadata

PLACE = PaperKind.DUES_SHEET.label
HEADS = (
    ("序号", 28),
    ("姓名", 58),
    ("交纳基数", 66),
    ("比例", 36),
    ("应交", 58),
    ("实交", 58),
    ("交纳日期", 66),
    ("签名", 62),
    ("备注", 60),
)
"""Columns and their widths, about in points."""
TALL = 8.0 * page.MM
"""Height of a line to sign in."""
RULES = (
    "党费按月交纳，以月工资收入（税后）为基数，按所在档次的比例计算全额"
    "（《关于中国共产党党费收缴、使用和管理的规定》）。金额单位为元；空白处由收缴人填写。"
)


def document(year: DuesYear, months: Sequence[Month], bureau: BureauSettings) -> Document:
    """A sheet for each branch and month; one that says so when nobody is asked for dues."""
    sections = [
        Section(_sheet(branch_id, name, month, year, bureau), Shape.RECORD)
        for branch_id, name in year.branches
        for month in months
        if _payers(year, branch_id, month)
    ]
    title = f"{year.scope}{months[0].label if len(months) == 1 else f'{year.year}年'}{PLACE}"
    if not sections:
        blocks = ledger.opening(title, ledger.unit(year.scope, bureau.bureau_name), scope=year.scope)
        sections = [Section([*blocks, ledger.nothing("这一期没有应交党费的党员。", PLACE)], Shape.RECORD)]
    return Document(Metadata(title, bureau.bureau_name, year.today), sections)


def _payers(year: DuesYear, branch_id: int, month: Month) -> list[tuple[DuesPerson, DuesCell]]:
    return [
        (person, person.cells[month.month - 1])
        for person in year.people
        if person.cells[month.month - 1].branch_id == branch_id
    ]


def _sheet(
    branch_id: int, branch_name: str, month: Month, year: DuesYear, bureau: BureauSettings
) -> list[Block]:
    payers = _payers(year, branch_id, month)
    facts = (ledger.unit(branch_name, bureau.bureau_name), f"共{len(payers)}人", "单位：元")
    rows = [_row(place, person, cell) for place, (person, cell) in enumerate(payers, 1)]
    total = added(cell for _, cell in payers)
    known = all(cell.line is not None and _is_settled(cell.line) for _, cell in payers)
    rows.append(_total(payers, total))
    heads = [[ledger.head(text) for text, _ in HEADS]]
    table = Table(
        [width for _, width in HEADS], rows, PLACE, heads, setting=ledger.NOTE, least=TALL, keep=True, tail=1
    )
    title = f"{branch_name}{month.label}{PLACE}"
    return [
        *ledger.opening(title, *facts, scope=branch_name),
        table,
        *_capitals(total, known=known),
        *ledger.note(RULES, PLACE, keep=True),
        _signatures(),
    ]


def _is_settled(line: DuesLine) -> bool:
    """Whether it is known what was paid, or that nothing was to be."""
    return line.exempt or line.paid is not None


def _row(place: int, person: DuesPerson, cell: DuesCell) -> Row:
    line = cell.line or DuesLine(person.member_id, cell.month)
    paid = "" if line.paid is None else grouped_money(line.paid)
    return [
        Cell(str(place)),
        Cell(person.name),
        Cell(ledger.NOT_ASKED if line.exempt and line.base is None else _money(line.base)),
        Cell(ledger.NOT_ASKED if line.exempt and line.rate is None else _rate(line.rate)),
        Cell("免交" if line.exempt else _money(line.due)),
        Cell("" if line.exempt else paid),
        Cell("" if line.paid_on is None else ledger.day(line.paid_on)),
        Cell(""),
        Cell(_remark(line, cell.state)),
    ]


def _rate(rate: int | None) -> str:
    return UNKNOWN if rate is None else rate_text(rate)


def _money(amount: int | None) -> str:
    return UNKNOWN if amount is None else grouped_money(amount)


def _remark(line: DuesLine, state: DuesState | None) -> str:
    parts = ["离退休"] if line.payer is PayerKind.RETIRED else []
    if line.exempt:
        parts.append(f"免交：{line.note or '原因待补'}")
    elif line.note:
        parts.append(line.note)
    if state in (DuesState.UNPAID, DuesState.PART, DuesState.OVER):
        parts.append(state.label)
    return ledger.lines(*parts)


def _total(payers: Sequence[tuple[DuesPerson, DuesCell]], total: DuesSum) -> Row:
    """What is known, added up; how many it leaves out stands in the last column."""
    dues = [
        cell.line.due
        for _, cell in payers
        if cell.line and not cell.line.exempt and cell.line.due is not None
    ]
    paid = [cell.line.paid for _, cell in payers if cell.line and cell.line.paid is not None]
    without = sum(cell.line is None or (cell.line.due is None and not cell.line.exempt) for _, cell in payers)
    due_text = grouped_money(sum(dues)) if dues else UNKNOWN
    paid_text = grouped_money(total.paid) if paid else ""
    unentered = sum(cell.line is None or not _is_settled(cell.line) for _, cell in payers)
    left_out = ledger.lines(
        f"应交待补{without}人" if without else "",
        f"实交未登记{unentered}人" if unentered and paid else "",
    )
    return [
        Cell("合计", 4, style=Style.HEI),
        Cell(due_text, style=Style.HEI),
        Cell(paid_text, style=Style.HEI),
        Cell(""),
        Cell(""),
        Cell(left_out),
    ]


def _capitals(total: DuesSum, *, known: bool) -> list[Block]:
    """The sum paid in capitals; room for it while not everybody's payment is known."""
    said = f"人民币{capital_money(total.paid)}（￥{grouped_money(total.paid)}）" if known else "人民币"
    setting = ledger.FACTS
    return [
        Space(0.15, glue=True),
        Paragraph(
            [Text("实交合计（大写）：", Style.HEI), Text(said)],
            PLACE,
            first=0,
            setting=setting,
            leading=setting.size * 1.8,
            keep=True,
        ),
    ]


def _signatures() -> Block:
    setting = ledger.FACTS
    return Paragraph(
        [Text("支部书记：　　　　　　收缴人：　　　　　　收缴日期：　　年　　月　　日")],
        PLACE,
        first=0,
        align=Align.LEFT,
        setting=setting,
        leading=setting.size * 2.4,
    )

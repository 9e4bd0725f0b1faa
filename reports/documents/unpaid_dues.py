"""未交党费名单: who has months of a period not paid, or not paid in full; who is still 待补 is named apart (domain O5, G30)."""

from collections.abc import Sequence

from models.rows.bureau import BureauSettings
from models.rows.dues import Arrears, DuesYear
from models.rules.dues import WARN_AFTER
from models.rules.dues_sums import arrears
from models.rules.money import grouped_money
from models.rules.papers import PaperKind
from models.rules.periods import Month, Span
from models.rules.spoken_periods import in_words
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Align
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.UNPAID_DUES.label
HEADS = (
    ("序号", 28),
    ("党支部", 100),
    ("姓名", 58),
    ("未交月份", 128),
    ("欠交金额", 62),
    ("待补月份", 88),
    ("连续未交月数", 44),
)


def document(year: DuesYear, months: Sequence[Month], span: Span, bureau: BureauSettings) -> Document:
    """The list of the period's months, by branch."""
    title = f"{year.scope}{in_words(span)}{PLACE}"
    rows = [row for row in arrears(year, frozenset(months)) if row.short]
    unknown = [row for row in arrears(year, frozenset(months)) if not row.short]
    facts = (
        ledger.unit(year.scope, bureau.bureau_name),
        f"登记至：{spoken(year.today)}",
        f"共{len({row.member_id for row in rows})}人",
        "单位：元",
    )
    blocks: list[Block] = [*ledger.opening(title, *facts, scope=year.scope)]
    if rows:
        blocks += [_table(rows), *ledger.note(_counting(unknown), PLACE)]
    else:
        blocks.append(ledger.nothing("这一期没有登记为未交、少交党费的党员。", PLACE))
        if unknown:
            blocks += ledger.note(_left_out(unknown), PLACE)
    return Document(Metadata(title, bureau.bureau_name, year.today), [Section(blocks, Shape.RECORD)])


def _table(rows: Sequence[Arrears]) -> Table:
    lines: list[Row] = [_row(place, row) for place, row in enumerate(rows, 1)]
    owed = [_owed(row) for row in rows]
    known = sum(amount for amount in owed if amount is not None)
    total = grouped_money(known) if any(amount is not None for amount in owed) else UNKNOWN
    lines.append([Cell("合计", 4, style=Style.HEI), Cell(total, style=Style.HEI), Cell(""), Cell("")])
    heads = [[ledger.head(text) for text, _ in HEADS]]
    widths = [width for _, width in HEADS]
    return Table(widths, lines, PLACE, heads, setting=ledger.NOTE, keep=True, tail=1)


def _row(place: int, row: Arrears) -> Row:
    owed = _owed(row)
    months = "、".join(
        f"{line.month.month}月" + (f"（少交，已交{grouped_money(line.paid)}）" if line.paid else "")
        for line in row.short
    )
    return [
        Cell(str(place)),
        Cell(row.branch_name),
        Cell(row.name),
        Cell(months, align=Align.LEFT),
        Cell(UNKNOWN if owed is None else grouped_money(owed)),
        Cell("、".join(f"{month.month}月" for month in row.unknown) or "无", align=Align.LEFT),
        Cell(str(row.running), style=Style.HEI if row.running >= WARN_AFTER[0] else Style.FANGSONG),
    ]


def _owed(row: Arrears) -> int | None:
    """What the months are short of; None when what is due of any is not known."""
    if any(line.due is None for line in row.short):
        return None
    return sum((line.due or 0) - (line.paid or 0) for line in row.short)


def _counting(unknown: Sequence[Arrears]) -> str:
    said = (
        "登记为未交、少交的列入；基数待补的，欠交金额待补。连续未交月数从这一期末往前数，可以早于这一期，"
        f"连续{WARN_AFTER[0]}个月以上的请核实情况。"
    )
    return said + _left_out(unknown)


def _left_out(unknown: Sequence[Arrears]) -> str:
    """Who is not known to have paid, nor not to have."""
    if not unknown:
        return ""
    return f"另有{len({row.member_id for row in unknown})}人有月份待补，是否交纳不详，没有列入。"

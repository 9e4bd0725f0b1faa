"""谈心谈话统计表: how many talks of which kind, and what of the year's is still missing. Nothing of what was said (domain §3.10)."""

from collections.abc import Sequence

from models.rows.bureau import BureauSettings
from models.rows.talks import BranchTalks, Coverage, TalkStatistics
from models.rules.life_terms import TalkPair
from models.rules.papers import PaperKind
from models.rules.talks import BASIS
from reports.documents.rates import rate
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.ledger import NOTE
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.TALK_STATISTICS.label
NUMBER, BRANCH, FIGURE, WIDE = 30, 130, 46, 66
"""Widths of columns, about in points."""


def document(statistics: TalkStatistics, bureau: BureauSettings) -> Document:
    """The table, across the sheet."""
    title = ledger.title_of(statistics.scope, statistics.span, PLACE)
    facts = (
        ledger.unit(statistics.scope, bureau.bureau_name),
        f"统计日期：{spoken(statistics.counted_on)}",
    )
    blocks: list[Block] = ledger.opening(title, *facts, scope=statistics.scope)
    if statistics.branches:
        blocks += [_table(statistics.branches), *ledger.note(_note(statistics), PLACE)]
    else:
        blocks.append(ledger.nothing("本期没有党支部。", PLACE))
    return Document(
        Metadata(title, bureau.bureau_name, statistics.counted_on), [Section(blocks, Shape.LEDGER)]
    )


def _table(branches: Sequence[BranchTalks]) -> Table:
    upper: Row = [
        Cell("序号", rows=2, style=Style.HEI),
        Cell("党支部", rows=2, style=Style.HEI),
        Cell("党员数", rows=2, style=Style.HEI),
        ledger.head("本期谈心谈话（次）", len(TalkPair) + 2),
        ledger.head("本年覆盖（应谈项）", 4),
    ]
    lower: Row = [
        *(ledger.head(pair.label) for pair in TalkPair),
        ledger.head("双方待补"),
        ledger.head("合计"),
        *(ledger.head(text) for text in ("支委之间", "支委与党员", "党员之间", "覆盖率")),
    ]
    rows = [_row(str(place), branch) for place, branch in enumerate(branches, 1)]
    tail = 0
    if len(branches) > 1:
        rows.append(_total(branches))
        tail = 1
    widths = [NUMBER, BRANCH, FIGURE, *(FIGURE for _ in TalkPair), FIGURE, FIGURE, WIDE, WIDE, WIDE, WIDE]
    return Table(widths, rows, PLACE, [upper, lower], setting=NOTE, padding=2, keep=True, tail=tail)


def _row(place: str, branch: BranchTalks) -> Row:
    return [
        Cell(place),
        Cell(branch.name),
        Cell(str(branch.members)),
        *(Cell(str(number)) for _, number in branch.by_pair),
        Cell(str(branch.unnamed)),
        Cell(str(branch.talks)),
        *_coverage([branch.coverage]),
    ]


def _total(branches: Sequence[BranchTalks]) -> Row:
    return [
        Cell("合计", 2),
        Cell(str(sum(branch.members for branch in branches))),
        *(Cell(str(sum(dict(branch.by_pair)[pair] for branch in branches))) for pair in TalkPair),
        Cell(str(sum(branch.unnamed for branch in branches))),
        Cell(str(sum(branch.talks for branch in branches))),
        *_coverage([branch.coverage for branch in branches]),
    ]


def _coverage(several: Sequence[Coverage]) -> list[Cell]:
    """已谈/应谈 of the three kinds, and of all together."""
    kinds = [
        [pair.records for each in several for pair in each.pairs],
        [line.with_committee for each in several for line in each.members if line.with_committee is not None],
        [line.with_members for each in several for line in each.members if line.with_members is not None],
    ]
    cells = [_part(sum(map(bool, kind)), len(kind)) for kind in kinds]
    held, required = sum(each.held for each in several), sum(each.required for each in several)
    return [*cells, Cell(rate(held, required) if required else ledger.NOT_ASKED)]


def _part(held: int, required: int) -> Cell:
    if not required:
        return Cell(ledger.NOT_ASKED)
    return Cell(f"{held}/{required}", style=Style.HEI if held < required else Style.FANGSONG)


def _note(statistics: TalkStatistics) -> str:
    year = statistics.span.last.year
    return (
        f"覆盖各栏为{year}年1月1日至{spoken(statistics.counted_on)}的已谈项/应谈项，按当日名册，黑体为还有未谈的；{BASIS}"
        "“双方待补”为没有填写谈话双方的记录，不计入覆盖。本表不含谈话内容。"
    )

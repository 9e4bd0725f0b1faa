"""教育开展情况表: branches × kinds of education and campaigns, how often each was held (domain L10–L14)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from models.rows.bureau import BureauSettings
from models.rows.education import EducationCoverage
from models.rows.label import LabelRow
from models.rules.papers import PaperKind
from models.rules.study_terms import LabelScheme
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.ledger import NOTE
from reports.parts.paragraph import Space
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.EDUCATION_COVERAGE.label
NUMBER, NAME, COUNTS = 28, 128, 600
"""Widths of the columns, about in points; the kinds share theirs."""
MOST = 13
"""Kinds that stand beside each other in one table."""
EXPECTED = ("警示教育", "党章党规党纪教育")
"""Of these the branches without any are named: the bureau is to hold them regularly (domain L13, L14)."""
COUNTING = (
    "数字为标注了该教育类型或专题活动的学习、会议和活动次数，一次标注几项的各计一次；空白为尚未登记；"
    "谈心谈话不计；党小组的计入所在支部，机关党委等统一组织的列在组织单位名下。"
)


def document(coverage: EducationCoverage, bureau: BureauSettings) -> Document:
    """A table of the kinds of education, and one of the campaigns."""
    title = ledger.title_of(coverage.scope, coverage.span, PLACE)
    counted = f"统计日期：{spoken(coverage.counted_on)}"
    blocks: list[Block] = ledger.opening(
        title, ledger.unit(coverage.scope, bureau.bureau_name), counted, scope=coverage.scope
    )
    if coverage.lines and coverage.labels:
        blocks += [*_tables(coverage), *ledger.note(_note(coverage), PLACE)]
    else:
        blocks.append(ledger.nothing("本期没有可以统计的支部或教育类型。", PLACE))
    metadata = Metadata(title, bureau.bureau_name, coverage.counted_on)
    return Document(metadata, [Section(blocks, Shape.LEDGER)])


def _tables(coverage: EducationCoverage) -> list[Block]:
    """Everything in one table where there is room, else a table for each dictionary, cut where it is too wide."""
    every = range(len(coverage.labels))
    if len(every) <= MOST:
        return [_table(coverage, every)]
    blocks: list[Block] = []
    for scheme in (LabelScheme.EDUCATION, LabelScheme.CAMPAIGN):
        places = [place for place in every if coverage.labels[place].scheme is scheme]
        for first in range(0, len(places), MOST):
            if blocks:
                blocks.append(Space(0.5))
            blocks += [ledger.heading(scheme.label, PLACE), _table(coverage, places[first : first + MOST])]
    return blocks


def _table(coverage: EducationCoverage, places: Sequence[int]) -> Table:
    widths = [NUMBER, NAME, *(COUNTS / len(places) for _ in places)]
    heads = _heads([coverage.labels[place] for place in places])
    rows: list[Row] = [
        [Cell(str(number)), Cell(line.name), *(_count(line.counts[place]) for place in places)]
        for number, line in enumerate(coverage.lines, 1)
    ]
    if len(rows) > 1:
        sums = [sum(line.counts[place] for line in coverage.lines) for place in places]
        rows.append([Cell("合计", 2), *map(_count, sums)])
    return Table(widths, rows, PLACE, heads, setting=NOTE, keep=True, tail=1 if len(rows) > 1 else 0)


def _heads(labels: Sequence[LabelRow]) -> list[Row]:
    """The kinds, under their dictionaries where there are two."""
    names = [ledger.head(label.name) for label in labels]
    many = Counter(label.scheme for label in labels)
    if len(many) == 1:
        return [[ledger.head("序号"), ledger.head("单位"), *names]]
    first = [replace(ledger.head(text), rows=2) for text in ("序号", "单位")]
    return [[*first, *(ledger.head(scheme.label, count) for scheme, count in many.items())], names]


def _count(count: int) -> Cell:
    return Cell(str(count) if count else "")


def _note(coverage: EducationCoverage) -> str:
    if not coverage.is_kept:
        return f"{COUNTING}本期在台账最早的记录之前，开展情况待补。"
    named = []
    for name in EXPECTED:
        branches = coverage.without(name)
        if branches:
            named.append(f"尚未登记{name}的支部：{'、'.join(branches)}。")
    return "".join(named) + COUNTING

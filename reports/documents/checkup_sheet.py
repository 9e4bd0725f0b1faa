"""迎检自查表: what was looked for in a period's records, what was found, and what the office says about it."""

from collections.abc import Sequence

from models.rows.bureau import BureauSettings
from models.rows.checkup import CheckKind, CheckupFinding, CheckupSheet
from models.rules.papers import PaperKind
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import LEADING, SETTING
from reports.parts.ledger import FINE, TIGHT
from reports.parts.paragraph import Align, Paragraph, Space
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata

PLACE = PaperKind.CHECKUP_SHEET.label
HEADS = (
    ("序号", 22),
    ("类别", 62),
    ("党组织", 92),
    ("日期", 50),
    ("提示", 250),
    ("依据", 120),
    ("情况说明", 140),
)
"""Columns and their widths, about in points."""
PAIRS = 2
"""Kinds of check beside each other in the summary."""
LAST = 3
"""Warnings that stay with the note and the line to sign on: no page is opened for these alone."""
COUNTING = "本表由台账自动核对产生，只作提示，不作结论；没有提示不等于没有问题，情况说明由填报单位填写。"
SIGNING = "自查人：　　　　　　　　　　审核人：　　　　　　　　　　日期：　　　　年　　月　　日"


def document(sheet: CheckupSheet, bureau: BureauSettings) -> Document:
    """The sheet, across the page: all that was looked for with its count, then each warning."""
    checkup = sheet.checkup
    title = ledger.title_of(sheet.scope, checkup.span, PLACE)
    explained = sum(bool(finding.explanation) for finding in checkup.findings)
    facts = (
        f"自查日期：{spoken(checkup.today)}",
        f"核对记录{checkup.checked}条，提示{len(checkup.findings)}条，已说明{explained}条",
    )
    blocks: list[Block] = ledger.opening(
        title, ledger.unit(sheet.scope, bureau.bureau_name), *facts, scope=sheet.scope
    )
    blocks += [_summary(checkup.findings), Space(0.4)]
    if checkup.findings:
        blocks.append(_table(checkup.findings))
    else:
        blocks.append(ledger.nothing("逐项核对，没有发现需要说明的情况。", PLACE))
    blocks += ledger.note(COUNTING + checkup.note, PLACE, keep=True)
    blocks += [Space(0.4, glue=True), _signing()]
    return Document(Metadata(title, bureau.bureau_name, checkup.today), [Section(blocks, Shape.LEDGER)])


def _summary(findings: Sequence[CheckupFinding]) -> Table:
    """Each kind of check with how often it warned, PAIRS beside each other."""
    kinds = [finding.kind for finding in findings]
    cells = [
        [Cell(kind.label, align=Align.LEFT), Cell(_count(kinds.count(kind)), style=_style(kind in kinds))]
        for kind in CheckKind
    ]
    rows = [
        [cell for pair in cells[first : first + PAIRS] for cell in pair]
        for first in range(0, len(cells), PAIRS)
    ]
    heads = [[ledger.head(text) for _ in range(PAIRS) for text in ("自查项目", "结果")]]
    return Table([3, 1] * PAIRS, rows, PLACE, heads, setting=FINE, side=TIGHT)


def _count(number: int) -> str:
    return f"提示{number}条" if number else "未发现"


def _style(found: bool) -> Style:
    return Style.HEI if found else Style.FANGSONG


def _table(findings: Sequence[CheckupFinding]) -> Table:
    rows = [_row(place, finding) for place, finding in enumerate(findings, 1)]
    heads = [[ledger.head(text) for text, _ in HEADS]]
    widths = [width for _, width in HEADS]
    return Table(widths, rows, PLACE, heads, setting=FINE, side=TIGHT, keep=True, tail=LAST - 1)


def _row(place: int, finding: CheckupFinding) -> Row:
    return [
        Cell(str(place)),
        Cell(finding.kind.label),
        Cell(finding.organization_name),
        Cell(ledger.day(finding.day)),
        Cell(finding.sentence, align=Align.LEFT),
        Cell(finding.basis, align=Align.LEFT),
        # Left to the pen where nothing was typed.
        Cell(finding.explanation, align=Align.LEFT),
    ]


def _signing() -> Paragraph:
    return Paragraph([Span(SIGNING)], PLACE, first=0, setting=SETTING, leading=SETTING.size * LEADING)

"""The two annexes of an inspection notice: what each branch did, and what is to be put right (domain
§3.9)."""

from collections.abc import Sequence

from models.rows.notice import (
    BranchFigures,
    NoticeFigures,
    NoticeItem,
    RectificationFigure,
    RequirementFigure,
    members_of,
)
from models.rules.terms import Verdict
from reports import page
from reports.faces.fonts import Style
from reports.flow import Section
from reports.page import Setting, Shape
from reports.parts import annexes
from reports.parts.deadline import deadline
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Align, Paragraph
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.parts.typesetter import Span

FIGURES, ITEMS = "各支部落实情况统计表", "问题整改清单"
UPRIGHT_COLUMNS = 6
"""With more requirements than this the table is laid across the sheet."""
NOTE = Setting(page.SIZE_5, page.SIZE_5)
TIGHT = 2.0
"""Free space beside the figures, in points: six requirements fit on an upright sheet."""
NOT_ASKED = "—"
OTHERS = "其他组织"


def figures_section(figures: NoticeFigures, number: int | None, *, new: int = 0) -> Section:
    """Annex 1: a line for each branch, a column for each requirement, and a line for the items of all other organisations
    when there are any. The columns of rectification do not count the ``new`` problems that the notice names first."""
    kinds = _requirements(figures.branches)
    heads: list[Cell] = [_head(text) for text in ("序号", "党支部", "党员数")]
    heads += [_head(f"{figure.label}\n{figure.period}") for figure in kinds.values()]
    heads += [_head(f"整改\n{text}") for text in ("在册", "销号", "逾期")]
    rows: list[Row] = [
        _branch_row(place, branch, list(kinds)) for place, branch in enumerate(figures.branches, 1)
    ]
    if figures.others.on_list:
        rows.append(_others_row(len(rows) + 1, figures.others, len(kinds)))
    if figures.branches:
        rows.append(_total_row(figures, list(kinds)))
    shape = Shape.ACROSS if len(kinds) > UPRIGHT_COLUMNS else Shape.UPRIGHT
    widths = _widths(len(kinds), page.area(shape, 1).width)
    place = "附件1" if number else "附件"
    table = Table(widths, rows, place, [heads], setting=NOTE, side=TIGHT, keep=True, tail=1)
    counted = f"统计日期：{spoken(figures.counted_on)}"
    blocks: list[Block] = [
        *annexes.head(number, f"{figures.month.label}{FIGURES}"),
        table,
        _note(place, counted, new, others=bool(figures.others.on_list)),
    ]
    return Section(blocks, shape)


def _widths(requirements: int, width: float) -> list[float]:
    """Narrow columns for figures of two or three characters, the rest for branches and requirements."""
    number, members, rectification = 27.0, 29.0, 27.0
    rest = width - number - members - 3 * rectification
    branch = max(70.0, min(150.0, rest * 0.26))
    each = (rest - branch) / max(1, requirements)
    return [number, branch, members, *[each] * requirements, *[rectification] * 3]


def _note(place: str, counted: str, new: int, *, others: bool) -> Paragraph:
    text = (
        f"{counted}。各项要求栏为“已开展次数/应开展次数”，“{NOT_ASKED}”为不适用，黑体为未落实；"
        "合计行各项要求栏为“已落实支部数/到期应落实支部数”。"
        + (f"“{OTHERS}”指上列党支部以外的组织，只统计整改。" if others else "")
        + (f"整改各栏不含本次通报新列入的{new}项。" if new else "")
    )
    return Paragraph([Span(text)], place, first=0, setting=NOTE, leading=NOTE.size * 1.6, whole=True)


def _head(text: str) -> Cell:
    return Cell(text, style=Style.HEI)


def _requirements(branches: Sequence[BranchFigures]) -> dict[str, RequirementFigure]:
    """Every requirement that any branch has, in the order they are met, by code."""
    found: dict[str, RequirementFigure] = {}
    for branch in branches:
        for figure in branch.requirements:
            found.setdefault(figure.code, figure)
    return found


def _branch_row(place: int, branch: BranchFigures, codes: Sequence[str]) -> Row:
    by_code = {figure.code: figure for figure in branch.requirements}
    return [
        Cell(str(place)),
        Cell(branch.name),
        Cell(_people(branch.members)),
        *(_requirement_cell(by_code.get(code)) for code in codes),
        *_rectification_cells(branch.rectification),
    ]


def _others_row(place: int, others: RectificationFigure, requirements: int) -> Row:
    unasked = [Cell(NOT_ASKED) for _ in range(requirements + 1)]
    return [Cell(str(place)), Cell(OTHERS), *unasked, *_rectification_cells(others)]


def _rectification_cells(figure: RectificationFigure) -> list[Cell]:
    return [Cell(str(number)) for number in (figure.on_list, figure.closed, figure.overdue)]


def _people(count: int | None) -> str:
    return UNKNOWN if count is None else str(count)


def _requirement_cell(figure: RequirementFigure | None) -> Cell:
    if figure is None or figure.verdict is Verdict.NOT_APPLICABLE:
        return Cell(NOT_ASKED)
    if figure.verdict is Verdict.UNKNOWN or figure.due is None:
        return Cell(UNKNOWN)
    counts = f"{figure.held}/{figure.due}"
    if figure.verdict is Verdict.NOT_DUE:
        return Cell(f"{counts}\n未到期")
    return Cell(counts, style=Style.HEI if figure.verdict is Verdict.UNMET else Style.FANGSONG)


def _total_row(figures: NoticeFigures, codes: Sequence[str]) -> Row:
    branches = figures.branches
    return [
        Cell("合计", 2),
        Cell(_people(members_of(branches))),
        *(Cell(_met(branches, code)) for code in codes),
        *_rectification_cells(figures.rectification),
    ]


def _met(branches: Sequence[BranchFigures], code: str) -> str:
    """How many branches met the requirement, of those that had to; 待补 while one of them is not known."""
    verdicts = [
        figure.verdict for branch in branches for figure in branch.requirements if figure.code == code
    ]
    if Verdict.UNKNOWN in verdicts:
        return UNKNOWN
    met, unmet = verdicts.count(Verdict.MET), verdicts.count(Verdict.UNMET)
    return f"{met}/{met + unmet}" if met + unmet else NOT_ASKED


ITEM_HEADS = (
    ("序号", 32),
    ("党支部", 76),
    ("存在问题", 152),
    ("整改措施", 152),
    ("责任部门", 60),
    ("责任人", 44),
    ("整改时限", 84),
    ("状态", 54),
)


def items_section(items: Sequence[NoticeItem], number: int | None, *, with_names: bool) -> Section:
    """Annex 2, across the sheet. People are named only on request: a notice goes to every branch."""
    place = f"附件{number or ''}"
    shown = [head for head in ITEM_HEADS if with_names or head[0] != "责任人"]
    heads = [[_head(text) for text, _ in shown]]
    rows = [_item_row(item, with_names=with_names) for item in items]
    table = Table([width for _, width in shown], rows, place, heads)
    return Section([*annexes.head(number, ITEMS), table], Shape.ACROSS)


def _item_row(item: NoticeItem, *, with_names: bool) -> Row:
    # Of a problem named here first the branch has had no time to say how and by whom it is put right.
    lacking = UNKNOWN if item.finding_id is None else ""
    cells = [
        Cell(str(item.number)),
        Cell(item.organization_name),
        Cell(item.problem or UNKNOWN, align=Align.FULL),
        Cell(item.measures or lacking, align=Align.FULL),
        Cell(item.department or lacking),
    ]
    if with_names:
        cells.append(Cell(item.person or lacking))
    return [*cells, Cell(deadline(item.mode, item.due_on)), Cell(item.status)]

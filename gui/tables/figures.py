"""A month's figures as a table: a line for each branch, a cell for each requirement, each with its 口径."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.formats import UNKNOWN, long_date_text
from gui.look.tokens import Tone
from models.rows.notice import (
    BranchFigures,
    NoticeFigures,
    RectificationFigure,
    RequirementFigure,
    members_of,
)
from models.rules.attendance import SMALLEST_COMMITTEE_BRANCH
from models.rules.compliance_terms import Counted
from models.rules.requirements import WEEKLY_STUDY
from models.rules.terms import MeetingKind, Verdict

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

CELL_ROLE = Qt.ItemDataRole.UserRole + 2
NOT_ASKED = "—"
_RULES = "支部工作条例"
# What the requirements were before the bureau could change its rules: figures frozen since then say it themselves.
BASES = {
    MeetingKind.BRANCH_ASSEMBLY.value: f"每季度至少1次（{_RULES}第十一条）",
    MeetingKind.BRANCH_COMMITTEE.value: (
        f"正式党员{SMALLEST_COMMITTEE_BRANCH}人以上的支部每月1次（{_RULES}第十二条）"
    ),
    MeetingKind.GROUP_MEETING.value: f"每个党小组每月1次，小组之间不能相抵（{_RULES}第十三条）",
    MeetingKind.PARTY_LECTURE.value: "按本单位规定每季度1次，条例没有规定支部党课的次数",
    MeetingKind.THEME_DAY.value: f"每月1次（{_RULES}第十六条）",
    WEEKLY_STUDY: "按本单位规定每周1次，周四在本月的周算本月",
}
_TONES = {
    Verdict.MET: Tone.OK,
    Verdict.UNMET: Tone.BAD,
    Verdict.NOT_DUE: Tone.NEUTRAL,
    Verdict.UNKNOWN: Tone.WARN,
}
_ICONS = {
    Tone.OK: "checkmark_circle",
    Tone.BAD: "error_circle",
    Tone.NEUTRAL: "clock",
    Tone.WARN: "warning",
    Tone.INFO: "edit",
}


@dataclass(frozen=True)
class FigureCell:
    """What one cell says: `count` large, `word` under it. Without a tone it is plain text."""

    count: str
    word: str = ""
    tone: Tone | None = None
    explanation: str = ""

    @property
    def icon(self) -> str:
        """File name of the sign before the count; empty for plain text."""
        return _ICONS[self.tone] if self.tone is not None else ""

    @property
    def text(self) -> str:
        """Both lines as one, for a screen reader."""
        return f"{self.count} {self.word}".strip()


def requirement_cell(figure: RequirementFigure | None) -> FigureCell:
    """The cell of one requirement."""
    if figure is None:
        return FigureCell(NOT_ASKED, explanation="没有这一项要求")
    explanation = explain(figure)
    if figure.verdict is Verdict.NOT_APPLICABLE:
        return FigureCell(NOT_ASKED, explanation=explanation)
    tone = _TONES[figure.verdict]
    if figure.verdict is Verdict.UNKNOWN or figure.due is None:
        return FigureCell(UNKNOWN, tone=Tone.WARN, explanation=explanation)
    return FigureCell(f"{figure.held}/{figure.due}", figure.verdict.label, tone, explanation)


def explain(figure: RequirementFigure) -> str:
    """The 口径 of a figure: what was counted, what is asked, and where that is written.

    10月支委会：已开1次，应开1次，已落实；支委会一般每月召开1次（《中国共产党支部工作条例（试行）》第十二条）
    """
    done, asked = _counts(figure)
    due = f"{asked}，{figure.verdict.label}" if figure.due is not None else _unasked(figure)
    if figure.reason:
        due += f"（{figure.reason}）"
    basis = figure.basis or BASES.get(figure.code)
    said = f"{figure.period}{figure.label}：{done}，{due}"
    return f"{said}；{basis}" if basis else said


def _unasked(figure: RequirementFigure) -> str:
    return figure.verdict.label if figure.verdict is Verdict.UNKNOWN else "不作要求"


def _counts(figure: RequirementFigure) -> tuple[str, str]:
    if figure.counted is Counted.WEEKS:
        done = "学习" if figure.code == WEEKLY_STUDY else "落实"
        return f"已{done}{figure.held}周", f"应{done}{figure.due}周"
    if figure.counted is Counted.GROUPS and figure.due is not None:
        return f"已开的小组{figure.held}个", f"应开的小组{figure.due}个"
    return f"已开{figure.held}次", f"应开{figure.due}次"


def rectification_cell(figure: RectificationFigure) -> FigureCell:
    """The cell of the list: struck off of those on it; what is late comes before what is done."""
    explanation = (
        f"整改清单：在册{figure.on_list}项，已销号{figure.closed}项，逾期未销号{figure.overdue}项；"
        "在册指统计日前发现、本月以前没有销号的事项"
    )
    if not figure.on_list:
        return FigureCell(NOT_ASKED, explanation=explanation)
    count = f"{figure.closed}/{figure.on_list}"
    if figure.overdue:
        return FigureCell(count, f"逾期{figure.overdue}项", Tone.BAD, explanation)
    if figure.closed == figure.on_list:
        return FigureCell(count, "已完成", Tone.OK, explanation)
    return FigureCell(count, "整改中", Tone.NEUTRAL, explanation)


def _people(count: int | None) -> str:
    """党员22名, or 党员数待补 while nobody is on the roll."""
    return "党员数待补" if count is None else f"党员{count}名"


def summary_of(figures: NoticeFigures) -> str:
    """One line over the table: the day, how much was counted, how much is wanting."""
    branches = figures.branches
    members = _people(members_of(branches))
    verdicts = [figure.verdict for branch in branches for figure in branch.requirements]
    unmet, pending = verdicts.count(Verdict.UNMET), verdicts.count(Verdict.NOT_DUE)
    said = f"统计截至{long_date_text(figures.counted_on)}：{len(branches)}个支部，{members}"
    said += f"；未落实{unmet}处" if unmet else "；没有未落实的"
    return said + (f"，未到期{pending}处" if pending else "") + "。"


class FiguresModel(QAbstractTableModel):
    """Everything is computed in `show`; `data` looks it up. The last line, when there are several, sums up; before it stand
    the items of organisations that are no branch, when there are any."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads: list[tuple[str, str]] = []
        self._lines: list[list[FigureCell]] = []
        self.branches = 0

    def show(self, figures: NoticeFigures | None) -> None:
        """Show these figures; None empties the table."""
        branches = figures.branches if figures is not None else ()
        self.beginResetModel()
        kinds = _kinds(branches)
        self._heads = [
            ("党支部", "党员数"),
            *((kind.label, kind.period) for kind in kinds.values()),
            ("整改", "已销号"),
        ]
        self._lines = [_line(branch, list(kinds)) for branch in branches]
        self.branches = len(branches)
        if figures is not None:
            if figures.others.on_list:
                self._lines.append(_others(figures.others, len(kinds)))
            if len(self._lines) > 1:
                self._lines.append(_sums(figures, kinds))
        self.endResetModel()

    def cell(self, index: _Index) -> FigureCell:
        """The cell at an index."""
        return self._lines[index.row()][index.column()]

    def head(self, column: int) -> tuple[str, str]:
        """The two lines of a heading."""
        return self._heads[column]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self._lines[index.row()][index.column()]
        looked_up: dict[int, Callable[[FigureCell], Any]] = {
            Qt.ItemDataRole.DisplayRole: _text,
            Qt.ItemDataRole.AccessibleTextRole: _text,
            Qt.ItemDataRole.ToolTipRole: _explanation,
            Qt.ItemDataRole.AccessibleDescriptionRole: _explanation,
            CELL_ROLE: _whole,
        }
        look_up = looked_up.get(role)
        return look_up(cell) if look_up is not None else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(filter(None, self._heads[section]))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter if section else _LEFT
        return None


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _text(cell: FigureCell) -> str:
    return cell.text


def _explanation(cell: FigureCell) -> str:
    return cell.explanation


def _whole(cell: FigureCell) -> FigureCell:
    return cell


def _kinds(branches: Sequence[BranchFigures]) -> dict[str, RequirementFigure]:
    """Every requirement any branch has, by code, in the order met; figures frozen long ago may have others."""
    found: dict[str, RequirementFigure] = {}
    for branch in branches:
        for figure in branch.requirements:
            found.setdefault(figure.code, figure)
    return found


def _line(branch: BranchFigures, codes: Sequence[str]) -> list[FigureCell]:
    by_code = {figure.code: figure for figure in branch.requirements}
    name = FigureCell(
        branch.name, _people(branch.members), explanation=f"{branch.name}：{_people(branch.members)}"
    )
    return [
        name,
        *(requirement_cell(by_code.get(code)) for code in codes),
        rectification_cell(branch.rectification),
    ]


def _others(figure: RectificationFigure, requirements: int) -> list[FigureCell]:
    said = "上列党支部以外的组织（机关党委、处室等），只统计整改"
    unasked = [FigureCell(NOT_ASKED, explanation=said) for _ in range(requirements)]
    return [FigureCell("其他组织", "只统计整改", explanation=said), *unasked, rectification_cell(figure)]


def _sums(figures: NoticeFigures, kinds: dict[str, RequirementFigure]) -> list[FigureCell]:
    branches = figures.branches
    members = _people(members_of(branches))
    head = FigureCell("合计", "已落实/到期", explanation=f"{len(branches)}个支部，{members}")
    rectification = rectification_cell(figures.rectification)
    plain = FigureCell(rectification.count, rectification.word, explanation=rectification.explanation)
    return [head, *(_sum(branches, code, kind) for code, kind in kinds.items()), plain]


def _sum(branches: Sequence[BranchFigures], code: str, kind: RequirementFigure) -> FigureCell:
    verdicts = [f.verdict for branch in branches for f in branch.requirements if f.code == code]
    name = f"{kind.period}{kind.label}"
    if Verdict.UNKNOWN in verdicts:
        return FigureCell(UNKNOWN, explanation=f"{name}：有支部的数字待补，没有合计")
    met, unmet = verdicts.count(Verdict.MET), verdicts.count(Verdict.UNMET)
    if not met + unmet:
        return FigureCell(NOT_ASKED, explanation=f"{name}：没有到期的支部")
    said = f"{name}：到期应落实的支部{met + unmet}个，已落实{met}个，未落实{unmet}个"
    return FigureCell(f"{met}/{met + unmet}", explanation=said)

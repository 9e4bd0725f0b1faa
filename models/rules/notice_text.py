"""The sentences a notice makes from its figures. They count and say; they do not judge."""

from collections.abc import Iterable, Sequence

from models.rows.notice import BranchFigures, NoticeFigures, RequirementFigure, members_of
from models.rules.periods import Month
from models.rules.requirements import WEEKLY_STUDY
from models.rules.terms import Verdict

SECTION_HEADINGS = ("总体情况", "主要做法", "存在问题", "整改要求")


def title_of(month: Month) -> str:
    """The title (发文机关 is in the head; 事由 + 文种)."""
    return f"关于{month.label}机关党建工作督察情况的通报"


def figures_text(figures: NoticeFigures) -> str:
    """What the registers say of the month, in two paragraphs: branches, people and each requirement; then the list of
    rectification. Requirements whose period is not over anywhere are named together and not counted."""
    if not figures.branches:
        return ""
    people = members_of(figures.branches)
    counted = figures.counted_on
    sentences = [
        f"据台账统计，截至{counted.year}年{counted.month}月{counted.day}日，"
        f"共有党支部{len(figures.branches)}个、"
        + ("党员人数待补。" if people is None else f"党员{people}名。")
    ]
    waiting = []
    for column in columns_of(figures.branches):
        asked = [figure for figure in column if figure.due is not None]
        if asked and all(figure.verdict is Verdict.NOT_DUE for figure in asked):
            waiting.append(f"{asked[0].period}{asked[0].label}")
        elif asked:
            sentences.append(_requirement_sentence(asked))
    if waiting:
        sentences.append(f"{'、'.join(waiting)}尚未到期，不作统计。")
    return "".join(sentences) + "\n" + _rectification_sentence(figures.branches)


def columns_of(branches: Sequence[BranchFigures]) -> tuple[tuple[RequirementFigure, ...], ...]:
    """The figures turned round: for each requirement, the figures of all branches in order."""
    return tuple(zip(*(branch.requirements for branch in branches), strict=True))


def _requirement_sentence(asked: Sequence[RequirementFigure]) -> str:
    first = asked[0]
    met = sum(figure.verdict is Verdict.MET for figure in asked)
    unmet = sum(figure.verdict is Verdict.UNMET for figure in asked)
    pending = len(asked) - met - unmet
    parts = [f"{first.period}{first.label}应落实支部{len(asked)}个，已落实{met}个"]
    if unmet:
        parts.append(f"未落实{unmet}个")
    if pending:
        parts.append(f"未到期{pending}个")
    text = "，".join(parts)
    if first.code == WEEKLY_STUDY:
        held, due = sum(figure.held for figure in asked), sum(figure.due or 0 for figure in asked)
        text += f"（应学习{due}周次，实际{held}周次）"
    return text + "。"


def _rectification_sentence(branches: Iterable[BranchFigures]) -> str:
    rows = [branch.rectification for branch in branches]
    on_list = sum(row.on_list for row in rows)
    if not on_list:
        return "整改清单本月无在册事项。"
    closed, overdue = sum(row.closed for row in rows), sum(row.overdue for row in rows)
    return (
        f"整改清单在册{on_list}项，已销号{closed}项，销号率{percent(closed, on_list)}；"
        f"逾期未销号{overdue}项。"
    )


def percent(part: int, whole: int) -> str:
    """``part`` of ``whole`` with one decimal, half up, without a superfluous ``.0``; — when there is nothing to divide."""
    if not whole:
        return "—"
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}%"

"""The title of a notice, and the sentences made from its figures. They count and say; they do not judge."""

from collections.abc import Sequence

from models.rows.notice import (
    BranchFigures,
    NoticeFigures,
    Paragraph,
    RectificationFigure,
    RequirementFigure,
    members_of,
)
from models.rules.compliance_terms import Counted
from models.rules.periods import Month
from models.rules.requirements import WEEKLY_STUDY
from models.rules.terms import Verdict


def title_of(month: Month) -> str:
    """The title (发文机关 is in the head; 事由 + 文种)."""
    return f"关于{month.label}机关党建工作督察情况的通报"


def correction_title(month: Month) -> str:
    """The title of a notice that corrects the month's."""
    return f"关于更正{month.label}机关党建工作督察情况通报有关内容的通报"


def correction_lead(title: str, document_number: str) -> str:
    """The opening words of a correction; what is corrected is typed after them."""
    return f"《{title}》（{document_number}）更正如下："


def overall_paragraphs(figures: NoticeFigures, new: int = 0) -> tuple[Paragraph, ...]:
    """What the registers say of the month: branches, people and each requirement; then the list of rectification, which the
    ``new`` problems this notice names first are not on yet. Requirements whose period is not over anywhere are named
    together and not counted. Without branches only the list is told, when there is one."""
    whole = figures.rectification
    listed = Paragraph("rectification", _rectification_sentence(whole) + _newly_listed(new))
    if not figures.branches:
        return (listed,) if whole.on_list else ()
    return (Paragraph("requirements", _requirements(figures)), listed)


def _requirements(figures: NoticeFigures) -> str:
    people = members_of(figures.branches)
    counted = figures.counted_on
    sentences = [
        f"据台账统计，截至{counted.year}年{counted.month}月{counted.day}日，"
        f"共有党支部{len(figures.branches)}个、"
        + ("党员人数待补。" if people is None else f"党员{people}名。")
    ]
    waiting = []
    for column in columns_of(figures.branches):
        asked = [figure for figure in column if figure.verdict is not Verdict.NOT_APPLICABLE]
        known = [figure for figure in asked if figure.verdict is not Verdict.UNKNOWN]
        if known and all(figure.verdict.is_pending for figure in known):
            waiting.append(f"{known[0].period}{known[0].label}")
        elif known:
            sentences.append(_requirement_sentence(known, len(asked) - len(known)))
        elif asked:
            sentences.append(f"{asked[0].period}{asked[0].label}{len(asked)}个支部待补，不作统计。")
    if waiting:
        sentences.append(f"{'、'.join(waiting)}尚未到期，不作统计。")
    return "".join(sentences)


def columns_of(branches: Sequence[BranchFigures]) -> tuple[tuple[RequirementFigure, ...], ...]:
    """The figures turned round: for each requirement, the figures of all branches in order."""
    return tuple(zip(*(branch.requirements for branch in branches), strict=True))


def _requirement_sentence(asked: Sequence[RequirementFigure], unknown: int) -> str:
    """What is known of a requirement; the branches of which nobody can say stand apart, as annex 1 has them."""
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
    if first.counted is Counted.WEEKS:
        held, due = sum(figure.held for figure in asked), sum(figure.due or 0 for figure in asked)
        done = "学习" if first.code == WEEKLY_STUDY else "落实"
        text += f"（应{done}{due}周次，实际{held}周次）"
    if unknown:
        text += f"；另有{unknown}个支部待补"
    return text + "。"


def _rectification_sentence(whole: RectificationFigure) -> str:
    if not whole.on_list:
        return "整改清单本月无在册事项。"
    return (
        f"整改清单在册{whole.on_list}项，已销号{whole.closed}项，销号率{percent(whole.closed, whole.on_list)}；"
        f"逾期未销号{whole.overdue}项。"
    )


def _newly_listed(new: int) -> str:
    """What annex 2 has more than the figures count."""
    return f"本次通报另新列入{new}项。" if new else ""


def percent(part: int, whole: int) -> str:
    """``part`` of ``whole`` with one decimal, half up, without a superfluous ``.0``; — when there is nothing to divide."""
    if not whole:
        return "—"
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}%"

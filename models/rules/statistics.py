"""Requirements over several months: the verdicts of each month's figures, added up and never judged anew."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from models.rows.statistics import KindFigures, PeriodFigure
from models.rows.study_statistics import WeekCount
from models.rules.periods import Month, Span, quarter_of, weeks_of
from models.rules.requirements import WEEKLY_STUDY, Asked, BranchFacts, HeldMeeting, figures_of_branch
from models.rules.terms import MeetingKind

KINDS = (
    MeetingKind.BRANCH_ASSEMBLY,
    MeetingKind.BRANCH_COMMITTEE,
    MeetingKind.GROUP_MEETING,
    MeetingKind.PARTY_LECTURE,
    MeetingKind.THEME_DAY,
)
QUARTERLY = frozenset({MeetingKind.BRANCH_ASSEMBLY, MeetingKind.PARTY_LECTURE})
"""Asked once a quarter, the others once a month (支部工作条例 第十一、十二、十三、十六条)."""


def months_of(span: Span) -> tuple[Month, ...]:
    """The months that ``span`` touches, in order."""
    months = [Month.of(span.first)]
    while months[-1].last < span.last:
        months.append(months[-1].next)
    return tuple(months)


def meeting_figures(
    facts: Mapping[Month, BranchFacts],
    meetings: Iterable[HeldMeeting],
    today: date,
    asked: Asked,
) -> tuple[KindFigures, ...]:
    """What a branch did of each kind. ``facts`` says, in order, the months and what the branch was in each of them.

    A month's requirement is judged by that month's figures, a quarter's by those of its last month: so every number is
    one that a notice prints. ``meetings`` are those of the branch and its groups, any days."""
    held = tuple(meetings)
    months = tuple(facts)
    by_month = {
        month: {
            figure.code: figure for figure in figures_of_branch(facts[month], held, (), month, today, asked)
        }
        for month in months
    }
    found = []
    for kind in KINDS:
        if kind in QUARTERLY:
            periods = []
            for _, group in groupby(months, lambda month: quarter_of(month).first):
                quarter = tuple(group)
                counts = tuple(_held_in(held, kind, month) for month in quarter)
                periods.append(PeriodFigure(quarter, counts, by_month[quarter[-1]][kind.value]))
        else:
            periods = [
                PeriodFigure((month,), (by_month[month][kind.value].held,), by_month[month][kind.value])
                for month in months
            ]
        found.append(KindFigures(kind, tuple(periods)))
    return tuple(found)


def _held_in(meetings: Sequence[HeldMeeting], kind: MeetingKind, month: Month) -> int:
    span = month.span()
    return sum(kind in meeting.kinds and meeting.held_on in span for meeting in meetings)


def week_count(
    facts: Mapping[Month, BranchFacts], study_days: Iterable[date], today: date, asked: Asked
) -> WeekCount:
    """The weeks of the months in ``facts``, each counted for one month only, as the months' figures count them."""
    days = frozenset(study_days)
    covered, loose, due, missed = 0, 0, 0, 0
    for month, branch in facts.items():
        figure = next(
            figure
            for figure in figures_of_branch(branch, (), days, month, today, asked)
            if figure.code == WEEKLY_STUDY
        )
        if figure.due is None:
            loose += figure.held
            continue
        covered, due = covered + figure.held, due + figure.due
        missed += sum(
            week.last < today and branch.existed_throughout(week) and not any(day in week for day in days)
            for week in weeks_of(month)
        )
    return WeekCount(covered, due, missed) if due else WeekCount(loose, None, 0)

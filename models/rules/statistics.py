"""Requirements over several months: the verdicts of each month's figures, added up and never judged anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from models.rows.compliance import ComplianceRule, Rulebook
from models.rows.notice import RequirementFigure
from models.rows.statistics import KindFigures, PeriodFigure
from models.rows.study_statistics import WeekCount
from models.rules.activities import Activities
from models.rules.compliance import UnitFacts, counted_records, judged
from models.rules.compliance_terms import Counted, RulePeriod
from models.rules.periods import Month, Span, weeks_of
from models.rules.requirements import OF_BRANCHES, figure_of
from models.rules.rule_periods import Demand, demands_running_in
from models.rules.terms import MeetingKind, StudyKind, Verdict

KINDS = (
    MeetingKind.BRANCH_ASSEMBLY,
    MeetingKind.BRANCH_COMMITTEE,
    MeetingKind.GROUP_MEETING,
    MeetingKind.PARTY_LECTURE,
    MeetingKind.THEME_DAY,
)
"""三会一课 and 主题党日 (支部工作条例 第十一、十二、十三、十六条)."""


def months_of(span: Span) -> tuple[Month, ...]:
    """The months that ``span`` touches, in order."""
    months = [Month.of(span.first)]
    while months[-1].last < span.last:
        months.append(months[-1].next)
    return tuple(months)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months that one cell of a table answers for: those of a period of a rule, or one that no rule asks for."""

    months: tuple[Month, ...]
    demand: Demand | None


def stretches(book: Rulebook, kind: MeetingKind, months: Iterable[Month]) -> tuple[Stretch, ...]:
    """The ``months`` in order, dealt to the periods that ask a kind of meeting of branches; by the bureau's own periods as
    they were at the time. Where two rules ask for the same kind, the first in the book's order is shown."""
    left = list(months)
    found = []
    while left:
        demand = _demand_for(book, kind.value, left[0])
        last = left[0].last if demand is None else max(left[0].last, demand.periods[-1][1].last)
        if demand is not None and demand.rule.period is RulePeriod.WEEK:
            last = left[0].last
        taken = tuple(month for month in left if month.last <= last)
        found.append(Stretch(taken, demand))
        del left[: len(taken)]
    return tuple(found)


def _demand_for(book: Rulebook, evidence: str, month: Month) -> Demand | None:
    for demand in demands_running_in(book, month):
        if demand.rule.evidence == evidence and demand.rule.unit in OF_BRANCHES:
            return demand
    return None


def weekly_study(book: Rulebook, month: Month) -> Demand | None:
    """The rule that asks branches to study in each week of ``month``, the shipped one or one of the bureau's own, with the
    version that judges each week; of several the first in the book's order. None where none asks."""
    for demand in demands_running_in(book, month):
        rule = demand.rule
        of_study = rule.evidence == StudyKind.BRANCH_STUDY.value and rule.period is RulePeriod.WEEK
        if of_study and rule.unit in OF_BRANCHES:
            return demand
    return None


Layout = tuple[tuple[MeetingKind, tuple[Stretch, ...]], ...]


def layout(book: Rulebook, months: Iterable[Month]) -> Layout:
    """How a table of these months is dealt, kind by kind; the same for every branch."""
    months = tuple(months)
    return tuple((kind, stretches(book, kind, months)) for kind in KINDS)


def rules_shown(dealt: Layout) -> tuple[ComplianceRule, ...]:
    """The rules whose periods a table shows, every version that judges one of them, kind by kind."""
    shown = (part.demand for _, parts in dealt for part in parts if part.demand is not None)
    return tuple(dict.fromkeys(rule for demand in shown for rule, _ in demand.periods))


def meeting_figures(
    facts: Mapping[Month, UnitFacts], activities: Activities, today: date, book: Rulebook, dealt: Layout
) -> tuple[KindFigures, ...]:
    """What a branch did of each kind. ``facts`` says, in order, the months and what the branch was in each of them;
    ``dealt`` is the layout of these months.

    A period that ends in a month is judged by that month's figures, a longer one by those of its last month: so every
    number is one that a notice prints."""
    return tuple(
        KindFigures(kind, tuple(_period(kind, stretch, facts, activities, today, book) for stretch in parts))
        for kind, parts in dealt
    )


def _period(
    kind: MeetingKind,
    stretch: Stretch,
    facts: Mapping[Month, UnitFacts],
    activities: Activities,
    today: date,
    book: Rulebook,
) -> PeriodFigure:
    last = stretch.months[-1]
    branch = facts[last]
    if stretch.demand is None:
        figure = _not_asked(kind, branch, activities, last)
    else:
        # As the last month's figures have it: of a demand over weeks they name those of that month alone.
        figure = figure_of(stretch.demand, branch, activities, last, today, book)
    if len(stretch.months) == 1 or stretch.demand is None:
        return PeriodFigure(stretch.months, (figure.held,), figure)
    rule = stretch.demand.rule
    held = tuple(
        len(counted_records(rule, branch, activities, month.first, month.last)) for month in stretch.months
    )
    return PeriodFigure(stretch.months, held, figure)


def _not_asked(
    kind: MeetingKind, branch: UnitFacts, activities: Activities, month: Month
) -> RequirementFigure:
    """A month in which no rule asks for the kind: counted all the same."""
    places = [branch.organization_id, *(group.id for group in branch.groups)]
    held = len(activities.of(places, kind.value, month.first, month.last))
    reason = "没有这一项要求"
    return RequirementFigure(
        kind.value,
        kind.label,
        month.span().label,
        held,
        None,
        Verdict.NOT_APPLICABLE,
        Counted.TIMES,
        reason=reason,
    )


def week_count(
    facts: Mapping[Month, UnitFacts], activities: Activities, today: date, book: Rulebook
) -> WeekCount:
    """The weeks of the months in ``facts``, each counted for one month only, as the months' figures count them."""
    covered, loose, due, missed = 0, 0, 0, 0
    for month, branch in facts.items():
        demand = weekly_study(book, month)
        if demand is None:
            loose += _weeks_studied(branch, activities, month)
            continue
        verdicts = [
            judged(rule, branch, activities, week, today, book.exemptions) for rule, week in demand.periods
        ]
        asked = [verdict for verdict in verdicts if verdict.due is not None]
        if not asked:
            loose += sum(verdict.held > 0 for verdict in verdicts)
        covered += sum(verdict.verdict is Verdict.MET for verdict in asked)
        missed += sum(verdict.verdict is Verdict.UNMET for verdict in asked)
        due += len(asked)
    return WeekCount(covered, due, missed) if due else WeekCount(loose, None, 0)


def _weeks_studied(branch: UnitFacts, activities: Activities, month: Month) -> int:
    places = [branch.organization_id, *(group.id for group in branch.groups)]
    evidence = StudyKind.BRANCH_STUDY.value
    return sum(bool(activities.of(places, evidence, week.first, week.last)) for week in weeks_of(month))

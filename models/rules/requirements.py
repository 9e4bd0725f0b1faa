"""What is asked of a branch in a month, and what its records come to. Pure: facts in, figures out.

Four statutory frequencies and two habits a bureau may switch off. Applicability comes before counting (domain §6.1), a
period that is not over is 未到期 and never 未落实 (domain §2.4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from models.rows.notice import RequirementFigure
from models.rules.attendance import SMALLEST_COMMITTEE_BRANCH
from models.rules.periods import Month, Span, quarter_of, weeks_of
from models.rules.terms import MeetingKind, Verdict

WEEKLY_STUDY = "weekly_study"


@dataclass(frozen=True, slots=True)
class BranchFacts:
    """What a branch was on the last day judged."""

    full_members: int | None
    """None (待补) while nobody is on the roll: then nobody can say whether a committee is asked for."""
    group_ids: tuple[int, ...]
    founded_on: date | None = None
    dissolved_on: date | None = None

    def existed_throughout(self, span: Span) -> bool:
        """True when the branch existed on every day of ``span``: only whole periods are asked for."""
        return (self.founded_on is None or self.founded_on <= span.first) and (
            self.dissolved_on is None or self.dissolved_on > span.last
        )


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting that took place; ``kinds`` is its own kind and those it also counts as."""

    organization_id: int
    held_on: date
    kinds: frozenset[MeetingKind]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which requirements of local custom the bureau has switched on."""

    lecture_each_quarter: bool = True
    study_each_week: bool = True


def judge(due: int | None, held: int, span: Span, today: date) -> Verdict:
    """The verdict on ``held`` of ``due`` in ``span`` as of ``today``."""
    if due is None:
        return Verdict.NOT_APPLICABLE
    if held >= due:
        return Verdict.MET
    return Verdict.NOT_DUE if today <= span.last else Verdict.UNMET


def figures_of_branch(
    branch: BranchFacts,
    meetings: Iterable[HeldMeeting],
    study_days: Iterable[date],
    month: Month,
    today: date,
    asked: Asked = Asked(),
) -> tuple[RequirementFigure, ...]:
    """The figures of one branch for ``month``: 支部党员大会 (quarter), 支委会, 党小组会, 党课 (quarter), 主题党日, 每周学习.

    They stand as at the month's end, whenever they are counted later: a quarter still running then is 未到期, and what
    was held afterwards does not count. ``meetings`` are those the branch and its groups held (any days; the periods
    pick). 支部工作条例 第十一、十二、十三、十六条."""
    held = [meeting for meeting in meetings if meeting.held_on <= month.last]
    judged_on = min(today, month.last + timedelta(days=1))
    month_span, quarter = month.span(), quarter_of(month)
    whole_month, whole_quarter = branch.existed_throughout(month_span), branch.existed_throughout(quarter)
    lecture_due = 1 if asked.lecture_each_quarter and whole_quarter else None
    return (
        _counted(held, MeetingKind.BRANCH_ASSEMBLY, quarter, 1 if whole_quarter else None, judged_on),
        _committee(branch, held, month_span, judged_on, whole_month=whole_month),
        _group_meetings(held, branch.group_ids if whole_month else (), month_span, judged_on),
        _counted(held, MeetingKind.PARTY_LECTURE, quarter, lecture_due, judged_on),
        _counted(held, MeetingKind.THEME_DAY, month_span, 1 if whole_month else None, judged_on),
        _weekly_study(branch, study_days, weeks_of(month), month_span, today, asked),
    )


def _counted(
    held: Sequence[HeldMeeting], kind: MeetingKind, span: Span, due: int | None, today: date
) -> RequirementFigure:
    count = sum(kind in meeting.kinds and meeting.held_on in span for meeting in held)
    return RequirementFigure(kind.value, kind.label, span.label, count, due, judge(due, count, span, today))


def _committee(
    branch: BranchFacts, held: Sequence[HeldMeeting], span: Span, today: date, *, whole_month: bool
) -> RequirementFigure:
    """支委会: asked of branches with a committee; 待补 while the roll that decides it is empty."""
    has_committee = branch.full_members is not None and branch.full_members >= SMALLEST_COMMITTEE_BRANCH
    due = 1 if has_committee and whole_month else None
    figure = _counted(held, MeetingKind.BRANCH_COMMITTEE, span, due, today)
    unknown = branch.full_members is None and whole_month
    return replace(figure, verdict=Verdict.UNKNOWN) if unknown else figure


def _group_meetings(
    held: Sequence[HeldMeeting], groups: tuple[int, ...], span: Span, today: date
) -> RequirementFigure:
    """Each group once a month: two meetings of one group do not make up for another's."""
    kind = MeetingKind.GROUP_MEETING
    in_span = [m for m in held if kind in m.kinds and m.held_on in span]
    if groups:
        count = len({m.organization_id for m in in_span} & set(groups))
        due: int | None = len(groups)
    else:
        count, due = len(in_span), None
    return RequirementFigure(kind.value, kind.label, span.label, count, due, judge(due, count, span, today))


def _weekly_study(
    branch: BranchFacts,
    study_days: Iterable[date],
    weeks: Sequence[Span],
    span: Span,
    today: date,
    asked: Asked,
) -> RequirementFigure:
    """Weeks with at least one session, of those the branch saw whole: study in a week not asked for makes up for no
    other. A week still running is not yet due."""
    days = set(study_days)
    whole = [week for week in weeks if branch.existed_throughout(week)] if asked.study_each_week else []
    covered = [week for week in whole or weeks if any(day in week for day in days)]
    due = len(whole) or None
    if due is None:
        verdict = Verdict.NOT_APPLICABLE
    elif len(covered) == due:
        verdict = Verdict.MET
    else:
        missed = any(week not in covered and week.last < today for week in whole)
        verdict = Verdict.UNMET if missed else Verdict.NOT_DUE
    return RequirementFigure(WEEKLY_STUDY, "每周学习", span.label, len(covered), due, verdict)

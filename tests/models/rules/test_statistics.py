"""A longer period is nothing but its months: whatever way it is split, the counts and verdicts add up to the same."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.statistics import KindFigures, attendance_of
from models.rules.periods import Month, Span, quarter, year_of
from models.rules.requirements import WEEKLY_STUDY, Asked, BranchFacts, HeldMeeting, figures_of_branch
from models.rules.statistics import KINDS, QUARTERLY, meeting_figures, months_of, week_count
from models.rules.terms import MeetingKind, Verdict

YEAR = year_of(2026)
days = st.dates(date(2025, 11, 1), date(2027, 2, 28))
asked = st.builds(Asked, st.booleans(), st.booleans())
meetings = st.lists(
    st.builds(
        HeldMeeting,
        st.sampled_from([1, 11, 12]),
        days,
        st.frozensets(st.sampled_from([*KINDS, MeetingKind.APPRAISAL]), min_size=1, max_size=3),
    ),
    max_size=25,
)
branches = st.builds(
    BranchFacts,
    st.none() | st.integers(5, 9),
    st.sampled_from([(), (11,), (11, 12)]),
    st.none() | days,
    st.none() | days,
)


def facts_for(branch: BranchFacts, span: Span) -> dict[Month, BranchFacts]:
    return dict.fromkeys(months_of(span), branch)


def quarters() -> list[Span]:
    return [quarter(2026, number) for number in range(1, 5)]


def added(kinds: Sequence[KindFigures]) -> tuple[object, ...]:
    periods = list(chain.from_iterable(kind.periods for kind in kinds))
    whole = KindFigures(kinds[0].kind, tuple(periods))
    return whole.held, whole.due, [whole.count(verdict) for verdict in Verdict]


@given(branches, meetings, days, asked)
def test_a_year_is_its_quarters(
    branch: BranchFacts, held: list[HeldMeeting], today: date, habits: Asked
) -> None:
    whole = meeting_figures(facts_for(branch, YEAR), held, today, habits)
    parts = [meeting_figures(facts_for(branch, span), held, today, habits) for span in quarters()]
    for kind, *same in zip(whole, *parts, strict=True):
        assert kind.periods == tuple(chain.from_iterable(part.periods for part in same))
        assert added([kind]) == added(same)


@given(branches, meetings, days, asked)
def test_a_quarter_is_its_months(
    branch: BranchFacts, held: list[HeldMeeting], today: date, habits: Asked
) -> None:
    span = quarter(2026, 2)
    whole = meeting_figures(facts_for(branch, span), held, today, habits)
    months = [
        meeting_figures(facts_for(branch, month.span()), held, today, habits) for month in months_of(span)
    ]
    for kind, *same in zip(whole, *months, strict=True):
        if kind.kind in QUARTERLY:
            (period,) = kind.periods
            assert period.held_in == tuple(part.periods[0].held_in[0] for part in same)
            assert period.figure.held == sum(period.held_in)
            assert period.figure == same[-1].periods[0].figure, "a quarter is judged by its last month"
        else:
            assert kind.periods == tuple(part.periods[0] for part in same)
            assert added([kind]) == added(same)


@given(branches, meetings, days, asked, st.integers(1, 12))
def test_a_month_is_what_its_notice_says(
    branch: BranchFacts, held: list[HeldMeeting], today: date, habits: Asked, number: int
) -> None:
    month = Month(2026, number)
    found = meeting_figures({month: branch}, held, today, habits)
    notice = figures_of_branch(branch, held, (), month, today, habits)
    assert [kind.periods[0].figure for kind in found] == [
        figure for figure in notice if figure.code != WEEKLY_STUDY
    ]


@given(branches, meetings, days, asked)
def test_every_period_has_one_verdict(
    branch: BranchFacts, held: list[HeldMeeting], today: date, habits: Asked
) -> None:
    for kind in meeting_figures(facts_for(branch, YEAR), held, today, habits):
        assert sum(kind.count(verdict) for verdict in Verdict) == len(kind.periods)
        assert len(kind.periods) == (4 if kind.kind in QUARTERLY else 12)
        assert (kind.due is None) == (
            kind.count(Verdict.NOT_APPLICABLE) + kind.count(Verdict.UNKNOWN) == len(kind.periods)
        )


@given(branches, st.lists(days, max_size=60), days, asked)
def test_weeks_of_a_year_are_the_weeks_of_its_months(
    branch: BranchFacts, studied: list[date], today: date, habits: Asked
) -> None:
    whole = week_count(facts_for(branch, YEAR), studied, today, habits)
    months = [week_count({month: branch}, studied, today, habits) for month in months_of(YEAR)]
    counted = [month for month in months if month.due is not None]
    if whole.due is None:
        assert not counted
    else:
        assert (whole.covered, whole.due, whole.missed) == (
            sum(month.covered for month in counted),
            sum(month.due or 0 for month in counted),
            sum(month.missed for month in counted),
        )
    assert whole.not_due >= 0
    assert whole.due is None or whole.covered + whole.missed + whole.not_due == whole.due


@given(branches, st.lists(days, max_size=12), days, asked, st.integers(1, 12))
def test_weeks_of_a_month_are_judged_as_its_notice_does(
    branch: BranchFacts, studied: list[date], today: date, habits: Asked, number: int
) -> None:
    month = Month(2026, number)
    found = week_count({month: branch}, studied, today, habits)
    figure = figures_of_branch(branch, (), studied, month, today, habits)[-1]
    assert (found.covered, found.due) == (figure.held, figure.due)
    if found.due is None:
        assert figure.verdict is Verdict.NOT_APPLICABLE
    elif found.missed:
        assert figure.verdict is Verdict.UNMET
    else:
        assert figure.verdict is (Verdict.NOT_DUE if found.not_due else Verdict.MET)


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), 1),
        (date(2026, 1, 1), date(2026, 12, 31), 12),
        (date(2026, 10, 31), date(2026, 11, 1), 2),
        (date(2025, 12, 15), date(2026, 2, 1), 3),
    ],
)
def test_the_months_a_span_touches(first: date, last: date, count: int) -> None:
    months = months_of(Span(first, last, ""))
    assert len(months) == count
    assert (months[0], months[-1]) == (Month.of(first), Month.of(last))


def test_a_sheet_not_marked_to_the_end_is_no_absence() -> None:
    found = attendance_of([(10, 9), (10, None), (None, None), (5, 5)])
    assert (found.sheets, found.expected, found.present, found.unknown) == (2, 15, 14, 2)

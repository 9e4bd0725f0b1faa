"""A longer period is nothing but its months: whatever way it is split, the counts and verdicts add up to the same."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.compliance import Rulebook
from models.rows.statistics import KindFigures, attendance_of
from models.rules.activities import Activities, Activity
from models.rules.compliance import GroupFacts, UnitFacts
from models.rules.compliance_terms import RulePeriod, RuleUnit
from models.rules.periods import Month, Span, quarter, year_of
from models.rules.requirements import WEEKLY_STUDY, figures_of_branch
from models.rules.statistics import (
    KINDS,
    layout,
    meeting_figures,
    months_of,
    rules_shown,
    stretches,
    week_count,
)
from models.rules.terms import MeetingKind, StudyKind, Verdict
from tests.models.rules.shipped import BOOK, exempt, shipped, with_version, without
from tests.models.rules.trying import few

YEAR = year_of(2026)
"""Each example is a year judged several times."""
QUARTERLY = (MeetingKind.BRANCH_ASSEMBLY, MeetingKind.PARTY_LECTURE)
days = st.dates(date(2025, 11, 1), date(2027, 2, 28))
books = st.sampled_from(
    [
        BOOK,
        without("party_lecture"),
        without(WEEKLY_STUDY, "branch_committee"),
        exempt(BOOK, date(2026, 9, 28), date(2026, 10, 31), "放假"),
    ]
)


def _activities(meetings: list[tuple[int, date, frozenset[str]]], studied: list[date]) -> Activities:
    study = ((1, day, frozenset({StudyKind.BRANCH_STUDY.value})) for day in studied)
    return Activities(Activity(number, *one) for number, one in enumerate((*meetings, *study)))


activities = st.builds(
    _activities,
    st.lists(
        st.tuples(
            st.sampled_from([1, 11, 12]),
            days,
            st.frozensets(
                st.sampled_from([kind.value for kind in (*KINDS, MeetingKind.APPRAISAL)]),
                min_size=1,
                max_size=3,
            ),
        ),
        max_size=25,
    ),
    st.lists(days, max_size=30),
)


def _branch(
    full_members: int | None, groups: tuple[int, ...], founded_on: date | None, dissolved_on: date | None
) -> UnitFacts:
    own = tuple(GroupFacts(group) for group in groups)
    return UnitFacts(RuleUnit.BRANCH, 1, founded_on, dissolved_on, full_members, own)


branches = st.builds(
    _branch,
    st.none() | st.integers(5, 9),
    st.sampled_from([(), (11,), (11, 12)]),
    st.none() | days,
    st.none() | days,
)


def facts_for(branch: UnitFacts, span: Span) -> dict[Month, UnitFacts]:
    return dict.fromkeys(months_of(span), branch)


def figures(
    branch: UnitFacts, held: Activities, today: date, book: Rulebook, span: Span = YEAR
) -> tuple[KindFigures, ...]:
    return meeting_figures(facts_for(branch, span), held, today, book, layout(book, months_of(span)))


def quarters() -> list[Span]:
    return [quarter(2026, number) for number in range(1, 5)]


def added(kinds: Sequence[KindFigures]) -> tuple[object, ...]:
    periods = list(chain.from_iterable(kind.periods for kind in kinds))
    whole = KindFigures(kinds[0].kind, tuple(periods))
    return whole.held, whole.due, [whole.count(verdict) for verdict in Verdict]


@few
@given(branches, activities, days, books)
def test_a_year_is_its_quarters(branch: UnitFacts, held: Activities, today: date, book: Rulebook) -> None:
    whole = figures(branch, held, today, book)
    parts = [figures(branch, held, today, book, span) for span in quarters()]
    for kind, *same in zip(whole, *parts, strict=True):
        assert kind.periods == tuple(chain.from_iterable(part.periods for part in same))
        assert added([kind]) == added(same)


@few
@given(branches, activities, days, books)
def test_a_quarter_is_its_months(branch: UnitFacts, held: Activities, today: date, book: Rulebook) -> None:
    span = quarter(2026, 2)
    whole = figures(branch, held, today, book, span)
    months = [figures(branch, held, today, book, month.span()) for month in months_of(span)]
    for kind, *same in zip(whole, *months, strict=True):
        if len(kind.periods) == 1:
            (period,) = kind.periods
            counts = [part.periods[0].figure.held for part in same]
            assert [sum(period.held_in[: place + 1]) for place in range(3)] == counts
            assert period.figure == same[-1].periods[0].figure, "a quarter is judged by its last month"
        else:
            assert kind.periods == tuple(part.periods[0] for part in same)
            assert added([kind]) == added(same)


@given(branches, activities, days, books, st.integers(1, 12))
def test_a_month_is_what_its_notice_says(
    branch: UnitFacts, held: Activities, today: date, book: Rulebook, number: int
) -> None:
    month = Month(2026, number)
    found = figures(branch, held, today, book, month.span())
    notice = {figure.code: figure for figure in figures_of_branch(branch, held, month, today, book)}
    for kind in found:
        ((only,),) = [[period.figure for period in kind.periods]]
        assert only == notice.get(kind.kind.value, only)
        assert (kind.kind.value in notice) or only.due is None


@few
@given(branches, activities, days, books)
def test_every_period_has_one_verdict(
    branch: UnitFacts, held: Activities, today: date, book: Rulebook
) -> None:
    asked = {rule.code for rule in book.rules if rule.enabled}
    for kind in figures(branch, held, today, book):
        assert sum(kind.count(verdict) for verdict in Verdict) == len(kind.periods)
        assert len(kind.periods) == (4 if kind.kind in QUARTERLY and kind.kind.value in asked else 12)
        assert (kind.due is None) == (
            kind.count(Verdict.NOT_APPLICABLE) + kind.count(Verdict.UNKNOWN) == len(kind.periods)
        )


@few
@given(branches, activities, days, books)
def test_weeks_of_a_year_are_the_weeks_of_its_months(
    branch: UnitFacts, held: Activities, today: date, book: Rulebook
) -> None:
    whole = week_count(facts_for(branch, YEAR), held, today, book)
    months = [week_count({month: branch}, held, today, book) for month in months_of(YEAR)]
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


@given(branches, activities, days, st.integers(1, 12))
def test_weeks_of_a_month_are_judged_as_its_notice_does(
    branch: UnitFacts, held: Activities, today: date, number: int
) -> None:
    month = Month(2026, number)
    found = week_count({month: branch}, held, today, BOOK)
    (figure,) = (
        one for one in figures_of_branch(branch, held, month, today, BOOK) if one.code == WEEKLY_STUDY
    )
    assert (found.covered, found.due) == (figure.held, figure.due)
    if found.due is None:
        assert figure.verdict is Verdict.NOT_APPLICABLE
    elif found.missed:
        assert figure.verdict is Verdict.UNMET
    else:
        assert figure.verdict is (Verdict.NOT_DUE if found.not_due else Verdict.MET)


def test_weeks_nobody_asks_for_are_still_counted() -> None:
    branch = _branch(9, (), None, None)
    held = _activities([], [date(2026, 10, 6), date(2026, 10, 7), date(2026, 10, 20)])
    for book in (without(WEEKLY_STUDY), exempt(BOOK, date(2026, 9, 28), date(2026, 11, 1))):
        found = week_count({Month(2026, 10): branch}, held, date(2026, 12, 1), book)
        assert (found.covered, found.due, found.missed) == (2, None, 0)


changes = st.builds(
    lambda book, code, begun, period, enabled: with_version(
        book, code, begun, period=period, enabled=enabled
    ),
    books,
    st.sampled_from([kind.value for kind in KINDS]),
    st.dates(date(2025, 12, 1), date(2026, 12, 31)),
    st.sampled_from(RulePeriod),
    st.booleans(),
)


@few
@given(branches, activities, days, changes, st.sampled_from([YEAR, *quarters(), Month(2026, 8).span()]))
def test_a_rule_changed_in_mid_year_still_fills_every_month_once(
    branch: UnitFacts, held: Activities, today: date, book: Rulebook, span: Span
) -> None:
    for kind in figures(branch, held, today, book, span):
        months = tuple(chain.from_iterable(period.months for period in kind.periods))
        assert months == months_of(span)
        assert all(len(period.months) == len(period.held_in) for period in kind.periods)


def test_a_quarterly_rule_made_monthly_in_july_is_shown_by_the_quarter_and_then_by_the_month() -> None:
    assembly = MeetingKind.BRANCH_ASSEMBLY
    book = with_version(BOOK, assembly.value, date(2026, 7, 1), period=RulePeriod.MONTH)
    held = Activities(
        Activity(number, 1, Month(2026, number).first, frozenset({assembly.value}))
        for number in (2, 3, 7, 8, 11)
    )
    kind, *_ = figures(_branch(9, (), None, None), held, date(2027, 1, 5), book)

    assert kind.kind is assembly
    assert [len(period.months) for period in kind.periods] == [3, 3, 1, 1, 1, 1, 1, 1]
    assert [period.figure.held for period in kind.periods] == [2, 0, 1, 1, 0, 0, 1, 0]
    assert (kind.held, kind.due, kind.count(Verdict.MET), kind.count(Verdict.UNMET)) == (5, 8, 4, 4)
    assert [rule.period for rule in rules_shown(layout(book, months_of(YEAR)))[:2]] == [
        RulePeriod.QUARTER,
        RulePeriod.MONTH,
    ]


def test_a_kind_no_rule_asks_for_is_counted_by_the_month() -> None:
    lecture = MeetingKind.PARTY_LECTURE
    held = Activities([Activity(1, 1, date(2026, 5, 4), frozenset({lecture.value}))])
    found = figures(_branch(9, (), None, None), held, date(2027, 1, 5), without(lecture.value))
    (kind,) = (kind for kind in found if kind.kind is lecture)

    assert (kind.held, kind.due, len(kind.periods)) == (1, None, 12)


def test_of_two_rules_for_one_kind_the_first_is_shown() -> None:
    own = shipped("theme_day", code="own_1", minimum=2, period=RulePeriod.QUARTER)
    book = Rulebook((*BOOK.rules, own))
    (month, *_) = stretches(book, MeetingKind.THEME_DAY, months_of(YEAR))
    (quarter_, *_) = stretches(
        Rulebook((*without("theme_day").rules, own)), MeetingKind.THEME_DAY, months_of(YEAR)
    )

    assert month.demand is not None
    assert month.demand.rule.code == "theme_day"
    assert quarter_.demand is not None
    assert (quarter_.demand.rule.code, len(quarter_.months)) == ("own_1", 3)


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

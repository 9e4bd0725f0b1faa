"""Which version asks for what, and when; and that a period is the sum of its parts."""

from datetime import date, timedelta
from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.compliance import Rulebook
from models.rules.compliance import UnitFacts
from models.rules.compliance_terms import RulePeriod, RuleUnit
from models.rules.periods import Month, Span, half_of, quarter_of, weeks_of
from models.rules.rule_periods import (
    demands_in,
    demands_on,
    demands_running_in,
    ending_in,
    judged_demand,
    rules_asking,
    rules_on,
    rules_within,
    span_on,
    spans_of,
)
from models.rules.terms import Verdict
from tests.models.rules.shipped import BOOK, held, shipped, with_version, without
from tests.models.rules.trying import few

P = RulePeriod
"""Each example is a year judged several times."""
OCTOBER = Month(2026, 10)
MONTHS = tuple(Month(2026, number) for number in range(1, 13))
days = st.dates(date(2025, 6, 1), date(2027, 6, 30))
months = st.builds(Month, st.integers(2024, 2032), st.integers(1, 12))


def codes(book: Rulebook, month: Month) -> list[str]:
    return [demand.rule.code for demand in demands_in(book, month)]


# The periods of a month


def test_the_periods_a_month_lies_in() -> None:
    assert spans_of(P.WEEK, OCTOBER) == weeks_of(OCTOBER)
    assert [span.label for period in P for span in spans_of(period, OCTOBER)[:1]] == [
        "第40周",
        "10月",
        "四季度",
        "下半年",
        "2026年",
    ]


@given(months)
def test_every_period_ends_in_one_month_of_those_it_reaches_over(month: Month) -> None:
    ends = {P.QUARTER: (3, 6, 9, 12), P.HALF_YEAR: (6, 12), P.YEAR: (12,)}
    assert ending_in(P.WEEK, month) == weeks_of(month)
    assert ending_in(P.MONTH, month) == (month.span(),)
    for period, last in ends.items():
        assert bool(ending_in(period, month)) is (month.month in last)


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)))
def test_a_day_lies_in_the_period_of_the_day(day: date) -> None:
    for period in P:
        span = span_on(period, day)
        assert day in span
        assert span_on(period, span.first) == span_on(period, span.last) == span
        assert span_on(period, span.last + timedelta(days=1)) != span


def test_the_days_around_new_year_lie_in_the_week_of_their_thursday() -> None:
    assert span_on(P.WEEK, date(2027, 1, 3)) == weeks_of(Month(2026, 12))[-1]
    assert span_on(P.WEEK, date(2027, 1, 4)) == weeks_of(Month(2027, 1))[0]


@given(months)
def test_a_half_is_two_quarters(month: Month) -> None:
    half = half_of(month)
    first, second = quarter_of(Month.of(half.first)), quarter_of(Month.of(half.last))
    assert (half.first, half.last) == (first.first, second.last)
    assert second.first - timedelta(days=1) == first.last
    assert half.label == ("上半年" if month.month <= 6 else "下半年")


# Versions


def test_a_quiet_month_and_the_months_that_end_something() -> None:
    monthly = ["branch_committee", "group_meeting", "theme_day", "weekly_study"]
    bureau = ["monthly_inspection", "monthly_notice"]
    assert codes(BOOK, OCTOBER) == [*monthly, *bureau]
    assert codes(BOOK, Month(2026, 9)) == [
        "branch_assembly",
        "branch_committee",
        "group_meeting",
        "party_lecture",
        "theme_day",
        "weekly_study",
        "centre_group",
        *bureau,
    ]
    assert codes(BOOK, Month(2026, 12)) == [rule.code for rule in BOOK.rules]


def test_a_rule_switched_off_asks_for_nothing() -> None:
    assert "theme_day" not in codes(without("theme_day"), OCTOBER)
    off = with_version(BOOK, "theme_day", date(2026, 10, 1), enabled=False)
    assert "theme_day" in codes(off, OCTOBER.previous)
    assert "theme_day" not in codes(off, OCTOBER)


@pytest.mark.parametrize(
    ("begun", "asked"),
    [
        (date(2026, 10, 1), True),
        (date(2026, 10, 2), False),
        (date(2026, 10, 31), False),
        (date(2026, 9, 30), True),
    ],
)
def test_a_rule_that_begins_inside_a_period_does_not_ask_for_it(begun: date, asked: bool) -> None:
    own = shipped("theme_day", code="own_1", valid_from=begun)
    book = Rulebook((*BOOK.rules, own))
    assert ("own_1" in codes(book, OCTOBER)) is asked
    assert "own_1" in codes(book, OCTOBER.next)


@pytest.mark.parametrize(
    ("begun", "minimum"), [(date(2026, 10, 1), 2), (date(2026, 10, 2), 1), (date(2026, 9, 15), 2)]
)
def test_a_period_is_judged_by_the_version_of_its_first_day(begun: date, minimum: int) -> None:
    book = with_version(BOOK, "theme_day", begun, minimum=2)
    (demand,) = (one for one in demands_in(book, OCTOBER) if one.rule.code == "theme_day")
    assert [rule.minimum for rule, _ in demand.periods] == [minimum]


def test_each_week_is_judged_by_the_version_of_its_monday() -> None:
    book = with_version(BOOK, "weekly_study", date(2026, 10, 15), minimum=2)
    (demand,) = (one for one in demands_in(book, OCTOBER) if one.rule.code == "weekly_study")
    assert [rule.minimum for rule, _ in demand.periods] == [1, 1, 1, 2, 2]
    assert demand.rule.minimum == 2
    done = held(*((1, week.first, "branch_study") for week in weeks_of(OCTOBER)))
    unit = UnitFacts(RuleUnit.BRANCH, 1)
    found = judged_demand(demand, unit, done, OCTOBER, date(2027, 1, 1))
    assert (found.held, found.due, found.verdict) == (3, 5, Verdict.UNMET)
    assert found.missed == weeks_of(OCTOBER)[3:]


def test_rules_of_a_day_and_of_a_year() -> None:
    later = with_version(BOOK, "theme_day", date(2026, 7, 1), minimum=2)
    gone = with_version(later, "appraisal", date(2026, 1, 1), enabled=False)
    assert [rule.code for rule in rules_on(gone, date(2025, 12, 31))] == [rule.code for rule in BOOK.rules]
    within = rules_within(gone, date(2026, 1, 1), date(2026, 12, 31))
    assert [rule.code for rule in within] == [rule.code for rule in BOOK.rules if rule.code != "appraisal"]
    assert {rule.code: rule.minimum for rule in within}["theme_day"] == 2
    assert [rule.minimum for rule in rules_within(later, date(2026, 1, 1), date(2026, 6, 30))][4] == 1
    off = with_version(BOOK, "theme_day", date(2026, 7, 1), enabled=False)
    assert "theme_day" in [rule.code for rule in rules_within(off, date(2026, 1, 1), date(2026, 12, 31))]


@pytest.mark.parametrize(
    ("begun", "asked"),
    [
        (date(2026, 7, 1), ["一季度", "二季度", "7月", "8月", "9月", "10月", "11月", "12月"]),
        (date(2026, 8, 1), ["一季度", "二季度", "8月", "9月", "10月", "11月", "12月"]),
        (date(2026, 8, 15), ["一季度", "二季度", "9月", "10月", "11月", "12月"]),
        (date(2026, 9, 30), ["一季度", "二季度", "10月", "11月", "12月"]),
        (date(2026, 10, 1), ["一季度", "二季度", "三季度", "10月", "11月", "12月"]),
    ],
)
def test_from_the_quarter_to_the_month(begun: date, asked: list[str]) -> None:
    book = with_version(BOOK, "branch_assembly", begun, period=P.MONTH)
    found = [
        span.label
        for month in MONTHS
        for demand in demands_in(book, month)
        if demand.rule.code == "branch_assembly"
        for _, span in demand.periods
    ]
    assert found == asked


@pytest.mark.parametrize(
    ("begun", "asked"),
    [
        (date(2026, 10, 1), ["第36周", "第37周", "第38周", "第39周", "10月", "11月"]),
        (date(2026, 9, 28), ["第36周", "第37周", "第38周", "第39周", "10月", "11月"]),
        (date(2026, 10, 5), ["第36周", "第37周", "第38周", "第39周", "第40周", "11月"]),
    ],
)
def test_from_the_week_to_the_month(begun: date, asked: list[str]) -> None:
    book = with_version(BOOK, "weekly_study", begun, period=P.MONTH)
    found = [
        span.label
        for month in MONTHS[8:11]
        for demand in demands_in(book, month)
        if demand.rule.code == "weekly_study"
        for _, span in demand.periods
    ]
    assert found == asked


changed_books = st.builds(
    lambda code, first, second, one, two, enabled: with_version(
        with_version(BOOK, code, min(first, second), period=one, enabled=enabled),
        code,
        max(first, second) + timedelta(days=1),
        period=two,
        enabled=True,
    ),
    st.sampled_from([rule.code for rule in BOOK.rules]),
    days,
    days,
    st.sampled_from(P),
    st.sampled_from(P),
    st.booleans(),
)


@few
@given(changed_books)
def test_no_rule_asks_twice_for_the_same_days(book: Rulebook) -> None:
    asked: dict[str, list[Span]] = {}
    for year in (2025, 2026, 2027):
        for number in range(1, 13):
            found = codes(book, Month(year, number))
            assert len(set(found)) == len(found)
            for demand in demands_in(book, Month(year, number)):
                asked.setdefault(demand.rule.code, []).extend(span for _, span in demand.periods)
    for spans in asked.values():
        for one, other in pairwise(spans):
            assert one.last < other.first


@given(changed_books, days)
def test_what_runs_on_a_day_is_what_ends_some_time_later(book: Rulebook, day: date) -> None:
    running = demands_on(book, day)
    assert len({rule.code for rule, _ in running}) == len(running)
    for rule, span in running:
        assert day in span
        assert rule in rules_asking(book, rule.period, span)
        thursday = span.last - timedelta(days=3) if rule.period is P.WEEK else span.last
        ending = demands_in(book, Month.of(thursday))
        assert (rule, span) in chain.from_iterable(demand.periods for demand in ending)


@given(changed_books, months)
def test_what_ends_in_a_month_runs_in_it(book: Rulebook, month: Month) -> None:
    running = demands_running_in(book, month)
    assert set(demands_in(book, month)) <= set(running)
    for demand in running:
        if demand not in demands_in(book, month):
            assert demand.periods[-1][1].last > month.last

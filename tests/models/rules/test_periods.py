"""Months, quarters, and weeks that count for exactly one month."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.periods import QUARTER_LABELS, Month, Span, quarter, quarter_of, weeks_of, year_of

years = st.integers(1950, 2150)
months = st.builds(Month, st.integers(2001, 2099), st.integers(1, 12))


@pytest.mark.parametrize(("year", "month"), [(2026, 0), (2026, 13), (1899, 12), (9999, 1), (2026, -1)])
def test_there_is_no_such_month(year: int, month: int) -> None:
    with pytest.raises(ValueError, match="no such month"):
        Month(year, month)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-",
        "2026-13",
        "2026-00",
        "2026-1",
        "26-10",
        "2026/10",
        "2026-10-01",
        "２０２６-１０",
        "2026-1０",
        "-026-10",
        "2026年10月",
    ],
)
def test_anything_but_a_plain_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="month"):
        Month.parse(text)


@given(months)
def test_a_month_is_read_as_it_is_written(month: Month) -> None:
    assert Month.parse(str(month)) == month
    assert month.label == f"{month.year}年{month.month}月"


@given(months, st.integers(-600, 600), st.integers(-600, 600))
def test_months_add_up(month: Month, one: int, other: int) -> None:
    assert month.shifted(one).shifted(other) == month.shifted(one + other)
    assert (month.shifted(one) > month) is (one > 0)


@given(months)
def test_a_month_ends_the_day_before_the_next_begins(month: Month) -> None:
    assert month.last + timedelta(days=1) == month.next.first
    assert month.next.previous == month
    assert Month.of(month.first) == Month.of(month.last) == month
    assert month.first in month.span()
    assert month.last in month.span()
    assert month.next.first not in month.span()
    assert month.previous.last not in month.span()


@pytest.mark.parametrize(("year", "last"), [(2024, 29), (2025, 28), (2000, 29), (2100, 28)])
def test_february_ends_as_the_year_says(year: int, last: int) -> None:
    assert Month(year, 2).last == date(year, 2, last)


@pytest.mark.parametrize("month", [Month(1900, 1), Month(9998, 12)])
def test_the_first_and_the_last_month_have_their_days(month: Month) -> None:
    assert (month.last - month.first).days == 30
    assert quarter_of(month).first <= month.first <= month.last <= quarter_of(month).last


@given(years)
def test_four_quarters_make_a_year(year: int) -> None:
    quarters = list(dict.fromkeys(quarter_of(Month(year, number)) for number in range(1, 13)))

    assert [quarter.label for quarter in quarters] == list(QUARTER_LABELS)
    assert quarters[0].first == date(year, 1, 1)
    assert quarters[-1].last == date(year, 12, 31)
    for one, other in itertools.pairwise(quarters):
        assert one.last + timedelta(days=1) == other.first


@given(years)
def test_every_week_counts_for_exactly_one_month(year: int) -> None:
    weeks = [week for number in range(1, 13) for week in weeks_of(Month(year, number))]

    assert {(week.last - week.first).days for week in weeks} == {6}
    assert {week.first.weekday() for week in weeks} == {0}
    for one, other in itertools.pairwise(weeks):
        assert one.last + timedelta(days=1) == other.first
    assert weeks[-1].last + timedelta(days=1) == weeks_of(Month(year + 1, 1))[0].first
    assert [week.label for week in weeks] == [f"第{number}周" for number in range(1, len(weeks) + 1)]
    assert len(weeks) == date(year, 12, 28).isocalendar().week


@given(months)
def test_a_week_counts_for_the_month_that_holds_most_of_its_days(month: Month) -> None:
    weeks = weeks_of(month)

    assert len(weeks) in (4, 5)
    for week in weeks:
        days = [week.first + timedelta(days=number) for number in range(7)]
        assert sum(day in month.span() for day in days) >= 4


def test_a_week_over_the_years_border_is_week_53_of_the_old_year() -> None:
    *_, last = weeks_of(Month(2026, 12))

    assert last == Span(date(2026, 12, 28), date(2027, 1, 3), "第53周")
    assert weeks_of(Month(2027, 1))[0] == Span(date(2027, 1, 4), date(2027, 1, 10), "第1周")


@given(st.integers(1900, 9990), st.integers(1, 4))
def test_a_quarter_is_three_months_and_four_are_the_year(year: int, number: int) -> None:
    span = quarter(year, number)
    assert span.first == Month(year, 3 * number - 2).first
    assert span.last == Month(year, 3 * number).last
    whole = year_of(year)
    assert (whole.first, whole.last) == (quarter(year, 1).first, quarter(year, 4).last)
    assert whole.label == f"{year}年"

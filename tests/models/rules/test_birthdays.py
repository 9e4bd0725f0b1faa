"""政治生日 at its boundaries: leap days, the turn of the year, the week of notice, 党龄 by the day of becoming a full member."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.birthdays import NOTICE_DAYS, birthday_in, birthday_soon, standing_in_years, years_since

DAYS = st.dates(date(1940, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("joined_on", "year", "day"),
    [
        (date(2008, 2, 29), 2026, date(2026, 2, 28)),
        (date(2008, 2, 29), 2028, date(2028, 2, 29)),
        (date(2001, 7, 1), 2026, date(2026, 7, 1)),
    ],
)
def test_a_birthday_is_the_same_day_of_each_year(joined_on: date, year: int, day: date) -> None:
    assert birthday_in(joined_on, year) == day


@pytest.mark.parametrize(
    ("today", "soon"),
    [
        (date(2026, 11, 7), None),
        (date(2026, 11, 8), date(2026, 11, 15)),
        (date(2026, 11, 15), date(2026, 11, 15)),
        (date(2026, 11, 16), None),
    ],
)
def test_it_is_reminded_of_from_a_week_before_to_the_day(today: date, soon: date | None) -> None:
    assert birthday_soon(date(2003, 11, 15), today) == soon


@pytest.mark.parametrize(
    ("joined_on", "today", "soon"),
    [
        (date(2003, 1, 3), date(2026, 12, 28), date(2027, 1, 3)),
        (date(2003, 12, 31), date(2026, 12, 28), date(2026, 12, 31)),
        (date(2008, 2, 29), date(2026, 2, 21), date(2026, 2, 28)),
        (date(2008, 2, 29), date(2026, 3, 1), None),
        (date(2026, 11, 20), date(2026, 11, 18), None),
        (date(2025, 11, 20), date(2026, 11, 18), date(2026, 11, 20)),
    ],
)
def test_the_turn_of_the_year_leap_days_and_the_day_of_joining(
    joined_on: date, today: date, soon: date | None
) -> None:
    assert birthday_soon(joined_on, today) == soon


@given(DAYS, DAYS)
def test_every_birthday_is_reminded_of_on_eight_days(joined_on: date, near: date) -> None:
    day = birthday_in(joined_on, near.year)
    reminded = [
        day - timedelta(days=before)
        for before in range(-3, NOTICE_DAYS + 4)
        if birthday_soon(joined_on, day - timedelta(days=before)) == day
    ]
    expected = [day - timedelta(days=before) for before in range(NOTICE_DAYS + 1)]
    assert reminded == (expected if day.year > joined_on.year else [])


@given(DAYS, st.integers(0, 90))
def test_a_year_is_full_on_the_birthday_and_not_the_day_before(start: date, years: int) -> None:
    day = birthday_in(start, start.year + years)
    assert years_since(start, day) == years
    if years:
        assert years_since(start, day - timedelta(days=1)) == years - 1


@pytest.mark.parametrize(
    ("full_on", "full", "words"),
    [
        (date(2007, 11, 15), True, "党龄19年"),
        (date(2007, 11, 16), True, "党龄18年"),
        (date(2026, 1, 1), True, "党龄不满1年"),
        (date(2026, 12, 1), True, "党龄待补"),
        (None, True, "党龄待补"),
        (None, False, "预备党员"),
        (date(2027, 11, 1), False, "预备党员"),
    ],
)
def test_standing_runs_from_the_day_of_becoming_a_full_member(
    full_on: date | None, full: bool, words: str
) -> None:
    assert standing_in_years(full_on, date(2026, 11, 15), full=full) == words

"""Working days of China as the State Council arranged them; Monday to Friday where that is not known."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.working_days import LAST_YEAR, is_known, is_working_day, working_days_after


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 10, 1), False),
        (date(2026, 10, 10), True),  # a Saturday worked for the holidays before
        (date(2026, 10, 11), False),
        (date(2026, 10, 9), True),
        (date(2026, 2, 17), False),  # 春节
    ],
)
def test_holidays_and_days_worked_for_them(day: date, works: bool) -> None:
    assert is_working_day(day) is works


def test_the_holidays_of_october_do_not_count() -> None:
    # 30 September is a Wednesday; 1 to 7 October are free, 8 and 9 are worked, so is Saturday the tenth.
    assert working_days_after(date(2026, 9, 30), date(2026, 10, 8)) == 1
    assert working_days_after(date(2026, 9, 30), date(2026, 10, 11)) == 3


@pytest.mark.parametrize("until", [date(2026, 10, 15), date(2026, 10, 14), date(2020, 1, 1)])
def test_the_day_itself_and_days_before_count_nothing(until: date) -> None:
    assert working_days_after(date(2026, 10, 15), until) == 0


def test_a_year_not_known_is_counted_monday_to_friday() -> None:
    assert not is_known(LAST_YEAR + 1)
    assert not is_known(2003)
    far = date(2150, 10, 1)
    assert is_working_day(far) is (far.weekday() < 5)


@settings(max_examples=50)
@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 60), st.integers(0, 60))
def test_days_add_up(day: date, first: int, second: int) -> None:
    middle, last = day + timedelta(days=first), day + timedelta(days=first + second)
    assert working_days_after(day, last) == working_days_after(day, middle) + working_days_after(middle, last)


def test_counting_stops_where_nobody_cares_any_more() -> None:
    assert working_days_after(date(2004, 1, 1), date(2060, 1, 1), at_most=10) == 10

"""学时 by the clock."""

from datetime import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.study_hours import hours_between

MINUTES = st.integers(min_value=0, max_value=24 * 60 - 1)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (time(9), time(10), "1"),
        (time(9), time(10, 14), "1"),
        (time(9), time(10, 16), "1.5"),
        (time(9), time(9, 15), "0.5"),
        (time(9), time(9, 45), "1"),
        (time(9), time(10, 15), "1.5"),
        (time(9), time(11, 45), "3"),
        (time(8, 30), time(17, 30), "9"),
    ],
)
def test_to_the_nearest_half_hour(start: time, end: time, hours: str) -> None:
    assert hours_between(start, end) == Decimal(hours)


@pytest.mark.parametrize(
    ("start", "end"), [(None, time(9)), (time(9), None), (time(9), time(9)), (time(10), time(9))]
)
def test_what_is_not_known_or_cannot_be_is_none(start: time | None, end: time | None) -> None:
    assert hours_between(start, end) is None


@given(MINUTES, MINUTES)
def test_never_more_than_a_quarter_hour_off(one: int, other: int) -> None:
    first, last = sorted((one, other))
    hours = hours_between(time(first // 60, first % 60), time(last // 60, last % 60))
    if first == last:
        assert hours is None
    else:
        assert hours is not None
        assert abs(hours * 60 - (last - first)) <= 15

"""Greater is newer, whatever comes in whatever order; a year is a range."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from models.db.search import numbers
from models.db.search.numbers import LEAST_BITS, Numbers, YearIsFull, bits_for, first_of, range_of

days = st.dates(date(1949, 1, 1), date(2199, 12, 31))


SMALL = 6
"""Days that are soon full."""


def empty(bits: int) -> Numbers:
    """Numbers of an empty index."""
    return Numbers(create_engine("sqlite://").connect(), bits, empty=True)


@given(st.lists(days | st.none(), max_size=60), st.integers(LEAST_BITS, 20))
def test_numbers_rise_with_days_and_the_undated_come_last(given_: list[date | None], bits: int) -> None:
    giver = empty(bits)
    taken = [(day, giver.take(day)) for day in given_]
    assert len({number for _, number in taken}) == len(taken)
    for day, number in taken:
        for other, further in taken:
            if day is not None and (other is None or other < day):
                assert further < number
    assert not giver.crowded


@given(days, st.integers(LEAST_BITS, 20))
def test_a_year_is_a_range(day: date, bits: int) -> None:
    first, last = range_of(day.year, day.year, bits)
    assert first <= first_of(day, bits) + 1 <= first_of(day, bits) + (1 << bits) - 1 <= last
    assert range_of(day.year - 1, day.year - 1, bits)[1] + 1 == first


def test_years_there_never_are_hold_nothing() -> None:
    for years in ((0, 0), (10_000, 20_000)):
        first, last = range_of(*years, LEAST_BITS)
        assert first > last
    assert range_of(0, 99_999, LEAST_BITS)[0] > numbers.UNDATED


@given(st.integers(0, 5000))
def test_a_day_gets_room_to_spare(fullest: int) -> None:
    assert (1 << bits_for(fullest)) - 1 >= numbers.SPARE * fullest


def test_what_a_day_has_no_room_for_stands_among_other_days_of_its_year() -> None:
    giver, day = empty(SMALL), date(2026, 12, 30)
    room = (1 << SMALL) - 1
    crowded = []
    own = [giver.take(day) for _ in range(room)]
    crowded.append(giver.crowded)
    more = [giver.take(day) for _ in range(room + 5)]
    crowded.append(giver.crowded)
    assert crowded == [False, True]
    first, last = range_of(2026, 2026, SMALL)
    assert all(first <= number <= last for number in own + more)
    assert len({*own, *more}) == 2 * room + 5
    assert more[0] == first_of(day + timedelta(days=1), SMALL) + 1
    assert more[-1] < own[0], "the year has no later day with room"


def test_a_full_year_is_told() -> None:
    giver, room = empty(SMALL), (1 << SMALL) - 1
    for _ in range(room * 365):
        giver.take(date(2026, 3, 1))
    with pytest.raises(YearIsFull):
        giver.take(date(2026, 7, 1))
    assert giver.take(date(2027, 1, 1)) > range_of(2026, 2026, SMALL)[1]

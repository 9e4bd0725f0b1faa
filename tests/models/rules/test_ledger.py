"""The ledger begins with what is kept on, not with what stands alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.ledger import FEW, GAP, kept_from
from models.rules.periods import Month

JANUARY = Month(2026, 1)


def months(*shifts: int) -> list[Month]:
    return [JANUARY.shifted(shift) for shift in shifts]


@pytest.mark.parametrize(
    ("recorded", "begins"),
    [
        ((0,), 0),
        ((0, 1, 2, 3), 0),
        ((0, 6), 0),
        ((0, 7), 7),
        ((0, 1, 8), 8),
        ((0, 1, 2, 12), 0),
        ((-120, 0, 1, 2), 0),
        ((-120, -60, 9, 10), 9),
        ((-1, 2, 5, 30), -1),
    ],
)
def test_what_stands_alone_is_passed_over(recorded: tuple[int, ...], begins: int) -> None:
    assert kept_from(months(*recorded)) == JANUARY.shifted(begins)


def test_of_no_month_there_is_none() -> None:
    assert kept_from([]) is None


@given(st.sets(st.integers(-60, 60), min_size=1).map(sorted))
def test_it_begins_with_a_month_that_is_kept_on(shifts: list[int]) -> None:
    begins = kept_from(months(*shifts))
    assert begins is not None
    at = months(*shifts).index(begins)
    following = shifts[at : at + FEW]
    gaps = [later - earlier for earlier, later in pairwise(following)]
    assert all(gap <= GAP for gap in gaps)
    assert at == 0 or shifts[at] - shifts[at - 1] > GAP

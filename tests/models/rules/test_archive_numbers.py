"""档号 are made and read back; 件号 of a group run from 1 without gaps, and one given for good stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.archive_numbers import (
    ArchivalCode,
    archival_code,
    arranged,
    is_code,
    numbered,
    parsed_code,
)
from models.rules.archive_terms import Retention

PLAIN = st.text("ABCXYZ0129", min_size=1, max_size=6)


def test_the_example_of_the_standard() -> None:
    code = archival_code("Z109", 2025, Retention.THIRTY, "DZB", 1)
    assert code == "Z109-WS·2025-D30-DZB-0001"
    assert archival_code("Z109", 2025, Retention.PERMANENT, "", 12) == "Z109-WS·2025-Y-0012"


def test_what_is_not_known_makes_no_number() -> None:
    assert archival_code(" ", 2025, Retention.TEN, "", 1) == ""
    assert archival_code("Z109", 2025, Retention.TEN, "", None) == ""


@given(
    PLAIN, st.integers(1949, 2199), st.sampled_from(Retention), PLAIN | st.just(""), st.integers(1, 12_000)
)
def test_a_number_made_is_read_back(
    fonds: str, year: int, retention: Retention, organization: str, number: int
) -> None:
    code = archival_code(fonds, year, retention, organization, number)
    assert parsed_code(code) == ArchivalCode(fonds, year, retention, organization, number)


@pytest.mark.parametrize(
    "typed",
    ["", "Z109-WS·2025-D30", "Z109-WS·2025-D50-0001", "Z109-WS·2025-Y-001", "Z109-WS·2025-Y-0000", "2025-1"],
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert parsed_code(typed) is None


def test_another_dot_and_blanks_are_read_as_meant() -> None:
    assert parsed_code(" z109-ws•2025-d30-0001 ") == ArchivalCode("z109", 2025, Retention.THIRTY, "", 1)


def test_what_parts_the_levels_is_no_code() -> None:
    assert is_code("DB1")
    assert not is_code("D-B")
    assert not is_code("党办")
    assert not is_code("")


@given(st.lists(st.booleans(), max_size=12), st.integers(0, 5))
def test_new_ones_go_on_behind_the_last_number_given_and_no_number_comes_twice(
    new: list[bool], gap: int
) -> None:
    """Given numbers may have gaps below them (an earlier year's paper, entered from 6 on); new ones leave none."""
    given_numbers = iter(range(1 + gap, 99))
    items = [(place, None if fresh else next(given_numbers)) for place, fresh in enumerate(new)]
    found = numbered(items)
    kept = {place: number for place, number in items if number is not None}
    assert {place: found[place] for place in kept} == kept
    last = max(kept.values(), default=0)
    fresh = [found[place] for place, number in items if number is None]
    assert fresh == list(range(last + 1, last + 1 + len(fresh)))


@given(st.permutations(range(7)), st.sets(st.integers(0, 6)))
def test_what_was_moved_stands_as_moved_and_the_rest_behind_those_it_followed(
    wished: list[int], moved: set[int]
) -> None:
    by_rule = list(range(7))
    by_hand = [key for key in wished if key in moved]
    order = arranged(by_rule, by_hand)
    assert sorted(order) == by_rule
    assert [key for key in order if key in moved] == by_hand
    for key in by_rule:
        if key not in moved:
            assert order.index(key) == (0 if key == 0 else order.index(key - 1) + 1) or any(
                other not in moved and other > key for other in order[: order.index(key)]
            )


def test_nothing_moved_is_the_order_of_the_rules() -> None:
    assert arranged([3, 1, 2], []) == (3, 1, 2)
    assert arranged([1, 2], [9, 2, 1]) == (2, 1)

"""A period in words always carries its year, and says no more than its days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.periods import Month, Span, quarter_of, year_of
from models.rules.spoken_periods import in_words

MONTHS = st.builds(Month, st.integers(1949, 2199), st.integers(1, 12))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "2026年"),
        (date(2026, 10, 1), date(2026, 12, 31), "2026年第四季度"),
        (date(2026, 1, 1), date(2026, 6, 30), "2026年上半年"),
        (date(2026, 7, 1), date(2026, 12, 31), "2026年下半年"),
        (date(2026, 2, 1), date(2026, 2, 28), "2026年2月"),
        (date(2024, 2, 1), date(2024, 2, 28), "2024年2月1日至2024年2月28日"),
        (date(2026, 2, 1), date(2026, 4, 30), "2026年2月1日至2026年4月30日"),
        (date(2025, 7, 1), date(2026, 6, 30), "2025年7月1日至2026年6月30日"),
        (date(2026, 3, 5), date(2026, 3, 5), "2026年3月5日至2026年3月5日"),
    ],
)
def test_the_office_words(first: date, last: date, words: str) -> None:
    assert in_words(Span(first, last, "any label")) == words


@given(MONTHS)
def test_months_quarters_and_years_are_known_by_their_days(month: Month) -> None:
    assert in_words(month.span()) == month.label
    assert in_words(quarter_of(month)) == f"{month.year}年第{quarter_of(month).label}"
    assert in_words(year_of(month.year)) == f"{month.year}年"

"""Whole weeks and months around some days, and what an exemption over them spares."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.compliance import Exemption
from models.rules.compliance_terms import RulePeriod
from models.rules.exempt_days import periods_within, spared_in_words, whole_months, whole_weeks
from models.rules.rule_periods import span_on

some_days = st.builds(
    lambda first, more: (first, first + timedelta(days=more)),
    st.dates(date(2000, 1, 1), date(2060, 12, 31)),
    st.integers(0, 420),
)


def test_a_holiday_over_two_weeks_spares_both() -> None:
    assert whole_weeks(date(2026, 10, 1), date(2026, 10, 7)) == (date(2026, 9, 28), date(2026, 10, 11))
    assert whole_weeks(date(2026, 9, 28), date(2026, 9, 28)) == (date(2026, 9, 28), date(2026, 10, 4))
    assert whole_months(date(2028, 2, 29), date(2028, 2, 29)) == (date(2028, 2, 1), date(2028, 2, 29))
    assert whole_months(date(2026, 10, 31), date(2026, 11, 1)) == (date(2026, 10, 1), date(2026, 11, 30))


@given(some_days)
def test_widened_days_hold_the_days_and_are_whole(days: tuple[date, date]) -> None:
    first, last = whole_weeks(*days)
    assert first <= days[0] <= days[1] <= last
    assert (first.weekday(), last.weekday()) == (0, 6)
    assert days[0] - first < timedelta(days=7) > last - days[1]
    assert whole_weeks(first, last) == (first, last)
    first, last = whole_months(*days)
    assert first <= days[0] <= days[1] <= last
    assert whole_months(first, last) == (first, last)
    assert (last + timedelta(days=1)).day == first.day == 1


@given(some_days, st.sampled_from(RulePeriod))
def test_what_is_told_to_be_spared_is_what_the_exemption_covers(
    days: tuple[date, date], period: RulePeriod
) -> None:
    exemption = Exemption(None, *days, "放假")
    covered = []
    day = days[0]
    while day <= days[1]:
        span = span_on(period, day)
        if exemption.covers(span, 1, "any"):
            covered.append(span)
        day = span.last + timedelta(days=1)
    found = periods_within(*days, period)
    if found is None:
        assert covered == []
    else:
        assert (found.count, found.first, found.last) == (len(covered), covered[0].first, covered[-1].last)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (
            date(2026, 9, 28),
            date(2026, 10, 11),
            "免予统计完整的2周（2026年9月28日至2026年10月11日）；每月、每季度、每半年、每年的要求照常统计。",
        ),
        (
            date(2026, 10, 1),
            date(2026, 10, 7),
            "这些天不含任何完整的一周或一月，什么要求都免不了；请扩到整周或整月。",
        ),
        (
            date(2026, 2, 1),
            date(2026, 2, 28),
            "免予统计完整的3周（2026年2月2日至2026年2月22日）、1个月（2026年2月）；"
            "每季度、每半年、每年的要求照常统计。",
        ),
    ],
)
def test_what_is_spared_in_words(first: date, last: date, said: str) -> None:
    assert spared_in_words(first, last) == said


def test_a_whole_year_leaves_nothing_to_be_asked() -> None:
    said = spared_in_words(date(2026, 1, 1), date(2026, 12, 31))
    assert said.endswith("1年（2026年）。")
    assert "照常" not in said

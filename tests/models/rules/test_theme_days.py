"""主题党日: the day a branch has fixed for it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.theme_days import LAST, FixedDay

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 1))
FIXED = st.one_of(
    st.builds(FixedDay, of_month=st.integers(1, 31)),
    st.builds(FixedDay, nth=st.integers(1, LAST), weekday=st.integers(1, 7)),
)


@pytest.mark.parametrize(
    ("fixed", "month", "day"),
    [
        (FixedDay(of_month=5), (2026, 3), date(2026, 3, 5)),
        (FixedDay(of_month=31), (2026, 4), date(2026, 4, 30)),
        (FixedDay(of_month=30), (2026, 2), date(2026, 2, 28)),
        (FixedDay(of_month=29), (2028, 2), date(2028, 2, 29)),
        (FixedDay(nth=1, weekday=5), (2026, 5), date(2026, 5, 1)),
        (FixedDay(nth=2, weekday=5), (2026, 3), date(2026, 3, 13)),
        (FixedDay(nth=4, weekday=1), (2026, 3), date(2026, 3, 23)),
        # March 2026 has five Mondays and Tuesdays, four Fridays.
        (FixedDay(nth=LAST, weekday=1), (2026, 3), date(2026, 3, 30)),
        (FixedDay(nth=LAST, weekday=5), (2026, 3), date(2026, 3, 27)),
        (FixedDay(nth=LAST, weekday=7), (2026, 2), date(2026, 2, 22)),
    ],
)
def test_the_day_falls_where_the_calendar_says(fixed: FixedDay, month: tuple[int, int], day: date) -> None:
    assert fixed.in_month(*month) == day


def test_no_day_is_fixed_where_nobody_fixed_one() -> None:
    fixed = FixedDay()

    assert (fixed.is_fixed, fixed.problem(), fixed.words()) == (False, "", "")
    assert fixed.in_month(2026, 3) is None
    assert fixed.next_from(date(2026, 3, 1)) is None
    assert fixed.deviation(date(2026, 3, 1)) == ""


@pytest.mark.parametrize(
    ("fixed", "words"),
    [
        (FixedDay(of_month=5), "每月5日"),
        (FixedDay(nth=2, weekday=5), "每月第二个星期五"),
        (FixedDay(nth=LAST, weekday=7), "每月最后一个星期日"),
    ],
)
def test_it_is_said_as_an_office_says_it(fixed: FixedDay, words: str) -> None:
    assert fixed.words() == words


@pytest.mark.parametrize(
    ("fixed", "wrong"),
    [
        (FixedDay(of_month=0), "1日至31日"),
        (FixedDay(of_month=32), "1日至31日"),
        (FixedDay(nth=2), "同时选"),
        (FixedDay(weekday=2), "同时选"),
        (FixedDay(nth=0, weekday=2), "第一至第四个或最后一个"),
        (FixedDay(nth=6, weekday=2), "第一至第四个或最后一个"),
        (FixedDay(nth=1, weekday=0), "星期一至星期日"),
        (FixedDay(nth=1, weekday=8), "星期一至星期日"),
        (FixedDay(of_month=5, nth=1, weekday=1), "只能按日期或按星期"),
    ],
)
def test_what_is_no_day_is_explained_and_never_reckoned_with(fixed: FixedDay, wrong: str) -> None:
    assert wrong in fixed.problem()
    with pytest.raises(ValueError, match="固定日"):
        fixed.in_month(2026, 3)


def test_another_day_of_the_month_is_told_with_both_days() -> None:
    fixed = FixedDay(of_month=5)

    assert fixed.deviation(date(2026, 3, 5)) == ""
    assert fixed.deviation(date(2026, 3, 12)) == "固定日为每月5日（3月5日），实际3月12日举行"


@given(FIXED, DAYS)
def test_each_month_has_the_day_once(fixed: FixedDay, day: date) -> None:
    found = fixed.in_month(day.year, day.month)

    assert found is not None
    assert (found.year, found.month) == (day.year, day.month)
    if fixed.weekday is not None and fixed.nth is not None:
        assert found.isoweekday() == fixed.weekday
        place = (found.day - 1) // 7 + 1
        assert place == fixed.nth or (fixed.nth == LAST and (found + timedelta(days=7)).month != day.month)


@given(FIXED, DAYS)
def test_the_next_one_is_the_nearest_that_is_not_over(fixed: FixedDay, day: date) -> None:
    found = fixed.next_from(day)

    assert found is not None
    assert found >= day
    between = (day + timedelta(days=more) for more in range((found - day).days))
    assert all(fixed.deviation(each) for each in between)
    assert fixed.deviation(found) == ""

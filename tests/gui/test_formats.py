"""What clerks type is understood, what is no date is refused in words, and writing and reading agree."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.formats import (
    UNKNOWN,
    clock_text,
    count_text,
    date_text,
    hours_text,
    long_date_text,
    moment_text,
    month_text,
    read_clock,
    read_count,
    read_date,
    read_hours,
    read_month,
    size_text,
)
from models.rules.periods import Month

TODAY = datetime.date(2026, 3, 1)
OCTOBER_5 = datetime.date(2026, 10, 5)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-10-05",
        "2026.10.5",
        "2026/10/5",
        "20261005",
        "10-5",
        "10.5",
        "10月5日",
        "2026年10月5日",
        " 2026 年 10 月 5 日 ",
        "２０２６－１０－０５",
        "2026。10。5",
        "26-10-5",
    ],
)
def test_a_day_in_any_usual_way(typed: str) -> None:
    assert read_date(typed, TODAY) == OCTOBER_5


@pytest.mark.parametrize(
    "typed", ["明天", "2026-13-1", "2026-02-30", "2026-10", "1", "20261305", "2026-10-05-1"]
)
def test_no_day_is_refused_in_chinese(typed: str) -> None:
    with pytest.raises(ValueError, match=r"日期|日历"):
        read_date(typed, TODAY)


def test_nothing_typed_is_nothing_and_written_as_unknown() -> None:
    assert read_date("  ", TODAY) is None
    assert read_month("") is None
    assert read_clock("") is None
    assert read_hours("") is None
    assert read_count("") is None
    assert date_text(None) == long_date_text(None) == month_text(None) == count_text(None) == UNKNOWN


def test_unknown_is_not_zero() -> None:
    assert read_count("0") == 0
    assert count_text(0) == "0"
    assert read_hours("0") == Decimal(0)


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)))
def test_what_is_written_is_read_again(day: datetime.date) -> None:
    assert read_date(date_text(day), TODAY) == day
    assert read_date(long_date_text(day), TODAY) == day
    assert read_date(day.strftime("%Y%m%d"), TODAY) == day


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_refused(typed: str) -> None:
    try:
        day = read_date(typed, TODAY)
    except ValueError:
        return
    assert day is None or read_date(date_text(day), TODAY) == day


@pytest.mark.parametrize(
    "typed", ["2026-10", "202610", "2026年10月", "2026.10", "２０２６年１０月", "2026/10"]
)
def test_a_month_in_any_usual_way(typed: str) -> None:
    assert read_month(typed) == Month(2026, 10)


@pytest.mark.parametrize("typed", ["2026-13", "十月", "10", "2026年", "0001-01"])
def test_no_month_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="月份"):
        read_month(typed)


@pytest.mark.parametrize("typed", ["9:30", "09：30", "9点30分", "9时30", "09:30"])
def test_a_time_of_day(typed: str) -> None:
    assert read_clock(typed) == datetime.time(9, 30)
    assert clock_text(datetime.time(9, 30)) == "09:30"


@pytest.mark.parametrize("typed", ["25:00", "9:75", "上午"])
def test_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="时间"):
        read_clock(typed)


@pytest.mark.parametrize("typed", ["1.5", "1小时30分", "90分钟", "1.5学时", "１．５"])
def test_hours(typed: str) -> None:
    assert read_hours(typed) == Decimal("1.5")
    assert hours_text(Decimal("1.50")) == "1.5"
    assert hours_text(Decimal(10)) == "10"


@pytest.mark.parametrize("typed", ["半天", "-1", "小时"])
def test_no_hours_are_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="学时"):
        read_hours(typed)


@pytest.mark.parametrize("typed", ["3.5", "-1", "三"])
def test_no_count_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="整数"):
        read_count(typed)


def test_a_moment_to_the_minute() -> None:
    assert moment_text(datetime.datetime(2026, 10, 5, 9, 3, 59)) == "2026-10-05 09:03"


def test_sizes() -> None:
    assert [size_text(size) for size in (0, 820, 12_600, 4_194_304)] == [
        "0 字节",
        "820 字节",
        "12.3 KB",
        "4.0 MB",
    ]

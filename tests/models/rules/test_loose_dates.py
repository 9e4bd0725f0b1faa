"""Dates as typed: what reads back, what is refused, and that nothing is guessed."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.loose_dates import CellValue, LooseDate, UnclearDateError, read_loose_date

FIRST_OF_JULY = date(2019, 7, 1)
DAYS = st.dates(date(1910, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "2019.7.1",
        "2019.07.01",
        "2019-7-1",
        "2019-07-01",
        "2019/7/1",
        "2019年7月1日",
        "2019年07月01日",
        "2019年7月1号",
        "2019年7月1",
        " 2019 . 7 . 1 ",
        "2019年\n7月1日",
        "２０１９．７．１",
        "２０１９年７月１日",
        "2019—7—1",
        "2019–7–1",
        "2019、7、1",
        "2019,7,1",
        "2019。7。1",
        "2019·7·1",
        "2019.7.1.",
        "2019.7.1。",
        "20190701",
        "43647",
        "2019-07-01 00:00:00",
        "2019-07-01T08:30",
        "2019年7月1日 8:30",
        20190701.0,
        20190701,
        43647.0,
        43647.5,
        date(2019, 7, 1),
        datetime(2019, 7, 1, 8, 30),
    ],
)
def test_a_whole_date_reads_as_that_day(written: CellValue) -> None:
    assert read_loose_date(written) == LooseDate(FIRST_OF_JULY)


@pytest.mark.parametrize(
    "written",
    [
        "2019.7",
        "2019.07",
        "2019.7.",
        "2019年7月",
        "2019-07",
        "2019/7",
        "201907",
        "２０１９年７月",
        201907.0,
        2019.07,
        2019.7,
    ],
)
def test_a_month_is_its_first_day_and_says_so(written: CellValue) -> None:
    assert read_loose_date(written) == LooseDate(FIRST_OF_JULY, month_only=True)


@pytest.mark.parametrize(
    "written", ["", "  ", "　", "\n", "/", "—", "-", "——", "无", "不详", "待补", "未转正", "n/a", "*"]
)
def test_blank_cells_mean_nothing(written: str) -> None:
    assert read_loose_date(written) is None


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("7/1/2019", "分不清哪个是月"),
        ("13/1/2019", "分不清哪个是月"),
        ("07-01-2019", "分不清哪个是月"),
        ("87.3.1", "不是四位数"),
        ("19年3月", "不是四位数"),
        ("01.02.03", "不是四位数"),
        ("87.3", "不是四位数"),
        ("2019", "只有年份"),
        ("2019年", "只有年份"),
        (2019.0, "只有年份"),
        ("2019.2.30", "2月没有30日"),
        ("2019.2.29", "2月没有29日"),
        ("2019.4.31", "4月没有31日"),
        ("2019.7.0", "7月没有0日"),
        ("2019.13", "月份不对"),
        ("2019.00", "月份不对"),
        ("201913", "月份不对"),
        ("20191301", "月份不对"),
        ("1819.7.1", "年份不合情理"),
        ("2919.7.1", "年份不合情理"),
        (date(1905, 7, 11), "年份不合情理"),
        (datetime(1905, 7, 11, 1, 40, 48), "年份不合情理"),
        (2019.1, "1月还是10月"),
        (3.5, "不是日期"),
        (0.0, "看不出"),
        (-43647.0, "看不出"),
        (1e20, "看不出"),
        (True, "不是日期"),
        (time(8, 30), "不是日期"),
        (timedelta(hours=3), "不是日期"),
        ("去年七一", "看不出"),
        ("2019年7月1日入党", "看不出"),
        ("2019.7.1-2020.7.1", "看不出"),
        ("1" * 400, "看不出"),
    ],
)
def test_what_is_unclear_is_refused_with_its_reason(written: CellValue, reason: str) -> None:
    with pytest.raises(UnclearDateError) as refused:
        read_loose_date(written)
    assert reason in refused.value.sentence
    assert len(refused.value.sentence) < 80


@pytest.mark.parametrize("broken", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_are_none_are_refused(broken: float) -> None:
    with pytest.raises(UnclearDateError):
        read_loose_date(broken)


def test_text_keeps_the_zero_that_a_number_loses() -> None:
    assert read_loose_date("2019.1") == LooseDate(date(2019, 1, 1), month_only=True)
    assert read_loose_date("2019.10") == LooseDate(date(2019, 10, 1), month_only=True)
    assert read_loose_date(2019.01) == LooseDate(date(2019, 1, 1), month_only=True)
    assert read_loose_date(2019.11) == LooseDate(date(2019, 11, 1), month_only=True)


WHOLE: list[Callable[[date], CellValue]] = [
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.year}.{day.month:02}.{day.day:02}",
    lambda day: f"{day.year}-{day.month}-{day.day}",
    lambda day: day.isoformat(),
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f" {day.year} 年 {day.month:02} 月 {day.day:02} 日 ",
    lambda day: f"{day:%Y%m%d}",
    lambda day: float(f"{day:%Y%m%d}"),
    lambda day: f"{day.isoformat()} 00:00:00",
    lambda day: f"{day.year}．{day.month}．{day.day}".translate(
        {ord("0") + n: 0xFF10 + n for n in range(10)}
    ),
    lambda day: float((day - date(1899, 12, 30)).days),
    lambda day: datetime(day.year, day.month, day.day, 23, 59),
    lambda day: day,
]

MONTHS: list[Callable[[date], CellValue]] = [
    lambda day: f"{day.year}年{day.month}月",
    lambda day: f"{day.year}.{day.month:02}",
    lambda day: f"{day.year}.{day.month}.",
    lambda day: f"{day.year}-{day.month}",
    lambda day: f"{day:%Y%m}",
    lambda day: float(f"{day:%Y%m}"),
]


@given(DAYS, st.sampled_from(WHOLE))
def test_any_day_in_any_form_reads_back(day: date, form: Callable[[date], CellValue]) -> None:
    assert read_loose_date(form(day)) == LooseDate(day)


@given(DAYS, st.sampled_from(MONTHS))
def test_any_month_in_any_form_reads_back(day: date, form: Callable[[date], CellValue]) -> None:
    assert read_loose_date(form(day)) == LooseDate(day.replace(day=1), month_only=True)


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.text("0123456789./-年月日 ")))
def test_whatever_is_typed_either_reads_plausibly_or_is_refused(written: str | float) -> None:
    try:
        found = read_loose_date(written)
    except UnclearDateError:
        return
    assert found is None or 1910 <= found.day.year <= 2100

"""Dates as offices type them into spreadsheets: 2019.7.1, 2019年7月, 20190701, a serial number.

Nothing is guessed. What can be read in two ways is refused with a sentence that says why; a month without a
day is read as its first day and marked, so that the caller can tell the clerk.
"""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

CellValue = str | int | float | bool | date | datetime | time | timedelta
"""What a cell of a sheet may hold."""

EARLIEST_YEAR = 1910
LATEST_YEAR = 2100

_SERIAL_EPOCH = date(1899, 12, 30)
_FIRST_SERIAL = (date(EARLIEST_YEAR, 1, 1) - _SERIAL_EPOCH).days
_LAST_SERIAL = (date(LATEST_YEAR, 12, 31) - _SERIAL_EPOCH).days

_BLANKS = frozenset(
    ("", "无", "没有", "暂无", "不详", "待补", "待查", "空", "未转正", "待转正", "未知", "N/A", "NA")
)
_SEPARATOR = r"[.\-/、,。·•‧・–—−_年月]"
_YEAR_MONTH_DAY = re.compile(rf"(\d{{4}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{1,2}})[日号]?")
_YEAR_MONTH = re.compile(rf"(\d{{4}}){_SEPARATOR}(\d{{1,2}})月?")
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_COMPACT_MONTH = re.compile(r"(\d{4})(\d{2})")
_YEAR_ONLY = re.compile(r"\d{4}年?")
_SHORT_YEAR = re.compile(rf"\d{{2}}{_SEPARATOR}\d{{1,2}}(?:{_SEPARATOR}\d{{1,2}})?[月日号]?")
_YEAR_LAST = re.compile(rf"\d{{1,2}}{_SEPARATOR}\d{{1,2}}{_SEPARATOR}(?:\d{{4}}|\d{{2}})")
_CLOCK = re.compile(r"(?<=[\d日号])[T ]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")


class UnclearDateError(ValueError):
    """A cell that holds no date a program may rely on. ``sentence`` tells the clerk why, in Chinese."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class LooseDate:
    """A day as read; ``month_only``: the cell named no day, and ``day`` is the first of the month."""

    day: date
    month_only: bool = False


def read_loose_date(value: CellValue) -> LooseDate | None:
    """The date a cell means; None for an empty cell and for words that mean "nothing yet" (无, 不详, /, —).

    Raises UnclearDateError for an impossible day, a two-digit year, a year alone, the order month/day/year,
    and a number that lost a digit (2019.1 may have been 2019.10). Years outside 1910–2100 are refused.
    """
    if isinstance(value, bool | time | timedelta):
        raise UnclearDateError(f"“{value}”不是日期，请写成2019.7.1这样的年月日")
    if isinstance(value, datetime):
        return LooseDate(_plausible(value.date()))
    if isinstance(value, date):
        return LooseDate(_plausible(value))
    if isinstance(value, int | float):
        return _from_number(float(value))
    return _from_text(value)


def _from_number(number: float) -> LooseDate:
    if not number.is_integer():
        if 1000 <= number < 10000:
            return _from_year_point_month(number)
        if _FIRST_SERIAL <= number <= _LAST_SERIAL:
            return LooseDate(_SERIAL_EPOCH + timedelta(days=int(number)))
        raise UnclearDateError(f"“{number}”不是日期，请写成2019.7.1这样的年月日")
    whole = int(number)
    if _FIRST_SERIAL <= whole <= _LAST_SERIAL:
        return LooseDate(_SERIAL_EPOCH + timedelta(days=whole))
    return _from_digits(str(whole))


def _from_year_point_month(number: float) -> LooseDate:
    """2019.07 typed into a number cell. The cell keeps no trailing zero, so .1 may have been .10."""
    year, _, month = repr(number).partition(".")
    if month == "1":
        raise UnclearDateError(f"“{number}”是数字格式，分不清是1月还是10月，请写成{year}年1月或{year}年10月")
    return _month(year, month, repr(number))


def _from_text(text: str) -> LooseDate | None:
    spaced = " ".join(unicodedata.normalize("NFKC", text).split())
    cleaned = re.sub(r"\s", "", _CLOCK.sub("", spaced))
    if cleaned.upper() in _BLANKS or not re.search(r"[^\W_]", cleaned):
        return None
    trimmed = cleaned.rstrip(".、,。;；-/")
    if trimmed.isdecimal():
        return _from_digits(trimmed)
    if found := _YEAR_MONTH_DAY.fullmatch(trimmed):
        return _full(found[1], found[2], found[3], text)
    if found := _YEAR_MONTH.fullmatch(trimmed):
        return _month(found[1], found[2], text)
    if _YEAR_ONLY.fullmatch(trimmed):
        raise UnclearDateError(f"“{_shown(text)}”只有年份，请补上月和日")
    if _YEAR_LAST.fullmatch(trimmed) and not _SHORT_YEAR.fullmatch(trimmed):
        raise UnclearDateError(f"“{_shown(text)}”分不清哪个是月、哪个是日，请按年月日的顺序写成2019.7.1")
    if _SHORT_YEAR.fullmatch(trimmed):
        raise UnclearDateError(f"“{_shown(text)}”的年份不是四位数，请写全年份")
    raise UnclearDateError(f"“{_shown(text)}”看不出是哪一天，请写成2019.7.1这样的年月日")


def _from_digits(digits: str) -> LooseDate:
    if found := _COMPACT_DAY.fullmatch(digits):
        return _full(found[1], found[2], found[3], digits)
    if found := _COMPACT_MONTH.fullmatch(digits):
        return _month(found[1], found[2], digits)
    if len(digits) == 5 and _FIRST_SERIAL <= int(digits) <= _LAST_SERIAL:
        return LooseDate(_SERIAL_EPOCH + timedelta(days=int(digits)))
    if len(digits) == 4:
        raise UnclearDateError(f"“{digits}”只有年份，请补上月和日")
    raise UnclearDateError(f"“{_shown(digits)}”看不出是哪一天，请写成2019.7.1这样的年月日")


def _full(year: str, month: str, day: str, shown: str) -> LooseDate:
    _check_month(int(year), int(month), shown)
    if not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
        raise UnclearDateError(
            f"“{_shown(shown)}”不是日历上有的日子（{int(month)}月没有{int(day)}日），请核对"
        )
    return LooseDate(date(int(year), int(month), int(day)))


def _month(year: str, month: str, shown: str) -> LooseDate:
    _check_month(int(year), int(month), shown)
    return LooseDate(date(int(year), int(month), 1), month_only=True)


def _check_month(year: int, month: int, shown: str) -> None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise UnclearDateError(f"“{_shown(shown)}”的年份不合情理，请核对")
    if not 1 <= month <= 12:
        raise UnclearDateError(f"“{_shown(shown)}”的月份不对（{month}月），请核对")


def _plausible(day: date) -> date:
    """A date cell whose year is out of range is mostly 2019.07 typed into a cell formatted as a date."""
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise UnclearDateError(
            f"“{day.year}年{day.month}月{day.day}日”的年份不合情理，请核对单元格里写的内容"
        )
    return day


def _shown(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 20 else f"{one_line[:20]}…"

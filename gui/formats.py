"""How dates, months, hours and counts are written on screen and read from what a clerk types.

Reading is generous (full-width digits, 2026.10.5, 20261005, 10-5, 2026年10月5日), writing is strict. An
unknown value is written 待补, never 0. The readers raise ValueError with the Chinese sentence to be shown
under the field.
"""

import datetime
import re
import unicodedata
from decimal import Decimal

from models.rules.periods import Month

UNKNOWN = "待补"
_DATE = re.compile(r"(?:(\d{4}|\d{2})[-./年])?(\d{1,2})[-./月](\d{1,2})日?$")
_PLAIN_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_MONTH = re.compile(r"(\d{4})(?:[-./年](\d{1,2})月?|(\d{2}))$")
_CLOCK = re.compile(r"(\d{1,2})[:时点](\d{1,2})?分?$")
_HOURS = re.compile(
    r"(?:(\d+(?:\.\d+)?)(?:小时|个小时|学时|时|h|$))?(?:(\d+)(?:分钟|分|min))?$", re.IGNORECASE
)


def _plain(typed: str) -> str:
    narrow = unicodedata.normalize("NFKC", typed).replace("。", ".").replace("—", "-")
    return re.sub(r"\s+", "", narrow)


def date_text(day: datetime.date | None) -> str:
    """2026-10-05, or 待补."""
    return UNKNOWN if day is None else day.isoformat()


def long_date_text(day: datetime.date | None) -> str:
    """2026年10月5日, or 待补."""
    return UNKNOWN if day is None else f"{day.year}年{day.month}月{day.day}日"


def moment_text(moment: datetime.datetime) -> str:
    """2026-10-05 14:30."""
    return f"{moment:%Y-%m-%d %H:%M}"


def read_date(typed: str, today: datetime.date) -> datetime.date | None:
    """The day meant; nothing typed is None. A day without a year is taken in the year of `today`.

    Two digits for a year are read as 20xx. Raises ValueError(sentence) for what is no day of the calendar.
    """
    text = _plain(typed)
    if not text:
        return None
    found = _PLAIN_DATE.match(text) or _DATE.match(text)
    if found is None:
        raise ValueError("日期写法不认识，请写成 2026-10-05 的样子")
    year, month, day = found.groups()
    full_year = today.year if year is None else int(year) + (2000 if len(year) == 2 else 0)
    try:
        return datetime.date(full_year, int(month), int(day))
    except ValueError:
        raise ValueError(f"日历上没有{full_year}年{int(month)}月{int(day)}日，请核对") from None


def month_text(month: Month | None) -> str:
    """2026年10月, or 待补."""
    return UNKNOWN if month is None else f"{month.year}年{month.month}月"


def read_month(typed: str) -> Month | None:
    """The month from 2026-10, 202610, 2026年10月; nothing typed is None. Raises ValueError(sentence)."""
    text = _plain(typed)
    if not text:
        return None
    found = _MONTH.match(text)
    if found is None:
        raise ValueError("月份写法不认识，请写成 2026年10月 的样子")
    try:
        return Month(int(found[1]), int(found[2] or found[3]))
    except ValueError:
        raise ValueError("没有这个月份，请核对年份和月份") from None


def clock_text(time: datetime.time | None) -> str:
    """09:30, or empty."""
    return "" if time is None else f"{time.hour:02}:{time.minute:02}"


def read_clock(typed: str) -> datetime.time | None:
    """A time of day from 9:30, 09：30, 9点30分, 9点; nothing typed is None. Raises ValueError(sentence)."""
    text = _plain(typed)
    if not text:
        return None
    found = _CLOCK.match(text)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise ValueError("时间写法不认识，请写成 09:30 的样子")
    return datetime.time(int(found[1]), int(found[2] or 0))


def hours_text(hours: Decimal | None) -> str:
    """1.5, or empty; no trailing zeros."""
    return "" if hours is None else f"{hours.normalize():f}"


def read_hours(typed: str) -> Decimal | None:
    """Hours from 1.5, 1小时30分, 90分钟; nothing typed is None. To a hundredth. Raises
    ValueError(sentence).
    """
    text = _plain(typed)
    if not text:
        return None
    found = _HOURS.match(text)
    if found is None or not any(found.groups()):
        raise ValueError("学时写法不认识，请写成 1.5 或 1小时30分")
    hours = Decimal(found[1] or 0) + Decimal(found[2] or 0) / 60
    return hours.quantize(Decimal("0.01")).normalize() + 0


def read_count(typed: str) -> int | None:
    """A whole number not below zero; nothing typed is None (unknown, not 0). Raises ValueError(sentence)."""
    text = _plain(typed)
    if not text:
        return None
    if not text.isdecimal():
        raise ValueError("请填写整数")
    return int(text)


def count_text(count: int | None) -> str:
    """The number, or 待补."""
    return UNKNOWN if count is None else str(count)


def size_text(size: int) -> str:
    """A file's size for people: 820 字节, 12.3 KB, 4.0 MB."""
    if size < 1024:
        return f"{size} 字节"
    if size < 1024 * 1024:
        return f"{size / 1024:.1f} KB"
    return f"{size / 1024 / 1024:.1f} MB"

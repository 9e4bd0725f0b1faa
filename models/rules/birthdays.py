"""政治生日: the day a person joined the party, each year; 党龄 in full years.

Sources: 中共中央关于加强党的政治建设的意见 (2019) names the custom and gives no frequency; 党章 第七条: 党龄 runs from the day the probation ended and
the person became a full member, so it is not the years since joining.
"""

from calendar import monthrange
from datetime import date, timedelta

NOTICE_DAYS = 7
"""Days before the day on which it is reminded of, unless the bureau set others (domain §3.7: 提前一周通知)."""


def birthday_in(joined_on: date, year: int) -> date:
    """The day it is kept in ``year``: 28 February in a common year for who joined on 29 February."""
    return date(year, joined_on.month, min(joined_on.day, monthrange(year, joined_on.month)[1]))


def years_since(start: date, day: date) -> int:
    """Full years from ``start`` to ``day``, which is not before it; a year is full on the day `birthday_in` names."""
    return day.year - start.year - (day < birthday_in(start, day.year))


def birthday_soon(joined_on: date, today: date, notice: int = NOTICE_DAYS) -> date | None:
    """The birthday that falls on ``today`` or one of the ``notice`` days after it, else None. The day of joining itself is
    none: the first comes a year later."""
    last = today + timedelta(days=notice)
    for year in sorted({today.year, last.year}):
        day = birthday_in(joined_on, year)
        if today <= day <= last and year > joined_on.year:
            return day
    return None


def standing_in_years(full_on: date | None, day: date, *, full: bool) -> str:
    """党龄 on ``day`` as an office writes it: 党龄19年; 预备党员 while there is none, 党龄待补 when nobody entered the day of
    becoming a full member."""
    if not full:
        return "预备党员"
    if full_on is None or full_on > day:
        return "党龄待补"
    years = years_since(full_on, day)
    return f"党龄{years}年" if years else "党龄不满1年"

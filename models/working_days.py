"""Working days of the mainland: 国务院办公厅 moves some of them each year. A year whose arrangement is not known yet is counted
Monday to Friday, and whoever asks can say so."""

from datetime import date, timedelta

import chinese_calendar

FIRST_YEAR: int = min(chinese_calendar.holidays).year
LAST_YEAR: int = max(chinese_calendar.holidays).year
"""The years whose arrangement the kept calendar has."""


def is_known(year: int) -> bool:
    """Whether the year's holidays are known."""
    return FIRST_YEAR <= year <= LAST_YEAR


def is_working_day(day: date) -> bool:
    """Whether offices work on ``day``: Monday to Friday in a year that is not known."""
    if day in chinese_calendar.workdays:
        return True
    return day.weekday() < 5 and day not in chinese_calendar.holidays


def working_days_after(day: date, until: date, at_most: int = 400) -> int:
    """Working days after ``day`` up to and including ``until``; 0 when ``until`` is not later. Counting stops at ``at_most``."""
    count = 0
    while day < until and count < at_most:
        day += timedelta(days=1)
        count += is_working_day(day)
    return count

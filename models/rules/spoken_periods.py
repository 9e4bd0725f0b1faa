"""Days and periods as an office writes them, with their year."""

from datetime import date

from models.rules.periods import Month, Span, half_of, quarter_of, year_of


def day_in_words(day: date) -> str:
    """2026年11月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def in_words(span: Span) -> str:
    """2026年, 2026年上半年, 2026年第四季度, 2026年10月; 2026年3月1日至2026年4月15日 for days that make none of these."""
    first, last = span.first, span.last
    month = Month.of(first)
    if (first, last) == (month.first, month.last):
        return month.label
    whole_quarter, whole_year = quarter_of(month), year_of(first.year)
    if (first, last) == (whole_year.first, whole_year.last):
        return f"{first.year}年"
    half = half_of(month)
    if (first, last) == (half.first, half.last):
        return f"{first.year}年{half.label}"
    if (first, last) == (whole_quarter.first, whole_quarter.last):
        return f"{first.year}年第{whole_quarter.label}"
    return f"{day_in_words(first)}至{day_in_words(last)}"

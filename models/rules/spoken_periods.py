"""A period as an office writes it, with its year."""

from models.rules.periods import Month, Span, quarter_of, year_of


def in_words(span: Span) -> str:
    """2026年, 2026年第四季度, 2026年10月; 2026年3月1日至2026年4月15日 for days that make none of these."""
    first, last = span.first, span.last
    month = Month.of(first)
    if (first, last) == (month.first, month.last):
        return month.label
    whole_quarter, whole_year = quarter_of(month), year_of(first.year)
    if (first, last) == (whole_year.first, whole_year.last):
        return f"{first.year}年"
    if (first, last) == (whole_quarter.first, whole_quarter.last):
        return f"{first.year}年第{whole_quarter.label}"
    return f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"

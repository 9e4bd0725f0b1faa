"""Years and months of a filter."""

from datetime import date

from gui.editors.periods import Period, period_choices


def test_this_and_last_year_by_month_others_whole() -> None:
    choices = period_choices((2024, 2026, 2023), date(2026, 2, 3))
    assert [text.strip() for _, text in choices] == ["2026年", "2026年2月", "2026年1月", "2024年", "2023年"]
    last = period_choices((2025,), date(2026, 1, 1))
    assert last[0] == (Period(2026), "2026年")
    assert sum(period.year == 2025 for period, _ in last) == 13


def test_a_register_without_records_offers_this_year() -> None:
    assert period_choices((), date(2026, 1, 9))[0] == (Period(2026), "2026年")

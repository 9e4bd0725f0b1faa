"""Which months want a notice: as the rule of the day says."""

from dataclasses import replace
from datetime import date

from models.rows.compliance import Exemption, Rulebook
from models.rules.notice_months import months_wanting
from models.rules.periods import Month
from tests.models.rules.shipped import BOOK, shipped

JULY, OCTOBER = Month(2026, 7), Month(2026, 10)
MONTHLY = shipped("monthly_notice")


def wanted(book: Rulebook, first: Month = JULY) -> list[str]:
    return sorted(map(str, months_wanting(book, first, OCTOBER)))


def book(*rules: date, enabled: bool = True, exempt: tuple[Exemption, ...] = ()) -> Rulebook:
    """The one rule, in force from each of these days; the last version enabled or not."""
    versions = [replace(MONTHLY, valid_from=day) for day in rules]
    versions[-1] = replace(versions[-1], enabled=enabled)
    return Rulebook(tuple(versions), exempt)


def test_the_shipped_rules_want_one_each_month() -> None:
    assert wanted(BOOK) == ["2026-07", "2026-08", "2026-09", "2026-10"]
    assert wanted(BOOK, OCTOBER.next) == []


def test_no_month_before_the_rule_wants_one() -> None:
    assert wanted(book(date(2026, 9, 1))) == ["2026-09", "2026-10"]
    assert wanted(book(date(2026, 9, 2))) == ["2026-10"]


def test_no_month_after_the_rule_was_switched_off_wants_one() -> None:
    assert wanted(book(date(2026, 1, 1), date(2026, 9, 1), enabled=False)) == ["2026-07", "2026-08"]


def test_an_exempt_month_wants_none_where_it_is_exempt_to_its_last_day() -> None:
    whole = Exemption(None, date(2026, 8, 1), date(2026, 9, 29), "防汛")
    other = Exemption(None, date(2026, 7, 1), date(2026, 7, 31), "防汛", rule_code="weekly_study")
    assert wanted(book(date(2026, 1, 1), exempt=(whole, other))) == ["2026-07", "2026-09", "2026-10"]


def test_a_bureau_without_the_rule_wants_none() -> None:
    assert wanted(Rulebook((), ())) == []

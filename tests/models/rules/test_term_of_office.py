"""Terms of office at their boundaries: leap days, months of different length, the day itself and the day after."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.term_of_office import (
    TermState,
    latest_end,
    overdue_days,
    remind_on,
    term_end,
    term_state,
    usual_years,
)
from models.rules.terms import OrganizationKind

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("kind", "years"),
    [
        (OrganizationKind.PARTY_COMMITTEE, 5),
        (OrganizationKind.GENERAL_BRANCH, 3),
        (OrganizationKind.BRANCH, 3),
        (OrganizationKind.GROUP, None),
        (OrganizationKind.DEPARTMENT, None),
        (OrganizationKind.SUBORDINATE_UNIT, None),
    ],
)
def test_usual_years_are_those_of_the_regulations(kind: OrganizationKind, years: int | None) -> None:
    assert usual_years(kind) == years


@pytest.mark.parametrize(
    ("began", "years", "ends"),
    [
        (date(2023, 5, 8), 3, date(2026, 5, 8)),
        (date(2024, 2, 29), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2023, 2, 28), 5, date(2028, 2, 28)),
        (date(2021, 12, 31), 5, date(2026, 12, 31)),
    ],
)
def test_a_term_ends_on_the_same_day_of_the_year(began: date, years: int, ends: date) -> None:
    assert term_end(began, years) == ends


def test_a_term_has_at_least_a_year() -> None:
    with pytest.raises(ValueError, match="0 years"):
        term_end(date(2026, 1, 1), 0)


@pytest.mark.parametrize(
    ("ends", "reminded"),
    [
        (date(2026, 5, 8), date(2025, 11, 8)),
        (date(2026, 8, 31), date(2026, 2, 28)),
        (date(2028, 8, 31), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2026, 6, 30)),
        (date(2026, 6, 30), date(2025, 12, 30)),
        (date(2026, 7, 1), date(2026, 1, 1)),
    ],
)
def test_the_reminder_is_six_months_before(ends: date, reminded: date) -> None:
    assert remind_on(ends) == reminded


@given(DAYS)
def test_the_reminder_lies_about_half_a_year_before_the_end(ends: date) -> None:
    assert timedelta(days=180) < ends - remind_on(ends) < timedelta(days=188)


@given(DAYS, st.integers(1, 10))
def test_a_term_never_lasts_longer_than_its_years(began: date, years: int) -> None:
    ends = term_end(began, years)
    assert ends.year == began.year + years
    assert (ends.month, ends.day) == (began.month, began.day) or (ends.month, ends.day) == (2, 28)


@pytest.mark.parametrize(
    ("today", "state", "overdue"),
    [
        (date(2025, 11, 7), TermState.RUNNING, 0),
        (date(2025, 11, 8), TermState.DUE_SOON, 0),
        (date(2026, 5, 8), TermState.DUE_SOON, 0),
        (date(2026, 5, 9), TermState.OVERDUE, 1),
        (date(2027, 5, 8), TermState.OVERDUE, 365),
        (date(2027, 5, 9), TermState.TOO_LATE, 366),
    ],
)
def test_how_a_term_stands_changes_on_the_day_after(today: date, state: TermState, overdue: int) -> None:
    ends = date(2026, 5, 8)
    assert term_state(ends, today) is state
    assert overdue_days(ends, today) == overdue


def test_an_unknown_end_is_neither_running_nor_over() -> None:
    assert term_state(None, date(2026, 1, 1)) is TermState.UNKNOWN


def test_a_delay_reaches_a_year_at_most() -> None:
    assert latest_end(date(2024, 2, 29)) == date(2025, 2, 28)
    assert latest_end(date(9999, 5, 1)) == date(9999, 5, 1)

"""Who of the made-up people is expected on a day: by the same rule as the roster's."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.demo.people import Person
from models.rules.roster import covers, standing_on, standings_from
from models.rules.terms import Standing

CAME, LEFT = date(2026, 3, 5), date(2026, 9, 1)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def person(**more: date | None) -> Person:
    return Person(1, "张三", Standing.FULL, date(2010, 7, 1), date(2011, 7, 1), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (CAME - timedelta(days=1), False),
        (CAME, True),
        (LEFT - timedelta(days=1), True),
        (LEFT, False),
    ],
)
def test_the_day_of_coming_counts_the_day_of_leaving_does_not(day: date, expected: bool) -> None:
    assert person(from_on=CAME, to_on=LEFT).on_roll(day) is expected


@given(DAYS, st.none() | DAYS, st.none() | DAYS)
def test_the_sample_counts_as_the_roster_does(day: date, came: date | None, left: date | None) -> None:
    assert person(from_on=came, to_on=left).on_roll(day) is covers(came, left, day)


@given(DAYS, st.sampled_from(Standing), DAYS)
def test_the_sample_knows_a_standing_as_the_roster_does(day: date, standing: Standing, joined: date) -> None:
    full = joined + timedelta(days=365) if standing is Standing.FULL else None
    somebody = Person(1, "张三", standing, joined, full)
    assert somebody.standing_on(day) is standing_on(standings_from(standing, joined, full), day)

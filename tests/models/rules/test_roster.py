"""Standing and spells as of a day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.bureau import OrganizationRow, StandingChange
from models.rules.roster import covers, standing_on, standings_from
from models.rules.terms import OrganizationKind, Standing

FULL, PROBATIONARY, ACTIVIST = Standing.FULL, Standing.PROBATIONARY, Standing.ACTIVIST
JOINED, TURNED = date(2024, 6, 28), date(2025, 6, 28)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (JOINED - DAY, ACTIVIST),
        (JOINED, PROBATIONARY),
        (TURNED - DAY, PROBATIONARY),
        (TURNED, FULL),
        (date(2099, 1, 1), FULL),
    ],
)
def test_standing_changes_on_the_day_itself(day: date, standing: Standing) -> None:
    changes = (StandingChange(PROBATIONARY, JOINED), StandingChange(FULL, TURNED))

    assert standing_on(changes, day) is standing
    assert standing_on(reversed(changes), day) is standing


def test_an_unknown_day_is_before_all_others() -> None:
    changes = (StandingChange(FULL, TURNED), StandingChange(PROBATIONARY, None))

    assert standing_on(changes, date(1921, 7, 1)) is PROBATIONARY
    assert standing_on(changes, TURNED) is FULL


def test_without_any_change_a_person_is_no_member() -> None:
    assert standing_on((), TURNED) is ACTIVIST


def test_of_two_changes_on_one_day_the_later_given_holds() -> None:
    changes = (StandingChange(PROBATIONARY, JOINED), StandingChange(FULL, JOINED))

    assert standing_on(changes, JOINED) is FULL
    assert standing_on(changes[::-1], JOINED) is PROBATIONARY


@pytest.mark.parametrize(
    ("from_on", "to_on", "inside"),
    [
        (None, None, True),
        (JOINED, None, True),
        (JOINED + DAY, None, False),
        (None, JOINED, False),
        (None, JOINED + DAY, True),
        (JOINED, JOINED + DAY, True),
        (JOINED - DAY, JOINED, False),
    ],
)
def test_a_spell_holds_its_first_day_and_not_its_last(
    from_on: date | None, to_on: date | None, inside: bool
) -> None:
    assert covers(from_on, to_on, JOINED) is inside


days = st.dates(date(2000, 1, 1), date(2030, 12, 31))


@given(st.lists(days, min_size=1, max_size=5, unique=True).map(sorted), days)
def test_spells_end_to_end_hold_every_day_exactly_once(borders: list[date], day: date) -> None:
    spells = list(pairwise([None, *borders, None]))

    assert sum(covers(from_on, to_on, day) for from_on, to_on in spells) == 1


@given(days)
def test_an_organisation_exists_from_its_founding_to_the_day_before_its_end(day: date) -> None:
    row = OrganizationRow(1, OrganizationKind.BRANCH, "一支部", founded_on=JOINED, dissolved_on=TURNED)

    assert row.existed_on(day) is covers(JOINED, TURNED, day)


@pytest.mark.parametrize(
    ("standing", "joined_on", "full_on", "expected"),
    [
        (FULL, JOINED, TURNED, [(PROBATIONARY, JOINED), (FULL, TURNED)]),
        (FULL, JOINED, None, [(FULL, None)]),
        (FULL, None, TURNED, [(FULL, TURNED)]),
        (FULL, None, None, [(FULL, None)]),
        (PROBATIONARY, JOINED, None, [(PROBATIONARY, JOINED)]),
        (PROBATIONARY, None, None, [(PROBATIONARY, None)]),
        (ACTIVIST, JOINED, TURNED, [(ACTIVIST, None)]),
    ],
)
def test_a_roster_line_tells_no_more_than_is_written(
    standing: Standing,
    joined_on: date | None,
    full_on: date | None,
    expected: list[tuple[Standing, date | None]],
) -> None:
    changes = standings_from(standing, joined_on, full_on)

    assert [(change.standing, change.from_on) for change in changes] == expected


@given(st.sampled_from(Standing), st.none() | days, st.none() | days)
def test_todays_standing_is_the_one_written(
    standing: Standing, joined_on: date | None, full_on: date | None
) -> None:
    if joined_on and full_on and full_on < joined_on:
        joined_on, full_on = full_on, joined_on

    assert standing_on(standings_from(standing, joined_on, full_on), date(2031, 1, 1)) is standing

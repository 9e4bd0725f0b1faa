"""Standing, spells and posts as of a day."""

from collections.abc import Iterable
from datetime import date

from models.rows.bureau import StandingChange
from models.rules.terms import Standing


def covers(from_on: date | None, to_on: date | None, day: date) -> bool:
    """True when ``from_on`` ≤ ``day`` < ``to_on``; None is open on that side."""
    return (from_on is None or from_on <= day) and (to_on is None or day < to_on)


def standing_on(changes: Iterable[StandingChange], day: date) -> Standing:
    """The standing that holds on ``day``: the latest change not after it. Before the first dated change a person was not
    yet a member, so counts as an activist; changes of the same day are taken in the order given."""
    current = Standing.ACTIVIST
    latest: date | None = None
    for change in changes:
        start = change.from_on or date.min
        if start <= day and (latest is None or start >= latest):
            current, latest = change.standing, start
    return current


def in_probation(joined_on: date, day: date) -> bool:
    """True while the probation of a year runs (党章 第七条): who joined less than a year before ``day`` cannot be a full
    member yet. One who joined on 29 February ends it on 1 March."""
    return day < years_later(joined_on, 1)


def years_later(day: date, years: int) -> date:
    """The same day ``years`` later; 1 March for a 29 February that year lacks."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def standings_from(
    standing: Standing, joined_on: date | None, full_on: date | None
) -> tuple[StandingChange, ...]:
    """The history a roster line tells of: today's standing and, where written, the days of joining and of becoming a full
    member. A day that is not written stays unknown; it is never worked out from the other."""
    if standing is Standing.FULL:
        if joined_on and full_on:
            return (StandingChange(Standing.PROBATIONARY, joined_on), StandingChange(Standing.FULL, full_on))
        return (StandingChange(Standing.FULL, full_on),)
    if standing is Standing.PROBATIONARY:
        return (StandingChange(Standing.PROBATIONARY, joined_on),)
    return (StandingChange(Standing.ACTIVIST, None),)

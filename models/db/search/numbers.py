"""Numbers of documents: greater is newer, so that the newest come first by number alone and a year is a range of numbers."""

import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

BITS = 12
"""4,096 numbers for each day: small steps between days keep the index small. What a day has more stands among other days of its year."""
ROOM = 1 << BITS
UNDATED = 1 << 24
"""Numbers below are for what has no day; all of them come last."""


def first_of(day: date) -> int:
    """The least number of a day."""
    return UNDATED + (day.toordinal() << BITS)


def range_of(first_year: int, last_year: int) -> tuple[int, int]:
    """The least and the greatest number of these years; for years there never are, an empty range."""
    if last_year < date.min.year or first_year > date.max.year:
        return 1, 0
    first = first_of(date(max(first_year, date.min.year), 1, 1))
    return first, first_of(date(min(last_year, date.max.year), 12, 31)) + ROOM - 1


class Numbers:
    """Gives free numbers, within one transaction."""

    def __init__(self, connection: Connection, *, empty: bool = False) -> None:
        """``empty``: the index is, and nobody needs to be asked what is taken."""
        self._connection = connection
        self._last: dict[int, int] = {}
        self._empty = empty

    def expect(self, days: Iterable[date | None]) -> None:
        """Look up at once what these days have taken."""
        if self._empty:
            return
        firsts = {0 if day is None else first_of(day) for day in days} - self._last.keys()
        if not firsts:
            return
        query = """SELECT value, (SELECT max(id) FROM search_document WHERE id >= value
            AND id < value + iif(value = 0, ?, ?)) FROM json_each(?)"""
        given = (UNDATED, ROOM, json.dumps(sorted(firsts)))
        for first, last in self._connection.exec_driver_sql(query, given):
            self._last[first] = first if last is None else last

    def take(self, day: date | None) -> int:
        """The next number of a day."""
        if day is None:
            return self._next(0)
        number = self._next(first_of(day))
        if number < first_of(day) + ROOM:
            return number
        self._last[first_of(day)] -= 1
        return self._elsewhere(day)

    def _next(self, first: int) -> int:
        number = self._last.get(first, first) + 1
        self._last[first] = number
        return number

    def _elsewhere(self, day: date) -> int:
        """A number of the nearest later day of the year with room, else of an earlier one."""
        new_year, last = date(day.year, 1, 1).toordinal(), date(day.year, 12, 31).toordinal()
        later, earlier = range(day.toordinal() + 1, last + 1), range(day.toordinal() - 1, new_year - 1, -1)
        for ordinal in (*later, *earlier):
            other = date.fromordinal(ordinal)
            self.expect((other,))
            if self._last.get(first_of(other), first_of(other)) + 1 < first_of(other) + ROOM:
                return self._next(first_of(other))
        return self._next(first_of(day))

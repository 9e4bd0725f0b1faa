"""Numbers of documents: greater is newer, so that the newest come first by number alone and a year is a range of numbers."""

import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

UNDATED = 1 << 24
"""Numbers below are for what has no day; all of them come last."""
LEAST_BITS = 10
"""A meeting with its hundred photographs is a hundred and one documents of one day."""
SPARE = 4
"""A day gets so many times the numbers that the fullest day needed when the index was made: small steps between days keep the index
small. What a day has more stands among other days of its year until the index is made anew."""


def bits_for(fullest: int) -> int:
    """Days are 2 to the power of this apart."""
    return max(LEAST_BITS, (SPARE * fullest).bit_length())


def bits_of(connection: Connection) -> int:
    """How far apart the days of this index are."""
    kept = connection.exec_driver_sql("SELECT value FROM search_state WHERE key = 'bits'").scalar()
    return LEAST_BITS if kept is None else int(kept)


def first_of(day: date, bits: int) -> int:
    """The least number of a day; it is given to nobody."""
    return UNDATED + (day.toordinal() << bits)


def range_of(first_year: int, last_year: int, bits: int) -> tuple[int, int]:
    """The least and the greatest number of these years; for years there never are, an empty range."""
    if last_year < date.min.year or first_year > date.max.year:
        return 1, 0
    first = first_of(date(max(first_year, date.min.year), 1, 1), bits)
    return first, first_of(date(min(last_year, date.max.year), 12, 31), bits) + (1 << bits) - 1


class YearIsFull(Exception):
    """There is no number left for a day of the year: the days have to be moved apart."""


class Numbers:
    """Gives free numbers, within one transaction."""

    def __init__(self, connection: Connection, bits: int, *, empty: bool = False) -> None:
        """``empty``: the index is, and nobody needs to be asked what is taken."""
        self._connection, self._bits, self._empty = connection, bits, empty
        self._last: dict[int, int] = {}
        self.crowded = False
        """Whether a number of another day had to be given."""

    def expect(self, days: Iterable[date | None]) -> None:
        """Look up at once what these days have taken."""
        if self._empty:
            return
        firsts = {0 if day is None else first_of(day, self._bits) for day in days} - self._last.keys()
        if not firsts:
            return
        query = """SELECT value, (SELECT max(id) FROM search_document WHERE id >= value
            AND id < value + iif(value = 0, ?, ?)) FROM json_each(?)"""
        given = (UNDATED, 1 << self._bits, json.dumps(sorted(firsts)))
        for first, last in self._connection.exec_driver_sql(query, given):
            self._last[first] = first if last is None else last

    def take(self, day: date | None) -> int:
        """The next number of a day; of a day that is full, one of the nearest later day of the year with room, else of an earlier one.
        Raises YearIsFull."""
        if day is None:
            return self._next(0)
        if self._has_room(day):
            return self._next(first_of(day, self._bits))
        self.crowded = True
        new_year, last = date(day.year, 1, 1).toordinal(), date(day.year, 12, 31).toordinal()
        later, earlier = range(day.toordinal() + 1, last + 1), range(day.toordinal() - 1, new_year - 1, -1)
        for other in map(date.fromordinal, (*later, *earlier)):
            self.expect((other,))
            if self._has_room(other):
                return self._next(first_of(other, self._bits))
        raise YearIsFull

    def _has_room(self, day: date) -> bool:
        first = first_of(day, self._bits)
        return self._last.get(first, first) + 1 < first + (1 << self._bits)

    def _next(self, first: int) -> int:
        number = self._last.get(first, first) + 1
        self._last[first] = number
        return number

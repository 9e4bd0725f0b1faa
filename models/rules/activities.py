"""What took place, put in order once so that any rule finds what it counts without searching."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from models.rules.names import person_name, split_note

_BETWEEN_NAMES = re.compile(r"[、，,；;/]+")


class Activity(NamedTuple):
    """A meeting or study session that was held, an inspection that was made, a notice that was issued; planned, cancelled
    and halted ones are none."""

    id: int
    """Of the record; of the notice for a notice."""
    organization_id: int | None
    day: date
    """The day it was held; for an inspection or notice any day of the month that it is for."""
    evidence: frozenset[str]
    """Codes of all it satisfies: its own kind and those ticked under 兼作."""
    lecturer: str = ""
    """主讲人 as typed."""


class _Bucket:
    """Records of one organisation that satisfy one thing, by day."""

    __slots__ = ("days", "ids")

    def __init__(self, found: list[tuple[date, int]]) -> None:
        found.sort()
        self.days = [day for day, _ in found]
        self.ids = tuple(id_ for _, id_ in found)

    def within(self, first: date, last: date) -> tuple[int, ...]:
        low = bisect_left(self.days, first)
        return self.ids[low : bisect_right(self.days, last, low)]

    def dated(self, first: date, last: date) -> Iterator[tuple[date, int]]:
        low, high = bisect_left(self.days, first), bisect_right(self.days, last)
        return zip(self.days[low:high], self.ids[low:high], strict=True)


class Activities:
    """Any number of activities in any order; asked for by organisation, by what they satisfy, and by days."""

    def __init__(self, activities: Iterable[Activity]) -> None:
        found: dict[str, dict[int | None, list[tuple[date, int]]]] = {}
        self._lectures: dict[str, list[tuple[date, int, str]]] = {}
        for id_, organization_id, day, evidence, lecturer in activities:
            for code in evidence:
                found.setdefault(code, {}).setdefault(organization_id, []).append((day, id_))
                if lecturer:
                    self._lectures.setdefault(code, []).append((day, id_, lecturer))
        self._buckets = {
            code: {place: _Bucket(held) for place, held in places.items()} for code, places in found.items()
        }
        self._names: dict[str, frozenset[str]] = {}

    def of(
        self, organization_ids: Sequence[int | None], evidence: str, first: date, last: date
    ) -> tuple[int, ...]:
        """The records of these organisations that satisfy ``evidence``, held on the days ``first`` to ``last``; by day."""
        places = self._buckets.get(evidence)
        if not places:
            return ()
        if len(organization_ids) == 1:
            bucket = places.get(organization_ids[0])
            return () if bucket is None else bucket.within(first, last)
        return _merged([places[place] for place in organization_ids if place in places], first, last)

    def anywhere(self, evidence: str, first: date, last: date) -> tuple[int, ...]:
        """The same, of whatever organisation."""
        return _merged(self._buckets.get(evidence, {}).values(), first, last)

    def lectured(
        self, evidence: str, first: date, last: date
    ) -> tuple[tuple[date, int, frozenset[str]], ...]:
        """Day, record and the names of the lecturers of those that name any; by day."""
        found = sorted(held for held in self._lectures.get(evidence, ()) if first <= held[0] <= last)
        return tuple((day, id_, self._named(lecturer)) for day, id_, lecturer in found)

    def _named(self, lecturer: str) -> frozenset[str]:
        names = self._names.get(lecturer)
        if names is None:
            names = self._names[lecturer] = names_in(lecturer)
        return names


def _merged(buckets: Collection[_Bucket], first: date, last: date) -> tuple[int, ...]:
    if len(buckets) == 1:
        return next(iter(buckets)).within(first, last)
    return tuple(id_ for _, id_ in sorted(held for bucket in buckets for held in bucket.dated(first, last)))


def names_in(text: str) -> frozenset[str]:
    """The people a line names (张三、李四（处长）), each also without the note behind it."""
    names = [person_name(part) for part in _BETWEEN_NAMES.split(text)]
    return frozenset({*names, *(split_note(name)[0] for name in names)} - {""})

"""What took place, put in order once so that any rule finds what it counts without searching."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from models.rules.people_in import names_in
from models.rules.periods import Month, Span

_TO_THURSDAY = timedelta(days=3)


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


class Held:
    """Records that satisfy one thing, by day."""

    __slots__ = ("days", "ids")

    def __init__(self, found: list[tuple[date, int]]) -> None:
        found.sort()
        self.days = [day for day, _ in found]
        self.ids = tuple([id_ for _, id_ in found])

    def within(self, first: date, last: date) -> tuple[int, ...]:
        """Those of the days ``first`` to ``last``."""
        low = bisect_left(self.days, first)
        return self.ids[low : bisect_right(self.days, last, low)]


_NOTHING = Held([])


def _day_of(activity: Activity) -> date:
    return activity.day


class Activities:
    """Any number of activities in any order; asked for by organisation, by what they satisfy, and by days.

    ``begins`` is the first day that the ledger tells of: what it does not have from before may have taken place all the
    same. None: it tells of any day; ``date.max``: nothing was ever entered.
    ``halted`` are meetings that were halted (叫停): they never count, and a verdict says so."""

    def __init__(
        self,
        activities: Iterable[Activity],
        begins: date | None = None,
        halted: Iterable[Activity] = (),
    ) -> None:
        self.begins = begins
        self._halted = tuple(sorted(halted, key=_day_of))
        found: dict[tuple[str, int | None], list[tuple[date, int]]] = {}
        self._lectures: dict[str, list[tuple[date, int, str]]] = {}
        for id_, organization_id, day, evidence, lecturer in activities:
            for code in evidence:
                key = (code, organization_id)
                known = found.get(key)
                if known is None:
                    known = found[key] = []
                known.append((day, id_))
                if lecturer:
                    self._lectures.setdefault(code, []).append((day, id_, lecturer))
        self._held = {key: Held(records) for key, records in found.items()}
        self._joined: dict[tuple[str, tuple[int | None, ...]], Held] = {}
        self._names: dict[str, frozenset[str]] = {}

    def tells_of(self, span: Span) -> bool:
        """Whether the ledger had begun when the period did; a week lies in the month of its Thursday."""
        return self.begins is None or span.first + _TO_THURSDAY >= self.begins

    @property
    def beginning(self) -> str:
        """Since when the ledger tells, in words: the reason why nobody can say what a period before came to."""
        if self.begins is None or self.begins == date.max:
            return "台账里还没有会议、学习和督察记录"
        return f"台账从{Month.of(self.begins).label}记起，此前的没有登记"

    def held(self, organization_ids: tuple[int | None, ...], evidence: str) -> Held:
        """Everything these organisations did that satisfies ``evidence``; put together once for each set of them."""
        if len(organization_ids) == 1:
            return self._held.get((evidence, organization_ids[0]), _NOTHING)
        key = (evidence, organization_ids)
        joined = self._joined.get(key)
        if joined is None:
            parts = [self._held.get((evidence, place), _NOTHING) for place in organization_ids]
            joined = self._joined[key] = Held(
                [record for part in parts for record in zip(part.days, part.ids, strict=True)]
            )
        return joined

    def of(
        self, organization_ids: Sequence[int | None], evidence: str, first: date, last: date
    ) -> tuple[int, ...]:
        """The records of these organisations that satisfy ``evidence``, held on the days ``first`` to ``last``; by day."""
        return self.held(tuple(organization_ids), evidence).within(first, last)

    def halted(
        self, organization_ids: Sequence[int | None] | None, evidence: str, first: date, last: date
    ) -> tuple[date, ...]:
        """The days of halted meetings of these organisations (None: of any) that would have satisfied ``evidence``."""
        return tuple(
            one.day
            for one in self._halted
            if evidence in one.evidence
            and first <= one.day <= last
            and (organization_ids is None or one.organization_id in organization_ids)
        )

    def anywhere(self, evidence: str, first: date, last: date) -> tuple[int, ...]:
        """The same, of whatever organisation."""
        places = tuple(place for code, place in self._held if code == evidence)
        return self.held(places, evidence).within(first, last)

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

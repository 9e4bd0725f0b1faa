"""How many people every branch had, on as many days as are asked for, read once."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sqlalchemy import String, select, type_coerce
from sqlalchemy.orm import Session

from models.entities import Membership, StandingPeriod
from models.rules.terms import Standing

_Days = tuple[date, date]
"""Days ``from`` ≤ d < ``to``; `date.min` and `date.max` are open ends."""
_FULL = Standing.FULL.value
_MEMBERS = frozenset(standing.value for standing in Standing if standing.is_member)


class _Count:
    """How many of any number of stays cover a day."""

    __slots__ = ("_begins", "_ends")

    def __init__(self, stays: Iterable[_Days]) -> None:
        stays = tuple(stays)
        self._begins = sorted(begins for begins, _ in stays)
        self._ends = sorted(ends for _, ends in stays)

    def on(self, day: date) -> int:
        return bisect_right(self._begins, day) - bisect_right(self._ends, day)


class RollHistory:
    """The whole roll, past and present; counts as `models.services.roster.headcounts_on` does."""

    def __init__(self, session: Session) -> None:
        full, members = _standings(session)
        stays: dict[int, tuple[list[_Days], list[_Days]]] = {}
        query = select(Membership.member_id, Membership.branch_id, Membership.from_on, Membership.to_on)
        for member_id, branch_id, from_on, to_on in session.execute(query):
            found = stays.get(branch_id)
            if found is None:
                found = stays[branch_id] = ([], [])
            spell = (from_on or date.min, to_on or date.max)
            for kept, standings in zip(found, (full, members), strict=True):
                for days in standings.get(member_id, ()):
                    begins, ends = max(days[0], spell[0]), min(days[1], spell[1])
                    if begins < ends:
                        kept.append((begins, ends))
        self._full = {branch_id: _Count(found[0]) for branch_id, found in stays.items()}
        self._members = {branch_id: _Count(found[1]) for branch_id, found in stays.items()}

    def members(self, branch_id: int, day: date) -> int | None:
        """正式 and 预备 on ``day``; None (待补) while nobody is on the roll."""
        count = self._members.get(branch_id)
        return (count.on(day) or None) if count is not None else None

    def full_members(self, branch_id: int, day: date) -> int | None:
        """正式 on ``day``; None (待补) while no member is on the roll."""
        return None if self.members(branch_id, day) is None else self._full[branch_id].on(day)


def _standings(session: Session) -> tuple[dict[int, list[_Days]], dict[int, list[_Days]]]:
    """The days on which each person was a full member, and a member at all."""
    changes: dict[int, list[tuple[date, str]]] = {}
    # Plain codes: making a term of each would take longer than reading them.
    query = select(
        StandingPeriod.member_id, type_coerce(StandingPeriod.standing, String), StandingPeriod.from_on
    )
    for member_id, standing, from_on in session.execute(query.order_by(StandingPeriod.id)):
        known = changes.get(member_id)
        if known is None:
            known = changes[member_id] = []
        known.append((from_on or date.min, standing))
    full: dict[int, list[_Days]] = {}
    members: dict[int, list[_Days]] = {}
    for member_id, known in changes.items():
        for begins, ends, standing in _stretches(known):
            if standing == _FULL:
                full.setdefault(member_id, []).append((begins, ends))
            if standing in _MEMBERS:
                members.setdefault(member_id, []).append((begins, ends))
    return full, members


def _stretches(changes: Sequence[tuple[date, str]]) -> Iterator[tuple[date, date, str]]:
    """From each change to the next, as `models.rules.roster.standing_on` reads them: of changes of one day the last one
    holds. Before the first nobody is a member."""
    in_order = sorted(changes, key=lambda change: change[0])
    for place, (begins, standing) in enumerate(in_order):
        ends = in_order[place + 1][0] if place + 1 < len(in_order) else date.max
        if begins < ends:
            yield begins, ends, standing

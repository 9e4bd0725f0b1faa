"""How many people every branch had, on as many days as are asked for, read once."""

from bisect import bisect_right
from datetime import date

from sqlalchemy import String, select, type_coerce
from sqlalchemy.orm import Session

from models.entities import Membership, StandingPeriod
from models.rules.terms import Standing

_Stretch = tuple[date, date, str]
"""On the days ``from`` ≤ d < ``to`` somebody's standing is this; `date.min` and `date.max` are open ends."""
_MEMBERS = frozenset(standing.value for standing in Standing if standing.is_member)


class _Days:
    """When people came and went; how many there are on a day."""

    __slots__ = ("came", "went")

    def __init__(self) -> None:
        self.came: list[date] = []
        self.went: list[date] = []

    def count(self, day: date) -> int:
        return bisect_right(self.came, day) - bisect_right(self.went, day)


class RollHistory:
    """The whole roll, past and present; counts as `models.services.roster.headcounts_on` does."""

    def __init__(self, session: Session) -> None:
        standings = _standings(session)
        branches: dict[int, dict[str, _Days]] = {}
        table = Membership.__table__.c
        spells = select(table.member_id, table.branch_id, table.from_on, table.to_on)
        for member_id, branch_id, from_on, to_on in session.execute(spells).all():
            days = branches.get(branch_id)
            if days is None:
                days = branches[branch_id] = {code: _Days() for code in _MEMBERS}
            for came, went, standing in standings.get(member_id, ()):
                if from_on is not None and from_on > came:
                    came = from_on
                if to_on is not None and to_on < went:
                    went = to_on
                if came < went:
                    kept = days[standing]
                    kept.came.append(came)
                    kept.went.append(went)
        for days in branches.values():
            for kept in days.values():
                kept.came.sort()
                kept.went.sort()
        self._branches = branches

    def members(self, branch_id: int, day: date) -> int | None:
        """正式 and 预备 on ``day``; None (待补) while nobody is on the roll."""
        days = self._branches.get(branch_id, {})
        return sum(kept.count(day) for kept in days.values()) or None

    def full_members(self, branch_id: int, day: date) -> int | None:
        """正式 on ``day``; None (待补) while no member is on the roll."""
        if self.members(branch_id, day) is None:
            return None
        return self._branches[branch_id][Standing.FULL.value].count(day)


def _standings(session: Session) -> dict[int, list[_Stretch]]:
    """The stretches of time in which each person was a member, as `models.rules.roster.standing_on` reads the changes: of
    those of one day the last one holds, and before the first nobody is a member."""
    table = StandingPeriod.__table__.c
    # Plain codes: making a term of each would take longer than reading them.
    query = select(table.member_id, table.from_on, type_coerce(table.standing, String)).order_by(table.id)
    changes: dict[int, list[tuple[date, str]]] = {}
    for member_id, from_on, standing in session.execute(query).all():
        known = changes.get(member_id)
        if known is None:
            known = changes[member_id] = []
        known.append((from_on or date.min, standing))
    return {member_id: _stretches(known) for member_id, known in changes.items()}


def _stretches(changes: list[tuple[date, str]]) -> list[_Stretch]:
    changes.sort(key=_day)
    found: list[_Stretch] = []
    ends = date.max
    for begins, standing in reversed(changes):
        if begins < ends:
            if standing in _MEMBERS:
                found.append((begins, ends, standing))
            ends = begins
    return found


def _day(change: tuple[date, str]) -> date:
    return change[0]

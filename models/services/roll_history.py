"""How many people every branch had, on as many days as are asked for, read once."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Membership, StandingPeriod
from models.rows.bureau import StandingChange
from models.rules.roster import covers, standing_on
from models.rules.terms import Standing


@dataclass(frozen=True, slots=True)
class _Spell:
    member_id: int
    from_on: date | None
    to_on: date | None


class RollHistory:
    """The whole roll, past and present; counts as `models.services.roster.headcounts_on` does."""

    def __init__(self, session: Session) -> None:
        self._spells: dict[int, list[_Spell]] = {}
        spells = select(Membership.member_id, Membership.branch_id, Membership.from_on, Membership.to_on)
        for member_id, branch_id, from_on, to_on in session.execute(spells):
            self._spells.setdefault(branch_id, []).append(_Spell(member_id, from_on, to_on))
        self._standings: dict[int, list[StandingChange]] = {}
        changes = select(StandingPeriod.member_id, StandingPeriod.standing, StandingPeriod.from_on)
        for member_id, standing, from_on in session.execute(changes.order_by(StandingPeriod.id)):
            self._standings.setdefault(member_id, []).append(StandingChange(standing, from_on))

    def standings(self, branch_id: int, day: date) -> list[Standing]:
        """The standing of everybody on the branch's roll on ``day``."""
        return [
            standing_on(self._standings.get(spell.member_id, ()), day)
            for spell in self._spells.get(branch_id, ())
            if covers(spell.from_on, spell.to_on, day)
        ]

    def members(self, branch_id: int, day: date) -> int | None:
        """正式 and 预备 on ``day``; None (待补) while nobody is on the roll."""
        return sum(standing.is_member for standing in self.standings(branch_id, day)) or None

    def full_members(self, branch_id: int, day: date) -> int | None:
        """正式 on ``day``; None (待补) while no member is on the roll."""
        standings = self.standings(branch_id, day)
        if not any(standing.is_member for standing in standings):
            return None
        return standings.count(Standing.FULL)

"""Who of an organisation could belong to a study group."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models.rows.bureau import RosterEntry
from models.rows.study_plan import StudyGroup
from models.rules.study_groups import is_of_age, members_of
from models.rules.terms import Standing
from models.services.roster import members_on
from models.services.study_groups import births_of


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who of an organisation could belong to a group and does not."""

    of_age: tuple[RosterEntry, ...]
    unknown: tuple[RosterEntry, ...]
    """Those whose birthday is 待补."""


def candidates(session: Session, group: StudyGroup, day: date) -> Candidates:
    """Who stands on the roll of the group's organisation on ``day``, is young enough, and is not in it."""
    inside = {member.member_id for member in members_of(group, day)}
    roll = [
        entry
        for entry in members_on(session, day, organization_id=group.organization_id)
        if entry.id not in inside and entry.standing is not Standing.ACTIVIST
    ]
    births = births_of(session, (entry.id for entry in roll))
    judged = [(entry, is_of_age(births.get(entry.id), group.age_limit, day)) for entry in roll]
    return Candidates(
        tuple(entry for entry, young in judged if young is True),
        tuple(entry for entry, young in judged if young is None),
    )

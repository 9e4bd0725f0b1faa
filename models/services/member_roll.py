"""党员名册: who is on the roll on a day, with what the office keeps of each; no number of an identity card is kept anywhere."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Member
from models.rows.member_roll import MemberRoll, RollLine
from models.rules.terms import Standing
from models.services.organizations import list_organizations
from models.services.record_lines import parts
from models.services.roster import members_on
from models.services.statistics import scope_of


def member_roll(session: Session, day: date, organization_id: int | None = None) -> MemberRoll:
    """正式 and 预备 members of an organisation and all below it, or of the bureau, by branch."""
    entries = [
        entry
        for entry in members_on(session, day, organization_id=organization_id)
        if entry.standing in (Standing.FULL, Standing.PROBATIONARY)
    ]
    kept: dict[int, tuple[str, date | None]] = {}
    for some in parts([entry.id for entry in entries]):
        query = select(Member.id, Member.ethnicity, Member.born_on).where(Member.id.in_(some))
        kept |= {number: (ethnicity, born_on) for number, ethnicity, born_on in session.execute(query)}
    branches: dict[tuple[int, str], list[RollLine]] = {}
    for entry in entries:
        line = RollLine(entry, *kept[entry.id])
        branches.setdefault((entry.branch_id, entry.branch_name), []).append(line)
    scope = scope_of(list_organizations(session), organization_id)
    return MemberRoll(day, scope, tuple((name, tuple(lines)) for (_, name), lines in branches.items()))

"""党员领导干部 and their contact points, as of any day."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import ContactPoint, Guidance, Member, Membership, Organization, Record
from models.entities import LeadingCadre as Entity
from models.rows.dual_life import GuidedMeeting, LeadingCadre, Stay
from models.rows.life import ContactSpell, LeadingSpell
from models.rules.dual_life import may_guide
from models.rules.names import person_name
from models.rules.periods import Span
from models.rules.roster import covers
from models.rules.terms import MeetingKind, RecordStatus, Register


def leading_cadres(session: Session, member_id: int | None = None) -> tuple[LeadingCadre, ...]:
    """Everybody who ever was a leading cadre, or the one of that number, as first entered. Four queries."""
    duties = _by_member(session, Entity, member_id)
    if not duties:
        return ()
    names: dict[int, str] = dict(session.execute(select(Organization.id, Organization.name)).all())
    led = select(Entity.member_id)
    people = select(Member.id, Member.name).where(Member.id.in_(led))
    known: dict[int, str] = dict(session.execute(people).all())
    stays = _by_member(session, Membership, member_id, led)
    contacts = _by_member(session, ContactPoint, member_id, led)
    return tuple(
        LeadingCadre(
            id_,
            known[id_],
            tuple(LeadingSpell(line.duty, line.from_on, line.to_on) for line in lines),
            tuple(
                Stay(line.branch_id, names.get(line.branch_id, ""), line.group_id, line.from_on, line.to_on)
                for line in stays.get(id_, ())
            ),
            tuple(
                ContactSpell(
                    line.organization_id, names.get(line.organization_id, ""), line.from_on, line.to_on
                )
                for line in contacts.get(id_, ())
            ),
        )
        for id_, lines in duties.items()
    )


def leading_now(session: Session, day: date) -> frozenset[int]:
    """The numbers of those in a leading duty on ``day``. One query."""
    table = Entity.__table__
    return frozenset(
        line.member_id for line in session.execute(select(table)) if covers(line.from_on, line.to_on, day)
    )


def _by_member(
    session: Session, entity: Any, member_id: int | None, among: Any = None
) -> dict[int, list[Any]]:
    table = entity.__table__
    query = select(table).order_by(table.c.id)
    if member_id is not None:
        query = query.where(table.c.member_id == member_id)
    elif among is not None:
        query = query.where(table.c.member_id.in_(among))
    found: dict[int, list[Any]] = {}
    for line in session.execute(query):
        found.setdefault(line.member_id, []).append(line)
    return found


def guided_meetings(
    session: Session, leaders: Sequence[LeadingCadre], span: Span, above: dict[int, frozenset[int]]
) -> dict[int, list[GuidedMeeting]]:
    """What each of the leaders guided in ``span``, held, by day. ``above`` gives of each organisation itself and what it
    belongs to. One query."""
    query = (
        select(
            Guidance.member_id,
            Guidance.name,
            Guidance.opinions,
            Record.id,
            Record.kind,
            Record.happened_on,
            Record.organization_id,
            Organization.name.label("place"),
        )
        .join_from(Guidance, Record, Record.id == Guidance.record_id)
        .join(Organization, Organization.id == Record.organization_id)
        .where(
            Record.register == Register.MEETING,
            Record.deleted_at.is_(None),
            Record.status == RecordStatus.HELD.value,
            Record.happened_on.between(span.first, span.last),
        )
        .order_by(Record.happened_on, Record.id)
    )
    by_id = {leader.id: leader for leader in leaders}
    by_name = named_once(leaders)
    found: dict[int, list[GuidedMeeting]] = {}
    for line in session.execute(query):
        leader = by_id.get(line.member_id) or (
            by_name.get(person_name(line.name)) if line.member_id is None else None
        )
        if leader is None:
            continue
        places = above.get(line.organization_id, frozenset((line.organization_id,)))
        counts = may_guide(leader.stays, leader.contacts, places, line.happened_on)
        label = MeetingKind(line.kind).label
        found.setdefault(leader.id, []).append(
            GuidedMeeting(line.id, line.happened_on, label, line.place, counts, line.opinions)
        )
    return found


def named_once(leaders: Iterable[LeadingCadre]) -> dict[str, LeadingCadre]:
    """The leaders by name; one that two of them bear stands for nobody."""
    found: dict[str, LeadingCadre | None] = {}
    for leader in leaders:
        name = person_name(leader.name)
        found[name] = None if name in found else leader
    return {name: leader for name, leader in found.items() if leader is not None}

"""会议记录汇编: whole meetings by the hundred."""

from collections import defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Record
from models.rows.meeting import MeetingDetail
from models.rows.volume import MeetingVolume, VolumePart
from models.rules.periods import Span
from models.rules.terms import MeetingKind, RecordStatus, Register
from models.services.evidence import branch_of_each
from models.services.meetings import load_meetings
from models.services.organizations import list_organizations, with_descendants
from models.services.statistics import scope_of

PRIVATE = (MeetingKind.HEART_TALK,)
"""Kept out of every collection: printed alone, on request."""


def meeting_volume(session: Session, span: Span, organization_id: int | None, today: date) -> MeetingVolume:
    """The meetings that took place in ``span`` (those halted too, as they stand), of one organisation and all below it or
    of the bureau: by organisation in tree order, a group's under its branch, then by day. 谈心谈话 is left out."""
    organizations = list_organizations(session)
    within = None if organization_id is None else with_descendants(organizations, organization_id)
    owner = branch_of_each(organizations)
    by_place: dict[int, list[MeetingDetail]] = defaultdict(list)
    ids = _ids(session, span, within)
    for meeting in load_meetings(session, ids):
        place = meeting.organization_id
        by_place[owner.get(place, place)].append(meeting)
    return MeetingVolume(
        span,
        today,
        tuple(
            VolumePart(row.id, row.name, tuple(by_place[row.id]))
            for row in organizations
            if row.id is not None and row.id in by_place
        ),
        scope_of(organizations, organization_id),
    )


def _ids(session: Session, span: Span, within: frozenset[int] | None) -> list[int]:
    query = select(Record.id).where(
        Record.register == Register.MEETING,
        Record.deleted_at.is_(None),
        Record.status.in_([RecordStatus.HELD.value, RecordStatus.HALTED.value]),
        Record.kind.not_in([kind.value for kind in PRIVATE]),
        Record.happened_on.between(span.first, span.last),
    )
    if within is not None:
        query = query.where(Record.organization_id.in_(within))
    return list(session.scalars(query.order_by(Record.happened_on, Record.id)))

"""会议记录汇编: whole meetings by the hundred, read in slices with the same few queries for each."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import AgendaItem, Attachment, Attendance, Meeting, Observer, Record, Speech
from models.rows import attachment, attendance
from models.rows import meeting as rows
from models.rows.volume import MeetingVolume, VolumePart
from models.rules.periods import Span
from models.rules.terms import MeetingKind, RecordStatus, Register
from models.services.evidence import branch_of_each
from models.services.meetings import MINUTES, vote_of
from models.services.organizations import list_organizations, with_descendants
from models.services.records import organization_names, parts, texts_of
from models.services.statistics import scope_of

SLICE = 200
"""Meetings read at once."""
PRIVATE = (MeetingKind.HEART_TALK,)
"""Kept out of every collection: printed alone, on request."""


def meeting_volume(session: Session, span: Span, organization_id: int | None, today: date) -> MeetingVolume:
    """The meetings that took place in ``span`` (those halted too, as they stand), of one organisation and all below it or
    of the bureau: by organisation in tree order, a group's under its branch, then by day. 谈心谈话 is left out."""
    organizations = list_organizations(session)
    within = None if organization_id is None else with_descendants(organizations, organization_id)
    owner = branch_of_each(organizations)
    by_place: dict[int, list[rows.MeetingDetail]] = defaultdict(list)
    ids = _ids(session, span, within)
    names = organization_names(session)
    for some in parts(ids, SLICE):
        for meeting in _load(session, some, names):
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


def _load(session: Session, ids: Sequence[int], names: dict[int, str]) -> list[rows.MeetingDetail]:
    """The meetings of these ids, in their order, as `models.services.meetings.load_meeting` gives each of them."""
    entities = {entity.id: entity for entity in session.scalars(select(Meeting).where(Meeting.id.in_(ids)))}
    agendas = _agendas(session, ids)
    sheets, observers = _lines(session, Attendance, ids), _lines(session, Observer, ids)
    files, minutes = _lines(session, Attachment, ids), texts_of(session, ids, MINUTES)
    found = []
    for id_ in ids:
        entity = entities[id_]
        found.append(
            rows.MeetingDetail(
                id=id_,
                kind=MeetingKind(entity.kind),
                organization_id=entity.organization_id,
                title=entity.title,
                held_on=entity.happened_on,
                status=RecordStatus(entity.status),
                counts_as=tuple(MeetingKind(code) for code in entity.counts_as),
                organization_name=names[entity.organization_id],
                started_at=entity.started_at,
                ended_at=entity.ended_at,
                place=entity.place,
                host=entity.host,
                recorder=entity.recorder,
                lecturer=entity.lecturer,
                agenda=tuple(agendas.get(id_, ())),
                attendance=tuple(map(_person, sheets.get(id_, ()))),
                observers=tuple(
                    attendance.Observer(row.name, row.unit, row.job_title) for row in observers.get(id_, ())
                ),
                minutes=minutes.get(id_, ""),
                attachments=tuple(
                    attachment.AttachmentRow(row.sha256, row.name, row.size, row.added_at, row.note)
                    for row in files.get(id_, ())
                ),
                version=entity.version,
                created_at=entity.created_at,
            )
        )
    return found


def _person(row: Any) -> attendance.AttendanceRow:
    return attendance.AttendanceRow(
        row.member_id, row.name, row.standing, row.state, row.reason, row.counted, row.in_committee
    )


def _lines(session: Session, entity: Any, ids: Sequence[int]) -> dict[int, list[Any]]:
    """The lines of a child table, as plain rows, by record and in order."""
    table = entity.__table__
    found: dict[int, list[Any]] = {}
    query = select(table).where(table.c.record_id.in_(ids)).order_by(table.c.record_id, table.c.position)
    for row in session.execute(query):
        found.setdefault(row.record_id, []).append(row)
    return found


def _agendas(session: Session, ids: Sequence[int]) -> dict[int, list[rows.AgendaItem]]:
    speeches: dict[tuple[int, int], list[rows.Speech]] = {}
    for row in _flat(_lines(session, Speech, ids)):
        speeches.setdefault((row.record_id, row.agenda_position), []).append(
            rows.Speech(row.speaker, row.text)
        )
    agendas: dict[int, list[rows.AgendaItem]] = {}
    for row in _flat(_lines(session, AgendaItem, ids)):
        agendas.setdefault(row.record_id, []).append(
            rows.AgendaItem(
                title=row.title,
                kind=row.kind,
                is_first_topic=row.is_first_topic,
                speeches=tuple(speeches.get((row.record_id, row.position), ())),
                resolution=row.resolution,
                vote=vote_of(row),
            )
        )
    return agendas


def _flat(lines: dict[int, list[Any]]) -> list[Any]:
    return [row for rows_ in lines.values() for row in rows_]

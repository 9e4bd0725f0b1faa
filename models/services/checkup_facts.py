"""What the check-up reads: a fixed number of queries, however many records there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from models.entities import (
    AgendaItem,
    Attachment,
    Attendance,
    Contribution,
    Meeting,
    Member,
    Observer,
    Record,
    RecordText,
    Speech,
    StudyMaterial,
    StudySession,
    Talk,
)
from models.rows.attendance import AttendanceRow
from models.rows.meeting import Vote
from models.rows.study import Material
from models.rules.checkup.alike_minutes import MONTHS_BEFORE
from models.rules.checkup.facts import CheckedRecord, Facts, Hosting, Minutes
from models.rules.checkup.names import Names
from models.rules.periods import Month, Span, quarter_of
from models.rules.terms import MeetingKind, RecordStatus, Register, StudyKind
from models.services.checkup_marks import month_marks
from models.services.checkup_rolls import branches_with_groups, read_rolls
from models.services.evidence import branch_of_each
from models.services.meetings import MINUTES
from models.services.organizations import list_organizations
from models.services.records import organization_names
from models.services.settings import load_settings
from models.working_days import working_days_after

REGISTERS = (Register.MEETING, Register.STUDY)
MEETING, STUDY, TALK = Meeting.__table__, StudySession.__table__, Talk.__table__


def read_facts(session: Session, span: Span, today: date) -> Facts:
    """Everything the checks need of the records of ``span``."""
    organizations = list_organizations(session)
    names = organization_names(session)
    settings = load_settings(session)
    return Facts(
        span=span,
        today=today,
        working_days=working_days_after,
        record_within_days=settings.record_within_days,
        files_expected=settings.files_expected,
        records=_records(session, span, names),
        minutes=_minutes(session, span, names, branch_of_each(organizations)),
        hostings=_hostings(session, span),
        marks=month_marks(session, span),
        held_again=_held_again(session, span, today),
        rolls=read_rolls(session, organizations),
        names=Names.of((id_, name) for id_, name in session.execute(select(Member.id, Member.name))),
        branches=tuple(branches_with_groups(organizations)),
    )


def _within(first: date, last: date) -> ColumnElement[bool]:
    """Live records of meetings and study on these days."""
    return and_(
        Record.register.in_(REGISTERS), Record.deleted_at.is_(None), Record.happened_on.between(first, last)
    )


@dataclass(slots=True)
class _Parts:
    """What hangs on the records of a span, by record."""

    sheets: dict[int, list[AttendanceRow]]
    observers: dict[int, list[str]]
    votes: dict[int, list[tuple[int, Vote]]]
    materials: dict[int, list[Material]]
    files: dict[int, list[str]]
    written: set[int]


def _records(session: Session, span: Span, names: dict[int, str]) -> tuple[CheckedRecord, ...]:
    parts = _parts(session, span)
    meetings = (MEETING.c.started_at, MEETING.c.ended_at, MEETING.c.place, MEETING.c.host, MEETING.c.lecturer)
    sessions = (STUDY.c.started_at, STUDY.c.ended_at, STUDY.c.place, STUDY.c.host, STUDY.c.form)
    found = [
        _record(row, MeetingKind(row.kind), names, parts, lecturer=row.lecturer)
        for row in session.execute(_heads(MEETING, meetings, span))
    ]
    found += [
        _record(row, StudyKind(row.kind), names, parts, form=row.form)
        for row in session.execute(_heads(STUDY, sessions, span))
    ]
    return tuple(sorted(found, key=lambda record: (record.day, record.id)))


def _heads(table: FromClause, columns: Sequence[Any], span: Span) -> Select[Any]:
    shared = (
        Record.id,
        Record.kind,
        Record.status,
        Record.title,
        Record.happened_on,
        Record.organization_id,
        Record.created_at,
    )
    query = select(*shared, *columns).join_from(Record, table, Record.id == table.c.id)
    return query.where(_within(span.first, span.last))


def _record(
    row: Any, kind: MeetingKind | StudyKind, names: dict[int, str], parts: _Parts, **own: Any
) -> CheckedRecord:
    return CheckedRecord(
        id=row.id,
        kind=kind,
        status=RecordStatus(row.status),
        title=row.title,
        day=row.happened_on,
        organization_id=row.organization_id,
        organization_name=names[row.organization_id],
        entered_on=row.created_at.date(),
        started_at=row.started_at,
        ended_at=row.ended_at,
        place=row.place,
        host=row.host,
        sheet=tuple(parts.sheets.get(row.id, ())),
        observers=tuple(parts.observers.get(row.id, ())),
        votes=tuple(parts.votes.get(row.id, ())),
        materials=tuple(parts.materials.get(row.id, ())),
        files=tuple(parts.files.get(row.id, ())),
        has_text=row.id in parts.written,
        **own,
    )


def _parts(session: Session, span: Span) -> _Parts:
    parts = _Parts({}, {}, {}, {}, {}, set())
    for row in _children(session, Attendance, span):
        line = AttendanceRow(
            row.member_id, row.name, row.standing, row.state, row.reason, row.counted, row.in_committee
        )
        parts.sheets.setdefault(row.record_id, []).append(line)
    for row in _children(session, Observer, span):
        parts.observers.setdefault(row.record_id, []).append(row.name)
    for row in _children(session, StudyMaterial, span):
        material = Material(row.title, row.issuer, row.issued_on)
        parts.materials.setdefault(row.record_id, []).append(material)
    for row in _children(session, Attachment, span):
        parts.files.setdefault(row.record_id, []).append(f"{row.name}\n{row.note}")
    for row in _children(session, AgendaItem, span):
        if row.vote_kind is not None and row.ballot_method is not None:
            vote = Vote(row.vote_kind, row.ballot_method, row.in_favour, row.against, row.abstained)
            parts.votes.setdefault(row.record_id, []).append((row.position, vote))
        if row.resolution.strip():
            parts.written.add(row.record_id)
    for entity in (Speech, Contribution, RecordText):
        parts.written.update(_written(session, entity, span))
    return parts


def _children(session: Session, entity: Any, span: Span) -> Iterable[Any]:
    """The lines of a child table of the records of ``span``, in order."""
    table = entity.__table__
    query = select(table).join_from(table, Record.__table__, table.c.record_id == Record.id)
    return session.execute(
        query.where(_within(span.first, span.last)).order_by(table.c.record_id, table.c.position)
    )


def _written(session: Session, entity: Any, span: Span) -> Iterable[int]:
    """The records of ``span`` that have a line with words in it."""
    table = entity.__table__
    text = table.c.body if entity is RecordText else table.c.text
    query = select(table.c.record_id).join_from(table, Record.__table__, table.c.record_id == Record.id)
    return session.scalars(query.where(_within(span.first, span.last), text != "").distinct())


def _minutes(
    session: Session, span: Span, names: dict[int, str], owner: dict[int, int]
) -> tuple[Minutes, ...]:
    first = Month.of(span.first).shifted(-MONTHS_BEFORE).first
    query = (
        select(
            Record.id,
            Record.kind,
            Record.title,
            Record.happened_on,
            Record.organization_id,
            MEETING.c.place,
            RecordText.body,
        )
        .join_from(Record, MEETING, Record.id == MEETING.c.id)
        .join(RecordText, and_(RecordText.record_id == Record.id, RecordText.part == MINUTES))
        .where(_within(first, span.last), Record.status == RecordStatus.HELD.value)
        .order_by(Record.id)
    )
    return tuple(
        Minutes(
            row.id,
            MeetingKind(row.kind),
            row.title,
            row.happened_on,
            row.organization_id,
            names[row.organization_id],
            owner.get(row.organization_id, row.organization_id),
            row.place,
            row.body,
        )
        for row in session.execute(query)
    )


def _hostings(session: Session, span: Span) -> tuple[Hosting, ...]:
    """Who led what since the quarter began that ``span`` begins in."""
    first = quarter_of(Month.of(span.first)).first
    found: list[Hosting] = []
    for table in (MEETING, STUDY):
        query = select(Record.happened_on, Record.organization_id, table.c.host)
        query = query.join_from(Record, table, Record.id == table.c.id)
        if table is MEETING:
            # Who led a talk stands with the talk, not with the meeting.
            query = query.add_columns(MEETING.c.lecturer, func.coalesce(TALK.c.talker, ""))
            query = query.outerjoin(TALK, TALK.c.record_id == Record.id)
        query = query.where(_within(first, span.last), Record.status == RecordStatus.HELD.value)
        found += [Hosting(*row) for row in session.execute(query)]
    return tuple(found)


def _held_again(session: Session, span: Span, today: date) -> dict[int, date]:
    """By halted record of ``span``, the first day the like was held on it or later, or is planned from ``today`` on."""
    halted, again = aliased(Record.__table__), aliased(Record.__table__)
    query = (
        select(halted.c.id, again.c.happened_on)
        .join_from(
            halted,
            again,
            and_(
                again.c.register == halted.c.register,
                again.c.organization_id == halted.c.organization_id,
                again.c.kind == halted.c.kind,
                again.c.happened_on >= halted.c.happened_on,
                again.c.deleted_at.is_(None),
            ),
        )
        .where(
            halted.c.register.in_(REGISTERS),
            halted.c.status == RecordStatus.HALTED.value,
            halted.c.deleted_at.is_(None),
            halted.c.happened_on.between(span.first, span.last),
            or_(
                again.c.status == RecordStatus.HELD.value,
                and_(again.c.status == RecordStatus.PLANNED.value, again.c.happened_on >= today),
            ),
        )
        .order_by(again.c.happened_on.desc(), again.c.id.desc())
    )
    return dict(session.execute(query).all())

"""贯彻落实措施 over all records: what is open, what is late, and finishing one where it is listed (domain L2)."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import clock
from models.entities import Measure, Record
from models.failures import BadInput
from models.rows import following as rows
from models.rows.changes import Changes
from models.rows.measures import MeasureLine, MeasureList
from models.rules.measures import measure_state
from models.rules.periods import Span
from models.rules.register_kinds import KINDS
from models.rules.terms import MeetingKind, RecordStatus, Register
from models.services.meetings import load_meeting, save_meeting
from models.services.organizations import list_organizations, with_descendants
from models.services.records import organization_names
from models.services.statistics import scope_of
from models.services.study import load_session, save_session
from models.services.versions import check_version

_REGISTERS = (Register.STUDY, Register.MEETING)


def list_measures(
    session: Session,
    today: date,
    organization_id: int | None = None,
    span: Span | None = None,
    *,
    only_open: bool = False,
) -> tuple[MeasureLine, ...]:
    """The measures of everything held but heart talks, which are private; of one organisation and all below it or of the
    bureau, in ``span`` or at any time, with ``only_open`` those not done; by day, record and place. Two queries, one more for
    an organisation."""
    names = organization_names(session)
    query = (
        select(
            Measure,
            Record.register,
            Record.kind,
            Record.happened_on,
            Record.organization_id,
            Record.title,
            Record.version,
        )
        .join(Record, Record.id == Measure.record_id)
        .where(
            Record.register.in_(_REGISTERS),
            Record.deleted_at.is_(None),
            Record.status == RecordStatus.HELD.value,
            Record.kind != MeetingKind.HEART_TALK.value,
        )
        .order_by(Record.happened_on, Measure.record_id, Measure.position)
    )
    if organization_id is not None:
        within = with_descendants(list_organizations(session), organization_id)
        query = query.where(Record.organization_id.in_(within))
    if span is not None:
        query = query.where(Record.happened_on.between(span.first, span.last))
    if only_open:
        query = query.where(Measure.done_on.is_(None))
    found = []
    for entity, register, kind, day, place, title, version in session.execute(query):
        measure = measure_row(entity)
        found.append(
            MeasureLine(
                entity.record_id,
                entity.position,
                register,
                KINDS[register](kind).label,
                day,
                place,
                names[place],
                title,
                measure,
                measure_state(measure, today),
                version,
            )
        )
    return tuple(found)


def measure_row(entity: Measure) -> rows.Measure:
    """A measure as a frozen row."""
    return rows.Measure(
        entity.text,
        entity.topic,
        entity.department,
        entity.person,
        entity.due_on,
        entity.done_on,
        entity.progress,
    )


def measure_list(session: Session, span: Span, organization_id: int | None, today: date) -> MeasureList:
    """落实跟踪表 of what was held in ``span``, as of ``today``."""
    scope = scope_of(list_organizations(session), organization_id)
    return MeasureList(span, today, list_measures(session, today, organization_id, span), scope)


def follow_measure(session: Session, line: MeasureLine, done_on: date | None, progress: str) -> Changes:
    """Enter how far a measure has come, and the day it was done (None: not yet); also of a closed record. Raises BadInput for
    a day that has not come or lies before the record's own; Conflict when the record was changed since the line was read;
    NotFound when it was removed."""
    if done_on is not None and done_on > clock.now().date():
        raise BadInput("完成日期还没有到，还没有保存；没有完成的请留空。")
    if done_on is not None and done_on < line.held_on:
        raise BadInput("完成日期早于学习（会议）日期，还没有保存；请核对。")
    load, save = _KEEPING[line.register]
    detail = load(session, line.record_id)
    check_version(detail.version, line.version)
    followed = list(detail.measures)
    place = line.position - 1
    followed[place] = replace(followed[place], done_on=done_on, progress=progress.strip())
    changes: Changes = save(session, replace(detail, measures=tuple(followed)))
    return changes


_KEEPING: dict[Register, tuple[Any, Any]] = {
    Register.STUDY: (load_session, save_session),
    Register.MEETING: (load_meeting, save_meeting),
}
"""How a record is read and written: the history of the record notes what was entered here as well."""

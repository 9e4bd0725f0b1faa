"""出室登记簿: what left the office. The program writes a line when it happens; a clerk says to whom it went."""

from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import clock
from models.entities import Departure
from models.rows.archive_use import DepartureRow
from models.rows.changes import Changes, Subject
from models.rules.archive_terms import DepartureKind
from models.rules.periods import Span
from models.services.settings import operator_of
from models.services.versions import check_version, existing


def note_departure(
    session: Session, kind: DepartureKind, title: str, destination: str, files: int
) -> Changes:
    """Note that something left: what, as which file or on which printer, and how many files. Never changes but for who got it."""
    entity = Departure(
        kind=kind,
        happened_at=clock.now().replace(microsecond=0),
        made_by=operator_of(session),
        title=title,
        destination=destination,
        files=files,
        recipient="",
        note="",
    )
    session.add(entity)
    session.flush()
    return Changes.of(Subject.ARCHIVE_USE, record_id=entity.id)


def list_departures(session: Session, span: Span | None = None) -> tuple[DepartureRow, ...]:
    """The register, the latest first; of these days only, where some are named."""
    query = select(Departure).order_by(Departure.happened_at.desc(), Departure.id.desc())
    if span is not None:
        first, last = datetime.combine(span.first, time.min), datetime.combine(span.last, time.max)
        query = query.where(Departure.happened_at.between(first, last))
    return tuple(
        DepartureRow(
            entity.id,
            entity.kind,
            entity.happened_at,
            entity.made_by,
            entity.title,
            entity.destination,
            entity.files,
            entity.recipient,
            entity.note,
            entity.version,
        )
        for entity in session.scalars(query)
    )


def save_departure(session: Session, row: DepartureRow) -> Changes:
    """Say who got it, and a note; the rest is as it was written. Raises NotFound, Conflict."""
    entity = existing(session, Departure, row.id or 0, "这一条出室登记已不在簿中，没有改动；请刷新后再试。")
    check_version(entity.version, row.version)
    entity.recipient, entity.note = row.recipient.strip(), row.note.strip()
    session.flush()
    return Changes.of(Subject.ARCHIVE_USE, record_id=entity.id)

"""Rectification items as lines of the list, with a fixed number of queries for so many items."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import ProgressEntry, RectificationItem
from models.rows import rectification as rows
from models.rules.rectification import needs_entry, overdue_days
from models.rules.terms import RectificationSource, RectificationStatus
from models.rules.warnings import warning_of
from models.services import record_lines, records
from models.services.rectification_storage import MEASURES


def summaries(
    session: Session, entities: Sequence[RectificationItem], today: date
) -> tuple[rows.RectificationSummary, ...]:
    """The lines, in the order of ``entities``, as of ``today``."""
    names = records.organization_names(session)
    ids = [entity.id for entity in entities]
    measures = record_lines.texts_of(session, ids, MEASURES)
    entries = _progress_of(session, ids)
    return tuple(
        _summary(
            entity,
            names[entity.organization_id],
            measures.get(entity.id, ""),
            entries.get(entity.id, []),
            today,
        )
        for entity in entities
    )


def _summary(
    entity: RectificationItem, place: str, measures: str, entries: list[tuple[date, str]], today: date
) -> rows.RectificationSummary:
    status = RectificationStatus(entity.status)
    return rows.RectificationSummary(
        id=entity.id,
        number=entity.number,
        source=RectificationSource(entity.kind),
        status=status,
        mode=entity.mode,
        problem=entity.title,
        found_on=entity.happened_on,
        due_on=entity.due_on,
        organization_id=entity.organization_id,
        organization_name=place,
        leader=entity.leader,
        department=entity.department,
        person=entity.person,
        closed_on=entity.closed_on,
        overdue_days=overdue_days(status, entity.mode, entity.due_on, today),
        measures=measures,
        progress=entries[-1][1] if entries else "",
        look_back_on=entity.look_back_on,
        needs_entry=needs_entry(status, entity.mode, (on for on, _ in entries), today),
        manifestation=entity.manifestation,
        warning=warning_of(status, entity.mode, entity.due_on, today),
        look_back_due=entity.look_back_on is not None and entity.look_back_on <= today,
        carried_over=not status.is_closed and entity.happened_on.year < today.year,
    )


def _progress_of(session: Session, ids: list[int]) -> dict[int, list[tuple[date, str]]]:
    """The entries of each item with their days, the latest last."""
    found: dict[int, list[tuple[date, str]]] = {}
    for part in record_lines.parts(ids):
        query = select(ProgressEntry.record_id, ProgressEntry.entered_on, ProgressEntry.text)
        query = query.where(ProgressEntry.record_id.in_(part))
        for record_id, on, text in session.execute(
            query.order_by(ProgressEntry.entered_on, ProgressEntry.position)
        ):
            found.setdefault(record_id, []).append((on, text))
    return found

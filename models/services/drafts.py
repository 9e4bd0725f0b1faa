"""Typed input not yet saved: kept in the database, so that a power cut costs nothing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from models import clock
from models.entities import Draft
from models.rows.changes import Changes
from models.rows.draft import DraftRow
from models.rules.terms import DraftOf

NEW = 0
FORMS_KEPT = timedelta(days=90)
"""How long a small dialog's is kept: nothing but the same dialog of the same entry offers it, and that may never be opened again."""


def keep_draft(session: Session, of: DraftOf, record_id: int | None, state: dict[str, Any]) -> None:
    """Keep the raw state of a form in place of what was kept of it before."""
    now = clock.now().replace(microsecond=0)
    session.merge(Draft(of=of, record_key=record_id or NEW, state=state, saved_at=now))
    if of is DraftOf.FORM:
        session.execute(delete(Draft).where(Draft.of == of, Draft.saved_at < now - FORMS_KEPT))


def drafts_of(session: Session, of: DraftOf) -> tuple[DraftRow, ...]:
    """The drafts of one kind, latest first."""
    query = select(Draft).where(Draft.of == of).order_by(Draft.saved_at.desc(), Draft.record_key)
    return tuple(
        DraftRow(draft.of, draft.record_key or None, draft.state, draft.saved_at)
        for draft in session.scalars(query)
    )


def find_draft(session: Session, of: DraftOf, record_id: int | None) -> DraftRow | None:
    """What was kept of one form."""
    draft = session.get(Draft, (of, record_id or NEW))
    return None if draft is None else DraftRow(of, record_id, draft.state, draft.saved_at)


def kinds_with_drafts(session: Session) -> tuple[DraftOf, ...]:
    """Of what kinds something typed was never saved, the latest first. A small dialog is none of them: it brings back what was
    typed when it is next opened."""
    query = select(Draft.of).where(Draft.of != DraftOf.FORM)
    rows = session.scalars(query.order_by(Draft.saved_at.desc(), Draft.record_key))
    return tuple(dict.fromkeys(rows))


def drop_draft(session: Session, of: DraftOf, record_id: int | None) -> None:
    """Forget a draft, after its record was saved or the clerk gave it up."""
    session.execute(delete(Draft).where(Draft.of == of, Draft.record_key == (record_id or NEW)))


def drop_drafts_of_deleted(session: Session, of: DraftOf, ids: Select[Any]) -> None:
    """Forget the drafts of records that are about to be deleted: their numbers will be given to others."""
    session.execute(delete(Draft).where(Draft.of == of, Draft.record_key.in_(ids)))


def save_and_forget(session: Session, save: Callable[[Any, Any], Changes], row: Any, of: DraftOf) -> Changes:
    """Save a record and drop its draft in one transaction, so that no draft outlives the record it became. ``row.id`` None
    is a new record. Raises whatever ``save`` raises; the draft is then still there."""
    changes = save(session, row)
    drop_draft(session, of, row.id)
    return changes

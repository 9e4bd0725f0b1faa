"""Typed input not yet saved: kept in the database, so that a power cut costs nothing."""

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models import clock
from models.entities import Draft
from models.rows.draft import DraftRow
from models.rules.terms import Register

NEW = 0


def keep_draft(session: Session, register: Register, record_id: int | None, state: dict[str, Any]) -> None:
    """Keep the raw state of an editor in place of what was kept of it before."""
    session.merge(
        Draft(
            register=register,
            record_key=record_id or NEW,
            state=state,
            saved_at=clock.now().replace(microsecond=0),
        )
    )


def drafts_of(session: Session, register: Register) -> tuple[DraftRow, ...]:
    """The drafts of a register, latest first."""
    query = select(Draft).where(Draft.register == register).order_by(Draft.saved_at.desc(), Draft.record_key)
    return tuple(
        DraftRow(draft.register, draft.record_key or None, draft.state, draft.saved_at)
        for draft in session.scalars(query)
    )


def registers_with_drafts(session: Session) -> tuple[Register, ...]:
    """The registers in which something typed was never saved, the latest first."""
    rows = session.scalars(select(Draft.register).order_by(Draft.saved_at.desc(), Draft.record_key))
    return tuple(dict.fromkeys(rows))


def drop_draft(session: Session, register: Register, record_id: int | None) -> None:
    """Forget a draft, after its record was saved or the clerk gave it up."""
    session.execute(delete(Draft).where(Draft.register == register, Draft.record_key == (record_id or NEW)))

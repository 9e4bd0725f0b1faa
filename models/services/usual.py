"""How an organisation held a kind of gathering last time."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Meeting, StudySession
from models.rows.query import RegisterQuery
from models.rows.usual import Usual
from models.rules.terms import MeetingKind, RecordStatus, Register, StudyKind
from models.services import records


def usual_of(session: Session, kind: MeetingKind | StudyKind, organization_id: int) -> Usual | None:
    """Place, host, recorder and times of the last gathering of this kind and organisation that was held; None when there
    was none."""
    entity: Any = Meeting if isinstance(kind, MeetingKind) else StudySession
    register = Register.MEETING if isinstance(kind, MeetingKind) else Register.STUDY
    query = select(
        entity.happened_on, entity.place, entity.host, entity.recorder, entity.started_at, entity.ended_at
    ).where(
        entity.organization_id == organization_id,
        entity.kind == kind.value,
        entity.status == RecordStatus.HELD.value,
    )
    found = session.execute(records.filtered(session, query, register, RegisterQuery()).limit(1)).first()
    return None if found is None else Usual(*found)

"""叫停: the meetings that were halted and those that hold them again (domain O10, G26)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.entities import Halt, Meeting, Record
from models.rules.terms import MeetingKind, RecordStatus, Register

HOLDS_AGAIN = (RecordStatus.PLANNED, RecordStatus.HELD, RecordStatus.HALTED)
"""A meeting planned or held holds a halted one again; one that was halted too is to be held again in its place; a cancelled one
does neither."""


@dataclass(frozen=True, slots=True)
class HaltedMeeting:
    """A halted meeting that has not been held Meeting."""

    id: int
    kind: MeetingKind
    title: str
    day: date
    organization_id: int
    halted_by: str
    deadline: date | None
    planned_id: int | None = None
    """The meeting planned in its place."""
    planned_on: date | None = None


def halted_meetings(session: Session) -> tuple[HaltedMeeting, ...]:
    """Every halted meeting that was not held again, by day."""
    query = (
        select(
            Record.id,
            Record.kind,
            Record.title,
            Record.happened_on,
            Record.organization_id,
            Halt.halted_by,
            Halt.deadline,
        )
        .outerjoin(Halt, Halt.record_id == Record.id)
        .where(Record.register == Register.MEETING)
        .where(Record.status == RecordStatus.HALTED.value, Record.deleted_at.is_(None))
        .order_by(Record.happened_on, Record.id)
    )
    halted = session.execute(query).all()
    if not halted:
        return ()
    again = holding_again(session, [row.id for row in halted])
    planned = {of: one for of, one in again.items() if one.status is RecordStatus.PLANNED}
    return tuple(
        HaltedMeeting(
            row.id,
            MeetingKind(row.kind),
            row.title,
            row.happened_on,
            row.organization_id,
            row.halted_by or "",
            row.deadline,
            planned[row.id].id if row.id in planned else None,
            planned[row.id].day if row.id in planned else None,
        )
        for row in halted
        if row.id not in again or row.id in planned
    )


@dataclass(frozen=True, slots=True)
class Rehold:
    """A meeting tied to another by a halt."""

    id: int
    day: date
    status: RecordStatus


def holding_again(session: Session, ids: Sequence[int]) -> dict[int, Rehold]:
    """The meetings that hold these again, by the halted one; the latest where there are several."""
    if not ids:
        return {}
    query = (
        select(Meeting.reheld_of_id, Meeting.id, Meeting.happened_on, Meeting.status)
        .where(
            Meeting.reheld_of_id.in_(ids),
            Meeting.deleted_at.is_(None),
            Meeting.status.in_([status.value for status in HOLDS_AGAIN]),
        )
        .order_by(Meeting.happened_on, Meeting.id)
    )
    return {
        of: Rehold(id_, day, RecordStatus(status))
        for of, id_, day, status in session.execute(query)
        if of is not None
    }


def held_before(session: Session, ids: Sequence[int]) -> dict[int, Rehold]:
    """The halted meetings that these hold again, by the later one."""
    if not ids:
        return {}
    halted = aliased(Record, flat=True)
    query = (
        select(Meeting.id, halted.id, halted.happened_on, halted.status)
        .join(halted, halted.id == Meeting.reheld_of_id)
        .where(Meeting.id.in_(ids))
    )
    return {
        id_: Rehold(before, day, RecordStatus(status)) for id_, before, day, status in session.execute(query)
    }

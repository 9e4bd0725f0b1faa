"""Which branch's a record is, and the sheets of meetings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Meeting, Record
from models.rows.bureau import OrganizationRow
from models.rules.terms import MeetingKind, OrganizationKind, RecordStatus, Register


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """A meeting that took place, and the counts of its sheet (None: 待补)."""

    organization_id: int
    kinds: frozenset[MeetingKind]
    """Its own kind and those it also counts as."""
    expected: int | None
    present: int | None


def branch_of_each(organizations: Sequence[OrganizationRow]) -> dict[int, int]:
    """For each branch and group, the branch it counts for. ``organizations`` come in tree order."""
    owner: dict[int, int] = {}
    for row in organizations:
        assert row.id is not None
        if row.kind is OrganizationKind.BRANCH:
            owner[row.id] = row.id
        elif row.kind is OrganizationKind.GROUP and row.parent_id in owner:
            owner[row.id] = owner[row.parent_id]
    return owner


def sheets_of_meetings(session: Session, first: date, last: date) -> list[MeetingSheet]:
    """Every meeting held on the days ``first`` to ``last``."""
    own = Meeting.__table__
    query = select(
        Record.organization_id, Record.kind, own.c.counts_as, Record.expected, Record.present
    ).join_from(Record, own, Record.id == own.c.id)
    query = query.where(
        Record.register == Register.MEETING,
        Record.deleted_at.is_(None),
        Record.status == RecordStatus.HELD.value,
        Record.happened_on.between(first, last),
    )
    return [
        MeetingSheet(
            place,
            frozenset({MeetingKind(kind), *(MeetingKind(code) for code in also)}),
            expected,
            present,
        )
        for place, kind, also, expected, present in session.execute(query)
    ]

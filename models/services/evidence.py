"""What the registers hold of meetings and study, as the counting of requirements reads it: one query each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Meeting, Record
from models.rows.bureau import OrganizationRow
from models.rules.requirements import HeldMeeting
from models.rules.terms import MeetingKind, OrganizationKind, RecordStatus, Register, StudyKind


@dataclass(frozen=True, slots=True)
class MeetingEvidence:
    """A meeting that took place, and the counts of its sheet (None: 待补)."""

    meeting: HeldMeeting
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


def groups_on(branch_id: int, organizations: Sequence[OrganizationRow], day: date) -> tuple[int, ...]:
    """The groups a branch has on ``day``."""
    return tuple(
        row.id
        for row in organizations
        if row.parent_id == branch_id
        and row.kind is OrganizationKind.GROUP
        and row.existed_on(day)
        and row.id is not None
    )


def held_meetings(session: Session, first: date, last: date) -> list[MeetingEvidence]:
    """Every meeting held on the days ``first`` to ``last``."""
    query = select(
        Record.organization_id,
        Record.happened_on,
        Record.kind,
        Record.expected,
        Record.present,
        Meeting.counts_as,
    ).join_from(Record, Meeting.__table__, Record.id == Meeting.__table__.c.id)
    query = query.where(
        Record.register == Register.MEETING,
        Record.deleted_at.is_(None),
        Record.status == RecordStatus.HELD.value,
        Record.happened_on.between(first, last),
    )
    return [
        MeetingEvidence(
            HeldMeeting(
                row.organization_id,
                row.happened_on,
                frozenset({MeetingKind(row.kind), *(MeetingKind(code) for code in row.counts_as)}),
            ),
            row.expected,
            row.present,
        )
        for row in session.execute(query)
    ]


def branch_study_days(session: Session, first: date, last: date) -> list[tuple[int, date]]:
    """Organisation and day of every session of 支部学习 held on the days ``first`` to ``last``."""
    query = select(Record.organization_id, Record.happened_on).where(
        Record.register == Register.STUDY,
        Record.kind == StudyKind.BRANCH_STUDY.value,
        Record.deleted_at.is_(None),
        Record.status == RecordStatus.HELD.value,
        Record.happened_on.between(first, last),
    )
    return [(organization_id, held_on) for organization_id, held_on in session.execute(query)]

"""First topics of meetings: study that stands on an agenda."""

from datetime import date
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models.entities import AgendaItem, Record
from models.rules.activities import Activity
from models.rules.terms import MeetingKind, RecordStatus, Register, StudyKind


def counts_as_first_topic() -> tuple[Any, ...]:
    """When an item of a meeting's agenda is a first topic that was studied, as conditions on AgendaItem and Record: marked
    so, and not of a heart talk, which is private."""
    return AgendaItem.is_first_topic, Record.kind != MeetingKind.HEART_TALK.value


def first_topics_of_meetings(session: Session, first: date, last: date) -> list[Activity]:
    """The meetings of the days ``first`` to ``last`` that had one: each is study of that kind, as in the ledger of first
    topics."""
    query = select(Record.id, Record.organization_id, Record.happened_on).where(
        Record.register == Register.MEETING,
        Record.deleted_at.is_(None),
        Record.status == RecordStatus.HELD.value,
        Record.happened_on.between(first, last),
        exists().where(AgendaItem.record_id == Record.id, *counts_as_first_topic()),
    )
    evidence = frozenset((StudyKind.FIRST_TOPIC.value,))
    return [Activity(id_, place, day, evidence) for id_, place, day in session.execute(query)]

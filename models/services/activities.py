"""What took place, as the rules read it: one query for each register, whatever the number of organisations."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models.entities import AgendaItem, Inspection, Meeting, Notice, Record
from models.rows.compliance import ComplianceRule
from models.rules.activities import Activities, Activity
from models.rules.compliance_terms import BureauDuty
from models.rules.periods import Month
from models.rules.terms import MeetingKind, NoticeStatus, RecordStatus, Register, StudyKind


def activities_in(session: Session, first: date, last: date, wanted: Collection[str]) -> Activities:
    """Everything that took place on the days ``first`` to ``last`` and satisfies one of the codes ``wanted``: at most one
    query for each register, and one for first topics of meetings. An inspection and a notice lie on the first day of the
    month they are for; a correction of a notice is none."""
    found: list[Activity] = []
    if any(kind.value in wanted for kind in MeetingKind):
        found += _meetings(session, first, last)
    if any(kind.value in wanted for kind in StudyKind):
        found += _studies(session, first, last)
    if StudyKind.FIRST_TOPIC.value in wanted:
        found += _first_topics_of_meetings(session, first, last)
    if BureauDuty.INSPECTION.value in wanted:
        found += _inspections(session, Month.of(first), Month.of(last))
    if BureauDuty.NOTICE.value in wanted:
        found += _notices(session, Month.of(first), Month.of(last))
    return Activities(found)


def _held(query: Any, register: Register, first: date, last: date) -> Any:
    return query.where(
        Record.register == register,
        Record.deleted_at.is_(None),
        Record.status == RecordStatus.HELD.value,
        Record.happened_on.between(first, last),
    )


def _meetings(session: Session, first: date, last: date) -> list[Activity]:
    own = Meeting.__table__
    query = select(
        Record.id, Record.organization_id, Record.happened_on, Record.kind, own.c.counts_as, own.c.lecturer
    ).join_from(Record, own, Record.id == own.c.id)
    return [
        Activity(id_, place, day, frozenset((kind, *also)), lecturer)
        for id_, place, day, kind, also, lecturer in session.execute(
            _held(query, Register.MEETING, first, last)
        )
    ]


def _studies(session: Session, first: date, last: date) -> list[Activity]:
    query = select(Record.id, Record.organization_id, Record.happened_on, Record.kind)
    return [
        Activity(id_, place, day, frozenset((kind,)))
        for id_, place, day, kind in session.execute(_held(query, Register.STUDY, first, last))
    ]


def _first_topics_of_meetings(session: Session, first: date, last: date) -> list[Activity]:
    """The first topic of a meeting counts as study of that kind, as in the ledger of first topics."""
    query = select(Record.id, Record.organization_id, Record.happened_on)
    query = _held(query, Register.MEETING, first, last).where(
        exists().where(AgendaItem.record_id == Record.id, *counts_as_first_topic())
    )
    evidence = frozenset((StudyKind.FIRST_TOPIC.value,))
    return [Activity(id_, place, day, evidence) for id_, place, day in session.execute(query)]


def _inspections(session: Session, first: Month, last: Month) -> list[Activity]:
    own = Inspection.__table__
    query = (
        select(Record.id, own.c.month)
        .join_from(Record, own, Record.id == own.c.id)
        .where(
            Record.deleted_at.is_(None),
            Record.status == RecordStatus.HELD.value,
            own.c.month.between(str(first), str(last)),
        )
    )
    evidence = frozenset((BureauDuty.INSPECTION.value,))
    return [Activity(id_, None, Month.parse(month).first, evidence) for id_, month in session.execute(query)]


def _notices(session: Session, first: Month, last: Month) -> list[Activity]:
    query = select(Notice.id, Notice.month).where(
        Notice.status == NoticeStatus.ISSUED,
        Notice.corrects_id.is_(None),
        Notice.month.between(str(first), str(last)),
    )
    evidence = frozenset((BureauDuty.NOTICE.value,))
    return [Activity(id_, None, Month.parse(month).first, evidence) for id_, month in session.execute(query)]


def evidence_of(rules: Iterable[ComplianceRule]) -> frozenset[str]:
    """The codes that satisfy any of these rules."""
    return frozenset(rule.evidence for rule in rules)


def counts_as_first_topic() -> tuple[Any, ...]:
    """When an item of a meeting's agenda is a first topic that was studied, as conditions on AgendaItem and Record: marked
    so, and not of a heart talk, which is private."""
    return AgendaItem.is_first_topic, Record.kind != MeetingKind.HEART_TALK.value

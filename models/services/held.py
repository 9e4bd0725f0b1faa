"""What took place in a span of days, as the rules count it; read with a fixed number of queries, as plain lines."""

import json
from collections.abc import Iterator
from datetime import date

from sqlalchemy import Text, select, type_coerce
from sqlalchemy.orm import Session

from models.entities import Inspection, Meeting, Notice, Record
from models.rules.activities import Activities, Activity
from models.rules.compliance_terms import BureauDuty
from models.rules.periods import Month
from models.rules.terms import NoticeStatus, RecordStatus, Register

_NONE_BESIDES = "[]"


def held_between(session: Session, first: date, last: date) -> Activities:
    """Everything that took place on the days ``first`` to ``last``, put in order: meetings, study, the inspections and the
    notices of the months that these days touch. Three queries."""
    found = [*_gatherings(session, first, last)]
    found += _inspections(session, first, last)
    found += _notices(session, first, last)
    return Activities(found)


def _gatherings(session: Session, first: date, last: date) -> Iterator[Activity]:
    own = Meeting.__table__
    query = (
        select(
            Record.id,
            Record.organization_id,
            Record.happened_on,
            Record.kind,
            type_coerce(own.c.counts_as, Text),
            own.c.lecturer,
        )
        .outerjoin_from(Record, own, own.c.id == Record.id)
        .where(
            Record.register.in_((Register.MEETING, Register.STUDY)),
            Record.happened_on.between(first, last),
            Record.status == RecordStatus.HELD.value,
            Record.deleted_at.is_(None),
        )
    )
    alone: dict[str, frozenset[str]] = {}
    for id_, place, day, kind, besides, lecturer in session.execute(query):
        evidence = alone.get(kind)
        if evidence is None:
            evidence = alone[kind] = frozenset((kind,))
        if besides is not None and besides != _NONE_BESIDES:
            evidence = evidence.union(json.loads(besides))
        yield Activity(id_, place, day, evidence, lecturer or "")


def _inspections(session: Session, first: date, last: date) -> list[Activity]:
    own = Inspection.__table__
    query = (
        select(Record.id, own.c.month)
        .join_from(own, Record, Record.id == own.c.id)
        .where(
            own.c.month.between(str(Month.of(first)), str(Month.of(last))),
            Record.status == RecordStatus.HELD.value,
            Record.deleted_at.is_(None),
        )
    )
    evidence = frozenset((BureauDuty.INSPECTION.value,))
    return [Activity(id_, None, Month.parse(month).first, evidence) for id_, month in session.execute(query)]


def _notices(session: Session, first: date, last: date) -> list[Activity]:
    """Issued ones; a correction is no notice of the month once more."""
    query = select(Notice.id, Notice.month).where(
        Notice.month.between(str(Month.of(first)), str(Month.of(last))),
        Notice.status == NoticeStatus.ISSUED,
        Notice.corrects_id.is_(None),
    )
    evidence = frozenset((BureauDuty.NOTICE.value,))
    return [Activity(id_, None, Month.parse(month).first, evidence) for id_, month in session.execute(query)]

"""Study of a month, a quarter or a year, counted with a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models.entities import AgendaItem, Record, StudySession
from models.rows.bureau import OrganizationRow
from models.rows.statistics import attendance_of
from models.rows.study_statistics import (
    OrganizationStudy,
    StudyKindSum,
    StudyStatistics,
)
from models.rules.periods import Span, weeks_of
from models.rules.statistics import months_of, week_count
from models.rules.terms import RecordStatus, Register, StudyKind
from models.services.agenda_evidence import counts_as_first_topic
from models.services.evidence import branch_of_each
from models.services.held import held_between
from models.services.organizations import list_organizations, with_descendants
from models.services.roll_history import RollHistory
from models.services.rulebook import load_rulebook
from models.services.statistics import branches_in, facts_of, scope_of


@dataclass(frozen=True, slots=True)
class _Session:
    """A session held, or the first topic of a meeting, which has no hours of its own."""

    kind: StudyKind
    expected: int | None
    present: int | None
    hours: Decimal | None
    has_hours: bool = True


def study_statistics(
    session: Session, span: Span, organization_id: int | None, today: date
) -> StudyStatistics:
    """Every branch of the months of ``span`` and every other organisation that studied, in tree order, of one
    organisation and all below it or of the bureau. A group's study is its branch's. The first topic of a meeting counts
    as study of that kind, as in the ledger of first topics."""
    months = months_of(span)
    organizations = list_organizations(session)
    branches = branches_in(organizations, organization_id, months, today)
    owner = branch_of_each(organizations)
    held: dict[int, list[_Session]] = defaultdict(list)
    for place, found in [*_sessions(session, span), *_first_topics(session, span)]:
        held[owner.get(place, place)].append(found)
    activities = held_between(session, weeks_of(months[0])[0].first, weeks_of(months[-1])[-1].last)
    rolls, book = RollHistory(session), load_rulebook(session)
    branch_ids = {row.id for row in branches}
    rows = []
    for row in _listed(organizations, organization_id, branch_ids, held):
        assert row.id is not None
        weeks = None
        if row.id in branch_ids:
            facts = facts_of(row, organizations, rolls, months, today)
            weeks = week_count(facts, activities, today, book)
        kinds = tuple(_sum(kind, held[row.id]) for kind in StudyKind)
        rows.append(OrganizationStudy(row.id, row.name, kinds, weeks))
    return StudyStatistics(span, min(today, span.last), tuple(rows), scope_of(organizations, organization_id))


def _listed(
    organizations: Iterable[OrganizationRow],
    organization_id: int | None,
    branch_ids: set[int | None],
    held: dict[int, list[_Session]],
) -> list[OrganizationRow]:
    organizations = tuple(organizations)
    within = None if organization_id is None else with_descendants(organizations, organization_id)
    return [
        row
        for row in organizations
        if (within is None or row.id in within) and (row.id in branch_ids or row.id in held)
    ]


def _sum(kind: StudyKind, held: Iterable[_Session]) -> StudyKindSum:
    mine = [found for found in held if found.kind is kind]
    return StudyKindSum(
        kind,
        len(mine),
        attendance_of((found.expected, found.present) for found in mine),
        sum((found.hours for found in mine if found.hours is not None), Decimal(0)),
        sum(found.has_hours and found.hours is None for found in mine),
    )


def _sessions(session: Session, span: Span) -> list[tuple[int, _Session]]:
    own = StudySession.__table__
    query = select(
        Record.organization_id, Record.kind, Record.expected, Record.present, StudySession.hours
    ).join_from(Record, own, Record.id == own.c.id)
    query = query.where(
        Record.register == Register.STUDY,
        Record.deleted_at.is_(None),
        Record.status == RecordStatus.HELD.value,
        Record.happened_on.between(span.first, span.last),
    )
    return [
        (place, _Session(StudyKind(kind), expected, present, hours))
        for place, kind, expected, present, hours in session.execute(query)
    ]


def _first_topics(session: Session, span: Span) -> list[tuple[int, _Session]]:
    has_one = exists().where(AgendaItem.record_id == Record.id, *counts_as_first_topic())
    query = select(Record.organization_id, Record.expected, Record.present).where(
        Record.register == Register.MEETING,
        Record.deleted_at.is_(None),
        Record.status == RecordStatus.HELD.value,
        Record.happened_on.between(span.first, span.last),
        has_one,
    )
    return [
        (place, _Session(StudyKind.FIRST_TOPIC, expected, present, None, has_hours=False))
        for place, expected, present in session.execute(query)
    ]

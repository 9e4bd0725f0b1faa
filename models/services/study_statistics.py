"""Study of a month, a quarter or a year, counted with a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from models.entities import AgendaItem, Attendance, Organization, Post, Record, StudySession
from models.rows.bureau import OrganizationRow
from models.rows.statistics import attendance_of
from models.rows.study_statistics import (
    OrganizationStudy,
    PersonHours,
    StudyHours,
    StudyKindSum,
    StudyStatistics,
)
from models.rules.attendance import is_committee_post
from models.rules.periods import Span, weeks_of
from models.rules.roster import covers
from models.rules.statistics import months_of, week_count
from models.rules.study_hours import hours_asked
from models.rules.terms import AttendanceState, RecordStatus, Register, StudyKind
from models.services.agenda_evidence import counts_as_first_topic
from models.services.evidence import branch_of_each
from models.services.held import held_between
from models.services.organizations import list_organizations, with_descendants
from models.services.roll_history import RollHistory
from models.services.roster import members_on
from models.services.rulebook import load_rulebook
from models.services.settings import load_settings
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


def study_hours(session: Session, span: Span, organization_id: int | None, today: date) -> StudyHours:
    """Every member (正式 and 预备) on the roll at the span's end, or today, by branch in tree order, then as the roll has
    them. Hours are those of the sessions of the span whose sheet marks the person present, wherever they were held."""
    counted_on = min(today, span.last)
    organizations = list_organizations(session)
    entries = members_on(session, counted_on, organization_id=organization_id)
    attended = _attended(session, span)
    bureau = load_settings(session)
    leaders, with_posts = _leaders(session, counted_on)
    people = []
    for entry in entries:
        if not entry.standing.is_member:
            continue
        sessions, hours, unknown = attended.get(entry.id, (0, Decimal(0), 0))
        target = hours_asked(
            leads=entry.id in leaders,
            posts_known=entry.branch_id in with_posts,
            leader=bureau.hours_leader,
            member=bureau.hours_member,
        )
        people.append(
            PersonHours(
                entry.id,
                entry.name,
                entry.standing,
                entry.branch_id,
                entry.branch_name,
                entry.posts,
                sessions,
                hours,
                unknown,
                target,
            )
        )
    return StudyHours(span, counted_on, tuple(people), scope_of(organizations, organization_id))


def _attended(session: Session, span: Span) -> dict[int, tuple[int, Decimal, int]]:
    """Sessions attended, their hours, and those of unknown hours, by member."""
    own = StudySession.__table__
    query = (
        select(
            Attendance.member_id,
            func.count(),
            func.sum(StudySession.hours),
            func.count() - func.count(own.c.hours),
        )
        .join_from(Attendance, Record, Attendance.record_id == Record.id)
        .join(own, own.c.id == Record.id)
        .where(
            Attendance.member_id.is_not(None),
            Attendance.state == AttendanceState.PRESENT,
            Record.deleted_at.is_(None),
            Record.status == RecordStatus.HELD.value,
            Record.happened_on.between(span.first, span.last),
        )
        .group_by(Attendance.member_id)
    )
    return {
        member_id: (sessions, hours or Decimal(0), unknown)
        for member_id, sessions, hours, unknown in session.execute(query)
        if member_id is not None
    }


def _leaders(session: Session, day: date) -> tuple[set[int], set[int]]:
    """The members with a seat on the committee of a party organisation on ``day``, and the organisations that have any."""
    query = select(
        Post.member_id, Post.organization_id, Post.title, Post.from_on, Post.to_on, Organization.kind
    )
    leaders, places = set(), set()
    for member_id, place, title, from_on, to_on, kind in session.execute(query.join(Organization)):
        if covers(from_on, to_on, day) and kind.is_party and is_committee_post(title, kind):
            leaders.add(member_id)
            places.add(place)
    return leaders, places

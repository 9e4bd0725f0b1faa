"""学时 of each member over a span of days (domain L4, L17, G15, G17, G18), with a fixed number of queries."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, case, false, func, not_, select
from sqlalchemy.orm import Session

from models.entities import Attendance, Label, Meeting, Organization, Post, Record, RecordLabel, StudySession
from models.rows.study_statistics import PersonHours, StudyHours
from models.rules.attendance import is_committee_post
from models.rules.periods import Span
from models.rules.roster import covers
from models.rules.study_hours import hours_asked, hours_between
from models.rules.study_terms import LabelScheme, TrainingKind
from models.rules.terms import AttendanceState, RecordStatus, Register, StudyKind
from models.services.labels import COUNTS_AS_TRAINING
from models.services.organizations import list_organizations
from models.services.roster import members_on
from models.services.settings import load_settings
from models.services.statistics import scope_of


@dataclass(frozen=True, slots=True)
class _Attended:
    """What one person attended: how often, the known hours of it, how often they are not known, 集中培训 among it."""

    sessions: int = 0
    hours: Decimal = Decimal(0)
    unknown: int = 0
    trainings: int = 0


def study_hours(session: Session, span: Span, organization_id: int | None, today: date) -> StudyHours:
    """Every member (正式 and 预备) on the roll at the span's end, or today, by branch in tree order, then as the roll has
    them. Hours are those of the sessions of the span whose sheet marks the person present, wherever they were held,
    and of meetings tagged 以会代训, by the clock."""
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
        mine = attended.get(entry.id, _Attended())
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
                mine.sessions,
                mine.hours,
                mine.unknown,
                target,
                mine.trainings,
            )
        )
    return StudyHours(span, counted_on, tuple(people), scope_of(organizations, organization_id))


def _attended(session: Session, span: Span) -> dict[int, _Attended]:
    """What counts for each member: sessions of study, added up by the database, and the few meetings that count as training."""
    found = {
        member_id: _Attended(sessions, hours or Decimal(0), unknown, trainings)
        for member_id, sessions, hours, unknown, trainings in session.execute(_of_study(span))
    }
    for member_id, start, end in session.execute(_of_meetings(span)):
        before, hours = found.get(member_id, _Attended()), hours_between(start, end)
        found[member_id] = replace(
            before,
            sessions=before.sessions + 1,
            hours=before.hours + (hours or 0),
            unknown=before.unknown + (hours is None),
        )
    return found


def _present(query: Any, register: Register, span: Span) -> Any:
    """``query`` over Attendance and Record narrowed to who was there."""
    return query.where(
        Attendance.member_id.is_not(None),
        Attendance.state == AttendanceState.PRESENT,
        Record.register == register,
        Record.deleted_at.is_(None),
        Record.status == RecordStatus.HELD.value,
        Record.happened_on.between(span.first, span.last),
    )


def _of_study(span: Span) -> Any:
    own = StudySession.__table__
    online = func.coalesce(own.c.training_kind == TrainingKind.ONLINE, false())
    query = (
        select(
            Attendance.member_id,
            func.count(),
            func.sum(StudySession.hours),
            func.count() - func.count(own.c.hours),
            func.sum(case((and_(Record.kind == StudyKind.TRAINING.value, not_(online)), 1), else_=0)),
        )
        .join_from(Attendance, Record, Attendance.record_id == Record.id)
        .join(own, own.c.id == Record.id)
        .group_by(Attendance.member_id)
    )
    return _present(query, Register.STUDY, span)


def _of_meetings(span: Span) -> Any:
    own = Meeting.__table__
    query = (
        select(Attendance.member_id, Meeting.started_at, Meeting.ended_at)
        .join_from(Attendance, Record, Attendance.record_id == Record.id)
        .join(own, own.c.id == Record.id)
        .join(RecordLabel, RecordLabel.record_id == Record.id)
        .join(Label, Label.id == RecordLabel.label_id)
        .where(Label.scheme == LabelScheme.TAG, Label.name == COUNTS_AS_TRAINING)
    )
    return _present(query, Register.MEETING, span)


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

"""A person's page: read for any number of people with a fixed number of queries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Attendance, Label, MakeUp, Member, Organization, Post, Record, Reflection
from models.failures import NotFound
from models.rows import study_statistics
from models.rows.bureau import PostSpell, RosterEntry
from models.rows.overview import CountedRecord
from models.rows.person import Kind, Mark, PersonHours, PersonPage, PersonReflection
from models.rules.participation import sums_of
from models.rules.periods import Span, year_of
from models.rules.terms import (
    AttendanceState,
    MeetingKind,
    RecordStatus,
    Register,
    Standing,
    StudyKind,
)
from models.services.behind import behind_records
from models.services.dual_life import dual_life
from models.services.person_words import grades_of, speeches_of, talks_of
from models.services.record_lines import parts
from models.services.roster import former_members, members_on
from models.services.study_hours import study_hours


def person_page(session: Session, member_id: int, span: Span, today: date) -> PersonPage:
    """One person over the days of ``span``, as of ``today`` or its last day. Raises NotFound."""
    found = person_pages(session, span, today, ids=(member_id,))
    if not found:
        raise NotFound("名册里已没有这名同志，没有改动；请刷新后再试。")
    return found[0]


def person_pages(
    session: Session,
    span: Span,
    today: date,
    *,
    ids: Sequence[int] = (),
    organization_id: int | None = None,
) -> tuple[PersonPage, ...]:
    """Those of these numbers, or else every member (正式 and 预备) on the roll of an organisation with all below it, or of the
    bureau, in the order of the roll. The number of queries is the same for any number of people up to 500."""
    counted_on = min(today, span.last)
    roll = members_on(session, counted_on, organization_id=None if ids else organization_id)
    by_id = {entry.id: entry for entry in roll}
    wanted = tuple(ids) or tuple(entry.id for entry in roll if entry.standing.is_member)
    if ids and not set(ids) <= by_id.keys():
        by_id |= {entry.id: entry for entry in former_members(session, counted_on)}
        on_roll = {entry.id for entry in roll}
    else:
        on_roll = set(by_id)
    people = _people(session, wanted)
    facts = _gathered(session, people, span, counted_on, today)
    return tuple(
        _page(people[id_], by_id.get(id_), span, counted_on, facts, on_roll=id_ in on_roll)
        for id_ in wanted
        if id_ in people
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """Everything of everybody, by person."""

    posts: Mapping[int, Sequence[PostSpell]]
    marks: Mapping[int, Sequence[Mark]]
    hours: Mapping[int, study_statistics.PersonHours]
    reflections: Mapping[int, Sequence[PersonReflection]]
    speeches: Mapping[int, Sequence[Any]]
    talks: Mapping[int, Sequence[Any]]
    grades: Mapping[int, Sequence[Any]]
    leaders: Mapping[int, Any]
    records: Mapping[int, CountedRecord]


def _gathered(
    session: Session, people: Mapping[int, Member], span: Span, counted_on: date, today: date
) -> _Facts:
    ids = tuple(people)
    marks = _marks(session, ids, span)
    speeches = speeches_of(session, {id_: people[id_].name for id_ in ids}, span)
    only = ids[0] if len(ids) == 1 else None
    dual = dual_life(session, span, None, today, only)
    hours = study_hours(session, span, None, today)
    grades = grades_of(session, ids, counted_on)
    leaders = {life.id: life for life in dual.leaders if life.id in people}
    named = {mark.record_id for lines in marks.values() for mark in lines}
    named |= {spoken.record_id for lines in speeches.values() for spoken in lines}
    named |= {grade.record_id for lines in grades.values() for grade in lines}
    records = {record.id: record for record in behind_records(session, sorted(named), "", "").records}
    records |= {record.id: record for record in dual.records}
    return _Facts(
        _posts(session, ids),
        marks,
        {one.member_id: one for one in hours.people},
        _reflections(session, ids, span),
        speeches,
        talks_of(session, {id_: people[id_].name for id_ in ids}, span),
        grades,
        leaders,
        records,
    )


def _page(
    member: Member,
    entry: RosterEntry | None,
    span: Span,
    counted_on: date,
    facts: _Facts,
    *,
    on_roll: bool,
) -> PersonPage:
    id_ = member.id
    pieces = facts.reflections.get(id_, ())
    dated = tuple(piece for piece in pieces if piece.submitted_on is not None)
    speeches, grades = tuple(facts.speeches.get(id_, ())), tuple(facts.grades.get(id_, ()))
    marks, leader = facts.marks.get(id_, ()), facts.leaders.get(id_)
    named = {mark.record_id for mark in marks} | {said.record_id for said in (*speeches, *grades)}
    if leader is not None:
        named |= {
            record
            for period in leader.periods
            for record in (*period.held, *period.contact_held, *period.democratic)
        }
        named |= {guided.record_id for guided in leader.guided}
    return PersonPage(
        id=id_,
        name=member.name,
        span=span,
        counted_on=counted_on,
        gender=member.gender,
        born_on=member.born_on,
        joined_on=member.joined_on,
        full_on=member.full_on,
        department=member.department,
        job_title=member.job_title,
        branch_id=entry.branch_id if entry is not None and on_roll else None,
        branch_name=entry.branch_name if entry is not None else "",
        standing=entry.standing if entry is not None else Standing.ACTIVIST,
        posts=tuple(facts.posts.get(id_, ())),
        attendance=sums_of(marks),
        hours=_hours(facts.hours.get(id_), span),
        reflections=dated,
        undated=len(pieces) - len(dated),
        speeches=speeches,
        talks=tuple(facts.talks.get(id_, ())),
        grades=grades,
        leader=leader,
        records=tuple(
            sorted(
                (facts.records[record] for record in named if record in facts.records),
                key=lambda record: (record.day, record.id),
            )
        ),
    )


def _hours(found: study_statistics.PersonHours | None, span: Span) -> PersonHours | None:
    """A year's target belongs to a whole year only."""
    if found is None:
        return None
    year = year_of(span.first.year)
    if (span.first, span.last) != (year.first, year.last):
        return PersonHours(found.hours, found.hours_unknown, None, None, found.trainings)
    return PersonHours(found.hours, found.hours_unknown, found.target, found.short, found.trainings)


# Reading


def _people(session: Session, ids: Sequence[int]) -> dict[int, Member]:
    found: dict[int, Member] = {}
    for some in parts(ids):
        found |= {member.id: member for member in session.scalars(select(Member).where(Member.id.in_(some)))}
    return found


def _posts(session: Session, ids: Sequence[int]) -> dict[int, list[PostSpell]]:
    found: dict[int, list[PostSpell]] = defaultdict(list)
    for some in parts(ids):
        query = (
            select(Post, Organization.name)
            .join(Organization, Organization.id == Post.organization_id)
            .where(Post.member_id.in_(some))
            .order_by(Post.id)
        )
        for post, name in session.execute(query):
            found[post.member_id].append(
                PostSpell(post.organization_id, name, post.title, post.from_on, post.to_on)
            )
    return found


def _marks(session: Session, ids: Sequence[int], span: Span) -> dict[int, list[Mark]]:
    """What was held in ``span`` and expected them, by day; talks are no gatherings, and their titles stay out."""
    found: dict[int, list[Mark]] = defaultdict(list)
    held = (
        Record.register.in_((Register.MEETING, Register.STUDY)),
        Record.deleted_at.is_(None),
        Record.status == RecordStatus.HELD.value,
        Record.happened_on.between(span.first, span.last),
        Record.kind != MeetingKind.HEART_TALK.value,
    )
    for some in parts(ids):
        made_up = select(MakeUp.record_id, MakeUp.member_id).join(Record, Record.id == MakeUp.record_id)
        made_up = made_up.where(*held, MakeUp.member_id.in_(some), MakeUp.done_on.is_not(None))
        done = {(record_id, member_id) for record_id, member_id in session.execute(made_up)}
        query = (
            select(Record.id, Record.register, Record.kind, Attendance.member_id, Attendance.state)
            .join_from(Attendance, Record, Record.id == Attendance.record_id)
            .where(*held, Attendance.member_id.in_(some), Attendance.counted)
            .order_by(Record.happened_on, Record.id)
        )
        for id_, register, kind, member_id, state in session.execute(query):
            assert member_id is not None
            found[member_id].append(
                Mark(id_, _kind(register, kind), AttendanceState(state), (id_, member_id) in done)
            )
    return found


def _kind(register: Register, kind: str) -> Kind:
    return StudyKind(kind) if register is Register.STUDY else MeetingKind(kind)


def _reflections(session: Session, ids: Sequence[int], span: Span) -> dict[int, list[PersonReflection]]:
    """Pieces of the days of ``span``, and those of no known day, latest first."""
    found: dict[int, list[PersonReflection]] = defaultdict(list)
    for some in parts(ids):
        query = (
            select(Reflection, Label.name)
            .outerjoin(Label, Label.id == Reflection.campaign_id)
            .where(
                Reflection.deleted_at.is_(None),
                Reflection.member_id.in_(some),
                Reflection.submitted_on.is_(None) | Reflection.submitted_on.between(span.first, span.last),
            )
            .order_by(Reflection.submitted_on.desc(), Reflection.id.desc())
        )
        for piece, campaign in session.execute(query):
            assert piece.member_id is not None
            found[piece.member_id].append(
                PersonReflection(
                    piece.id, piece.submitted_on, piece.title, campaign or piece.topic, piece.words
                )
            )
    return found

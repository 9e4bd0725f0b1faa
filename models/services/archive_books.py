"""What is kept as one list a year (心得体会, 党费, 学习计划, 党员名册): which organisations have one, and what tells that any line of it
was entered, changed or taken away. A fixed number of statements for each year."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from models.entities import (
    Dues,
    Member,
    Membership,
    Post,
    Reflection,
    StandingPeriod,
    StudyPlan,
    StudyPlanItem,
    StudySession,
)
from models.rules.archive_terms import ArchiveSource
from models.rules.periods import Span, year_of
from models.rules.terms import RecordStatus

Line = tuple[Any, ...]
"""The organisation first, then what tells of it. Lines are told whole: a number and a version alone come again where a line is struck and
another entered."""

PRINTED = (
    *(Member.name, Member.gender, Member.ethnicity, Member.born_on, Member.joined_on, Member.full_on),
    *(Member.department, Member.job_title),
)
"""Of a member. Who moves away later has a new version, and is on the year's list as before."""


def books_of(
    session: Session, years: Collection[int], owner: Mapping[int, int]
) -> dict[tuple[ArchiveSource, int, int], str]:
    """By source, organisation and year a digest that changes whenever anything printed in the list does, but for names of
    organisations. ``owner`` says which branch an organisation counts for; one that counts for none stands above branches, and its list
    holds theirs."""
    found = {}
    for year in years:
        for source, (lines, beside) in _lists(session, year_of(year)).items():
            own, around = _by_place(lines, owner), _by_place(beside, owner)
            for place in own:
                within = [place] if place in owner else sorted({*own, *around})
                told = [(each, own.get(each), around.get(each)) for each in within]
                found[source, place, year] = hashlib.sha256(repr(told).encode()).hexdigest()
    return found


def _lists(session: Session, span: Span) -> dict[ArchiveSource, tuple[list[Line], list[Line]]]:
    """Of each list its own lines, without which there is no list, and what is printed beside them."""
    people = _read(session, _people(span))
    on_roll = [line[:-2] for line in people if line[-1] is None or line[-1] > span.last]
    standings = _read(session, _standings(span))
    return {
        ArchiveSource.REFLECTION: (
            _read(session, _reflections(Reflection.submitted_on.between(span.first, span.last))),
            [*_read(session, _reflections(Reflection.submitted_on.is_(None))), *on_roll, *standings],
        ),
        ArchiveSource.DUES: (
            _read(session, _dues(span)),
            [*(_clipped(line, span) for line in people), *standings],
        ),
        ArchiveSource.STUDY_PLAN: (
            _read(session, _plans(span)),
            [*_read(session, _topics(span)), *_read(session, _carried_out(span))],
        ),
        ArchiveSource.ROSTER: (on_roll, [*standings, *_read(session, _posts(span))]),
    }


def _read(session: Session, query: Any) -> list[Line]:
    return [tuple(line) for line in session.execute(query)]


def _by_place(lines: Iterable[Line], owner: Mapping[int, int]) -> dict[int, list[str]]:
    """What is told of each organisation, in an order of its own: lines come as the database likes."""
    found: dict[int, list[str]] = defaultdict(list)
    for line in lines:
        found[owner.get(line[0], line[0])].append(repr(line))
    for told in found.values():
        told.sort()
    return found


def _clipped(line: Line, span: Span) -> Line:
    """A stay as far as it lies within the year: who leaves later has paid the same."""
    *told, from_on, to_on = line
    behind = span.last + timedelta(days=1)
    return (
        *told,
        None if from_on is None or from_on < span.first else from_on,
        None if to_on is None or to_on > behind else to_on,
    )


def _reflections(of: ColumnElement[bool]) -> Any:
    table = Reflection.__table__
    return select(table.c.organization_id, table).where(Reflection.deleted_at.is_(None), of)


def _dues(span: Span) -> Any:
    year = span.first.year
    return (
        select(Membership.branch_id, Dues.__table__)
        .join(Dues, Dues.member_id == Membership.member_id)
        .where(Dues.month.between(f"{year}-01", f"{year}-12"), *_stayed(span.first, span.last))
        .distinct()
    )


def _plans(span: Span) -> Any:
    table = StudyPlan.__table__
    return select(table.c.organization_id, table).where(table.c.year == span.first.year)


def _topics(span: Span) -> Any:
    return (
        select(StudyPlan.organization_id, StudyPlanItem.__table__)
        .join(StudyPlan, StudyPlan.id == StudyPlanItem.plan_id)
        .where(StudyPlan.year == span.first.year)
    )


def _carried_out(span: Span) -> Any:
    return (
        select(StudyPlan.organization_id, StudySession.plan_item_id, StudySession.id)
        .join(StudyPlanItem, StudyPlanItem.plan_id == StudyPlan.id)
        .join(StudySession, StudySession.plan_item_id == StudyPlanItem.id)
        .where(
            StudyPlan.year == span.first.year,
            StudySession.status == RecordStatus.HELD.value,
            StudySession.deleted_at.is_(None),
        )
    )


def _people(span: Span) -> Any:
    """Who was on a roll in the year: the stay's days come last."""
    return (
        select(Membership.branch_id, Membership.group_id, Membership.member_id, *PRINTED)
        .add_columns(Membership.from_on, Membership.to_on)
        .join(Member, Member.id == Membership.member_id)
        .where(*_stayed(span.first, span.last))
    )


def _standings(span: Span) -> Any:
    return (
        select(Membership.branch_id, StandingPeriod.member_id, StandingPeriod.standing)
        .add_columns(StandingPeriod.from_on)
        .join(StandingPeriod, StandingPeriod.member_id == Membership.member_id)
        .where(
            *_stayed(span.first, span.last),
            or_(StandingPeriod.from_on.is_(None), StandingPeriod.from_on <= span.last),
        )
    )


def _posts(span: Span) -> Any:
    """Posts held on the last day."""
    return (
        select(Membership.branch_id, Post.member_id, Post.organization_id, Post.title)
        .join(Post, Post.member_id == Membership.member_id)
        .where(
            *_stayed(span.last, span.last),
            or_(Post.from_on.is_(None), Post.from_on <= span.last),
            or_(Post.to_on.is_(None), Post.to_on > span.last),
        )
    )


def _stayed(first: date, last: date) -> Iterable[ColumnElement[bool]]:
    return (
        or_(Membership.from_on.is_(None), Membership.from_on <= last),
        or_(Membership.to_on.is_(None), Membership.to_on > first),
    )

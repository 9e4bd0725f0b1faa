"""中心组成员考勤: members × sessions of a period, read with a fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import MakeUp as MakeUpEntity
from models.entities import Record
from models.rows.attendance import AttendanceRow
from models.rows.following import MakeUp
from models.rows.study_attendance import (
    GroupAttendance,
    GroupAttendanceSheet,
    MemberMarks,
    SessionHead,
    SessionMark,
)
from models.rows.study_plan import StudyGroup
from models.rules.make_ups import matched
from models.rules.periods import Span
from models.rules.study_terms import StudyGroupKind
from models.rules.terms import RecordStatus, Register, StudyKind
from models.services import record_lines, records
from models.services.organizations import list_organizations, with_descendants
from models.services.statistics import scope_of
from models.services.study_groups import list_groups

Person = tuple[int | None, str]
"""By id; somebody of no roster by name."""


def centre_attendance(
    session: Session, span: Span, organization_id: int | None, today: date
) -> GroupAttendanceSheet:
    """The 中心组 sessions held in ``span``, by organisation in tree order; a group that held none is there with its members."""
    organizations = list_organizations(session)
    within = None if organization_id is None else with_descendants(organizations, organization_id)
    query = (
        select(Record.id, Record.happened_on, Record.title, Record.organization_id)
        .where(
            Record.register == Register.STUDY,
            Record.kind == StudyKind.CENTRE_GROUP.value,
            Record.status == RecordStatus.HELD.value,
            Record.deleted_at.is_(None),
            Record.happened_on.between(span.first, span.last),
        )
        .order_by(Record.happened_on, Record.id)
    )
    heads: dict[int, list[SessionHead]] = {}
    for id_, day, title, place in session.execute(query):
        if within is None or place in within:
            heads.setdefault(place, []).append(SessionHead(id_, day, title))
    ids = [head.record_id for some in heads.values() for head in some]
    sheets, made_up = _sheets(session, ids), _make_ups(session, ids)
    names = records.organization_names(session)
    groups = {
        group.organization_id: group
        for group in list_groups(session)
        if group.kind is StudyGroupKind.CENTRE_GROUP and _lasted(group, span)
    }
    found = [
        _group(names[row.id], groups.get(row.id), heads.get(row.id, ()), sheets, made_up, span)
        for row in organizations
        if row.id is not None
        and (row.id in heads or row.id in groups)
        and (within is None or row.id in within)
    ]
    return GroupAttendanceSheet(span, today, tuple(found), scope_of(organizations, organization_id))


def _lasted(group: StudyGroup, span: Span) -> bool:
    return (group.founded_on or span.first) <= span.last and (group.dissolved_on or date.max) > span.first


def _group(
    organization_name: str,
    group: StudyGroup | None,
    heads: Sequence[SessionHead],
    sheets: Mapping[int, Sequence[AttendanceRow]],
    made_up: Mapping[int, Sequence[MakeUp]],
    span: Span,
) -> GroupAttendance:
    people = _people(group, span)
    marks: dict[Person, dict[int, SessionMark]] = {}
    for head in heads:
        sheet = sheets.get(head.record_id, ())
        done = {
            _person(away.member_id, away.name)
            for away, entry in matched(sheet, made_up.get(head.record_id, ()))
            if entry is not None and entry.done_on is not None
        }
        for row in sheet:
            key = _person(row.member_id, row.name)
            people.setdefault(key, (row.name, ""))
            marks.setdefault(key, {})[head.record_id] = SessionMark(row.state, key in done, row.counted)
    members = tuple(
        MemberMarks(name, key[0], duty, tuple(marks.get(key, {}).get(head.record_id) for head in heads))
        for key, (name, duty) in people.items()
    )
    return GroupAttendance(
        organization_name,
        group.name if group is not None else "",
        group.leader if group is not None else "",
        group.secretary if group is not None else "",
        tuple(heads),
        members,
    )


def _people(group: StudyGroup | None, span: Span) -> dict[Person, tuple[str, str]]:
    """Those who were members on any day of the period, with their duty, in order."""
    found: dict[Person, tuple[str, str]] = {}
    for member in group.members if group is not None else ():
        if (member.from_on or span.first) <= span.last and (member.to_on or date.max) > span.first:
            found.setdefault(_person(member.member_id, member.name), (member.name, member.duty))
    return found


def _person(member_id: int | None, name: str) -> Person:
    return member_id, "" if member_id is not None else name


def _sheets(session: Session, ids: Sequence[int]) -> dict[int, tuple[AttendanceRow, ...]]:
    found: dict[int, tuple[AttendanceRow, ...]] = {}
    for some in record_lines.parts(ids):
        found.update(record_lines.sheets_of(session, some))
    return found


def _make_ups(session: Session, ids: Sequence[int]) -> dict[int, tuple[MakeUp, ...]]:
    found: dict[int, tuple[MakeUp, ...]] = {}
    for some in record_lines.parts(ids):
        for number, lines in record_lines.children_of(session, MakeUpEntity, some).items():
            found[number] = tuple(_read(lines))
    return found


def _read(lines: Iterable[MakeUpEntity]) -> Iterable[MakeUp]:
    return (MakeUp(line.name, line.member_id, line.done_on, line.way, line.note) for line in lines)

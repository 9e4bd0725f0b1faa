"""补学: who was away from what, who has made up for it, and entering it for many at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from models.entities import Attendance, MakeUp, Record
from models.failures import BadInput
from models.rows import following as rows
from models.rows.attendance import AttendanceRow
from models.rows.changes import Changes, Subject
from models.rows.make_up import MakeUpLine
from models.rules.make_ups import AWAY, matched
from models.rules.periods import Span
from models.rules.register_kinds import KINDS
from models.rules.terms import RecordStatus, Register, StudyKind
from models.services import record_lines, records
from models.services.meetings import load_meeting, save_meeting
from models.services.organizations import list_organizations, with_descendants
from models.services.study import load_session, save_session

_REGISTERS = (Register.STUDY, Register.MEETING)


@dataclass(frozen=True, slots=True)
class MakeUpQuery:
    """Which absences are asked for."""

    span: Span
    organization_id: int | None = None
    kind: str | None = None
    """A StudyKind or MeetingKind by its code; None is study of every kind, and meetings whose 补学 was begun."""
    only_open: bool = False
    text: str = ""


def list_make_ups(session: Session, asked: MakeUpQuery) -> tuple[MakeUpLine, ...]:
    """Everybody away, the latest session first, then as on the sheet. Without a kind: all of study, and the meetings
    in which somebody's making up was entered."""
    query = _held(asked)
    if asked.organization_id is not None:
        within = with_descendants(list_organizations(session), asked.organization_id)
        query = query.where(Record.organization_id.in_(within))
    found = session.execute(query).all()
    names = records.organization_names(session)
    ids = [row.id for row in found]
    sheets, entered = _sheets(session, ids), _entered(session, ids)
    lines = (
        MakeUpLine(
            record_id=row.id,
            register=row.register,
            kind=row.kind,
            kind_label=KINDS[row.register](row.kind).label,
            title=row.title,
            held_on=row.happened_on,
            organization_id=row.organization_id,
            organization_name=names.get(row.organization_id, ""),
            name=away.name,
            member_id=away.member_id,
            state=away.state,
            reason=away.reason,
            entered=entry is not None,
            done_on=entry.done_on if entry else None,
            way=entry.way if entry else "",
            note=entry.note if entry else "",
        )
        for row in found
        for away, entry in matched(sheets.get(row.id, ()), entered.get(row.id, ()))
    )
    words = asked.text.split()
    return tuple(
        line
        for line in lines
        if (line.is_open or not asked.only_open)
        and all(
            word in f"{line.name} {line.title} {line.kind_label} {line.organization_name}" for word in words
        )
    )


def _held(asked: MakeUpQuery) -> Select[int, Register, str, str, date, int]:
    """Held, not removed, of the period, with somebody away."""
    away = exists().where(
        Attendance.record_id == Record.id, Attendance.state.in_(AWAY), Attendance.counted.is_(True)
    )
    query = select(
        Record.id, Record.register, Record.kind, Record.title, Record.happened_on, Record.organization_id
    ).where(
        Record.register.in_(_REGISTERS),
        Record.status == RecordStatus.HELD.value,
        Record.deleted_at.is_(None),
        Record.happened_on.between(asked.span.first, asked.span.last),
        away,
    )
    if asked.kind is not None:
        query = query.where(Record.kind == asked.kind)
    else:
        begun = exists().where(MakeUp.record_id == Record.id)
        query = query.where((Record.register == Register.STUDY) | begun)
    return query.order_by(Record.happened_on.desc(), Record.id.desc())


def _sheets(session: Session, ids: Sequence[int]) -> dict[int, tuple[AttendanceRow, ...]]:
    found: dict[int, tuple[AttendanceRow, ...]] = {}
    for some in record_lines.parts(ids):
        found.update(record_lines.sheets_of(session, some))
    return found


def _entered(session: Session, ids: Sequence[int]) -> dict[int, tuple[rows.MakeUp, ...]]:
    found: dict[int, list[rows.MakeUp]] = {}
    for some in record_lines.parts(ids):
        query = select(MakeUp).where(MakeUp.record_id.in_(some))
        for line in session.scalars(query.order_by(MakeUp.record_id, MakeUp.position)):
            made = rows.MakeUp(line.name, line.member_id, line.done_on, line.way, line.note)
            found.setdefault(line.record_id, []).append(made)
    return {number: tuple(lines) for number, lines in found.items()}


def owing_sessions(session: Session, since: date, today: date) -> tuple[MakeUpLine, ...]:
    """Who of ``since`` to ``today`` still has to make up: of 中心组 everybody away, of all else whoever was put on its list of
    making up."""
    lines = list_make_ups(session, MakeUpQuery(Span(since, today, ""), only_open=True))
    centre = StudyKind.CENTRE_GROUP.value
    return tuple(line for line in lines if line.entered or line.kind == centre)


def enter_make_ups(session: Session, chosen: Iterable[MakeUpLine], done_on: date, way: str) -> Changes:
    """That these people made up on ``done_on`` in this way, in all their records or in none; what was noted of others stays.
    Works on closed records too: making up follows a record. Raises BadInput for a day before the session, NotFound."""
    by_record: dict[int, list[MakeUpLine]] = {}
    for line in chosen:
        if done_on < line.held_on:
            raise BadInput(
                f"补学日期早于{line.held_on.isoformat()}的学习，{line.name}的补学没有登记，其他人的也没有登记；请核对日期。"
            )
        by_record.setdefault(line.record_id, []).append(line)
    subjects: set[Subject] = set()
    for record_id, lines in by_record.items():
        subjects |= _enter(session, record_id, lines, done_on, way.strip()).subjects
    return Changes(frozenset(subjects), next(iter(by_record)) if len(by_record) == 1 else None)


def _enter(session: Session, record_id: int, lines: Sequence[MakeUpLine], done_on: date, way: str) -> Changes:
    """Saved as the editor saves it, so that its history tells of it."""
    wanted = {(line.member_id, line.name) for line in lines}
    if records.register_of(session, record_id) is Register.MEETING:
        meeting = load_meeting(session, record_id)
        entries = _entered_for(meeting.attendance, meeting.make_ups, wanted, done_on, way)
        return save_meeting(session, replace(meeting, make_ups=entries))
    detail = load_session(session, record_id)
    entries = _entered_for(detail.attendance, detail.make_ups, wanted, done_on, way)
    return save_session(session, replace(detail, make_ups=entries))


def _entered_for(
    sheet: Sequence[AttendanceRow],
    before: Sequence[rows.MakeUp],
    wanted: set[tuple[int | None, str]],
    done_on: date,
    way: str,
) -> tuple[rows.MakeUp, ...]:
    """The entries with a day for those wanted; nobody else is put on the list by the way."""
    entries = list(before)
    for away, entry in matched(sheet, before):
        if (away.member_id, away.name) not in wanted:
            continue
        if entry is None:
            entries.append(rows.MakeUp(away.name, away.member_id, done_on, way))
        else:
            place = next(at for at, one in enumerate(entries) if one is entry)
            entries[place] = replace(entry, done_on=done_on, way=way or entry.way)
    return tuple(entries)

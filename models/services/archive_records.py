"""The records of a year that are archived, and the 件 and volumes they become."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from models.entities import (
    Appraisal,
    Attachment,
    Attendance,
    DailyWork,
    Inspection,
    Record,
    RectificationItem,
)
from models.rows.archive import PartRow, RetentionLine
from models.rules import archive_titles as titles
from models.rules.archive_parts import MAIN, ORDER, role_of_file
from models.rules.archive_terms import ArchiveSource, ArchiveUnit, PartRole, Retention
from models.rules.daily_terms import DailyWorkStatus
from models.rules.papers import PaperKind
from models.rules.periods import year_of
from models.rules.retention import line_for
from models.rules.terms import (
    MeetingKind,
    RecordStatus,
    RectificationSource,
    RectificationStatus,
    Register,
    StudyKind,
)
from models.services.archive_wanted import Ground, Key, Wanted, printed_part
from models.services.record_lines import parts


def records_of_year(session: Session, year: int) -> list[Any]:
    """What belongs to the 年度, in the order of the days: held in it (what lasted over the turn of a year: ended in it), answered in
    it (请示、报告; unanswered: written in it), struck off in it (DA/T 22-2015 5.2: 跨年度的按闭幕、办结年度)."""
    record, daily = Record.__table__.c, DailyWork.__table__.c
    inspection, item = Inspection.__table__.c, RectificationItem.__table__.c
    tables = (
        Record.__table__.outerjoin(DailyWork.__table__, daily.id == record.id)
        .outerjoin(Inspection.__table__, inspection.id == record.id)
        .outerjoin(RectificationItem.__table__, item.id == record.id)
    )
    span = year_of(year)
    held = record.status == RecordStatus.HELD.value
    closed = record.status.in_([status.value for status in RectificationStatus if status.is_closed])

    def settled(day: Any) -> Any:
        return day.between(span.first, span.last)

    asked = or_(
        and_(record.register.in_((Register.MEETING, Register.STUDY)), held, settled(record.happened_on)),
        and_(
            record.register == Register.INSPECTION,
            held,
            settled(func.coalesce(inspection.last_on, record.happened_on)),
        ),
        and_(
            record.register == Register.DAILY_WORK,
            record.status == DailyWorkStatus.DONE.value,
            settled(func.coalesce(daily.replied_on, record.happened_on)),
        ),
        and_(record.register == Register.RECTIFICATION, closed, settled(item.closed_on)),
    )
    query = select(
        *(record.id, record.register, record.kind, record.title, record.happened_on, record.organization_id),
        *(daily.document_number, inspection.last_on, item.year, item.number, item.closed_on),
    ).select_from(tables)
    query = query.where(asked, record.deleted_at.is_(None), record.kind != MeetingKind.HEART_TALK.value)
    return list(session.execute(query.order_by(record.happened_on, record.id)))


def papers_of(session: Session, lines: Sequence[Any]) -> dict[int, tuple[PartRow, ...]]:
    """The parts of each record: its paper, the sign-in sheet, what single kinds have, its files; by role, files as they were added."""
    ids = [line.id for line in lines]
    sheets: set[int] = set()
    ballots: set[int] = set()
    files: dict[int, list[PartRow]] = defaultdict(list)
    for some in parts(ids):
        sheets |= set(
            session.scalars(select(Attendance.record_id).where(Attendance.record_id.in_(some)).distinct())
        )
        ballots |= set(session.scalars(select(Appraisal.record_id).where(Appraisal.record_id.in_(some))))
        query = select(Attachment).where(Attachment.record_id.in_(some))
        for file in session.scalars(query.order_by(Attachment.record_id, Attachment.position)):
            files[file.record_id].append(_file(file))
    found = {}
    for line in lines:
        own = [printed_part(PartRole.TEXT, MAIN[line.register], record_id=line.id)]
        if line.id in sheets:
            own.append(printed_part(PartRole.SIGN_IN, PaperKind.SIGN_IN_SHEET, record_id=line.id))
        if line.id in ballots:
            own.append(printed_part(PartRole.ANNEX, PaperKind.APPRAISAL_SUMMARY, record_id=line.id))
        found[line.id] = tuple(sorted((*own, *files[line.id]), key=lambda part: ORDER[part.role]))
    return found


def _file(file: Attachment) -> PartRow:
    return PartRow(
        role=role_of_file(file.name, file.note),
        name=file.name,
        record_id=file.record_id,
        source_sha256=file.sha256,
        source_name=file.name,
        source_size=file.size,
    )


def single_item(line: Any, rule: RetentionLine, own: tuple[PartRow, ...], ground: Ground) -> Wanted:
    """A record that is a 件 of its own."""
    name = ground.names.get(line.organization_id, "")
    return Wanted(
        key=("record", line.id),
        source=rule.source,
        source_kind=line.kind,
        unit=ArchiveUnit.EACH,
        retention=rule.retention,
        organization_code=ground.code_of(line.organization_id),
        record_id=line.id,
        notice_id=None,
        organization_id=line.organization_id,
        title=_title(line, name),
        document_number=(line.document_number or "").strip(),
        responsible=name,
        dated=_dated(line),
        parts=own,
    )


def _title(line: Any, name: str) -> str:
    match line.register:
        case Register.MEETING:
            return titles.meeting_title(name, MeetingKind(line.kind), line.happened_on)
        case Register.STUDY:
            return titles.study_title(name, StudyKind(line.kind), line.happened_on)
        case Register.INSPECTION:
            return titles.inspection_title(name, _dated(line))
        case Register.RECTIFICATION:
            return titles.item_title(name, RectificationSource(line.kind), line.year, line.number)
    return str(line.title).strip()


def _dated(line: Any) -> date:
    """成文日期: of a matter that went on, of its last day; of daily work that of the document itself."""
    day: date = line.last_on or line.closed_on or line.happened_on
    return day


def volume_of(
    key: Key, lines: Sequence[Any], papers: Mapping[int, tuple[PartRow, ...]], ground: Ground
) -> Wanted:
    """A year's records in one: one after the other by day, each with its own sheet and files behind it; dated by the last."""
    _book, source, kind, place = key
    assert isinstance(source, ArchiveSource)
    assert isinstance(kind, str)
    assert isinstance(place, int)
    rule = line_for(ground.lines, source, kind)
    name = ground.names.get(place, "")
    ordered = sorted(lines, key=lambda line: (_dated(line), line.id))
    return Wanted(
        key=key,
        source=source,
        source_kind=kind,
        unit=ArchiveUnit.YEARLY,
        retention=rule.retention if rule is not None else Retention.TEN,
        organization_code=ground.code_of(place),
        record_id=None,
        notice_id=None,
        organization_id=place,
        title=titles.volume_title(name, ground.year, source, kind),
        document_number="",
        responsible=name,
        dated=_dated(ordered[-1]),
        parts=tuple(part for line in ordered for part in papers[line.id]),
    )

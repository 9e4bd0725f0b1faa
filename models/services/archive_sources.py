"""What a year has to be archived by the 保管期限表: held meetings and studies, inspections, daily work done, items struck off, issued
notices, what is kept as one list a year. Talks (谈心谈话) never; nor what is only planned, cancelled or halted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from models.entities import (
    Appraisal,
    ArchiveItem,
    ArchivePart,
    ArchiveYear,
    Attachment,
    Attendance,
    DailyWork,
    Inspection,
    Notice,
    Record,
    RectificationItem,
)
from models.rows.archive import PartRow, RetentionLine
from models.rows.bureau import BureauSettings, OrganizationRow
from models.rules import archive_titles as titles
from models.rules.archive_parts import LEDGERS, MAIN, ORDER, role_of_file
from models.rules.archive_terms import ArchiveSource, ArchiveUnit, PartRole, Retention
from models.rules.archiving import BOOKS, SOURCES
from models.rules.daily_terms import DailyWorkStatus
from models.rules.document_numbers import document_number
from models.rules.papers import PaperKind
from models.rules.periods import year_of
from models.rules.retention import line_for
from models.rules.terms import (
    MeetingKind,
    NoticeStatus,
    RecordStatus,
    RectificationSource,
    RectificationStatus,
    Register,
    StudyKind,
)
from models.services.archive_books import books_of
from models.services.evidence import branch_of_each
from models.services.organizations import list_organizations
from models.services.records import organization_names, parts
from models.services.retention import list_retention
from models.services.settings import load_settings

Key = tuple[object, ...]
"""By what a 件 that the program assembles is known again."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A 件 as the registers and the table ask for it."""

    key: Key
    source: ArchiveSource
    source_kind: str
    unit: ArchiveUnit
    retention: Retention
    organization_code: str
    record_id: int | None
    notice_id: int | None
    organization_id: int | None
    title: str
    document_number: str
    responsible: str
    dated: date | None
    parts: tuple[PartRow, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the year is gathered with."""

    year: int
    today: date
    settings: BureauSettings
    names: Mapping[int, str]
    owner: Mapping[int, int]
    codes: Mapping[int, str]
    lines: tuple[RetentionLine, ...]

    def code_of(self, organization_id: int | None) -> str:
        """机构（问题）代码 of what an organisation made."""
        own = ""
        if self.settings.archive_by_branch and organization_id is not None:
            own = self.codes.get(organization_id) or self.codes.get(self.owner.get(organization_id, 0), "")
        return own or self.settings.archive_code.strip()


def ground_of(session: Session, year: int, today: date) -> Ground:
    """Read it."""
    organizations: Sequence[OrganizationRow] = list_organizations(session)
    return Ground(
        year,
        today,
        load_settings(session),
        organization_names(session),
        branch_of_each(organizations),
        {row.id: row.archive_code.strip() for row in organizations if row.id is not None},
        list_retention(session),
    )


def key_of(item: ArchiveItem) -> Key | None:
    """By what an assembled 件 is known again; None for a document entered by hand."""
    if item.record_id is not None:
        return "record", item.record_id
    if item.notice_id is not None:
        return "notice", item.notice_id
    if item.source is ArchiveSource.DOCUMENT:
        return None
    return "book", item.source, item.source_kind, item.organization_id


def wanted_items(session: Session, ground: Ground) -> tuple[tuple[Wanted, ...], tuple[int, ...]]:
    """Every 件 the year should have; and the records that are archived in another year already, and stay there."""
    lines = _records(session, ground.year)
    bound = bound_records(session, [line.id for line in lines], ground.year)
    elsewhere = tuple(line.id for line in lines if bound.get(line.id, ()) is None)
    lines = [line for line in lines if line.id not in elsewhere]
    papers = _papers(session, lines)
    single: list[Wanted] = []
    volumes: dict[Key, list[Any]] = defaultdict(list)
    for line in lines:
        source = SOURCES[line.register]
        rule = line_for(ground.lines, source, line.kind)
        key = bound.get(line.id) or _key_by(rule, line, ground)
        if key is None or rule is None:
            continue
        if key[0] == "record":
            single.append(_single(line, rule, papers[line.id], ground))
        else:
            volumes[key].append(line)
    several = [_volume(key, some, papers, ground) for key, some in volumes.items()]
    found = (*single, *several, *_notices(session, ground), *_books(session, ground))
    return found, elsewhere


def bound_records(session: Session, ids: Sequence[int], year: int) -> dict[int, Key | None]:
    """Of these records those that belong to a 件 for good, because it has its number or its year is closed: by what it is known;
    None where it is of another year."""
    found: dict[int, Key | None] = {}
    closed = select(ArchiveYear.year).where(ArchiveYear.closed)
    lasting = or_(ArchiveItem.number.is_not(None), ArchiveItem.year.in_(closed))
    for some in parts(ids):
        own = select(ArchiveItem.record_id, ArchiveItem).where(ArchiveItem.record_id.in_(some), lasting)
        within = (
            select(ArchivePart.record_id, ArchiveItem)
            .join(ArchiveItem, ArchiveItem.id == ArchivePart.item_id)
            .where(ArchivePart.record_id.in_(some), lasting)
        )
        for query in (within, own):
            for record_id, item in session.execute(query):
                assert record_id is not None
                found[record_id] = key_of(item) if item.year == year else None
    return found


def _key_by(rule: RetentionLine | None, line: Any, ground: Ground) -> Key | None:
    """What a record becomes by the table; None where it is not archived."""
    if rule is None or rule.unit is ArchiveUnit.NONE:
        return None
    if rule.unit is ArchiveUnit.EACH:
        return "record", line.id
    place = ground.owner.get(line.organization_id, line.organization_id)
    return "book", rule.source, rule.kind, place


# Records


def _records(session: Session, year: int) -> list[Any]:
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


def _papers(session: Session, lines: Sequence[Any]) -> dict[int, tuple[PartRow, ...]]:
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
        own = [_paper(PartRole.TEXT, MAIN[line.register], record_id=line.id)]
        if line.id in sheets:
            own.append(_paper(PartRole.SIGN_IN, PaperKind.SIGN_IN_SHEET, record_id=line.id))
        if line.id in ballots:
            own.append(_paper(PartRole.ANNEX, PaperKind.APPRAISAL_SUMMARY, record_id=line.id))
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


def _paper(role: PartRole, paper: PaperKind, **of: int | None) -> PartRow:
    return PartRow(role=role, name=paper.label, paper=paper, **of)  # type: ignore[arg-type]


def _single(line: Any, rule: RetentionLine, own: tuple[PartRow, ...], ground: Ground) -> Wanted:
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


def _volume(
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


# Notices, and what is kept per year


def _notices(session: Session, ground: Ground) -> Iterable[Wanted]:
    """Issued notices of the year they were signed in: the frozen file is the 正本."""
    rule = line_for(ground.lines, ArchiveSource.NOTICE, "")
    if rule is None or rule.unit is ArchiveUnit.NONE:
        return
    span = year_of(ground.year)
    query = select(
        *(Notice.id, Notice.title, Notice.document_word, Notice.year, Notice.number),
        *(Notice.issued_on, Notice.issuer),
    ).where(Notice.status == NoticeStatus.ISSUED, Notice.issued_on.between(span.first, span.last))
    for line in session.execute(query.order_by(Notice.issued_on, Notice.id)):
        yield Wanted(
            key=("notice", line.id),
            source=ArchiveSource.NOTICE,
            source_kind="",
            unit=ArchiveUnit.EACH,
            retention=rule.retention,
            organization_code=ground.code_of(None),
            record_id=None,
            notice_id=line.id,
            organization_id=None,
            title=line.title.strip(),
            document_number=document_number(line.document_word, line.year, line.number),
            responsible=line.issuer.strip(),
            dated=line.issued_on,
            parts=(_paper(PartRole.ISSUED, PaperKind.INSPECTION_NOTICE, notice_id=line.id),),
        )


def _books(session: Session, ground: Ground) -> Iterable[Wanted]:
    """心得体会, 党费, 学习计划, 党员名册: one paper a year for each organisation that has something in it; of the year's last day once
    that has passed."""
    last = year_of(ground.year).last
    kept = books_of(session, [ground.year], ground.owner)
    for source, place, _year in sorted(kept, key=lambda key: (list(ArchiveSource).index(key[0]), key[1])):
        rule = line_for(ground.lines, source, "")
        if source not in BOOKS or rule is None or rule.unit is ArchiveUnit.NONE:
            continue
        name = ground.names.get(place, "")
        yield Wanted(
            key=("book", source, "", place),
            source=source,
            source_kind="",
            unit=ArchiveUnit.YEARLY,
            retention=rule.retention,
            organization_code=ground.code_of(place),
            record_id=None,
            notice_id=None,
            organization_id=place,
            title=titles.ledger_title(name, ground.year, source),
            document_number="",
            responsible=name,
            dated=last if ground.today > last else None,
            parts=(_paper(PartRole.TEXT, LEDGERS[source], organization_id=place),),
        )

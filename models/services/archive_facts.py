"""What the 件 of the archive rest on as it stands now: records, notices, what is kept per year, files found damaged. A fixed number of
statements for any number of 件, and some more for each year that is open."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, exists, select, union
from sqlalchemy.orm import Session

from models.entities import (
    ArchiveItem,
    ArchivePart,
    Attachment,
    Attendance,
    NoticeFile,
    Record,
    RecordText,
)
from models.rules.archive_lacks import RecordState
from models.rules.archive_terms import ArchiveSource
from models.rules.terms import AttendanceState, Register
from models.services import meetings, study
from models.services.archive_books import books_of
from models.services.finalizing import CLOSABLE
from models.services.fixity import last_check
from models.services.following import final_column

MINUTED = {Register.MEETING: meetings.MINUTES, Register.STUDY: study.CONTENT}
"""Registers whose records are minuted, and the text that says it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """By number of the record, notice, or by source, organisation and year."""

    states: Mapping[int, RecordState] = field(default_factory=dict)
    versions: Mapping[int, int] = field(default_factory=dict)
    notices: Mapping[int, str] = field(default_factory=dict)
    books: Mapping[tuple[ArchiveSource, int, int], str] = field(default_factory=dict)
    """A word that changes whenever anything of it does."""
    damaged: frozenset[str] = frozenset()
    sizes: Mapping[str, int] = field(default_factory=dict)


def facts_of(
    session: Session, of: ColumnElement[bool], open_years: Collection[int], owner: Mapping[int, int]
) -> Facts:
    """The facts of the items that ``of`` takes in; ``owner`` says which branch an organisation counts for."""
    states, versions = _records(session, of)
    return Facts(
        states,
        versions,
        _notices(session, of),
        books_of(session, open_years, owner),
        _damaged(session),
        _sizes(session, of),
    )


def _records(session: Session, of: ColumnElement[bool]) -> tuple[dict[int, RecordState], dict[int, int]]:
    joined = union(
        select(ArchiveItem.record_id).where(of, ArchiveItem.record_id.is_not(None)),
        select(ArchivePart.record_id)
        .join(ArchiveItem, ArchiveItem.id == ArchivePart.item_id)
        .where(of, ArchivePart.record_id.is_not(None)),
    )
    minuted = exists().where(RecordText.record_id == Record.id, RecordText.part.in_(tuple(MINUTED.values())))
    sheet = Attendance.record_id == Record.id
    table = Record.__table__
    query = select(
        table.c.id,
        table.c.register,
        table.c.version,
        table.c.deleted_at,
        minuted.correlate(Record),
        exists().where(sheet).correlate(Record),
        exists().where(sheet, Attendance.state != AttendanceState.UNMARKED).correlate(Record),
        final_column(),
    ).where(table.c.id.in_(joined))
    states, versions = {}, {}
    for key, register, version, deleted_at, text, has_sheet, marked, final in session.execute(query):
        asks = register in MINUTED
        states[key] = RecordState(
            deleted_at is not None, asks, text, has_sheet, marked, register in CLOSABLE, final
        )
        versions[key] = version
    return states, versions


def _notices(session: Session, of: ColumnElement[bool]) -> dict[int, str]:
    query = (
        select(NoticeFile.notice_id, NoticeFile.sha256)
        .join(ArchiveItem, ArchiveItem.notice_id == NoticeFile.notice_id)
        .where(of)
    )
    return dict(session.execute(query).all())


def _sizes(session: Session, of: ColumnElement[bool]) -> dict[str, int]:
    query = (
        select(Attachment.sha256, Attachment.size)
        .join(ArchivePart, ArchivePart.source_sha256 == Attachment.sha256)
        .join(ArchiveItem, ArchiveItem.id == ArchivePart.item_id)
        .where(of)
    )
    return dict(session.execute(query.distinct()).all())


def _damaged(session: Session) -> frozenset[str]:
    """Files that the last reading back found missing or altered, and that were not put back since."""
    last = last_check(session)
    return (
        frozenset(fault.sha256 for fault in last.faults if not fault.restored_from) if last else frozenset()
    )

"""The lines below a record: who came, who sat in, its files, its long texts, and whatever else has its order."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from models.entities import (
    Attachment,
    Attendance,
    Base,
    Observer,
    RecordText,
)
from models.rows import attachment, attendance


def write_children(
    session: Session, entity: type[Base], record_id: int, rows: Iterable[Mapping[str, object]]
) -> None:
    """Replace the record's lines in a child table keyed by (record_id, position)."""
    table = entity.__table__
    session.execute(delete(entity).where(table.c.record_id == record_id))
    lines = [{"record_id": record_id, "position": place, **row} for place, row in enumerate(rows, start=1)]
    if lines:
        session.execute(insert(entity), lines)


def write_people(
    session: Session,
    record_id: int,
    sheet: Sequence[attendance.AttendanceRow],
    observers: Sequence[attendance.Observer],
) -> None:
    """Replace the attendance sheet and the observers."""
    write_children(
        session,
        Attendance,
        record_id,
        (
            {
                "member_id": row.member_id,
                "name": row.name.strip(),
                "standing": row.standing,
                "state": row.state,
                "reason": row.reason.strip(),
                "counted": row.counted,
                "in_committee": row.in_committee,
            }
            for row in sheet
        ),
    )
    write_children(
        session,
        Observer,
        record_id,
        ({"name": row.name.strip(), "unit": row.unit, "job_title": row.position} for row in observers),
    )


def write_files(session: Session, record_id: int, files: Sequence[attachment.AttachmentRow]) -> None:
    """Replace the list of files; the files themselves stay in the store."""
    write_children(
        session,
        Attachment,
        record_id,
        (
            {
                "sha256": row.sha256,
                "name": row.name,
                "size": row.size,
                "added_at": row.added_at,
                "note": row.note,
            }
            for row in files
        ),
    )


def write_texts(session: Session, record_id: int, texts: Mapping[str, str]) -> None:
    """Replace the long texts; an empty one is not kept."""
    session.execute(delete(RecordText).where(RecordText.record_id == record_id))
    lines = [
        {"record_id": record_id, "part": part, "body": body} for part, body in texts.items() if body.strip()
    ]
    if lines:
        session.execute(insert(RecordText), lines)


def children_of(session: Session, entity: Any, ids: Sequence[int]) -> dict[int, list[Any]]:
    """The lines of these records in a child table, as plain rows, by record and in order. No more ids than `parts` deals."""
    table = entity.__table__
    found: dict[int, list[Any]] = {}
    query = select(table).where(table.c.record_id.in_(ids)).order_by(table.c.record_id, table.c.position)
    for row in session.execute(query):
        found.setdefault(row.record_id, []).append(row)
    return found


def read_children(session: Session, entity: Any, record_id: int) -> Sequence[Any]:
    """One record's lines in a child table, in order."""
    return children_of(session, entity, [record_id]).get(record_id, [])


def sheets_of(session: Session, ids: Sequence[int]) -> dict[int, tuple[attendance.AttendanceRow, ...]]:
    """The attendance sheets, by record; a record without one is not in it."""
    return {
        record_id: tuple(
            attendance.AttendanceRow(
                row.member_id, row.name, row.standing, row.state, row.reason, row.counted, row.in_committee
            )
            for row in lines
        )
        for record_id, lines in children_of(session, Attendance, ids).items()
    }


def observers_of(session: Session, ids: Sequence[int]) -> dict[int, tuple[attendance.Observer, ...]]:
    """Those sitting in, by record."""
    return {
        record_id: tuple(attendance.Observer(row.name, row.unit, row.job_title) for row in lines)
        for record_id, lines in children_of(session, Observer, ids).items()
    }


def files_of(session: Session, ids: Sequence[int]) -> dict[int, tuple[attachment.AttachmentRow, ...]]:
    """The files, by record."""
    return {
        record_id: tuple(
            attachment.AttachmentRow(row.sha256, row.name, row.size, row.added_at, row.note) for row in lines
        )
        for record_id, lines in children_of(session, Attachment, ids).items()
    }


def read_texts(session: Session, record_id: int) -> dict[str, str]:
    """The long texts by part."""
    rows = session.execute(select(RecordText.part, RecordText.body).where(RecordText.record_id == record_id))
    return dict(rows.all())


def parts(ids: Sequence[int], size: int = 500) -> Iterable[Sequence[int]]:
    """Slices of ``ids``: a database takes only so many parameters at once."""
    return (ids[start : start + size] for start in range(0, len(ids), size))


def texts_of(session: Session, ids: Sequence[int], part: str) -> dict[int, str]:
    """One long text of many records, by record."""
    found: dict[int, str] = {}
    for some in parts(ids):
        query = select(RecordText.record_id, RecordText.body)
        query = query.where(RecordText.record_id.in_(some), RecordText.part == part)
        found.update(session.execute(query).all())
    return found

"""What the registers share: filtering, and what makes a record possible to save, to find and to remove."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, extract, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.orm.attributes import flag_modified

from models import clock
from models.entities import (
    Attachment,
    Organization,
    Record,
    RecordLabel,
    RecordText,
)
from models.failures import BadInput, NotFound
from models.rows import attendance
from models.rows.bureau import OrganizationRow
from models.rows.query import RegisterQuery
from models.rules.periods import Month
from models.rules.terms import MeetingKind, OrganizationKind, RecordStatus, Register
from models.services.organizations import list_organizations, with_descendants
from models.services.versions import check_version

EARLIEST_YEAR = 1949


def filtered(
    session: Session,
    query: Select[Any],
    register: Register,
    asked: RegisterQuery,
    text_parts: Sequence[str] = (),
    columns: Sequence[InstrumentedAttribute[str] | ColumnElement[str]] = (),
) -> Select[Any]:
    """``query`` over Record narrowed to what was asked for, newest first. ``text_parts`` names the long texts and
    ``columns`` the short ones that are searched besides the title."""
    query = query.where(Record.register == register, Record.deleted_at.is_(None))
    if asked.organization_id is not None:
        within = with_descendants(list_organizations(session), asked.organization_id)
        query = query.where(Record.organization_id.in_(within))
    if asked.kind:
        query = query.where(Record.kind == asked.kind)
    if asked.status:
        query = query.where(Record.status == asked.status)
    if asked.year is not None:
        first, last = _days(asked.year, asked.month)
        query = query.where(Record.happened_on.between(first, last))
    elif asked.month is not None:
        query = query.where(extract("month", Record.happened_on) == asked.month)
    if asked.span is not None:
        query = query.where(Record.happened_on.between(asked.span.first, asked.span.last))
    if asked.label is not None:
        labelled = RecordLabel.record_id == Record.id, RecordLabel.label_id == asked.label
        query = query.where(exists().where(*labelled))
    words = asked.text.split()
    for word in words:
        in_text = exists().where(
            RecordText.record_id == Record.id,
            RecordText.part.in_(text_parts),
            RecordText.body.contains(word, autoescape=True),
            # What was said in a talk is restricted: nobody finds a talk by it.
            Record.kind != MeetingKind.HEART_TALK.value,
        )
        in_line = (column.contains(word, autoescape=True) for column in (Record.title, *columns))
        query = query.where(or_(*in_line, in_text))
    return query.order_by(Record.happened_on.desc(), Record.id.desc())


def same_again(session: Session, record_id: int) -> tuple[int, ...]:
    """Other records that say the same of organisation, kind, day and title: one of them may have been entered twice."""
    this = session.execute(
        select(Record.register, Record.kind, Record.organization_id, Record.happened_on, Record.title).where(
            Record.id == record_id
        )
    ).one_or_none()
    if this is None:
        return ()
    register, kind, organization_id, day, title = this
    alike = (
        Record.id != record_id,
        Record.deleted_at.is_(None),
        Record.register == register,
        Record.kind == kind,
        Record.organization_id == organization_id,
        Record.happened_on == day,
        func.trim(Record.title) == title.strip(),
    )
    return tuple(session.scalars(select(Record.id).where(*alike).order_by(Record.id)))


def _days(year: int, month: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return Month(year, month).first, Month(year, month).last


def attachment_count() -> Any:
    """A column: how many files a record has."""
    return (
        select(func.count())
        .select_from(Attachment)
        .where(Attachment.record_id == Record.id)
        .correlate(Record)
        .scalar_subquery()
    )


def has_text(part: str) -> Any:
    """A column: whether a record has the long text ``part``."""
    return exists().where(RecordText.record_id == Record.id, RecordText.part == part).correlate(Record)


def organization_names(session: Session) -> dict[int, str]:
    """The name of every organisation as a list or a paper says it: a group's with its branch before it, for every
    branch has a 第一党小组."""
    query = select(Organization.id, Organization.name, Organization.kind, Organization.parent_id)
    rows = session.execute(query).all()
    names = {row.id: row.name for row in rows}
    groups = {row.id: row.parent_id for row in rows if row.kind is OrganizationKind.GROUP}
    return {id_: names.get(groups.get(id_), "") + name for id_, name in names.items()}


def check_common(session: Session, organization_id: int, title: str, day: date, what: str) -> OrganizationRow:
    """The organisation a record belongs to. Raises BadInput for a record without title, organisation or sensible day."""
    if not title.strip():
        raise BadInput(f"请填写{what}，还没有保存。")
    if day.year < EARLIEST_YEAR:
        raise BadInput(f"日期写成了{day.year}年，还没有保存；请核对年份。")
    here = next((row for row in list_organizations(session) if row.id == organization_id), None)
    if here is None:
        raise BadInput("请选择党组织，还没有保存。")
    return here


def check_held(status: RecordStatus, day: date) -> None:
    """Raises BadInput for something said to have been held on a day that has not come."""
    if status is RecordStatus.HELD and day > clock.now().date():
        raise BadInput(
            f"{day.year}年{day.month}月{day.day}日还没有到，不能记成已经开过，还没有保存；请核对日期，或选“计划”。",
            field="held_on",
        )


def check_attendance(rows: Iterable[attendance.AttendanceRow]) -> None:
    """Raises BadInput when a person stands on the sheet twice, has no name, or is left out of 应到 without a reason."""
    seen: set[int] = set()
    for row in rows:
        if not row.name.strip():
            raise BadInput("签到名单里有一行没有姓名，还没有保存；请补上或删去这一行。")
        if row.member_id is not None and row.member_id in seen:
            raise BadInput(f"签到名单里{row.name}出现了两次，还没有保存；请删去重复的一行。")
        if row.member_id is not None:
            seen.add(row.member_id)
        if not row.counted and not row.reason.strip():
            raise BadInput(f"{row.name}不计入应到，须写明原因，还没有保存。")


def stamp(record: Record, detail_version: int, *, new: bool) -> None:
    """Mark a new record as made now, or an old one as changed now after checking that nobody else changed it."""
    moment = clock.now()
    if new:
        record.created_at = moment
    else:
        check_version(record.version, detail_version)
    record.updated_at = moment
    # A change of the children alone also moves the version, even where the clock has not ticked since.
    flag_modified(record, "updated_at")


def get_record(session: Session, entity: Any, record_id: int, what: str) -> Any:
    """The entity; raises NotFound when there is none of this register, or it was removed."""
    found = session.get(entity, record_id)
    if found is None or found.deleted_at is not None:
        raise NotFound(f"没有编号为 {record_id} 的{what}，没有改动任何数据；请核对编号。")
    return found


def remove_record(session: Session, entity: Any, record_id: int, version: int, what: str) -> None:
    """Mark the record as removed; nothing of it is erased."""
    found = get_record(session, entity, record_id, what)
    check_version(found.version, version)
    found.deleted_at = found.updated_at = clock.now()


def register_of(session: Session, record_id: int) -> Register:
    """Which register a record number belongs to; raises NotFound."""
    found = session.execute(
        select(Record.register, Record.deleted_at).where(Record.id == record_id)
    ).one_or_none()
    if found is None or found.deleted_at is not None:
        raise NotFound(f"没有编号为 {record_id} 的记录，没有改动任何数据；请核对编号。")
    register: Register = found.register
    return register

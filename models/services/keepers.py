"""What the history can put back, and by which services: one entry for each thing that notes its orders."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import clock
from models.codec import from_json
from models.entities import Label, Member, Organization, Record, Reflection
from models.failures import BadInput, Conflict, NotFound
from models.rows.bureau import MemberDetail, OrganizationRow
from models.rows.changes import Changes, Subject
from models.rows.daily_work import DailyWorkDetail
from models.rows.inspection import InspectionDetail
from models.rows.meeting import MeetingDetail
from models.rows.rectification import RectificationDetail
from models.rows.reflection import ReflectionRow
from models.rows.study import StudyDetail
from models.rules.order_words import NOUNS
from models.rules.terms import DraftOf
from models.services import (
    daily_work,
    inspections,
    meetings,
    members,
    organizations,
    rectification,
    reflections,
    study,
)
from models.services.drafts import drop_draft
from models.services.history import removed


@dataclass(frozen=True)
class Keeper:
    """How one kind of thing is read, saved, taken away and brought back. ``noun`` is what an office calls it."""

    noun: str
    subject: Subject
    shape: type[Any]
    load: Callable[[Session, int], Any]
    save: Callable[[Session, Any], Changes]
    remove: Callable[[Session, int, int], Changes]
    bring_back: Callable[[Session, int, dict[str, Any]], None]
    """Put a thing that was taken away back on its register, not yet noted; the state is as it last stood."""

    def row(self, state: dict[str, Any]) -> Any:
        """The row that a noted state is."""
        return from_json(state, self.shape)


def _unmark(entity: Any) -> Callable[[Session, int, dict[str, Any]], None]:
    def bring_back(session: Session, key: int, _state: dict[str, Any]) -> None:
        kept = session.get(entity, key)
        if kept is None:
            raise NotFound("要恢复的这一条已不在数据库里，没有改动任何数据；请核对备份。")
        kept.deleted_at, kept.updated_at = None, clock.now()
        session.flush()

    return bring_back


def _taken(kept: object | None) -> None:
    if kept is not None:
        raise Conflict("原来的编号已由别的一条使用，不能恢复，没有改动；请重新录入。")


def _enter_member(session: Session, key: int, state: dict[str, Any]) -> None:
    """A person taken off as entered by mistake is entered again under the same number."""
    _taken(session.get(Member, key))
    entity = Member(id=key)
    session.add(entity)
    members.write_member(session, entity, from_json(state, MemberDetail), clock.now())


def _remove_member(session: Session, key: int, _version: int) -> Changes:
    """Take a person off the roster who was entered by mistake; only while nothing refers to them. Raises BadInput."""
    entity = session.get(Member, key)
    if entity is None:
        raise NotFound("名册里已没有这名同志，没有改动；请刷新后再试。")
    name = entity.name
    try:
        with session.begin_nested():
            session.execute(delete(Member).where(Member.id == key))
    except IntegrityError as error:
        raise BadInput(f"{name}已有会议、学习等记录，不能撤销录入，没有改动；请办理转出。") from error
    drop_draft(session, DraftOf.MEMBER, key)
    session.expunge(entity)
    return Changes.of(Subject.ROSTER, record_id=key)


def _enter_organization(session: Session, key: int, state: dict[str, Any]) -> None:
    _taken(session.get(Organization, key))
    row: OrganizationRow = from_json(state, OrganizationRow)
    values = {field.name: getattr(row, field.name) for field in fields(row) if field.name != "version"}
    session.add(Organization(**values))
    session.flush()


KEEPERS: dict[DraftOf, Keeper] = {
    DraftOf.STUDY: Keeper(
        NOUNS[DraftOf.STUDY],
        Subject.STUDY,
        StudyDetail,
        study.load_session,
        study.save_session,
        study.remove_session,
        _unmark(Record),
    ),
    DraftOf.MEETING: Keeper(
        NOUNS[DraftOf.MEETING],
        Subject.MEETING,
        MeetingDetail,
        meetings.load_meeting,
        meetings.save_meeting,
        meetings.remove_meeting,
        _unmark(Record),
    ),
    DraftOf.RECTIFICATION: Keeper(
        NOUNS[DraftOf.RECTIFICATION],
        Subject.RECTIFICATION,
        RectificationDetail,
        rectification.load_item,
        rectification.save_item,
        rectification.remove_item,
        _unmark(Record),
    ),
    DraftOf.INSPECTION: Keeper(
        NOUNS[DraftOf.INSPECTION],
        Subject.INSPECTION,
        InspectionDetail,
        inspections.load_inspection,
        inspections.save_inspection,
        inspections.remove_inspection,
        _unmark(Record),
    ),
    DraftOf.DAILY_WORK: Keeper(
        NOUNS[DraftOf.DAILY_WORK],
        Subject.DAILY_WORK,
        DailyWorkDetail,
        daily_work.load_daily_work,
        daily_work.save_daily_work,
        daily_work.remove_daily_work,
        _unmark(Record),
    ),
    DraftOf.REFLECTION: Keeper(
        NOUNS[DraftOf.REFLECTION],
        Subject.REFLECTION,
        ReflectionRow,
        reflections.load_reflection,
        reflections.save_reflection,
        reflections.remove_reflection,
        _unmark(Reflection),
    ),
    DraftOf.MEMBER: Keeper(
        NOUNS[DraftOf.MEMBER],
        Subject.ROSTER,
        MemberDetail,
        members.load_member,
        members.save_member,
        removed(DraftOf.MEMBER, members.load_member)(_remove_member),
        _enter_member,
    ),
    DraftOf.ORGANIZATION: Keeper(
        NOUNS[DraftOf.ORGANIZATION],
        Subject.BUREAU,
        OrganizationRow,
        organizations.load_organization,
        organizations.save_organization,
        organizations.remove_organization,
        _enter_organization,
    ),
}


def still_there(session: Session, entity: type[Any], id_: int | None) -> int | None:
    """The id, when such a thing still exists: what an old row named may have been taken away since."""
    return None if id_ is None or session.get(entity, id_) is None else id_


def labels_still_there(session: Session, labels: tuple[int, ...]) -> tuple[int, ...]:
    """Of these labels those that still exist, in order."""
    known = set(session.scalars(select(Label.id).where(Label.id.in_(labels)))) if labels else set()
    return tuple(label for label in labels if label in known)

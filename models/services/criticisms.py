"""批评意见 put on the list of rectification (domain O9, R3): each line once, its item known to the line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.entities import Criticism, Meeting, RectificationItem
from models.failures import BadInput
from models.rows.changes import Changes, Subject
from models.rows.meeting import MeetingDetail
from models.rows.rectification import RectificationDetail
from models.rules.names import shortened
from models.rules.spoken_periods import day_in_words
from models.rules.terms import (
    MeetingKind,
    RecordStatus,
    RectificationMode,
    RectificationSource,
    RectificationStatus,
)
from models.services import record_lines, records
from models.services.meetings import WHAT, load_meeting
from models.services.rectification import save_item

SOURCES = {
    MeetingKind.DEMOCRATIC_LIFE: RectificationSource.DEMOCRATIC_LIFE,
    MeetingKind.ORGANIZATIONAL_LIFE: RectificationSource.ORGANIZATIONAL_LIFE,
}


@dataclass(frozen=True, slots=True)
class Listing:
    """What a criticism is put on the list with. ``place`` is its number among the meeting's criticisms, from 1."""

    place: int
    problem: str
    mode: RectificationMode = RectificationMode.BY_DATE
    due_on: date | None = None
    leader: str = ""
    department: str = ""
    person: str = ""
    measures: str = ""


@dataclass(frozen=True, slots=True)
class ItemState:
    """The item made of a criticism, as it stands today."""

    id: int
    year: int
    number: int
    status: str
    """The office's word: 整改中."""


def items_of(session: Session, ids: Iterable[int]) -> dict[int, ItemState]:
    """The items of these numbers that are on the list; one taken off it is not in it."""
    found: dict[int, ItemState] = {}
    for some in record_lines.parts(sorted(set(ids))):
        query = select(RectificationItem).where(
            RectificationItem.id.in_(some), RectificationItem.deleted_at.is_(None)
        )
        for entity in session.scalars(query):
            status = RectificationStatus(entity.status)
            found[entity.id] = ItemState(entity.id, entity.year, entity.number, status.label)
    return found


def put_on_list(session: Session, record_id: int, version: int, listings: Sequence[Listing]) -> Changes:
    """Make an item of each chosen criticism of a meeting, all or none, and let the line know it; also of a closed meeting, whose
    content stays as it is. Raises BadInput for a meeting that was not held, a line that is on the list already, or an item that
    cannot be; Conflict when the meeting was changed meanwhile."""
    if not listings:
        raise BadInput("还没有选择要列入整改的意见，没有改动；请先勾选。")
    detail = load_meeting(session, record_id)
    source = _source(detail)
    refuse_unheld(detail)
    entity: Meeting = records.get_record(session, Meeting, record_id, WHAT)
    records.stamp(entity, version, new=False)
    listed = items_of(session, (line.item_id for line in detail.criticisms if line.item_id is not None))
    if len({listing.place for listing in listings}) < len(listings):
        raise BadInput("同一条意见选了两次，没有改动；请重新选择。")
    for listing in listings:
        if not 1 <= listing.place <= len(detail.criticisms):
            raise BadInput("要列入整改的意见已经不在记录里，没有改动；请重新打开这条会议记录。")
        item_id = detail.criticisms[listing.place - 1].item_id
        if item_id is not None and item_id in listed:
            item = listed[item_id]
            raise BadInput(
                f"第{listing.place}条意见已经列入{item.year}年第{item.number}号整改事项，没有重复列入，也没有改动。"
            )
        changes = save_item(session, _item(detail, source, listing))
        assert changes.record_id is not None
        line = update(Criticism).where(Criticism.record_id == record_id, Criticism.position == listing.place)
        session.execute(line.values(item_id=changes.record_id))
    session.flush()
    return Changes.of(Subject.MEETING, Subject.RECTIFICATION, record_id=record_id)


def refuse_unheld(detail: MeetingDetail) -> None:
    """Raises BadInput for a meeting that did not take place: what was said there is not known yet."""
    if detail.status is not RecordStatus.HELD:
        raise BadInput(f"这次{detail.kind}还是“{detail.status}”，没有列入整改，也没有改动；召开以后再列入。")


def _source(detail: MeetingDetail) -> RectificationSource:
    kinds = (detail.kind, *detail.counts_as)
    found = next((SOURCES[kind] for kind in kinds if kind in SOURCES), None)
    if found is None:
        raise BadInput(f"{detail.kind}没有批评意见可以列入整改，没有改动。")
    return found


def _item(detail: MeetingDetail, source: RectificationSource, listing: Listing) -> RectificationDetail:
    problem = listing.problem.strip()
    if not problem:
        raise BadInput(f"第{listing.place}条意见没有写问题表述，没有列入整改，也没有改动；请补上。")
    if listing.mode is RectificationMode.BY_DATE and listing.due_on is None:
        raise BadInput(
            f"“{shortened(problem)}”还没有整改时限，没有列入整改，也没有改动；请填写时限，或改为立行立改、长期坚持。"
        )
    return RectificationDetail(
        id=None,
        source=source,
        organization_id=detail.organization_id,
        problem=problem,
        found_on=detail.held_on,
        mode=listing.mode,
        source_document=f"{day_in_words(detail.held_on)}{detail.kind}",
        measures=listing.measures,
        leader=listing.leader,
        department=listing.department,
        person=listing.person,
        due_on=listing.due_on,
    )

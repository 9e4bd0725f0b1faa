"""收集: a year's 件 brought up to what registers and 保管期限表 say, leaving what a clerk touched."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from models import clock
from models.entities import ArchiveItem, ArchivePart, Borrowing, DestructionLine
from models.rows.archive import Gathered, PartRow
from models.rows.changes import Changes, Subject
from models.rules.archive_parts import PARTS, TAKEN, part_key
from models.rules.archive_terms import Secrecy
from models.rules.terms import DraftOf
from models.services.archive_reading import part_row
from models.services.archive_sources import wanted_items
from models.services.archive_wanted import Ground, Key, Wanted, ground_of, key_of
from models.services.closed_years import closed_years, is_closed, refuse_closed_year
from models.services.drafts import drop_draft
from models.services.record_lines import parts

GROUPING = ("year", "retention", "organization_code")
"""What a 件号 is given within: it stays once the number is given."""
SAID = ("title", "document_number", "responsible", "dated", "retention", "organization_code")
"""What gathering says of a 件 and a clerk may say otherwise."""
NAMED = ("source", "source_kind", "unit", "organization_id", "record_id", "notice_id")


@dataclass(frozen=True, slots=True)
class _Plan:
    new: list[Wanted]
    changed: list[tuple[ArchiveItem, dict[str, Any], list[PartRow] | None]]
    gone: list[ArchiveItem]
    elsewhere: int


def gather(session: Session, year: int, today: date) -> Gathered:
    """Bring a year up to the registers: new 件 come in, those of removed records go (unless their number was given for good), what
    changed is said anew, except what a clerk typed. Doing it again changes nothing. Raises Frozen for a closed year."""
    refuse_closed_year(session, year)
    plan = _plan(session, ground_of(session, year, today))
    told = _told(plan)
    for item in plan.gone:
        session.delete(item)
        # Its number in the database will be given to another.
        drop_draft(session, DraftOf.ARCHIVE_ITEM, item.id)
    # Those that go make room for those that come: the same volume may be there under another table.
    session.flush()
    moment = clock.now()
    written: list[dict[str, Any]] = []
    for item, values, own in plan.changed:
        for name, value in values.items():
            setattr(item, name, value)
        item.updated_at = moment
        if own is not None:
            session.execute(delete(ArchivePart).where(ArchivePart.item_id == item.id))
            written += part_lines(item.id, own)
    # Numbered here: the driver would ask for each number by a statement of its own.
    following = (session.scalar(select(func.max(ArchiveItem.id))) or 0) + 1
    entered = [_line(following + place, each, year, moment) for place, each in enumerate(plan.new)]
    if entered:
        session.execute(insert(ArchiveItem), entered)
    for line, each in zip(entered, plan.new, strict=True):
        written += part_lines(line["id"], each.parts)
    if written:
        session.execute(insert(ArchivePart), written)
    return told


def gathering(session: Session, year: int, today: date) -> Gathered:
    """What `gather` would do; also of a closed year, where it tells what was entered or changed since (归档后新增)."""
    return _told(_plan(session, ground_of(session, year, today)))


def _told(plan: _Plan) -> Gathered:
    return Gathered(
        Changes.of(Subject.ARCHIVE),
        tuple(each.title for each in plan.new),
        tuple(item.title for item, _values, _parts in plan.changed),
        tuple(item.title for item in plan.gone),
        plan.elsewhere,
    )


def _plan(session: Session, ground: Ground) -> _Plan:
    wanted, elsewhere = wanted_items(session, ground)
    there = _existing(session, ground.year, wanted)
    closed = is_closed(session, ground.year)
    own = _parts_of(session, [item.id for item in there.values()])
    new, changed = [], []
    for each in wanted:
        item = there.get(each.key)
        if item is None:
            new.append(each)
            continue
        # Titles and 责任者 of a closed year are of their day: an organisation renamed since has changed nothing of it.
        values = {} if closed else _values(item, each, ground.year)
        before = [part_row(line, ground.year, {}) for line in own.get(item.id, ())]
        after = merged(before, each.parts, item.touched)
        same = [_plain(part) for part in before] == [_plain(part) for part in after]
        if values or not same:
            changed.append((item, values, None if same else after))
    asked = {each.key for each in wanted}
    named = used_items(session, ground.year)
    gone = [
        item
        for key, item in there.items()
        if key not in asked and item.year == ground.year and item.number is None and item.id not in named
    ]
    return _Plan(new, changed, gone, len(elsewhere))


def used_items(session: Session, year: int) -> frozenset[int]:
    """件 of the year that a line of 借阅 or of a destruction list names: they stay."""
    named = (
        select(line.item_id).join(ArchiveItem, ArchiveItem.id == line.item_id).where(ArchiveItem.year == year)
        for line in (Borrowing, DestructionLine)
    )
    found = {item_id for query in named for item_id in session.scalars(query)}
    return frozenset(item_id for item_id in found if item_id is not None)


def _existing(session: Session, year: int, wanted: Sequence[Wanted]) -> dict[Key, ArchiveItem]:
    """The assembled 件 of the year; and those of other open years of records that belong to this one by now."""
    queries = [select(ArchiveItem).where(ArchiveItem.year == year)]
    ids = [each.record_id for each in wanted if each.record_id is not None]
    queries += [
        select(ArchiveItem).where(
            ArchiveItem.record_id.in_(some),
            ArchiveItem.year != year,
            ArchiveItem.number.is_(None),
            ArchiveItem.year.not_in(closed_years()),
        )
        for some in parts(ids)
    ]
    found: dict[Key, ArchiveItem] = {}
    for query in queries:
        for item in session.scalars(query):
            key = key_of(item)
            if key is not None:
                found[key] = item
    return found


def _parts_of(session: Session, ids: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for some in parts(ids):
        query = select(ArchivePart.__table__).where(ArchivePart.item_id.in_(some))
        for line in session.execute(query.order_by(ArchivePart.item_id, ArchivePart.position)):
            found.setdefault(line.item_id, []).append(line)
    return found


def _values(item: ArchiveItem, each: Wanted, year: int) -> dict[str, Any]:
    """The columns that are to say something else."""
    asked = {name: getattr(each, name) for name in (*SAID, *NAMED)} | {"year": year}
    kept = {*item.touched} | (set(GROUPING) if item.number is not None else set())
    values = {
        name: value for name, value in asked.items() if name not in kept and getattr(item, name) != value
    }
    # In another group a place given by hand means nothing.
    if item.position is not None and not values.keys().isdisjoint(GROUPING):
        values["position"] = None
    return values


def merged(before: Sequence[PartRow], asked: Iterable[PartRow], touched: Iterable[str]) -> list[PartRow]:
    """The parts of a 件 gathered anew: those that were there keep their masters and pages, those added by hand their places, those a
    clerk took out stay out; the order is the clerk's where the clerk gave one."""
    taken = {name.removeprefix(TAKEN) for name in touched if name.startswith(TAKEN)}
    there = {key_of_part(part): part for part in before}
    wanted = {key_of_part(part): part for part in asked if key_of_part(part) not in taken}
    if PARTS in touched:
        kept = [part for part in before if part.by_hand or key_of_part(part) in wanted]
        return [*kept, *(part for key, part in wanted.items() if key not in there)]
    result = [_renewed(there.get(key), part) for key, part in wanted.items() if not _by_hand(there.get(key))]
    for place, part in enumerate(before):
        if part.by_hand:
            result.insert(min(place, len(result)), part)
    return result


def _by_hand(part: PartRow | None) -> bool:
    return part is not None and part.by_hand


def _renewed(before: PartRow | None, part: PartRow) -> PartRow:
    if before is None:
        return part
    return replace(
        part,
        master_sha256=before.master_sha256,
        pages=before.pages,
        pages_typed=before.pages_typed,
        source_sha256=part.source_sha256 or before.source_sha256,
        source_name=part.source_name or before.source_name,
    )


def key_of_part(part: PartRow) -> str:
    return part_key(part.paper, part.record_id, part.notice_id, part.source_sha256)


def _plain(part: PartRow) -> PartRow:
    return replace(part, source_size=0, span=None)


def _line(item_id: int, each: Wanted, year: int, moment: datetime) -> dict[str, Any]:
    return {
        "id": item_id,
        "year": year,
        **{name: getattr(each, name) for name in (*SAID, *NAMED)},
        "secrecy": Secrecy.OPEN,
        "note": "",
        "touched": [],
        "left_out": False,
        "left_out_reason": "",
        "master_sha256": "",
        "made_from": "",
        "created_at": moment,
        "updated_at": moment,
        "version": 1,
    }


def part_lines(item_id: int, own: Iterable[PartRow]) -> list[dict[str, Any]]:
    """Parts as lines of their table, in order."""
    return [
        {
            "item_id": item_id,
            "position": place,
            "role": part.role,
            "name": part.name,
            "paper": part.paper.value if part.paper is not None else "",
            "record_id": part.record_id,
            "notice_id": part.notice_id,
            "organization_id": part.organization_id,
            "source_sha256": part.source_sha256,
            "source_name": part.source_name,
            "master_sha256": part.master_sha256,
            "pages": part.pages,
            "pages_typed": part.pages_typed,
            "by_hand": part.by_hand,
        }
        for place, part in enumerate(own, start=1)
    ]

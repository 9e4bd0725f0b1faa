"""What a clerk says of 件: their fields and parts, their order, what is left out, documents the program did not make."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from models import clock
from models.entities import ArchiveItem, ArchivePart
from models.failures import BadInput, Frozen
from models.rows.archive import ArchiveDetail, ArchiveRow, PartRow
from models.rows.changes import Changes, Subject
from models.rules.archive_numbers import is_code
from models.rules.archive_parts import PARTS, TAKEN
from models.rules.archive_terms import ArchiveSource, ArchiveUnit
from models.rules.terms import DraftOf
from models.services.archive_gathering import (
    GROUPING,
    SAID,
    key_of_part,
    part_lines,
    used_items,
)
from models.services.archive_order import groups_of
from models.services.archive_reading import part_row
from models.services.closed_years import refuse_closed_year
from models.services.drafts import drop_draft
from models.services.organizations import list_organizations
from models.services.versions import check_version, existing

GONE = "这件归档文件已不在目录中，没有改动；请刷新后再试。"
EARLIEST_YEAR, LATEST_YEAR = 1949, 2199
MOST_PAGES = 100_000


def save_item(session: Session, detail: ArchiveDetail) -> Changes:
    """Keep what the clerk says of a 件; ``id`` None is a document entered by hand, with its files. What is changed here is left alone
    by gathering. Raises BadInput, Conflict; Frozen for a closed year, and for what a 件号 was given by."""
    row = _cleaned(detail.row)
    _refuse_bad(row, detail.parts)
    if row.id is None:
        entity = _new(row)
        refuse_closed_year(session, row.year)
        session.add(entity)
        parts: Sequence[PartRow] = [replace(part, by_hand=True) for part in detail.parts]
        before: list[PartRow] = []
    else:
        entity = _get(session, row.id)
        check_version(entity.version, row.version)
        refuse_closed_year(session, entity.year, row.year)
        _refuse_regrouping(entity, row)
        before = _parts(session, entity)
        parts = _claimed(entity, before, detail.parts)
        _touch(entity, row, before, parts)
    entity.secrecy, entity.note, entity.updated_at = row.secrecy, row.note, clock.now()
    flag_modified(entity, "updated_at")
    session.flush()
    if row.id is None or before != list(parts):
        session.execute(delete(ArchivePart).where(ArchivePart.item_id == entity.id))
        if parts:
            session.execute(insert(ArchivePart), part_lines(entity.id, parts))
    drop_draft(session, DraftOf.ARCHIVE_ITEM, row.id)
    return Changes.of(Subject.ARCHIVE, record_id=entity.id)


def move_item(session: Session, item_id: int, before: int | None) -> Changes:
    """Put a 件 before another of its group, or with None at its end. Raises BadInput for one of another group; Frozen for a closed
    year, and where a number was given for good."""
    entity = _get(session, item_id)
    refuse_closed_year(session, entity.year)
    group = (entity.year, entity.retention, entity.organization_code)
    lines = groups_of(session, [entity.year], list_organizations(session)).get(group, [])
    order = [line for line, number in lines if number is None and line != item_id]
    fixed = {line for line, number in lines if number is not None}
    if item_id in fixed or before in fixed:
        raise Frozen("已经编定的件号不再变动，没有移动；没有编定的只能排在已编定的后面。")
    if entity.left_out:
        raise BadInput("不归档的文件不排件号，没有移动；请先改为归档。")
    if before is not None and before not in order and before != item_id:
        raise BadInput("只能在同一年度、同一保管期限和机构内移动，没有移动；期限有误的请改期限。")
    if before != item_id:
        order.insert(len(order) if before is None else order.index(before), item_id)
        # By statements: a place is nothing that anybody typed, so no form that is open elsewhere is out of date by it.
        for place, line in enumerate(order, start=1):
            session.execute(
                update(ArchiveItem)
                .where(ArchiveItem.id == line)
                .values(position=place, version=ArchiveItem.version)
            )
    return Changes.of(Subject.ARCHIVE)


def leave_out(session: Session, ids: Sequence[int], reason: str) -> Changes:
    """Take 件 out of the directory (不归档), and say why; they can be taken in again. Raises BadInput without a reason; Frozen for a
    closed year, or a number that was given for good. All or none."""
    if not reason.strip():
        raise BadInput("请写明不归档的理由，没有改动。")
    for entity in _all(session, ids):
        if entity.number is not None:
            raise Frozen(f"“{entity.title}”的件号已经编定，不能改为不归档，没有改动；请在备注里说明情况。")
        entity.left_out, entity.left_out_reason = True, reason.strip()
        entity.position, entity.updated_at = None, clock.now()
    session.flush()
    return Changes.of(Subject.ARCHIVE)


def take_in(session: Session, ids: Sequence[int]) -> Changes:
    """Take 件 that were left out into the directory again. Raises Frozen for a closed year."""
    for entity in _all(session, ids):
        entity.left_out, entity.left_out_reason = False, ""
        entity.updated_at = clock.now()
    session.flush()
    return Changes.of(Subject.ARCHIVE)


def remove_item(session: Session, item_id: int, version: int) -> Changes:
    """Take a document off that was entered by hand by mistake. Raises BadInput for one that the program assembled, which is left out
    instead, and for one that was lent; Frozen for one with a number or of a closed year."""
    entity = _get(session, item_id)
    check_version(entity.version, version)
    refuse_closed_year(session, entity.year)
    if entity.source is not ArchiveSource.DOCUMENT:
        raise BadInput("由台账收集的文件不能删除，没有改动；不需要归档的请改为“不归档”。")
    if entity.number is not None:
        raise Frozen("件号已经编定的文件不能删除，没有改动，原件完好；请在备注里说明情况。")
    if item_id in used_items(session, entity.year):
        raise BadInput("这份文件有借阅或销毁登记，不能删除，没有改动；不需要归档的请改为“不归档”。")
    session.delete(entity)
    drop_draft(session, DraftOf.ARCHIVE_ITEM, item_id)
    return Changes.of(Subject.ARCHIVE)


def _get(session: Session, item_id: int) -> ArchiveItem:
    return existing(session, ArchiveItem, item_id, GONE)


def _all(session: Session, ids: Sequence[int]) -> list[ArchiveItem]:
    entities = [_get(session, item_id) for item_id in ids]
    refuse_closed_year(session, *{entity.year for entity in entities})
    return entities


def _parts(session: Session, entity: ArchiveItem) -> list[PartRow]:
    query = select(ArchivePart).where(ArchivePart.item_id == entity.id).order_by(ArchivePart.position)
    return [part_row(line, entity.year, {}) for line in session.scalars(query)]


def _cleaned(row: ArchiveRow) -> ArchiveRow:
    return replace(
        row,
        title=" ".join(row.title.split()),
        document_number=row.document_number.strip(),
        responsible=row.responsible.strip(),
        organization_code=row.organization_code.strip(),
        note=row.note.strip(),
    )


def _refuse_bad(row: ArchiveRow, parts: Sequence[PartRow]) -> None:
    if not row.title:
        raise BadInput("请填写题名，还没有保存。", field="title")
    if not EARLIEST_YEAR <= row.year <= LATEST_YEAR:
        raise BadInput(f"年度写成了{row.year}，还没有保存；请核对。", field="year")
    if row.organization_code and not is_code(row.organization_code):
        raise BadInput("机构代码只能用字母和数字，还没有保存；请核对。", field="organization_code")
    if row.dated is not None and not EARLIEST_YEAR <= row.dated.year <= LATEST_YEAR:
        raise BadInput(f"日期写成了{row.dated.year}年，还没有保存；请核对年份。", field="dated")
    for part in parts:
        if part.pages is not None and not 1 <= part.pages <= MOST_PAGES:
            raise BadInput(f"“{part.name}”的页数不合适，还没有保存；不清楚的请留空。", field="parts")
    keys = [key_of_part(part) for part in parts]
    if len(set(keys)) < len(keys):
        raise BadInput("同一个文件在这一件里出现了两次，还没有保存；请删去重复的。", field="parts")


def _refuse_regrouping(entity: ArchiveItem, row: ArchiveRow) -> None:
    if entity.number is not None and any(getattr(entity, name) != getattr(row, name) for name in GROUPING):
        raise Frozen("件号已经编定，年度、保管期限和机构代码不能再改，还没有保存，原内容完好。")
    if entity.source is not ArchiveSource.DOCUMENT and entity.year != row.year:
        raise BadInput("由台账收集的文件按记录的日期归入年度，还没有保存；请到原记录核对日期。", field="year")


def _new(row: ArchiveRow) -> ArchiveItem:
    moment = clock.now()
    said: dict[str, Any] = {name: getattr(row, name) for name in SAID}
    return ArchiveItem(
        **said,
        year=row.year,
        source=ArchiveSource.DOCUMENT,
        source_kind="",
        unit=ArchiveUnit.EACH,
        record_id=None,
        notice_id=None,
        organization_id=row.organization_id,
        touched=[],
        position=None,
        number=None,
        box_id=None,
        left_out=False,
        left_out_reason="",
        destroyed_on=None,
        master_sha256="",
        made_from="",
        created_at=moment,
        updated_at=moment,
    )


def _touch(entity: ArchiveItem, row: ArchiveRow, before: Sequence[PartRow], parts: Sequence[PartRow]) -> None:
    """Take over what changed, and remember that the clerk said so."""
    touched = dict.fromkeys(entity.touched)
    regrouped = any(getattr(entity, name) != getattr(row, name) for name in GROUPING)
    for name in SAID:
        if getattr(entity, name) != getattr(row, name):
            setattr(entity, name, getattr(row, name))
            touched[name] = None
    if entity.source is ArchiveSource.DOCUMENT:
        entity.year, entity.organization_id = row.year, row.organization_id
    if regrouped:
        entity.position = None
    there, now = ({key_of_part(part): part for part in some} for some in (before, parts))
    for key, part in there.items():
        if key not in now and not part.by_hand:
            touched[TAKEN + key] = None
    for key in now:
        touched.pop(TAKEN + key, None)
    if _arranged_otherwise(before, parts):
        touched[PARTS] = None
    entity.touched = list(touched)


def _claimed(entity: ArchiveItem, before: Sequence[PartRow], parts: Sequence[PartRow]) -> tuple[PartRow, ...]:
    """The parts, those that neither were there nor had been taken out being the clerk's own."""
    known = {key_of_part(part) for part in before}
    known |= {name.removeprefix(TAKEN) for name in entity.touched if name.startswith(TAKEN)}
    return tuple(part if key_of_part(part) in known else replace(part, by_hand=True) for part in parts)


def _arranged_otherwise(before: Sequence[PartRow], parts: Sequence[PartRow]) -> bool:
    """Whether those that were there stand in another order, or are called something else."""
    stay = {key_of_part(part) for part in parts} & {key_of_part(part) for part in before}

    def told(some: Sequence[PartRow]) -> list[tuple[object, ...]]:
        return [(key_of_part(part), part.role, part.name) for part in some if key_of_part(part) in stay]

    return told(before) != told(parts)

"""装盒: boxes of a closed year, what lies in them, their 备考表. Which box a 件 lies in is no part of the closed directory: it may change."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from models.entities import ArchiveBox, ArchiveItem, ArchivePart
from models.failures import BadInput
from models.rows.archive import ArchiveRow, BoxRow
from models.rows.changes import Changes, Subject
from models.rules.archive_boxes import SPINES, dealt
from models.rules.archive_directory import pages_together
from models.rules.archive_lacks import LackKind
from models.rules.archive_numbers import item_number
from models.rules.archive_terms import Retention
from models.services.archive_items import rows_of
from models.services.closed_years import closed_years, is_closed
from models.services.versions import check_version, existing

GONE = "这个档案盒已不在登记中，没有改动；请刷新后再试。"


def list_boxes(session: Session, year: int) -> tuple[BoxRow, ...]:
    """The boxes of a year: by retention, organisation code and number, with the first and last 件号 and the pages in each. A fixed
    number of statements."""
    entities = session.scalars(select(ArchiveBox).where(ArchiveBox.year == year))
    within: dict[int, list[tuple[int | None, int | None]]] = defaultdict(list)
    pages = _pages_by_item(session, year)
    query = select(ArchiveItem.box_id, ArchiveItem.id, ArchiveItem.number).where(
        ArchiveItem.year == year, ArchiveItem.box_id.is_not(None)
    )
    for box_id, item_id, number in session.execute(query):
        within[box_id or 0].append((number, pages.get(item_id)))
    rows = [_row(entity, within[entity.id]) for entity in entities]
    order = list(Retention)
    return tuple(
        sorted(rows, key=lambda row: (order.index(row.retention), row.organization_code, row.number))
    )


def fill_boxes(
    session: Session, year: int, retention: Retention, organization_code: str, spine_mm: int
) -> Changes:
    """Deal the 件 of a group that lie in no box yet to new boxes of this spine, by number and pages (see `archive_boxes.dealt` for
    how much goes in). A box's 备考表 begins with what its 件 lack, to be changed as one likes. Raises BadInput before the year is
    closed, for another spine, and when nothing is left to be dealt."""
    _refuse_spine(spine_mm)
    if not is_closed(session, year):
        raise BadInput(f"{year}年度还没有封存，件号还会变动，没有装盒；请先封存。")
    group = _group(year, retention, organization_code)
    query = select(ArchiveItem.id).where(
        *group, ArchiveItem.box_id.is_(None), ArchiveItem.number.is_not(None), ArchiveItem.left_out.is_(False)
    )
    loose = session.scalars(query.order_by(ArchiveItem.number)).all()
    if not loose:
        raise BadInput("没有还未装盒的归档文件，没有改动。")
    following = _next_number(session, year, retention, organization_code)
    rows = rows_of(session, loose)
    boxes = dealt([(key, rows[key].pages or 0) for key in loose], spine_mm)
    for number, ids in enumerate(boxes, start=following):
        box = _new(BoxRow(None, year, retention, organization_code, number, spine_mm))
        box.situation = situation_of(rows[key] for key in ids)
        session.add(box)
        session.flush()
        _place(session, ids, box.id)
    return Changes.of(Subject.ARCHIVE)


def situation_of(rows: Iterable[ArchiveRow]) -> str:
    """盒内文件情况说明 as far as the program knows it: what is missing (缺损), each with its 件号; empty where nothing is."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for lack in row.lacks:
            if lack.kind is LackKind.SECRET:
                # A question to the clerk, nothing that is missing.
                continue
            found[lack.words].append(item_number(row.number or 0))
    return "\n".join(f"{'、'.join(numbers)}号件{words}。" for words, numbers in found.items())


def save_box(session: Session, row: BoxRow) -> Changes:
    """Keep a box's spine and what its 备考表 says; ``id`` None is a new, empty one, with the next number. Raises BadInput, Conflict."""
    _refuse_spine(row.spine_mm)
    if row.arranged_on and row.checked_on and row.checked_on < row.arranged_on:
        raise BadInput("检查日期不应早于整理日期，还没有保存；请核对。")
    if row.id is None:
        entity = _new(row)
        entity.number = _next_number(session, row.year, row.retention, row.organization_code)
        session.add(entity)
    else:
        entity = existing(session, ArchiveBox, row.id, GONE)
        check_version(entity.version, row.version)
    entity.spine_mm, entity.situation = row.spine_mm, row.situation.strip()
    entity.arranged_by, entity.arranged_on = row.arranged_by.strip(), row.arranged_on
    entity.checked_by, entity.checked_on = row.checked_by.strip(), row.checked_on
    session.flush()
    return Changes.of(Subject.ARCHIVE, record_id=entity.id)


def put_in_box(session: Session, ids: Sequence[int], box_id: int | None) -> Changes:
    """Put 件 into a box, or with None out of theirs. Raises BadInput for one of another group, or left out."""
    if box_id is not None:
        box = existing(session, ArchiveBox, box_id, GONE)
        for item_id in ids:
            item = existing(
                session, ArchiveItem, item_id, "这件归档文件已不在目录中，没有装盒；请刷新后再试。"
            )
            if item.left_out:
                raise BadInput(f"“{item.title}”是不归档的文件，没有装盒。")
            if (item.year, item.retention, item.organization_code) != (
                *(box.year, box.retention, box.organization_code),
            ):
                raise BadInput(f"“{item.title}”与这一盒的年度、保管期限或机构不同，没有装盒；请另选一盒。")
    _place(session, ids, box_id)
    return Changes.of(Subject.ARCHIVE)


def remove_box(session: Session, box_id: int, version: int) -> Changes:
    """Take a box off; what lay in it lies in none. The numbers of the others stay. Raises Conflict."""
    entity = existing(session, ArchiveBox, box_id, GONE)
    check_version(entity.version, version)
    session.delete(entity)
    session.flush()
    return Changes.of(Subject.ARCHIVE)


def half_boxed(session: Session) -> dict[int, int]:
    """How many 件 of each closed year lie in no box, where the office has begun to put the year into boxes."""
    begun = select(ArchiveBox.year)
    query = select(ArchiveItem.year, func.count()).where(
        ArchiveItem.year.in_(begun),
        ArchiveItem.year.in_(closed_years()),
        ArchiveItem.left_out.is_(False),
        ArchiveItem.box_id.is_(None),
    )
    return dict(session.execute(query.group_by(ArchiveItem.year)).all())


def _place(session: Session, ids: Sequence[int], box_id: int | None) -> None:
    # By statement: the closed year's triggers let a box change, and no form is out of date by it.
    for item_id in ids:
        session.execute(
            update(ArchiveItem)
            .where(ArchiveItem.id == item_id)
            .values(box_id=box_id, version=ArchiveItem.version)
        )


def _pages_by_item(session: Session, year: int) -> dict[int, int | None]:
    """Of all parts; None while one is not known."""
    query = (
        select(ArchivePart.item_id, func.count(), func.count(ArchivePart.pages), func.sum(ArchivePart.pages))
        .join(ArchiveItem, ArchiveItem.id == ArchivePart.item_id)
        .where(ArchiveItem.year == year)
        .group_by(ArchivePart.item_id)
    )
    return {
        item_id: pages if parts == known else None for item_id, parts, known, pages in session.execute(query)
    }


def _group(year: int, retention: Retention, organization_code: str) -> tuple[ColumnElement[bool], ...]:
    return (
        ArchiveItem.year == year,
        ArchiveItem.retention == retention,
        ArchiveItem.organization_code == organization_code,
    )


def _next_number(session: Session, year: int, retention: Retention, organization_code: str) -> int:
    highest = session.scalar(
        select(func.max(ArchiveBox.number)).where(
            ArchiveBox.year == year,
            ArchiveBox.retention == retention,
            ArchiveBox.organization_code == organization_code,
        )
    )
    return (highest or 0) + 1


def _refuse_spine(spine_mm: int) -> None:
    if spine_mm not in SPINES:
        raise BadInput(f"盒脊厚度应为{'、'.join(map(str, SPINES))}毫米之一，没有改动；请重新选择。")


def _new(row: BoxRow) -> ArchiveBox:
    return ArchiveBox(
        year=row.year,
        retention=row.retention,
        organization_code=row.organization_code,
        number=row.number,
        spine_mm=row.spine_mm,
        situation="",
        arranged_by="",
        arranged_on=None,
        checked_by="",
        checked_on=None,
    )


def _row(entity: ArchiveBox, within: Sequence[tuple[int | None, int | None]]) -> BoxRow:
    numbers = [number for number, _pages in within if number is not None]
    return BoxRow(
        id=entity.id,
        year=entity.year,
        retention=entity.retention,
        organization_code=entity.organization_code,
        number=entity.number,
        spine_mm=entity.spine_mm,
        first_number=min(numbers, default=None),
        last_number=max(numbers, default=None),
        items=len(within),
        pages=pages_together(pages for _number, pages in within) or None,
        situation=entity.situation,
        arranged_by=entity.arranged_by,
        arranged_on=entity.arranged_on,
        checked_by=entity.checked_by,
        checked_on=entity.checked_on,
        version=entity.version,
    )

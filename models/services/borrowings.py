"""借阅登记簿: who made use of what, and what is still out."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import ArchiveItem
from models.entities import Borrowing as Entity
from models.failures import BadInput, Conflict
from models.rows.archive_use import BorrowingRow
from models.rows.changes import Changes, Subject
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.rules.archive_numbers import archival_code
from models.rules.archive_terms import BorrowingForm
from models.rules.names import shortened
from models.rules.spoken_periods import day_in_words
from models.services.archive_items import fonds
from models.services.records import EARLIEST_YEAR
from models.services.versions import check_version, existing


def list_borrowings(session: Session, *, only_out: bool = False) -> tuple[BorrowingRow, ...]:
    """The register, latest first; with ``only_out`` originals that were lent and have not come back."""
    query = select(Entity).order_by(Entity.borrowed_on.desc(), Entity.id.desc())
    if only_out:
        query = query.where(Entity.form == BorrowingForm.LENT, Entity.returned_on.is_(None))
    return tuple(_row(entity) for entity in session.scalars(query))


def borrowable_items(session: Session) -> dict[str, int]:
    """What may be chosen: 档号 and title of every 件 with a fixed number that was not destroyed, latest year first → its number in
    the database. A fixed number of queries."""
    number = fonds(session).number
    columns = (ArchiveItem.year, ArchiveItem.retention, ArchiveItem.organization_code, ArchiveItem.number)
    query = (
        select(*columns, ArchiveItem.title, ArchiveItem.id)
        .where(ArchiveItem.number.is_not(None), ArchiveItem.destroyed_on.is_(None))
        .order_by(ArchiveItem.year.desc(), *columns[1:])
    )
    return {
        f"{archival_code(number, line.year, line.retention, line.organization_code, line.number)} {line.title}".strip(): line.id
        for line in session.execute(query)
    }


def save_borrowing(session: Session, row: BorrowingRow, today: date) -> Changes:
    """Add or change a line. Raises BadInput for one without what was borrowed or by whom, with days that cannot be, or of an
    original that is out already; NotFound, Conflict."""
    _refuse_bad(row, today)
    if row.form is BorrowingForm.LENT and row.returned_on is None and row.item_id is not None:
        _refuse_lent(session, row)
    if row.id is None:
        entity = Entity()
        session.add(entity)
    else:
        entity = _get(session, row.id)
        check_version(entity.version, row.version)
    entity.item_id, entity.described, entity.form = row.item_id, row.described.strip(), row.form
    entity.borrower, entity.unit = row.borrower.strip(), row.unit.strip()
    entity.purpose, entity.approved_by = row.purpose.strip(), row.approved_by.strip()
    entity.borrowed_on, entity.due_on = row.borrowed_on, row.due_on
    entity.returned_on, entity.returned_state = row.returned_on, row.returned_state.strip()
    entity.note = row.note.strip()
    session.flush()
    return Changes.of(Subject.ARCHIVE_USE, record_id=entity.id)


def _refuse_bad(row: BorrowingRow, today: date) -> None:
    if not row.described.strip():
        raise BadInput("请写明借阅的是哪一件，还没有保存。", field="described")
    if not row.borrower.strip():
        raise BadInput("请填写借阅人，还没有保存。", field="borrower")
    if row.borrowed_on.year < EARLIEST_YEAR:
        raise BadInput(
            f"借阅日期写成了{row.borrowed_on.year}年，还没有保存；请核对年份。", field="borrowed_on"
        )
    if row.borrowed_on > today:
        raise BadInput("借阅日期还没有到，还没有保存；请核对日期。", field="borrowed_on")
    if row.due_on is not None and row.due_on < row.borrowed_on:
        raise BadInput("应还日期早于借阅日期，还没有保存；请核对日期。", field="due_on")
    if row.returned_on is not None and row.returned_on < row.borrowed_on:
        raise BadInput("归还日期早于借阅日期，还没有保存；请核对日期。", field="returned_on")
    if row.returned_on is not None and row.returned_on > today:
        raise BadInput("归还日期还没有到，还没有保存；请核对日期。", field="returned_on")


def _refuse_lent(session: Session, row: BorrowingRow) -> None:
    query = select(Entity.borrower, Entity.borrowed_on).where(
        Entity.item_id == row.item_id,
        Entity.form == BorrowingForm.LENT,
        Entity.returned_on.is_(None),
        Entity.id.is_distinct_from(row.id),
    )
    out = session.execute(query).first()
    if out is not None:
        raise BadInput(
            f"这一件的原件由{out.borrower}于{day_in_words(out.borrowed_on)}借出，还没有归还，没有保存；请先登记归还。"
        )


def give_back(session: Session, borrowing_id: int, version: int, returned_on: date, state: str) -> Changes:
    """Note that an original came back, and in what state. Raises BadInput, Conflict, NotFound."""
    entity = _get(session, borrowing_id)
    check_version(entity.version, version)
    if entity.form is not BorrowingForm.LENT:
        raise BadInput("这一条没有借出原件，不用登记归还，没有改动。")
    if entity.returned_on is not None:
        raise Conflict("这一条已经登记过归还，没有改动；请刷新后再看。")
    if returned_on < entity.borrowed_on:
        raise BadInput("归还日期早于借阅日期，还没有保存；请核对日期。", field="returned_on")
    entity.returned_on, entity.returned_state = returned_on, state.strip()
    session.flush()
    return Changes.of(Subject.ARCHIVE_USE, record_id=borrowing_id)


def remove_borrowing(session: Session, borrowing_id: int, version: int) -> Changes:
    """Take a line away that was entered by mistake. Raises Conflict, NotFound."""
    entity = _get(session, borrowing_id)
    check_version(entity.version, version)
    session.delete(entity)
    session.flush()
    return Changes.of(Subject.ARCHIVE_USE)


def borrowing_todos(session: Session, today: date) -> Iterator[Todo]:
    """Originals that should have come back by ``today``."""
    for row in list_borrowings(session, only_out=True):
        if row.due_on is None or row.due_on >= today:
            continue
        late = (today - row.due_on).days
        words = f"“{shortened(row.described)}”由{row.borrower}借出，应于{day_in_words(row.due_on)}归还，已逾期{late}天"
        yield Todo(TodoKind.BORROWED_LATE, words, row.due_on, late, Target(Subject.ARCHIVE_USE))


def _get(session: Session, borrowing_id: int) -> Entity:
    return existing(
        session, Entity, borrowing_id, "这一条借阅登记已经不在了，没有改动任何数据；请刷新后再试。"
    )


def _row(entity: Entity) -> BorrowingRow:
    return BorrowingRow(
        entity.id,
        entity.item_id,
        entity.described,
        entity.form,
        entity.borrower,
        entity.unit,
        entity.purpose,
        entity.approved_by,
        entity.borrowed_on,
        entity.due_on,
        entity.returned_on,
        entity.returned_state,
        entity.note,
        entity.version,
    )

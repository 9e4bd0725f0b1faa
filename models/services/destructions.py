"""销毁清册: 件 whose retention is over, listed for approval on paper (《机关档案管理规定》). The program destroys nothing: it lists, and
notes what was approved and done."""

from datetime import date

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from models.entities import ArchiveItem, DestructionLine
from models.entities import Destruction as Entity
from models.failures import BadInput, Frozen
from models.rows.archive import ArchiveRow
from models.rows.archive_use import DestructionLineRow, DestructionRow
from models.rows.changes import Changes, Subject
from models.rules.archive_terms import DestructionState, Retention
from models.rules.retention import expiry
from models.services.archive_items import rows_of
from models.services.versions import check_version, existing

REASON = "保管期限届满"
"""What a new list begins with: a fact, and no judgement."""


def expired_lines(session: Session, today: date) -> tuple[DestructionLineRow, ...]:
    """The numbered 件 whose retention was over by ``today``, not destroyed and on no list yet, in the order of their numbers."""
    listed = select(DestructionLine.item_id)
    query = (
        select(ArchiveItem.id, ArchiveItem.year, ArchiveItem.retention)
        .where(
            ArchiveItem.number.is_not(None),
            ArchiveItem.destroyed_on.is_(None),
            ArchiveItem.retention != Retention.PERMANENT,
            ArchiveItem.year < today.year - 10,
            ArchiveItem.id.not_in(listed),
        )
        .order_by(ArchiveItem.year, ArchiveItem.retention, ArchiveItem.organization_code, ArchiveItem.number)
    )
    days = {id_: expiry(year, retention) for id_, year, retention in session.execute(query)}
    over = {id_: day for id_, day in days.items() if day is not None and day <= today}
    rows = rows_of(session, tuple(over))
    return tuple(_line(rows[id_], day) for id_, day in over.items())


def list_destructions(session: Session) -> tuple[DestructionRow, ...]:
    """All lists with their lines, latest first. A fixed number of queries."""
    entities = session.scalars(select(Entity).order_by(Entity.made_on.desc(), Entity.id.desc())).all()
    lines = session.execute(
        select(DestructionLine.destruction_id, DestructionLine.item_id, DestructionLine.opinion).order_by(
            DestructionLine.destruction_id, DestructionLine.position
        )
    ).all()
    rows = rows_of(session, tuple({item_id for _, item_id, _ in lines}))
    found: dict[int, list[DestructionLineRow]] = {}
    for destruction_id, item_id, opinion in lines:
        row = rows[item_id]
        line = _line(row, expiry(row.year, row.retention) or date.max, opinion)
        found.setdefault(destruction_id, []).append(line)
    return tuple(_row(entity, tuple(found.get(entity.id, ()))) for entity in entities)


def load_destruction(session: Session, destruction_id: int) -> DestructionRow:
    """One list; raises NotFound."""
    _get(session, destruction_id)
    return next(row for row in list_destructions(session) if row.id == destruction_id)


def save_destruction(session: Session, row: DestructionRow, today: date) -> Changes:
    """Make or change a list that is still a draft. Raises BadInput for an empty one, or with a 件 whose retention is not over by
    ``today``, that has no number, is permanent, destroyed, or on another list; Frozen for one approved; NotFound, Conflict."""
    if not row.title.strip():
        raise BadInput("请填写清册名称，还没有保存。", field="title")
    if not row.lines:
        raise BadInput("清册里一件也没有，还没有保存；请选择拟销毁的档案。")
    if row.id is None:
        entity = Entity(state=DestructionState.DRAFT, approval="", approved_by="", supervisors="")
        session.add(entity)
    else:
        entity = _draft(session, row.id, row.version)
    entity.title, entity.made_on, entity.reason = row.title.strip(), row.made_on, row.reason.strip()
    # A change of the lines alone moves the version as well.
    flag_modified(entity, "title")
    session.flush()
    _refuse_lines(session, entity.id, row, today)
    session.execute(delete(DestructionLine).where(DestructionLine.destruction_id == entity.id))
    session.execute(
        insert(DestructionLine),
        [
            {
                "destruction_id": entity.id,
                "position": place,
                "item_id": line.item_id,
                "opinion": line.opinion.strip(),
            }
            for place, line in enumerate(row.lines, start=1)
        ],
    )
    return Changes.of(Subject.ARCHIVE_USE, record_id=entity.id)


def _refuse_lines(session: Session, destruction_id: int, row: DestructionRow, today: date) -> None:
    ids = [line.item_id for line in row.lines]
    if len(set(ids)) != len(ids):
        raise BadInput("同一件在清册里列了两次，还没有保存；请去掉重复的一行。")
    others = select(DestructionLine.item_id).where(
        DestructionLine.destruction_id != destruction_id, DestructionLine.item_id.in_(ids)
    )
    rows = rows_of(session, tuple(ids))
    elsewhere = set(session.scalars(others))
    for id_ in ids:
        item = rows[id_]
        day = expiry(item.year, item.retention)
        why = (
            "没有给定件号"
            if not item.fixed
            else "是永久保管的"
            if day is None
            else f"要到{day.year}年才满保管期限"
            if day > today
            else "已经销毁"
            if item.destroyed_on
            else "已列在另一份清册里"
            if id_ in elsewhere
            else ""
        )
        if why:
            raise BadInput(f"“{item.title}”{why}，不能列入，清册没有保存；请去掉这一件。")


def approve_destruction(
    session: Session,
    destruction_id: int,
    version: int,
    *,
    approval: str,
    approved_by: str,
    approved_on: date,
    today: date,
) -> Changes:
    """Note the approval that was given on paper. Raises BadInput without its words, approver or a day that can be; Frozen when it
    was noted already; NotFound, Conflict."""
    entity = _draft(session, destruction_id, version)
    if not approval.strip() or not approved_by.strip():
        raise BadInput("请写明批准文号（或批准意见）和批准人，还没有保存。")
    if not entity.made_on <= approved_on <= today:
        raise BadInput("批准日期应在列出清册之后、不晚于今天，还没有保存；请核对日期。")
    entity.state = DestructionState.APPROVED
    entity.approval, entity.approved_by = approval.strip(), approved_by.strip()
    entity.approved_on = approved_on
    session.flush()
    return Changes.of(Subject.ARCHIVE_USE, record_id=destruction_id)


def note_destroyed(
    session: Session, destruction_id: int, version: int, *, done_on: date, supervisors: str, today: date
) -> Changes:
    """Note that an approved list was carried out, under whose eyes: its 件 are told as destroyed from then on, their lines in the
    directory and their files stay. Raises BadInput, Frozen, NotFound, Conflict."""
    entity = _get(session, destruction_id)
    check_version(entity.version, version)
    if entity.state is DestructionState.DRAFT:
        raise BadInput("清册还没有批准，不能登记销毁，没有改动；请先登记批准情况。")
    if entity.state is DestructionState.DONE:
        raise Frozen("这份清册已经登记销毁，没有改动，原件完好。")
    if len(supervisors.split()) < 2 and not any(mark in supervisors for mark in "、，,；;"):
        raise BadInput("监销人应有两名，还没有保存；请写上两名监销人，用顿号隔开。", field="supervisors")
    if entity.approved_on is None or not entity.approved_on <= done_on <= today:
        raise BadInput("销毁日期应在批准之后、不晚于今天，还没有保存；请核对日期。", field="done_on")
    entity.state, entity.done_on = DestructionState.DONE, done_on
    entity.supervisors = supervisors.strip()
    lines = select(DestructionLine.item_id).where(DestructionLine.destruction_id == destruction_id)
    for item in session.scalars(select(ArchiveItem).where(ArchiveItem.id.in_(lines))):
        item.destroyed_on = done_on
    session.flush()
    return Changes.of(Subject.ARCHIVE_USE, Subject.ARCHIVE, record_id=destruction_id)


def remove_destruction(session: Session, destruction_id: int, version: int) -> Changes:
    """Give up a draft. Raises Frozen for one approved; NotFound, Conflict."""
    entity = _draft(session, destruction_id, version)
    session.delete(entity)
    session.flush()
    return Changes.of(Subject.ARCHIVE_USE)


def _draft(session: Session, destruction_id: int, version: int) -> Entity:
    entity = _get(session, destruction_id)
    check_version(entity.version, version)
    if entity.state is not DestructionState.DRAFT:
        raise Frozen("这份清册已经批准，不能再改，没有改动，原件完好；确需增减的，请另列一份。")
    return entity


def _get(session: Session, destruction_id: int) -> Entity:
    return existing(
        session, Entity, destruction_id, "这份销毁清册已经不在了，没有改动任何数据；请刷新后再试。"
    )


def _line(row: ArchiveRow, expired_on: date, opinion: str = "") -> DestructionLineRow:
    return DestructionLineRow(
        row.id or 0, row.code, row.title, row.dated, row.pages, row.retention.label, expired_on, opinion
    )


def _row(entity: Entity, lines: tuple[DestructionLineRow, ...]) -> DestructionRow:
    return DestructionRow(
        entity.id,
        entity.title,
        entity.state,
        entity.made_on,
        entity.reason,
        entity.approval,
        entity.approved_by,
        entity.approved_on,
        entity.done_on,
        entity.supervisors,
        lines,
        entity.version,
    )

"""Rectification items: listing, reading, saving, and the moves of their status machine."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from models.entities import ProgressEntry, RectificationItem, StatusStep
from models.failures import BadInput
from models.rows import rectification as rows
from models.rows.changes import Changes, Subject
from models.rows.query import RegisterQuery
from models.rules.rectification import Action, names_in, objection_to, overdue_days, status_after
from models.rules.terms import RectificationMode, RectificationSource, RectificationStatus, Register
from models.services import records

WHAT = "整改事项"
CAUSE, GOAL, MEASURES, NOTE = "cause", "goal", "measures", "note"
OVERDUE = "overdue"
"""A filter value besides the statuses: past due and not closed."""
OPEN = "open"
"""A filter value besides the statuses: not closed."""


def list_items(session: Session, asked: RegisterQuery, today: date) -> tuple[rows.RectificationSummary, ...]:
    """The list, newest first, with overdue days as of ``today``. Besides a status, ``asked.status`` may be OPEN or
    OVERDUE."""
    derived = asked.status if asked.status in (OPEN, OVERDUE) else None
    if derived:
        asked = replace(asked, status=None)
    parts = (CAUSE, GOAL, MEASURES)
    people = (RectificationItem.leader, RectificationItem.department, RectificationItem.person)
    query = records.filtered(session, select(RectificationItem), Register.RECTIFICATION, asked, parts, people)
    entities = session.scalars(query).all()
    found = _summaries(session, entities, today)
    if derived == OPEN:
        return tuple(row for row in found if not row.status.is_closed)
    if derived == OVERDUE:
        return tuple(row for row in found if row.overdue_days)
    return found


def _summaries(
    session: Session, entities: Sequence[RectificationItem], today: date
) -> tuple[rows.RectificationSummary, ...]:
    names = records.organization_names(session)
    ids = [entity.id for entity in entities]
    measures = records.texts_of(session, ids, MEASURES)
    latest = _latest_progress(session, ids)
    return tuple(
        rows.RectificationSummary(
            id=entity.id,
            number=entity.number,
            source=RectificationSource(entity.kind),
            status=RectificationStatus(entity.status),
            mode=entity.mode,
            problem=entity.title,
            found_on=entity.happened_on,
            due_on=entity.due_on,
            organization_id=entity.organization_id,
            organization_name=names[entity.organization_id],
            leader=entity.leader,
            department=entity.department,
            person=entity.person,
            closed_on=entity.closed_on,
            overdue_days=overdue_days(RectificationStatus(entity.status), entity.mode, entity.due_on, today),
            measures=measures.get(entity.id, ""),
            progress=latest.get(entity.id, ""),
        )
        for entity in entities
    )


def _latest_progress(session: Session, ids: list[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in records.parts(ids):
        query = select(ProgressEntry.record_id, ProgressEntry.text).where(ProgressEntry.record_id.in_(part))
        in_order = query.order_by(ProgressEntry.entered_on, ProgressEntry.position)
        found.update(session.execute(in_order).all())
    return found


def steps_of(session: Session, which: Select[tuple[int]]) -> dict[int, tuple[rows.StatusStep, ...]]:
    """The moves of the items whose ids ``which`` selects, in order, with one query; an item never moved is not in it."""
    table = StatusStep.__table__
    query = select(table).where(table.c.record_id.in_(which)).order_by(table.c.record_id, table.c.position)
    found: dict[int, list[rows.StatusStep]] = {}
    for row in session.execute(query):
        step = rows.StatusStep(row.moved_on, row.from_status, row.to_status, row.moved_by, row.note)
        found.setdefault(row.record_id, []).append(step)
    return {record_id: tuple(steps) for record_id, steps in found.items()}


def load_item(session: Session, record_id: int) -> rows.RectificationDetail:
    """The whole item; raises NotFound."""
    entity: RectificationItem = records.get_record(session, RectificationItem, record_id, WHAT)
    texts = records.read_texts(session, record_id)
    return rows.RectificationDetail(
        id=entity.id,
        source=RectificationSource(entity.kind),
        organization_id=entity.organization_id,
        problem=entity.title,
        found_on=entity.happened_on,
        mode=entity.mode,
        status=RectificationStatus(entity.status),
        number=entity.number,
        organization_name=records.organization_names(session)[entity.organization_id],
        source_document=entity.source_document,
        cause=texts.get(CAUSE, ""),
        goal=texts.get(GOAL, ""),
        measures=texts.get(MEASURES, ""),
        leader=entity.leader,
        department=entity.department,
        person=entity.person,
        due_on=entity.due_on,
        closed_on=entity.closed_on,
        verifier=entity.verifier,
        progress=tuple(
            rows.ProgressEntry(row.entered_on, row.text, row.percent)
            for row in records.read_children(session, ProgressEntry, record_id)
        ),
        steps=tuple(
            rows.StatusStep(row.moved_on, row.from_status, row.to_status, row.moved_by, row.note)
            for row in records.read_children(session, StatusStep, record_id)
        ),
        attachments=records.files_of(session, [record_id]).get(record_id, ()),
        note=texts.get(NOTE, ""),
        version=entity.version,
        created_at=entity.created_at,
    )


def save_item(session: Session, detail: rows.RectificationDetail) -> Changes:
    """Add or change an item's content and progress. Its status moves only by ``advance_item``; a new item is 待认领, or
    整改中 when a responsible person is already named. Raises BadInput, Conflict."""
    _refuse_bad(session, detail)
    if detail.id is None:
        entity = RectificationItem(register=Register.RECTIFICATION, closed_on=None, verifier="")
        entity.year = detail.found_on.year
        entity.number = _next_number(session, detail.found_on.year)
        entity.status = (
            RectificationStatus.IN_PROGRESS if detail.person.strip() else RectificationStatus.UNCLAIMED
        ).value
        session.add(entity)
    else:
        entity = records.get_record(session, RectificationItem, detail.id, WHAT)
    _refuse_own_verifier(entity, detail.person)
    records.stamp(entity, detail.version, new=detail.id is None)
    entity.kind, entity.title, entity.happened_on = (
        detail.source.value,
        detail.problem.strip(),
        detail.found_on,
    )
    entity.organization_id, entity.mode = detail.organization_id, detail.mode
    entity.source_document, entity.due_on = detail.source_document.strip(), detail.due_on
    entity.leader, entity.department = detail.leader.strip(), detail.department.strip()
    entity.person = detail.person.strip()
    session.flush()
    records.write_files(session, entity.id, detail.attachments)
    texts = {CAUSE: detail.cause, GOAL: detail.goal, MEASURES: detail.measures, NOTE: detail.note}
    records.write_texts(session, entity.id, texts)
    records.write_children(
        session,
        ProgressEntry,
        entity.id,
        (
            {"entered_on": entry.on, "text": entry.text.strip(), "percent": entry.percent}
            for entry in detail.progress
        ),
    )
    return Changes.of(Subject.RECTIFICATION, record_id=entity.id)


def _refuse_bad(session: Session, detail: rows.RectificationDetail) -> None:
    records.check_common(session, detail.organization_id, detail.problem, detail.found_on, "问题表述")
    if detail.due_on and detail.due_on < detail.found_on:
        raise BadInput("整改时限不应早于发现日期，还没有保存；请核对。")
    if detail.mode is RectificationMode.BY_DATE and detail.due_on is None:
        raise BadInput("限期整改的事项须填写整改时限，还没有保存。")
    for entry in detail.progress:
        if not entry.text.strip():
            raise BadInput("整改进展里有一条没有内容，还没有保存；请补上或删去这一条。")
        if entry.percent is not None and not 0 <= entry.percent <= 100:
            raise BadInput("完成百分比应在0到100之间，还没有保存；不好估计的请留空。")


def _refuse_own_verifier(entity: RectificationItem, person: str) -> None:
    """What was struck off was verified by somebody else, and stays so."""
    if entity.verifier and entity.verifier in names_in(person):
        raise BadInput(f"{entity.verifier}是这一项的销号审核人，不能改作责任人，还没有保存；请核对。")


def _next_number(session: Session, year: int) -> int:
    highest = session.scalar(select(func.max(RectificationItem.number)).where(RectificationItem.year == year))
    return (highest or 0) + 1


def advance_item(
    session: Session, record_id: int, version: int, action: Action, *, on: date, by: str, note: str = ""
) -> Changes:
    """Carry out a move of the machine and keep it as a step. Raises BadInput with the reason when it may not be made."""
    entity: RectificationItem = records.get_record(session, RectificationItem, record_id, WHAT)
    texts = records.read_texts(session, record_id)
    entries = len(records.read_children(session, ProgressEntry, record_id))
    objection = objection_to(
        action,
        measures=texts.get(MEASURES, ""),
        cause=texts.get(CAUSE, ""),
        person=entity.person,
        by=by,
        note=note,
        progress_entries=entries,
    )
    start = RectificationStatus(entity.status)
    steps = records.read_children(session, StatusStep, record_id)
    if not objection and on < (steps[-1].moved_on if steps else entity.happened_on):
        objection = "办理日期不应早于上一步的日期，请核对。"
    if objection:
        raise BadInput(f"没有办理“{action.label}”：{objection}")
    try:
        end = status_after(start, action)
    except ValueError as error:
        raise BadInput(f"“{start.label}”的事项不能“{action.label}”，没有改动；请刷新后再试。") from error
    records.stamp(entity, version, new=False)
    entity.status = end.value
    _follow(entity, action, on, by)
    session.add(
        StatusStep(
            record_id=record_id,
            position=len(steps) + 1,
            moved_on=on,
            from_status=start,
            to_status=end,
            moved_by=by.strip(),
            note=note.strip(),
        )
    )
    session.flush()
    return Changes.of(Subject.RECTIFICATION, record_id=record_id)


def _follow(entity: RectificationItem, action: Action, on: date, by: str) -> None:
    if action is Action.APPROVE:
        entity.closed_on, entity.verifier = on, by.strip()
    elif action is Action.REOPEN:
        entity.closed_on, entity.verifier = None, ""


def remove_item(session: Session, record_id: int, version: int) -> Changes:
    """Take an item off the list; it stays in the database and its number is not given again."""
    records.remove_record(session, RectificationItem, record_id, version, WHAT)
    return Changes.of(Subject.RECTIFICATION, record_id=record_id)

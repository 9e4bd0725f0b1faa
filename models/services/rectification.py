"""Rectification items: listing, reading, saving, and the moves of their status machine."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from models.entities import Finding, Inspection, Notice, ProgressEntry, Record, RectificationItem, StatusStep
from models.failures import BadInput, Frozen
from models.rows import rectification as rows
from models.rows.changes import Changes, Subject
from models.rows.inspection import Finding as FoundProblem
from models.rows.notice import NoticeDetail
from models.rows.query import RegisterQuery
from models.rules.document_numbers import document_number
from models.rules.inspection_terms import InspectionMethod
from models.rules.names import shortened
from models.rules.terms import DraftOf, RectificationSource, RectificationStatus, Register
from models.services import history, record_lines, records
from models.services.closed import archived_in
from models.services.rectification_lines import summaries
from models.services.rectification_storage import (
    CAUSE,
    EVIDENCE,
    EXTENDED_CHECK,
    GOAL,
    MEASURES,
    NOTE,
    PARTS,
    new_item,
    refuse_bad,
    refuse_rewriting,
    refuse_unsaying,
    write,
)
from models.services.versions import check_version

WHAT = "整改事项"
OVERDUE = "overdue"
"""A filter value besides the statuses: past due and not closed."""
OPEN = "open"
"""A filter value besides the statuses: not closed."""
LOOK_BACK_DUE = "look_back_due"
"""A filter value besides the statuses: 回头看 due by the day asked for."""
NEEDS_ENTRY = "needs_entry"
"""A filter value besides the statuses: 长期坚持 without an entry in the running quarter."""
WARNED = "warned"
"""A filter value besides the statuses: 预警 due."""
CARRIED_OVER = "carried_over"
"""A filter value besides the statuses: 上年结转, found in an earlier year and still open."""

OPEN_STATUSES = tuple(status.value for status in RectificationStatus if not status.is_closed)


def list_items(session: Session, asked: RegisterQuery, today: date) -> tuple[rows.RectificationSummary, ...]:
    """The list, the newest numbers first, with overdue days as of ``today``. Besides a status, ``asked.status`` may be OPEN, OVERDUE,
    LOOK_BACK_DUE, NEEDS_ENTRY, WARNED or CARRIED_OVER."""
    return _list(session, asked, today, carried=False)


def list_shown(session: Session, asked: RegisterQuery, today: date) -> tuple[rows.RectificationSummary, ...]:
    """The list as an office looks at it: as `list_items`, but asked for the running year it also shows what was carried over into
    it (上年结转)."""
    return _list(session, asked, today, carried=asked.year == today.year and asked.month is None)


def _list(
    session: Session, asked: RegisterQuery, today: date, *, carried: bool
) -> tuple[rows.RectificationSummary, ...]:
    derived = _derived(asked.status)
    if derived is not None:
        asked = replace(asked, status=None)
    people = (
        RectificationItem.leader,
        RectificationItem.supervisor,
        RectificationItem.department,
        RectificationItem.person,
    )
    query = records.filtered(session, select(RectificationItem), Register.RECTIFICATION, asked, PARTS, people)
    entities = list(session.scalars(query))
    if carried:
        earlier = replace(asked, year=None)
        query = records.filtered(
            session, select(RectificationItem), Register.RECTIFICATION, earlier, PARTS, people
        )
        query = query.where(Record.happened_on < date(today.year, 1, 1), Record.status.in_(OPEN_STATUSES))
        entities += session.scalars(query)
    entities.sort(key=lambda item: (item.year, item.number), reverse=True)
    found = summaries(session, entities, today)
    return found if derived is None else tuple(row for row in found if derived(row))


def _derived(status: str | None) -> Callable[[rows.RectificationSummary], bool] | None:
    """What a filter value besides the statuses asks of a line; None for a status or none at all."""
    tests: dict[str | None, Callable[[rows.RectificationSummary], bool]] = {
        OPEN: lambda row: not row.status.is_closed,
        OVERDUE: lambda row: row.overdue_days > 0,
        LOOK_BACK_DUE: lambda row: row.look_back_due,
        NEEDS_ENTRY: lambda row: row.needs_entry,
        WARNED: lambda row: row.warning is not None,
        CARRIED_OVER: lambda row: row.carried_over,
    }
    return tests.get(status)


def items_by_id(session: Session, ids: Sequence[int], today: date) -> tuple[rows.RectificationSummary, ...]:
    """The lines of these items, by year and number; removed ones are left out."""
    entities: list[RectificationItem] = []
    for some in record_lines.parts(ids):
        query = select(RectificationItem).where(RectificationItem.id.in_(some))
        entities.extend(session.scalars(query.where(RectificationItem.deleted_at.is_(None))))
    return summaries(session, sorted(entities, key=lambda item: (item.year, item.number)), today)


def steps_of(session: Session, which: Select[int]) -> dict[int, tuple[rows.StatusStep, ...]]:
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
    texts = record_lines.read_texts(session, record_id)
    notice_number, notice_title = _notice_named(session, entity.notice_id)
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
        supervisor=entity.supervisor,
        evidence=texts.get(EVIDENCE, ""),
        extended_check=texts.get(EXTENDED_CHECK, ""),
        manifestation=entity.manifestation,
        tag=entity.tag,
        finding_id=entity.finding_id,
        clause=_clause_of(session, entity.finding_id),
        notice_id=entity.notice_id,
        notice_number=notice_number,
        notice_title=notice_title,
        look_back_on=entity.look_back_on,
        due_on=entity.due_on,
        closed_on=entity.closed_on,
        verifier=entity.verifier,
        progress=tuple(
            rows.ProgressEntry(row.entered_on, row.text, row.percent)
            for row in record_lines.read_children(session, ProgressEntry, record_id)
        ),
        steps=tuple(
            rows.StatusStep(row.moved_on, row.from_status, row.to_status, row.moved_by, row.note)
            for row in record_lines.read_children(session, StatusStep, record_id)
        ),
        attachments=record_lines.files_of(session, [record_id]).get(record_id, ()),
        note=texts.get(NOTE, ""),
        version=entity.version,
        created_at=entity.created_at,
    )


def _notice_named(session: Session, notice_id: int | None) -> tuple[str, str]:
    """The notice's number and title; nothing else of it is read."""
    columns = (Notice.document_word, Notice.year, Notice.number, Notice.title)
    found = session.execute(select(*columns).where(Notice.id == notice_id)).one_or_none()
    return ("", "") if found is None else (document_number(*found[:3]), found.title)


def _clause_of(session: Session, finding_id: int | None) -> str:
    return session.scalar(select(Finding.clause).where(Finding.id == finding_id)) or ""


@history.recorded(DraftOf.RECTIFICATION, load_item)
def save_item(session: Session, detail: rows.RectificationDetail) -> Changes:
    """Add or change an item's content and progress. Its status moves only by ``advance_item``; a new item is 待认领, or
    整改中 when a responsible person is already named. What an issued notice says of it stays. Once struck off, note, 举一反三
    and further files may be added, and nothing else changes. Raises BadInput, Conflict, Frozen."""
    if detail.id is None:
        refuse_bad(session, detail)
        entity = new_item(session, detail)
    else:
        entity = records.get_record(session, RectificationItem, detail.id, WHAT)
        check_version(entity.version, detail.version)
        kept = load_item(session, detail.id)
        if kept.status.is_closed:
            refuse_rewriting(kept, detail)
        if kept.notice_id is not None:
            refuse_unsaying(kept, detail)
        refuse_bad(session, detail)
    write(session, entity, detail)
    return Changes.of(Subject.RECTIFICATION, record_id=entity.id)


def items_of_findings(
    session: Session, findings: Sequence[FoundProblem], notice: NoticeDetail, due_on: date | None = None
) -> tuple[int, ...]:
    """Put each problem that ``notice`` names on the list, with source, link and deadline; the ids of the items, in the order
    of ``findings``. ``notice`` has its id and number already; the caller's transaction issues it. A finding's own deadline
    goes before ``due_on``. One that is on the list already keeps its item, which is linked to the first notice that named
    it. Raises BadInput when no deadline is known or it lies before the day of the inspection: nothing is then issued."""
    found_on = _inspected_on(session, [finding.id for finding in findings if finding.id is not None])
    made = []
    for finding in findings:
        assert finding.id is not None
        entity = session.scalar(select(RectificationItem).where(RectificationItem.finding_id == finding.id))
        if entity is None:
            detail = _detail_of(finding, found_on[finding.id], notice, finding.due_on or due_on)
            entity = new_item(session, detail)
            entity.finding_id, entity.notice_id = finding.id, notice.id
            write(session, entity, detail)
        elif entity.notice_id is None:
            entity.notice_id = notice.id
            session.flush()
        made.append(entity.id)
    return tuple(made)


def _detail_of(
    finding: FoundProblem, found_on: date, notice: NoticeDetail, due_on: date | None
) -> rows.RectificationDetail:
    short = shortened(finding.fact)
    if due_on is None:
        raise BadInput(f"问题“{short}”还没有整改时限，没有印发；请先填写整改时限。")
    if due_on < found_on:
        raise BadInput(f"问题“{short}”的整改时限早于督察日期，没有印发；请核对整改时限。")
    unannounced = finding.method is InspectionMethod.UNANNOUNCED
    return rows.RectificationDetail(
        id=None,
        source=RectificationSource.UNANNOUNCED_VISIT
        if unannounced
        else RectificationSource.INSPECTION_NOTICE,
        organization_id=finding.organization_id,
        problem=finding.fact,
        found_on=found_on,
        source_document=notice.document_number
        if notice.document_word
        else f"督察通报{notice.document_number}",
        person=finding.person,
        due_on=due_on,
        manifestation=finding.manifestation,
        tag=finding.tag,
    )


def _inspected_on(session: Session, ids: Sequence[int]) -> dict[int, date]:
    """The last day of the inspection that made each finding."""
    last_on = Inspection.__table__.c.last_on
    query = (
        select(Finding.id, func.coalesce(last_on, Record.happened_on))
        .join(Record, Record.id == Finding.record_id)
        .join(Inspection.__table__, Inspection.__table__.c.id == Record.id)
    )
    found: dict[int, date] = {}
    for some in record_lines.parts(ids):
        found.update(session.execute(query.where(Finding.id.in_(some))).all())
    return found


@history.removed(DraftOf.RECTIFICATION, load_item)
def remove_item(session: Session, record_id: int, version: int) -> Changes:
    """Take an item off the list; it stays in the database and its number is not given again. Raises Frozen for one that an
    issued notice put there, and for one in a closed year of the archive."""
    entity: RectificationItem = records.get_record(session, RectificationItem, record_id, WHAT)
    if entity.notice_id is not None:
        number, _title = _notice_named(session, entity.notice_id)
        raise Frozen(f"这一项由{number}通报列入，不能删除，没有改动；确属有误请印发更正通报。")
    if (year := archived_in(session, record_id)) is not None:
        raise Frozen(f"这一项已随{year}年度档案封存，不能删除，没有改动，原件完好。")
    records.remove_record(session, RectificationItem, record_id, version, WHAT)
    return Changes.of(Subject.RECTIFICATION, record_id=record_id)

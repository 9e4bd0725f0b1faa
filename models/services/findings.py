"""Findings as they are kept: read with what was made of them, changed one by one, named by a notice."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, and_, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from models.entities import Finding, Inspection, Notice, Record, RectificationItem
from models.failures import Conflict, Frozen
from models.rows import inspection as rows
from models.rules.document_numbers import document_number
from models.rules.inspection_terms import InspectionMethod
from models.rules.names import shortened
from models.rules.periods import Month

FINDINGS = cast(Table, Finding.__table__)


def read_findings(
    session: Session, where: ColumnElement[bool], names: dict[int, str]
) -> dict[int, tuple[rows.Finding, ...]]:
    """The findings that satisfy ``where``, over Finding and Record, by inspection and in order. One query."""
    inspection = Inspection.__table__
    item, item_record = RectificationItem.__table__, Record.__table__.alias()
    query = (
        select(
            FINDINGS,
            Record.kind.label("method"),
            inspection.c.month,
            Notice.document_word,
            Notice.year,
            Notice.number,
            item_record.c.id.label("item_id"),
        )
        .join(Record, Record.id == FINDINGS.c.record_id)
        .join(inspection, inspection.c.id == FINDINGS.c.record_id)
        .outerjoin(Notice, Notice.id == FINDINGS.c.notice_id)
        .outerjoin(item, item.c.finding_id == FINDINGS.c.id)
        .outerjoin(item_record, and_(item_record.c.id == item.c.id, item_record.c.deleted_at.is_(None)))
        .where(where)
        .order_by(FINDINGS.c.record_id, FINDINGS.c.position, FINDINGS.c.id)
    )
    found: dict[int, list[rows.Finding]] = {}
    for line in session.execute(query):
        found.setdefault(line.record_id, []).append(_row(line, names))
    return {record_id: tuple(lines) for record_id, lines in found.items()}


def _row(line: Any, names: dict[int, str]) -> rows.Finding:
    return rows.Finding(
        id=line.id,
        organization_id=line.organization_id,
        fact=line.fact,
        organization_name=names[line.organization_id],
        clause=line.clause,
        manifestation=line.manifestation,
        tag=line.tag,
        severity=line.severity,
        evidence=line.evidence,
        evidence_file=line.evidence_file,
        person=line.person,
        due_on=line.due_on,
        origin=line.origin,
        origin_key=line.origin_key,
        in_notice=line.in_notice,
        notice_id=line.notice_id,
        notice_number=document_number(line.document_word or "", line.year, line.number),
        item_id=line.item_id,
        inspection_id=line.record_id,
        method=InspectionMethod(line.method),
        month=Month.parse(line.month),
    )


def write_findings(session: Session, record_id: int, findings: Sequence[rows.Finding]) -> None:
    """Keep, change, add and remove the inspection's findings by their ids; the order given is kept, those a notice has
    named first. Raises Frozen when one of these is changed or left out, Conflict for an id that is not the inspection's."""
    lines = session.execute(select(FINDINGS).where(FINDINGS.c.record_id == record_id))
    kept = {line.id: line for line in lines}
    given = [finding.id for finding in findings if finding.id is not None]
    if len(set(given)) < len(given) or not set(given) <= kept.keys():
        raise Conflict("有的问题已不在这条督察记录里，没有保存；请刷新后再改。")
    _refuse_named(session, kept, {finding.id: finding for finding in findings})
    gone = [id_ for id_ in kept if id_ not in given]
    if gone:
        session.execute(delete(FINDINGS).where(FINDINGS.c.id.in_(gone)))
    place = max((line.position for line in kept.values() if line.notice_id is not None), default=0)
    changed, new = [], []
    for finding in findings:
        if finding.id is not None and kept[finding.id].notice_id is not None:
            continue
        place += 1
        columns = {"record_id": record_id, "position": place, **_columns(finding)}
        if finding.id is None:
            new.append({**columns, "notice_id": None})
        else:
            changed.append({**columns, "known": finding.id})
    if changed:
        # On the connection: the session's own update of many goes by primary key, through entities.
        session.connection().execute(update(FINDINGS).where(FINDINGS.c.id == bindparam("known")), changed)
    if new:
        session.execute(insert(FINDINGS), new)


def _columns(finding: rows.Finding) -> dict[str, object]:
    """What a clerk may change."""
    return {
        "organization_id": finding.organization_id,
        "fact": finding.fact.strip(),
        "clause": finding.clause.strip(),
        "manifestation": finding.manifestation,
        "tag": finding.tag,
        "severity": finding.severity,
        "evidence": finding.evidence.strip(),
        "evidence_file": finding.evidence_file,
        "person": finding.person.strip(),
        "due_on": finding.due_on,
        "origin": finding.origin,
        "origin_key": finding.origin_key,
        "in_notice": finding.in_notice,
    }


def _refuse_named(session: Session, kept: dict[int, Any], given: dict[int | None, rows.Finding]) -> None:
    for id_, line in kept.items():
        if line.notice_id is None:
            continue
        if id_ not in given:
            what = "不能删除"
        elif any(getattr(line, name) != value for name, value in _columns(given[id_]).items()):
            what = "不能再改"
        else:
            continue
        raise Frozen(
            f"“{shortened(line.fact)}”已由{_notice(session, line.notice_id)}点名，{what}，没有保存；"
            "情况有变的，请在整改清单里办理，或者另发更正通报。"
        )


def _notice(session: Session, notice_id: int) -> str:
    notice = session.get(Notice, notice_id)
    number = notice and document_number(notice.document_word, notice.year, notice.number)
    return f"督察通报{number}" if number else "督察通报"


def refuse_named_at_all(session: Session, record_id: int, what: str) -> None:
    """Raises Frozen when a notice has named one of the inspection's findings; ``what`` says what was not done."""
    query = select(FINDINGS.c.notice_id).where(
        FINDINGS.c.record_id == record_id, FINDINGS.c.notice_id.is_not(None)
    )
    notice_id = session.scalar(query.limit(1))
    if notice_id is not None:
        raise Frozen(
            f"这次督察发现的问题已由{_notice(session, notice_id)}点名，{what}，没有改动；原记录完好。"
        )


def name_findings(session: Session, ids: Sequence[int], notice_id: int) -> None:
    """Note the notice that names these findings. Raises Conflict, and notes nothing, when one of them is gone or another
    notice has named it."""
    if not ids:
        return
    free = select(FINDINGS.c.id).join(Record, Record.id == FINDINGS.c.record_id)
    free = free.where(FINDINGS.c.id.in_(ids), FINDINGS.c.notice_id.is_(None), Record.deleted_at.is_(None))
    if set(session.scalars(free)) != set(ids):
        raise Conflict("通报所列的问题里，有的已被删去或已由别的通报点名，没有印发；请刷新通报后再印发。")
    session.execute(update(FINDINGS).where(FINDINGS.c.id.in_(ids)).values(notice_id=notice_id))


def named_origins(session: Session) -> frozenset[str]:
    """What the findings that a notice has named were made of (`Finding.origin_key`)."""
    query = select(FINDINGS.c.origin_key).where(
        FINDINGS.c.notice_id.is_not(None), FINDINGS.c.origin_key != ""
    )
    return frozenset(session.scalars(query))

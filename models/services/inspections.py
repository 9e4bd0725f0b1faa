"""Inspections (督察): listing, reading, saving, and handing their findings to a notice (domain N4, N5, R11)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from models.entities import Finding, Inspection, InspectionTeam, InspectionVisit, Notice, Record
from models.rows import inspection as rows
from models.rows.changes import Changes, Subject
from models.rows.query import RegisterQuery
from models.rules.inspection_terms import InspectionMethod
from models.rules.periods import Month
from models.rules.terms import DraftOf, NoticeStatus, RecordStatus, Register
from models.services import closed, findings, following, history, record_lines, records
from models.services.inspection_checks import refuse_bad_inspection
from models.services.organizations import list_organizations, with_descendants

WHAT = "督察记录"
BASIS, LOOKED_AT, REMARKS = "basis", "looked_at", "remarks"
PARTS = (BASIS, LOOKED_AT, REMARKS)
_HELD = (Record.status == RecordStatus.HELD.value, Record.deleted_at.is_(None))


def list_inspections(session: Session, asked: RegisterQuery) -> tuple[rows.InspectionSummary, ...]:
    """The register, newest first. An organisation narrows it to the inspections it made, was visited by or was found
    wanting in; what is searched for may stand in a finding too."""
    names = records.organization_names(session)
    query = select(
        Inspection,
        _count(InspectionVisit),
        _count(Finding),
        _count(Finding, Finding.notice_id.is_not(None)),
        records.attachment_count(),
        following.final_column(),
    )
    facts = select(func.aggregate_strings(Finding.fact + " " + Finding.person, " "))
    said = facts.where(Finding.record_id == Record.id).correlate(Record).scalar_subquery()
    query = _concerning(session, query, asked.organization_id)
    asked = replace(asked, organization_id=None)
    query = records.filtered(session, query, Register.INSPECTION, asked, PARTS, (said,))
    return tuple(
        rows.InspectionSummary(
            id=entity.id,
            month=Month.parse(entity.month),
            method=InspectionMethod(entity.kind),
            status=RecordStatus(entity.status),
            title=entity.title,
            first_on=entity.happened_on,
            last_on=entity.last_on,
            organization_id=entity.organization_id,
            organization_name=names[entity.organization_id],
            branches=branches,
            findings=found,
            notified=named,
            attachments=files,
            is_final=bool(final),
        )
        for entity, branches, found, named, files, final in session.execute(query)
    )


def _count(entity: Any, *where: Any) -> Any:
    """A column: how many lines of a child table the inspection has."""
    query = select(func.count()).select_from(entity).where(entity.record_id == Record.id, *where)
    return query.correlate(Record).scalar_subquery()


def _concerning(session: Session, query: Select[Any], organization_id: int | None) -> Select[Any]:
    if organization_id is None:
        return query
    within = with_descendants(list_organizations(session), organization_id)
    return query.where(
        or_(
            Record.organization_id.in_(within),
            exists()
            .where(InspectionVisit.record_id == Record.id, InspectionVisit.organization_id.in_(within))
            .correlate(Record),
            exists()
            .where(Finding.record_id == Record.id, Finding.organization_id.in_(within))
            .correlate(Record),
        )
    )


def load_inspection(session: Session, record_id: int) -> rows.InspectionDetail:
    """The whole inspection; raises NotFound."""
    entity: Inspection = records.get_record(session, Inspection, record_id, WHAT)
    return _details(session, [entity])[0]


def inspections_of(session: Session, month: Month) -> tuple[rows.InspectionDetail, ...]:
    """The inspections held of this month, whole, by day; with the same few queries however many."""
    query = select(Inspection).where(*_held_of(month))
    entities = session.scalars(query.order_by(Record.happened_on, Record.id)).all()
    return tuple(_details(session, entities))


def _held_of(month: Month) -> tuple[Any, ...]:
    return (Inspection.month == str(month), *_HELD)


def _details(session: Session, entities: Sequence[Inspection]) -> list[rows.InspectionDetail]:
    ids = [entity.id for entity in entities]
    names = records.organization_names(session)
    texts = {part: record_lines.texts_of(session, ids, part) for part in PARTS}
    teams = record_lines.children_of(session, InspectionTeam, ids)
    visits = record_lines.children_of(session, InspectionVisit, ids)
    files = record_lines.files_of(session, ids)
    final, errata = following.closings_of(session, ids)
    found = findings.read_findings(session, Finding.record_id.in_(ids), names)
    return [
        rows.InspectionDetail(
            id=entity.id,
            organization_id=entity.organization_id,
            title=entity.title,
            first_on=entity.happened_on,
            month=Month.parse(entity.month),
            method=InspectionMethod(entity.kind),
            status=RecordStatus(entity.status),
            organization_name=names[entity.organization_id],
            last_on=entity.last_on,
            team=tuple(rows.TeamMember(line.name, line.unit, line.role) for line in teams.get(entity.id, ())),
            branches=tuple(
                rows.VisitedBranch(line.organization_id, names[line.organization_id], line.visited_on)
                for line in visits.get(entity.id, ())
            ),
            basis=texts[BASIS].get(entity.id, ""),
            looked_at=texts[LOOKED_AT].get(entity.id, ""),
            remarks=texts[REMARKS].get(entity.id, ""),
            findings=found.get(entity.id, ()),
            attachments=files.get(entity.id, ()),
            finalization=final.get(entity.id),
            errata=errata.get(entity.id, ()),
            version=entity.version,
            created_at=entity.created_at,
        )
        for entity in entities
    ]


@history.recorded(DraftOf.INSPECTION, load_inspection)
def save_inspection(session: Session, detail: rows.InspectionDetail) -> Changes:
    """Add or change an inspection with its findings. Raises BadInput for what cannot be, Conflict when somebody else
    changed it meanwhile, Frozen when a finding that a notice has named would change or go."""
    refuse_bad_inspection(session, detail)
    if detail.id is None:
        entity = Inspection(register=Register.INSPECTION)
        session.add(entity)
    else:
        entity = records.get_record(session, Inspection, detail.id, WHAT)
        closed.refuse_closed(session, detail.id, "不能再改")
        if detail.status is not RecordStatus.HELD:
            findings.refuse_named_at_all(session, detail.id, f"不能改为“{detail.status.label}”")
    records.stamp(entity, detail.version, new=detail.id is None)
    entity.kind, entity.status = detail.method.value, detail.status.value
    entity.title, entity.organization_id = detail.title.strip(), detail.organization_id
    entity.month, entity.happened_on, entity.last_on = str(detail.month), detail.first_on, detail.last_on
    session.flush()
    _write_parts(session, entity.id, detail)
    return Changes.of(Subject.INSPECTION, record_id=entity.id)


def _write_parts(session: Session, record_id: int, detail: rows.InspectionDetail) -> None:
    findings.write_findings(session, record_id, detail.findings)
    record_lines.write_files(session, record_id, detail.attachments)
    record_lines.write_texts(
        session,
        record_id,
        {BASIS: detail.basis, LOOKED_AT: detail.looked_at, REMARKS: detail.remarks},
    )
    record_lines.write_children(
        session,
        InspectionTeam,
        record_id,
        (
            {"name": line.name.strip(), "unit": line.unit.strip(), "role": line.role.strip()}
            for line in detail.team
        ),
    )
    record_lines.write_children(
        session,
        InspectionVisit,
        record_id,
        (
            {"organization_id": line.organization_id, "visited_on": line.visited_on}
            for line in detail.branches
        ),
    )


@history.removed(DraftOf.INSPECTION, load_inspection)
def remove_inspection(session: Session, record_id: int, version: int) -> Changes:
    """Take an inspection off the register; it stays in the database. Raises Frozen once a notice has named one of its
    findings."""
    findings.refuse_named_at_all(session, record_id, "不能删除")
    closed.refuse_closed(session, record_id, "不能删除")
    records.remove_record(session, Inspection, record_id, version, WHAT)
    return Changes.of(Subject.INSPECTION, record_id=record_id)


def latest_inspection(session: Session, organization_id: int | None = None) -> rows.InspectionDetail | None:
    """The last inspection, of this organisation when one is given, as a pattern for the next: who, how, by what and at
    what was looked, without branches, findings and files."""
    query = select(Record.id)
    if organization_id is not None:
        query = query.where(Record.organization_id == organization_id)
    found = session.scalar(records.filtered(session, query, Register.INSPECTION, RegisterQuery()).limit(1))
    if found is None:
        return None
    return replace(load_inspection(session, found), branches=(), remarks="", findings=(), attachments=())


def month_findings(session: Session, month: Month) -> tuple[rows.Finding, ...]:
    """All findings of the inspections held of this month, by day of the inspection, then as the record has them."""
    query = select(Inspection.id).where(*_held_of(month)).order_by(Record.happened_on, Record.id)
    ids = list(session.scalars(query))
    found = findings.read_findings(session, Finding.record_id.in_(ids), records.organization_names(session))
    return tuple(finding for id_ in ids for finding in found.get(id_, ()))


def findings_to_notify(session: Session, month: Month) -> tuple[rows.Finding, ...]:
    """What the month's notice is to name: the findings meant for a notice that none has named yet, of the inspections held
    of this month and, before them, of earlier months whose own notice was issued without them. In the order of
    `month_findings`, month by month."""
    return _unnamed(session, or_(Inspection.month == str(month), _overtaken(Inspection.month < str(month))))


def overtaken_findings(session: Session) -> tuple[rows.Finding, ...]:
    """The findings meant for a notice that none has named, though that of their month is issued: the next one names them."""
    return _unnamed(session, _overtaken())


def _overtaken(*where: Any) -> Any:
    own = exists().where(
        Notice.month == Inspection.month,
        Notice.status == NoticeStatus.ISSUED,
        Notice.corrects_id.is_(None),
    )
    return and_(own.correlate(Inspection), *where)


def _unnamed(session: Session, where: Any) -> tuple[rows.Finding, ...]:
    meant = and_(Finding.in_notice, Finding.notice_id.is_(None))
    query = (
        select(Inspection.id)
        .where(where, *_HELD, exists().where(Finding.record_id == Inspection.id, meant).correlate(Inspection))
        .order_by(Inspection.month, Record.happened_on, Record.id)
    )
    ids = list(session.scalars(query))
    if not ids:
        return ()
    of_these = and_(Finding.record_id.in_(ids), meant)
    found = findings.read_findings(session, of_these, records.organization_names(session))
    return tuple(finding for id_ in ids for finding in found.get(id_, ()))


def notified_months(session: Session) -> frozenset[Month]:
    """The months whose own notice is issued: what is found of them from now on goes into a later one."""
    query = select(Notice.month).where(Notice.status == NoticeStatus.ISSUED, Notice.corrects_id.is_(None))
    return frozenset(Month.parse(month) for month in session.scalars(query))


def name_in_notice(session: Session, finding_ids: Sequence[int], notice_id: int) -> Changes:
    """Note the notice that names these findings; from then on they never change. Raises Conflict, and notes nothing, when
    one of them is gone or was named before."""
    findings.name_findings(session, finding_ids, notice_id)
    return Changes.of(Subject.INSPECTION)

"""One deadline for the problems of a draft that have none, written into the draft before it is issued."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import clock
from models.codec import to_json
from models.entities import Finding, Inspection, Notice
from models.failures import BadInput
from models.rows import inspection as rows
from models.rows.changes import Changes, Subject
from models.rows.notice import NoticeDetail, NoticeItem, NoticeSection
from models.rules.notice_merging import composed, rekeyed
from models.rules.notice_parts import NoticePart
from models.rules.notice_problems import demand_paragraphs, due_key
from models.rules.spoken_periods import day_in_words
from models.services import records
from models.services.inspections import findings_to_notify
from models.services.notice_composing import ids_of, new_items
from models.services.notices import detail_of, draft_entity
from models.services.settings import load_settings


def undated(detail: NoticeDetail) -> int:
    """How many of the problems a draft names first have no deadline."""
    return sum(item.finding_id is not None and item.due_on is None for item in detail.items)


def set_deadline(session: Session, notice_id: int, version: int, due_on: date, today: date) -> Changes:
    """Give each problem that the draft names first and that has no deadline this one: in its inspection, in annex 2 and in
    整改要求. The clerk's own lines stay, with the new words offered beside them. Nothing is issued. Raises BadInput for a
    deadline before ``today`` and when inspections say something else by now; Conflict, Frozen."""
    entity = draft_entity(session, notice_id, version)
    detail = detail_of(session, entity)
    if due_on < today:
        raise BadInput(f"整改时限不应早于{day_in_words(today)}，没有填入；请核对日期。")
    findings = () if detail.corrects_id is not None else findings_to_notify(session, detail.month)
    refuse_stale(detail, findings, "没有填入时限")
    lacking = [finding for finding in findings if finding.due_on is None]
    dated = tuple(replace(finding, due_on=finding.due_on or due_on) for finding in findings)
    _date_findings(session, lacking, due_on)
    _date_draft(session, entity, detail, dated, due_on)
    return Changes.of(Subject.NOTICE, Subject.INSPECTION, record_id=notice_id)


def _date_findings(session: Session, lacking: Sequence[rows.Finding], due_on: date) -> None:
    """With the findings, whose inspections have changed by that."""
    ids = {finding.inspection_id for finding in lacking}
    for inspection in session.scalars(select(Inspection).where(Inspection.id.in_(ids))):
        records.stamp(inspection, inspection.version, new=False)
    session.execute(update(Finding).where(Finding.id.in_(ids_of(lacking))).values(due_on=due_on))


def _date_draft(
    session: Session, entity: Notice, detail: NoticeDetail, findings: Sequence[rows.Finding], due_on: date
) -> None:
    items = tuple(
        replace(item, due_on=due_on) if item.finding_id is not None and item.due_on is None else item
        for item in detail.items
    )
    fresh = demand_paragraphs(findings, load_settings(session).look_back_months)
    sections = tuple(
        composed(rekeyed(section, due_key(None), due_key(due_on)), fresh)
        if section.part is NoticePart.DEMANDS
        else section
        for section in detail.sections
    )
    entity.items, entity.sections, entity.figures_text = to_json(items), to_json(sections), ""
    entity.updated_at = clock.now()
    session.flush()


def deadline_is_open(sections: Sequence[NoticeSection]) -> bool:
    """Whether 整改要求 still says something else than the deadlines that were filled in."""
    return any(section.part is NoticePart.DEMANDS and section.outdated for section in sections)


def refuse_stale(detail: NoticeDetail, findings: Sequence[rows.Finding], undone: str) -> None:
    """Raises BadInput when inspections say something else than the draft; ``undone`` is what then is not done."""
    listed = [item for item in detail.items if item.finding_id is not None]
    now = new_items(findings, len(detail.items) - len(listed) + 1)
    if ids_of(findings) != detail.findings or [_said(item) for item in listed] != [
        _said(item) for item in now
    ]:
        raise BadInput(
            f"督察发现的问题在统计以后有变动，{undone}；请先点“重新统计”，核对存在问题和整改清单后再印发。"
        )


def _said(item: NoticeItem) -> NoticeItem:
    """What was found; a branch that was renamed since is the same branch."""
    return replace(item, organization_name="")

"""What a notice says from the registers: figures, annex 2, and the words proposed for each part of its body."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.codec import from_json
from models.entities import Notice, Record, RectificationItem
from models.failures import Frozen
from models.rows.inspection import Finding
from models.rows.notice import (
    EarlierNotice,
    NamedItem,
    NoticeDetail,
    NoticeFigures,
    NoticeItem,
    NoticeSection,
    Paragraph,
    Practice,
)
from models.rules.closures import closed_as_of
from models.rules.document_numbers import document_number
from models.rules.notice_follow_up import practice_paragraphs, previous_paragraphs, what_was_done
from models.rules.notice_merging import composed, identified
from models.rules.notice_parts import NoticePart
from models.rules.notice_problems import demand_paragraphs, problem_paragraphs
from models.rules.notice_text import overall_paragraphs
from models.rules.periods import Month
from models.rules.rectification import days_late
from models.rules.terms import NoticeStatus, RecordStatus, Register
from models.services.figures import figures_for, items_on_list, status_in_words
from models.services.inspections import findings_to_notify
from models.services.record_lines import parts, texts_of
from models.services.records import organization_names
from models.services.rectification import steps_of
from models.services.rectification_storage import MEASURES
from models.services.rulebook import load_manifestations
from models.services.settings import load_settings

NEW = "新增"
"""How annex 2 says where a problem stands that this notice names first."""


def with_figures(session: Session, detail: NoticeDetail, today: date) -> NoticeDetail:
    """``detail`` with figures, annex 2 and the words proposed for its parts counted anew; whatever was typed stays. A
    correction counts nothing and comes back as it is. Raises Frozen for an issued notice."""
    if detail.status is NoticeStatus.ISSUED:
        raise Frozen("已印发的通报不能重新统计，原件完好；如有差错，请起草更正通报。")
    if detail.corrects_id is not None:
        return detail
    figures = figures_for(session, detail.month, today)
    findings = findings_to_notify(session, detail.month)
    counted = replace(
        detail,
        figures=figures,
        items=notice_items(session, detail.month, figures.counted_on, findings),
        findings=ids_of(findings),
    )
    return replace(counted, sections=_sections(session, counted, figures, findings))


def ids_of(findings: Sequence[Finding]) -> tuple[int, ...]:
    """The ids of findings that are kept."""
    return tuple(finding.id for finding in findings if finding.id is not None)


def _sections(
    session: Session, detail: NoticeDetail, figures: NoticeFigures, findings: Sequence[Finding]
) -> tuple[NoticeSection, ...]:
    settings = load_settings(session)
    earlier = earlier_notice(session, detail.month, figures.counted_on)
    always = {
        NoticePart.OVERALL: overall_paragraphs(figures, len(findings)),
        NoticePart.PREVIOUS: previous_paragraphs(earlier, figures.counted_on),
        NoticePart.DEMANDS: demand_paragraphs(findings, settings.look_back_months),
    }
    dictionary = load_manifestations(session)
    made = []
    for section in identified(detail.sections):
        fresh: tuple[Paragraph, ...]
        if section.part is None:
            made.append(section)
            continue
        if section.part is NoticePart.PRACTICES:
            fresh = practice_paragraphs(practices_of(session, section.records))
        elif section.part is NoticePart.PROBLEMS:
            fresh = problem_paragraphs(
                findings,
                dictionary,
                section.grouping,
                names_persons=detail.names_persons,
                month=detail.month,
            )
        else:
            fresh = always[section.part]
        made.append(composed(section, fresh))
    return tuple(made)


# Annex 2


def notice_items(
    session: Session, month: Month, as_of: date, findings: Sequence[Finding]
) -> tuple[NoticeItem, ...]:
    """Annex 2 as of a day: what is on the list, then the problems this notice names first."""
    on_list, steps = items_on_list(session, month)
    entities = [item for item in on_list if item.happened_on <= as_of]
    names = organization_names(session)
    measures = texts_of(session, [item.id for item in entities], MEASURES)
    listed = tuple(
        NoticeItem(
            number=place,
            organization_name=names[item.organization_id],
            problem=item.title,
            measures=measures.get(item.id, ""),
            department=item.department,
            person=item.person,
            due_on=item.due_on,
            status=status_in_words(item, steps.get(item.id, ()), as_of),
            mode=item.mode,
        )
        for place, item in enumerate(entities, start=1)
    )
    return (*listed, *new_items(findings, len(listed) + 1))


def new_items(findings: Sequence[Finding], first: int) -> tuple[NoticeItem, ...]:
    """The lines of annex 2 for problems named first, numbered from ``first``."""
    return tuple(
        NoticeItem(
            number=place,
            organization_name=finding.organization_name,
            problem=" ".join(finding.fact.split()),
            measures="",
            department="",
            person=finding.person,
            due_on=finding.due_on,
            status=NEW,
            finding_id=finding.id,
        )
        for place, finding in enumerate(findings, start=first)
    )


# 上月通报问题整改情况


def earlier_notice(session: Session, month: Month, as_of: date) -> EarlierNotice | None:
    """The last notice issued for a month before ``month``, with the problems it named, in its words, and how they stood on
    ``as_of``; None when there is none."""
    query = select(Notice).where(
        Notice.status == NoticeStatus.ISSUED, Notice.corrects_id.is_(None), Notice.month < str(month)
    )
    entity = session.scalars(query.order_by(Notice.month.desc(), Notice.id.desc()).limit(1)).first()
    if entity is None:
        return None
    number = document_number(entity.document_word, entity.year, entity.number)
    return EarlierNotice(Month.parse(entity.month), number, _named_items(session, entity, as_of))


def _named_items(session: Session, notice: Notice, as_of: date) -> tuple[NamedItem, ...]:
    """Each problem that the notice as it was issued put on the list, whatever became of it there."""
    named = [item for item in from_json(notice.items, tuple[NoticeItem, ...]) if item.finding_id is not None]
    ids = [item.finding_id for item in named]
    query = select(RectificationItem).where(RectificationItem.finding_id.in_(ids))
    entities = {entity.finding_id: entity for entity in session.scalars(query)}
    steps = steps_of(session, select(RectificationItem.id).where(RectificationItem.finding_id.in_(ids)))
    names = organization_names(session)
    rows = []
    for item in named:
        entity = entities[item.finding_id]
        closed = closed_as_of(steps.get(entity.id, ()), as_of) is not None
        late = 0 if closed else days_late(entity.mode, entity.due_on, as_of)
        name = names[entity.organization_id]
        rows.append(NamedItem(entity.id, name, item.problem, entity.due_on, closed, late))
    return tuple(rows)


# 主要做法


def practices_in(session: Session, month: Month) -> tuple[Practice, ...]:
    """The meetings and study sessions held in a month, by day: what may be named under 主要做法."""
    return _practices(session, Record.happened_on.between(month.first, month.last))


def practices_of(session: Session, ids: Sequence[int]) -> tuple[Practice, ...]:
    """These records; one that was removed or did not take place is left out."""
    return tuple(row for some in parts(ids) for row in _practices(session, Record.id.in_(some)))


def _practices(session: Session, where: ColumnElement[bool]) -> tuple[Practice, ...]:
    query = select(
        Record.id, Record.happened_on, Record.organization_id, Record.register, Record.kind, Record.title
    ).where(
        where,
        Record.register.in_((Register.MEETING, Register.STUDY)),
        Record.status == RecordStatus.HELD.value,
        Record.deleted_at.is_(None),
    )
    names: Mapping[int, str] = organization_names(session)
    return tuple(
        Practice(
            row.id,
            row.happened_on,
            names[row.organization_id],
            what_was_done(row.register, row.kind),
            row.title,
        )
        for row in session.execute(query.order_by(Record.happened_on, Record.id))
    )

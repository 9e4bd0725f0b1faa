"""Inspection notices: listing, drafting, keeping, correcting. What is issued is frozen."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import clock
from models.codec import from_json, to_json
from models.entities import Notice
from models.failures import BadInput, Frozen
from models.rows.changes import Changes, Subject
from models.rows.notice import NoticeDetail, NoticeFigures, NoticeItem, NoticeSection, NoticeSummary
from models.rules.document_numbers import document_number
from models.rules.notice_merging import opened_by_figures, with_follow_up
from models.rules.notice_months import months_wanting
from models.rules.notice_parts import NoticePart
from models.rules.notice_text import correction_lead, correction_title, title_of
from models.rules.periods import Month
from models.rules.terms import NoticeStatus
from models.services.held import ledger_begins
from models.services.notice_composing import with_figures
from models.services.rulebook import load_rulebook
from models.services.settings import load_settings
from models.services.versions import check_version, existing


def list_notices(session: Session) -> tuple[NoticeSummary, ...]:
    """All notices, the latest month first."""
    query = select(Notice).order_by(Notice.month.desc(), Notice.id.desc())
    return tuple(
        NoticeSummary(
            id=entity.id,
            month=Month.parse(entity.month),
            status=entity.status,
            title=entity.title,
            document_number=document_number(entity.document_word, entity.year, entity.number),
            issued_on=entity.issued_on,
            corrects_id=entity.corrects_id,
        )
        for entity in session.scalars(query)
    )


def months_wanting_notice(session: Session, today: date) -> frozenset[Month]:
    """The months of the ledger that are over on ``today`` and that a rule asks a notice of, whether they have one or not."""
    first = ledger_begins(session)
    if first is None:
        return frozenset()
    return months_wanting(load_rulebook(session), first, Month.of(today).previous)


def draft_for(session: Session, month: Month, today: date) -> NoticeDetail:
    """The month's own notice, never a correction: the issued one if there is one, else the draft as kept, else a new one
    with figures, items, proposed words and the bureau's names, not yet kept. Raises BadInput for a month that has not
    begun."""
    if month.first > today:
        raise BadInput(f"{month.label}还没有到，没有生成通报；请选择已开始的月份。")
    query = select(Notice).where(Notice.month == str(month), Notice.corrects_id.is_(None))
    kept = session.scalars(query.order_by(Notice.status.desc(), Notice.id.desc())).first()
    if kept is not None:
        return detail_of(session, kept)
    settings = load_settings(session)
    blank = NoticeDetail(
        id=None,
        month=month,
        title=title_of(month),
        red_head=settings.red_head,
        document_word=settings.document_word,
        recipients=settings.recipients,
        sections=tuple(NoticeSection(part.label, "", part) for part in NoticePart),
        issuer=settings.issuer,
        copies_to=settings.copies_to,
        office=settings.office,
        names_persons=settings.names_in_notice,
    )
    return with_figures(session, blank, today)


def load_notice(session: Session, notice_id: int) -> NoticeDetail:
    """The whole notice; raises NotFound."""
    return detail_of(session, _get(session, notice_id))


def save_notice(session: Session, detail: NoticeDetail) -> Changes:
    """Keep a draft. Raises Frozen for an issued notice, Conflict when somebody else changed it, BadInput without title, and
    for a second notice of its month that corrects none."""
    if not detail.title.strip():
        raise BadInput("请填写通报标题，还没有保存。")
    moment = clock.now()
    if detail.id is None:
        _refuse_second(session, detail)
        entity = Notice(
            month=str(detail.month),
            status=NoticeStatus.DRAFT,
            created_at=moment,
            corrects_id=detail.corrects_id,
        )
        session.add(entity)
    else:
        entity = draft_entity(session, detail.id, detail.version)
    entity.title, entity.red_head = detail.title.strip(), detail.red_head.strip()
    entity.document_word, entity.recipients = detail.document_word.strip(), detail.recipients.strip()
    entity.lead, entity.figures_text = detail.lead, ""
    entity.sections = to_json(detail.sections)
    entity.issuer, entity.copies_to = detail.issuer.strip(), detail.copies_to.strip()
    entity.office, entity.sealed = detail.office.strip(), detail.sealed
    entity.figures, entity.items = to_json(detail.figures), to_json(detail.items)
    entity.names_persons, entity.findings = detail.names_persons, list(detail.findings)
    entity.updated_at = moment
    session.flush()
    return Changes.of(Subject.NOTICE, record_id=entity.id)


def _refuse_second(session: Session, detail: NoticeDetail) -> None:
    """A month has one notice of its own, and one correction at a time is drafted."""
    query = select(Notice.id).where(Notice.month == str(detail.month))
    if detail.corrects_id is None:
        if session.scalar(query.where(Notice.corrects_id.is_(None)).limit(1)) is not None:
            raise BadInput(f"{detail.month.label}的通报已经有了，没有重复建立；请在列表中打开它。")
    elif session.scalar(query.where(Notice.status == NoticeStatus.DRAFT).limit(1)) is not None:
        raise BadInput(f"{detail.month.label}已有一份没有印发的通报，没有重复建立；请先印发或删除它。")


def begin_correction(session: Session, notice_id: int) -> Changes:
    """Keep a new draft that corrects an issued notice; its text opens with what it corrects, the rest is typed. Raises
    BadInput for a notice that is not issued, and while another correction of the month is a draft."""
    corrected = load_notice(session, notice_id)
    if corrected.status is not NoticeStatus.ISSUED:
        raise BadInput("这份通报还没有印发，可以直接修改，没有起草更正通报。")
    settings = load_settings(session)
    draft = NoticeDetail(
        id=None,
        month=corrected.month,
        title=correction_title(corrected.month),
        red_head=settings.red_head,
        document_word=settings.document_word,
        recipients=corrected.recipients,
        lead=correction_lead(corrected.title, corrected.document_number),
        issuer=settings.issuer,
        copies_to=corrected.copies_to,
        office=settings.office,
        corrects_id=notice_id,
    )
    return save_notice(session, draft)


def remove_draft(session: Session, notice_id: int, version: int) -> Changes:
    """Give a draft up. Raises Frozen for an issued notice."""
    session.delete(draft_entity(session, notice_id, version))
    return Changes.of(Subject.NOTICE)


def _get(session: Session, notice_id: int) -> Notice:
    return existing(session, Notice, notice_id, "这份通报已不在列表中，没有改动；请刷新后再试。")


def draft_entity(session: Session, notice_id: int, version: int) -> Notice:
    """A draft, to be changed. Raises NotFound, Frozen for an issued notice, Conflict when it was changed meanwhile."""
    entity = _get(session, notice_id)
    if entity.status is NoticeStatus.ISSUED:
        raise Frozen("已印发的通报不能再改动，原件完好；如有差错，请起草更正通报。")
    check_version(entity.version, version)
    return entity


def detail_of(session: Session, entity: Notice) -> NoticeDetail:
    """The row of a notice. What was kept before the figures' sentences became part of the text is read as one text."""
    sections = from_json(entity.sections, tuple[NoticeSection, ...])
    if entity.figures_text.strip():
        sections = opened_by_figures(sections, entity.figures_text)
        if entity.status is NoticeStatus.DRAFT:
            sections = with_follow_up(sections)
    corrected = session.get(Notice, entity.corrects_id) if entity.corrects_id is not None else None
    return NoticeDetail(
        id=entity.id,
        month=Month.parse(entity.month),
        title=entity.title,
        status=entity.status,
        red_head=entity.red_head,
        document_word=entity.document_word,
        year=entity.year,
        number=entity.number,
        recipients=entity.recipients,
        lead=entity.lead,
        sections=sections,
        issuer=entity.issuer,
        issued_on=entity.issued_on,
        copies_to=entity.copies_to,
        office=entity.office,
        figures=from_json(entity.figures, NoticeFigures) if entity.figures else None,
        items=from_json(entity.items, tuple[NoticeItem, ...]),
        sealed=entity.sealed,
        corrects_id=entity.corrects_id,
        corrects_number=_number_of(corrected),
        names_persons=entity.names_persons,
        findings=tuple(entity.findings),
        version=entity.version,
    )


def _number_of(corrected: Notice | None) -> str:
    if corrected is None:
        return ""
    return document_number(corrected.document_word, corrected.year, corrected.number)

"""Inspection notices: drafting, numbering, issuing. What is issued is frozen: text, figures, number, bytes."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import clock
from models.codec import from_json, to_json
from models.entities import Notice, NoticeFile
from models.failures import BadInput, Frozen, NotFound
from models.rows.changes import Changes, Subject
from models.rows.notice import NoticeDetail, NoticeFigures, NoticeItem, NoticeSection, NoticeSummary
from models.rows.paper import FaceUse, PrintedFile
from models.rules.notice_text import SECTION_HEADINGS, figures_text, title_of
from models.rules.periods import Month
from models.rules.terms import NoticeStatus
from models.services.figures import figures_for, items_on_list, status_in_words
from models.services.records import organization_names, texts_of
from models.services.rectification import MEASURES
from models.services.settings import load_settings
from models.services.versions import check_version


@dataclass(frozen=True, slots=True)
class NextNumber:
    """The number the next notice takes. Only the year's first may be chosen: a bureau may have issued some on paper."""

    number: int
    may_choose: bool


def list_notices(session: Session) -> tuple[NoticeSummary, ...]:
    """All notices, the latest month first."""
    query = select(Notice).order_by(Notice.month.desc(), Notice.id.desc())
    return tuple(
        NoticeSummary(
            id=entity.id,
            month=Month.parse(entity.month),
            status=entity.status,
            title=entity.title,
            document_number=_detail(entity).document_number,
            issued_on=entity.issued_on,
        )
        for entity in session.scalars(query)
    )


def draft_for(session: Session, month: Month, today: date) -> NoticeDetail:
    """The notice of ``month``: the issued one if there is one, else the draft as kept, else a new one with figures, items
    and the bureau's names, not yet kept. Raises BadInput for a month that has not begun."""
    if month.first > today:
        raise BadInput(f"{month.label}还没有到，没有生成通报；请选择已开始的月份。")
    query = select(Notice).where(Notice.month == str(month)).order_by(Notice.status.desc(), Notice.id.desc())
    kept = session.scalars(query).first()
    if kept is not None:
        return _detail(kept)
    settings = load_settings(session)
    blank = NoticeDetail(
        id=None,
        month=month,
        title=title_of(month),
        red_head=settings.red_head,
        document_word=settings.document_word,
        recipients=settings.recipients,
        sections=tuple(NoticeSection(heading, "") for heading in SECTION_HEADINGS),
        issuer=settings.issuer,
        copies_to=settings.copies_to,
        office=settings.office,
    )
    return with_figures(session, blank, today)


def with_figures(session: Session, detail: NoticeDetail, today: date) -> NoticeDetail:
    """``detail`` with figures, their sentences and annex 2 counted anew; whatever was typed stays. Raises Frozen for an
    issued notice."""
    if detail.status is NoticeStatus.ISSUED:
        raise Frozen("已印发的通报不能重新统计，原件完好；如有差错，请按公文规定另行发文更正。")
    figures = figures_for(session, detail.month, today)
    items = notice_items(session, detail.month, figures.counted_on)
    return replace(detail, figures=figures, figures_text=figures_text(figures), items=items)


def notice_items(session: Session, month: Month, as_of: date) -> tuple[NoticeItem, ...]:
    """Annex 2 as of a day."""
    entities = [item for item in items_on_list(session, month) if item.happened_on <= as_of]
    names = organization_names(session)
    measures = texts_of(session, [item.id for item in entities], MEASURES)
    return tuple(
        NoticeItem(
            number=place,
            organization_name=names[item.organization_id],
            problem=item.title,
            measures=measures.get(item.id, ""),
            department=item.department,
            person=item.person,
            due_on=item.due_on,
            status=status_in_words(item, as_of),
            mode=item.mode,
        )
        for place, item in enumerate(entities, start=1)
    )


def load_notice(session: Session, notice_id: int) -> NoticeDetail:
    """The whole notice; raises NotFound."""
    return _detail(_get(session, notice_id))


def save_notice(session: Session, detail: NoticeDetail) -> Changes:
    """Keep a draft. Raises Frozen for an issued notice, Conflict when somebody else changed it, BadInput without title."""
    if not detail.title.strip():
        raise BadInput("请填写通报标题，还没有保存。")
    moment = clock.now()
    if detail.id is None:
        existing = session.scalar(select(Notice.id).where(Notice.month == str(detail.month)))
        if existing is not None:
            raise BadInput(f"{detail.month.label}的通报已经有了，没有重复建立；请在列表中打开它。")
        entity = Notice(month=str(detail.month), status=NoticeStatus.DRAFT, created_at=moment)
        session.add(entity)
    else:
        entity = _draft(session, detail.id, detail.version)
    entity.title, entity.red_head = detail.title.strip(), detail.red_head.strip()
    entity.document_word, entity.recipients = detail.document_word.strip(), detail.recipients.strip()
    entity.lead, entity.figures_text = detail.lead, detail.figures_text
    entity.sections = to_json(detail.sections)
    entity.issuer, entity.copies_to = detail.issuer.strip(), detail.copies_to.strip()
    entity.office, entity.sealed = detail.office.strip(), detail.sealed
    entity.figures, entity.items = to_json(detail.figures), to_json(detail.items)
    entity.updated_at = moment
    session.flush()
    return Changes.of(Subject.NOTICE, record_id=entity.id)


def remove_draft(session: Session, notice_id: int, version: int) -> Changes:
    """Give a draft up. Raises Frozen for an issued notice."""
    session.delete(_draft(session, notice_id, version))
    return Changes.of(Subject.NOTICE)


def next_number(session: Session, document_word: str, year: int) -> NextNumber:
    """The number that follows the highest of the year under this 发文机关代字."""
    query = select(func.max(Notice.number)).where(Notice.document_word == document_word, Notice.year == year)
    highest = session.scalar(query)
    return NextNumber(1, True) if highest is None else NextNumber(highest + 1, False)


def issue_notice(
    session: Session,
    notice_id: int,
    version: int,
    issued_on: date,
    number: int,
    render: Callable[[NoticeDetail], PrintedFile],
) -> Changes:
    """Give the draft its number, render it, and freeze notice and bytes, all in one transaction: when ``render`` fails no
    number is used up. ``number`` must be the next; the year's first may be any. Raises BadInput, Conflict, Frozen, and
    whatever ``render`` raises."""
    entity = _draft(session, notice_id, version)
    _refuse_unready(entity, issued_on)
    following = next_number(session, entity.document_word, issued_on.year)
    if number < 1 or (number != following.number and not following.may_choose):
        raise BadInput(f"文号应接续为{following.number}号，没有印发；文号不能跳号，也不能重复使用。")
    _refuse_earlier_day(session, entity, issued_on)
    entity.year, entity.number, entity.issued_on = issued_on.year, number, issued_on
    entity.status, entity.updated_at = NoticeStatus.ISSUED, clock.now()
    printed = render(_detail(entity))
    session.flush()
    session.add(
        NoticeFile(
            notice_id=entity.id,
            sha256=hashlib.sha256(printed.pdf).hexdigest(),
            pdf=printed.pdf,
            faces=to_json(printed.faces),
        )
    )
    return Changes.of(Subject.NOTICE, record_id=entity.id)


def _refuse_earlier_day(session: Session, entity: Notice, issued_on: date) -> None:
    """Numbers and days of a year run the same way."""
    latest = session.scalar(
        select(func.max(Notice.issued_on)).where(
            Notice.document_word == entity.document_word, Notice.year == issued_on.year
        )
    )
    if latest is not None and issued_on < latest:
        raise BadInput(
            f"上一号通报的成文日期是{latest.month}月{latest.day}日，这一号不能更早，没有印发；请核对日期。"
        )


def _refuse_unready(entity: Notice, issued_on: date) -> None:
    if not entity.issuer:
        raise BadInput("请先填写署名机关，没有印发；可在“设置”里填好常用署名。")
    if entity.figures is None:
        raise BadInput("通报里还没有统计数据，没有印发；请先点“重新统计”。")
    if issued_on < Month.parse(entity.month).first:
        raise BadInput("成文日期早于通报月份，没有印发；请核对日期。")


def notice_pdf(session: Session, notice_id: int) -> bytes:
    """The very bytes that were issued. Raises NotFound for a draft, Frozen when they are not what was issued."""
    entity = session.get(NoticeFile, notice_id)
    if entity is None:
        raise NotFound("这份通报还没有印发，没有定稿文件；请先印发，或用预览查看草稿。")
    if hashlib.sha256(entity.pdf).hexdigest() != entity.sha256:
        raise Frozen("这份通报的定稿文件与印发时不一致，没有打开；请从备份中找回。")
    return entity.pdf


def notice_faces(session: Session, notice_id: int) -> tuple[FaceUse, ...]:
    """The faces an issued notice was printed in; empty for one issued before they were kept. Raises NotFound."""
    entity = session.get(NoticeFile, notice_id)
    if entity is None:
        raise NotFound("这份通报还没有印发，没有定稿文件；请先印发，或用预览查看草稿。")
    return from_json(entity.faces, tuple[FaceUse, ...]) if entity.faces else ()


def damaged_notices(session: Session) -> tuple[str, ...]:
    """The titles of issued notices whose file is missing or is no longer what was issued."""
    issued = select(Notice.id, Notice.title).where(Notice.status == NoticeStatus.ISSUED).order_by(Notice.id)
    damaged = []
    for notice_id, title in session.execute(issued):
        file = session.get(NoticeFile, notice_id)
        if file is None or hashlib.sha256(file.pdf).hexdigest() != file.sha256:
            damaged.append(title)
    return tuple(damaged)


def _get(session: Session, notice_id: int) -> Notice:
    entity = session.get(Notice, notice_id)
    if entity is None:
        raise NotFound("这份通报已不在列表中，没有改动；请刷新后再试。")
    return entity


def _draft(session: Session, notice_id: int, version: int) -> Notice:
    entity = _get(session, notice_id)
    if entity.status is NoticeStatus.ISSUED:
        raise Frozen("已印发的通报不能再改动，原件完好；如有差错，请按公文规定另行发文更正。")
    check_version(entity.version, version)
    return entity


def _detail(entity: Notice) -> NoticeDetail:
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
        figures_text=entity.figures_text,
        sections=from_json(entity.sections, tuple[NoticeSection, ...]),
        issuer=entity.issuer,
        issued_on=entity.issued_on,
        copies_to=entity.copies_to,
        office=entity.office,
        figures=from_json(entity.figures, NoticeFigures) if entity.figures else None,
        items=from_json(entity.items, tuple[NoticeItem, ...]),
        sealed=entity.sealed,
        version=entity.version,
    )

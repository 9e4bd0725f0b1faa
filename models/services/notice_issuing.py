"""Issuing a notice: its number, its bytes, and its problems on the 整改清单, all in one transaction."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import clock
from models.codec import to_json
from models.entities import Notice, NoticeFile
from models.failures import BadInput
from models.rows import inspection as rows
from models.rows.changes import Changes, Subject
from models.rows.notice import NoticeDetail
from models.rows.paper import PrintedFile
from models.rules.periods import Month
from models.rules.spoken_periods import day_in_words
from models.rules.terms import NoticeStatus
from models.services.inspections import findings_to_notify, name_in_notice
from models.services.notice_composing import ids_of
from models.services.notice_deadlines import refuse_stale, undated
from models.services.notices import detail_of, draft_entity
from models.services.rectification import items_of_findings

MOST_AHEAD = timedelta(days=31)
"""How far ahead a notice may be dated: what is issued stays, and so does a slip in the year."""


@dataclass(frozen=True, slots=True)
class NextNumber:
    """The number the next notice takes. Only the year's first may be chosen: a bureau may have issued some on paper."""

    number: int
    may_choose: bool


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
    """Give the draft its number, render it, freeze notice and bytes, and put each problem it names first on the 整改清单, all
    in one transaction: when anything fails no number is used up and nothing is on the list. Text, figures and annexes are
    those of the draft, to the letter. ``number`` must be the next; the year's first may be any. Raises BadInput, also for a
    problem without deadline and a day far ahead, Conflict, Frozen, and whatever ``render`` raises."""
    entity = draft_entity(session, notice_id, version)
    _refuse_unready(entity, issued_on)
    following = next_number(session, entity.document_word, issued_on.year)
    if number < 1 or (number != following.number and not following.may_choose):
        raise BadInput(f"文号应接续为{following.number}号，没有印发；文号不能跳号，也不能重复使用。")
    _refuse_earlier_day(session, entity, issued_on)
    detail = detail_of(session, entity)
    # What was kept as two texts is frozen as the one it is read as.
    entity.sections, entity.figures_text = to_json(detail.sections), ""
    findings = _named_findings(session, detail)
    entity.year, entity.number, entity.issued_on = issued_on.year, number, issued_on
    entity.status, entity.updated_at = NoticeStatus.ISSUED, clock.now()
    issued = detail_of(session, entity)
    printed = render(issued)
    session.flush()
    session.add(
        NoticeFile(
            notice_id=entity.id,
            sha256=hashlib.sha256(printed.pdf).hexdigest(),
            pdf=printed.pdf,
            faces=to_json(printed.faces),
        )
    )
    if not findings:
        return Changes.of(Subject.NOTICE, record_id=entity.id)
    items_of_findings(session, findings, issued)
    name_in_notice(session, ids_of(findings), entity.id)
    subjects = (Subject.NOTICE, Subject.RECTIFICATION, Subject.INSPECTION)
    return Changes.of(*subjects, record_id=entity.id)


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
    if entity.figures is None and entity.corrects_id is None:
        raise BadInput("通报里还没有统计数据，没有印发；请先点“重新统计”。")
    if entity.corrects_id is not None and not _says_something(entity):
        raise BadInput("更正通报还没有写明更正的内容，没有印发；请先填写正文。")
    if issued_on < Month.parse(entity.month).first:
        raise BadInput("成文日期早于通报月份，没有印发；请核对日期。")
    if issued_on > clock.today() + MOST_AHEAD:
        raise BadInput(
            f"成文日期写成了{day_in_words(issued_on)}，比今天晚一个月以上，没有印发；印发后日期不能再改，请核对年月。"
        )


def _says_something(entity: Notice) -> bool:
    """Whether a correction says more than what it corrects."""
    typed = [line for line in entity.lead.splitlines() if line.strip()]
    return len(typed) > 1 or any(section["text"].strip() for section in entity.sections)


def _named_findings(session: Session, detail: NoticeDetail) -> tuple[rows.Finding, ...]:
    """The findings annex 2 lists as new. Raises BadInput when inspections say something else by now, and while one has no
    deadline."""
    if detail.corrects_id is not None:
        return ()
    findings = findings_to_notify(session, detail.month)
    refuse_stale(detail, findings, "没有印发")
    if lacking := undated(detail):
        raise BadInput(f"有{lacking}个问题还没有整改时限，没有印发；请先填入整改时限，核对正文后再印发。")
    return findings

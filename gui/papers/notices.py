"""The month's inspection notice: as a draft, as it is issued, as it was issued."""

from datetime import date

from gui.papers.composed import Composed
from gui.papers.sealing import seal_for
from gui.papers.shop import Session, Shop
from models.failures import BadInput, Frozen
from models.rows.changes import Changes
from models.rows.notice import NoticeDetail
from models.rows.paper import PaperOrder, PrintedFile
from models.rules.periods import Month
from models.rules.terms import NoticeStatus
from models.services import notices
from models.services.notice_composing import with_figures
from models.services.notice_deadlines import deadline_is_open, set_deadline, undated
from models.services.notice_files import notice_faces, notice_pdf
from models.services.notice_issuing import issue_notice, next_number


def compose_notice(session: Session, order: PaperOrder, today: date) -> Composed:
    """Of an issued notice the bytes as they were issued; of a draft, kept or not, how it looks now."""
    from reports.documents import inspection_notice

    detail = _ordered(session, order, today)
    title = f"{detail.month.label}督察通报" + ("的更正" if detail.corrects_id is not None else "")
    # A draft is never sealed, and what is issued has its seal in the bytes.
    document = inspection_notice.document(detail)
    if detail.status is not NoticeStatus.ISSUED:
        return Composed(document, f"{title}（草稿）", draft=True)
    assert detail.id is not None
    return Composed(
        document,
        f"{title}（{detail.document_number}）",
        frozen=notice_pdf(session, detail.id),
        faces=notice_faces(session, detail.id),
    )


def _ordered(session: Session, order: PaperOrder, today: date) -> NoticeDetail:
    if order.notice is not None:
        return order.notice
    if order.record_id is not None:
        return notices.load_notice(session, order.record_id)
    if order.span is None:
        raise BadInput("督察通报按月印制，没有生成文件；请指明年月。")
    return notices.draft_for(session, Month.of(order.span.first), today)


def notice_file(session: Session, shop: Shop, detail: NoticeDetail) -> PrintedFile:
    """A notice as it is to be frozen. Raises `MissingGlyphs`, BadInput when it is to be sealed and there is no seal."""
    from reports.documents import inspection_notice

    document = inspection_notice.document(detail, seal=seal_for(session, asked=detail.sealed))
    printed = shop.printed(session, document)
    return PrintedFile(printed.pdf, printed.faces)


def issue(
    session: Session,
    shop: Shop,
    notice_id: int,
    version: int,
    issued_on: date,
    number: int,
) -> Changes:
    """Issue a notice in this PC's faces; raises what `models.services.notice_issuing.issue_notice` raises, `MissingGlyphs`,
    `NotArchival` when the bytes to be frozen are not PDF/A-2b."""
    from reports.proof.validation import verify

    def render(detail: NoticeDetail) -> PrintedFile:
        printed = notice_file(session, shop, detail)
        verify(printed.pdf)
        return printed

    return issue_notice(session, notice_id, version, issued_on, number, render)


def issue_month(
    session: Session, shop: Shop, month: Month, today: date, *, due_on: date | None = None
) -> NoticeDetail:
    """Issue the month's own notice with today's date and the next number: the draft as it is kept, else as it is proposed. A
    draft kept before the month was over is counted anew; what was typed stays. ``due_on`` is the deadline of the problems
    that have none. Raises what `issue` and `set_deadline` raise, Frozen when the month's notice is issued already, BadInput
    when figures or deadline would contradict what was typed; then nothing is kept, numbered or put on the list once the
    session is rolled back."""
    draft = notices.draft_for(session, month, today)
    if draft.status is NoticeStatus.ISSUED:
        raise Frozen(
            f"{month.label}的通报已经印发（{draft.document_number}），没有再印发；如有差错，请起草更正通报。"
        )
    if draft.id is None:
        draft = _kept(session, draft)
    elif draft.figures is not None and draft.figures.counted_on < min(today, month.last):
        draft = _kept(session, _counted_anew(session, draft, today))
    if due_on is not None and draft.id is not None and undated(draft):
        set_deadline(session, draft.id, draft.version, due_on, today)
        draft = notices.load_notice(session, draft.id)
        if deadline_is_open(draft.sections):
            raise BadInput(
                "“整改要求”里有填写过的段落，整改时限没有自动写进去，没有印发；请在程序里填入时限、核对正文后再印发。"
            )
    assert draft.id is not None
    number = next_number(session, draft.document_word, today.year).number
    issue(session, shop, draft.id, draft.version, today, number)
    return notices.load_notice(session, draft.id)


def _kept(session: Session, draft: NoticeDetail) -> NoticeDetail:
    number = notices.save_notice(session, draft).record_id
    assert number is not None
    return notices.load_notice(session, number)


def _counted_anew(session: Session, draft: NoticeDetail, today: date) -> NoticeDetail:
    """Raises BadInput where the clerk typed in a line that says the old figures."""
    counted = with_figures(session, draft, today)
    typed_in = [section.heading for section in counted.sections if section.outdated]
    if typed_in:
        raise BadInput(
            f"这份草稿统计以后台账有变动，“{'、'.join(typed_in)}”里有填写过的段落还是原来的内容，没有印发；"
            "请在程序里核对这些段落后再印发。"
        )
    return counted

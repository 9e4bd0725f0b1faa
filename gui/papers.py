"""From a record to its paper: read the rows, hand them to a report. No Qt here, so headless commands use it too.

Reports are imported when the first paper is made: ReportLab costs a tenth of a second that no start should pay."""

from datetime import date
from typing import TYPE_CHECKING, Any

from models.rows.notice import NoticeDetail
from models.rows.query import RegisterQuery
from models.rules.terms import NoticeStatus, Register
from models.services import meetings, notices, records, rectification, settings, study

if TYPE_CHECKING:
    from models.rules.periods import Month

# The session's own type stays behind the wall; here it is only passed on.
Session = Any


def record_paper(session: Session, record_id: int) -> bytes:
    """The record's own form as PDF, whatever register it is of; raises NotFound."""
    register = records.register_of(session, record_id)
    if register is Register.STUDY:
        from reports.documents import study_record
        from reports.press import pdf_of

        return pdf_of(study_record.document(study.load_session(session, record_id)))
    if register is Register.MEETING:
        from reports.documents import meeting_record
        from reports.press import pdf_of

        return pdf_of(meeting_record.document(meetings.load_meeting(session, record_id)))
    from reports.documents import rectification_sheet
    from reports.press import pdf_of

    return pdf_of(rectification_sheet.document(rectification.load_item(session, record_id)))


def rectification_list_paper(session: Session, asked: RegisterQuery, today: date) -> bytes:
    """The list as filtered on screen, landscape."""
    from reports.documents import rectification_list
    from reports.press import pdf_of

    bureau = settings.load_settings(session)
    return pdf_of(
        rectification_list.document(
            rectification.list_items(session, asked, today), today, bureau.bureau_name
        )
    )


def notice_bytes(detail: NoticeDetail) -> bytes:
    """A notice as PDF; a draft carries 草稿."""
    from reports.documents import inspection_notice
    from reports.press import pdf_of

    return pdf_of(inspection_notice.document(detail))


def notice_paper(session: Session, notice_id: int) -> bytes:
    """The notice as PDF: of an issued one the very bytes that were issued, of a draft how it looks now."""
    detail = notices.load_notice(session, notice_id)
    if detail.status is NoticeStatus.ISSUED:
        return notices.notice_pdf(session, notice_id)
    return notice_bytes(detail)


def month_paper(session: Session, month: "Month", today: date) -> bytes:
    """The month's notice as PDF: issued, kept as a draft, or as a draft made now and kept nowhere."""
    detail = notices.draft_for(session, month, today)
    if detail.id is not None and detail.status is NoticeStatus.ISSUED:
        return notices.notice_pdf(session, detail.id)
    return notice_bytes(detail)

"""From an order to its paper: read the rows, have a document composed, print it. No Qt here: headless commands use it.

Reports are imported when the first paper is made: ReportLab costs a tenth of a second that no start should pay."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.rows.changes import Changes
from models.rows.notice import NoticeDetail
from models.rows.paper import PrintedFile
from models.rows.query import RegisterQuery
from models.rules.terms import NoticeStatus, Register
from models.services import meetings, notices, records, rectification, settings, study

if TYPE_CHECKING:
    from models.rules.periods import Month
    from reports.flow import Document
    from reports.fonts import FontBook
    from reports.press import Printed

# The session's own type stays behind the wall; here it is only passed on.
Session = Any


@dataclass(frozen=True)
class Shop:
    """What paper is made with on this PC."""

    fonts: Path
    """The folder the bureau puts its own font files into."""

    def book(self, session: Session) -> "FontBook":
        """The faces the bureau chose, or the best this PC has."""
        from reports.fonts import shipped

        return shipped()

    def printed(self, session: Session, document: "Document") -> "Printed":
        """The document as PDF in this PC's faces. Raises `MissingGlyphs`."""
        from reports.press import printed

        return printed(document, self.book(session))


def record_paper(session: Session, shop: Shop, record_id: int) -> bytes:
    """The record's own form as PDF, whatever register it is of; raises NotFound."""
    return shop.printed(session, _record_document(session, record_id)).pdf


def _record_document(session: Session, record_id: int) -> "Document":
    register = records.register_of(session, record_id)
    if register is Register.STUDY:
        from reports.documents import study_record

        return study_record.document(study.load_session(session, record_id))
    if register is Register.MEETING:
        from reports.documents import meeting_record

        return meeting_record.document(meetings.load_meeting(session, record_id))
    from reports.documents import rectification_sheet

    return rectification_sheet.document(rectification.load_item(session, record_id))


def rectification_list_paper(session: Session, shop: Shop, asked: RegisterQuery, today: date) -> bytes:
    """The list as filtered on screen, landscape."""
    from reports.documents import rectification_list

    bureau = settings.load_settings(session)
    items = rectification.list_items(session, asked, today)
    return shop.printed(session, rectification_list.document(items, today, bureau.bureau_name)).pdf


def notice_draft(session: Session, shop: Shop, detail: NoticeDetail) -> bytes:
    """A notice as it looks now; a draft carries 草稿."""
    from reports.documents import inspection_notice

    return shop.printed(session, inspection_notice.document(detail)).pdf


def notice_file(session: Session, shop: Shop, detail: NoticeDetail) -> PrintedFile:
    """A notice as it is to be frozen."""
    from reports.documents import inspection_notice

    printed = shop.printed(session, inspection_notice.document(detail))
    return PrintedFile(printed.pdf, printed.faces)


def issue(
    session: Session, shop: Shop, notice_id: int, version: int, issued_on: date, number: int
) -> Changes:
    """Issue a notice in this PC's faces; raises what `models.services.notices.issue_notice` raises, `MissingGlyphs`."""

    def render(detail: NoticeDetail) -> PrintedFile:
        return notice_file(session, shop, detail)

    return notices.issue_notice(session, notice_id, version, issued_on, number, render)


def notice_paper(session: Session, shop: Shop, notice_id: int) -> bytes:
    """The notice as PDF: of an issued one the very bytes that were issued, of a draft how it looks now."""
    detail = notices.load_notice(session, notice_id)
    if detail.status is NoticeStatus.ISSUED:
        return notices.notice_pdf(session, notice_id)
    return notice_draft(session, shop, detail)


def month_paper(session: Session, shop: Shop, month: "Month", today: date) -> bytes:
    """The month's notice as PDF: issued, kept as a draft, or as a draft made now and kept nowhere."""
    detail = notices.draft_for(session, month, today)
    if detail.id is not None and detail.status is NoticeStatus.ISSUED:
        return notices.notice_pdf(session, detail.id)
    return notice_draft(session, shop, detail)

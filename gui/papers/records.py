"""Papers of one record."""

from dataclasses import replace
from datetime import date

from gui.papers.composed import Composed
from gui.papers.meeting_papers import MEETING_PAPERS, problem_list
from gui.papers.sealing import seal_for
from gui.papers.shop import Session
from models.failures import BadInput, NotFound
from models.rows.daily_work import DailyWorkDetail
from models.rows.inspection import InspectionDetail
from models.rows.meeting import MeetingDetail
from models.rows.paper import PaperOrder
from models.rows.rectification import RectificationDetail
from models.rows.study import StudyDetail
from models.rules.papers import PaperKind, papers_of
from models.rules.terms import Register
from models.rules.withheld import withheld_errata
from models.services import daily_work, inspections, meetings, records, rectification, study
from models.services.conveners import as_convened
from models.services.rulebook import load_manifestations
from models.services.settings import load_settings

Detail = MeetingDetail | StudyDetail | RectificationDetail | InspectionDetail | DailyWorkDetail


def compose_record(session: Session, order: PaperOrder, today: date) -> Composed:
    """The paper of a meeting, a study session, a rectification item or an inspection; BadInput when the record has no such
    paper."""
    if order.record_id is None:
        raise BadInput(f"{order.kind}按记录印制，没有生成文件；请指明记录编号。")
    detail = _load(session, order.record_id)
    if isinstance(detail, MeetingDetail | StudyDetail):
        detail = as_convened(session, detail)
    composed = _composed(session, order, detail, today)
    errata = getattr(detail, "errata", ())
    if not errata:
        return composed
    from reports.documents.errata import with_errata

    withheld = () if order.choices.with_content else withheld_errata(detail)
    return replace(composed, document=with_errata(composed.document, errata, withheld=withheld))


def _composed(session: Session, order: PaperOrder, detail: Detail, today: date) -> Composed:
    if isinstance(detail, MeetingDetail):
        return _meeting(session, order, detail, today)
    if isinstance(detail, StudyDetail):
        return _study(session, order, detail)
    if isinstance(detail, DailyWorkDetail):
        return _daily_work(order, detail)
    if isinstance(detail, InspectionDetail):
        return _inspection(session, order, detail)
    return _item(session, order, detail, today)


def papers_of_record(session: Session, record_id: int) -> tuple[PaperKind, ...]:
    """The papers a record has, the one an office wants most first; raises NotFound."""
    detail = _load(session, record_id)
    if isinstance(detail, MeetingDetail):
        return papers_of(Register.MEETING, detail.kind, detail.counts_as, detail.status)
    if isinstance(detail, StudyDetail):
        return papers_of(Register.STUDY, detail.kind)
    if isinstance(detail, DailyWorkDetail):
        return papers_of(Register.DAILY_WORK)
    if isinstance(detail, InspectionDetail):
        return papers_of(Register.INSPECTION)
    return papers_of(Register.RECTIFICATION)


def _load(session: Session, record_id: int) -> Detail:
    register = records.register_of(session, record_id)
    if register is Register.STUDY:
        return study.load_session(session, record_id)
    if register is Register.MEETING:
        return meetings.load_meeting(session, record_id)
    if register is Register.DAILY_WORK:
        return daily_work.load_daily_work(session, record_id)
    if register is Register.INSPECTION:
        return inspections.load_inspection(session, record_id)
    return rectification.load_item(session, record_id)


def _refuse(order: PaperOrder, available: tuple[PaperKind, ...]) -> NotFound:
    names = "、".join(kind.label for kind in available)
    return NotFound(f"第 {order.record_id} 号记录没有“{order.kind}”，没有生成文件；它有：{names}。")


def _meeting(session: Session, order: PaperOrder, detail: MeetingDetail, today: date) -> Composed:
    kinds = papers_of(Register.MEETING, detail.kind, detail.counts_as, detail.status)
    if order.kind not in kinds:
        raise _refuse(order, kinds)
    if order.kind is PaperKind.PROBLEM_LIST:
        document, name = problem_list(session, order, detail, today)
    else:
        document, name = MEETING_PAPERS[order.kind](session, order, detail)
    return Composed(document, f"{detail.held_on.isoformat()} {detail.organization_name} {name}")


def _study(session: Session, order: PaperOrder, detail: StudyDetail) -> Composed:
    from reports.documents import sign_in_sheet, study_archive, study_notice, study_record

    kinds = papers_of(Register.STUDY, detail.kind)
    if order.kind not in kinds:
        raise _refuse(order, kinds)
    title = f"{detail.held_on.isoformat()} {detail.organization_name} {detail.kind}"
    if order.kind is PaperKind.SIGN_IN_SHEET:
        return Composed(sign_in_sheet.of_study(detail), f"{title}签到表")
    if order.kind is PaperKind.STUDY_NOTICE:
        bureau, seal = load_settings(session), seal_for(session, asked=order.choices.sealed)
        return Composed(study_notice.document(detail, bureau, order.choices, seal), f"{title}通知")
    if order.kind is PaperKind.STUDY_ARCHIVE:
        return Composed(study_archive.document(detail), f"{title}{order.kind}")
    return Composed(study_record.document(detail), f"{title}记录")


def _inspection(session: Session, order: PaperOrder, detail: InspectionDetail) -> Composed:
    from reports.documents import inspection_record

    kinds = papers_of(Register.INSPECTION)
    if order.kind not in kinds:
        raise _refuse(order, kinds)
    document = inspection_record.document(detail, load_manifestations(session))
    return Composed(document, f"{detail.first_on.isoformat()} {detail.organization_name} {order.kind}")


def _daily_work(order: PaperOrder, detail: DailyWorkDetail) -> Composed:
    from reports.documents import daily_work_sheet

    kinds = papers_of(Register.DAILY_WORK)
    if order.kind not in kinds:
        raise _refuse(order, kinds)
    title = daily_work_sheet.TITLES[detail.kind]
    name = f"{detail.happened_on.isoformat()} {detail.organization_name} {title}"
    return Composed(daily_work_sheet.document(detail), name)


def _item(session: Session, order: PaperOrder, detail: RectificationDetail, today: date) -> Composed:
    from reports.documents import rectification_sheet, warning_letter

    kinds = papers_of(Register.RECTIFICATION)
    if order.kind not in kinds:
        raise _refuse(order, kinds)
    title = f"{order.kind} {detail.found_on.year}年第{detail.number}号 {detail.organization_name}"
    if order.kind is PaperKind.WARNING_LETTER:
        bureau, seal = load_settings(session), seal_for(session, asked=order.choices.sealed)
        return Composed(warning_letter.document(detail, bureau, order.choices, today, seal), title)
    return Composed(rectification_sheet.document(detail), title)

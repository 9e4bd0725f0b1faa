"""The papers of one meeting: for each kind what is read besides and the document composed. Documents are imported when a paper is
made: no part of a quick start."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from gui.papers.sealing import seal_for
from gui.papers.shop import Session
from models.rows.meeting import MeetingDetail
from models.rows.paper import PaperOrder
from models.rules.papers import PaperKind
from models.services import organizations, rectification
from models.services.criticisms import items_of
from models.services.settings import load_settings

if TYPE_CHECKING:
    from reports.flow import Document

Made = tuple["Document", str]
"""The document, and what it is called in a file's name."""


def _notice(session: Session, order: PaperOrder, detail: MeetingDetail) -> Made:
    from reports.documents.meeting_notice import document

    bureau, seal = load_settings(session), seal_for(session, asked=order.choices.sealed)
    return document(detail, bureau, order.choices, seal), f"{detail.kind}会议通知"


def _summary(session: Session, order: PaperOrder, detail: MeetingDetail) -> Made:
    from reports.documents.meeting_summary import document

    return document(detail, load_settings(session), order.choices), f"{detail.kind}会议纪要"


def _sign_in(_session: Session, _order: PaperOrder, detail: MeetingDetail) -> Made:
    from reports.documents.sign_in_sheet import of_meeting

    return of_meeting(detail), f"{detail.kind}签到表"


def _lecture(_session: Session, _order: PaperOrder, detail: MeetingDetail) -> Made:
    from reports.documents.lecture_record import document

    return document(detail), "党课登记表"


def _theme_day(session: Session, _order: PaperOrder, detail: MeetingDetail) -> Made:
    from reports.documents.theme_day_record import document

    rows = organizations.list_organizations(session)
    here = next((row for row in rows if row.id == detail.organization_id), None)
    fixed = organizations.fixed_day_of(here).words() if here is not None else ""
    return document(detail, fixed), "主题党日记录"


def _ballot(_session: Session, order: PaperOrder, detail: MeetingDetail) -> Made:
    from reports.documents.appraisal_ballot import document

    return document(detail), order.kind.label


def _appraisal(_session: Session, order: PaperOrder, detail: MeetingDetail) -> Made:
    from reports.documents.appraisal_summary import document

    return document(detail), order.kind.label


def _talk(_session: Session, order: PaperOrder, detail: MeetingDetail) -> Made:
    from reports.documents.talk_record import document

    return document(detail, with_content=order.choices.with_content), order.kind.label


def _halt_notice(session: Session, order: PaperOrder, detail: MeetingDetail) -> Made:
    from reports.documents.halt_notice import document

    bureau, seal = load_settings(session), seal_for(session, asked=order.choices.sealed)
    return document(detail, bureau, order.choices, seal), f"{detail.kind}{order.kind}"


def _life_record(_session: Session, order: PaperOrder, detail: MeetingDetail) -> Made:
    from reports.documents.life_record import document

    return document(detail, with_content=order.choices.with_content), f"{detail.kind}记录及步骤"


def _criticisms(session: Session, order: PaperOrder, detail: MeetingDetail) -> Made:
    from reports.documents.criticism_summary import document

    listed = items_of(session, _item_ids(detail))
    called = {id_: f"{item.year}年第{item.number}号" for id_, item in listed.items()}
    return document(detail, called, with_content=order.choices.with_content), f"{detail.kind}{order.kind}"


def _stages(_session: Session, _order: PaperOrder, detail: MeetingDetail) -> Made:
    from reports.documents.stage_checklist import document

    return document(detail), f"{detail.kind}步骤完成情况表"


def problem_list(session: Session, order: PaperOrder, detail: MeetingDetail, today: date) -> Made:
    """查摆问题清单, as its items stand today."""
    from reports.documents.problem_list import document

    items = rectification.items_by_id(session, _item_ids(detail), today)
    return document(detail, items, today, with_names=order.choices.with_names), f"{detail.kind}{order.kind}"


def _item_ids(detail: MeetingDetail) -> list[int]:
    return [line.item_id for line in detail.criticisms if line.item_id is not None]


def _record(_session: Session, _order: PaperOrder, detail: MeetingDetail) -> Made:
    from reports.documents.meeting_record import document, record_title

    return document(detail), record_title(detail.kind)


MEETING_PAPERS: dict[PaperKind, Callable[[Session, PaperOrder, MeetingDetail], Made]] = {
    PaperKind.MEETING_RECORD: _record,
    PaperKind.MEETING_SUMMARY: _summary,
    PaperKind.SIGN_IN_SHEET: _sign_in,
    PaperKind.MEETING_NOTICE: _notice,
    PaperKind.LECTURE_RECORD: _lecture,
    PaperKind.THEME_DAY_RECORD: _theme_day,
    PaperKind.APPRAISAL_BALLOT: _ballot,
    PaperKind.APPRAISAL_SUMMARY: _appraisal,
    PaperKind.TALK_RECORD: _talk,
    PaperKind.HALT_NOTICE: _halt_notice,
    PaperKind.LIFE_RECORD: _life_record,
    PaperKind.CRITICISM_SUMMARY: _criticisms,
    PaperKind.STAGE_CHECKLIST: _stages,
}

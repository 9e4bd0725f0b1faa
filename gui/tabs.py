"""The tabs of the window, in their order; each page's module is imported when the page is first looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from models.rows.changes import Subject
from models.rules.terms import DraftOf

OVERVIEW, STUDY, MEETINGS, INSPECTIONS = "总览", "学习", "三会一课", "督察"
DUES, DAILY_WORK = "党费", "日常工作"
NOTICES, RECTIFICATION, ARCHIVE, ROSTER = "督察通报", "整改清单", "归档", "组织名册"


@dataclass(frozen=True)
class Tab:
    """A tab's word and icon, and how its page is made."""

    title: str
    icon: str
    make: Callable[[Desk], QWidget]


def _overview(desk: Desk) -> QWidget:
    from gui.pages.overview import OverviewPage

    return OverviewPage(desk)


def _study(desk: Desk) -> QWidget:
    from gui.pages.study import StudyPage

    return StudyPage(desk)


def _meetings(desk: Desk) -> QWidget:
    from gui.pages.meetings import MeetingsPage

    return MeetingsPage(desk)


def _dues(desk: Desk) -> QWidget:
    from gui.pages.dues import DuesPage

    return DuesPage(desk)


def _inspections(desk: Desk) -> QWidget:
    from gui.pages.inspections import InspectionsPage

    return InspectionsPage(desk)


def _daily_work(desk: Desk) -> QWidget:
    from gui.pages.daily_work import DailyWorkPage

    return DailyWorkPage(desk)


def _rectification(desk: Desk) -> QWidget:
    from gui.pages.rectification import RectificationPage

    return RectificationPage(desk)


def _notices(desk: Desk) -> QWidget:
    from gui.pages.notices import NoticesPage

    return NoticesPage(desk)


def _archive(desk: Desk) -> QWidget:
    from gui.pages.archive import ArchivePage

    return ArchivePage(desk)


def _roster(desk: Desk) -> QWidget:
    from gui.pages.bureau import BureauPage

    return BureauPage(desk)


TABS = (
    Tab(OVERVIEW, "home", _overview),
    Tab(STUDY, "book_open", _study),
    Tab(MEETINGS, "people_team", _meetings),
    Tab(DUES, "money", _dues),
    Tab(DAILY_WORK, "briefcase", _daily_work),
    Tab(INSPECTIONS, "document_search", _inspections),
    Tab(NOTICES, "megaphone", _notices),
    Tab(RECTIFICATION, "clipboard_task_list_ltr", _rectification),
    Tab(ARCHIVE, "archive", _archive),
    Tab(ROSTER, "organization", _roster),
)


TAB_OF = {
    DraftOf.STUDY: STUDY,
    DraftOf.MEETING: MEETINGS,
    DraftOf.RECTIFICATION: RECTIFICATION,
    DraftOf.INSPECTION: INSPECTIONS,
    DraftOf.DAILY_WORK: DAILY_WORK,
    DraftOf.REFLECTION: STUDY,
    DraftOf.MEMBER: ROSTER,
    DraftOf.ORGANIZATION: ROSTER,
    DraftOf.ARCHIVE_ITEM: ARCHIVE,
    DraftOf.STUDY_PLAN: STUDY,
    DraftOf.STUDY_GROUP: STUDY,
    DraftOf.MEETING_ATTENDANCE: MEETINGS,
    DraftOf.STUDY_ATTENDANCE: STUDY,
}
"""Where what was typed and never saved is offered."""


SHOWN_ON = {
    Subject.STUDY: STUDY,
    Subject.REFLECTION: STUDY,
    Subject.PLANS: STUDY,
    Subject.MEETING: MEETINGS,
    Subject.RECTIFICATION: RECTIFICATION,
    Subject.INSPECTION: INSPECTIONS,
    Subject.DUES: DUES,
    Subject.DAILY_WORK: DAILY_WORK,
    Subject.NOTICE: NOTICES,
    Subject.ROSTER: ROSTER,
    Subject.BUREAU: ROSTER,
    Subject.RULES: OVERVIEW,
    Subject.ARCHIVE: ARCHIVE,
    Subject.ARCHIVE_USE: ARCHIVE,
}
"""Where each subject is shown: what a target leads to."""


def import_roster(page: QWidget) -> None:
    """Begin importing a roster on the roster's page."""
    from gui.pages.bureau import BureauPage

    assert isinstance(page, BureauPage)
    page.import_roster()

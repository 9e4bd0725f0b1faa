"""The registers under common names, for what is true of all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from models.rows.changes import Changes, Subject
from models.rows.inspection import TeamMember
from models.rows.meeting import AgendaItem
from models.rows.query import RegisterQuery
from models.rows.rectification import ProgressEntry
from models.rows.study import Material
from models.rules.inspection_terms import InspectionMethod
from models.rules.terms import (
    MeetingKind,
    RectificationSource,
    Register,
    StudyKind,
)
from models.services import inspections, meetings, rectification, study
from tests.models.services import making
from tests.models.services.making import DAY, saved

TODAY = date(2026, 11, 20)
EVERYTHING = RegisterQuery()


@dataclass(frozen=True)
class Desk:
    """One register's services under common names."""

    register: Register
    subject: Subject
    make: Callable[..., Any]
    load: Callable[[Session, int], Any]
    save: Callable[[Session, Any], Changes]
    remove: Callable[[Session, int, int], Changes]
    list_: Callable[[Session, RegisterQuery], tuple[Any, ...]]
    title: str
    """The field a record is known by."""
    day: str
    text: str
    """A long text that is searched."""
    child: dict[str, Any]
    """A change that touches no column of the record itself."""
    kinds: tuple[Any, Any]
    kind: str = "kind"
    has_sheet: bool = False
    """Whether a record has a sheet of attendance."""

    def typed(self, organization_id: int, text: str, **given: Any) -> Any:
        """A record known by ``text``."""
        return self.make(organization_id, **({self.title: text} | given))

    def add(self, session: Session, organization_id: int, text: str = "一条记录", **given: Any) -> int:
        """A new record; its id."""
        return saved(self.save(session, self.typed(organization_id, text, **given)))

    def found(self, session: Session, **asked: Any) -> list[str]:
        """What the list shows, by title."""
        return [getattr(row, self.title) for row in self.list_(session, RegisterQuery(**asked))]


DESKS = [
    Desk(
        Register.STUDY,
        Subject.STUDY,
        making.study,
        study.load_session,
        study.save_session,
        study.remove_session,
        study.list_sessions,
        "title",
        "held_on",
        "content",
        {"materials": (Material("党章"),)},
        (StudyKind.BRANCH_STUDY, StudyKind.YOUTH_GROUP),
        has_sheet=True,
    ),
    Desk(
        Register.MEETING,
        Subject.MEETING,
        making.meeting,
        meetings.load_meeting,
        meetings.save_meeting,
        meetings.remove_meeting,
        meetings.list_meetings,
        "title",
        "held_on",
        "minutes",
        {"agenda": (AgendaItem("传达学习"),)},
        (MeetingKind.THEME_DAY, MeetingKind.BRANCH_ASSEMBLY),
        has_sheet=True,
    ),
    Desk(
        Register.RECTIFICATION,
        Subject.RECTIFICATION,
        making.item,
        rectification.load_item,
        rectification.save_item,
        rectification.remove_item,
        lambda session, asked: rectification.list_items(session, asked, TODAY),
        "problem",
        "found_on",
        "cause",
        {"progress": (ProgressEntry(DAY, "已部署"),)},
        (RectificationSource.SELF_CHECK, RectificationSource.SUPERIOR_CHECK),
        "source",
    ),
    Desk(
        Register.INSPECTION,
        Subject.INSPECTION,
        making.inspection,
        inspections.load_inspection,
        inspections.save_inspection,
        inspections.remove_inspection,
        inspections.list_inspections,
        "title",
        "first_on",
        "looked_at",
        {"team": (TeamMember("王芳", "督察处"),)},
        (InspectionMethod.SPECIAL, InspectionMethod.UNANNOUNCED),
        "method",
    ),
]

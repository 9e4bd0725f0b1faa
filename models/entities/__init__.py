"""SQLAlchemy mapped classes: named constraints, relationships never loaded by accident."""

from models.entities.archive import (
    ArchiveActLine,
    ArchiveBox,
    ArchiveItem,
    ArchivePackage,
    ArchivePart,
    ArchiveYear,
    RetentionRule,
)
from models.entities.archive_use import Borrowing, Departure, Destruction, DestructionLine, FixityCheck
from models.entities.base import Base
from models.entities.bureau import (
    BureauPicture,
    ImportBatch,
    Member,
    Membership,
    Organization,
    Post,
    Setting,
    StandingPeriod,
)
from models.entities.compliance import CheckupNote, ComplianceRule, Exemption, Manifestation, ReminderRule
from models.entities.daily_work import DailyWork
from models.entities.draft import Draft
from models.entities.dues import Dues, DuesRate
from models.entities.following import Erratum, Finalization, MakeUp, Measure, StageMark
from models.entities.inspection import Finding, Inspection, InspectionTeam, InspectionVisit
from models.entities.label import Label, RecordLabel
from models.entities.life import (
    Appraisal,
    AppraisalResult,
    BirthdayMark,
    ContactPoint,
    Criticism,
    Guidance,
    Halt,
    LeadingCadre,
    Talk,
    ThemeDay,
)
from models.entities.meeting import AgendaItem, Meeting, Speech
from models.entities.notice import Notice, NoticeFile
from models.entities.record import Attachment, Attendance, Observer, Record, RecordText
from models.entities.rectification import ProgressEntry, RectificationItem, StatusStep
from models.entities.reflection import Reflection
from models.entities.revision import Revision
from models.entities.search import AttachmentText, SavedSearch, SearchDocument, SearchStale, SearchState
from models.entities.study import Contribution, StudyMaterial, StudySession
from models.entities.study_plan import StudyDocument, StudyGroup, StudyGroupMember, StudyPlan, StudyPlanItem
from models.entities.template import RecordTemplate

__all__ = [
    "AgendaItem",
    "Appraisal",
    "AppraisalResult",
    "ArchiveActLine",
    "ArchiveBox",
    "ArchiveItem",
    "ArchivePackage",
    "ArchivePart",
    "ArchiveYear",
    "Attachment",
    "AttachmentText",
    "Attendance",
    "Base",
    "BirthdayMark",
    "Borrowing",
    "BureauPicture",
    "CheckupNote",
    "ComplianceRule",
    "ContactPoint",
    "Contribution",
    "Criticism",
    "DailyWork",
    "Departure",
    "Destruction",
    "DestructionLine",
    "Draft",
    "Dues",
    "DuesRate",
    "Erratum",
    "Exemption",
    "Finalization",
    "Finding",
    "FixityCheck",
    "Guidance",
    "Halt",
    "ImportBatch",
    "Inspection",
    "InspectionTeam",
    "InspectionVisit",
    "Label",
    "LeadingCadre",
    "MakeUp",
    "Manifestation",
    "Measure",
    "Meeting",
    "Member",
    "Membership",
    "Notice",
    "NoticeFile",
    "Observer",
    "Organization",
    "Post",
    "ProgressEntry",
    "Record",
    "RecordLabel",
    "RecordTemplate",
    "RecordText",
    "RectificationItem",
    "Reflection",
    "ReminderRule",
    "RetentionRule",
    "Revision",
    "SavedSearch",
    "SearchDocument",
    "SearchStale",
    "SearchState",
    "Setting",
    "Speech",
    "StageMark",
    "StandingPeriod",
    "StatusStep",
    "StudyDocument",
    "StudyGroup",
    "StudyGroupMember",
    "StudyMaterial",
    "StudyPlan",
    "StudyPlanItem",
    "StudySession",
    "Talk",
    "ThemeDay",
]

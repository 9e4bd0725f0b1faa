"""SQLAlchemy mapped classes: named constraints, relationships never loaded by accident."""

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
from models.entities.compliance import CheckupNote, ComplianceRule, Exemption, Manifestation
from models.entities.draft import Draft
from models.entities.inspection import Finding, Inspection, InspectionTeam, InspectionVisit
from models.entities.meeting import AgendaItem, Meeting, Speech
from models.entities.notice import Notice, NoticeFile
from models.entities.record import Attachment, Attendance, Observer, Record, RecordText
from models.entities.rectification import ProgressEntry, RectificationItem, StatusStep
from models.entities.reflection import Reflection
from models.entities.study import Contribution, StudyMaterial, StudySession

__all__ = [
    "AgendaItem",
    "Attachment",
    "Attendance",
    "Base",
    "BureauPicture",
    "CheckupNote",
    "ComplianceRule",
    "Contribution",
    "Draft",
    "Exemption",
    "Finding",
    "ImportBatch",
    "Inspection",
    "InspectionTeam",
    "InspectionVisit",
    "Manifestation",
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
    "RecordText",
    "RectificationItem",
    "Reflection",
    "Setting",
    "Speech",
    "StandingPeriod",
    "StatusStep",
    "StudyMaterial",
    "StudySession",
]

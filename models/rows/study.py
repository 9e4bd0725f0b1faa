"""Study sessions (学习)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from models.rows.attachment import AttachmentRow
from models.rows.attendance import AttendanceRow, Observer
from models.rules.terms import RecordStatus, StudyForm, StudyKind


@dataclass(frozen=True, slots=True)
class Material:
    """A document that was studied."""

    title: str
    issuer: str = ""
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one person said: 领学人, 重点发言人 or 交流发言, and the gist."""

    speaker: str
    role: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class StudySummary:
    """A line of the register."""

    id: int
    kind: StudyKind
    form: StudyForm | None
    status: RecordStatus
    title: str
    held_on: date
    organization_id: int
    organization_name: str
    host: str
    hours: Decimal | None
    """学时; None is 待补."""
    expected: int | None
    present: int | None
    has_text: bool
    attachments: int


@dataclass(frozen=True, slots=True)
class StudyDetail:
    """A whole session, read for the editor and for paper, and handed back to be saved. ``id`` None is a new one."""

    id: int | None
    kind: StudyKind
    organization_id: int
    title: str
    """主题."""
    held_on: date
    form: StudyForm | None = None
    status: RecordStatus = RecordStatus.HELD
    organization_name: str = ""
    started_at: time | None = None
    ended_at: time | None = None
    place: str = ""
    host: str = ""
    recorder: str = ""
    hours: Decimal | None = None
    materials: tuple[Material, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    attendance: tuple[AttendanceRow, ...] = ()
    observers: tuple[Observer, ...] = ()
    content: str = ""
    """学习内容、研讨情况, as typed."""
    outcome: str = ""
    """学习成效、贯彻落实措施, as typed."""
    attachments: tuple[AttachmentRow, ...] = ()
    version: int = 0
    created_at: datetime | None = None

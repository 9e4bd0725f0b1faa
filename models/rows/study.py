"""Study sessions (学习)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from models.rows.attachment import AttachmentRow
from models.rows.attendance import AttendanceRow, Observer
from models.rows.following import Erratum, Finalization, MakeUp, Measure, StageMark
from models.rules.study_terms import Sitting, TrainingKind
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
    sitting: Sitting | None = None
    is_final: bool = False
    """定稿."""
    labels: tuple[int, ...] = ()
    label_names: tuple[str, ...] = ()


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
    sitting: Sitting | None = None
    """学习, 研讨 or 交流; None is 待补."""
    training_kind: TrainingKind | None = None
    """Of 集中培训."""
    organizer: str = ""
    """主办单位, of 集中培训."""
    group_id: int | None = None
    """The study group whose session it is; its members of the day are expected."""
    plan_item_id: int | None = None
    """The topic of the year's plan it carries out."""
    labels: tuple[int, ...] = ()
    stages: tuple[StageMark, ...] = ()
    measures: tuple[Measure, ...] = ()
    make_ups: tuple[MakeUp, ...] = ()
    finalization: Finalization | None = None
    """定稿; then only what follows the record may change: labels, stages, measures, making up."""
    errata: tuple[Erratum, ...] = ()
    version: int = 0
    created_at: datetime | None = None

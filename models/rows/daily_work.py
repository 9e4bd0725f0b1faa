"""日常工作: requests and reports, analyses, talks to an audience, contests, care."""

from dataclasses import dataclass
from datetime import date, datetime

from models.rows.attachment import AttachmentRow
from models.rows.following import Erratum, Finalization
from models.rules.daily_terms import CareKind, DailyWorkKind, DailyWorkStatus, Urgency
from models.rules.periods import Span


@dataclass(frozen=True, slots=True)
class DailyWorkSummary:
    """A line of the register."""

    id: int
    kind: DailyWorkKind
    status: DailyWorkStatus
    title: str
    happened_on: date
    organization_id: int
    organization_name: str
    person: str
    counterpart: str
    urgency: Urgency | None
    reply_due_on: date | None
    replied_on: date | None
    attachments: int
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class DailyWorkDetail:
    """A whole entry, read for the editor and for paper, and handed back to be saved. ``id`` None is a new one; what its kind
    does not have stays empty or None."""

    id: int | None
    kind: DailyWorkKind
    organization_id: int
    title: str
    happened_on: date
    status: DailyWorkStatus = DailyWorkStatus.OPEN
    organization_name: str = ""
    member_id: int | None = None
    """Who is cared for, when on the roster."""
    person: str = ""
    """宣讲人, 帮扶对象, 经办人 …"""
    counterpart: str = ""
    """主送单位, 受众 …"""
    place: str = ""
    document_number: str = ""
    urgency: Urgency | None = None
    care: CareKind | None = None
    occurred_at: datetime | None = None
    """When the matter happened, of an urgent report."""
    sent_at: datetime | None = None
    reply_due_on: date | None = None
    replied_on: date | None = None
    people: int | None = None
    """受众或参加人数; None is 待补."""
    amount: int | None = None
    """Money in 分; None is 待补 or none."""
    content: str = ""
    outcome: str = ""
    """批复, 成效, 措施 …"""
    labels: tuple[int, ...] = ()
    attachments: tuple[AttachmentRow, ...] = ()
    finalization: Finalization | None = None
    errata: tuple[Erratum, ...] = ()
    version: int = 0
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DailyWorkLedger:
    """日常工作台账 of ``span``, as of ``made_on``."""

    span: Span
    made_on: date
    kinds: tuple[DailyWorkKind, ...]
    """What it is limited to."""
    entries: tuple[DailyWorkDetail, ...]
    scope: str = ""
    """The organisation it is limited to; empty for the whole bureau."""

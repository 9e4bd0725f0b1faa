"""Rectification items (整改清单)."""

from dataclasses import dataclass
from datetime import date, datetime

from models.rows.attachment import AttachmentRow
from models.rules.inspection_terms import ShirkingTag
from models.rules.rectification import Readiness
from models.rules.terms import RectificationMode, RectificationSource, RectificationStatus
from models.rules.warnings import WarningColour


@dataclass(frozen=True, slots=True)
class ProgressEntry:
    """进展: what had been done by a day; ``percent`` 0–100 or None (not estimated)."""

    on: date
    text: str
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class StatusStep:
    """A move of the status machine: who did it, when, with what word."""

    on: date
    from_status: RectificationStatus
    to_status: RectificationStatus
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RectificationSummary:
    """A line of the list."""

    id: int
    number: int
    """序号, running within the year the problem was found."""
    source: RectificationSource
    status: RectificationStatus
    mode: RectificationMode
    problem: str
    found_on: date
    due_on: date | None
    organization_id: int
    organization_name: str
    leader: str
    department: str
    person: str
    closed_on: date | None
    overdue_days: int
    """Days past due as of the day asked for; 0 when not overdue."""
    measures: str = ""
    progress: str = ""
    """The latest entry's text."""
    look_back_on: date | None = None
    """回头看 due; None before closure and once it was made."""
    needs_entry: bool = False
    """长期坚持 without an entry in the running quarter."""
    manifestation: int | None = None
    warning: WarningColour | None = None
    """预警 due on the day asked for."""
    look_back_due: bool = False
    """回头看 due by the day asked for."""
    carried_over: bool = False
    """上年结转: found in a year before that of the day asked for, and still open."""


@dataclass(frozen=True, slots=True)
class RectificationDetail:
    """A whole item, read for the editor and for paper, and handed back to be saved. ``id`` None is a new one."""

    id: int | None
    source: RectificationSource
    organization_id: int
    problem: str
    found_on: date
    mode: RectificationMode = RectificationMode.BY_DATE
    status: RectificationStatus = RectificationStatus.UNCLAIMED
    number: int | None = None
    organization_name: str = ""
    source_document: str = ""
    """来源文件或文号, e.g. the notice that named the problem."""
    cause: str = ""
    goal: str = ""
    measures: str = ""
    leader: str = ""
    """责任领导."""
    supervisor: str = ""
    """分管领导."""
    department: str = ""
    """责任部门."""
    person: str = ""
    """责任人."""
    evidence: str = ""
    """佐证材料 in words, e.g. where the paper lies; files are attachments."""
    extended_check: str = ""
    """举一反三."""
    manifestation: int | None = None
    """1–22, a number of the dictionary 慵懒散浮拖."""
    tag: ShirkingTag | None = None
    finding_id: int | None = None
    """The finding it was made of; never changed by hand."""
    notice_id: int | None = None
    """The notice that first named it."""
    notice_number: str = ""
    notice_title: str = ""
    clause: str = ""
    """依据条款, as the finding says it; never changed by hand."""
    look_back_on: date | None = None
    """回头看 due; set at closure, may be put off by hand."""
    due_on: date | None = None
    closed_on: date | None = None
    verifier: str = ""
    """销号审核人; never the responsible person."""
    progress: tuple[ProgressEntry, ...] = ()
    steps: tuple[StatusStep, ...] = ()
    attachments: tuple[AttachmentRow, ...] = ()
    note: str = ""
    version: int = 0
    created_at: datetime | None = None

    def readiness(self) -> Readiness:
        """What it has that its moves ask for."""
        return Readiness(
            self.person,
            self.cause,
            self.measures,
            len(self.progress),
            self.evidence,
            len(self.attachments),
            self.look_back_on,
        )

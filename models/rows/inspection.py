"""Inspections (督察) and what they find."""

from dataclasses import dataclass
from datetime import date, datetime

from models.rows.attachment import AttachmentRow
from models.rows.following import Erratum, Finalization
from models.rules.compliance_terms import Severity
from models.rules.inspection_terms import FindingOrigin, InspectionMethod, ShirkingTag
from models.rules.periods import Month
from models.rules.terms import RecordStatus


@dataclass(frozen=True, slots=True)
class TeamMember:
    """督察组成员; unit e.g. 督察处, 机关党委, 驻局纪检监察组 (domain N5)."""

    name: str
    unit: str = ""
    role: str = ""
    """组长, 成员 …"""


@dataclass(frozen=True, slots=True)
class VisitedBranch:
    """被督察支部."""

    organization_id: int
    organization_name: str = ""
    visited_on: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem found. ``id`` None is a new one. Once a notice has named it (``notice_id``) it never changes."""

    id: int | None
    organization_id: int
    fact: str
    organization_name: str = ""
    clause: str = ""
    """依据条款, e.g. 《中国共产党支部工作条例（试行）》第十一条."""
    manifestation: int | None = None
    """1–22, a number of the dictionary 慵懒散浮拖."""
    tag: ShirkingTag | None = None
    severity: Severity = Severity.GENERAL
    evidence: str = ""
    """证据, in words; files lie with the inspection."""
    evidence_file: str = ""
    """SHA-256 of one of the inspection's attachments; empty: none."""
    person: str = ""
    """责任人, when known; not printed in a notice unless the bureau says so."""
    due_on: date | None = None
    """整改时限."""
    origin: FindingOrigin = FindingOrigin.INSPECTOR
    origin_key: str = ""
    """What was proposed (`Proposal.key`); empty for the inspector's own."""
    in_notice: bool = True
    notice_id: int | None = None
    notice_number: str = ""
    """文号 of the notice that named it; empty while none did."""
    item_id: int | None = None
    """The rectification item made of it."""
    inspection_id: int | None = None
    """The inspection it belongs to; filled in on reading, as are ``method``, ``month`` and the names."""
    method: InspectionMethod | None = None
    """How that inspection was made: 四不两直 is a source of its own on the 整改清单."""
    month: Month | None = None
    """The month it is an inspection of; a later month's notice names it when that month's was issued without it."""


@dataclass(frozen=True, slots=True)
class FindingCounts:
    """How often each manifestation and each of the six ways was found; those never found are left out."""

    manifestations: tuple[tuple[int, int], ...]
    """Number (1–22) and count, by number."""
    tags: tuple[tuple[ShirkingTag, int], ...]
    """Tag and count, in the order of the dictionary."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something the verdicts or the check-up show, offered to the inspector; not a finding until accepted."""

    key: str
    organization_id: int
    organization_name: str
    fact: str
    clause: str
    severity: Severity
    origin: FindingOrigin
    records: tuple[int, ...] = ()
    """The records behind it."""
    taken: bool = False
    """Already a finding of some inspection."""


@dataclass(frozen=True, slots=True)
class InspectionSummary:
    """A line of the register."""

    id: int
    month: Month
    method: InspectionMethod
    status: RecordStatus
    title: str
    first_on: date
    last_on: date | None
    organization_id: int
    organization_name: str
    """Who inspects, e.g. 机关党委."""
    branches: int
    findings: int
    notified: int
    """Of those, named in an issued notice."""
    attachments: int
    is_final: bool = False
    """定稿."""


@dataclass(frozen=True, slots=True)
class InspectionDetail:
    """A whole inspection, read for the editor and for paper, and handed back to be saved. ``id`` None is a new one."""

    id: int | None
    organization_id: int
    title: str
    first_on: date
    month: Month
    """The month it is an inspection of; usually that of ``first_on``."""
    method: InspectionMethod = InspectionMethod.SPECIAL
    status: RecordStatus = RecordStatus.HELD
    organization_name: str = ""
    last_on: date | None = None
    team: tuple[TeamMember, ...] = ()
    branches: tuple[VisitedBranch, ...] = ()
    basis: str = ""
    """督察依据."""
    looked_at: str = ""
    """检查内容."""
    remarks: str = ""
    """总体评价, as typed."""
    findings: tuple[Finding, ...] = ()
    attachments: tuple[AttachmentRow, ...] = ()
    finalization: Finalization | None = None
    """定稿; then nothing of it changes any more."""
    errata: tuple[Erratum, ...] = ()
    version: int = 0
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Manifestation:
    """A row of the dictionary of 22; the bureau types in category and text."""

    number: int
    category: str = ""
    """慵, 懒, 散, 浮 or 拖, as the bureau writes it."""
    text: str = ""

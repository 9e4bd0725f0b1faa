"""The archive's frozen rows: 件 and their parts, years, boxes, packages."""

from dataclasses import dataclass
from datetime import date, datetime

from models.rows.changes import Changes
from models.rules.archive_lacks import Lack
from models.rules.archive_terms import (
    ArchiveAct,
    ArchiveSource,
    ArchiveUnit,
    PartRole,
    Retention,
    SealStanding,
    Secrecy,
)
from models.rules.compliance_terms import SourceStatus
from models.rules.papers import PaperKind
from models.rules.periods import Span


@dataclass(frozen=True, slots=True)
class RetentionLine:
    """A line of the 保管期限表."""

    id: int | None
    source: ArchiveSource
    kind: str
    """A code of the source's kinds; empty stands for all that have no line of their own."""
    kind_label: str
    unit: ArchiveUnit
    retention: Retention
    basis: str = ""
    basis_status: SourceStatus = SourceStatus.DOUBTFUL
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class PartRow:
    """One document within a 件, in order. A paper has `paper`, a file has `source_sha256`."""

    role: PartRole
    name: str
    paper: PaperKind | None = None
    record_id: int | None = None
    notice_id: int | None = None
    organization_id: int | None = None
    span: Span | None = None
    """The time a paper of a period is about; None for others."""
    source_sha256: str = ""
    source_name: str = ""
    source_size: int = 0
    master_sha256: str = ""
    pages: int | None = None
    """None is 待补."""
    pages_typed: bool = False
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class ArchiveRow:
    """A 件 as the list of a year and the directory show it."""

    id: int | None
    year: int
    retention: Retention
    organization_code: str
    number: int | None
    """件号: provisional while the year is open, fixed once it is closed; None when left out."""
    fixed: bool
    """Whether the number was given for good."""
    code: str
    """档号; empty while something it is made of is not known (see `lacks`)."""
    title: str
    document_number: str
    responsible: str
    dated: date | None
    secrecy: Secrecy
    pages: int | None
    """Of all parts; None (待补) while one is not known."""
    note: str
    source: ArchiveSource
    source_kind: str
    unit: ArchiveUnit
    organization_id: int | None
    organization_name: str
    box_number: int | None
    left_out: bool
    left_out_reason: str
    destroyed_on: date | None
    lacks: tuple[Lack, ...]
    """What is missing; empty when complete."""
    mastered: bool
    """Whether its PDF/A is there and up to date."""
    version: int


@dataclass(frozen=True, slots=True)
class ArchiveDetail:
    """A 件 with all that is in it."""

    row: ArchiveRow
    parts: tuple[PartRow, ...]
    record_id: int | None
    notice_id: int | None
    master_sha256: str
    would_be_made_from: str
    """The fingerprint of all that a master made now would be made from; empty in a closed year, where none is made."""
    touched: tuple[str, ...]
    created_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ActRow:
    """A year closed or opened again."""

    year: int
    act: ArchiveAct
    made_at: datetime
    made_by: str
    reason: str
    """Why it was opened again; of a closing what was known to be missing."""
    items: int
    directory_sha256: str


@dataclass(frozen=True, slots=True)
class BoxRow:
    """档案盒. First and last number are of the 件 in it; None while it is empty."""

    id: int | None
    year: int
    retention: Retention
    organization_code: str
    number: int
    spine_mm: int
    first_number: int | None = None
    last_number: int | None = None
    items: int = 0
    pages: int | None = None
    situation: str = ""
    arranged_by: str = ""
    arranged_on: date | None = None
    checked_by: str = ""
    checked_on: date | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Fonds:
    """What stands on every cover, spine and stamp. An empty number is 待补."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year of the archive at a glance."""

    year: int
    closed: bool
    due_on: date | None
    """The last day of June of the year after (《机关档案管理规定》); None where nothing of the year was recorded or archived."""
    acts: tuple[ActRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """What gathering a year came to, or would come to."""

    changes: Changes
    added: tuple[str, ...] = ()
    """Titles of 件 that are new."""
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    elsewhere: int = 0
    """Records of the year that are archived in another year for good."""


@dataclass(frozen=True, slots=True)
class ArchiveQuery:
    """Which of a year's 件 are asked for; without a retention those of any."""

    year: int
    retention: Retention | None = None
    with_left_out: bool = False


@dataclass(frozen=True, slots=True)
class ArchiveScope:
    """What a paper of the archive is about: a year, narrowed to a retention, an organisation's code, a box or some of its 件."""

    year: int
    retention: Retention | None = None
    organization_code: str | None = None
    box_id: int | None = None
    item_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PackageRow:
    """A package that was written."""

    id: int
    year: int
    made_at: datetime
    made_by: str
    target: str
    items: int
    files: int
    size: int
    seal: str
    reopened_on: date | None = None
    """When its year was opened again after it was written, for the first time; the directory may be another since."""


@dataclass(frozen=True, slots=True)
class Untaken:
    """A part that could not be taken into the master: its original is kept beside it (原件另存)."""

    position: int
    """Which part it is, from 0."""
    name: str
    sentence: str
    """What happened, what is safe, what to do."""


@dataclass(frozen=True, slots=True)
class Mastered:
    """What a 件 was made into. Its bytes are in the attachment store."""

    item_id: int
    made_from: str
    """The fingerprint of all it was made from, to be kept with it."""
    master_sha256: str
    """Empty when no part could be put on a page: then there is no master."""
    pages: int
    """Of the master itself; originals kept beside it are not in it."""
    parts: tuple[PartRow, ...]
    """The parts in order, with the pages and hashes they came to."""
    untaken: tuple[Untaken, ...] = ()


@dataclass(frozen=True, slots=True)
class PackageFault:
    """A file of a package that is not as it was written."""

    path: str
    """Within the package."""
    fault: str
    """内容被改动, 文件缺失, 多出的文件 …"""


@dataclass(frozen=True, slots=True)
class PackageReport:
    """What reading back a whole package found."""

    place: str
    """The folder or disc image as the clerk named it."""
    name: str
    """What the package calls itself; empty when it does not say."""
    year: int | None
    fonds: str
    checked_at: datetime
    items: int | None
    """件 in it; None where it does not say."""
    files: int
    """How many files were read."""
    size: int
    seal: str
    """SHA-256 of its list of lists; empty when there is none."""
    seal_standing: SealStanding
    """What its seal comes to beside those this data folder has noted."""
    faults: tuple[PackageFault, ...] = ()
    reopened_on: date | None = None
    """When its year was opened again after it was written, by what this data folder has noted."""

    @property
    def is_whole(self) -> bool:
        """Whether every file is as it was written, and the package the one that was noted under its name."""
        return not self.faults and self.seal_standing is not SealStanding.DIFFERENT

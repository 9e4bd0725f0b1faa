"""One branch's page: what it is, who leads it, what it did over some days, and what is still missing (issue point 4)."""

from dataclasses import dataclass
from datetime import date

from models.rows.bureau import BranchHeadcount, OrganizationRow
from models.rows.compliance import ComplianceRule
from models.rows.overview import MatrixRow
from models.rows.reflection import BranchSubmissions
from models.rows.statistics import AttendanceSum
from models.rows.target import Target
from models.rows.term_of_office import TermOfOffice
from models.rules.periods import Span
from models.rules.terms import MeetingKind, StudyKind

Ids = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BranchPost:
    """A post held on the day counted."""

    member_id: int
    name: str
    title: str
    from_on: date | None


@dataclass(frozen=True, slots=True)
class BranchKind:
    """One kind of meeting or study of the branch and its groups."""

    kind: MeetingKind | StudyKind
    records: Ids
    """Held, by day."""
    attendance: AttendanceSum


@dataclass(frozen=True, slots=True)
class BranchItems:
    """Rectification items of the branch, as of today."""

    open: Ids = ()
    """Not off the list."""
    overdue: Ids = ()
    """Of these, past their deadline."""
    closed: Ids = ()
    """Struck off in the span."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """Something that is missing, and where it is put right."""

    text: str
    target: Target


@dataclass(frozen=True, slots=True)
class BranchPage:
    """A branch over the days of ``span``, counted on ``counted_on``."""

    branch: OrganizationRow
    above: str
    """Its superior organisation; empty for none."""
    span: Span
    counted_on: date
    headcount: BranchHeadcount
    posts: tuple[BranchPost, ...]
    """班子: posts in the branch, the committee's first, as entered."""
    groups: tuple[str, ...]
    term: TermOfOffice
    theme_day: str
    """每月第二个星期五; empty while none is fixed."""
    rules: tuple[ComplianceRule, ...]
    """What the year's row is judged by."""
    year: MatrixRow | None
    """The year of the last day counted; None for one in which the branch did not exist."""
    kinds: tuple[BranchKind, ...]
    """Those held at least once, in the order of the dictionaries."""
    first_topics: Ids = ()
    """第一议题, as sessions of their own and as first items of meetings."""
    items: BranchItems = BranchItems()
    submissions: BranchSubmissions | None = None
    """心得体会 of the span; None where no piece was entered by anybody in it."""
    lacking: tuple[Lacking, ...] = ()

    @property
    def id(self) -> int:
        """The branch's number."""
        assert self.branch.id is not None
        return self.branch.id

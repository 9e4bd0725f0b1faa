"""Inspection notices (督察通报) and the figures they freeze."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.rules.compliance_terms import Counted
from models.rules.document_numbers import document_number
from models.rules.notice_parts import Grouping, NoticePart
from models.rules.periods import Month
from models.rules.terms import NoticeStatus, RectificationMode, Verdict


@dataclass(frozen=True, slots=True)
class RequirementFigure:
    """One requirement of one branch for the period that the month lies in."""

    code: str
    """Code of the requirement, e.g. ``branch_assembly``."""
    label: str
    """The office's word, e.g. 支部党员大会."""
    period: str
    """The period judged, e.g. 10月 or 四季度."""
    held: int
    due: int | None
    """None when nothing is asked (不适用)."""
    verdict: Verdict
    counts: Counted | None = None
    """What held and due count; None in figures frozen before rules could be changed."""
    basis: str = ""
    """The rule in the bureau's words, with regulation and article; empty in figures frozen before."""
    reason: str = ""
    """Why nothing is asked, or why nobody can say."""

    @property
    def counted(self) -> Counted:
        """What held and due count; in figures frozen before, as their requirements were then."""
        if self.counts is not None:
            return self.counts
        return _COUNTED_BEFORE.get(self.code, Counted.TIMES)


_COUNTED_BEFORE = {"weekly_study": Counted.WEEKS, "group_meeting": Counted.GROUPS}


@dataclass(frozen=True, slots=True)
class RectificationFigure:
    """Items of one branch, or of several organisations together, as of the day counted."""

    on_list: int
    """在册: found by the month's end and not closed before the month began."""
    closed: int
    """Of those, closed by the month's end (销号)."""
    overdue: int
    """Of those, past due and not closed by the month's end."""

    def __add__(self, other: "RectificationFigure") -> "RectificationFigure":
        return RectificationFigure(
            self.on_list + other.on_list, self.closed + other.closed, self.overdue + other.overdue
        )


NOTHING_LISTED = RectificationFigure(0, 0, 0)


@dataclass(frozen=True, slots=True)
class BranchFigures:
    """A line of annex 1."""

    organization_id: int
    name: str
    members: int | None
    """正式 and 预备; None (待补) while nobody is on the roll yet."""
    requirements: tuple[RequirementFigure, ...]
    rectification: RectificationFigure


def members_of(branches: Iterable[BranchFigures]) -> int | None:
    """The members of all branches together; None (待补) while one branch's are unknown."""
    counts = [branch.members for branch in branches]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


@dataclass(frozen=True, slots=True)
class NoticeFigures:
    """All figures of a month, counted on ``counted_on``."""

    month: Month
    counted_on: date
    branches: tuple[BranchFigures, ...]
    others: RectificationFigure = NOTHING_LISTED
    """The items of organisations that are no branch of the list: 机关党委, a 处室, a branch dissolved since. Nothing in
    figures frozen before they were counted."""

    @property
    def rectification(self) -> RectificationFigure:
        """The whole list: what the sentence says, what 合计 of annex 1 says, and the lines of annex 2 that are not new."""
        return sum((branch.rectification for branch in self.branches), self.others)


@dataclass(frozen=True, slots=True)
class NoticeItem:
    """A line of annex 2, 问题整改清单."""

    number: int
    organization_name: str
    problem: str
    measures: str
    department: str
    person: str
    due_on: date | None
    status: str
    """As the office says it, e.g. 整改中 or 逾期12天."""
    mode: RectificationMode = RectificationMode.BY_DATE
    finding_id: int | None = None
    """The finding it is, when it is new; None for what was on the list before."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph composed from the registers. ``key`` says what it is about and stays when the words change."""

    key: str
    text: str
    """One line; no line break."""


@dataclass(frozen=True, slots=True)
class NoticeSection:
    """A level-1 part of the body: heading without its number (总体情况), text, paragraphs by line.

    ``text`` is all that is printed, what was composed as well as what was typed."""

    heading: str
    text: str
    part: NoticePart | None = None
    """Which part it is, whatever its heading says; None for one the clerk added."""
    proposed: tuple[Paragraph, ...] = ()
    """What was last composed from the registers. What of it still stands in ``text`` unchanged is replaced when composed
    anew; what was typed never is."""
    offered: tuple[Paragraph, ...] = ()
    """What of ``proposed`` was not put into ``text``, because the clerk had changed what stood there."""
    outdated: tuple[Paragraph, ...] = ()
    """What was composed before and still stands in lines the clerk typed in, though the registers say something else by now,
    or nothing."""
    grouping: Grouping = Grouping.BY_BRANCH
    """How 存在问题 is grouped."""
    records: tuple[int, ...] = ()
    """The records chosen for 主要做法, by id."""


@dataclass(frozen=True, slots=True)
class Practice:
    """A record that may be named under 主要做法."""

    record_id: int
    on: date
    organization_name: str
    what: str
    """What was done in the office's word, e.g. 召开支部党员大会."""
    title: str


@dataclass(frozen=True, slots=True)
class NamedItem:
    """A problem as an earlier notice named it, and how it stands on the day."""

    record_id: int
    organization_name: str
    problem: str
    due_on: date | None
    closed: bool
    late_days: int
    """Days past due and not closed; 0 when not overdue."""


@dataclass(frozen=True, slots=True)
class EarlierNotice:
    """The last notice issued before, and what became of the problems it named."""

    month: Month
    document_number: str
    items: tuple[NamedItem, ...]


@dataclass(frozen=True, slots=True)
class NoticeSummary:
    """A line of the list of notices."""

    id: int
    month: Month
    status: NoticeStatus
    title: str
    document_number: str
    """某局机党〔2026〕10号 or 第10期; empty for a draft."""
    issued_on: date | None
    corrects_id: int | None = None
    """The notice it corrects (更正通报)."""


@dataclass(frozen=True, slots=True)
class NoticeDetail:
    """A whole notice, for the editor and for paper. ``number`` and ``issued_on`` are None in a draft."""

    id: int | None
    month: Month
    title: str
    status: NoticeStatus = NoticeStatus.DRAFT
    red_head: str = ""
    document_word: str = ""
    year: int | None = None
    number: int | None = None
    recipients: str = ""
    lead: str = ""
    """导语, as typed."""
    sections: tuple[NoticeSection, ...] = ()
    issuer: str = ""
    issued_on: date | None = None
    copies_to: str = ""
    office: str = ""
    """印发机关 of the 版记; the issuer when empty."""
    figures: NoticeFigures | None = None
    items: tuple[NoticeItem, ...] = ()
    sealed: bool = False
    """Whether the issued document carries the bureau's seal picture; a draft never does."""
    corrects_id: int | None = None
    """The notice it corrects (更正通报); it has a number of its own."""
    corrects_number: str = ""
    """文号 of that notice."""
    names_persons: bool = False
    """Whether 存在问题 and annex 2 name responsible persons."""
    findings: tuple[int, ...] = ()
    """The findings annex 2 lists as new; issuing makes a rectification item of each."""
    version: int = 0

    @property
    def document_number(self) -> str:
        """发文字号 (GB/T 9704-2012 7.2.5), or 第N期 of the plain form; empty while not issued."""
        return document_number(self.document_word, self.year, self.number)

"""The overview: branches × months, weeks of study, what is to be done, what is behind a number."""

from dataclasses import dataclass
from datetime import date

from models.rows.compliance import ComplianceRule, RuleVerdict
from models.rows.target import Target
from models.rules.periods import Month, Span
from models.rules.terms import Term, Verdict


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One branch in one month."""

    month: Month
    verdicts: tuple[RuleVerdict, ...]
    """One for each rule that is asked and whose period ends in the month; weeks summed up into one. Empty when the branch
    did not exist."""
    counted: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """By rule code, the records of this month that the rule counts, also where its period ends later."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One branch, committee or the bureau over a year: twelve cells, January first."""

    organization_id: int | None
    """None: the bureau as a whole."""
    name: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class YearMatrix:
    """Branches in tree order that existed in the year, as of ``today``; below them what is asked of committees and, last, of
    the bureau."""

    year: int
    today: date
    rules: tuple[ComplianceRule, ...]
    """Those in force at some time of the year, in order, the latest version of each."""
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class WeekCell:
    """One branch in one week of study."""

    week: Span
    verdict: Verdict
    records: tuple[int, ...]
    reason: str = ""
    judged: RuleVerdict | None = None
    """The verdict with its rule; None where no weekly study is asked for."""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One branch over the weeks shown."""

    organization_id: int
    name: str
    cells: tuple[WeekCell, ...]
    covered: int
    due: int | None
    """Weeks asked for, the running one included; None: nothing is asked."""


@dataclass(frozen=True, slots=True)
class WeekGrid:
    """每周学习 (domain N6): branches × weeks."""

    weeks: tuple[Span, ...]
    rows: tuple[WeekRow, ...]


class TodoKind(Term):
    """What a reminder is about; also its heading."""

    OVERDUE_ITEM = "overdue_item", "整改逾期"
    WARNED_ITEM = "warned_item", "整改临期"
    CLOSURE_WAITING = "closure_waiting", "待审核销号"
    LOOK_BACK = "look_back", "回头看"
    LONG_TERM = "long_term", "长期坚持进展"
    UNMET = "unmet", "未落实"
    DUE_SOON = "due_soon", "临期"
    NO_INSPECTION = "no_inspection", "未督察"
    NO_NOTICE = "no_notice", "未通报"
    UNSENT_NOTICE = "unsent_notice", "通报未印发"
    UNSENT_CORRECTION = "unsent_correction", "更正未印发"
    UNNAMED_FINDING = "unnamed_finding", "问题未通报"
    PLANNED_PAST = "planned_past", "计划已到期"
    UNMARKED_SHEET = "unmarked_sheet", "到会情况待补"
    NO_STUDY_PLAN = "no_study_plan", "学习计划"
    PLANNED_TOPIC = "planned_topic", "计划专题"
    MAKE_UP = "make_up", "补学"
    POLITICAL_BIRTHDAY = "political_birthday", "政治生日"
    TERM_ENDING = "term_ending", "换届"
    REPLY_DUE = "reply_due", "待答复"
    UNSENT_REPORT = "unsent_report", "紧急事项未报送"


@dataclass(frozen=True, slots=True)
class Todo:
    """A line of 今日待办. ``late`` counts the days past ``due_on`` (0: not late, or no day)."""

    kind: TodoKind
    text: str
    due_on: date | None
    late: int
    target: Target
    organization_name: str = ""


@dataclass(frozen=True, slots=True)
class CountedRecord:
    """A record behind a number."""

    id: int
    target: Target
    day: date
    kind_label: str
    title: str
    organization_name: str
    status_label: str


@dataclass(frozen=True, slots=True)
class Behind:
    """What a number was counted from, and how (口径)."""

    heading: str
    basis: str
    """How it was counted, in sentences, with regulation and article."""
    records: tuple[CountedRecord, ...]

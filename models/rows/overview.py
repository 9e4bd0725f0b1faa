"""The overview: branches × months, weeks of study, what is to be done, what is behind a number."""

from dataclasses import dataclass
from datetime import date

from models.rows.compliance import ComplianceRule, RuleVerdict
from models.rows.target import Target
from models.rules.document_titles import title_key
from models.rules.periods import Month, Span
from models.rules.study_terms import Sitting
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
class WeekTheme:
    """What one session was about."""

    record_id: int
    title: str
    sitting: Sitting | None
    """学习, 研讨 or 交流; None is 待补."""


@dataclass(frozen=True, slots=True)
class WeekCell:
    """One branch in one week of study."""

    week: Span
    verdict: Verdict
    records: tuple[int, ...]
    reason: str = ""
    judged: RuleVerdict | None = None
    """The verdict with its rule; None where no weekly study is asked for."""
    themes: tuple[WeekTheme, ...] = ()
    """Of the sessions counted, by day."""

    @property
    def has_several_themes(self) -> bool:
        """More than one theme in a week: 每周聚焦一个主题 asks for one (domain N6)."""
        return len({title_key(theme.title) for theme in self.themes}) > 1


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One branch over the weeks shown."""

    organization_id: int
    name: str
    cells: tuple[WeekCell, ...]
    covered: int
    due: int | None
    """Weeks asked for, the running one included; None: nothing is asked."""

    def sittings(self, sitting: Sitting) -> int:
        """How many of the sessions were of this sort."""
        return sum(theme.sitting is sitting for cell in self.cells for theme in cell.themes)


@dataclass(frozen=True, slots=True)
class WeekGrid:
    """每周学习 (domain N6): branches × weeks."""

    weeks: tuple[Span, ...]
    rows: tuple[WeekRow, ...]


@dataclass(frozen=True, slots=True)
class WeeklyThemes:
    """每周学习主题一览表: for each month of ``span`` its weeks, as of ``counted_on``."""

    span: Span
    counted_on: date
    months: tuple[tuple[Month, WeekGrid], ...]
    scope: str = ""
    """The organisation it is limited to; empty for the whole bureau."""


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
    MEASURE_LATE = "measure_late", "落实逾期"
    MEASURE_SOON = "measure_soon", "落实临期"
    TO_REHOLD = "to_rehold", "重新召开"
    STAGE_DUE = "stage_due", "限期报送"
    PLANNED_PAST = "planned_past", "计划已到期"
    UNMARKED_SHEET = "unmarked_sheet", "到会情况待补"
    OPEN_STAGES = "open_stages", "会议步骤"
    NO_STUDY_PLAN = "no_study_plan", "学习计划"
    PLANNED_TOPIC = "planned_topic", "计划专题"
    MAKE_UP = "make_up", "补学"
    POLITICAL_BIRTHDAY = "political_birthday", "政治生日"
    TERM_ENDING = "term_ending", "换届"
    DUAL_LIFE = "dual_life", "双重组织生活"
    GUIDANCE = "guidance", "指导组织生活会"
    DUES_UNPAID = "dues_unpaid", "党费未交"
    DUES_DAY = "dues_day", "党费日"
    REPLY_DUE = "reply_due", "待答复"
    UNSENT_REPORT = "unsent_report", "紧急事项未报送"
    FIXITY = "fixity", "核对附件"
    BORROWED_LATE = "borrowed_late", "借阅未还"
    TO_ARCHIVE = "to_archive", "年度归档"
    ENTERED_LATER = "entered_later", "归档后新增"
    TO_BOX = "to_box", "未装盒"


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

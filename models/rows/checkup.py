"""迎检体检: what the registers show that an inspector would ask about. It warns; it changes nothing."""

from dataclasses import dataclass
from datetime import date

from models.rows.target import Target
from models.rules.compliance_terms import Severity
from models.rules.periods import Span
from models.rules.terms import Term


class CheckKind(Term):
    """What is looked for."""

    TWO_PLACES = "two_places", "同一人同时参加两个会议"
    ABOVE_ROLL = "above_roll", "实到多于在册人数"
    ABSENT_HOST = "absent_host", "主持人未到会"
    ALIKE_MINUTES = "alike_minutes", "会议记录雷同"
    LATER_DOCUMENT = "later_document", "学习文件晚于学习日期"
    NO_REASON = "no_reason", "请假缺席无原因"
    NO_FILES = "no_files", "缺少佐证材料"
    NO_MINUTES = "no_minutes", "没有会议记录"
    UNMARKED = "unmarked", "到会情况待补"
    LATE_ENTRY = "late_entry", "补录过晚"
    NOMINAL_SECRETARY = "nominal_secretary", "书记未履职"
    LONG_ABSENCE = "long_absence", "连续未参加组织生活"
    NO_QUORUM = "no_quorum", "到会人数不足"
    IMPOSSIBLE_VOTE = "impossible_vote", "票数不可能"
    NOT_REHELD = "not_reheld", "叫停后未重开"
    THEME_DAY_MOVED = "theme_day_moved", "主题党日不在固定日"


@dataclass(frozen=True, slots=True)
class CheckupFinding:
    """One warning, with its place and its rule."""

    kind: CheckKind
    sentence: str
    basis: str
    severity: Severity
    organization_id: int | None
    organization_name: str
    day: date | None
    records: tuple[int, ...]
    target: Target
    key: str
    """The same for the same matter each time the check is made: what an explanation hangs on."""
    explanation: str = ""
    """What the office wrote down about it; empty while nobody did."""
    other_organizations: tuple[int, ...] = ()
    """Further organisations it concerns."""


@dataclass(frozen=True, slots=True)
class Checkup:
    """All warnings about the records of ``span``, as of ``today``: by organisation in tree order, then by day."""

    span: Span
    today: date
    checked: int
    """Records looked at."""
    findings: tuple[CheckupFinding, ...]
    note: str = ""
    """What could not be judged, e.g. a year whose holidays are not known yet."""


@dataclass(frozen=True, slots=True)
class CheckupSheet:
    """A check-up to be printed, of one organisation with all below it, or of the whole bureau."""

    scope: str
    """The organisation's name; empty for the bureau."""
    checkup: Checkup

"""The rectification list as columns."""

from dataclasses import dataclass
from datetime import date

from gui.formats import UNKNOWN, date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.rectification import RectificationSummary
from models.rules.rectification import needs_entry, overdue_days
from models.rules.terms import RectificationMode, RectificationStatus
from models.rules.warnings import WarningColour, warning_of

_TONES = {
    RectificationStatus.UNCLAIMED: Tone.WARN,
    RectificationStatus.IN_PROGRESS: Tone.INFO,
    RectificationStatus.CLOSURE_REQUESTED: Tone.INFO,
    RectificationStatus.CLOSED: Tone.OK,
    RectificationStatus.CONSOLIDATED: Tone.OK,
    RectificationStatus.REOPENED: Tone.BAD,
}


def status_pill(status: RectificationStatus, overdue: int) -> Pill:
    """The status, or how long it is overdue: that is what must be seen first."""
    return Pill(f"逾期{overdue}天", Tone.BAD) if overdue else Pill(status.label, _TONES[status])


@dataclass(frozen=True)
class Standing:
    """What decides how an item stands to its days."""

    status: RectificationStatus
    mode: RectificationMode
    due_on: date | None
    look_back_on: date | None = None
    entered: tuple[date, ...] = ()
    """The days of its progress entries."""

    def overdue_on(self, today: date) -> int:
        """Days past the deadline."""
        return overdue_days(self.status, self.mode, self.due_on, today)


def deadline_text(item: Standing, today: date) -> str:
    """How an item stands to its deadline, its look back or its quarter, in the clerk's words."""
    if item.status.is_closed:
        return _look_back_text(item.look_back_on, today)
    if item.mode is RectificationMode.LONG_TERM:
        wanted = needs_entry(item.status, item.mode, item.entered, today)
        said = "本季度还没有登记进展。" if wanted else "本季度已登记进展。"
        return f"长期坚持，不计逾期，每季度登记一次进展；{said}"
    if item.due_on is None:
        return "整改时限待补。"
    overdue = item.overdue_on(today)
    if overdue:
        return f"{item.status.label}，已逾期{overdue}天。"
    left = (item.due_on - today).days
    warning = warning_of(item.status, item.mode, item.due_on, today)
    said = f"{warning.label}{warning.sign}" if warning is not None else ""
    return said + ("今天到期。" if left == 0 else f"距整改时限还有{left}天。")


def _look_back_text(due_on: date | None, today: date) -> str:
    if due_on is None:
        return "已销号，不再计逾期。"
    days = (today - due_on).days
    if days < 0:
        return f"已销号，不再计逾期；回头看{due_on.isoformat()}到期。"
    return f"已销号；回头看{due_on.isoformat()}到期" + (f"，已过{days}天。" if days else "，就是今天。")


def reminder_pill(row: RectificationSummary) -> Pill | None:
    """What is to be done about an item besides what its status says; None: nothing now."""
    if row.look_back_due:
        return Pill("回头看到期", Tone.WARN)
    if row.needs_entry:
        return Pill("待季度进展", Tone.WARN)
    if row.warning is None or row.warning is WarningColour.RED:
        # Red says no more than the days overdue in the status.
        return Pill("上年结转", Tone.NEUTRAL) if row.carried_over else None
    tone = Tone.INFO if row.warning is WarningColour.BLUE else Tone.WARN
    return Pill(row.warning.label, tone)


def _reminder(row: RectificationSummary) -> str:
    pill = reminder_pill(row)
    return "" if pill is None else pill.text


def _number(row: RectificationSummary) -> str:
    return f"{row.found_on.year}-{row.number}"


def _number_key(row: RectificationSummary) -> tuple[int, int]:
    return row.found_on.year, row.number


def _problem(row: RectificationSummary) -> str:
    return " ".join(row.problem.split())


def _source(row: RectificationSummary) -> str:
    return row.source.label


def _organization(row: RectificationSummary) -> str:
    return row.organization_name


def _person(row: RectificationSummary) -> str:
    return row.person or UNKNOWN


def _due(row: RectificationSummary) -> str:
    return "长期坚持" if row.mode is RectificationMode.LONG_TERM else date_text(row.due_on)


def _due_key(row: RectificationSummary) -> date | None:
    return None if row.mode is RectificationMode.LONG_TERM else row.due_on


def _status(row: RectificationSummary) -> str:
    return row.status.label + (f"，逾期{row.overdue_days}天" if row.overdue_days else "")


def _pill(row: RectificationSummary) -> Pill:
    return status_pill(row.status, row.overdue_days)


RECTIFICATION_COLUMNS: tuple[Column[RectificationSummary], ...] = (
    Column("序号", _number, _number_key, width=100, importance=45),
    Column("问题表述", _problem, width=190, importance=100, stretch=True, strong=True),
    Column("问题来源", _source, width=112, importance=30),
    Column("责任单位", _organization, width=168, importance=50),
    Column("责任人", _person, width=92, importance=60),
    Column("整改时限", _due, _due_key, width=110, importance=80),
    Column("状态", _status, pill=_pill, width=122, importance=100),
    Column("提醒", _reminder, pill=reminder_pill, width=136, importance=75),
)

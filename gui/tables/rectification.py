"""The rectification list as columns."""

from datetime import date

from gui.formats import UNKNOWN, date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.rectification import RectificationSummary
from models.rules.rectification import overdue_days
from models.rules.terms import RectificationMode, RectificationStatus

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


def deadline_text(
    status: RectificationStatus, mode: RectificationMode, due_on: date | None, today: date
) -> str:
    """How an item stands to its deadline, in the clerk's words."""
    if status.is_closed:
        return "已销号，不再计逾期。"
    if mode is RectificationMode.LONG_TERM:
        return "长期坚持，不计逾期，每季度登记一次进展。"
    if due_on is None:
        return "整改时限待补。"
    overdue = overdue_days(status, mode, due_on, today)
    if overdue:
        return f"{status.label}，已逾期{overdue}天。"
    left = (due_on - today).days
    return "今天到期。" if left == 0 else f"距整改时限还有{left}天。"


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
)

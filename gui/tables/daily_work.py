"""The register 日常工作 as columns."""

from gui.formats import date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.held import FINAL, final_pill
from gui.tables.rows import Column
from models.rows.daily_work import DailyWorkSummary
from models.rules.daily_terms import DailyWorkStatus, Urgency

_TONES = {
    DailyWorkStatus.OPEN: Tone.INFO,
    DailyWorkStatus.DONE: Tone.OK,
    DailyWorkStatus.CANCELLED: Tone.NEUTRAL,
}


def _date(row: DailyWorkSummary) -> str:
    return date_text(row.happened_on)


def _kind(row: DailyWorkSummary) -> str:
    return row.kind.label


def _title(row: DailyWorkSummary) -> str:
    return row.title


def _organization(row: DailyWorkSummary) -> str:
    return row.organization_name


def _person(row: DailyWorkSummary) -> str:
    return row.person


def _counterpart(row: DailyWorkSummary) -> str:
    return row.counterpart


def _reply(row: DailyWorkSummary) -> str:
    """When it was answered, else by when it should be."""
    if row.replied_on is not None:
        return f"{date_text(row.replied_on)} 已答复"
    return f"{date_text(row.reply_due_on)} 前" if row.reply_due_on is not None else ""


def _status(row: DailyWorkSummary) -> str:
    if row.is_final:
        return FINAL
    urgent = row.urgency in (Urgency.URGENT, Urgency.MOST_URGENT) and row.status is DailyWorkStatus.OPEN
    return f"{row.status.label}·{row.urgency}" if urgent else row.status.label


def _pill(row: DailyWorkSummary) -> Pill:
    if row.is_final:
        return final_pill()
    urgent = row.urgency in (Urgency.URGENT, Urgency.MOST_URGENT) and row.status is DailyWorkStatus.OPEN
    return Pill(_status(row), Tone.BAD if urgent else _TONES[row.status])


DAILY_WORK_COLUMNS: tuple[Column[DailyWorkSummary], ...] = (
    Column("日期", _date, width=106, importance=100),
    Column("类别", _kind, width=150, importance=90),
    Column("事项", _title, width=200, importance=100, stretch=True, strong=True),
    Column("党组织", _organization, width=168, importance=60, ends=True),
    Column("人员", _person, width=92, importance=40),
    Column("主送、对象", _counterpart, width=140, importance=30),
    Column("答复", _reply, width=148, importance=35),
    Column("状态", _status, pill=_pill, width=120, importance=100),
)

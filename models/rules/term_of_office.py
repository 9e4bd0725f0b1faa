"""Terms of office: how long one lasts, when its end is to be reminded of, how far it may be put off.

Sources: 机关基层组织工作条例 第五条 (机关党委一般5年), 第六条 (党总支一般3年), 第七条 (党支部一般3年); 支部工作条例（试行）第二十一条 (上级党组织一般提前6个月
提醒做好换届工作); 基层组织选举工作条例 第三条 (任期届满按期换届；延期或者提前报上级党组织批准，期限一般不超过1年).
"""

from calendar import monthrange
from datetime import MAXYEAR, date

from models.rules.terms import OrganizationKind, Term

USUAL_YEARS = {
    OrganizationKind.PARTY_COMMITTEE: 5,
    OrganizationKind.GENERAL_BRANCH: 3,
    OrganizationKind.BRANCH: 3,
}
REMINDED_BEFORE = 6
"""Months before the end of a term."""
LONGEST_DELAY = 1
"""Years a term may be prolonged by at most, and only when the superior organisation agreed."""
LONGEST_TERM = 10
"""Years; more is a slip of the pen."""


class TermState(Term):
    """How a term stands on a day."""

    UNKNOWN = "unknown", "待补"
    RUNNING = "running", "任期内"
    DUE_SOON = "due_soon", "临近届满"
    OVERDUE = "overdue", "已届满"
    TOO_LATE = "too_late", "超过延期上限"


def usual_years(kind: OrganizationKind) -> int | None:
    """Years a term usually has; None for what has no term of its own (党小组, 处室, 直属单位)."""
    return USUAL_YEARS.get(kind)


def term_end(began_on: date, years: int) -> date:
    """The day the term is over: the same day of the year, 28 February for 29 February in a common year. Raises ValueError
    for less than one year, or when the calendar does not reach that far."""
    if years < 1:
        raise ValueError(f"a term of {years} years")
    return _same_day(began_on, began_on.year + years)


def remind_on(ends_on: date) -> date:
    """The day six months before; the month's last day where it has no such day."""
    year, month = divmod(ends_on.year * 12 + ends_on.month - 1 - REMINDED_BEFORE, 12)
    return date(year, month + 1, min(ends_on.day, monthrange(year, month + 1)[1]))


def latest_end(ends_on: date) -> date:
    """The last day an agreed delay may reach."""
    return _same_day(ends_on, min(ends_on.year + LONGEST_DELAY, MAXYEAR))


def overdue_days(ends_on: date, today: date) -> int:
    """Days that have gone since the term was over; 0 up to the day itself."""
    return max(0, (today - ends_on).days)


def term_state(ends_on: date | None, today: date) -> TermState:
    """How a term that ends on ``ends_on`` stands on ``today``. On its last day it still runs."""
    if ends_on is None:
        return TermState.UNKNOWN
    if today > latest_end(ends_on):
        return TermState.TOO_LATE
    if today > ends_on:
        return TermState.OVERDUE
    return TermState.DUE_SOON if today >= remind_on(ends_on) else TermState.RUNNING


def _same_day(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))

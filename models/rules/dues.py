"""党费: what a member owes, who pays in which month, what a month comes to (《关于中国共产党党费收缴、使用和管理的规定》,
中组发〔2008〕3号; domain G29). Money is whole 分, rates are hundredths of a percent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.rows.bureau import StandingChange
from models.rows.dues import DuesLine, DuesRate
from models.rules.dues_terms import DuesState, PayerKind
from models.rules.periods import Month
from models.rules.roster import covers, standing_on

WARN_AFTER = (3, 5)
"""Months of dues not paid, one after the other, after which the office is asked to look into it (domain G30)."""
SIX_MONTHS = 6
"""《党章》第九条: six months running without good reason."""


def rates_on(rates: Iterable[DuesRate], payer: PayerKind, day: date) -> tuple[DuesRate, ...]:
    """The table of ``payer`` in force on ``day``: that of the latest ``valid_from`` not after it, lowest bracket first.
    Empty when none is known."""
    mine = [rate for rate in rates if rate.payer is payer and rate.valid_from <= day]
    latest = max((rate.valid_from for rate in mine), default=None)
    table = [rate for rate in mine if rate.valid_from == latest]
    return tuple(sorted(table, key=lambda rate: (rate.upper is None, rate.upper or 0)))


def rate_of(table: Sequence[DuesRate], base: int) -> int | None:
    """The rate of the bracket that ``base`` 分 lie in: each bracket takes in its upper bound. None: no bracket does."""
    return next((rate.rate for rate in table if rate.upper is None or base <= rate.upper), None)


def due_of(base: int, rate: int) -> int:
    """What is due: ``rate`` of the whole base, half a 分 and more counted as one."""
    return (base * rate + 5000) // 10000


def rate_text(rate: int) -> str:
    """0.5%, from hundredths of a percent."""
    whole, part = divmod(rate, 100)
    return f"{whole}.{part:02}".rstrip("0").rstrip(".") + "%"


def assess(
    line: DuesLine, base: int | None, rates: Iterable[DuesRate], payer: PayerKind | None = None
) -> DuesLine:
    """The line with this base (and payer): rate and due of the table in force on the month's first day; both 待补 with
    an unknown base, or where no table is known."""
    whose = line.payer if payer is None else payer
    rate = None if base is None else rate_of(rates_on(rates, whose, line.month.first), base)
    due = None if base is None or rate is None else due_of(base, rate)
    return replace(line, payer=whose, base=base, rate=rate, due=due)


def state_of(line: DuesLine | None) -> DuesState:
    """What the month comes to. What was paid is known only when it was entered: nothing entered is 待补, an entered nought
    is 未交."""
    if line is None:
        return DuesState.UNKNOWN
    if line.exempt:
        return DuesState.EXEMPT
    if line.paid is None:
        return DuesState.UNKNOWN
    if line.due is None:
        return DuesState.UNKNOWN if line.paid else DuesState.UNPAID
    if line.paid == line.due:
        return DuesState.PAID
    if line.paid == 0:
        return DuesState.UNPAID
    return DuesState.PART if line.paid < line.due else DuesState.OVER


def state_shown(line: DuesLine | None, month: Month, today: date, *, asked: bool) -> DuesState | None:
    """The state of a cell as it stands on ``today``. None where nothing is asked and nothing was entered, and of a month still to
    come as long as it says neither a payment nor an exemption."""
    if line is None and not asked:
        return None
    if month > Month.of(today) and (line is None or (line.paid is None and not line.exempt)):
        return None
    return state_of(line)


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay in a branch, ``from_on`` ≤ day < ``to_on``."""

    branch_id: int
    from_on: date | None = None
    to_on: date | None = None


def pays_in(month: Month, stays: Iterable[Stay], standings: Iterable[StandingChange]) -> int | None:
    """The branch a member pays to for ``month``; None: no dues are asked. 正式 and 预备 members pay where they stand on the
    roll at the month's end: from the month of the assembly that took them in (第四条), and up to the month before they
    went elsewhere."""
    day = month.last
    if not standing_on(standings, day).is_member:
        return None
    return next((stay.branch_id for stay in stays if covers(stay.from_on, stay.to_on, day)), None)


def dues_day_soon(fixed: int | None, today: date, notice: int = 3) -> date | None:
    """The bureau's 党费日, the ``fixed`` day of each month or its last where the month is shorter, when it is today or within
    ``notice`` days; None otherwise, and while none is fixed. A local habit (domain G29): no regulation fixes one."""
    if fixed is None:
        return None
    for month in (Month.of(today), Month.of(today).next):
        day = month.first.replace(day=min(fixed, month.last.day))
        if 0 <= (day - today).days <= notice:
            return day
    return None


def unpaid_run(states: Sequence[tuple[Month, DuesState]]) -> tuple[Month, ...]:
    """The latest months, one after the other, that are known to be 未交 and were asked for; ``states`` in order of time.
    Months still 待补 at the end are passed over, one between others breaks the run: it is not known. Exemption and any payment end it."""
    known = list(states)
    while known and known[-1][1] is DuesState.UNKNOWN:
        known.pop()
    run: list[Month] = []
    for month, state in reversed(known):
        if state is not DuesState.UNPAID or (run and month.next != run[-1]):
            break
        run.append(month)
    return tuple(reversed(run))

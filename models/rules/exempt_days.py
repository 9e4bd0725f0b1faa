"""Days that are not asked for: an exemption spares a period only when it covers it whole."""

from dataclasses import dataclass
from datetime import date, timedelta

from models.rules.compliance_terms import RulePeriod
from models.rules.periods import Month, Span
from models.rules.rule_periods import span_on
from models.rules.spoken_periods import in_words

MOST_COUNTED = 400
"""Periods counted at most; nobody exempts eight years of weeks."""


@dataclass(frozen=True, slots=True)
class WholePeriods:
    """The periods of one length that lie wholly within some days."""

    period: RulePeriod
    count: int
    first: date
    last: date


def whole_weeks(first: date, last: date) -> tuple[date, date]:
    """The Monday before and the Sunday after the days, so that every week they touch is whole."""
    return first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())


def whole_months(first: date, last: date) -> tuple[date, date]:
    """The first and the last day of the months the days touch."""
    return Month.of(first).first, Month.of(last).last


def periods_within(first: date, last: date, period: RulePeriod) -> WholePeriods | None:
    """The periods of this length wholly within the days; None when there is none."""
    span = span_on(period, first)
    if span.first < first:
        span = span_on(period, span.last + timedelta(days=1))
    begins, count, ends = span.first, 0, first
    while span.last <= last and count < MOST_COUNTED:
        count, ends = count + 1, span.last
        span = span_on(period, span.last + timedelta(days=1))
    return WholePeriods(period, count, begins, ends) if count else None


_MEASURES = {
    RulePeriod.WEEK: "周",
    RulePeriod.MONTH: "个月",
    RulePeriod.QUARTER: "个季度",
    RulePeriod.HALF_YEAR: "个半年",
    RulePeriod.YEAR: "年",
}


def spared_in_words(first: date, last: date) -> str:
    """What an exemption over these days spares and what it does not, for the clerk who types it."""
    found = [periods_within(first, last, period) for period in RulePeriod]
    spared = [one for one in found if one is not None]
    if not spared:
        return "这些天不含任何完整的一周或一月，什么要求都免不了；请扩到整周或整月。"
    told = "、".join(
        f"{one.count}{_MEASURES[one.period]}（{in_words(Span(one.first, one.last, ''))}）" for one in spared
    )
    kept = "、".join(period.label for period, one in zip(RulePeriod, found, strict=True) if one is None)
    return f"免予统计完整的{told}" + (f"；{kept}的要求照常统计。" if kept else "。")

"""Weeks: leap days and week 53, and a month's weeks as one verdict."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.rows.compliance import Exemption, RuleVerdict
from models.rules.compliance import (
    UnitFacts,
    judged,
    summed,
)
from models.rules.compliance_terms import AppliesWhen
from models.rules.periods import Month, half_of, quarter_of, weeks_of, year_of
from models.rules.terms import MeetingKind, StudyKind, Verdict
from tests.models.rules.judging import (
    AFTER,
    BRANCH,
    OCTOBER,
    branch,
    verdict,
)
from tests.models.rules.shipped import held, shipped

K, V = MeetingKind, Verdict


def test_a_leap_day_counts_for_its_month_quarter_half_and_year() -> None:
    leap, february = date(2028, 2, 29), Month(2028, 2)
    done = held((BRANCH, leap, K.THEME_DAY.value))
    rule = shipped("theme_day")
    for span in (february.span(), quarter_of(february), half_of(february), year_of(2028)):
        assert verdict(rule, done, span=span).verdict is V.MET
    assert verdict(rule, today=leap, span=february.span()).verdict is V.DUE_SOON
    assert verdict(rule, today=date(2028, 3, 1), span=february.span()).verdict is V.UNMET
    assert verdict(rule, done, span=Month(2028, 3).span()).held == 0


def test_the_fifty_third_week_is_the_old_years() -> None:
    last = weeks_of(Month(2026, 12))[-1]
    sunday = date(2027, 1, 3)
    assert (last.label, last.first, last.last) == ("第53周", date(2026, 12, 28), sunday)
    done = held((BRANCH, sunday, StudyKind.BRANCH_STUDY.value))
    assert verdict(shipped("weekly_study"), done, span=last).verdict is V.MET
    assert verdict(shipped("weekly_study"), done, span=weeks_of(Month(2027, 1))[0]).held == 0


def weekly(
    *days: date, today: date = AFTER, unit: UnitFacts = branch, off: tuple[Exemption, ...] = ()
) -> RuleVerdict:
    """The weeks of October as one."""
    rule, done = shipped("weekly_study"), held(*((BRANCH, day, "branch_study") for day in days))
    return summed(OCTOBER, [judged(rule, unit, done, week, today, off) for week in weeks_of(OCTOBER)])


MONDAYS = tuple(week.first for week in weeks_of(OCTOBER))


@pytest.mark.parametrize(
    ("days", "today", "count", "found"),
    [
        (MONDAYS, AFTER, 5, V.MET),
        (MONDAYS[:-1], AFTER, 4, V.UNMET),
        (MONDAYS[:-1], MONDAYS[-1], 4, V.NOT_DUE),
        (MONDAYS[:-1], MONDAYS[-1] + timedelta(days=3), 4, V.NOT_DUE),
        (MONDAYS[:-1], MONDAYS[-1] + timedelta(days=4), 4, V.DUE_SOON),
        (MONDAYS[:-1], MONDAYS[-1] + timedelta(days=6), 4, V.DUE_SOON),
        (MONDAYS[:-1], MONDAYS[-1] + timedelta(days=7), 4, V.UNMET),
        (MONDAYS[1:], MONDAYS[2], 4, V.UNMET),
        ((), MONDAYS[0], 0, V.NOT_DUE),
        (MONDAYS[:1] * 5, AFTER, 1, V.UNMET),
    ],
)
def test_weeks_as_one(days: tuple[date, ...], today: date, count: int, found: Verdict) -> None:
    whole = weekly(*days, today=today)
    assert (whole.held, whole.due, whole.verdict) == (count, 5, found)
    assert whole.span == OCTOBER.span()
    assert len(whole.missed) == sum(
        week.last < today and not any(day in week for day in days) for week in weeks_of(OCTOBER)
    )
    assert len(whole.records) == len(days)


def test_an_exempt_week_is_not_due_and_its_study_fills_no_other() -> None:
    first = weeks_of(OCTOBER)[0]
    off = (Exemption(None, first.first, first.last, "国庆放假"),)
    whole = weekly(*MONDAYS[:-1], off=off)
    assert (whole.held, whole.due, whole.verdict, len(whole.records)) == (3, 4, V.UNMET, 3)
    assert whole.reason == "第40周：国庆放假，免予统计"
    assert weekly(*MONDAYS[1:], off=off).verdict is V.MET


def test_weeks_none_of_which_is_asked_are_counted_all_the_same() -> None:
    off = (Exemption(None, MONDAYS[0], MONDAYS[-1] + timedelta(days=6), "集中培训"),)
    whole = weekly(*MONDAYS[:2], off=off)
    assert (whole.held, whole.due, whole.verdict) == (2, None, V.NOT_APPLICABLE)
    assert whole.reason == "集中培训，免予统计"


def test_weeks_of_a_branch_founded_on_the_fifteenth() -> None:
    founded = replace(branch, founded_on=date(2026, 10, 15))
    whole = weekly(date(2026, 10, 16), date(2026, 10, 20), date(2026, 10, 30), unit=founded)
    assert (whole.held, whole.due, whole.verdict) == (2, 2, V.MET)
    assert whole.reason.startswith("第40周：2026年10月15日成立，第40周不满一期；")


def test_weeks_nobody_can_judge_make_a_month_nobody_can_judge() -> None:
    rule = shipped("weekly_study", applies_when=AppliesWhen.HAS_COMMITTEE)
    nobody = replace(branch, full_members=None)
    whole = summed(OCTOBER, [judged(rule, nobody, held(), week, AFTER) for week in weeks_of(OCTOBER)])
    assert (whole.due, whole.verdict) == (None, V.UNKNOWN)
    assert whole.reason == "名册上还没有党员，不知道是否设支委会"


def test_a_month_without_weeks_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="2026-10"):
        summed(OCTOBER, [])

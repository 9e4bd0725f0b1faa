"""Periods that began before the ledger did: met or 待补, never 未落实."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.activities import Activities, Activity
from models.rules.counting_basis import basis_of
from models.rules.periods import Month, weeks_of
from models.rules.rule_periods import demands_in, judged_demand
from models.rules.terms import Verdict
from models.rules.week_sums import judged_weeks
from tests.models.rules.judging import BRANCH, OCTOBER, branch, verdict
from tests.models.rules.shipped import BOOK, shipped

NOVEMBER = Month(2026, 11).first


def since(begins: date | None, *days: date, evidence: str = "theme_day") -> Activities:
    """What the first branch did, in a ledger that begins on a day."""
    done = [Activity(number, BRANCH, day, frozenset({evidence})) for number, day in enumerate(days)]
    return Activities(done, begins)


@pytest.mark.parametrize(
    ("begins", "found"),
    [
        (None, Verdict.UNMET),
        (OCTOBER.first, Verdict.UNMET),
        (NOVEMBER, Verdict.UNKNOWN),
        (date.max, Verdict.UNKNOWN),
    ],
)
@pytest.mark.parametrize("code", ["theme_day", "group_meeting", "monthly_inspection", "monthly_notice"])
def test_a_month_before_the_ledger_is_to_be_filled_in(code: str, begins: date | None, found: Verdict) -> None:
    one = verdict(shipped(code), since(begins))
    assert one.verdict is found
    assert (one.due is None, bool(one.reason)) == (found is Verdict.UNKNOWN,) * 2
    assert not one.lacking or found is Verdict.UNMET


def test_a_quarter_of_which_the_ledger_tells_a_part_is_met_or_unknown() -> None:
    assembly = shipped("branch_assembly")
    assert verdict(assembly, since(NOVEMBER)).verdict is Verdict.UNKNOWN
    held = since(NOVEMBER, date(2026, 12, 3), evidence="branch_assembly")
    assert verdict(assembly, held).verdict is Verdict.MET
    running = verdict(assembly, since(NOVEMBER), date(2026, 12, 28))
    assert (running.verdict, running.due) == (Verdict.DUE_SOON, 1), "it can still be held"


def test_the_reason_says_since_when_and_the_basis_that_it_is_not_counted_as_unmet() -> None:
    one = verdict(shipped("theme_day"), since(NOVEMBER))
    assert one.reason == "台账从2026年11月记起，此前的没有登记"
    assert "待补（台账从2026年11月记起，此前的没有登记）" in basis_of(one)
    assert "台账记起以前的期间没有登记的为待补，不算未落实" in basis_of(one)
    assert verdict(shipped("theme_day"), since(date.max)).reason == "台账里还没有会议、学习和督察记录"


@given(
    begins=st.dates(date(2026, 8, 20), date(2026, 12, 10)),
    days=st.lists(st.dates(date(2026, 9, 20), date(2026, 11, 10)), max_size=6),
    today=st.dates(date(2026, 9, 25), date(2026, 11, 20)),
)
def test_weeks_are_judged_alike_both_ways_and_never_missed_before_the_ledger(
    begins: date, days: list[date], today: date
) -> None:
    begins = Month.of(begins).first
    (demand,) = [one for one in demands_in(BOOK, OCTOBER) if one.rule.code == "weekly_study"]
    activities = since(begins, *days, evidence="branch_study")
    found = judged_weeks(demand, branch, activities, OCTOBER, today)
    assert found == judged_demand(demand, branch, activities, OCTOBER, today)
    assert all(week.first + timedelta(days=3) >= begins for week in found.missed)
    weeks = weeks_of(OCTOBER)
    begun = begins <= OCTOBER.first
    if not begun:
        assert found.verdict is not Verdict.UNMET
    elif any(week.last < today and not any(day in week for day in days) for week in weeks):
        assert found.verdict is Verdict.UNMET

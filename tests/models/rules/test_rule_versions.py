"""Which version of a rule is shown, from which period on a version judges, and the day proposed for a change."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.compliance import Rulebook
from models.rules.compliance_terms import RulePeriod, SourceStatus
from models.rules.rule_periods import rules_asking, span_on
from models.rules.rule_versions import (
    RuleState,
    change_begins,
    differences,
    first_period,
    frequency,
    rule_lines,
)
from tests.models.rules.shipped import BOOK, shipped

P = RulePeriod
TODAY = date(2026, 11, 5)
ASSEMBLY = shipped("branch_assembly")
days = st.dates(date(1949, 1, 1), date(2100, 12, 31))
periods = st.sampled_from(P)


def test_every_rule_is_a_line_in_the_books_order() -> None:
    lines = rule_lines(BOOK, TODAY)
    assert [line.id for line in lines] == list(dict.fromkeys(rule.code for rule in BOOK.rules))
    assert {line.shown for line in lines} == set(BOOK.rules)


def test_the_version_in_force_is_shown_and_the_next_is_announced() -> None:
    monthly = replace(ASSEMBLY, id=91, period=P.MONTH, valid_from=date(2026, 7, 1))
    off = replace(ASSEMBLY, id=92, enabled=False, valid_from=date(2027, 1, 1))
    book = Rulebook((off, ASSEMBLY, monthly))
    (line,) = rule_lines(book, TODAY)
    assert line.versions == (ASSEMBLY, monthly, off)
    assert (line.shown, line.state, line.coming, line.last) == (monthly, RuleState.IN_FORCE, off, off)
    (line,) = rule_lines(book, date(2026, 6, 30))
    assert (line.shown, line.coming) == (ASSEMBLY, monthly)
    (line,) = rule_lines(book, date(2027, 1, 1))
    assert (line.shown, line.state, line.coming) == (off, RuleState.DISABLED, None)


def test_a_rule_that_has_not_begun_shows_its_first_version() -> None:
    first = replace(ASSEMBLY, valid_from=date(2027, 1, 1))
    later = replace(ASSEMBLY, id=93, minimum=2, valid_from=date(2028, 1, 1))
    (line,) = rule_lines(Rulebook((first, later)), TODAY)
    assert (line.shown, line.state, line.coming) == (first, RuleState.TO_COME, later)


@pytest.mark.parametrize(
    ("period", "day", "first"),
    [
        (P.WEEK, date(2026, 11, 2), date(2026, 11, 2)),
        (P.WEEK, date(2026, 11, 3), date(2026, 11, 9)),
        (P.MONTH, date(2026, 11, 1), date(2026, 11, 1)),
        (P.MONTH, date(2026, 11, 2), date(2026, 12, 1)),
        (P.QUARTER, date(2026, 11, 2), date(2027, 1, 1)),
        (P.HALF_YEAR, date(2026, 7, 1), date(2026, 7, 1)),
        (P.YEAR, date(2026, 1, 2), date(2027, 1, 1)),
    ],
)
def test_the_first_whole_period_is_judged(period: RulePeriod, day: date, first: date) -> None:
    assert first_period(period, day).first == first


@given(periods, days)
def test_the_judge_asks_for_that_period_and_for_none_before(period: RulePeriod, day: date) -> None:
    rule = replace(ASSEMBLY, period=period, valid_from=day)
    book = Rulebook((rule,))
    first = first_period(period, day)
    assert rules_asking(book, period, first) == (rule,)
    before = span_on(period, first.first - timedelta(days=1))
    assert rules_asking(book, period, before) == ()


@given(periods, periods, days, days)
def test_a_change_begins_with_a_period_and_cuts_none(
    old: RulePeriod, new: RulePeriod, begun: date, today: date
) -> None:
    before = replace(ASSEMBLY, period=old, valid_from=begun)
    day = change_begins(before, new, today)
    assert day > max(begun, today)
    for period in (old, new):
        running = span_on(period, max(begun, today))
        assert day > running.last
    assert any(span_on(period, day).first == day for period in (old, new))


def test_the_day_proposed_for_a_change() -> None:
    assert change_begins(ASSEMBLY, P.QUARTER, TODAY) == date(2027, 1, 1)
    assert change_begins(ASSEMBLY, P.MONTH, TODAY) == date(2027, 1, 1)
    assert change_begins(replace(ASSEMBLY, period=P.WEEK), P.WEEK, TODAY) == date(2026, 11, 9)
    coming = replace(ASSEMBLY, valid_from=date(2027, 1, 1))
    assert change_begins(coming, P.QUARTER, TODAY) == date(2027, 4, 1)


def test_what_a_version_changed_in_words() -> None:
    assert frequency(ASSEMBLY) == "每季度1次"
    assert differences(ASSEMBLY, replace(ASSEMBLY, id=9, version=4, valid_from=TODAY)) == ()
    changed = replace(ASSEMBLY, period=P.MONTH, minimum=2, enabled=False)
    assert differences(ASSEMBLY, changed) == ("停用", "周期", "次数")
    assert differences(changed, ASSEMBLY) == ("恢复执行", "周期", "次数")
    sure = replace(
        ASSEMBLY, article="第十条", source_status=SourceStatus.DOUBTFUL, wording="表述", explanation="说明"
    )
    assert differences(ASSEMBLY, sure) == ("表述", "依据", "来源", "说明")

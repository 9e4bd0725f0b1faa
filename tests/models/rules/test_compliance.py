"""Every shipped rule at its boundaries: applicability first, then counting, never a failure before its time, and what
nobody can know is 待补 (domain §2.4, §6)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.rows.compliance import ComplianceRule, Exemption
from models.rules.activities import Activities, Activity
from models.rules.compliance import (
    counted_records,
    in_words,
    judged,
    soon_days_of,
)
from models.rules.compliance_terms import RulePeriod, RuleUnit
from models.rules.terms import MeetingKind, Verdict
from tests.models.rules.judging import (
    AFTER,
    BRANCH,
    COMMITTEE,
    GROUP,
    OCTOBER,
    OTHER_GROUP,
    QUARTER,
    branch,
    doing,
    span_of,
    units,
    verdict,
)
from tests.models.rules.shipped import BOOK, held, shipped

K, V = MeetingKind, Verdict

every_rule = pytest.mark.parametrize("rule", BOOK.rules, ids=[rule.code for rule in BOOK.rules])


@every_rule
def test_once_on_the_first_or_the_last_day_is_enough(rule: ComplianceRule) -> None:
    span = span_of(rule)
    due = 2 if rule.code == "group_meeting" else 1
    for day in (span.first, span.last):
        found = verdict(rule, doing(rule, day))
        assert (found.held, found.due, found.verdict) == (due, due, V.MET)
        assert (found.rule, found.span, len(found.records)) == (rule, span, due)


@every_rule
def test_the_day_before_and_the_day_after_do_not_count(rule: ComplianceRule) -> None:
    span = span_of(rule)
    day = timedelta(days=1)
    found = verdict(rule, doing(rule, span.first - day, span.last + day))

    assert (found.held, found.verdict, found.records) == (0, V.UNMET, ())


@every_rule
def test_nothing_fails_before_its_time_and_the_last_days_are_urgent(rule: ComplianceRule) -> None:
    last = span_of(rule).last
    soon = 3 if rule.period is RulePeriod.WEEK else 7
    assert soon_days_of(rule) == soon

    def on(days_before: int) -> Verdict:
        return verdict(rule, today=last - timedelta(days=days_before)).verdict

    assert [on(soon), on(soon - 1), on(0), on(-1)] == [V.NOT_DUE, V.DUE_SOON, V.DUE_SOON, V.UNMET]
    for days_before in (-1, 0, soon):
        done = verdict(rule, doing(rule, span_of(rule).first), last - timedelta(days=days_before))
        assert done.verdict is V.MET


@every_rule
def test_what_was_held_of_another_kind_or_by_another_does_not_count(rule: ComplianceRule) -> None:
    day = span_of(rule).first
    other = K.HEART_TALK.value
    found = verdict(rule, held((BRANCH, day, other), (GROUP, day, other), (COMMITTEE, day, other)))
    assert (found.held, found.verdict) == (0, V.UNMET)
    if rule.unit in (RuleUnit.BRANCH, RuleUnit.COMMITTEE):
        found = verdict(rule, held((99, day, rule.evidence), (None, day, rule.evidence)))
        assert (found.held, found.verdict) == (0, V.UNMET)


@every_rule
def test_only_whole_periods_are_asked_for(rule: ComplianceRule) -> None:
    span, day = span_of(rule), timedelta(days=1)
    unit = units[rule.unit]
    cases = {
        (span.first, None): True,
        (span.first + day, None): False,
        (span.first - day, span.last + day): True,
        (None, span.last): False,
        (None, span.last + day): True,
        (None, span.first): False,
        (span.last + day, None): False,
    }
    for (founded_on, dissolved_on), asked in cases.items():
        found = verdict(rule, unit=replace(unit, founded_on=founded_on, dissolved_on=dissolved_on))
        assert (found.due is not None) is asked
        assert (found.verdict is V.NOT_APPLICABLE) is not asked
        assert bool(found.reason) is not asked


def test_a_branch_founded_on_the_fifteenth_is_told_so() -> None:
    founded = replace(branch, founded_on=date(2026, 10, 15))
    assert verdict(shipped("theme_day"), unit=founded).reason == "2026年10月15日成立，10月不满一期"
    merged = replace(branch, dissolved_on=date(2026, 10, 15))
    found = verdict(shipped("branch_assembly"), doing(shipped("branch_assembly"), QUARTER.first), unit=merged)
    assert (found.held, found.due, found.reason) == (1, None, "2026年10月15日撤销，四季度不满一期")


@every_rule
def test_a_record_of_several_kinds_counts_for_each_of_them_once(rule: ComplianceRule) -> None:
    everything = frozenset(other.evidence for other in BOOK.rules)
    places = (BRANCH, GROUP, OTHER_GROUP, COMMITTEE)
    once = Activities(
        Activity(number, place, span_of(rule).first, everything, "周正平")
        for number, place in enumerate(places)
    )
    found = verdict(rule, once)
    assert found.verdict is V.MET
    assert len(set(found.records)) == len(found.records)
    assert set(found.records) <= set(range(len(places)))


@every_rule
def test_more_is_wanted_where_the_bureau_asks_for_more(rule: ComplianceRule) -> None:
    twice = replace(rule, minimum=2)
    span = span_of(rule)
    assert verdict(twice, doing(rule, span.first)).verdict is V.UNMET
    assert verdict(twice, doing(rule, span.first, span.last)).verdict is V.MET
    assert verdict(twice, doing(rule, span.first, span.first)).verdict is V.MET, (
        "two meetings of one day are two"
    )


@every_rule
def test_days_off_spare_the_periods_they_cover_whole(rule: ComplianceRule) -> None:
    span, day = span_of(rule), timedelta(days=1)
    unit = units[rule.unit]
    off = Exemption(None, span.first, span.last, "春节放假。")
    spared = {
        off: True,
        replace(off, rule_code=rule.code): True,
        replace(off, organization_id=unit.organization_id): True,
        replace(off, first=span.first - day, last=span.last + day): True,
        replace(off, first=span.first + day): False,
        replace(off, last=span.last - day): False,
        replace(off, rule_code="another_rule"): False,
        replace(off, organization_id=99): False,
    }
    for exemption, covered in spared.items():
        found = verdict(rule, held(), AFTER, unit, exemption)
        assert (found.verdict is V.NOT_APPLICABLE) is covered
        assert found.reason == ("春节放假，免予统计" if covered else "")
        assert (found.due is None) is covered


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("国庆放假", "国庆放假，免予统计"),
        ("国庆放假。", "国庆放假，免予统计"),
        (" 全体借调，免予统计 ", "全体借调，免予统计"),
    ],
)
def test_the_reason_of_days_off_in_words(reason: str, said: str) -> None:
    assert in_words(Exemption(None, QUARTER.first, QUARTER.last, reason)) == said


def test_what_was_held_after_a_day_may_be_passed_over() -> None:
    rule = shipped("branch_assembly")
    done = doing(rule, date(2026, 10, 31), date(2026, 11, 1))
    found = judged(rule, branch, done, QUARTER, date(2026, 11, 1), until=OCTOBER.last)
    assert found.held == 1
    assert counted_records(rule, branch, done, QUARTER.first, QUARTER.last) == (0, 1)

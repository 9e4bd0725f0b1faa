"""The foot of a table names the rules as they are, and as they were where they changed."""

from datetime import date

import pytest

from models.rows.compliance import ComplianceRule
from models.rules.compliance_terms import RulePeriod, Severity
from models.rules.rule_words import frequencies, kind_label, lengths, one_period, sources, wording_doubt
from tests.models.rules.shipped import BOOK, shipped

P = RulePeriod
FIVE = BOOK.rules[:5]
MONTHLY = shipped("branch_assembly", period=P.MONTH, valid_from=date(2026, 8, 1))


def test_the_shipped_rules_in_words() -> None:
    assert frequencies(FIVE) == "支部党员大会、党课每季度一次，支委会、党小组会、主题党日每月一次"
    assert sources(FIVE) == (
        "《中国共产党支部工作条例（试行）》第十一、十二、十三、十六条，党课次数按本单位要求"
    )
    assert lengths(FIVE) == ("月", "季度")
    assert one_period(FIVE) == "一个支部的一个月为一期（支部党员大会、党课一个季度为一期）"


def test_a_rule_changed_within_the_span_names_the_day() -> None:
    rules = (FIVE[0], MONTHLY, *FIVE[1:])
    assert frequencies(rules) == (
        "支部党员大会（2026年8月1日前）、党课每季度一次，"
        "支部党员大会（2026年8月1日起）、支委会、党小组会、主题党日每月一次"
    )
    assert one_period(rules) == "一个支部的一个月为一期（支部党员大会（2026年8月1日前）、党课一个季度为一期）"
    assert sources(rules) == sources(FIVE)


def test_versions_that_ask_the_same_are_named_once() -> None:
    again = shipped("theme_day", valid_from=date(2026, 8, 1), wording="每月1次")
    assert frequencies((*FIVE, again)) == frequencies(FIVE)


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ((shipped("theme_day", minimum=2),), "主题党日每月两次"),
        ((shipped("theme_day", minimum=12),), "主题党日每月12次"),
        ((shipped("theme_day", period=P.WEEK),), "主题党日每周一次"),
        ((shipped("theme_day", period=P.HALF_YEAR), shipped("party_lecture", period=P.YEAR)),
         "主题党日每半年一次，党课每年一次"),
        ((), ""),
    ],
)  # fmt: skip
def test_how_often_in_words(rules: tuple[ComplianceRule, ...], said: str) -> None:
    assert frequencies(rules) == said


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ((), ""),
        ((shipped("party_lecture"),), "党课次数按本单位要求"),
        ((shipped("theme_day", article=""),), "《中国共产党支部工作条例（试行）》"),
        ((shipped("theme_day", article="第十六条第二款"),), "《中国共产党支部工作条例（试行）》第十六条第二款"),
        ((shipped("theme_day"), shipped("all_members", severity=Severity.STATUTORY)),
         "《中国共产党支部工作条例（试行）》第十六条，"
         "《中国共产党党和国家机关基层组织工作条例》第二十六条"),
    ],
)  # fmt: skip
def test_where_it_is_written(rules: tuple[ComplianceRule, ...], said: str) -> None:
    assert sources(rules) == said


def test_what_one_period_is() -> None:
    assert one_period(()) == "一个支部的一个月为一期"
    assert one_period((shipped("theme_day", period=P.WEEK),)) == "一个支部的一个月为一期"
    assert one_period((shipped("party_lecture"),)) == "一个支部的一个季度为一期"
    seldom = (FIVE[1], shipped("party_lecture", period=P.HALF_YEAR), shipped("theme_day", period=P.YEAR))
    assert one_period(seldom) == "一个支部的一个月为一期（党课半年为一期，主题党日一年为一期）"


def test_what_is_no_meeting_has_the_rules_own_name() -> None:
    assert kind_label(shipped("weekly_study")) == "每周学习"
    assert kind_label(shipped("theme_day", label="党日")) == "主题党日"


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.code)
def test_a_shipped_wording_names_its_own_period_and_another_is_asked_about(rule: ComplianceRule) -> None:
    assert wording_doubt(rule.wording, rule.period) == ""
    assert wording_doubt("按要求开展", rule.period) == ""
    for other in RulePeriod:
        if other is not rule.period:
            found = wording_doubt(f"党课{other.label}1次", rule.period)
            assert f"“{other.label}”，周期是“{rule.period.label}”" in found

"""口径: what a number says of how it was counted."""

import pytest

from models.rows.compliance import ComplianceRule, RuleVerdict
from models.rules.compliance_terms import AppliesWhen, RuleUnit, Severity, SourceStatus
from models.rules.counting_basis import basis_of, counting_of, result_of, roll_of, source_of, span_in_words
from models.rules.periods import Month, Span, quarter, weeks_of, year_of
from models.rules.terms import Verdict
from tests.models.rules.shipped import BOOK, shipped

OCTOBER = Month(2026, 10).span()


def verdict(
    rule: ComplianceRule, span: Span, held: int, due: int | None, found: Verdict, reason: str = ""
) -> RuleVerdict:
    return RuleVerdict(rule, 1, span, held, due, found, reason)


@pytest.mark.parametrize("rule", BOOK.rules, ids=[rule.code for rule in BOOK.rules])
def test_every_shipped_rule_says_its_source_and_what_counts(rule: ComplianceRule) -> None:
    assert source_of(rule).startswith(f"依据{rule.basis}")
    assert rule.wording in source_of(rule)
    assert ("条文待核" in source_of(rule)) is (rule.source_status is SourceStatus.DOUBTFUL)
    assert counting_of(rule).count("。") >= 1
    assert "算" in counting_of(rule).split("。", 1)[1], "what satisfies it is said"
    text = basis_of(verdict(rule, OCTOBER, 0, 1, Verdict.UNMET))
    assert not any(word in text for word in ("{", "}", "None", rule.code))


def test_severity_is_said_of_statutes_and_not_repeated_of_local_rules() -> None:
    assert source_of(shipped("theme_day")) == (
        "依据《中国共产党支部工作条例（试行）》第十六条（法定要求）：每月相对固定1天开展主题党日。"
    )
    assert source_of(shipped("party_lecture")) == "依据本单位工作安排：党课每季度1次（本单位要求）。"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (OCTOBER, "2026年10月"),
        (quarter(2026, 4), "2026年第四季度"),
        (year_of(2026), "2026年"),
        (weeks_of(Month(2026, 10))[-1], "第44周（2026年10月26日至2026年11月1日）"),
    ],
)
def test_periods_are_named_with_their_year(span: Span, words: str) -> None:
    assert span_in_words(span) == words


def test_results_say_what_was_asked_and_why_not() -> None:
    rule = shipped("branch_committee")
    assert result_of(verdict(rule, OCTOBER, 2, 1, Verdict.MET)) == "2026年10月：应1次，实有2次，已落实。"
    spared = verdict(rule, OCTOBER, 0, None, Verdict.NOT_APPLICABLE, "正式党员5名，不设支委会")
    assert result_of(spared) == "2026年10月：实有0次，不适用（正式党员5名，不设支委会）。"
    weeks = verdict(shipped("weekly_study"), OCTOBER, 3, 5, Verdict.UNMET)
    assert result_of(weeks) == "2026年10月：应5周，实有3周，未落实。"


def test_the_roll_is_named_where_it_decides() -> None:
    assert "2026年10月31日" in roll_of(shipped("branch_committee"), OCTOBER)
    assert "党小组" in roll_of(shipped("group_meeting"), OCTOBER)
    assert roll_of(shipped("theme_day"), OCTOBER) == ""
    assert roll_of(shipped("theme_day", applies_when=AppliesWhen.HAS_GROUPS), OCTOBER) != ""


def test_weeks_are_judged_by_the_roll_of_their_months_end() -> None:
    weekly = shipped("weekly_study", applies_when=AppliesWhen.HAS_COMMITTEE)
    last_week = weeks_of(Month(2026, 10))[-1]
    assert last_week.last > OCTOBER.last
    for span in (*weeks_of(Month(2026, 10)), OCTOBER):
        assert "人数以2026年10月31日在册为准" in roll_of(weekly, span)


def test_what_is_general_may_be_explained_and_what_runs_is_not_missed() -> None:
    general = shipped("branch_assembly")
    assert general.severity is Severity.GENERAL
    assert "不是绝对要求" in basis_of(verdict(general, OCTOBER, 0, 1, Verdict.UNMET))
    assert "不是绝对要求" not in basis_of(verdict(shipped("theme_day"), OCTOBER, 0, 1, Verdict.UNMET))
    running = basis_of(verdict(general, OCTOBER, 0, 1, Verdict.DUE_SOON))
    assert running.endswith("本期到2026年10月31日为止，期满之前不算未落实。")


def test_groups_are_counted_each_by_itself() -> None:
    assert "每个党小组各算各的" in counting_of(shipped("group_meeting"))
    assert "本党小组" in counting_of(shipped("theme_day", unit=RuleUnit.GROUP))
    assert "一周算在星期四所在的月份" in counting_of(shipped("weekly_study"))

    each = "每个党小组各算各的"
    assert each in counting_of(shipped("weekly_study", unit=RuleUnit.GROUP))
    assert each in counting_of(shipped("theme_day", unit=RuleUnit.GROUP))
    # Asked of the branch as a whole, though only of branches with groups.
    assert each not in counting_of(shipped("theme_day", applies_when=AppliesWhen.HAS_GROUPS))


def test_a_result_counts_what_the_verdict_counted() -> None:
    groups, weekly = shipped("group_meeting"), shipped("weekly_study")
    assert result_of(verdict(groups, OCTOBER, 1, 2, Verdict.UNMET)) == (
        "2026年10月：应2个小组，实有1个小组，未落实。"
    )
    spared = verdict(groups, OCTOBER, 5, None, Verdict.NOT_APPLICABLE, "不设党小组")
    assert result_of(spared) == "2026年10月：实有5次，不适用（不设党小组）。"
    week = weeks_of(Month(2026, 10))[0]
    assert "应1次，实有2次" in result_of(verdict(weekly, week, 2, 1, Verdict.MET))
    by_groups = shipped("weekly_study", unit=RuleUnit.GROUP)
    assert "应2个小组，实有1个小组" in result_of(verdict(by_groups, week, 1, 2, Verdict.UNMET))
    assert "应5周，实有3周" in result_of(verdict(by_groups, OCTOBER, 3, 5, Verdict.UNMET))


def test_a_first_topic_on_an_agenda_counts_as_study() -> None:
    assert "议程里标明“第一议题”的会议" in counting_of(shipped("centre_group", evidence="first_topic"))
    assert "议程" not in counting_of(shipped("centre_group"))


def test_the_reader_is_told_the_day_in_full() -> None:
    assert "2026年12月31日" in basis_of(verdict(shipped("appraisal"), year_of(2026), 0, 1, Verdict.NOT_DUE))


def test_a_committee_of_a_branch_has_no_groups_to_count() -> None:
    assert "算本支部已召开的“支委会”" in counting_of(shipped("branch_committee"))
    assert "本支部及所属党小组" in counting_of(shipped("theme_day"))

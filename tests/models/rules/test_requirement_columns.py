"""Which figures a branch has in a month: by its bureau's own rules, their versions, and what each of them counts."""

from datetime import date

import pytest

from models.rows.compliance import Rulebook
from models.rules.compliance_terms import Counted, RulePeriod, RuleUnit
from models.rules.periods import Month, quarter_of
from models.rules.requirements import WEEKLY_STUDY, asked_of_branches
from models.rules.terms import Verdict
from tests.models.rules.requiring import (
    AFTER,
    CODES,
    DECEMBER,
    FIRST_GROUP,
    NOT_APPLICABLE,
    SECOND_GROUP,
    UNMET,
    K,
    branch,
    counted,
    figures,
    held,
    large,
    verdicts,
)
from tests.models.rules.shipped import BOOK, exempt, shipped, with_version


def test_the_quarter_of_the_figures_is_the_natural_one() -> None:
    for number in range(1, 13):
        month = Month(2026, number)
        assert figures(month=month)["branch_assembly"].period == quarter_of(month).label


def test_an_empty_roll_leaves_the_committee_unknown_and_never_spared() -> None:
    nobody = branch(None)

    assert figures(nobody)["branch_committee"].verdict is Verdict.UNKNOWN
    assert figures(nobody)["theme_day"].verdict is UNMET
    assert figures(branch(0))["branch_committee"].verdict is NOT_APPLICABLE


def test_a_notice_says_nothing_is_urgent() -> None:
    for day in (25, 31):
        assert Verdict.DUE_SOON not in verdicts(figures(today=date(2026, 10, day)))


def test_the_half_year_and_the_year_are_columns_of_the_month_that_ends_them() -> None:
    halves = with_version(BOOK, "appraisal", date(2026, 1, 1), period=RulePeriod.HALF_YEAR)
    shown = {
        number: [demand.rule.code for demand in asked_of_branches(halves, Month(2026, number))]
        for number in range(1, 13)
    }

    assert [number for number, codes in shown.items() if "appraisal" in codes] == [6, 12]
    assert [number for number, codes in shown.items() if "organizational_life" in codes] == [12]
    assert all(codes[:6] == list(CODES) for codes in shown.values())
    found = figures(month=Month(2026, 6), book=halves)["appraisal"]
    assert (found.period, found.verdict) == ("上半年", UNMET)
    assert figures(month=DECEMBER)["appraisal"].period == "2026年"


def test_a_rule_of_the_bureaus_own_is_a_figure_like_any_other() -> None:
    own = shipped("theme_day", code="own_1", label="志愿服务", evidence=K.DUES_DAY.value, minimum=2)
    book = Rulebook((*BOOK.rules, own))
    found = figures(meetings=(held(date(2026, 10, 9), K.DUES_DAY),), book=book)["own_1"]

    assert (found.label, found.held, found.due, found.verdict) == ("志愿服务", 1, 2, UNMET)


def test_what_is_asked_of_each_group_stands_in_its_branchs_line() -> None:
    own = shipped(
        "weekly_study",
        code="own_1",
        unit=RuleUnit.GROUP,
        period=RulePeriod.MONTH,
        evidence=K.GROUP_MEETING.value,
        minimum=2,
    )
    meetings = tuple(
        held(date(2026, 10, day), K.GROUP_MEETING, by=group)
        for day, group in ((8, FIRST_GROUP), (9, FIRST_GROUP), (10, SECOND_GROUP))
    )
    found = figures(meetings=meetings, book=Rulebook((own,)))["own_1"]

    assert (found.held, found.due, found.verdict, found.counts) == (1, 2, UNMET, Counted.GROUPS)


def test_what_is_asked_of_others_is_no_figure_of_a_branch() -> None:
    others = {rule.code for rule in BOOK.rules if rule.unit is not RuleUnit.BRANCH}

    assert others
    assert others.isdisjoint(figures(month=DECEMBER))


def test_figures_say_what_they_count_and_by_which_rule() -> None:
    found = figures(branch(6))

    assert {code: figure.counts for code, figure in found.items()} == {
        **dict.fromkeys(CODES, Counted.TIMES),
        "group_meeting": Counted.GROUPS,
        WEEKLY_STUDY: Counted.WEEKS,
    }
    assert found["branch_assembly"].basis == (
        "支部党员大会一般每季度召开1次（《中国共产党支部工作条例（试行）》第十一条）"
    )
    assert found["party_lecture"].basis == "党课每季度1次（本单位要求）"
    assert found["branch_committee"].reason == "正式党员6名，不设支委会"
    assert found["group_meeting"].reason == "不设党小组"


def test_an_exempt_week_is_not_due_and_another_weeks_study_does_not_fill_it() -> None:
    book = exempt(BOOK, date(2026, 9, 28), date(2026, 10, 4), "国庆放假", rule_code=WEEKLY_STUDY)
    studied = (date(2026, 10, 2), date(2026, 10, 6), date(2026, 10, 7))
    found = figures(study=studied, book=book)[WEEKLY_STUDY]

    assert (found.held, found.due, found.verdict) == (1, 4, UNMET)
    assert found.reason == "第40周：国庆放假，免予统计"


@pytest.mark.parametrize("number", range(1, 13))
def test_a_change_of_period_in_mid_year_leaves_each_figure_single(number: int) -> None:
    for period in RulePeriod:
        for begun in (date(2026, 7, 1), date(2026, 8, 15), date(2026, 9, 29)):
            book = with_version(BOOK, "theme_day", begun, period=period)
            codes = [figure.code for figure in counted(large, (), (), AFTER, Month(2026, number), book)]
            assert len(set(codes)) == len(codes)


def test_a_month_asked_for_from_august_is_asked_for_then_and_the_quarter_no_more() -> None:
    book = with_version(BOOK, "branch_assembly", date(2026, 8, 1), period=RulePeriod.MONTH)
    periods = [
        figure.period
        for number in range(6, 11)
        for figure in counted(large, (), (), AFTER, Month(2026, number), book)
        if figure.code == "branch_assembly"
    ]

    assert periods == ["二季度", "8月", "9月", "10月"]

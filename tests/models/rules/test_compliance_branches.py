"""支委会 and 党小组会: whom they are asked of, and each group for itself."""

from dataclasses import replace
from datetime import date

import pytest

from models.rows.compliance import Exemption
from models.rules.activities import Activities
from models.rules.compliance import (
    GroupFacts,
    UnitFacts,
)
from models.rules.compliance_terms import AppliesWhen, RuleUnit
from models.rules.terms import MeetingKind, StudyKind, Verdict
from tests.models.rules.judging import (
    AFTER,
    BRANCH,
    GROUP,
    OCTOBER,
    OTHER_GROUP,
    WEEK,
    branch,
    doing,
    verdict,
)
from tests.models.rules.shipped import BOOK, held, shipped

K, V = MeetingKind, Verdict


@pytest.mark.parametrize(
    ("full_members", "found", "reason"),
    [
        (None, V.UNKNOWN, "名册上还没有党员，不知道是否设支委会"),
        (0, V.NOT_APPLICABLE, "正式党员0名，不设支委会"),
        (6, V.NOT_APPLICABLE, "正式党员6名，不设支委会"),
        (7, V.UNMET, ""),
        (8, V.UNMET, ""),
    ],
)
def test_a_committee_meets_from_seven_full_members(
    full_members: int | None, found: Verdict, reason: str
) -> None:
    rule = shipped("branch_committee")
    judged_ = verdict(rule, unit=replace(branch, full_members=full_members))
    assert (judged_.verdict, judged_.reason) == (found, reason)
    assert (judged_.due is None) == (found is not V.UNMET)
    held_ = verdict(rule, doing(rule, OCTOBER.first), unit=replace(branch, full_members=full_members))
    assert held_.held == 1, "what was held is counted whether it is asked for or not"


def test_an_unknown_roll_spares_from_nothing_else() -> None:
    nobody = replace(branch, full_members=None)
    found = {rule.code: verdict(rule, unit=nobody).verdict for rule in BOOK.rules if rule.unit is nobody.unit}
    assert found.pop("branch_committee") is V.UNKNOWN
    assert set(found.values()) == {V.UNMET}


# 党小组会


def groups(*meetings: tuple[int, int]) -> Activities:
    return held(*((place, date(2026, 10, day), K.GROUP_MEETING.value) for place, day in meetings))


@pytest.mark.parametrize(
    ("meetings", "count", "found"),
    [
        ((), 0, V.UNMET),
        (((GROUP, 8), (GROUP, 15)), 1, V.UNMET),
        (((GROUP, 8), (BRANCH, 15)), 1, V.UNMET),
        (((GROUP, 8), (99, 15)), 1, V.UNMET),
        (((GROUP, 31), (OTHER_GROUP, 1)), 2, V.MET),
    ],
)
def test_each_group_meets_for_itself(
    meetings: tuple[tuple[int, int], ...], count: int, found: Verdict
) -> None:
    judged_ = verdict(shipped("group_meeting"), groups(*meetings))
    assert (judged_.held, judged_.due, judged_.verdict) == (count, 2, found)
    lacking = tuple(place for place in (GROUP, OTHER_GROUP) if place not in dict(meetings))
    assert judged_.lacking == lacking


def test_a_branch_without_groups_is_not_asked() -> None:
    found = verdict(shipped("group_meeting"), unit=replace(branch, groups=()))
    assert (found.due, found.verdict, found.reason) == (None, V.NOT_APPLICABLE, "不设党小组")


@pytest.mark.parametrize(
    ("founded_on", "dissolved_on", "due", "reason"),
    [
        (None, None, 2, ""),
        (date(2026, 10, 1), None, 2, ""),
        (date(2026, 10, 15), None, 1, ""),
        (None, date(2026, 10, 31), 1, ""),
        (None, date(2026, 11, 1), 2, ""),
    ],
)
def test_a_group_of_part_of_the_month_is_not_asked(
    founded_on: date | None, dissolved_on: date | None, due: int, reason: str
) -> None:
    unit = replace(branch, groups=(GroupFacts(GROUP), GroupFacts(OTHER_GROUP, founded_on, dissolved_on)))
    found = verdict(shipped("group_meeting"), groups((GROUP, 8)), unit=unit)
    assert (found.due, found.verdict) == (due, V.MET if due == 1 else V.UNMET)
    alone = replace(unit, groups=unit.groups[1:])
    found = verdict(shipped("group_meeting"), unit=alone)
    if due == 1:
        assert found.reason == "党小组在10月内成立或撤销，不满一期"
        assert found.due is None
    else:
        assert found.due == 1


def test_groups_long_gone_or_not_yet_there_are_none() -> None:
    gone = GroupFacts(GROUP, None, date(2026, 10, 1))
    coming = GroupFacts(OTHER_GROUP, date(2026, 11, 1))
    found = verdict(shipped("group_meeting"), unit=replace(branch, groups=(gone, coming)))
    assert found.reason == "不设党小组"


def test_days_off_of_a_group_spare_that_group_and_of_its_branch_all() -> None:
    rule = shipped("group_meeting")
    first, last = OCTOBER.first, OCTOBER.last
    of_group = Exemption(None, first, last, "借调", GROUP)
    found = verdict(rule, groups((OTHER_GROUP, 8)), AFTER, branch, of_group)
    assert (found.held, found.due, found.verdict) == (1, 1, V.MET)
    both = (of_group, Exemption(None, first, last, "出差", OTHER_GROUP))
    found = verdict(rule, held(), AFTER, branch, *both)
    assert (found.due, found.reason) == (None, "借调，免予统计；出差，免予统计")
    found = verdict(rule, held(), AFTER, branch, Exemption(None, first, last, "搬迁", BRANCH))
    assert (found.due, found.reason) == (None, "搬迁，免予统计")
    alone = shipped("group_meeting", unit=RuleUnit.GROUP, applies_when=AppliesWhen.ALWAYS)
    found = verdict(alone, held(), AFTER, None, Exemption(None, first, last, "搬迁", BRANCH))
    assert found.reason == "搬迁，免予统计"


def test_a_rule_for_groups_may_be_judged_group_by_group_or_by_branch() -> None:
    rule = shipped("group_meeting", unit=RuleUnit.GROUP, applies_when=AppliesWhen.ALWAYS)
    found = groups((GROUP, 8), (BRANCH, 9))
    assert verdict(rule, found).verdict is V.MET
    other = UnitFacts(RuleUnit.GROUP, OTHER_GROUP, branch_id=BRANCH)
    assert verdict(rule, found, unit=other).verdict is V.UNMET
    whole = verdict(rule, found, unit=branch)
    assert (whole.held, whole.due, whole.verdict) == (1, 2, V.UNMET)


def test_a_branchs_study_is_its_groups_too() -> None:
    rule = shipped("weekly_study")
    assert verdict(rule, held((GROUP, WEEK.last, StudyKind.BRANCH_STUDY.value))).verdict is V.MET


def test_a_condition_on_groups_holds_for_any_kind() -> None:
    rule = shipped("theme_day", applies_when=AppliesWhen.HAS_GROUPS)
    assert verdict(rule).verdict is V.UNMET
    assert verdict(rule, unit=replace(branch, groups=())).reason == "不设党小组"

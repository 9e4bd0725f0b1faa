"""Where what a verdict misses is begun."""

from datetime import date

import pytest

from models.rows.changes import Subject
from models.rows.compliance import RuleVerdict
from models.rows.target import Target
from models.rules.compliance_terms import RuleUnit
from models.rules.leading import begin_missing, beginning_of, day_within
from models.rules.periods import Month, Span, quarter, weeks_of, year_of
from models.rules.terms import Verdict
from tests.models.rules.shipped import shipped

OCTOBER = Month(2026, 10)
TODAY = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("code", "target"),
    [
        ("theme_day", Target(Subject.MEETING, new=True, kind="theme_day", organization_id=7)),
        ("weekly_study", Target(Subject.STUDY, new=True, kind="branch_study", organization_id=7)),
        ("centre_group", Target(Subject.STUDY, new=True, kind="centre_group", organization_id=7)),
        ("secretary_lecture", Target(Subject.MEETING, new=True, kind="party_lecture")),
        ("monthly_inspection", Target(Subject.INSPECTION, new=True, month=OCTOBER)),
        ("monthly_notice", Target(Subject.NOTICE, new=True, month=OCTOBER)),
    ],
)
def test_the_record_a_rule_asks_for_is_begun_with_what_is_known(code: str, target: Target) -> None:
    assert beginning_of(shipped(code), OCTOBER.span(), 7) == target


def test_a_meeting_asked_of_the_bureau_has_no_holder_yet() -> None:
    rule = shipped("theme_day", unit=RuleUnit.BUREAU)
    assert beginning_of(rule, OCTOBER.span(), 7).organization_id is None


@pytest.mark.parametrize(
    ("span", "today", "day"),
    [
        (OCTOBER.span(), date(2026, 10, 31), None),
        (OCTOBER.span(), date(2026, 11, 1), date(2026, 10, 30)),
        (quarter(2026, 2), TODAY, date(2026, 6, 30)),
        (weeks_of(OCTOBER)[0], TODAY, date(2026, 10, 2)),
        (year_of(2022), TODAY, date(2022, 12, 30)),
        (Span(date(2026, 10, 3), date(2026, 10, 4), "周末"), TODAY, date(2026, 10, 3)),
    ],
)
def test_a_day_is_proposed_only_in_a_period_that_is_over(span: Span, today: date, day: date | None) -> None:
    assert day_within(span, today) == day


def test_the_first_group_that_lacks_and_the_last_week_missed_are_meant() -> None:
    groups = RuleVerdict(shipped("group_meeting"), 7, OCTOBER.span(), 1, 3, Verdict.UNMET, lacking=(71, 73))
    assert begin_missing(groups, TODAY).organization_id == 71
    weeks = weeks_of(OCTOBER)
    study = RuleVerdict(
        shipped("weekly_study"), 7, OCTOBER.span(), 3, 5, Verdict.UNMET, missed=(weeks[0], weeks[2])
    )
    assert begin_missing(study, TODAY) == Target(
        Subject.STUDY, new=True, kind="branch_study", organization_id=7, day=date(2026, 10, 16)
    )

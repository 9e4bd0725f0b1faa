"""Units, periods and activities for judging the shipped rules around October 2026."""

from datetime import date

from models.rows.compliance import ComplianceRule, Exemption, RuleVerdict
from models.rules.activities import Activities, Activity
from models.rules.compliance import GroupFacts, PostHolder, UnitFacts, judged
from models.rules.compliance_terms import RulePeriod, RuleUnit
from models.rules.periods import Month, Span, quarter_of, weeks_of
from models.rules.rule_periods import spans_of
from tests.models.rules.shipped import held

OCTOBER = Month(2026, 10)
QUARTER = quarter_of(OCTOBER)
WEEK = weeks_of(OCTOBER)[1]
AFTER = date(2027, 2, 1)
BRANCH, GROUP, OTHER_GROUP, COMMITTEE = 1, 11, 12, 5

branch = UnitFacts(
    RuleUnit.BRANCH, BRANCH, full_members=20, groups=(GroupFacts(GROUP), GroupFacts(OTHER_GROUP))
)
secretary = PostHolder("周正平", date(2020, 1, 1))
units = {
    RuleUnit.BRANCH: branch,
    RuleUnit.GROUP: UnitFacts(RuleUnit.GROUP, GROUP, branch_id=BRANCH),
    RuleUnit.COMMITTEE: UnitFacts(RuleUnit.COMMITTEE, COMMITTEE),
    RuleUnit.SECRETARY: UnitFacts(RuleUnit.SECRETARY, COMMITTEE, secretaries=(secretary,)),
    RuleUnit.BUREAU: UnitFacts(RuleUnit.BUREAU),
}


def span_of(rule: ComplianceRule) -> Span:
    """The period of a rule that October 2026 lies in; of a weekly one the second week."""
    return WEEK if rule.period is RulePeriod.WEEK else spans_of(rule.period, OCTOBER)[0]


def doing(rule: ComplianceRule, *days: date) -> Activities:
    """What the rule asks for, once on each of these days, by everybody it asks."""
    places: tuple[int | None, ...] = {
        RuleUnit.BRANCH: (GROUP, OTHER_GROUP) if rule.code == "group_meeting" else (BRANCH,),
        RuleUnit.COMMITTEE: (COMMITTEE,),
        RuleUnit.SECRETARY: (BRANCH,),
        RuleUnit.BUREAU: (None,),
    }[rule.unit]
    return Activities(
        Activity(number, place, day, frozenset({rule.evidence}), "周正平")
        for number, (day, place) in enumerate((day, place) for day in days for place in places)
    )


def verdict(
    rule: ComplianceRule,
    activities: Activities | None = None,
    today: date = AFTER,
    unit: UnitFacts | None = None,
    *exemptions: Exemption,
    span: Span | None = None,
) -> RuleVerdict:
    return judged(
        rule,
        unit or units[rule.unit],
        activities or held(),
        span or span_of(rule),
        today,
        exemptions,
    )

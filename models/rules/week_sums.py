"""The weeks of a month judged in one pass.

A year of 30 branches has 1,560 weeks, nearly all of them plain: the branch existed, nothing is exempt, one version of the rule
asks. Those need no verdict of their own to be summed up. Whatever is not plain goes the long way round, and both ways say the
same (tests/models/rules/test_week_sums.py)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from models.rows.compliance import Exemption, RuleVerdict
from models.rules.activities import Activities
from models.rules.compliance import UnitFacts, asks_each_group, judge, soon_days_of
from models.rules.compliance_terms import AppliesWhen, RuleUnit
from models.rules.periods import Month, Span
from models.rules.rule_periods import Demand, judged_demand
from models.rules.terms import Verdict

DAYS_OF_WEEK = 7
_WORST = (Verdict.UNMET, Verdict.DUE_SOON, Verdict.NOT_DUE)


def judged_weeks(
    demand: Demand,
    unit: UnitFacts,
    activities: Activities,
    month: Month,
    today: date,
    exemptions: Sequence[Exemption] = (),
) -> RuleVerdict:
    """The weeks of ``month`` that ``demand`` asks for, as one verdict: what `judged_demand` says of them."""
    weeks = [span for _, span in demand.periods]
    whole = Span(weeks[0].first, weeks[-1].last, "")
    if not activities.tells_of(weeks[0]) or not _is_plain(demand, unit, whole, exemptions):
        return judged_demand(demand, unit, activities, month, today, exemptions)
    rule = demand.rule
    held = activities.held(unit.places, rule.evidence)
    done = [0] * len(weeks)
    low = bisect_left(held.days, whole.first)
    high = bisect_right(held.days, whole.last, low)
    for day in held.days[low:high]:
        done[(day - whole.first).days // DAYS_OF_WEEK] += 1
    found = Verdict.MET
    missed = []
    soon_days = soon_days_of(rule)
    for week, count in zip(weeks, done, strict=True):
        if count < rule.minimum:
            verdict = judge(rule.minimum, count, week, today, soon_days)
            if verdict is Verdict.UNMET:
                missed.append(week)
            if found is Verdict.MET or _WORST.index(verdict) < _WORST.index(found):
                found = verdict
    enough = sum([count >= rule.minimum for count in done])
    return RuleVerdict(
        rule,
        unit.organization_id,
        month.span(),
        enough,
        len(weeks),
        found,
        "",
        held.ids[low:high],
        tuple(missed),
    )


def _is_plain(demand: Demand, unit: UnitFacts, whole: Span, exemptions: Sequence[Exemption]) -> bool:
    """Whether every week is asked for, by the same version, of the branch or committee itself."""
    rule = demand.rule
    return (
        rule.applies_when is AppliesWhen.ALWAYS
        and rule.unit in (RuleUnit.BRANCH, RuleUnit.COMMITTEE)
        and not asks_each_group(rule, unit)
        and unit.existed_throughout(whole)
        and all(version is rule for version, _ in demand.periods)
        and not any(one.first <= whole.last and whole.first <= one.last for one in exemptions)
        # The weeks of a month follow one another: a rule that stopped in between would leave a gap.
        and (whole.last - whole.first).days + 1 == DAYS_OF_WEEK * len(demand.periods)
    )

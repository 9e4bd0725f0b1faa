"""The table of rules judged. Pure: rules, facts and activities in, verdicts out.

Applicability comes before counting (domain §6.1). Only whole periods in which an organisation existed are asked for; a
period that is not over is 未到期 or 临期, never 未落实 (domain §2.4); what nobody can know is 待补, never 0."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.rows.compliance import ComplianceRule, Exemption, RuleVerdict
from models.rules.activities import Activities
from models.rules.attendance import SMALLEST_COMMITTEE_BRANCH
from models.rules.compliance_terms import AppliesWhen, RulePeriod, RuleUnit
from models.rules.periods import Month, Span
from models.rules.spoken_periods import day_in_words
from models.rules.terms import MeetingKind, Verdict

SOON_DAYS = 7
"""A requirement not yet met is 临期 in the last days of its period (domain §2.4)."""
SOON_DAYS_OF_WEEK = 3
"""A week is no longer than those seven days: there it is 临期 from Friday."""
_GROUP_MEETING = MeetingKind.GROUP_MEETING.value


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A 党小组 of a branch, past or present."""

    id: int
    founded_on: date | None = None
    dissolved_on: date | None = None


@dataclass(frozen=True, slots=True)
class PostHolder:
    """Who held a post over the days ``from_on`` ≤ d < ``to_on``; None means open on that side."""

    name: str
    from_on: date | None = None
    to_on: date | None = None

    def held_it_on(self, day: date) -> bool:
        """True when the person held the post on ``day``."""
        return (self.from_on is None or self.from_on <= day) and (self.to_on is None or day < self.to_on)

    def held_it_in(self, span: Span) -> bool:
        """True when the person held the post on some day of ``span``."""
        return (self.from_on is None or self.from_on <= span.last) and (
            self.to_on is None or span.first < self.to_on
        )


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """Whoever is asked: what was known of it on the last day of the period, or today."""

    unit: RuleUnit
    organization_id: int | None = None
    """None: the bureau as a whole. For SECRETARY the committee whose secretary it is."""
    founded_on: date | None = None
    dissolved_on: date | None = None
    full_members: int | None = None
    """正式党员; None (待补) while nobody is on the roll: then nobody can say whether there is a committee."""
    groups: tuple[GroupFacts, ...] = ()
    """Every group a branch ever had: their records count for the branch too."""
    branch_id: int | None = None
    """For GROUP, its branch: an exemption of the branch holds for it too."""
    secretaries: tuple[PostHolder, ...] = ()
    """For SECRETARY, everybody who ever held the post; empty (待补) while the roster names nobody."""

    @property
    def places(self) -> tuple[int | None, ...]:
        """Whose records count for it: its own and those of its groups."""
        if not self.groups:
            return (self.organization_id,)
        return (self.organization_id, *[group.id for group in self.groups])

    def existed_throughout(self, span: Span) -> bool:
        """True when it existed on every day of ``span``: only whole periods are asked for."""
        return _throughout(self.founded_on, self.dissolved_on, span)


def _throughout(founded_on: date | None, dissolved_on: date | None, span: Span) -> bool:
    return (founded_on is None or founded_on <= span.first) and (
        dissolved_on is None or dissolved_on > span.last
    )


def judge(due: int | None, held: int, span: Span, today: date, soon_days: int = SOON_DAYS) -> Verdict:
    """The verdict on ``held`` of ``due`` in ``span`` as of ``today``; 临期 in the last ``soon_days`` of it."""
    if due is None:
        return Verdict.NOT_APPLICABLE
    if held >= due:
        return Verdict.MET
    if today > span.last:
        return Verdict.UNMET
    return Verdict.DUE_SOON if today > span.last - timedelta(days=soon_days) else Verdict.NOT_DUE


def judged(
    rule: ComplianceRule,
    unit: UnitFacts,
    activities: Activities,
    span: Span,
    today: date,
    exemptions: Sequence[Exemption] = (),
    *,
    until: date | None = None,
) -> RuleVerdict:
    """What ``rule`` comes to for ``unit`` in its period ``span`` as of ``today``. What was held after ``until`` is passed
    over. One record satisfies any number of rules, and each of them once. A period that began before the ledger did is met
    or 待补, never 未落实."""
    last = span.last if until is None else min(span.last, until)
    if asks_each_group(rule, unit):
        return _judged_by_group(rule, unit, activities, span, last, today, exemptions)
    records = counted_records(rule, unit, activities, span.first, last)
    held = len(records)
    spared = _spared(rule, unit, span, exemptions)
    if spared is not None:
        verdict, reason = spared
        return RuleVerdict(rule, unit.organization_id, span, held, None, verdict, reason, records)
    verdict = judge(rule.minimum, held, span, today, soon_days_of(rule))
    if verdict is Verdict.UNMET and not activities.tells_of(span):
        return _before_the_ledger(rule, unit, activities, span, records)
    reason = "" if verdict is Verdict.MET else _halted(rule, unit, activities, span.first, last)
    return RuleVerdict(rule, unit.organization_id, span, held, rule.minimum, verdict, reason, records)


def _halted(rule: ComplianceRule, unit: UnitFacts, activities: Activities, first: date, last: date) -> str:
    """That a meeting was halted and does not count before it is held again; empty where none was."""
    if rule.unit is RuleUnit.SECRETARY:
        return ""
    places = None if rule.unit is RuleUnit.BUREAU else unit.places
    days = activities.halted(places, rule.evidence, first, last)
    named = "、".join(day_in_words(day) for day in dict.fromkeys(days))
    return f"{named}的{rule.label}已叫停，重新召开前不计入" if days else ""


def _before_the_ledger(
    rule: ComplianceRule, unit: UnitFacts, activities: Activities, span: Span, records: tuple[int, ...]
) -> RuleVerdict:
    """待补: too little is in the ledger, which had not begun when the period did."""
    reason = activities.beginning
    return RuleVerdict(rule, unit.organization_id, span, len(records), None, Verdict.UNKNOWN, reason, records)


def soon_days_of(rule: ComplianceRule) -> int:
    """For how many days at its end a period of ``rule`` is 临期."""
    return SOON_DAYS_OF_WEEK if rule.period is RulePeriod.WEEK else SOON_DAYS


def counted_records(
    rule: ComplianceRule, unit: UnitFacts, activities: Activities, first: date, last: date
) -> tuple[int, ...]:
    """The records of the days ``first`` to ``last`` that the rule counts for the unit, by day: a branch's own and those of
    its groups, the lectures a secretary gave anywhere while in office, whatever the bureau did as a whole."""
    if rule.unit is RuleUnit.SECRETARY:
        return tuple(
            id_
            for day, id_, names in activities.lectured(rule.evidence, first, last)
            if any(one.name in names and one.held_it_on(day) for one in unit.secretaries)
        )
    if rule.unit is RuleUnit.BUREAU:
        return activities.anywhere(rule.evidence, first, last)
    return activities.held(unit.places, rule.evidence).within(first, last)


def _spared(
    rule: ComplianceRule, unit: UnitFacts, span: Span, exemptions: Sequence[Exemption]
) -> tuple[Verdict, str] | None:
    """不适用 or 待补 with the reason; None when the rule asks."""
    if not unit.existed_throughout(span):
        return Verdict.NOT_APPLICABLE, _not_throughout(unit, span)
    for exemption in exemptions:
        if exemption.covers(span, unit.organization_id, rule.code) or (
            unit.branch_id is not None and exemption.covers(span, unit.branch_id, rule.code)
        ):
            return Verdict.NOT_APPLICABLE, in_words(exemption)
    if rule.unit is RuleUnit.SECRETARY and not any(one.held_it_in(span) for one in unit.secretaries):
        return Verdict.UNKNOWN, "组织名册里没有登记书记，无法与主讲人核对"
    return None if rule.applies_when is AppliesWhen.ALWAYS else _not_meant(rule.applies_when, unit, span)


def _not_meant(condition: AppliesWhen, unit: UnitFacts, span: Span) -> tuple[Verdict, str] | None:
    if condition is AppliesWhen.HAS_GROUPS:
        return None if _whole_groups(unit, span) else (Verdict.NOT_APPLICABLE, _without_groups(unit, span))
    if unit.full_members is None:
        return Verdict.UNKNOWN, "名册上还没有党员，不知道是否设支委会"
    if unit.full_members < SMALLEST_COMMITTEE_BRANCH:
        return Verdict.NOT_APPLICABLE, f"正式党员{unit.full_members}名，不设支委会"
    return None


def in_words(exemption: Exemption) -> str:
    """The reason of an exemption as a verdict says it: 春节放假，免予统计."""
    reason = exemption.reason.strip().rstrip("。；，;,.")
    return reason if reason.endswith("免予统计") else f"{reason}，免予统计"


def _not_throughout(unit: UnitFacts, span: Span) -> str:
    founded, dissolved = unit.founded_on, unit.dissolved_on
    if founded is not None and founded > span.first:
        return f"{day_in_words(founded)}成立，{span.label}不满一期"
    assert dissolved is not None
    return f"{day_in_words(dissolved)}撤销，{span.label}不满一期"


def _whole_groups(unit: UnitFacts, span: Span) -> list[GroupFacts]:
    return [group for group in unit.groups if _throughout(group.founded_on, group.dissolved_on, span)]


def _without_groups(unit: UnitFacts, span: Span) -> str:
    some = any(
        (group.founded_on is None or group.founded_on <= span.last)
        and (group.dissolved_on is None or group.dissolved_on > span.first)
        for group in unit.groups
    )
    return f"党小组在{span.label}内成立或撤销，不满一期" if some else "不设党小组"


def asks_each_group(rule: ComplianceRule, unit: UnitFacts) -> bool:
    """True when a branch answers for each of its groups: two meetings of one group do not make up for another's."""
    return unit.unit is RuleUnit.BRANCH and counts_groups(rule)


def counts_groups(rule: ComplianceRule) -> bool:
    """True for what is asked of the groups of a branch, each by itself."""
    return rule.unit is RuleUnit.GROUP or (rule.unit is RuleUnit.BRANCH and rule.evidence == _GROUP_MEETING)


def _judged_by_group(
    rule: ComplianceRule,
    unit: UnitFacts,
    activities: Activities,
    span: Span,
    last: date,
    today: date,
    exemptions: Sequence[Exemption],
) -> RuleVerdict:
    """``due`` counts the groups asked, ``held`` those of them that did what is asked."""
    spared = _spared(rule, unit, span, exemptions)
    asked = _whole_groups(unit, span)
    if spared is None and not asked:
        spared = Verdict.NOT_APPLICABLE, _without_groups(unit, span)
    if spared is None:
        reasons = {
            group.id: in_words(exemption)
            for group in asked
            for exemption in exemptions
            if exemption.covers(span, group.id, rule.code)
        }
        asked = [group for group in asked if group.id not in reasons]
        if not asked:
            spared = Verdict.NOT_APPLICABLE, "；".join(dict.fromkeys(reasons.values()))
    if spared is not None:
        verdict, reason = spared
        records = counted_records(rule, unit, activities, span.first, last)
        return RuleVerdict(rule, unit.organization_id, span, len(records), None, verdict, reason, records)
    done = [activities.of((group.id,), rule.evidence, span.first, last) for group in asked]
    held = sum(len(records) >= rule.minimum for records in done)
    records = activities.of([group.id for group in asked], rule.evidence, span.first, last)
    verdict = judge(len(asked), held, span, today, soon_days_of(rule))
    if verdict is Verdict.UNMET and not activities.tells_of(span):
        return _before_the_ledger(rule, unit, activities, span, records)
    lacking = tuple(group.id for group, its in zip(asked, done, strict=True) if len(its) < rule.minimum)
    place = unit.organization_id
    return RuleVerdict(rule, place, span, held, len(asked), verdict, "", records, (), lacking)


def summed(month: Month, verdicts: Iterable[RuleVerdict]) -> RuleVerdict:
    """Verdicts on the weeks of ``month`` as one: ``held`` counts the weeks in which enough was done, of ``due`` weeks asked
    for, the running one included. More than enough in one week makes up for no other. Raises ValueError without any.

    models.rules.week_sums sums up plain weeks without a verdict for each: whatever changes here changes there too."""
    verdicts = tuple(verdicts)
    if not verdicts:
        raise ValueError(f"no weeks of {month}")
    asked = [one for one in verdicts if one.due is not None]
    unknown = next((one for one in verdicts if one.verdict is Verdict.UNKNOWN), None)
    counted = asked or verdicts
    held = sum(one.held >= (one.due or one.rule.minimum) for one in counted)
    found = [one.verdict for one in asked]
    if unknown is not None:
        verdict, due = Verdict.UNKNOWN, None
    elif not asked:
        verdict, due = Verdict.NOT_APPLICABLE, None
    else:
        order = (Verdict.UNMET, Verdict.DUE_SOON, Verdict.NOT_DUE)
        verdict, due = next((one for one in order if one in found), Verdict.MET), len(asked)
    records = tuple(dict.fromkeys(id_ for one in counted for id_ in one.records))
    last = verdicts[-1]
    reason = _reasons(verdicts, due)
    missed = tuple(one.span for one in asked if one.verdict is Verdict.UNMET)
    span = month.span()
    return RuleVerdict(last.rule, last.organization_id, span, held, due, verdict, reason, records, missed)


def _reasons(verdicts: Sequence[RuleVerdict], due: int | None) -> str:
    """Why weeks were not asked for; the reason alone when it is the same for all of them."""
    given = [one for one in verdicts if one.reason]
    if due is None and len({one.reason for one in given}) == 1:
        return given[0].reason
    return "；".join(f"{one.span.label}：{one.reason}" for one in given)

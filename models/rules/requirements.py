"""The figures of a month: what the table of rules asks of a branch, and what its records come to. They are what a notice
freezes. Pure: facts in, figures out."""

from datetime import date, timedelta

from models.rows.compliance import ComplianceRule, Rulebook, RuleVerdict
from models.rows.notice import RequirementFigure
from models.rules.activities import Activities
from models.rules.compliance import UnitFacts, asks_each_group
from models.rules.compliance_terms import Counted, RulePeriod, RuleUnit, Severity
from models.rules.periods import Month
from models.rules.rule_periods import Demand, demands_running_in, judged_demand
from models.rules.terms import Verdict

WEEKLY_STUDY = "weekly_study"
"""The code of 每周学习."""
OF_BRANCHES = frozenset({RuleUnit.BRANCH, RuleUnit.GROUP})
"""Whose rules a branch's line answers for."""
_SELDOM = frozenset({RulePeriod.HALF_YEAR, RulePeriod.YEAR})


def asked_of_branches(book: Rulebook, month: Month) -> tuple[Demand, ...]:
    """The columns of a month's figures, in the book's order: what is asked of branches and groups by the week, the month
    and the quarter; by the half year and the year only in the month that ends it."""
    return tuple(
        demand
        for demand in demands_running_in(book, month)
        if demand.rule.unit in OF_BRANCHES
        and (demand.rule.period not in _SELDOM or demand.periods[-1][1].last == month.last)
    )


def figures_of_branch(
    branch: UnitFacts, activities: Activities, month: Month, today: date, book: Rulebook
) -> tuple[RequirementFigure, ...]:
    """The figures of one branch for ``month``, one for each of `asked_of_branches`. ``activities`` are those of any days
    and organisations: the rules pick."""
    return tuple(
        figure_of(demand, branch, activities, month, today, book) for demand in asked_of_branches(book, month)
    )


def figure_of(
    demand: Demand, branch: UnitFacts, activities: Activities, month: Month, today: date, book: Rulebook
) -> RequirementFigure:
    """What a demand comes to for a branch as at the month's end, whenever it is counted later: a quarter still running
    then is 未到期, and what was held afterwards does not count. Weeks are judged as they end, also the one that ends in
    the month after. 临期 is written as 未到期: a notice tells what is behind, not what is urgent."""
    if demand.rule.period is RulePeriod.WEEK:
        found = judged_demand(demand, branch, activities, month, today, book.exemptions)
    else:
        judged_on = min(today, month.last + timedelta(days=1))
        found = judged_demand(demand, branch, activities, month, judged_on, book.exemptions, until=month.last)
    return _figure(found, branch)


def _figure(found: RuleVerdict, branch: UnitFacts) -> RequirementFigure:
    return RequirementFigure(
        found.rule.code,
        found.rule.label,
        found.span.label,
        found.held,
        found.due,
        Verdict.NOT_DUE if found.verdict.is_pending else found.verdict,
        counted_by(found.rule, branch),
        basis_of(found.rule),
        found.reason,
    )


def counted_by(rule: ComplianceRule, branch: UnitFacts) -> Counted:
    """What the numbers of a branch's figure count."""
    if rule.period is RulePeriod.WEEK:
        return Counted.WEEKS
    return Counted.GROUPS if asks_each_group(rule, branch) else Counted.TIMES


def basis_of(rule: ComplianceRule) -> str:
    """The rule in the bureau's words, with regulation and article; its own rules say in words that they are its own."""
    wording = rule.wording.rstrip("。")
    return wording if rule.severity is Severity.LOCAL else f"{wording}（{rule.basis}）"

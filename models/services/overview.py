"""The overview: a year of every branch, the weeks of study, and what is behind a number."""

from datetime import date

from sqlalchemy.orm import Session

from models.rows.compliance import ComplianceRule
from models.rows.overview import MatrixCell, MatrixRow, WeekCell, WeekGrid, WeekRow, YearMatrix
from models.rules.compliance import counted_records, judged
from models.rules.compliance_terms import RulePeriod, RuleUnit
from models.rules.periods import Month, Span, weeks_of
from models.rules.requirements import WEEKLY_STUDY
from models.rules.rule_periods import rules_on, rules_within
from models.rules.statistics import months_of
from models.rules.terms import StudyKind, Verdict
from models.services.behind import behind_records, behind_verdict
from models.services.verdicts import Answerer, Grounds, gather

__all__ = ["behind_records", "behind_verdict", "week_grid", "year_matrix"]

NOT_ASKED = "没有每周学习的要求"


def year_matrix(session: Session, year: int, today: date) -> YearMatrix:
    """Branches × months of ``year`` as of ``today``; then the committees and the bureau. A fixed number of queries."""
    months = tuple(Month(year, number) for number in range(1, 13))
    grounds = gather(session, months, today)
    rules = rules_within(grounds.book, months[0].first, months[-1].last)
    rows = []
    for one in grounds.answerers:
        own = tuple(rule for rule in rules if one.answers_for(rule.unit))
        if any(one.existed_in(month) for month in months) and (own or one.unit is RuleUnit.BRANCH):
            cells = tuple(_cell(grounds, one, month, own) for month in months)
            rows.append(MatrixRow(one.organization_id, one.name, cells))
    return YearMatrix(year, today, rules, tuple(rows))


def _cell(grounds: Grounds, one: Answerer, month: Month, rules: tuple[ComplianceRule, ...]) -> MatrixCell:
    if not one.existed_in(month):
        return MatrixCell(month, ())
    facts = grounds.facts(one, month)
    verdicts = grounds.verdicts(one, month, facts)
    known = {
        verdict.rule.code: verdict.records
        for verdict in verdicts
        if verdict.rule.period in (RulePeriod.WEEK, RulePeriod.MONTH)
    }
    counted = []
    for rule in rules:
        records = known.get(rule.code)
        if records is None:
            records = counted_records(rule, facts, grounds.activities, month.first, month.last)
        if records:
            counted.append((rule.code, records))
    return MatrixCell(month, verdicts, tuple(counted))


def week_grid(session: Session, span: Span, today: date) -> WeekGrid:
    """每周学习 of every branch over the weeks of the months that ``span`` touches (a week counts for the month of its
    Thursday), as of ``today``. A fixed number of queries."""
    months = months_of(span)
    grounds = gather(session, months, today)
    weeks = [(month, week) for month in months for week in weeks_of(month)]
    rules = {week.first: _weekly_rule(grounds, week) for _, week in weeks}
    rows = []
    for one in grounds.answerers:
        if one.unit is RuleUnit.BRANCH and any(one.existed_in(month) for month in months):
            cells = tuple(_week(grounds, one, month, week, rules[week.first]) for month, week in weeks)
            rows.append(_week_row(one, cells, today))
    return WeekGrid(tuple(week for _, week in weeks), tuple(rows))


def _weekly_rule(grounds: Grounds, week: Span) -> ComplianceRule | None:
    for rule in rules_on(grounds.book, week.first):
        if rule.code == WEEKLY_STUDY and rule.period is RulePeriod.WEEK:
            return rule
    return None


def _week(grounds: Grounds, one: Answerer, month: Month, week: Span, rule: ComplianceRule | None) -> WeekCell:
    if rule is None:
        places = [one.organization_id, *(group.id for group in one.groups)]
        evidence = StudyKind.BRANCH_STUDY.value
        records = grounds.activities.of(places, evidence, week.first, week.last)
        return WeekCell(week, Verdict.NOT_APPLICABLE, records, NOT_ASKED)
    facts = grounds.facts(one, month)
    found = judged(rule, facts, grounds.activities, week, grounds.today, grounds.book.exemptions)
    return WeekCell(week, found.verdict, found.records, found.reason)


def _week_row(one: Answerer, cells: tuple[WeekCell, ...], today: date) -> WeekRow:
    assert one.organization_id is not None
    begun = [cell for cell in cells if cell.week.first <= today]
    asked = [cell for cell in begun if cell.verdict is not Verdict.NOT_APPLICABLE]
    if asked:
        covered = sum(cell.verdict is Verdict.MET for cell in asked)
        return WeekRow(one.organization_id, one.name, cells, covered, len(asked))
    return WeekRow(one.organization_id, one.name, cells, sum(bool(cell.records) for cell in begun), None)

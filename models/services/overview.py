"""The overview: a year of every branch, the weeks of study, and what is behind a number."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Record, StudySession
from models.rows.compliance import ComplianceRule
from models.rows.overview import MatrixCell, MatrixRow, WeekCell, WeekGrid, WeekRow, WeekTheme, YearMatrix
from models.rules.compliance import UnitFacts, counted_records, judged
from models.rules.compliance_terms import RulePeriod, RuleUnit
from models.rules.periods import Month, Span, weeks_of
from models.rules.rule_periods import rules_within
from models.rules.statistics import months_of, weekly_study
from models.rules.terms import Register, StudyKind, Verdict
from models.services.behind import behind_records, behind_verdict
from models.services.verdicts import Answerer, Grounds, gather

__all__ = ["behind_records", "behind_verdict", "week_grid", "year_matrix"]

_WITHIN_A_MONTH = (RulePeriod.WEEK, RulePeriod.MONTH)
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
            rows.append(MatrixRow(one.organization_id, one.name, _cells(grounds, one, months, own)))
    return YearMatrix(year, today, rules, tuple(rows))


def _cells(
    grounds: Grounds, one: Answerer, months: Sequence[Month], rules: Sequence[ComplianceRule]
) -> tuple[MatrixCell, ...]:
    rest: dict[str, list[tuple[int, ...]]] = {}
    cells = []
    for place, month in enumerate(months):
        if not one.existed_in(month):
            cells.append(MatrixCell(month, ()))
            continue
        verdicts = grounds.verdicts(one, month)
        found = {
            verdict.rule.code: verdict.records
            for verdict in verdicts
            if verdict.rule.period in _WITHIN_A_MONTH
        }
        for rule in rules:
            if rule.code not in found:
                if rule.code not in rest:
                    rest[rule.code] = _by_month(grounds, one, months, rule)
                found[rule.code] = rest[rule.code][place]
        in_order = tuple([(rule.code, found[rule.code]) for rule in rules if found[rule.code]])
        cells.append(MatrixCell(month, verdicts, in_order))
    return tuple(cells)


def _by_month(
    grounds: Grounds, one: Answerer, months: Sequence[Month], rule: ComplianceRule
) -> list[tuple[int, ...]]:
    """What a rule counts in each month though none of its periods ends there; nothing is looked for in a year without any."""
    facts = grounds.facts(one, months[-1])
    first, last = months[0].first, months[-1].last
    if not counted_records(rule, facts, grounds.activities, first, last):
        return [()] * len(months)
    return [counted_records(rule, facts, grounds.activities, month.first, month.last) for month in months]


def week_grid(session: Session, span: Span, today: date) -> WeekGrid:
    """每周学习 of every branch over the weeks of the months that ``span`` touches (a week counts for the month of its
    Thursday), as of ``today``. A fixed number of queries."""
    months = months_of(span)
    grounds = gather(session, months, today)
    weeks = {month: weeks_of(month) for month in months}
    themes = _themes(session, weeks[months[0]][0].first, weeks[months[-1]][-1].last)
    rules: dict[Span, ComplianceRule | None] = {}
    for month in months:
        demand = weekly_study(grounds.book, month)
        asking = {} if demand is None else {week: rule for rule, week in demand.periods}
        rules |= {week: asking.get(week) for week in weeks[month]}
    rows = []
    for one in grounds.answerers:
        if one.unit is RuleUnit.BRANCH and any(one.existed_in(month) for month in months):
            cells = []
            for month in months:
                facts = grounds.facts(one, month)
                cells += [_week(grounds, facts, week, rules[week], themes) for week in weeks[month]]
            rows.append(_week_row(one, tuple(cells), today))
    return WeekGrid(tuple(rules), tuple(rows))


def _themes(session: Session, first: date, last: date) -> dict[int, WeekTheme]:
    """What every session of these days was about, by record."""
    own = StudySession.__table__
    query = select(Record.id, Record.title, StudySession.sitting).join_from(
        Record, own, own.c.id == Record.id
    )
    query = query.where(
        Record.register == Register.STUDY,
        Record.deleted_at.is_(None),
        Record.happened_on.between(first, last),
    )
    return {row.id: WeekTheme(row.id, row.title, row.sitting) for row in session.execute(query)}


def _week(
    grounds: Grounds,
    facts: UnitFacts,
    week: Span,
    rule: ComplianceRule | None,
    themes: Mapping[int, WeekTheme],
) -> WeekCell:
    if rule is None:
        studied = grounds.activities.held(facts.places, StudyKind.BRANCH_STUDY.value)
        cell = WeekCell(week, Verdict.NOT_APPLICABLE, studied.within(week.first, week.last), NOT_ASKED)
    else:
        found = judged(rule, facts, grounds.activities, week, grounds.today, grounds.book.exemptions)
        cell = WeekCell(week, found.verdict, found.records, found.reason, found)
    return replace(cell, themes=tuple(themes[id_] for id_ in cell.records if id_ in themes))


def _week_row(one: Answerer, cells: tuple[WeekCell, ...], today: date) -> WeekRow:
    assert one.organization_id is not None
    begun = [cell for cell in cells if cell.week.first <= today]
    asked = [cell for cell in begun if cell.verdict not in (Verdict.NOT_APPLICABLE, Verdict.UNKNOWN)]
    if asked:
        covered = sum(cell.verdict is Verdict.MET for cell in asked)
        return WeekRow(one.organization_id, one.name, cells, covered, len(asked))
    return WeekRow(one.organization_id, one.name, cells, sum(bool(cell.records) for cell in begun), None)

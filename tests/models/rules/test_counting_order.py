"""Verdicts never depend on the order of records, and a period counts what its parts count."""

import random
from datetime import date, timedelta
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from models.rows.compliance import ComplianceRule, Rulebook
from models.rules.activities import Activities, Activity
from models.rules.compliance import GroupFacts, PostHolder, UnitFacts, counted_records, judged
from models.rules.compliance_terms import RulePeriod, RuleUnit
from models.rules.periods import Month, Span, weeks_of, year_of
from models.rules.rule_periods import demands_in, judged_demand, span_on
from models.rules.terms import Verdict
from tests.models.rules.shipped import BOOK, exempt, shipped
from tests.models.rules.trying import few

P = RulePeriod
"""Each example is a year judged several times."""
MONTHS = tuple(Month(2026, number) for number in range(1, 13))
BRANCH, GROUP, OTHER_GROUP, COMMITTEE = 1, 11, 12, 5
UNITS = (
    UnitFacts(RuleUnit.BRANCH, BRANCH, full_members=9, groups=(GroupFacts(GROUP), GroupFacts(OTHER_GROUP))),
    UnitFacts(RuleUnit.GROUP, GROUP, branch_id=BRANCH),
    UnitFacts(RuleUnit.COMMITTEE, COMMITTEE),
    UnitFacts(RuleUnit.SECRETARY, COMMITTEE, secretaries=(PostHolder("周正平", None, date(2026, 9, 1)),)),
    UnitFacts(RuleUnit.BUREAU),
)
EVIDENCE = sorted({rule.evidence for rule in BOOK.rules})
records = st.lists(
    st.tuples(
        st.sampled_from([BRANCH, GROUP, OTHER_GROUP, COMMITTEE, None]),
        st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        st.frozensets(st.sampled_from(EVIDENCE), min_size=1, max_size=3),
        st.sampled_from(["", "周正平", "吴海"]),
    ),
    max_size=20,
)
today_ = st.dates(date(2026, 1, 1), date(2027, 2, 1))


def kept(found: list[tuple[int | None, date, frozenset[str], str]]) -> list[Activity]:
    return [Activity(number, *record) for number, record in enumerate(found)]


def all_verdicts(book: Rulebook, activities: Activities, today: date) -> list[object]:
    return [
        judged_demand(demand, unit, activities, month, today, book.exemptions)
        for month in MONTHS
        for demand in demands_in(book, month)
        for unit in UNITS
        if unit.unit is demand.rule.unit
    ]


@few
@given(records, today_, st.randoms(use_true_random=False))
def test_verdicts_never_depend_on_the_order_of_records(
    found: list[tuple[int | None, date, frozenset[str], str]], today: date, chance: random.Random
) -> None:
    book = exempt(BOOK, date(2026, 9, 28), date(2026, 10, 11))
    in_order = kept(found)
    mixed = chance.sample(in_order, len(in_order))
    assert all_verdicts(book, Activities(in_order), today) == all_verdicts(book, Activities(mixed), today)


def parts_of(span: Span, period: RulePeriod) -> list[Span]:
    """The periods of this length that make up ``span``."""
    parts = [span_on(period, span.first)]
    while parts[-1].last < span.last:
        parts.append(span_on(period, parts[-1].last + timedelta(days=1)))
    return parts


@given(records, st.sampled_from(UNITS), st.sampled_from(EVIDENCE))
def test_a_period_counts_what_its_parts_count(
    found: list[tuple[int | None, date, frozenset[str], str]], unit: UnitFacts, evidence: str
) -> None:
    activities = Activities(kept(found))
    rule = shipped("theme_day", evidence=evidence, unit=unit.unit)

    def count(span: Span) -> tuple[int, ...]:
        return counted_records(rule, unit, activities, span.first, span.last)

    whole = year_of(2026)
    for period in (P.HALF_YEAR, P.QUARTER, P.MONTH):
        parts = parts_of(whole, period)
        assert (parts[0].first, parts[-1].last) == (whole.first, whole.last)
        assert count(whole) == tuple(chain.from_iterable(count(part) for part in parts))
    weeks = [week for month in MONTHS for week in weeks_of(month)]
    in_weeks = Span(weeks[0].first, weeks[-1].last, "")
    assert count(in_weeks) == tuple(chain.from_iterable(count(week) for week in weeks))


@given(records, today_)
def test_one_record_more_never_makes_a_verdict_worse(
    found: list[tuple[int | None, date, frozenset[str], str]], today: date
) -> None:
    in_order = kept(found)
    fewer, more = Activities(in_order[1:]), Activities(in_order)

    def worth(rule: ComplianceRule, unit: UnitFacts, activities: Activities) -> tuple[int, int]:
        order = (Verdict.UNMET, Verdict.DUE_SOON, Verdict.NOT_DUE, Verdict.MET)
        one = judged(rule, unit, activities, span_on(rule.period, date(2026, 5, 20)), today)
        return one.held, order.index(one.verdict) if one.verdict in order else -1

    for rule in BOOK.rules:
        for unit in UNITS:
            if unit.unit is rule.unit:
                before, after = worth(rule, unit, fewer), worth(rule, unit, more)
                assert before[0] <= after[0]
                assert before[1] <= after[1]

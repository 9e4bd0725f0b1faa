"""The short way of judging a month's weeks says what the long way says."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from models.rows.compliance import Rulebook
from models.rules.compliance import GroupFacts, UnitFacts
from models.rules.compliance_terms import AppliesWhen, RulePeriod, RuleUnit
from models.rules.periods import Month, weeks_of
from models.rules.rule_periods import demands_in, judged_demand
from models.rules.terms import Verdict
from models.rules.week_sums import judged_weeks
from tests.models.rules.shipped import exempt, held, shipped, with_version

OCTOBER = Month(2026, 10)
PLAIN = Rulebook((shipped("weekly_study"),))
BRANCH = UnitFacts(RuleUnit.BRANCH, 1)
near = st.dates(date(2026, 9, 21), date(2026, 11, 8))
days = st.lists(st.tuples(st.sampled_from([1, 2, 3]), near), max_size=12)
branches = st.builds(
    UnitFacts,
    st.just(RuleUnit.BRANCH),
    st.just(1),
    st.none() | near,
    st.none() | near,
    st.none() | st.integers(0, 9),
    st.sampled_from([(), (GroupFacts(2),), (GroupFacts(2), GroupFacts(3, founded_on=date(2026, 10, 14)))]),
)


@st.composite
def books(draw: st.DrawFn) -> Rulebook:
    """The weekly rule, now and then changed in the month, exempt for some days, or asked of some branches only."""
    applies = draw(st.sampled_from([AppliesWhen.ALWAYS] * 3 + [*AppliesWhen]))
    book = Rulebook((shipped("weekly_study", minimum=draw(st.integers(1, 2)), applies_when=applies),))
    if draw(st.booleans()):
        book = with_version(
            book,
            "weekly_study",
            draw(near),
            minimum=draw(st.integers(1, 3)),
            enabled=draw(st.booleans()),
            period=draw(st.sampled_from([RulePeriod.WEEK, RulePeriod.WEEK, RulePeriod.MONTH])),
        )
    if draw(st.booleans()):
        first = draw(near)
        book = exempt(
            book,
            first,
            first + timedelta(days=draw(st.integers(0, 20))),
            organization_id=draw(st.sampled_from([None, 1, 9])),
        )
    return book


@settings(max_examples=150)
@given(books(), branches, days, near)
def test_both_ways_say_the_same(
    book: Rulebook, branch: UnitFacts, studied: list[tuple[int, date]], today: date
) -> None:
    activities = held(*((place, day, "branch_study") for place, day in studied))
    for demand in demands_in(book, OCTOBER):
        if demand.rule.period is RulePeriod.WEEK:
            given_ = (demand, branch, activities, OCTOBER, today, book.exemptions)
            assert judged_weeks(*given_) == judged_demand(*given_)


def test_more_in_one_week_makes_up_for_no_other() -> None:
    (demand,) = demands_in(PLAIN, OCTOBER)
    weeks = weeks_of(OCTOBER)
    activities = held(*((1, weeks[1].first + timedelta(days=more), "branch_study") for more in range(4)))

    found = judged_weeks(demand, BRANCH, activities, OCTOBER, weeks[3].first)

    assert (found.held, found.due, found.verdict) == (1, 5, Verdict.UNMET)
    assert found.missed == (weeks[0], weeks[2])
    assert found.records == (1, 2, 3, 4)
    assert found.span == OCTOBER.span()


def test_the_running_week_is_soon_due_from_friday() -> None:
    (demand,) = demands_in(PLAIN, OCTOBER)
    weeks = weeks_of(OCTOBER)
    activities = held((1, weeks[0].first, "branch_study"))
    thursday = weeks[1].first + timedelta(days=3)
    told = [
        judged_weeks(demand, BRANCH, activities, OCTOBER, thursday + timedelta(days=more)).verdict
        for more in range(2)
    ]
    assert told == [Verdict.NOT_DUE, Verdict.DUE_SOON]

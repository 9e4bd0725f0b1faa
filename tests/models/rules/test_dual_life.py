"""双重组织生活: quarters of any span, and what may be said of one."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.dual_life import LeadingCadre, PeriodLife, Stay, added
from models.rows.life import ContactSpell, LeadingSpell
from models.rules.dual_life import (
    BEFORE_LEDGER,
    NOT_ALL_QUARTER,
    NOT_WHOLE,
    NOTHING_HELD,
    UNMARKED,
    covers_throughout,
    guidance_doubt,
    is_whole_quarter,
    judge_period,
    may_guide,
    quarters_within,
)
from models.rules.periods import Span, quarter
from models.rules.terms import Verdict

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
SPANS = st.tuples(DAYS, st.integers(0, 900)).map(
    lambda pair: Span(pair[0], pair[0] + timedelta(days=pair[1]), "")
)
THIRD = quarter(2026, 3)
OVER = THIRD.last + timedelta(days=1)


@given(SPANS)
def test_the_quarters_of_a_span_are_its_days_once_each(span: Span) -> None:
    found = quarters_within(span)
    assert (found[0].first, found[-1].last) == (span.first, span.last)
    for before, after in itertools.pairwise(found):
        assert after.first == before.last + timedelta(days=1)
    for between in found[1:-1]:
        assert is_whole_quarter(between)
    for each in found:
        assert (each.first.year, (each.first.month - 1) // 3) == (each.last.year, (each.last.month - 1) // 3)


def test_a_part_of_a_quarter_is_called_by_its_months() -> None:
    half = Span(date(2026, 2, 10), date(2026, 10, 31), "")
    assert [each.label for each in quarters_within(half)] == ["2—3月", "二季度", "三季度", "10月"]


def judged(
    span: Span = THIRD,
    today: date = OVER,
    attended: int = 0,
    away: int = 2,
    unknown: int = 0,
    throughout: bool = True,
    begins: date | None = date(2026, 1, 1),
) -> tuple[Verdict, str]:
    return judge_period(
        span,
        today,
        attended=attended,
        away=away,
        unknown=unknown,
        throughout=throughout,
        ledger_begins=begins,
    )


@pytest.mark.parametrize(
    ("given_", "verdict", "reason"),
    [
        ({}, Verdict.UNMET, ""),
        ({"attended": 1}, Verdict.MET, ""),
        ({"attended": 1, "today": THIRD.first}, Verdict.MET, ""),
        ({"today": THIRD.last}, Verdict.NOT_DUE, ""),
        ({"away": 0}, Verdict.NOT_APPLICABLE, NOTHING_HELD),
        ({"unknown": 1}, Verdict.UNKNOWN, UNMARKED),
        ({"unknown": 1, "away": 0}, Verdict.UNKNOWN, UNMARKED),
        ({"throughout": False}, Verdict.NOT_APPLICABLE, NOT_ALL_QUARTER),
        ({"begins": None}, Verdict.UNKNOWN, BEFORE_LEDGER),
        ({"begins": THIRD.first}, Verdict.UNMET, ""),
        ({"begins": THIRD.first + timedelta(days=1)}, Verdict.UNKNOWN, BEFORE_LEDGER),
        ({"span": Span(THIRD.first, THIRD.last - timedelta(days=1), "")}, Verdict.NOT_APPLICABLE, NOT_WHOLE),
    ],
)
def test_only_a_whole_quarter_that_is_over_and_marked_can_be_missed(
    given_: dict[str, object], verdict: Verdict, reason: str
) -> None:
    assert judged(**given_) == (verdict, reason)  # type: ignore[arg-type]


SPELLS = st.lists(
    st.tuples(st.none() | DAYS, st.none() | DAYS).filter(
        lambda spell: spell[0] is None or spell[1] is None or spell[0] < spell[1]
    ),
    max_size=4,
)


@given(SPELLS, st.tuples(DAYS, st.integers(0, 100)))
def test_spells_cover_a_span_when_no_day_is_left_out(
    spells: list[tuple[date | None, date | None]], asked: tuple[date, int]
) -> None:
    span = Span(asked[0], asked[0] + timedelta(days=asked[1]), "")
    days = (span.first + timedelta(days=more) for more in range(asked[1] + 1))
    expected = all(
        any((first is None or first <= day) and (last is None or day < last) for first, last in spells)
        for day in days
    )
    assert covers_throughout(spells, span) == expected


IDS = st.lists(st.integers(1, 99), max_size=3).map(tuple)


@given(
    st.lists(st.builds(PeriodLife, st.just(THIRD), IDS, IDS, IDS, IDS, IDS, IDS, IDS), min_size=1, max_size=5)
)
def test_a_sum_counts_every_record_of_every_period(periods: list[PeriodLife]) -> None:
    whole = added(periods)
    for name in ("held", "attended", "away", "unknown", "contact_held", "contact_attended", "democratic"):
        parts = [record for period in periods for record in getattr(period, name)]
        assert list(getattr(whole, name)) == parts


@pytest.mark.parametrize(
    ("day", "places", "expected"),
    [
        (date(2026, 3, 1), {5}, True),
        (date(2026, 2, 28), {5}, False),
        (date(2026, 6, 1), {5}, False),
        (date(2026, 3, 1), {7, 70}, True),
        (date(2026, 3, 1), {9}, False),
    ],
)
def test_a_leader_guides_the_own_branch_and_contact_points(
    day: date, places: set[int], expected: bool
) -> None:
    stays = (Stay(5, "", None, date(2026, 3, 1), date(2026, 6, 1)),)
    contacts = (ContactSpell(7, ""),)
    assert may_guide(stays, contacts, frozenset(places), day) is expected


@pytest.mark.parametrize(
    ("leader", "places", "said"),
    [
        (LeadingCadre(1, "周文", (LeadingSpell("副局长"),), (Stay(5, ""),)), {5}, ""),
        (LeadingCadre(1, "周文", (LeadingSpell("副局长"),), (Stay(5, ""),)), {6}, "不是周文所在支部"),
        (
            LeadingCadre(1, "周文", (LeadingSpell("副局长", date(2026, 3, 2)),), (Stay(5, ""),)),
            {5},
            "没有登记为党员领导干部",
        ),
        (None, {5}, "没有登记为党员领导干部"),
    ],
)
def test_guidance_is_doubted_where_the_branch_is_not_the_leaders(
    leader: LeadingCadre | None, places: set[int], said: str
) -> None:
    doubt = guidance_doubt("周文", leader, frozenset(places), date(2026, 3, 1))
    assert said in doubt
    assert bool(doubt) is bool(said)

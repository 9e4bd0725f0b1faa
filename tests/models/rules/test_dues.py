"""党费: brackets at their boundaries, who pays in which month, what a month comes to (domain G29, G30)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.bureau import StandingChange
from models.rows.dues import DuesLine, DuesRate
from models.rules.dues import Stay, assess, due_of, pays_in, rate_of, rates_on, state_of, unpaid_run
from models.rules.dues_terms import DuesState, PayerKind
from models.rules.periods import Month
from models.rules.terms import Standing
from tests.models.rules.paying import RATES

SERVING, RETIRED = PayerKind.SERVING, PayerKind.RETIRED
OCTOBER = Month(2026, 10)
bases = st.integers(0, 5_000_000)


@pytest.mark.parametrize(
    ("payer", "base", "rate", "due"),
    [
        (SERVING, 0, 50, 0),
        (SERVING, 300_000, 50, 1_500),
        (SERVING, 300_001, 100, 3_000),
        (SERVING, 500_000, 100, 5_000),
        (SERVING, 500_001, 150, 7_500),
        (SERVING, 1_000_000, 150, 15_000),
        (SERVING, 1_000_001, 200, 20_000),
        (RETIRED, 500_000, 50, 2_500),
        (RETIRED, 500_001, 100, 5_000),
    ],
)
def test_the_whole_base_pays_the_rate_of_its_bracket(
    payer: PayerKind, base: int, rate: int, due: int
) -> None:
    found = rate_of(rates_on(RATES, payer, OCTOBER.first), base)
    assert found == rate
    assert due_of(base, rate) == due


@pytest.mark.parametrize(("base", "due"), [(99, 0), (100, 1), (299, 1), (300, 2)])
def test_half_a_fen_counts_as_one(base: int, due: int) -> None:
    assert due_of(base, 50) == due


@given(bases, bases)
def test_within_a_bracket_who_earns_more_pays_no_less(one: int, other: int) -> None:
    table = rates_on(RATES, SERVING, OCTOBER.first)
    low, high = sorted((one, other))
    rate = rate_of(table, low)
    assert rate is not None
    if rate_of(table, high) == rate:
        assert due_of(low, rate) <= due_of(high, rate)
    assert rate <= (rate_of(table, high) or 0)


@given(bases, st.integers(0, 10_000))
def test_what_is_due_is_never_half_a_fen_off(base: int, rate: int) -> None:
    assert abs(due_of(base, rate) * 10_000 - base * rate) <= 5_000


def test_rates_are_those_in_force_on_the_months_first_day() -> None:
    new = DuesRate(SERVING, None, 300, date(2026, 10, 1))
    assert rates_on((*RATES, new), SERVING, date(2026, 9, 30)) == rates_on(RATES, SERVING, date(2026, 9, 30))
    assert rates_on((*RATES, new), SERVING, date(2026, 10, 1)) == (new,)
    assert rates_on(RATES, SERVING, date(2008, 3, 31)) == ()
    line = assess(DuesLine(1, OCTOBER), 100_000, (*RATES, new))
    assert (line.rate, line.due) == (300, 3_000)


def test_without_base_or_rates_what_is_due_is_not_known() -> None:
    line = assess(DuesLine(1, OCTOBER), 100_000, RATES)
    assert (line.rate, line.due) == (50, 500)
    assert assess(line, None, RATES) == DuesLine(1, OCTOBER)
    assert assess(line, 100_000, ()).due is None


@pytest.mark.parametrize(
    ("line", "state"),
    [
        (None, DuesState.UNKNOWN),
        (DuesLine(1, OCTOBER), DuesState.UNKNOWN),
        (DuesLine(1, OCTOBER, due=500), DuesState.UNKNOWN),
        (DuesLine(1, OCTOBER, paid=500), DuesState.UNKNOWN),
        (DuesLine(1, OCTOBER, paid=0), DuesState.UNPAID),
        (DuesLine(1, OCTOBER, due=500, paid=0), DuesState.UNPAID),
        (DuesLine(1, OCTOBER, due=500, paid=499), DuesState.PART),
        (DuesLine(1, OCTOBER, due=500, paid=500), DuesState.PAID),
        (DuesLine(1, OCTOBER, due=500, paid=501), DuesState.OVER),
        (DuesLine(1, OCTOBER, due=0, paid=0), DuesState.PAID),
        (DuesLine(1, OCTOBER, due=500, paid=0, exempt=True), DuesState.EXEMPT),
    ],
)
def test_what_a_month_comes_to(line: DuesLine | None, state: DuesState) -> None:
    assert state_of(line) is state


# Who pays

MEMBER = (StandingChange(Standing.FULL, None),)


def test_dues_begin_with_the_month_of_the_assembly() -> None:
    joined = (
        StandingChange(Standing.ACTIVIST, None),
        StandingChange(Standing.PROBATIONARY, date(2026, 10, 31)),
    )
    stays = (Stay(7),)
    assert pays_in(Month(2026, 9), stays, joined) is None
    assert pays_in(OCTOBER, stays, joined) == 7


@pytest.mark.parametrize(
    ("left", "last"),
    [(date(2026, 10, 1), Month(2026, 9)), (date(2026, 10, 31), Month(2026, 9)), (date(2026, 11, 1), OCTOBER)],
)
def test_who_goes_elsewhere_pays_up_to_the_month_before(left: date, last: Month) -> None:
    stays = (Stay(7, None, left), Stay(8, left, None))
    assert pays_in(last, stays, MEMBER) == 7
    assert pays_in(last.next, stays, MEMBER) == 8
    assert pays_in(last.next, stays[:1], MEMBER) is None


def test_activists_pay_nothing() -> None:
    assert pays_in(OCTOBER, (Stay(7),), (StandingChange(Standing.ACTIVIST, None),)) is None
    assert pays_in(OCTOBER, (Stay(7),), ()) is None


# Months running

U, P, Q, E = DuesState.UNPAID, DuesState.PAID, DuesState.UNKNOWN, DuesState.EXEMPT


@pytest.mark.parametrize(
    ("states", "run"),
    [
        ((P, U, U, U), 3),
        ((U, U, U, P), 0),
        ((U, U, U, Q), 3),
        ((U, Q, U, U), 2),
        ((U, U, E), 0),
        ((U, DuesState.PART), 0),
        ((), 0),
        ((Q, Q), 0),
    ],
)
def test_only_known_months_one_after_the_other_run(states: tuple[DuesState, ...], run: int) -> None:
    months = [(Month(2026, 1).shifted(place), state) for place, state in enumerate(states)]
    assert len(unpaid_run(months)) == run


def test_a_month_nobody_asked_for_breaks_the_run() -> None:
    assert unpaid_run([(Month(2026, 1), U), (Month(2026, 3), U)]) == (Month(2026, 3),)

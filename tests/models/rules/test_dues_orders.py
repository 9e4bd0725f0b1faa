"""Orders over many months of 党费: nothing unknown is ever filled in."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from models.rows.dues import DuesCell, DuesLine, DuesYear
from models.rules.dues import state_of
from models.rules.dues_orders import (
    carried,
    exempted,
    is_empty,
    line_of,
    not_paid,
    of_payer,
    paid_up,
    with_base,
    with_paid,
)
from models.rules.dues_sums import cells_of
from models.rules.dues_terms import DuesState, PayerKind
from models.rules.periods import Month
from tests.models.rules.paying import MONTHS, RATES, person, years
from tests.models.rules.trying import few

MARCH, MAY = Month(2026, 3), Month(2026, 5)
DAY = date(2026, 5, 10)


def test_a_base_is_carried_to_months_without_one_and_no_further_back() -> None:
    one = person(1, DuesLine(1, MARCH, PayerKind.RETIRED, 600_000, 100, 6_000))
    lines = carried([one], MONTHS, RATES)
    assert [line.month for line in lines] == list(MONTHS[3:])
    assert {(line.base, line.due, line.payer) for line in lines} == {(600_000, 6_000, PayerKind.RETIRED)}
    assert [line.month for line in carried([one], {MAY}, RATES)] == [MAY]


def test_the_year_before_goes_on_and_a_new_base_changes_what_follows() -> None:
    december = DuesLine(1, Month(2025, 12), base=300_000, rate=50, due=1_500)
    one = replace(person(1, DuesLine(1, MARCH, base=400_000, rate=100, due=4_000)), last_year=december)
    lines = {line.month: line.base for line in carried([one], MONTHS, RATES)}
    assert lines[MONTHS[0]] == lines[MONTHS[1]] == 300_000
    assert lines[MAY] == 400_000
    assert MARCH not in lines


def test_nobody_is_given_a_base_who_has_none() -> None:
    assert carried([person(1)], MONTHS, RATES) == ()


def test_a_month_nobody_asks_for_gets_no_base() -> None:
    one = person(1, DuesLine(1, MARCH, base=300_000, rate=50, due=1_500))
    away = replace(one.cells[4], branch_id=None)
    one = replace(one, cells=(*one.cells[:4], away, *one.cells[5:]))
    assert MAY not in {line.month for line in carried([one], MONTHS, RATES)}


def test_the_same_base_again_keeps_the_rate_of_its_day() -> None:
    old = DuesLine(1, MAY, base=300_000, rate=70, due=2_100)
    assert with_base(old, 300_000, RATES) == old
    assert with_base(old, 300_100, RATES).rate == 100


def test_a_day_is_kept_only_of_money_paid() -> None:
    line = DuesLine(1, MAY, due=500, paid=500, paid_on=DAY)
    assert with_paid(line, 300).paid_on == DAY
    assert with_paid(line, 0).paid_on is None
    assert with_paid(line, None) == replace(line, paid=None, paid_on=None)


def test_paying_up_passes_over_what_is_not_known_and_what_was_paid() -> None:
    one = person(
        1,
        DuesLine(1, MARCH, base=300_000, rate=50, due=1_500),
        DuesLine(1, MAY, due=500, paid=100, paid_on=DAY),
        DuesLine(1, MONTHS[5], due=500, paid=0),
    )
    lines, unknown = paid_up([(one, cell) for cell in one.cells[2:7]], DAY)
    assert [(line.month, line.paid, line.paid_on) for line in lines] == [
        (MARCH, 1_500, DAY),
        (MONTHS[5], 500, DAY),
    ]
    assert unknown == 2


def test_not_paid_is_entered_only_where_nothing_is() -> None:
    one = person(1, DuesLine(1, MARCH, due=500), DuesLine(1, MAY, due=500, paid=500))
    assert [line.month for line in not_paid([(one, one.cells[2]), (one, one.cells[4])])] == [MARCH]


def test_exemption_and_payer_touch_only_what_changes() -> None:
    one = person(1, DuesLine(1, MARCH, base=600_000, rate=150, due=9_000))
    cells = [(one, one.cells[2])]
    freed = exempted(cells, "生活困难，支部大会同意", exempt=True)
    assert (freed[0].exempt, freed[0].note) == (True, "生活困难，支部大会同意")
    assert exempted(cells, "", exempt=False) == ()
    assert of_payer(cells, PayerKind.RETIRED, RATES)[0].due == 6_000
    assert of_payer(cells, PayerKind.SERVING, RATES) == ()


def test_a_new_line_has_the_payer_of_the_months_before() -> None:
    one = person(1, DuesLine(1, MARCH, PayerKind.RETIRED))
    assert line_of(one, one.cells[4]).payer is PayerKind.RETIRED
    assert line_of(one, one.cells[0]).payer is PayerKind.SERVING
    assert is_empty(line_of(one, one.cells[0]))
    assert not is_empty(line_of(one, one.cells[4]))


@given(years())
@few
def test_after_paying_up_nobody_with_a_known_due_is_left(year: DuesYear) -> None:
    lines, _ = paid_up(cells_of(year), DAY)
    done = {(line.member_id, line.month): line for line in lines}
    for one, cell in cells_of(year):
        line = done.get((one.member_id, cell.month), cell.line)
        if line is not None and line.due is not None and not line.paid:
            assert state_of(line) in (DuesState.PAID, DuesState.EXEMPT)
    assert all(state_of(line) is DuesState.PAID for line in lines)


@given(years())
@few
def test_carrying_twice_changes_nothing_more(year: DuesYear) -> None:
    lines = {(line.member_id, line.month): line for line in carried(year.people, MONTHS, RATES)}
    again = [
        replace(
            one,
            cells=tuple(
                DuesCell(cell.month, cell.branch_id, lines.get((one.member_id, cell.month), cell.line), None)
                for cell in one.cells
            ),
        )
        for one in year.people
    ]
    assert carried(again, MONTHS, RATES) == ()

"""Sums of 党费 and who is in arrears."""

from dataclasses import fields, replace

from hypothesis import given

from models.rows.dues import DuesLine, DuesSum, DuesYear
from models.rules.dues_sums import added, arrears, cells_of, sum_of, sums_by_branch
from models.rules.dues_terms import DuesState
from models.rules.periods import Month
from tests.models.rules.paying import MONTHS, cell, person, year_of_people, years
from tests.models.rules.trying import few

JULY = Month(2026, 7)


@given(years())
@few
def test_branches_and_months_add_up_to_the_whole(year: DuesYear) -> None:
    whole = sum_of(year)
    for parts in (
        [row.sum for row in sums_by_branch(year)],
        [sum_of(year, {month}) for month in MONTHS],
    ):
        for field in fields(DuesSum):
            assert sum(getattr(part, field.name) for part in parts) == getattr(whole, field.name)


@given(years())
@few
def test_the_sum_is_that_of_its_lines_and_every_month_is_counted_once(year: DuesYear) -> None:
    whole = sum_of(year)
    lines = [cell.line for _, cell in cells_of(year) if cell.line is not None]
    assert whole.paid == sum(line.paid or 0 for line in lines)
    assert whole.due == sum(line.due or 0 for line in lines if not line.exempt)
    assert whole.settled + whole.short + whole.exempt + whole.unknown == whole.asked == 12 * len(year.people)


def test_what_is_not_known_is_counted_and_not_added() -> None:
    total = added(
        [
            cell(DuesLine(1, JULY, base=300_000, rate=50, due=1_500, paid=1_500)),
            cell(DuesLine(2, JULY, base=300_000, rate=50, due=1_500, paid=0)),
            cell(DuesLine(3, JULY)),
            cell(DuesLine(4, JULY, paid=700)),
            cell(DuesLine(5, JULY, exempt=True, due=100)),
            cell(DuesLine(6, JULY, paid=200), branch_id=None),
        ]
    )
    assert total == DuesSum(
        asked=5, due=3_000, paid=2_400, settled=1, short=1, exempt=1, unknown=2, no_base=2
    )


def test_arrears_name_months_short_and_months_not_known() -> None:
    unpaid = [DuesLine(1, Month(2026, number), due=500, paid=0) for number in (4, 5, 6)]
    part = DuesLine(2, JULY, due=500, paid=100)
    paid = person(3, *(DuesLine(3, month, due=500, paid=500) for month in MONTHS))
    rows = arrears(year_of_people(person(1, *unpaid), person(2, part), paid))
    assert [(row.name, len(row.short), len(row.unknown), row.running) for row in rows] == [
        ("党员1", 3, 9, 3),
        ("党员2", 1, 11, 0),
    ]
    only = arrears(year_of_people(person(1, *unpaid), person(2, part), paid), {JULY})
    assert [(row.name, row.unknown) for row in only] == [("党员1", (JULY,)), ("党员2", ())]
    assert only[1].short == (part,)


def test_exempt_months_are_no_arrears() -> None:
    exempt = person(1, *(DuesLine(1, month, exempt=True) for month in MONTHS))
    assert arrears(year_of_people(exempt)) == ()
    assert {cell.state for cell in exempt.cells} == {DuesState.EXEMPT}


def test_a_run_of_months_not_paid_is_looked_for_before_the_period() -> None:
    unpaid = [DuesLine(1, Month(2026, number), due=500, paid=0) for number in (1, 2, 3, 4)]
    one = person(1, *unpaid)
    assert [row.running for row in arrears(year_of_people(one), {Month(2026, 3)})] == [3]
    earlier = tuple((Month(2025, number), DuesState.UNPAID) for number in (11, 12))
    before = replace(one, earlier=((Month(2025, 10), DuesState.PAID), *earlier))
    assert [row.running for row in arrears(year_of_people(before), {Month(2026, 1)})] == [3]

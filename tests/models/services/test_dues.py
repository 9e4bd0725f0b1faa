"""党费 kept: a year of members and months, lines all or none, taken back, and the tables of rates."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.db.store import Store
from models.failures import BadInput, Conflict
from models.rows.bureau import MembershipSpell
from models.rows.changes import Subject
from models.rows.dues import DuesLine, DuesPerson, DuesRate, DuesYear
from models.rules.dues import assess
from models.rules.dues_orders import line_of, put_into
from models.rules.dues_sums import arrears, sum_of
from models.rules.dues_terms import DuesState, PayerKind
from models.rules.periods import Month
from models.rules.terms import Standing
from models.services.dues import dues_year, load_rates, put_back, save_lines, save_rates, years_with_dues
from models.services.members import save_member
from tests.models.rules.paying import RATES
from tests.models.services.making import Ids, add_person, count_statements, person, saved

TODAY = date(2026, 10, 15)
MAY, OCTOBER = Month(2026, 5), Month(2026, 10)


def line(member_id: int, month: Month = MAY, **given: Any) -> DuesLine:
    """500.00 due at 5,000.00 … as given."""
    return replace(assess(DuesLine(member_id, month), 500_000, RATES), **given)


def read(session: Session, organization_id: int | None = None, year: int = 2026) -> DuesYear:
    return dues_year(session, year, organization_id, TODAY)


def only(year: DuesYear, member_id: int) -> DuesPerson:
    return next(person for person in year.people if person.member_id == member_id)


def test_members_are_listed_by_branch_and_activists_are_not(session: Session, ids: Ids) -> None:
    second = add_person(session, "乙", ids.second)
    first = add_person(session, "甲", ids.first)
    add_person(session, "丙", ids.first, standings=((Standing.ACTIVIST, None),))
    year = read(session)
    assert [(one.member_id, one.branch_name) for one in year.people] == [
        (first, "第一党支部"),
        (second, "第二党支部"),
    ]
    assert year.branches == ((ids.first, "第一党支部"), (ids.second, "第二党支部"))
    assert year.rates == RATES
    assert [one.name for one in read(session, ids.committee).people] == ["甲", "乙"]
    narrowed = read(session, ids.second)
    assert ([one.name for one in narrowed.people], narrowed.scope) == (["乙"], "第二党支部")


def test_months_are_asked_from_joining_to_leaving(session: Session, ids: Ids) -> None:
    joined = ((Standing.ACTIVIST, None), (Standing.PROBATIONARY, date(2026, 3, 31)))
    member = person("甲", ids.first, standings=joined, from_on=None, to_on=date(2026, 8, 20))
    moved = replace(
        member, spells=(*member.spells, MembershipSpell(ids.second, "", from_on=date(2026, 8, 20)))
    )
    saved(save_member(session, moved))
    whole = read(session).people[0]
    assert [cell.branch_id for cell in whole.cells] == [None] * 2 + [ids.first] * 5 + [ids.second] * 5
    assert whole.branch_id == ids.second
    first = read(session, ids.first).people[0]
    assert [cell.is_asked for cell in first.cells] == [2 < number < 8 for number in range(1, 13)]
    assert first.branch_id == ids.first
    assert [cell.state for cell in whole.cells[8:]] == [DuesState.UNKNOWN, DuesState.UNKNOWN, None, None]


def test_what_was_paid_and_is_not_asked_any_more_still_shows(session: Session, ids: Ids) -> None:
    member_id = add_person(session, "甲", ids.first, to_on=date(2026, 1, 10))
    assert read(session).people == ()
    save_lines(session, [line(member_id, Month(2026, 1), paid=5_000)])
    shown = read(session)
    assert [one.member_id for one in shown.people] == [member_id]
    assert not shown.people[0].cells[0].is_asked
    assert sum_of(shown).paid == 5_000


def test_lines_come_back_as_they_were_kept(session: Session, ids: Ids) -> None:
    member_id = add_person(session, "甲", ids.first)
    kept = line(member_id, paid=5_000, paid_on=date(2026, 5, 10), note="补交")
    before = line(member_id, Month(2025, 12))
    assert save_lines(session, [kept, before]).subjects == {Subject.DUES}
    found = read(session).people[0]
    assert found.cells[4].line == replace(kept, version=1)
    assert found.cells[4].state is DuesState.PAID
    assert found.last_year == replace(before, version=1)
    assert years_with_dues(session) == (2026, 2025)


def test_nothing_is_kept_when_any_line_was_changed_since(store: Store, kept: Ids) -> None:
    with store.write() as session:
        one, other = (add_person(session, name, kept.first) for name in ("甲", "乙"))
        save_lines(session, [line(one)])
    with pytest.raises(Conflict), store.write() as session:
        save_lines(session, [line(other), line(one, paid=5_000)])
    with store.read() as session:
        year = read(session)
        assert [cell.line is not None for cell in only(year, other).cells].count(True) == 0
        assert only(year, one).cells[4].line == line(one, version=1)


@pytest.mark.parametrize("wrong", [{"paid": -1}, {"base": -1}])
def test_amounts_below_nought_are_refused(session: Session, ids: Ids, wrong: dict[str, Any]) -> None:
    member_id = add_person(session, "甲", ids.first)
    with pytest.raises(BadInput, match="不能是负数"):
        save_lines(session, [line(member_id, **wrong)])


def test_a_month_given_twice_is_refused(session: Session, ids: Ids) -> None:
    member_id = add_person(session, "甲", ids.first)
    with pytest.raises(BadInput, match="出现了两次"):
        save_lines(session, [line(member_id), line(member_id, paid=1)])


def test_a_line_that_says_nothing_is_taken_out(session: Session, ids: Ids) -> None:
    member_id = add_person(session, "甲", ids.first)
    save_lines(session, [line(member_id)])
    save_lines(session, [DuesLine(member_id, MAY, version=1)])
    assert read(session).people[0].cells[4].line is None
    assert years_with_dues(session) == ()


def test_what_is_put_in_at_once_is_what_is_read_again(session: Session, ids: Ids) -> None:
    """Whoever types on before the answer stands upon the very lines, versions and states that will be read."""
    one = add_person(session, "张三", ids.first)
    for paid in (0, 500, None, 700):
        for month in (MAY, Month(2026, 11)):
            before = read(session)
            cell = only(before, one).cells[month.month - 1]
            new = replace(line_of(only(before, one), cell), paid=paid)
            if new != (cell.line or DuesLine(one, month)):
                save_lines(session, [new])
                session.expire_all()
                assert put_into(before.people, [new], before.today) == read(session).people


def test_a_run_of_months_not_paid_goes_on_over_the_turn_of_the_year(session: Session, ids: Ids) -> None:
    one = add_person(session, "张三", ids.first)
    late = (Month(2025, 11), Month(2025, 12), Month(2026, 1))
    save_lines(session, [line(one, month, paid=0) for month in late])
    assert [row.running for row in arrears(read(session), {Month(2026, 1)})] == [3]


def test_a_paste_is_taken_back_whole(session: Session, ids: Ids) -> None:
    one, other = (add_person(session, name, ids.first) for name in ("甲", "乙"))
    save_lines(session, [line(one, paid=0)])
    was = read(session)
    before = (line(one, paid=0, version=1), DuesLine(other, MAY))
    after = (line(one, paid=5_000, version=1), line(other, paid=5_000))
    save_lines(session, after)
    put_back(session, before, after)
    assert [
        [replace(cell.line, version=0) if cell.line else None for cell in person.cells]
        for person in read(session).people
    ] == [
        [replace(cell.line, version=0) if cell.line else None for cell in person.cells]
        for person in was.people
    ]


def test_what_was_cleared_comes_back_and_what_was_changed_since_stays(session: Session, ids: Ids) -> None:
    member_id = add_person(session, "甲", ids.first)
    save_lines(session, [line(member_id, paid=5_000)])
    before, after = (line(member_id, paid=5_000, version=1),), (DuesLine(member_id, MAY, version=1),)
    save_lines(session, after)
    put_back(session, before, after)
    assert read(session).people[0].cells[4].line == line(member_id, paid=5_000, version=1)
    with pytest.raises(Conflict, match="后来又有改动"):
        put_back(session, before, (line(member_id, paid=3),))


def test_ten_times_the_members_send_no_more_statements(session: Session, ids: Ids) -> None:
    def grow(count: int) -> int:
        members = [add_person(session, f"党员{number}", ids.first) for number in range(count)]
        save_lines(session, [line(member, month, paid=0) for member in members for month in (MAY, OCTOBER)])
        return count_statements(session, lambda opened: arrears(dues_year(opened, 2026, None, TODAY)))

    assert grow(3) == grow(30)


# Rates


def test_new_rates_stand_beside_the_old_and_change_no_line(session: Session, ids: Ids) -> None:
    member_id = add_person(session, "甲", ids.first)
    save_lines(session, [line(member_id)])
    day = date(2027, 1, 1)
    rates = [
        DuesRate(PayerKind.SERVING, 400_000, 60, day),
        DuesRate(PayerKind.SERVING, None, 200, day),
        DuesRate(PayerKind.RETIRED, None, 50, day),
    ]
    save_rates(session, day, rates)
    assert load_rates(session) == (*RATES, *rates)
    assert read(session).people[0].cells[4].line == line(member_id, version=1)
    save_rates(session, day, rates[1:])
    assert load_rates(session) == (*RATES, *rates[1:])


SERVING, RETIRED = PayerKind.SERVING, PayerKind.RETIRED


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ([(RETIRED, None, 50)], "在职的党费标准没有“以上”"),
        ([(SERVING, 300_000, 50), (RETIRED, None, 50)], "在职的党费标准没有“以上”"),
        ([(SERVING, None, 50), (RETIRED, None, 50), (RETIRED, None, 60)], "离退休的党费标准没有“以上”"),
        (
            [(SERVING, 5, 50), (SERVING, 5, 60), (SERVING, None, 70), (RETIRED, None, 50)],
            "从低到高",
        ),
        ([(SERVING, 0, 50), (SERVING, None, 70), (RETIRED, None, 50)], "从低到高"),
        ([(SERVING, None, 10_001), (RETIRED, None, 50)], "0到100%"),
    ],
)
def test_tables_that_leave_an_income_out_are_refused(
    session: Session, table: list[tuple[PayerKind, int | None, int]], why: str
) -> None:
    day = TODAY + timedelta(days=1)
    with pytest.raises(BadInput, match=why):
        save_rates(session, day, [DuesRate(payer, upper, rate, day) for payer, upper, rate in table])

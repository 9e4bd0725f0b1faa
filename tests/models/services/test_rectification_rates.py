"""Rates of rectification, from the registers."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput
from models.rows.inspection import Manifestation
from models.rows.rectification_rates import RateFigure, RectificationRates
from models.rules.periods import Month, Span, quarter_of, year_of
from models.rules.rectification import Action
from models.rules.terms import OrganizationKind, RectificationSource
from models.services.figures import figures_for
from models.services.rectification import remove_item
from models.services.rectification_rates import rectification_rates
from models.services.rulebook import save_manifestations
from tests.models.services.growing import statements_as_it_grows
from tests.models.services.making import Ids, add_item, add_organization, advance

OCTOBER = Month(2026, 10)
IN_OCTOBER = OCTOBER.span()
TODAY = date(2026, 11, 20)
A, R = Action, RectificationSource


def rates(
    session: Session, span: Span = IN_OCTOBER, organization_id: int | None = None, today: date = TODAY
) -> RectificationRates:
    return rectification_rates(session, span, organization_id, today)


def figures(lines: Any) -> dict[str, RateFigure]:
    return {line.label: line.figure for line in lines}


def add(session: Session, organization_id: int, closed: date | None = None, **given: Any) -> int:
    record_id = add_item(session, organization_id, person="李建国", **given)
    if closed:
        advance(session, record_id, (A.REQUEST_CLOSURE, closed), (A.APPROVE, closed))
    return record_id


def test_items_are_told_by_source_and_by_branch(session: Session, ids: Ids) -> None:
    one = add(session, ids.first, date(2026, 10, 20), source=R.SUPERIOR_CHECK)
    two = add(session, ids.second)
    three = add(session, ids.department, source=R.SUPERIOR_CHECK)

    found = rates(session)

    assert found.total.on_list == (one, two, three)
    assert (found.total.closed, found.total.in_time) == ((one,), (one,))
    assert {label: figure.on_list for label, figure in figures(found.by_source).items()} == {
        "上级检查": (one, three),
        "自查": (two,),
    }
    assert {label: figure.on_list for label, figure in figures(found.by_branch).items()} == {
        "第一党支部": (one,),
        "第二党支部": (two,),
        "办公室": (three,),
    }


def test_a_groups_items_are_its_branchs(session: Session, ids: Ids) -> None:
    one = add(session, ids.group)

    assert {label: figure.on_list for label, figure in figures(rates(session).by_branch).items()} == {
        "第一党支部": (one,)
    }


def test_a_scope_takes_all_below_it(session: Session, ids: Ids) -> None:
    inside = add(session, ids.group)
    add(session, ids.second)

    found = rates(session, organization_id=ids.first)

    assert (found.total.on_list, found.scope) == ((inside,), "第一党支部")


def test_what_was_taken_off_the_list_is_not_counted(session: Session, ids: Ids) -> None:
    record_id = add(session, ids.first)
    remove_item(session, record_id, 1)

    assert rates(session).total == RateFigure()


def test_an_item_reopened_later_was_struck_off_in_its_month(session: Session, ids: Ids) -> None:
    record_id = add(session, ids.first, date(2026, 10, 20))
    advance(session, record_id, (A.REOPEN, date(2026, 11, 5)))

    assert rates(session).total.closed == (record_id,)
    november = rates(session, Month(2026, 11).span()).total
    assert (november.on_list, november.closed, november.rebounded) == ((record_id,), (), (record_id,))


@pytest.mark.parametrize(
    ("today", "counted_on", "overdue"),
    [
        (date(2026, 10, 25), date(2026, 10, 25), 1),
        (date(2026, 10, 20), date(2026, 10, 20), 0),
        (TODAY, date(2026, 10, 31), 1),
    ],
)
def test_a_period_still_running_is_counted_to_today(
    session: Session, ids: Ids, today: date, counted_on: date, overdue: int
) -> None:
    add(session, ids.first, due_on=date(2026, 10, 20))

    found = rates(session, today=today)

    assert (found.counted_on, len(found.total.overdue)) == (counted_on, overdue)


def test_a_period_to_come_is_refused(session: Session, ids: Ids) -> None:
    with pytest.raises(BadInput, match="还没有开始"):
        rates(session, today=date(2026, 9, 30))


def test_manifestations_are_counted_in_the_month_they_were_found(session: Session, ids: Ids) -> None:
    save_manifestations(session, [Manifestation(7, "慵", "该办的不办")])
    one = add(session, ids.first, manifestation=7)
    two = add(session, ids.second, manifestation=7, found_on=date(2026, 11, 3), due_on=date(2026, 12, 1))
    three = add(session, ids.first, manifestation=22)
    other = add(session, ids.first)
    add(session, ids.first, manifestation=7, found_on=date(2026, 9, 30))

    found = rates(session, quarter_of(OCTOBER))

    assert found.months == (OCTOBER, OCTOBER.next, Month(2026, 12))
    assert [line.number for line in found.manifestations] == [*range(1, 23), None]
    seventh = found.manifestations[6]
    assert (seventh.label, seventh.months) == ("7　慵：该办的不办", ((one,), (two,), ()))
    assert found.manifestations[21].months == ((three,), (), ())
    assert found.manifestations[21].label == "22　待补"
    assert found.manifestations[22].months == ((other,), (), ())
    assert found.most() == 1


def test_without_any_item_the_map_is_empty(session: Session, ids: Ids) -> None:
    found = rates(session)

    assert (found.most(), len(found.manifestations), found.by_source) == (0, 22, ())


def test_a_month_agrees_with_its_notice(session: Session, bureau: Ids) -> None:
    record_id = add(session, bureau.first, date(2026, 10, 20), due_on=date(2026, 10, 18))
    advance(session, record_id, (A.REOPEN, date(2026, 11, 5)))
    add(session, bureau.group, due_on=date(2026, 10, 18))

    lines = figures(rates(session).by_branch)
    for branch in figures_for(session, OCTOBER, TODAY).branches:
        figure = lines.get(branch.name, RateFigure())
        counted = branch.rectification
        assert (counted.on_list, counted.overdue) == (len(figure.on_list), len(figure.overdue))
        assert counted.closed == len(figure.closed)


def test_more_branches_and_items_send_no_more_statements(session: Session) -> None:
    committee = add_organization(session, OrganizationKind.PARTY_COMMITTEE, "某局机关党委")

    def grow(number: int) -> None:
        branch = add_organization(session, OrganizationKind.BRANCH, f"第{number}党支部", parent_id=committee)
        add(session, branch, date(2026, 10, 20))
        add(session, branch)

    sent = statements_as_it_grows(session, (1, 6), grow, lambda one: rates(one, year_of(2026)))

    assert len(set(sent)) == 1

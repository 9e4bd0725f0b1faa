"""年度结转: plans go over once, items by themselves."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput, Conflict
from models.rows.query import RegisterQuery
from models.rows.study_plan import PlanItem, StudyPlan
from models.rules.rectification import Action
from models.rules.terms import StudyKind
from models.services.rectification import CARRIED_OVER, list_items, list_shown, load_item
from models.services.study_plans import list_plans, save_plan
from models.services.turn_of_year import copy_plans_forward, take_plans_back, turn_of_year
from tests.models.services.making import DAY, Ids, add_item, advance

JANUARY = date(2027, 1, 10)


def plan(session: Session, organization_id: int, kind: StudyKind = StudyKind.CENTRE_GROUP) -> int:
    changes = save_plan(
        session,
        StudyPlan(
            None, 2026, organization_id, kind, "2026年学习计划", items=(PlanItem(None, 1, "学习党章"),)
        ),
    )
    assert changes.record_id is not None
    return changes.record_id


def test_a_plan_is_copied_once_however_often_it_is_ordered(session: Session, ids: Ids) -> None:
    made = plan(session, ids.committee)
    (offered,) = turn_of_year(session, 2027).plans
    assert (offered.id, offered.topics, offered.is_there) == (made, 1, False)
    copy_plans_forward(session, (made,), 2027)
    assert turn_of_year(session, 2027).plans[0].is_there
    with pytest.raises(BadInput):
        copy_plans_forward(session, (made,), 2027)
    (copy,) = list_plans(session, year=2027)
    assert ([item.topic for item in copy.items], copy.issued_on, copy.title) == (
        ["学习党章"],
        None,
        "2027年学习计划",
    )
    assert len(list_plans(session, year=2026)) == 1


def test_a_copy_is_taken_back_while_it_stands_as_copied(session: Session, ids: Ids) -> None:
    one, other = plan(session, ids.committee), plan(session, ids.first, StudyKind.BRANCH_STUDY)
    copy_plans_forward(session, (one, other), 2027)
    take_plans_back(session, (one, other), 2027)
    assert list_plans(session, year=2027) == ()
    assert len(list_plans(session, year=2026)) == 2
    copy_plans_forward(session, (one,), 2027)
    (copy,) = list_plans(session, year=2027)
    save_plan(session, replace(copy, title="改过的计划"))
    with pytest.raises(Conflict):
        take_plans_back(session, (one,), 2027)
    assert [each.title for each in list_plans(session, year=2027)] == ["改过的计划"]


def test_of_several_those_that_are_there_are_left(session: Session, ids: Ids) -> None:
    one, other = plan(session, ids.committee), plan(session, ids.first, StudyKind.BRANCH_STUDY)
    copy_plans_forward(session, (one,), 2027)
    copy_plans_forward(session, (one, other), 2027)
    assert len(list_plans(session, year=2027)) == 2


def test_open_items_go_over_with_their_year_and_number(session: Session, ids: Ids) -> None:
    made = add_item(session, ids.first, found_on=date(2026, 10, 1))
    add_item(session, ids.first, found_on=date(2027, 1, 5), due_on=date(2027, 2, 1))
    assert turn_of_year(session, 2027).open_items == 1
    asked = RegisterQuery(year=2027)
    shown = list_shown(session, asked, JANUARY)
    assert [(row.found_on.year, row.number, row.carried_over) for row in shown] == [
        (2027, 1, False),
        (2026, 1, True),
    ]
    assert [row.id for row in list_items(session, RegisterQuery(status=CARRIED_OVER), JANUARY)] == [made]
    assert len(list_items(session, asked, JANUARY)) == 1
    assert load_item(session, made).number == 1


def test_a_ledger_without_items_is_not_one_whose_items_are_struck_off(session: Session, ids: Ids) -> None:
    assert not turn_of_year(session, 2027).has_items
    made = add_item(session, ids.first, found_on=date(2026, 10, 1))
    advance(session, made, (Action.CLAIM, DAY), (Action.REQUEST_CLOSURE, DAY), (Action.APPROVE, DAY))
    turn = turn_of_year(session, 2027)
    assert (turn.open_items, turn.has_items) == (0, True)


def test_the_year_before_and_a_single_month_show_their_own(session: Session, ids: Ids) -> None:
    add_item(session, ids.first, found_on=date(2026, 10, 1))
    assert len(list_shown(session, RegisterQuery(year=2026), JANUARY)) == 1
    assert list_shown(session, RegisterQuery(year=2027, month=1), JANUARY) == ()

"""Plans of study: kept, refused, copied, carried out."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput, Conflict, NotFound
from models.rows.study_plan import PlanItem, StudyPlan
from models.rules.terms import RecordStatus, StudyKind
from models.services.study import load_session, remove_session, save_session
from models.services.study_plans import (
    copy_plan,
    list_plans,
    load_plan,
    planned_topic,
    remove_plan,
    save_plan,
)
from tests.models.services.making import DAY, Ids, add_study, count_statements, saved

ITEMS = (
    PlanItem(None, 1, "第一专题", 2, "《甲》\n《乙》", "张三、李四"),
    PlanItem(None, 4, "第四专题"),
)


def plan(ids: Ids, **given: Any) -> StudyPlan:
    settled: dict[str, Any] = {
        "year": 2026,
        "organization_id": ids.committee,
        "kind": StudyKind.CENTRE_GROUP,
        "title": "2026年中心组学习计划",
        "items": ITEMS,
    } | given
    return StudyPlan(None, **settled)


def kept(session: Session, ids: Ids, **given: Any) -> StudyPlan:
    return load_plan(session, saved(save_plan(session, plan(ids, **given))))


def test_a_plan_is_read_as_it_was_saved(session: Session, ids: Ids) -> None:
    typed = plan(ids, leader="王", secretary="李", issued_on=date(2026, 1, 9), note="说明")
    read = load_plan(session, saved(save_plan(session, typed)))
    bare = tuple(replace(item, id=None) for item in read.items)
    assert replace(read, id=None, version=0, items=bare) == replace(typed, organization_name="某局机关党委")
    assert list_plans(session) == (read,)
    assert list_plans(session, year=2025) == ()
    assert list_plans(session, kind=StudyKind.BRANCH_STUDY) == ()


def test_a_topic_keeps_its_number_through_changes(session: Session, ids: Ids) -> None:
    read = kept(session, ids)
    first, fourth = read.items
    moved = (replace(fourth, topic="改了"), PlanItem(None, 2, "新的"), first)
    save_plan(session, replace(read, items=moved))
    after = load_plan(session, read.id or 0)
    assert [(item.id, item.topic) for item in after.items if item.topic != "新的"] == [
        (fourth.id, "改了"),
        (first.id, "第一专题"),
    ]
    with pytest.raises(Conflict):
        save_plan(session, read)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"title": ""}, "计划名称"),
        ({"year": 26}, "年度"),
        ({"organization_id": 999}, "党组织"),
        ({"items": (PlanItem(None, 1, " "),)}, "没有写学习专题"),
        ({"items": (PlanItem(None, 5, "题"),)}, "季度"),
        ({"items": (PlanItem(None, 1, "题", 4),)}, "月份"),
    ],
)
def test_what_cannot_be_is_refused(session: Session, ids: Ids, changed: dict[str, Any], why: str) -> None:
    with pytest.raises(BadInput, match=why):
        save_plan(session, plan(ids, **changed))


def test_one_plan_for_a_year_an_organisation_and_a_kind(session: Session, ids: Ids) -> None:
    read = kept(session, ids)
    with pytest.raises(BadInput, match="已有中心组学习的学习计划"):
        save_plan(session, plan(ids))
    save_plan(session, read)
    save_plan(session, plan(ids, kind=StudyKind.YOUTH_GROUP))
    save_plan(session, plan(ids, year=2027))


def test_only_held_sessions_carry_a_topic_out(session: Session, ids: Ids) -> None:
    first = kept(session, ids).items[0].id
    given: dict[str, Any] = {"plan_item_id": first}
    late = add_study(session, ids.committee, StudyKind.CENTRE_GROUP, **given)
    early = add_study(session, ids.committee, StudyKind.CENTRE_GROUP, held_on=date(2026, 2, 1), **given)
    add_study(session, ids.committee, StudyKind.CENTRE_GROUP, status=RecordStatus.PLANNED, **given)
    gone = add_study(session, ids.committee, StudyKind.CENTRE_GROUP, **given)
    remove_session(session, gone, load_session(session, gone).version)
    assert list_plans(session)[0].items[0].sessions == (early, late)
    assert list_plans(session)[0].items[1].sessions == ()
    found = planned_topic(session, first or 0)
    assert (found.plan.year, found.item.topic, found.item.sessions) == (2026, "第一专题", (early, late))


def test_a_topic_that_a_session_names_stays(session: Session, ids: Ids) -> None:
    read = kept(session, ids)
    number = add_study(session, ids.committee, StudyKind.CENTRE_GROUP, plan_item_id=read.items[0].id)
    with pytest.raises(BadInput, match="第一专题"):
        save_plan(session, replace(read, items=read.items[1:]))
    with pytest.raises(BadInput, match="第一专题"):
        remove_plan(session, read.id or 0, load_plan(session, read.id or 0).version)
    save_session(session, replace(load_session(session, number), plan_item_id=None))
    remove_plan(session, read.id or 0, load_plan(session, read.id or 0).version)
    with pytest.raises(NotFound):
        load_plan(session, read.id or 0)
    with pytest.raises(NotFound):
        planned_topic(session, read.items[0].id or 0)


def test_a_copy_for_the_next_year_has_topics_and_nothing_done(session: Session, ids: Ids) -> None:
    read = kept(session, ids, issued_on=date(2026, 1, 9))
    add_study(session, ids.committee, StudyKind.CENTRE_GROUP, plan_item_id=read.items[0].id)
    made = load_plan(session, saved(copy_plan(session, read.id or 0, 2027)))
    assert (made.year, made.title, made.issued_on) == (2027, "2027年中心组学习计划", None)
    assert [(item.quarter, item.topic, item.sessions) for item in made.items] == [
        (1, "第一专题", ()),
        (4, "第四专题", ()),
    ]
    assert not {item.id for item in made.items} & {item.id for item in read.items}
    with pytest.raises(BadInput, match="已有"):
        copy_plan(session, read.id or 0, 2027)


def test_many_plans_are_read_with_as_many_statements_as_one(session: Session, ids: Ids) -> None:
    number = kept(session, ids).items[0].id
    add_study(session, ids.committee, StudyKind.CENTRE_GROUP, plan_item_id=number, held_on=DAY)
    one = count_statements(session, list_plans)
    for year in range(2027, 2037):
        save_plan(session, plan(ids, year=year))
    session.expire_all()
    assert count_statements(session, list_plans) == one

"""Reminders of plans, their topics, and making up."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.rows.attendance import AttendanceRow
from models.rows.changes import Subject
from models.rows.overview import Todo, TodoKind
from models.rows.study_plan import PlanItem, StudyGroup, StudyPlan
from models.rows.target import Target
from models.rules.study_terms import StudyGroupKind
from models.rules.terms import AttendanceState, StudyKind
from models.services.records import organization_names
from models.services.study_groups import save_group
from models.services.study_plans import load_plan, save_plan
from models.services.todo import todo_list
from models.services.todo_study import study_todos
from tests.models.services.making import Ids, add_study, count_statements, saved


def todos(session: Session, today: date) -> list[Todo]:
    return list(study_todos(session, date(today.year, 1, 1), today, organization_names(session)))


def add_plan(session: Session, ids: Ids, *items: PlanItem) -> StudyPlan:
    plan = StudyPlan(None, 2026, ids.committee, StudyKind.CENTRE_GROUP, "计划", items=items)
    return load_plan(session, saved(save_plan(session, plan)))


@pytest.mark.parametrize(
    ("today", "late"),
    [(date(2026, 2, 28), None), (date(2026, 3, 1), 0), (date(2026, 3, 31), 0), (date(2026, 4, 2), 2)],
)
def test_a_centre_group_without_a_plan(session: Session, ids: Ids, today: date, late: int | None) -> None:
    save_group(session, StudyGroup(None, StudyGroupKind.CENTRE_GROUP, ids.committee, "中心组"))
    found = todos(session, today)
    if late is None:
        assert found == []
        return
    (todo,) = found
    assert (todo.kind, todo.due_on, todo.late) == (TodoKind.NO_STUDY_PLAN, date(2026, 3, 31), late)
    assert todo.organization_name == "某局机关党委"
    add_plan(session, ids)
    assert todos(session, today) == []


def test_without_a_group_no_plan_is_asked_for(session: Session, ids: Ids) -> None:
    gone = StudyGroup(
        None, StudyGroupKind.CENTRE_GROUP, ids.committee, "中心组", dissolved_on=date(2026, 1, 1)
    )
    save_group(session, gone)
    assert todos(session, date(2026, 6, 1)) == []


def test_topics_of_a_quarter_nearly_over(session: Session, ids: Ids) -> None:
    plan = add_plan(
        session, ids, PlanItem(None, 4, "甲专题"), PlanItem(None, 4, "乙专题"), PlanItem(None, 3, "丙")
    )
    add_study(session, ids.committee, StudyKind.CENTRE_GROUP, plan_item_id=plan.items[2].id)
    assert todos(session, date(2026, 11, 30)) == []
    (todo,) = todos(session, date(2026, 12, 1))
    assert todo.text == "中心组学习四季度计划的2个专题还没有开展：“甲专题”、“乙专题”"
    assert (todo.due_on, todo.late) == (date(2026, 12, 31), 0)
    assert todo.target == Target(Subject.STUDY, kind="centre_group", organization_id=ids.committee)
    add_study(session, ids.committee, StudyKind.CENTRE_GROUP, plan_item_id=plan.items[0].id)
    (todo,) = todos(session, date(2026, 12, 1))
    assert todo.target == Target(
        Subject.STUDY,
        new=True,
        kind="centre_group",
        organization_id=ids.committee,
        plan_item_id=plan.items[1].id,
    )


def test_a_quarter_that_is_over_is_late(session: Session, ids: Ids) -> None:
    add_plan(session, ids, PlanItem(None, 1, "甲"), PlanItem(None, 2, "乙"))
    late = {todo.due_on: todo.late for todo in todos(session, date(2026, 7, 2))}
    assert late == {date(2026, 3, 31): 93 - 0, date(2026, 6, 30): 2}


def test_who_has_not_made_up_is_a_line_for_each_session(session: Session, ids: Ids) -> None:
    away = tuple(AttendanceRow(None, name, state=AttendanceState.LEAVE) for name in "甲乙丙丁")
    number = add_study(session, ids.committee, StudyKind.CENTRE_GROUP, attendance=away)
    (todo,) = todos(session, date(2026, 11, 1))
    assert todo.text.endswith("中心组学习“学习党章”还有4人没有补学：甲、乙、丙等")
    assert (todo.target, todo.late, todo.due_on) == (Target(Subject.STUDY, number), 0, None)


def test_more_of_them_ask_no_more(session: Session, ids: Ids) -> None:
    away = (AttendanceRow(None, "甲", state=AttendanceState.LEAVE),)
    add_plan(session, ids, PlanItem(None, 1, "甲"))
    add_study(session, ids.committee, StudyKind.CENTRE_GROUP, attendance=away)
    few = count_statements(session, lambda read: todos(read, date(2026, 11, 1)))
    for _ in range(5):
        add_study(session, ids.committee, StudyKind.CENTRE_GROUP, attendance=away)
    session.expire_all()
    assert count_statements(session, lambda read: todos(read, date(2026, 11, 1))) == few


def test_they_stand_among_what_is_to_be_done(session: Session, ids: Ids) -> None:
    add_plan(session, ids, PlanItem(None, 1, "甲"))
    found = [todo for todo in todo_list(session, date(2026, 5, 1)) if todo.kind is TodoKind.PLANNED_TOPIC]
    assert [todo.late for todo in found] == [31]

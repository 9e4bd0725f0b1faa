"""What rectification items ask for, at the boundaries of their days."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.rows.changes import Subject
from models.rows.overview import Todo, TodoKind
from models.rows.rectification import ProgressEntry
from models.rows.target import Target
from models.rules.rectification import Action
from models.rules.terms import RectificationMode
from models.services.rectification import load_item, remove_item
from models.services.todo import todo_list
from tests.models.services.making import DAY, Ids, add_item, advance

KINDS = {
    TodoKind.OVERDUE_ITEM,
    TodoKind.WARNED_ITEM,
    TodoKind.CLOSURE_WAITING,
    TodoKind.LOOK_BACK,
    TodoKind.LONG_TERM,
}
DUE = date(2026, 10, 31)
CLOSED = (Action.REQUEST_CLOSURE, DAY), (Action.APPROVE, DAY)


def told(session: Session, today: date) -> list[Todo]:
    return [todo for todo in todo_list(session, today) if todo.kind in KINDS]


@pytest.mark.parametrize(
    ("today", "kind", "late", "words"),
    [
        (DUE - timedelta(days=21), None, 0, ""),
        (DUE - timedelta(days=20), TodoKind.WARNED_ITEM, 0, "20天后到期（蓝色预警）"),
        (DUE - timedelta(days=10), TodoKind.WARNED_ITEM, 0, "10天后到期（黄色预警）"),
        (DUE, TodoKind.WARNED_ITEM, 0, "今天到期（黄色预警）"),
        (DUE + timedelta(days=1), TodoKind.OVERDUE_ITEM, 1, "已逾期1天"),
    ],
)
def test_deadlines(
    session: Session, ids: Ids, today: date, kind: TodoKind | None, late: int, words: str
) -> None:
    record_id = add_item(session, ids.first, found_on=date(2026, 9, 1), person="李建国")
    found = told(session, today)
    if kind is None:
        assert found == []
        return
    (todo,) = found
    assert (todo.kind, todo.due_on, todo.late) == (kind, DUE, late)
    assert todo.text == f"2026年第1号“会议记录不规范”{words}，责任人李建国"
    assert todo.target == Target(Subject.RECTIFICATION, record_id)
    assert todo.organization_name == "第一党支部"


def test_who_is_responsible_is_to_be_filled_in(session: Session, ids: Ids) -> None:
    add_item(session, ids.group, problem="记录\n不全")
    (todo,) = told(session, DUE)
    assert todo.text == "2026年第1号“记录 不全”今天到期（黄色预警），责任人待补"
    assert todo.organization_name == "第一党支部第一党小组"


def test_a_closure_waits_and_says_how_late_it_is(session: Session, ids: Ids) -> None:
    record_id = add_item(session, ids.first, due_on=date(2026, 10, 20))
    advance(session, record_id, (Action.CLAIM, DAY), (Action.REQUEST_CLOSURE, DAY))
    (todo,) = told(session, date(2026, 10, 20))
    assert (todo.kind, todo.late) == (TodoKind.CLOSURE_WAITING, 0)
    assert todo.text.endswith("申请销号，待审核")
    (todo,) = told(session, date(2026, 10, 25))
    assert (todo.kind, todo.late) == (TodoKind.CLOSURE_WAITING, 5)
    assert todo.text.endswith("申请销号，待审核，已逾期5天")


def test_a_look_back_is_due_three_months_after_closure(session: Session, ids: Ids) -> None:
    record_id = add_item(session, ids.first)
    advance(session, record_id, (Action.CLAIM, DAY), *CLOSED)
    day = date(2027, 1, 15)
    assert told(session, day - timedelta(days=1)) == []
    (todo,) = told(session, day)
    assert (todo.kind, todo.due_on, todo.late) == (TodoKind.LOOK_BACK, day, 0)
    assert told(session, day + timedelta(days=3))[0].late == 3
    advance(session, record_id, (Action.CONFIRM, day))
    assert told(session, day) == []


@pytest.mark.parametrize(
    ("entered", "today", "asked"),
    [
        ((), date(2026, 10, 20), True),
        ((date(2026, 9, 30),), date(2026, 10, 20), True),
        ((date(2026, 10, 1),), date(2026, 10, 20), False),
        ((date(2026, 10, 1),), date(2026, 12, 31), False),
        ((date(2026, 10, 1),), date(2027, 1, 1), True),
        ((date(2026, 10, 1), date(2027, 1, 4)), date(2026, 12, 31), False),
    ],
)
def test_what_goes_on_for_ever_wants_an_entry_each_quarter_and_is_never_late(
    session: Session, ids: Ids, entered: tuple[date, ...], today: date, asked: bool
) -> None:
    add_item(
        session,
        ids.first,
        found_on=date(2026, 9, 1),
        mode=RectificationMode.LONG_TERM,
        due_on=None,
        progress=tuple(ProgressEntry(day, "坚持") for day in entered),
    )
    found = told(session, today)
    assert [(todo.kind, todo.late) for todo in found] == ([(TodoKind.LONG_TERM, 0)] if asked else [])


def test_what_was_removed_struck_off_or_is_not_yet_found_asks_for_nothing(session: Session, ids: Ids) -> None:
    removed, closed = add_item(session, ids.first), add_item(session, ids.first)
    remove_item(session, removed, load_item(session, removed).version)
    advance(session, closed, (Action.CLAIM, DAY), *CLOSED)
    later: dict[str, Any] = {"found_on": date(2026, 11, 20), "due_on": date(2026, 11, 30)}
    add_item(session, ids.first, **later)
    assert told(session, date(2026, 11, 15)) == []

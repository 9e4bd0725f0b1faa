"""What the rules still ask for: one line for each branch and rule, never a flood."""

from datetime import date
from functools import partial

import pytest
from sqlalchemy.orm import Session

from models.rows.changes import Subject
from models.rows.compliance import Exemption
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.rules.periods import Month
from models.rules.terms import MeetingKind
from models.services.rulebook import save_exemption
from models.services.todo import todo_list
from models.services.todo_requirements import months_asked
from tests.models.services.growing import add_branch, statements_as_it_grows
from tests.models.services.making import (
    Ids,
    add_inspection,
    add_item,
    add_meeting,
    add_person,
    add_study,
    begin_ledger,
)

K = MeetingKind
TODAY = date(2026, 11, 12)


def told(session: Session, kind: TodoKind, today: date = TODAY, about: str = "") -> list[Todo]:
    return [todo for todo in todo_list(session, today) if todo.kind is kind and todo.text.startswith(about)]


def begin(session: Session, ids: Ids, day: date = date(2026, 1, 5)) -> None:
    """The ledger begins."""
    begin_ledger(session, ids.first, day)


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 1, 31), Month(2025, 12), Month(2026, 1)),
        (date(2026, 2, 1), Month(2026, 1), Month(2026, 2)),
        (date(2026, 12, 31), Month(2026, 1), Month(2026, 12)),
    ],
)
def test_only_the_running_year_and_the_month_before_are_reminded_of(
    today: date, first: Month, last: Month
) -> None:
    months = months_asked(today)
    assert (months[0], months[-1]) == (first, last)
    assert list(months) == sorted(set(months))


def test_a_rule_missed_several_times_is_one_line_with_its_periods(session: Session, ids: Ids) -> None:
    begin(session, ids)
    for number in (1, 2, 4, 5, 6, 7, 8, 10):
        for branch in (ids.first, ids.second):
            add_meeting(session, branch, K.THEME_DAY, held_on=date(2026, number, 20))
    add_meeting(session, ids.second, K.THEME_DAY, held_on=date(2026, 9, 20))

    found = told(session, TodoKind.UNMET, about="主题党日")

    assert [(todo.organization_name, todo.text) for todo in found] == [
        ("第一党支部", "主题党日：3月、9月未落实，每月相对固定1天开展主题党日"),
        ("第二党支部", "主题党日：3月未落实，每月相对固定1天开展主题党日"),
    ]
    last = found[0]
    assert (last.due_on, last.late) == (date(2026, 9, 30), 43)
    assert last.target == Target(
        Subject.MEETING,
        new=True,
        kind="theme_day",
        organization_id=ids.first,
        day=date(2026, 9, 30),
    )


def test_of_many_the_latest_six_are_named_and_all_counted(session: Session, ids: Ids) -> None:
    begin(session, ids)
    todo = told(session, TodoKind.UNMET, about="每周学习")[0]
    assert todo.text.startswith("每周学习：第40周、第41周、第42周、第43周、第44周、第45周等45周未落实")
    assert todo.target.subject is Subject.STUDY


def test_a_single_week_says_its_days(session: Session, ids: Ids) -> None:
    begin(session, ids, date(2026, 11, 2))
    add_study(session, ids.first, held_on=date(2026, 11, 4))
    assert [todo.text for todo in told(session, TodoKind.UNMET, about="每周学习")] == [
        "每周学习：第45周（11月2日至11月8日）未落实，每周聚焦一个主题组织一次学习（本单位要求）"
    ]


def test_periods_of_last_year_are_named_with_their_year(session: Session, ids: Ids) -> None:
    begin(session, ids, date(2026, 12, 1))
    add_study(session, ids.first, held_on=date(2026, 12, 9))
    january = date(2027, 1, 12)
    todo = told(session, TodoKind.UNMET, january, "每周学习")[0]
    assert todo.text.startswith("每周学习：2026年第49周、2026年第51周、2026年第52周、2026年第53周、第1周")
    todo = told(session, TodoKind.UNMET, january, "主题党日")[0]
    assert todo.text.startswith("主题党日：2026年12月未落实")


def test_what_was_over_before_the_ledger_began_is_not_reminded_of(session: Session, ids: Ids) -> None:
    assert told(session, TodoKind.UNMET) == []
    assert told(session, TodoKind.NO_NOTICE) == []
    begin(session, ids, date(2026, 10, 31))
    assert {todo.text.split("，")[0] for todo in told(session, TodoKind.UNMET, about="主题党日")} == {
        "主题党日：10月未落实"
    }
    assert told(session, TodoKind.UNMET, about="支部党员大会") == []


def test_groups_that_lack_are_named_and_begun_with(session: Session, ids: Ids) -> None:
    begin(session, ids, date(2026, 10, 1))
    add_meeting(session, ids.group, K.GROUP_MEETING, held_on=date(2026, 10, 20))
    (missed,) = told(session, TodoKind.UNMET, about="党小组会")
    assert missed.text.startswith("党小组会：10月缺第二党小组，")
    assert missed.target.organization_id == ids.other_group
    (soon,) = told(session, TodoKind.DUE_SOON, date(2026, 11, 24), about="党小组会")
    assert soon.text == "党小组会：11月还缺第一党小组、第二党小组，2026年11月30日到期"
    assert soon.target == Target(Subject.MEETING, new=True, kind="group_meeting", organization_id=ids.group)


def test_what_ends_within_a_week_is_due_soon_whether_or_not_the_ledger_has_begun(
    session: Session, ids: Ids
) -> None:
    def soon(today: date) -> list[str]:
        return [
            todo.text
            for todo in told(session, TodoKind.DUE_SOON, today)
            if todo.organization_name == "第二党支部"
        ]

    assert soon(date(2026, 11, 23)) == []
    assert soon(date(2026, 11, 24)) == ["主题党日：11月还缺1次，2026年11月30日到期"]
    assert "每周学习：第48周还缺1次，2026年11月29日到期" in soon(date(2026, 11, 27))
    add_meeting(session, ids.second, K.THEME_DAY, held_on=date(2026, 11, 24))
    assert soon(date(2026, 11, 24)) == []
    december = soon(date(2026, 12, 31))
    assert [text.split("：")[0] for text in december] == [
        "支部党员大会",
        "党课",
        "主题党日",
        "组织生活会",
        "民主评议党员",
    ]


def test_exempt_periods_and_small_branches_are_left_in_peace(session: Session, ids: Ids) -> None:
    begin(session, ids, date(2026, 10, 1))
    add_person(session, "一号", ids.first)
    save_exemption(session, Exemption(None, date(2026, 10, 1), date(2026, 10, 31), "集中驻村", ids.first))
    names = {todo.organization_name for todo in told(session, TodoKind.UNMET, about="主题党日")}
    assert names == {"第二党支部"}
    assert told(session, TodoKind.UNMET, about="支委会") == []


def test_months_without_inspection_or_notice_are_one_line_each(session: Session, ids: Ids) -> None:
    begin(session, ids, date(2026, 9, 5))
    add_inspection(session, ids.committee, first_on=date(2026, 9, 20))
    (inspection,) = told(session, TodoKind.NO_INSPECTION)
    assert inspection.text.startswith("每月督察：10月未落实")
    assert inspection.target == Target(
        Subject.INSPECTION, new=True, day=date(2026, 10, 30), month=Month(2026, 10)
    )
    (notice,) = told(session, TodoKind.NO_NOTICE)
    assert notice.text.startswith("每月通报：9月、10月未落实")
    assert (notice.target.subject, notice.target.month) == (Subject.NOTICE, Month(2026, 10))
    assert (notice.organization_name, notice.late) == ("", 12)
    assert told(session, TodoKind.NO_NOTICE, date(2026, 10, 31))[0].text.startswith("每月通报：9月未落实")


def test_in_january_december_is_still_reminded_of(session: Session, ids: Ids) -> None:
    begin(session, ids)
    found = told(session, TodoKind.NO_NOTICE, date(2027, 1, 4))
    assert [todo.text.split("未")[0] for todo in found] == ["每月通报：2026年12月"]
    assert told(session, TodoKind.NO_NOTICE, date(2027, 2, 1))[0].text.startswith("每月通报：1月未落实")


def test_what_is_late_comes_first_then_by_day_and_what_was_missed_after_what_can_be_mended(
    session: Session, ids: Ids
) -> None:
    begin(session, ids, date(2026, 10, 5))
    overdue = add_item(session, ids.first, found_on=date(2026, 10, 2), due_on=date(2026, 11, 1))
    warned = add_item(session, ids.first, due_on=date(2026, 11, 20))
    found = todo_list(session, TODAY)
    late = [todo for todo in found if todo.late]
    assert list(found[: len(late)]) == late
    assert [todo.kind is TodoKind.UNMET for todo in late] == sorted(
        todo.kind is TodoKind.UNMET for todo in late
    )
    days = [todo.due_on or date.max for todo in found if not todo.late]
    assert days == sorted(days)
    places = [todo.target.record_id for todo in found]
    assert places.index(overdue) < places.index(warned)


def test_an_empty_ledger_has_nothing_to_do_but_what_is_due_soon(session: Session, ids: Ids) -> None:
    assert todo_list(session, TODAY) == ()
    assert {todo.kind for todo in todo_list(session, date(2026, 11, 30))} == {TodoKind.DUE_SOON}


def test_thirty_branches_send_as_many_statements_as_three(session: Session, ids: Ids) -> None:
    def add(made: int) -> None:
        branch = add_branch(session, ids.committee, made)
        add_meeting(session, branch, K.THEME_DAY)
        add_study(session, branch)
        add_item(session, branch)

    asked = statements_as_it_grows(session, (3, 30), add, partial(todo_list, today=TODAY))
    assert asked[0] == asked[1] <= 48

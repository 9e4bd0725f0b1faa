"""Reminders of 党费: months running not paid, and the 党费日."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.rows.bureau import BureauSettings
from models.rows.changes import Subject
from models.rows.dues import DuesLine
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.rules.dues import dues_day_soon
from models.rules.periods import Month
from models.services.dues import save_lines
from models.services.settings import save_settings
from models.services.todo_dues import dues_todos
from tests.models.services.making import Ids, add_person, count_statements

TODAY = date(2026, 10, 15)
SEPTEMBER = Month(2026, 9)


def todos(session: Session, ids: Ids, today: date = TODAY) -> list[Todo]:
    return list(dues_todos(session, today, {ids.first: "第一党支部"}))


def unpaid(session: Session, member_id: int, *months: Month) -> None:
    save_lines(session, [DuesLine(member_id, month, due=500, paid=0) for month in months])


def back(months: int) -> tuple[Month, ...]:
    """September and the months before."""
    return tuple(SEPTEMBER.shifted(-place) for place in range(months))


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (2, None),
        (3, "甲连续3个月未交党费（2026年7月至2026年9月），请核实"),
        (4, "甲连续4个月未交党费（2026年6月至2026年9月），请核实"),
        (
            5,
            "甲连续5个月未交党费（2026年5月至2026年9月），请核实原因并尽快提醒（党章第九条对连续6个月无正当理由不交党费有规定）",
        ),
    ],
)
def test_three_and_five_months_running_are_told(
    session: Session, ids: Ids, months: int, said: str | None
) -> None:
    member_id = add_person(session, "甲", ids.first)
    unpaid(session, member_id, *back(months))
    found = todos(session, ids)
    assert [todo.text for todo in found] == ([said] if said else [])
    for todo in found:
        assert (todo.kind, todo.organization_name, todo.late) == (TodoKind.DUES_UNPAID, "第一党支部", 0)
        assert todo.target == Target(
            Subject.DUES, record_id=member_id, organization_id=ids.first, month=SEPTEMBER
        )


def test_the_month_that_runs_is_not_counted(session: Session, ids: Ids) -> None:
    member_id = add_person(session, "甲", ids.first)
    unpaid(session, member_id, *back(2), Month.of(TODAY))
    assert todos(session, ids) == []


def test_money_of_the_month_that_runs_ends_the_run(session: Session, ids: Ids) -> None:
    member_id = add_person(session, "甲", ids.first)
    unpaid(session, member_id, *back(3))
    save_lines(session, [DuesLine(member_id, Month.of(TODAY), due=500, paid=500)])
    assert todos(session, ids) == []


def test_the_run_goes_over_the_turn_of_the_year(session: Session, ids: Ids) -> None:
    member_id = add_person(session, "甲", ids.first)
    unpaid(session, member_id, Month(2025, 11), Month(2025, 12), Month(2026, 1))
    assert [todo.text for todo in todos(session, ids, date(2026, 2, 3))] == [
        "甲连续3个月未交党费（2025年11月至2026年1月），请核实"
    ]


def test_payment_exemption_and_months_unknown_between_end_the_run(session: Session, ids: Ids) -> None:
    for place, between in enumerate(
        (
            DuesLine(0, SEPTEMBER, due=500, paid=500),
            DuesLine(0, SEPTEMBER, due=500, paid=0, exempt=True),
            DuesLine(0, SEPTEMBER, due=500, paid=1),
        )
    ):
        member_id = add_person(session, f"党员{place}", ids.first)
        unpaid(session, member_id, *back(4)[1:])
        save_lines(session, [replace(between, member_id=member_id)])
    gap = add_person(session, "有待补", ids.first)
    unpaid(session, gap, *back(2), SEPTEMBER.shifted(-3), SEPTEMBER.shifted(-4))
    assert todos(session, ids) == []


def test_months_not_entered_yet_leave_what_is_known(session: Session, ids: Ids) -> None:
    member_id = add_person(session, "甲", ids.first)
    unpaid(session, member_id, *back(5)[2:])
    assert [todo.text for todo in todos(session, ids)] == [
        "甲连续3个月未交党费（2026年5月至2026年7月），请核实"
    ]


def test_who_left_the_roll_is_not_reminded_of(session: Session, ids: Ids) -> None:
    member_id = add_person(session, "甲", ids.first, to_on=date(2026, 10, 1))
    unpaid(session, member_id, *back(5))
    assert todos(session, ids) == []


def test_more_members_send_no_more_statements(session: Session, ids: Ids) -> None:
    def grow(count: int) -> int:
        for number in range(count):
            unpaid(session, add_person(session, f"党员{number}", ids.first), *back(3))
        return count_statements(session, lambda opened: list(dues_todos(opened, TODAY, {})))

    none = count_statements(session, lambda opened: list(dues_todos(opened, TODAY, {})))
    assert none == grow(2) == grow(20)


def test_the_dues_day_is_told_when_it_is_near(session: Session, ids: Ids) -> None:
    save_settings(session, BureauSettings(dues_day=18))
    found = todos(session, ids)
    assert [(todo.kind, todo.text, todo.due_on) for todo in found] == [
        (TodoKind.DUES_DAY, "2026年10月18日党费日，请提醒党员交纳党费并登记", date(2026, 10, 18))
    ]
    assert todos(session, ids, date(2026, 10, 14)) == []


@pytest.mark.parametrize(
    ("fixed", "today", "day"),
    [
        (None, date(2026, 10, 10), None),
        (10, date(2026, 10, 10), date(2026, 10, 10)),
        (10, date(2026, 10, 7), date(2026, 10, 7).replace(day=10)),
        (10, date(2026, 10, 6), None),
        (10, date(2026, 10, 11), None),
        (31, date(2026, 2, 25), date(2026, 2, 28)),
        (31, date(2028, 2, 26), date(2028, 2, 29)),
        (1, date(2026, 12, 30), date(2027, 1, 1)),
    ],
)
def test_the_fixed_day_of_each_month(fixed: int | None, today: date, day: date | None) -> None:
    assert dues_day_soon(fixed, today) == day

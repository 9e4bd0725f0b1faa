"""政治生日 of a month: whose it is, and whether it was kept."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.rows.life import BirthdayMark
from models.rules.periods import Month
from models.rules.terms import MeetingKind, RecordStatus, Standing
from models.services.deadlines import list_deadlines, save_deadlines
from models.services.members import save_member
from models.services.political_birthdays import birthdays_of
from models.services.todo_people import birthday_todos
from tests.models.services.making import Ids, add_meeting, add_person, count_statements, person, saved

K = MeetingKind
TODAY = date(2026, 10, 20)
OCTOBER = Month(2026, 10)


def joined(session: Session, name: str, branch: int, on: date | None, **given: Any) -> int:
    """A member who joined on that day; their id."""
    full_on = given.pop("full_on", None)
    if full_on is not None:
        given["standings"] = ((Standing.FULL, full_on),)
    return saved(save_member(session, replace(person(name, branch, **given), joined_on=on, full_on=full_on)))


@pytest.fixture
def people(session: Session, ids: Ids) -> dict[str, int]:
    """Two of the first branch and one of the second with an October day; others who have none."""
    probation = ((Standing.PROBATIONARY, date(2025, 10, 30)),)
    days = {
        "晚": joined(session, "晚", ids.first, date(2010, 10, 30), full_on=date(2011, 10, 30)),
        "早": joined(session, "早", ids.first, date(2001, 10, 1)),
        "二": joined(session, "二", ids.second, date(2025, 10, 30), standings=probation),
        "九月": joined(session, "九月", ids.first, date(2001, 9, 30)),
        "今年": joined(session, "今年", ids.first, date(2026, 10, 5)),
        "转走": joined(session, "转走", ids.first, date(2001, 10, 9), to_on=date(2026, 10, 1)),
    }
    add_person(session, "不详", ids.first)
    add_person(session, "分子", ids.first, standings=((Standing.ACTIVIST, None),))
    return days


def test_a_month_lists_its_members_by_branch_and_day(
    session: Session, ids: Ids, people: dict[str, int]
) -> None:
    found = birthdays_of(session, OCTOBER, None, TODAY)
    assert [(line.name, line.day, line.years, line.standing) for line in found.people] == [
        ("早", date(2026, 10, 1), 25, "党龄待补"),
        ("晚", date(2026, 10, 30), 16, "党龄15年"),
        ("二", date(2026, 10, 30), 1, "预备党员"),
    ]
    assert found.unknown == 1
    assert not found.scope
    own = birthdays_of(session, OCTOBER, ids.second, TODAY)
    assert [line.name for line in own.people] == ["二"]
    assert own.scope == "第二党支部"
    chosen = birthdays_of(session, OCTOBER, None, TODAY, (people["晚"],))
    assert [line.name for line in chosen.people] == ["晚"]


def test_leap_days_fall_into_february(session: Session, ids: Ids) -> None:
    joined(session, "闰", ids.first, date(2008, 2, 29))
    assert [line.day for line in birthdays_of(session, Month(2026, 2), None, TODAY).people] == [
        date(2026, 2, 28)
    ]
    assert birthdays_of(session, Month(2026, 3), None, TODAY).people == ()


def test_a_month_that_is_over_has_the_roster_of_its_last_day(
    session: Session, ids: Ids, people: dict[str, int]
) -> None:
    gone = joined(session, "调出", ids.first, date(2001, 9, 9), to_on=date(2026, 10, 10))
    assert gone in [line.id for line in birthdays_of(session, Month(2026, 9), None, TODAY).people]
    assert "转走" not in [line.name for line in birthdays_of(session, OCTOBER, None, TODAY).people]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"held_on": date(2026, 10, 8)}, True),
        ({"held_on": date(2026, 3, 8)}, True),
        ({"held_on": date(2025, 10, 8)}, False),
        ({"held_on": date(2026, 10, 8), "status": RecordStatus.PLANNED}, False),
    ],
)
def test_it_is_kept_where_a_held_meeting_of_the_year_names_the_person(
    session: Session, ids: Ids, people: dict[str, int], given: dict[str, Any], kept: bool
) -> None:
    mark = BirthdayMark("晚", people["晚"], "书记", True)
    record = add_meeting(
        session, ids.first, K.THEME_DAY, counts_as=(K.POLITICAL_BIRTHDAY,), birthdays=(mark,), **given
    )
    line = birthdays_of(session, OCTOBER, None, TODAY, (people["晚"],)).people[0]
    expected = (record, given["held_on"], True) if kept else (None, None, None)
    assert (line.record_id, line.kept_on, line.card_given) == expected


def test_who_was_congratulated_is_reminded_of_no_more(
    session: Session, ids: Ids, people: dict[str, int]
) -> None:
    day = date(2026, 10, 25)
    before = list(birthday_todos(session, day, {}))
    assert [(todo.text[:1], todo.target.people) for todo in before] == [
        ("晚", (people["晚"],)),
        ("二", (people["二"],)),
    ]
    mark = BirthdayMark("晚", people["晚"])
    add_meeting(session, ids.first, K.POLITICAL_BIRTHDAY, birthdays=(mark,), held_on=date(2026, 10, 20))
    assert [todo.text[:1] for todo in birthday_todos(session, day, {})] == ["二"]


@pytest.mark.parametrize(("days", "reminded"), [(-10, True), (-9, False), (0, False)])
def test_the_bureau_says_how_many_days_ahead(
    session: Session, ids: Ids, people: dict[str, int], days: int, reminded: bool
) -> None:
    rule = next(rule for rule in list_deadlines(session) if rule.code == "political_birthday_notice")
    save_deadlines(session, [replace(rule, days=days)])
    assert bool(list(birthday_todos(session, date(2026, 10, 20), {}))) is reminded


def test_a_notice_switched_off_reminds_of_nobody(session: Session, ids: Ids, people: dict[str, int]) -> None:
    rule = next(rule for rule in list_deadlines(session) if rule.code == "political_birthday_notice")
    save_deadlines(session, [replace(rule, enabled=False)])
    assert list(birthday_todos(session, date(2026, 10, 30), {})) == []


def test_the_number_of_queries_does_not_grow(session: Session, ids: Ids, people: dict[str, int]) -> None:
    def ask(session: Session) -> None:
        birthdays_of(session, OCTOBER, None, TODAY)
        list(birthday_todos(session, TODAY, {}))

    before = count_statements(session, ask)
    for number in range(5):
        joined(session, f"新{number}", ids.second, date(2000, 10, 21))
    assert count_statements(session, ask) <= before + 1

"""政治生日 and 换届 among what is to be done."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.rows.bureau import MembershipSpell, StandingChange
from models.rows.changes import Subject
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.rules.terms import OrganizationKind, Standing
from models.services.members import save_member
from models.services.todo import todo_list
from tests.models.services.making import Ids, add_organization, person

TODAY = date(2026, 11, 12)


def told(session: Session, kind: TodoKind, today: date = TODAY) -> list[Todo]:
    return [todo for todo in todo_list(session, today) if todo.kind is kind]


def join(session: Session, name: str, branch_id: int, joined_on: date | None, **given: Any) -> None:
    detail = person(name, branch_id)
    standings = (
        (StandingChange(Standing.FULL, given["full_on"]),) if given.get("full_on") else detail.standings
    )
    save_member(session, replace(detail, **({"joined_on": joined_on, "standings": standings} | given)))


def test_birthdays_of_the_week_come_by_day(session: Session, ids: Ids) -> None:
    join(session, "张三", ids.first, date(2006, 11, 19), full_on=date(2007, 11, 19))
    join(session, "李四", ids.second, date(2016, 11, 12))
    join(session, "王五", ids.first, date(2006, 11, 20))
    join(session, "赵六", ids.first, date(2006, 11, 11))
    join(session, "钱七", ids.first, None)

    found = told(session, TodoKind.POLITICAL_BIRTHDAY)

    assert [(todo.text, todo.organization_name) for todo in found] == [
        ("李四11月12日政治生日，入党10周年，党龄待补", "第二党支部"),
        ("张三11月19日政治生日，入党20周年，党龄19年", "第一党支部"),
    ]
    assert found[1].due_on == date(2026, 11, 19)
    assert found[1].target == Target(
        Subject.MEETING,
        new=True,
        kind="political_birthday",
        organization_id=ids.first,
        day=date(2026, 11, 19),
        people=(1,),
    )


def test_probationary_members_have_one_and_activists_and_those_gone_have_none(
    session: Session, ids: Ids
) -> None:
    day = date(2025, 11, 15)
    probation = (StandingChange(Standing.PROBATIONARY, day),)
    join(session, "新党员", ids.first, day, standings=probation)
    refused = (*probation, StandingChange(Standing.ACTIVIST, date(2026, 11, 1)))
    join(session, "被取消预备资格者", ids.first, day, standings=refused)
    join(session, "转出者", ids.first, day, spells=(MembershipSpell(ids.first, "", to_on=TODAY),))
    join(session, "将来者", ids.first, date(2026, 11, 14), standings=probation)
    assert [todo.text for todo in told(session, TodoKind.POLITICAL_BIRTHDAY)] == [
        "新党员11月15日政治生日，入党1周年，预备党员"
    ]


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 2, 21), date(2026, 2, 28)),
        (date(2026, 2, 28), date(2026, 2, 28)),
        (date(2026, 3, 1), None),
        (date(2028, 2, 22), date(2028, 2, 29)),
        (date(2028, 2, 21), None),
    ],
)
def test_the_leap_day_is_kept_on_the_28th_in_common_years(
    session: Session, ids: Ids, today: date, day: date | None
) -> None:
    join(session, "闰日", ids.first, date(2008, 2, 29))
    found = [todo.due_on for todo in told(session, TodoKind.POLITICAL_BIRTHDAY, today)]
    assert found == ([] if day is None else [day])


def test_the_turn_of_the_year(session: Session, ids: Ids) -> None:
    join(session, "元旦", ids.first, date(2000, 1, 1))
    (todo,) = told(session, TodoKind.POLITICAL_BIRTHDAY, date(2026, 12, 28))
    assert todo.text.startswith("元旦1月1日政治生日，入党27周年")


@pytest.mark.parametrize(
    ("term_from", "late", "words"),
    [
        (date(2024, 5, 13), None, ""),
        (date(2024, 5, 12), 0, "任期2027年5月12日届满，请筹备换届"),
        (date(2023, 11, 12), 0, "任期2026年11月12日届满，请筹备换届"),
        (date(2023, 11, 11), 1, "任期已于2026年11月11日届满，逾期1天未换届"),
        (
            date(2022, 11, 11),
            366,
            "任期已于2025年11月11日届满，逾期366天未换届，超过延期上限（一般不超过1年）",
        ),
        (None, None, ""),
    ],
)
def test_terms_are_reminded_of_half_a_year_before_they_end(
    session: Session, ids: Ids, term_from: date | None, late: int | None, words: str
) -> None:
    branch = add_organization(session, OrganizationKind.BRANCH, "某支部", term_from=term_from)
    found = told(session, TodoKind.TERM_ENDING)
    if late is None:
        assert found == []
        return
    (todo,) = found
    assert (todo.text, todo.late, todo.organization_name) == (words, late, "某支部")
    assert todo.target == Target(Subject.ROSTER, organization_id=branch)


def test_who_is_dissolved_elects_nobody(session: Session) -> None:
    add_organization(
        session,
        OrganizationKind.BRANCH,
        "旧支部",
        term_from=date(2020, 1, 1),
        dissolved_on=date(2026, 11, 1),
    )
    add_organization(session, OrganizationKind.PARTY_COMMITTEE, "机关党委", term_from=date(2022, 1, 1))
    assert [todo.organization_name for todo in told(session, TodoKind.TERM_ENDING)] == ["机关党委"]

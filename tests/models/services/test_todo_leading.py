"""What leading cadres are to be asked among what is to be done."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.rows.attendance import AttendanceRow
from models.rows.changes import Subject
from models.rows.life import Guidance, LeadingSpell
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.rules.terms import AttendanceState, MeetingKind, Standing
from models.services.meetings import save_meeting
from models.services.members import save_member
from models.services.todo import todo_list
from tests.models.services.making import Ids, meeting, person, saved

AUTUMN = date(2026, 10, 1)


def told(session: Session, kind: TodoKind, today: date = AUTUMN) -> list[Todo]:
    return [todo for todo in todo_list(session, today) if todo.kind is kind]


@pytest.fixture
def leader(session: Session, ids: Ids) -> int:
    # The ledger began before the quarter that is asked about.
    save_meeting(session, meeting(ids.first, held_on=date(2026, 6, 1)))
    return add(session, ids)


def add(session: Session, ids: Ids, **given: Any) -> int:
    spells = {"leading": (LeadingSpell("副局长"),)} | given
    return saved(save_member(session, replace(person("周文", ids.first), **spells)))


def hold(session: Session, ids: Ids, member_id: int, state: AttendanceState) -> None:
    line = AttendanceRow(member_id, "周文", Standing.FULL, state, "出差")
    save_meeting(session, meeting(ids.first, held_on=date(2026, 8, 5), attendance=(line,)))


def test_a_quarter_without_attendance_is_asked_about(session: Session, ids: Ids, leader: int) -> None:
    hold(session, ids, leader, AttendanceState.LEAVE)
    [found] = told(session, TodoKind.DUAL_LIFE)
    assert found.text == "周文2026年三季度没有参加所在支部组织生活的记录，请核实"
    assert (found.organization_name, found.target) == ("第一党支部", Target(Subject.ROSTER, leader))
    assert told(session, TodoKind.DUAL_LIFE, date(2026, 9, 30)) == []


@pytest.mark.parametrize("state", [AttendanceState.PRESENT, AttendanceState.UNMARKED])
def test_neither_who_came_nor_what_is_not_known_is_asked_about(
    session: Session, ids: Ids, leader: int, state: AttendanceState
) -> None:
    hold(session, ids, leader, state)
    assert told(session, TodoKind.DUAL_LIFE) == []


def test_guidance_is_asked_for_from_october_on(session: Session, ids: Ids, leader: int) -> None:
    assert told(session, TodoKind.GUIDANCE, date(2026, 9, 30)) == []
    [found] = told(session, TodoKind.GUIDANCE)
    assert (found.due_on, found.late) == (date(2026, 12, 31), 0)
    save_meeting(
        session,
        meeting(
            ids.first,
            MeetingKind.ORGANIZATIONAL_LIFE,
            held_on=date(2026, 2, 1),
            guidance=(Guidance("周文", leader),),
        ),
    )
    assert told(session, TodoKind.GUIDANCE) == []


def test_who_is_no_leading_cadre_any_more_is_asked_nothing(session: Session, ids: Ids) -> None:
    gone = add(session, ids, leading=(LeadingSpell("副局长", None, AUTUMN),))
    hold(session, ids, gone, AttendanceState.ABSENT)
    assert told(session, TodoKind.GUIDANCE) + told(session, TodoKind.DUAL_LIFE) == []

"""Deadlines counted from an event: as shipped, changed, refused; what they remind of."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.failures import BadInput, Conflict
from models.rows.changes import Subject
from models.rows.compliance import ReminderRule
from models.rows.following import StageMark
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.rules.compliance_terms import SourceStatus
from models.rules.terms import MeetingKind, RecordStatus
from models.services.deadlines import deadline_of, enabled_deadlines, list_deadlines, save_deadlines
from models.services.meetings import load_meeting, save_meeting
from models.services.todo import todo_list
from tests.models.services.making import DAY, Ids, add_meeting

K = MeetingKind
REPORT, PLAN = "democratic_life_report", "democratic_life_plan"


def rule(session: Session, code: str) -> ReminderRule:
    """The deadline of this code, switched on or not."""
    return next(row for row in list_deadlines(session) if row.code == code)


def switch_on(session: Session, code: str, days: int | None = None) -> None:
    """As a bureau does that has looked it up."""
    row = replace(rule(session, code), enabled=True, source_status=SourceStatus.CONFIRMED)
    save_deadlines(session, [row if days is None else replace(row, days=days)])


def due(session: Session, today: date) -> list[Todo]:
    """What has to be handed in."""
    return [todo for todo in todo_list(session, today) if todo.kind is TodoKind.STAGE_DUE]


def test_what_nobody_could_confirm_is_off(session: Session) -> None:
    assert [row.code for row in enabled_deadlines(session)] == ["political_birthday_notice"]
    assert {row.code: row.days for row in list_deadlines(session)} == {
        PLAN: -10,
        REPORT: 15,
        "organizational_life_report": 15,
        "political_birthday_notice": -7,
    }
    assert deadline_of(session, REPORT) is None
    switch_on(session, REPORT, days=20)
    found = deadline_of(session, REPORT)
    assert found is not None
    assert found.days == 20


def test_a_doubtful_one_is_not_switched_on(session: Session) -> None:
    row = rule(session, REPORT)
    with pytest.raises(BadInput, match=r"“民主生活会情况报送”的依据还是“待核”.*改成“已核”"):
        save_deadlines(session, [replace(row, enabled=True)])


@pytest.mark.parametrize(
    ("code", "days", "sentence"),
    [(PLAN, 1, "应在会前计算"), (REPORT, -1, "应在会后计算"), (REPORT, 366, "应在0到365之间")],
)
def test_days_stay_on_their_side_of_the_event(session: Session, code: str, days: int, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        save_deadlines(session, [replace(rule(session, code), days=days)])


def test_the_second_of_two_changes_is_told(session: Session) -> None:
    row = rule(session, REPORT)
    save_deadlines(session, [replace(row, days=10)])
    with pytest.raises(Conflict):
        save_deadlines(session, [replace(row, days=12)])
    with pytest.raises(BadInput, match="没有写要求的原文"):
        save_deadlines(session, [replace(rule(session, REPORT), wording=" ")])


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(days=st.integers(0, 30), passed=st.integers(0, 40))
def test_a_report_is_late_by_the_calendar_days_after_its_deadline(
    session: Session, ids: Ids, days: int, passed: int
) -> None:
    switch_on(session, REPORT, days=days)
    record_id = add_meeting(session, ids.committee, K.DEMOCRATIC_LIFE)
    mine = [
        todo
        for todo in due(session, DAY + timedelta(days=passed))
        if todo.target == Target(Subject.MEETING, record_id)
    ]
    assert [(todo.late, todo.due_on) for todo in mine] == [
        (max(passed - days, 0), DAY + timedelta(days=days))
    ]


def test_only_the_clerks_own_mark_meets_a_deadline(session: Session, ids: Ids) -> None:
    switch_on(session, REPORT)
    record_id = add_meeting(session, ids.committee, K.DEMOCRATIC_LIFE)
    (todo,) = due(session, DAY + timedelta(days=20))
    assert (
        todo.text
        == "2026年10月15日民主生活会“十月主题党日”：民主生活会情况报送应在2026年10月30日前完成，已超过5天"
    )
    detail = load_meeting(session, record_id)
    save_meeting(session, replace(detail, stages=(StageMark("report", date(2026, 10, 29)),)))
    assert due(session, DAY + timedelta(days=20)) == []


def test_a_plan_is_asked_for_a_week_before_its_day_while_the_meeting_is_planned(
    session: Session, ids: Ids
) -> None:
    switch_on(session, PLAN)
    add_meeting(session, ids.committee, K.DEMOCRATIC_LIFE, status=RecordStatus.PLANNED)
    assert due(session, DAY - timedelta(days=18)) == []
    assert [todo.late for todo in due(session, DAY - timedelta(days=17))] == [0]
    assert [todo.late for todo in due(session, DAY - timedelta(days=9))] == [1]


def test_meetings_halted_or_of_other_kinds_are_not_asked(session: Session, ids: Ids) -> None:
    switch_on(session, REPORT)
    add_meeting(session, ids.committee, K.DEMOCRATIC_LIFE, status=RecordStatus.HALTED)
    add_meeting(session, ids.first, K.ORGANIZATIONAL_LIFE)
    assert due(session, DAY + timedelta(days=20)) == []

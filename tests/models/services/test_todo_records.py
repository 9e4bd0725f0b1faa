"""What the registers left open: plans past their day, sheets not marked, notices not issued."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from models.rows.changes import Subject
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.rules.periods import Month
from models.rules.terms import AttendanceState, MeetingKind, RecordStatus
from models.services.notices import begin_correction
from models.services.todo import todo_list
from tests.models.services.making import (
    DAY,
    Ids,
    add_inspection,
    add_meeting,
    add_study,
    finding,
    saved,
    sheet,
)
from tests.models.services.noticing import draft, issue

K = MeetingKind
TODAY = date(2026, 11, 12)


def told(session: Session, kind: TodoKind, today: date = TODAY) -> list[Todo]:
    return [todo for todo in todo_list(session, today) if todo.kind is kind]


def test_plans_past_their_day_are_named_one_by_one(session: Session, ids: Ids) -> None:
    planned = RecordStatus.PLANNED
    meeting = add_meeting(session, ids.first, K.PARTY_LECTURE, status=planned, title="讲党课")
    study = add_study(session, ids.second, status=planned, held_on=DAY + timedelta(days=1))
    inspection = add_inspection(session, ids.committee, status=planned, first_on=DAY + timedelta(days=2))
    add_meeting(session, ids.first, status=planned, held_on=TODAY)
    add_meeting(session, ids.first, status=RecordStatus.CANCELLED)

    found = told(session, TodoKind.PLANNED_PAST)

    assert [todo.target for todo in found] == [
        Target(Subject.MEETING, meeting),
        Target(Subject.STUDY, study),
        Target(Subject.INSPECTION, inspection),
    ]
    assert found[0].text == "计划2026年10月15日的党课“讲党课”还没有登记结果"
    assert (found[0].late, found[0].organization_name) == (28, "第一党支部")
    assert "支部学习“学习党章”" in found[1].text
    assert "专项督察" in found[2].text


def test_a_sheet_not_marked_to_the_end_leads_to_its_record(session: Session, ids: Ids) -> None:
    open_sheet = add_meeting(
        session,
        ids.first,
        attendance=(*sheet("甲", state=AttendanceState.PRESENT), *sheet("乙")),
    )
    add_meeting(session, ids.first, attendance=sheet("甲", state=AttendanceState.LEAVE))
    add_meeting(session, ids.first)
    add_meeting(session, ids.first, status=RecordStatus.PLANNED, attendance=sheet("甲"), held_on=TODAY)

    (todo,) = told(session, TodoKind.UNMARKED_SHEET)

    assert todo.target == Target(Subject.MEETING, open_sheet)
    assert todo.text == "2026年10月15日主题党日“十月主题党日”到会情况没有登记完"
    assert (todo.due_on, todo.late) == (None, 0)


def test_several_are_one_line_for_each_organisation_and_register(session: Session, ids: Ids) -> None:
    for day in (date(2026, 3, 2), date(2026, 9, 2)):
        add_meeting(session, ids.first, held_on=day, attendance=sheet("甲"))
    add_meeting(session, ids.first, held_on=date(2025, 12, 31), attendance=sheet("甲"))
    study = add_study(session, ids.first, attendance=sheet("甲"))

    found = told(session, TodoKind.UNMARKED_SHEET)

    assert [todo.target for todo in found] == [
        Target(Subject.MEETING, organization_id=ids.first),
        Target(Subject.STUDY, study),
    ]
    assert found[0].text == (
        "2条三会一课记录到会情况没有登记完，最近一条是2026年9月2日主题党日“十月主题党日”"
    )


@pytest.mark.parametrize(("today", "late"), [(date(2026, 10, 31), None), (date(2026, 11, 1), 1)])
def test_a_draft_is_reminded_of_once_its_month_is_over(
    session: Session, bureau: Ids, today: date, late: int | None
) -> None:
    notice = draft(session)
    found = told(session, TodoKind.UNSENT_NOTICE, today)
    if late is None:
        assert found == []
        return
    (todo,) = found
    assert todo.target == Target(Subject.NOTICE, notice)
    assert (todo.text, todo.late) == ("2026年10月督察通报还是草稿，没有印发", late)


def test_a_month_is_either_unsent_or_without_notice(session: Session, bureau: Ids) -> None:
    add_meeting(session, bureau.first, held_on=date(2026, 9, 1))
    notice = draft(session)
    (missing,) = told(session, TodoKind.NO_NOTICE)
    assert missing.target.month == Month(2026, 9)
    assert "10月" not in missing.text
    issue(session, notice)
    assert told(session, TodoKind.UNSENT_NOTICE) == []
    assert told(session, TodoKind.NO_NOTICE) == [missing]


def test_a_correction_in_draft_is_a_reminder_of_its_own_and_never_late(session: Session, bureau: Ids) -> None:
    number = draft(session)
    issue(session, number)
    correction = saved(begin_correction(session, number))
    add_meeting(session, bureau.first, held_on=date(2026, 9, 1))

    (todo,) = told(session, TodoKind.UNSENT_CORRECTION)

    assert todo.target == Target(Subject.NOTICE, correction)
    assert (todo.text, todo.due_on, todo.late) == ("2026年10月督察通报的更正通报还没有印发", None, 0)
    assert told(session, TodoKind.UNSENT_NOTICE) == []


def test_what_was_found_after_the_notice_is_reminded_of_until_the_next(session: Session, bureau: Ids) -> None:
    def found() -> int:
        both = tuple(finding(bureau.first, fact, due_on=date(2026, 12, 20)) for fact in "甲乙")
        spared = finding(bureau.first, "丙", in_notice=False)
        return add_inspection(session, bureau.committee, findings=(*both, spared))

    found()
    assert told(session, TodoKind.UNNAMED_FINDING) == [], "October's own notice is still to come"
    issue(session, draft(session))
    late = found()

    (todo,) = told(session, TodoKind.UNNAMED_FINDING)

    assert todo.target == Target(Subject.INSPECTION, late)
    assert todo.text == "2026年10月督察还有2个问题没有通报：10月通报已印发，将列入11月通报"
    assert (todo.due_on, todo.late) == (None, 0)
    issue(session, draft(session, Month(2026, 11)), 2)
    assert told(session, TodoKind.UNNAMED_FINDING) == []

"""贯彻落实措施 over all records: listed, finished, reminded of, and in the ledger of first topics."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput, Conflict
from models.rows.changes import Changes, Subject
from models.rows.following import Measure
from models.rows.meeting import AgendaItem
from models.rows.overview import TodoKind
from models.rules.measures import MeasureState
from models.rules.periods import year_of
from models.rules.terms import MeetingKind, RecordStatus, Register, StudyKind
from models.services.finalizing import finalize
from models.services.first_topics import first_topics
from models.services.measures import follow_measure, list_measures, measure_list
from models.services.meetings import load_meeting
from models.services.study import load_session
from models.services.todo import todo_list
from tests.models.services.growing import statements_as_it_grows
from tests.models.services.making import Ids, add_meeting, add_study

TODAY = date(2026, 11, 20)
YEAR = year_of(2026)
LATE = Measure("列出清单，补正记录", "", "办公室", "王芳", date(2026, 11, 10))
SOON = Measure("领学一次", due_on=date(2026, 11, 25))
DONE = Measure("印发", due_on=date(2026, 11, 1), done_on=date(2026, 10, 30), progress="已印发")


def session_with(session: Session, place: int, *measures: Measure, **given: object) -> int:
    return add_study(session, place, StudyKind.FIRST_TOPIC, measures=measures, **given)


def states(session: Session, **given: object) -> list[tuple[str, MeasureState]]:
    return [(line.measure.text, line.state) for line in list_measures(session, TODAY, **given)]  # type: ignore[arg-type]


def test_measures_of_everything_held_stand_by_day_and_place(session: Session, ids: Ids) -> None:
    session_with(session, ids.committee, LATE, DONE)
    agenda = (AgendaItem("传达", is_first_topic=True),)
    add_meeting(
        session,
        ids.first,
        MeetingKind.BRANCH_COMMITTEE,
        agenda=agenda,
        measures=(SOON,),
        held_on=date(2026, 10, 1),
    )
    assert states(session) == [
        ("领学一次", MeasureState.DUE_SOON),
        ("列出清单，补正记录", MeasureState.OVERDUE),
        ("印发", MeasureState.DONE),
    ]
    first, second, _ = list_measures(session, TODAY)
    assert (first.register, first.kind, first.topic) == (Register.MEETING, "支委会", "十月主题党日")
    assert (second.register, second.kind, second.position) == (Register.STUDY, "第一议题", 1)


def test_what_was_not_held_or_is_private_is_not_followed(session: Session, ids: Ids) -> None:
    session_with(session, ids.committee, LATE, status=RecordStatus.PLANNED)
    session_with(session, ids.committee, LATE, status=RecordStatus.CANCELLED)
    add_meeting(session, ids.first, MeetingKind.HEART_TALK, measures=(LATE,))
    assert states(session) == []


def test_the_list_is_narrowed_to_an_organisation_and_to_days(session: Session, ids: Ids) -> None:
    session_with(session, ids.committee, LATE)
    session_with(session, ids.first, SOON, held_on=date(2025, 12, 31))
    assert states(session, organization_id=ids.first) == [("领学一次", MeasureState.DUE_SOON)]
    assert len(states(session, organization_id=ids.committee)) == 2
    found = measure_list(session, YEAR, None, TODAY)
    assert [line.measure.text for line in found.measures] == ["列出清单，补正记录"]
    assert measure_list(session, YEAR, ids.first, TODAY).scope == "第一党支部"


def test_a_measure_is_finished_where_it_is_listed(session: Session, ids: Ids) -> None:
    record = session_with(session, ids.committee, DONE, LATE)
    line = list_measures(session, TODAY)[1]
    changes = follow_measure(session, line, date(2026, 11, 12), " 已补正12处 ")
    assert changes == Changes.of(Subject.STUDY, record_id=record)
    done = replace(LATE, done_on=date(2026, 11, 12), progress="已补正12处")
    assert load_session(session, record).measures == (DONE, done)
    with pytest.raises(Conflict):
        follow_measure(session, line, None, "别的")


def test_of_a_closed_record_measures_are_still_followed(session: Session, ids: Ids) -> None:
    record = add_meeting(session, ids.first, MeetingKind.BRANCH_COMMITTEE, measures=(LATE,))
    finalize(session, record, load_meeting(session, record).version)
    (line,) = list_measures(session, TODAY)
    follow_measure(session, line, None, "正在办")
    assert load_meeting(session, record).measures == (replace(LATE, progress="正在办"),)


def test_a_day_that_cannot_be_is_refused(session: Session, ids: Ids) -> None:
    session_with(session, ids.committee, LATE)
    (line,) = list_measures(session, TODAY)
    with pytest.raises(BadInput, match="早于学习"):
        follow_measure(session, line, date(2026, 10, 14), "")
    with pytest.raises(BadInput, match="还没有到"):
        follow_measure(session, line, date(2999, 1, 1), "")


def test_late_and_near_measures_are_reminded_of_and_lead_to_their_record(session: Session, ids: Ids) -> None:
    record = session_with(session, ids.committee, LATE, SOON, DONE, Measure("时限待补"))
    kinds = (TodoKind.MEASURE_LATE, TodoKind.MEASURE_SOON)
    late, soon = (todo for todo in todo_list(session, TODAY) if todo.kind in kinds)
    assert late.text == "贯彻落实措施“列出清单，补正记录”（王芳）应于2026年11月10日完成，已逾期10天"
    assert (late.kind, late.late, late.target.record_id) == (TodoKind.MEASURE_LATE, 10, record)
    assert (soon.kind, soon.late, soon.due_on) == (TodoKind.MEASURE_SOON, 0, date(2026, 11, 25))


def test_the_ledger_of_first_topics_tells_what_was_to_be_done(session: Session, ids: Ids) -> None:
    agenda = (AgendaItem("传达讲话", is_first_topic=True), AgendaItem("审议计划"))
    named = replace(SOON, topic="传达讲话")
    add_meeting(session, ids.first, MeetingKind.BRANCH_COMMITTEE, agenda=agenda, measures=(named, LATE))
    add_meeting(session, ids.second, MeetingKind.BRANCH_COMMITTEE, agenda=agenda[1:], measures=(LATE,))
    session_with(session, ids.committee, DONE, held_on=date(2026, 10, 16))
    rows = first_topics(session, YEAR, None, TODAY).topics
    assert [(row.title, row.followed) for row in rows] == [("传达讲话", (named, LATE)), ("学习党章", (DONE,))]


def test_a_hundred_measures_send_as_many_statements_as_three(session: Session, ids: Ids) -> None:
    def add(number: int) -> None:
        session_with(session, ids.committee, replace(LATE, text=f"第{number}条"))

    few, many = statements_as_it_grows(session, (3, 100), add, lambda s: list_measures(s, TODAY))
    assert few == many <= 3

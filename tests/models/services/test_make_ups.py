"""补学: who owes it, entering it for many, and that attendance stays as it was."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput
from models.rows.attendance import AttendanceRow
from models.rows.following import MakeUp
from models.rows.make_up import MakeUpLine
from models.rules.periods import Month, year_of
from models.rules.terms import AttendanceState, MeetingKind, RecordStatus, StudyKind
from models.services.finalizing import finalize
from models.services.make_ups import MakeUpQuery, enter_make_ups, list_make_ups, owing_sessions
from models.services.meetings import load_meeting
from models.services.study import load_session
from models.services.study_attendance import centre_attendance
from tests.models.services.making import DAY, Ids, add_meeting, add_person, add_study, count_statements

YEAR = year_of(2026)
LATER = date(2026, 10, 20)


def sheet(session: Session, ids: Ids) -> tuple[AttendanceRow, ...]:
    """甲 came, 乙 was on leave, 丙 was absent, 丁 is not counted."""
    states = (AttendanceState.PRESENT, AttendanceState.LEAVE, AttendanceState.ABSENT, AttendanceState.LEAVE)
    return tuple(
        AttendanceRow(
            add_person(session, name, ids.first),
            name,
            state=state,
            reason="出差" if state is AttendanceState.LEAVE else "",
            counted=name != "丁",
        )
        for name, state in zip("甲乙丙丁", states, strict=True)
    )


def asked(session: Session, **given: Any) -> list[tuple[str, str, date | None]]:
    lines = list_make_ups(session, MakeUpQuery(**({"span": YEAR} | given)))
    return [(line.name, line.kind_label, line.done_on) for line in lines]


@pytest.fixture
def people(session: Session, ids: Ids) -> tuple[AttendanceRow, ...]:
    return sheet(session, ids)


def test_everybody_away_from_study_is_listed(
    session: Session, ids: Ids, people: tuple[AttendanceRow, ...]
) -> None:
    made = (MakeUp("乙", people[1].member_id, LATER, "自学"),)
    add_study(session, ids.first, attendance=people, make_ups=made)
    add_study(session, ids.first, attendance=people, status=RecordStatus.PLANNED, held_on=LATER)
    add_study(session, ids.first, attendance=people[:1])
    assert asked(session) == [("乙", "支部学习", LATER), ("丙", "支部学习", None)]
    assert asked(session, only_open=True) == [("丙", "支部学习", None)]
    assert asked(session, text="乙") == [("乙", "支部学习", LATER)]
    assert asked(session, organization_id=ids.second) == []
    assert asked(session, span=Month(2026, 9).span()) == []
    assert asked(session, kind=StudyKind.CENTRE_GROUP.value) == []


def test_of_meetings_those_where_making_up_was_begun(
    session: Session, ids: Ids, people: tuple[AttendanceRow, ...]
) -> None:
    add_meeting(session, ids.first, MeetingKind.PARTY_LECTURE, attendance=people)
    assert asked(session) == []
    assert len(asked(session, kind=MeetingKind.PARTY_LECTURE.value)) == 2
    begun = (MakeUp("乙", people[1].member_id),)
    add_meeting(session, ids.first, MeetingKind.PARTY_LECTURE, attendance=people, make_ups=begun)
    assert asked(session) == [("乙", "党课", None), ("丙", "党课", None)]


def lines_of(session: Session, **given: Any) -> tuple[MakeUpLine, ...]:
    return list_make_ups(session, MakeUpQuery(**({"span": YEAR} | given)))


def test_a_day_for_many_at_once_changes_nothing_else(
    session: Session, ids: Ids, people: tuple[AttendanceRow, ...]
) -> None:
    begun = (MakeUp("丙", people[2].member_id, None, "送学上门", "已约"),)
    study = add_study(session, ids.first, attendance=people, make_ups=begun, content="内容")
    meeting = add_meeting(session, ids.first, attendance=people, make_ups=begun)
    before = load_session(session, study)
    wanted = [line for line in lines_of(session) if line.name == "丙"]
    assert len(wanted) == 2
    enter_make_ups(session, wanted, LATER, "")
    after = load_session(session, study)
    assert after.make_ups == (MakeUp("丙", people[2].member_id, LATER, "送学上门", "已约"),)
    assert load_meeting(session, meeting).make_ups == after.make_ups
    assert replace(after, make_ups=before.make_ups, version=before.version) == before
    assert after.version > before.version
    (line,) = [line for line in lines_of(session) if line.name == "乙" and line.record_id == study]
    enter_make_ups(session, [line], LATER, "自学")
    assert load_session(session, study).make_ups[1] == MakeUp("乙", people[1].member_id, LATER, "自学")


def test_a_day_before_the_session_is_refused_for_all(
    session: Session, ids: Ids, people: tuple[AttendanceRow, ...]
) -> None:
    add_study(session, ids.first, attendance=people, held_on=date(2026, 9, 1))
    late = add_study(session, ids.first, attendance=people)
    with pytest.raises(BadInput, match="早于2026-10-15"):
        enter_make_ups(session, lines_of(session), date(2026, 10, 14), "自学")
    assert load_session(session, late).make_ups == ()


def test_a_closed_record_may_still_be_made_up_for(
    session: Session, ids: Ids, people: tuple[AttendanceRow, ...]
) -> None:
    number = add_study(session, ids.first, attendance=people)
    finalize(session, number, load_session(session, number).version)
    enter_make_ups(session, lines_of(session), LATER, "自学")
    assert [entry.done_on for entry in load_session(session, number).make_ups] == [LATER, LATER]


def test_what_is_reminded_of(session: Session, ids: Ids, people: tuple[AttendanceRow, ...]) -> None:
    add_study(session, ids.first, attendance=people)
    centre = add_study(session, ids.committee, StudyKind.CENTRE_GROUP, attendance=people)
    begun = (MakeUp("丙", people[2].member_id),)
    branch = add_study(session, ids.first, attendance=people, make_ups=begun, held_on=date(2026, 10, 1))
    found = owing_sessions(session, date(2026, 1, 1), DAY)
    assert [(line.record_id, line.name) for line in found] == [(centre, "乙"), (centre, "丙"), (branch, "丙")]
    assert owing_sessions(session, date(2026, 11, 1), date(2026, 11, 30)) == ()


def test_more_records_ask_no_more(session: Session, ids: Ids, people: tuple[AttendanceRow, ...]) -> None:
    add_study(session, ids.first, attendance=people)
    few = count_statements(session, lines_of)
    for _ in range(6):
        add_study(session, ids.first, attendance=people)
    session.expire_all()
    assert count_statements(session, lines_of) == few


def test_a_made_up_absence_is_still_one_in_the_table_of_attendance(
    session: Session, ids: Ids, people: tuple[AttendanceRow, ...]
) -> None:
    made = (MakeUp("乙", people[1].member_id, LATER), MakeUp("丙", people[2].member_id))
    add_study(session, ids.committee, StudyKind.CENTRE_GROUP, attendance=people, make_ups=made)
    add_study(session, ids.committee, StudyKind.CENTRE_GROUP, attendance=people[:2], held_on=date(2026, 9, 1))
    add_study(session, ids.first, attendance=people)
    (group,) = centre_attendance(session, YEAR, None, LATER).groups
    assert [head.held_on for head in group.sessions] == [date(2026, 9, 1), DAY]
    table = {row.name: row for row in group.members}
    assert list(table) == ["甲", "乙", "丙", "丁"]
    counts = {
        name: (
            row.expected,
            row.number_of(AttendanceState.PRESENT),
            row.number_of(AttendanceState.LEAVE),
            row.number_of(AttendanceState.ABSENT),
            row.made_up,
        )
        for name, row in table.items()
    }
    assert counts == {
        "甲": (2, 2, 0, 0, 0),
        "乙": (2, 0, 2, 0, 1),
        "丙": (1, 0, 0, 1, 0),
        "丁": (0, 0, 0, 0, 0),
    }
    assert table["丙"].marks[0] is None
    assert centre_attendance(session, YEAR, ids.first, LATER).groups == ()

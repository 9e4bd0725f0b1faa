"""A month's attendance read and written at once."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from models.entities import Finalization
from models.failures import BadInput, Conflict, NotFound
from models.rows.attendance import AttendanceRow
from models.rows.attendance_grid import AttendanceGrid, GridCell, MarkedCell, MarkedSheet
from models.rows.query import RegisterQuery
from models.rules.periods import Month
from models.rules.terms import AttendanceState, MeetingKind, RecordStatus, Register, Standing, StudyKind
from models.services.attendance_grid import FINAL, NAMED_BY_CLERK, attendance_grid, save_attendance
from models.services.meetings import list_meetings, load_meeting, remove_meeting, save_meeting
from models.services.study import load_session
from tests.models.services.making import (
    Ids,
    add_meeting,
    add_person,
    add_study,
    count_statements,
    nothing_written,
    post,
)

OCTOBER = Month(2026, 10)
S = AttendanceState
M = MeetingKind


def _grid(session: Session, organization_id: int) -> AttendanceGrid:
    return attendance_grid(session, Register.MEETING, organization_id, OCTOBER)


def _mark(grid: AttendanceGrid, at: int, *marks: tuple[int, AttendanceState, str]) -> MarkedSheet:
    cells = tuple(MarkedCell((member, ""), state, reason) for member, state, reason in marks)
    return MarkedSheet(grid.columns[at].record_id, grid.columns[at].version, cells)


@pytest.fixture
def people(session: Session, ids: Ids) -> dict[str, int]:
    """甲 in the first branch's first group; 书记 乙; 丙 on probation; 丁 came on the 20th."""
    return {
        "甲": add_person(session, "甲一", ids.first, group_id=ids.group),
        "乙": add_person(session, "乙二", ids.first, posts=(post(ids.first, "书记"),)),
        "丙": add_person(session, "丙三", ids.first, standings=((Standing.PROBATIONARY, None),)),
        "丁": add_person(session, "丁四", ids.first, from_on=date(2026, 10, 20)),
    }


def test_rows_and_columns_in_order(session: Session, ids: Ids, people: dict[str, int]) -> None:
    later = add_meeting(session, ids.first, M.THEME_DAY, held_on=date(2026, 10, 25))
    first = add_meeting(session, ids.first, M.BRANCH_ASSEMBLY, held_on=date(2026, 10, 9))
    group = add_meeting(session, ids.group, M.GROUP_MEETING, held_on=date(2026, 10, 15))
    add_meeting(session, ids.second, M.THEME_DAY, held_on=date(2026, 10, 9))
    add_meeting(session, ids.first, M.THEME_DAY, held_on=date(2026, 9, 30))
    add_meeting(session, ids.first, M.THEME_DAY, held_on=date(2026, 10, 8), status=RecordStatus.CANCELLED)
    gone = add_meeting(session, ids.first, M.THEME_DAY, held_on=date(2026, 10, 10))
    remove_meeting(session, gone, 1)
    grid = _grid(session, ids.first)
    assert [column.record_id for column in grid.columns] == [first, group, later]
    assert [one.name for one in grid.people] == ["乙二", "甲一", "丙三", "丁四"]
    # 不在册: nobody of the group but 甲, and 丁 before she came.
    assert grid.cells[(people["甲"], ""), group] == GridCell(S.UNMARKED)
    assert ((people["乙"], ""), group) not in grid.cells
    assert ((people["丁"], ""), first) not in grid.cells
    assert ((people["丁"], ""), later) in grid.cells


def test_only_what_was_touched_changes(session: Session, ids: Ids, people: dict[str, int]) -> None:
    sheet = (
        AttendanceRow(people["甲"], "甲一", state=S.PRESENT),
        AttendanceRow(people["乙"], "乙二", state=S.LEAVE, reason="出差", in_committee=True),
        AttendanceRow(None, "外单位某", state=S.PRESENT),
        AttendanceRow(people["丙"], "丙三", counted=False, reason="长期外派"),
    )
    number = add_meeting(
        session, ids.first, M.BRANCH_ASSEMBLY, held_on=date(2026, 10, 9), attendance=sheet, minutes="记录"
    )
    grid = _grid(session, ids.first)
    save_attendance(session, Register.MEETING, [_mark(grid, 0, (people["甲"], S.ABSENT, " 无故 "))])
    after = load_meeting(session, number)
    assert after.attendance[0] == replace(sheet[0], state=S.ABSENT, reason="无故")
    assert after.attendance[1:] == sheet[1:]
    assert after.minutes == "记录"
    (row,) = list_meetings(session, RegisterQuery())
    assert (row.expected, row.present) == (3, 1)


def test_without_a_sheet_the_roll_of_the_day_comes(
    session: Session, ids: Ids, people: dict[str, int]
) -> None:
    number = add_study(session, ids.first, StudyKind.BRANCH_STUDY, held_on=date(2026, 10, 9))
    grid = attendance_grid(session, Register.STUDY, ids.first, OCTOBER)
    assert not grid.columns[0].has_sheet
    save_attendance(session, Register.STUDY, [_mark(grid, 0, (people["甲"], S.PRESENT, "不留"))])
    states = {row.name: (row.state, row.reason) for row in load_session(session, number).attendance}
    assert states == {"甲一": (S.PRESENT, ""), "乙二": (S.UNMARKED, ""), "丙三": (S.UNMARKED, "")}


def test_what_cannot_be_marked_says_why(session: Session, ids: Ids, people: dict[str, int]) -> None:
    talk = add_meeting(session, ids.first, M.HEART_TALK, held_on=date(2026, 10, 9))
    closed = add_meeting(session, ids.first, M.THEME_DAY, held_on=date(2026, 10, 10))
    session.add(Finalization(record_id=closed, made_at=datetime(2026, 11, 1), made_by=""))
    session.flush()
    grid = _grid(session, ids.first)
    assert {column.record_id: column.refusal for column in grid.columns} == {
        talk: NAMED_BY_CLERK,
        closed: FINAL,
    }
    with nothing_written(session), pytest.raises(BadInput, match="已定稿"):
        save_attendance(session, Register.MEETING, [_mark(grid, 1, (people["甲"], S.PRESENT, ""))])


def test_all_or_nothing_when_one_was_changed_meanwhile(
    session: Session, ids: Ids, people: dict[str, int]
) -> None:
    first = add_meeting(session, ids.first, M.BRANCH_ASSEMBLY, held_on=date(2026, 10, 9))
    second = add_meeting(session, ids.first, M.THEME_DAY, held_on=date(2026, 10, 10))
    grid = _grid(session, ids.first)
    save_meeting(session, replace(load_meeting(session, second), place="改过"))
    point = session.begin_nested()
    marks = [_mark(grid, at, (people["甲"], S.PRESENT, "")) for at in (0, 1)]
    with pytest.raises(Conflict):
        save_attendance(session, Register.MEETING, marks)
    point.rollback()
    assert load_meeting(session, first).attendance == ()


def test_somebody_not_on_the_sheet_is_not_put_there(
    session: Session, ids: Ids, people: dict[str, int]
) -> None:
    add_meeting(session, ids.group, M.GROUP_MEETING, held_on=date(2026, 10, 9))
    grid = _grid(session, ids.first)
    with pytest.raises(NotFound, match="名单已经变了"):
        save_attendance(session, Register.MEETING, [_mark(grid, 0, (people["乙"], S.PRESENT, ""))])


def test_a_refusal_names_the_gathering(session: Session, ids: Ids, people: dict[str, int]) -> None:
    sheet = (AttendanceRow(people["甲"], "甲一"), AttendanceRow(people["乙"], "乙二"))
    number = add_meeting(
        session, ids.first, M.THEME_DAY, held_on=date(2026, 10, 9), title="参观", attendance=sheet
    )
    grid = _grid(session, ids.first)
    # Kept by an earlier program: somebody left out without a reason.
    session.execute(text(f"UPDATE attendance SET counted = 0 WHERE record_id = {number} AND position = 2"))
    with pytest.raises(BadInput, match="10月9日的“参观”：乙二不计入应到，须写明原因"):
        save_attendance(session, Register.MEETING, [_mark(grid, 0, (people["甲"], S.PRESENT, ""))])


def test_sheets_are_read_at_once(session: Session, ids: Ids, people: dict[str, int]) -> None:
    def fill(day: int) -> None:
        sheet = (AttendanceRow(people["甲"], "甲一"),)
        add_meeting(session, ids.first, M.THEME_DAY, held_on=date(2026, 10, day), attendance=sheet)

    fill(1)
    once = count_statements(session, lambda asked: _grid(asked, ids.first))
    for day in range(2, 12):
        fill(day)
    assert count_statements(session, lambda asked: _grid(asked, ids.first)) == once

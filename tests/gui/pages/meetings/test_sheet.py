"""The sheet of a meeting and the roster: it comes unmarked, keeps its marks, and is told how the two differ."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from gui.desk import Desk
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rules.terms import AttendanceState, MeetingKind
from models.services.members import save_member
from models.services.roster import expected_attendance
from tests.gui.pages.acting import Wait, begin, editor_of
from tests.gui.pages.conftest import DAY, Bureau
from tests.models.services.making import add_meeting, add_person, person

S = AttendanceState


def test_roster_comes_unmarked_and_keeps_marks_when_the_day_changes(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, press: Callable[..., None]
) -> None:
    with store.write() as session:
        add_person(session, "甲末", bureau.ids.first, from_on=DAY.replace(day=25))
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    table = editor.attendance.table
    assert all(row.state is S.UNMARKED for row in editor.attendance.rows())
    assert "甲末" not in {row.name for row in editor.attendance.rows()}
    table.go_to(0)
    press(table, Qt.Key.Key_1, Qt.Key.Key_1)
    editor.held_on.pick(DAY.replace(day=26))
    editor.ask_people()
    settled()
    rows = editor.attendance.rows()
    assert {row.name for row in rows if row.state is S.PRESENT} == {"甲一", "甲二"}
    assert "甲末" in {row.name for row in rows}


def test_a_saved_sheet_is_only_told_how_the_roster_differs(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        kept = expected_attendance(session, MeetingKind.BRANCH_ASSEMBLY, bureau.ids.first, DAY)[2:]
        stranger = expected_attendance(session, MeetingKind.BRANCH_ASSEMBLY, bureau.ids.second, DAY)
        number = add_meeting(
            session, bureau.ids.first, MeetingKind.BRANCH_ASSEMBLY, held_on=DAY, attendance=(*kept, *stranger)
        )
    page.refresh()
    page.open_record(number)
    settled()
    editor = editor_of(page)
    assert len(editor.attendance.rows()) == 10
    assert editor.attendance.notice.sentence == "名册有变动：签到名单少2人（甲一、甲二）、多1人（丙一）。"
    assert not editor.is_edited()
    editor.attendance.notice.action.emit()
    assert len(editor.attendance.rows()) == 12
    assert editor.is_edited()


def test_the_open_sheet_hears_of_a_change_of_the_roster(
    page: MeetingsPage, desk: Desk, bureau: Bureau, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        kept = expected_attendance(session, MeetingKind.BRANCH_ASSEMBLY, bureau.ids.first, DAY)
        number = add_meeting(
            session, bureau.ids.first, MeetingKind.BRANCH_ASSEMBLY, held_on=DAY, attendance=kept
        )
    page.refresh()
    page.open_record(number)
    settled()
    assert editor_of(page).attendance.notice.sentence == ""
    desk.tasks.write(save_member, person("甲补", bureau.ids.first))
    settled()
    assert "少1人（甲补）" in editor_of(page).attendance.notice.sentence
    assert editor_of(page).attendance.rows() == kept

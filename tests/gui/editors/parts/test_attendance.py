"""The attendance sheet: marked by keys and by mouse, in bulk, with reasons; people added and taken off."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.editors.parts.attendance import AttendancePart
from gui.editors.parts.attendance_model import MARK, REASON
from gui.editors.parts.attendance_table import segments
from gui.editors.people import People, SheetKey
from models.rows.attendance import AttendanceRow
from models.rows.bureau import RosterEntry
from models.rules.attendance_words import counts_text
from models.rules.terms import AttendanceState, MeetingKind, Standing

S = AttendanceState
Compose = Callable[[QWidget, str], None]
NAMES = ("甲一", "甲二", "甲三", "甲四")
KEY = SheetKey(MeetingKind.BRANCH_ASSEMBLY, 1, date(2026, 10, 20))


def rows(*names: str) -> tuple[AttendanceRow, ...]:
    """Unmarked people, numbered as they stand."""
    return tuple(AttendanceRow(number, name) for number, name in enumerate(names, start=1))


@pytest.fixture
def part(qtbot: QtBot) -> Iterator[AttendancePart]:
    """A sheet of four."""
    made = AttendancePart()
    qtbot.addWidget(made)
    made.resize(360, 700)
    made.show_sheet(rows(*NAMES), follows=False)
    made.show()
    yield made
    made.hide()


def press(part: AttendancePart, *keys: Qt.Key) -> None:
    """Keys to the sheet."""
    for key in keys:
        QTest.keyClick(part.table, key)


def states(part: AttendancePart) -> list[AttendanceState]:
    """The marks in order."""
    return [row.state for row in part.rows()]


def give_reason(part: AttendancePart, compose: Compose, text: str) -> None:
    """Type a reason into the line that has opened, and Enter."""
    found = part.table.viewport().findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    compose(found, text)
    QTest.keyClick(found, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_one_key_each_goes_down_the_sheet(part: AttendancePart) -> None:
    part.table.go_to(0)
    press(part, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_1)
    assert states(part) == [S.PRESENT, S.PRESENT, S.UNMARKED, S.PRESENT]


def test_leave_asks_its_reason_at_once(part: AttendancePart, compose: Compose) -> None:
    part.table.go_to(1)
    press(part, Qt.Key.Key_2)
    give_reason(part, compose, "出差")
    assert part.rows()[1].reason == "出差"
    assert part.table.currentIndex().row() == 2
    press(part, Qt.Key.Key_1)
    assert states(part)[2] is S.PRESENT


def test_marks_typed_on_into_a_reason_are_not_saved(part: AttendancePart) -> None:
    part.model.mark([1], S.LEAVE)
    part.model.give_reason(1, "2222")
    problem = part.problem()
    assert problem is not None
    assert problem.startswith(f"{part.rows()[1].name}的原因只写了数字“2222”")
    part.model.give_reason(1, "2次外出")
    assert part.problem() is None


def test_presence_takes_the_reason_away(part: AttendancePart) -> None:
    part.model.mark([0], S.ABSENT)
    part.model.give_reason(0, "生病")
    part.model.mark([0], S.PRESENT)
    assert part.rows()[0].reason == ""


def test_escape_leaves_the_reason_as_it_was(part: AttendancePart, compose: Compose) -> None:
    part.table.go_to(1)
    press(part, Qt.Key.Key_3)
    found = part.table.viewport().findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    compose(found, "写错了")
    QTest.keyClick(found, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert (part.rows()[1].state, part.rows()[1].reason) == (S.ABSENT, "")


def test_several_chosen_are_marked_together(part: AttendancePart) -> None:
    part.table.selectAll()
    press(part, Qt.Key.Key_2)
    assert states(part) == [S.LEAVE] * 4


def test_arrows_step_through_the_marks(part: AttendancePart) -> None:
    part.table.go_to(0)
    press(part, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert states(part)[0] is S.LEAVE
    press(part, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert states(part)[0] is S.UNMARKED


@pytest.mark.parametrize(("segment", "state"), [(0, S.PRESENT), (1, S.LEAVE), (2, S.ABSENT)])
def test_a_click_on_a_segment(part: AttendancePart, segment: int, state: AttendanceState) -> None:
    cell = part.table.visualRect(part.model.index(2, MARK))
    spot: QPoint = segments(cell)[segment].center()
    QTest.mouseClick(part.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert states(part) == [S.UNMARKED, S.UNMARKED, state, S.UNMARKED]


def test_left_out_of_the_expected_with_a_reason(part: AttendancePart, compose: Compose) -> None:
    part.table.go_to(3)
    press(part, Qt.Key.Key_4)
    give_reason(part, compose, "长期援藏，经批准")
    row = part.rows()[3]
    assert (row.counted, row.reason) == (False, "长期援藏，经批准")
    assert part.model.index(3, MARK).data() == "不计入应到"
    assert part.tally().expected == 3
    part.all_present.click()
    assert part.rows()[3].state is S.UNMARKED
    part.table.go_to(3)
    press(part, Qt.Key.Key_4)
    assert part.rows()[3].counted


def test_the_rest_present_leaves_what_is_marked(part: AttendancePart) -> None:
    part.model.mark([1], S.LEAVE)
    part.rest_present.click()
    assert states(part) == [S.PRESENT, S.LEAVE, S.PRESENT, S.PRESENT]
    assert part.counts.text().startswith("应到4人，实到3人，请假1人，缺席0人；")


def test_presence_is_unknown_while_anybody_is_unmarked(part: AttendancePart) -> None:
    part.model.mark([0, 1, 2], S.PRESENT)
    assert "实到待补" in part.counts.text()
    assert "还有1人待补" in part.counts.text()
    assert "0人，" not in part.counts.text(), "nobody is said to be 0 absent while somebody is not marked"
    assert "实到0人" not in counts_text(part.tally())


def entry(number: int, name: str, standing: Standing = Standing.FULL) -> RosterEntry:
    """Somebody of the second branch."""
    return RosterEntry(number, name, standing, 2, "第二党支部")


def test_added_by_name_known_and_unknown(part: AttendancePart, compose: Compose) -> None:
    roll = (entry(21, "丙一", Standing.PROBATIONARY), entry(22, "同名"), entry(23, "同名"))
    part.people_came(People(KEY, rows(*NAMES), roll))
    compose(part.adding.line, "丙一、外人，同名、甲一")
    QTest.keyClick(part.adding.line, Qt.Key.Key_Return)
    added = part.rows()[4:]
    assert [(row.member_id, row.name, row.standing) for row in added] == [
        (21, "丙一", Standing.PROBATIONARY),
        (None, "外人", Standing.FULL),
        # Two of that name and none picked: nobody is guessed.
        (None, "同名", Standing.FULL),
        (None, "甲一", Standing.FULL),
    ]
    assert part.adding.value() == ""
    part.adding.set_value("丙一")
    part.add_button.click()
    assert len(part.rows()) == 8
    assert part.table.currentIndex().row() == 4


def test_delete_takes_a_line_off(part: AttendancePart) -> None:
    part.people_came(People(KEY, rows(*NAMES), ()))
    part.table.go_to(1)
    press(part, Qt.Key.Key_Delete)
    assert [row.name for row in part.rows()] == ["甲一", "甲三", "甲四"]
    assert part.notice.sentence == "名册有变动：签到名单少1人（甲二）。"


def test_reasons_only_where_there_is_something_to_excuse(part: AttendancePart) -> None:
    flags = part.model.flags(part.model.index(0, REASON))
    assert not flags & Qt.ItemFlag.ItemIsEditable
    part.model.mark([0], S.ABSENT)
    assert part.model.flags(part.model.index(0, REASON)) & Qt.ItemFlag.ItemIsEditable


def test_an_organisation_not_yet_founded_is_explained(part: AttendancePart) -> None:
    part.people_came(People(KEY, (), (), "第一党支部尚未成立。"))
    assert part.notice.sentence == "第一党支部尚未成立。"
    assert len(part.rows()) == 4


def test_state_goes_there_and_back(part: AttendancePart, qtbot: QtBot) -> None:
    part.model.mark([0], S.LEAVE)
    part.model.give_reason(0, "出差")
    part.model.leave_out([3])
    part.adding.restore("打了一半")
    other = AttendancePart()
    qtbot.addWidget(other)
    other.restore(part.state())
    assert other.rows() == part.rows()
    assert other.state() == part.state()


def test_a_study_session_counts_no_voters(part: AttendancePart) -> None:
    assert "有表决权" in part.counts.text()
    part.set_votes(False)
    assert "有表决权" not in part.counts.text()
    assert part.counts.text().startswith("应到")


def test_long_names_are_read_whole(part: AttendancePart) -> None:
    row = part.rows()[0]
    part.show_sheet([replace(row, name="余勇建国", standing=Standing.PROBATIONARY)], follows=False)
    part.resize(340, 500)
    part.show()
    name = part.table.fontMetrics().horizontalAdvance("余勇建国（预备）")
    assert part.table.columnWidth(0) >= name + 24

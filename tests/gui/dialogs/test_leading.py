"""党员领导干部: the list, 双重组织生活 by quarter, what was guided, and the paper to be reported upward."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.desk import Desk
from gui.dialogs.leading import LeadingDialog, dual_life_dialog
from gui.dialogs.person_page import PersonPageDialog
from gui.look.tile import TILE_ROLE
from gui.look.tokens import Tone
from gui.main_window import MainWindow
from models.db.store import Store
from models.rows.attendance import AttendanceRow
from models.rows.life import ContactSpell, Guidance, LeadingSpell
from models.rules.papers import PaperKind
from models.rules.terms import AttendanceState, MeetingKind, Standing
from models.services.meetings import save_meeting
from models.services.members import load_member, save_member
from tests.gui.dialogs.conftest import Frees, Opens
from tests.gui.dialogs.test_person_page import listed, shown
from tests.models.services.making import meeting

Wait = Callable[[], None]


@pytest.fixture
def leader(store: Store, bureau: dict[str, int]) -> int:
    """王建国, who came in the fourth quarter, was away in the third, and guided the second branch."""
    member_id = bureau["王建国"]

    def sheet(state: AttendanceState) -> tuple[AttendanceRow, ...]:
        return (AttendanceRow(member_id, "王建国", Standing.FULL, state, "出差"),)

    with store.write() as session:
        detail = load_member(session, member_id)
        contacts = (ContactSpell(bureau["第二党支部"]),)
        save_member(session, replace(detail, leading=(LeadingSpell("副局长"),), contacts=contacts))
        first, second = bureau["第一党支部"], bureau["第二党支部"]
        save_meeting(session, meeting(first, held_on=date(2026, 6, 5)))
        save_meeting(
            session, meeting(first, held_on=date(2026, 8, 5), attendance=sheet(AttendanceState.LEAVE))
        )
        save_meeting(session, meeting(first, attendance=sheet(AttendanceState.PRESENT)))
        save_meeting(
            session,
            meeting(
                second,
                MeetingKind.ORGANIZATIONAL_LIFE,
                held_on=date(2026, 10, 9),
                guidance=(Guidance("王建国", member_id, "查摆要具体"),),
            ),
        )
    return member_id


@pytest.fixture
def dialog(leader: int, opens: Opens) -> LeadingDialog:
    """The list of this year, loaded."""
    return opens(LeadingDialog)


def test_who_leads_where_and_what_they_guided(dialog: LeadingDialog) -> None:
    assert listed(dialog, "people") == [
        ["王建国", "副局长；联系点：第二党支部；指导组织生活会1次", "第一党支部"]
    ]
    dialog.views.choose("guided")
    assert listed(dialog, "guided") == [["2026-10-09", "王建国", "组织生活会：查摆要具体", "第二党支部"]]


def test_a_quarter_without_attendance_stands_out_in_words_too(dialog: LeadingDialog, settled: Wait) -> None:
    dialog.views.choose("dual")
    assert shown(dialog)["王建国"] == ["—", "0/1", "0/1", "1/1", "1/3", "50.0%", "1", "0", "1"]
    row, column = dialog.model.find(("王建国", "三季度")) or (-1, -1)
    tile = dialog.model.index(row, column).data(TILE_ROLE)
    assert (tile.tone, tile.icon) == (Tone.WARN, "warning")
    assert "本季未参加" in tile.words
    dialog.grid.choose(row, column)
    settled()
    assert len(dialog.behind.rows()) == 1
    assert "第十五条" in dialog.basis.toPlainText()
    # The sheet of the second quarter is missing: nobody can say.
    unknown = dialog.model.cell(*(dialog.model.find(("王建国", "二季度")) or (-1, -1)))
    assert "待补1次" in unknown.heading


def test_it_may_begin_with_dual_life_and_prints_the_report(
    desk: Desk, window: MainWindow, leader: int, settled: Wait
) -> None:
    window.show()
    made = dual_life_dialog(desk, window)
    made.open()
    settled()
    assert made.views.current == "dual"
    order = made.order()
    assert (order.kind, order.span) == (PaperKind.DUAL_LIFE_REPORT, made.period.span())
    made.reject()
    window.hide()


def test_enter_opens_the_persons_page(dialog: LeadingDialog, window: MainWindow, settled: Wait) -> None:
    table = dialog.lists["people"]
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    settled()
    (person,) = window.findChildren(PersonPageDialog)
    assert person.isVisible()
    person.reject()


def test_it_may_be_limited_to_a_branch(dialog: LeadingDialog, bureau: dict[str, int], settled: Wait) -> None:
    dialog.period.branch.set_value(bureau["第二党支部"])
    dialog.period.branch.edited.emit()
    settled()
    assert dialog.page.leaders == ()
    assert dialog.empty.isVisible()


def test_escape_closes_and_frees_it(desk: Desk, window: MainWindow, leader: int, frees: Frees) -> None:
    assert frees(lambda: LeadingDialog(desk, window))

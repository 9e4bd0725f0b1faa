"""支部情况: what a branch is, did and lacks, and the way to what is missing."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.branch_page import BranchPageDialog
from gui.dialogs.person_page import PersonPageDialog
from gui.main_window import MainWindow
from models.db.store import Store
from models.rows.attendance import AttendanceRow
from models.rows.changes import Subject
from models.rows.target import Target
from models.rules.papers import PaperKind
from models.rules.terms import AttendanceState, Standing
from models.services.meetings import save_meeting
from models.services.members import load_member, save_member
from tests.gui.dialogs.conftest import Frees
from tests.gui.dialogs.test_person_page import listed, said, shown
from tests.models.services.making import meeting, post, saved

Wait = Callable[[], None]


@pytest.fixture
def held(store: Store, bureau: dict[str, int]) -> int:
    """A theme day of the first branch; 王建国 is its secretary."""
    sheet = (AttendanceRow(bureau["王建国"], "王建国", Standing.FULL, AttendanceState.PRESENT),)
    with store.write() as session:
        detail = load_member(session, bureau["王建国"])
        save_member(session, replace(detail, posts=(post(bureau["第一党支部"], "书记"),)))
        return saved(save_meeting(session, meeting(bureau["第一党支部"], attendance=sheet)))


def branches(bureau: dict[str, int]) -> list[tuple[int, str]]:
    return [(bureau[name], name) for name in ("第一党支部", "第二党支部")]


@pytest.fixture
def dialog(
    desk: Desk, window: MainWindow, bureau: dict[str, int], held: int, settled: Wait, qtbot: QtBot
) -> Iterator[BranchPageDialog]:
    """The first branch's page of this year, loaded."""
    window.show()
    made = BranchPageDialog(desk, bureau["第一党支部"], branches(bureau), window)
    made.show()
    settled()
    yield made
    window.hide()


def test_what_it_held_and_who_came(dialog: BranchPageDialog, held: int, settled: Wait) -> None:
    assert shown(dialog) == {"主题党日": ["1", "1", "1", "0", "100.0%"]}
    dialog.grid.choose(0, 0)
    settled()
    assert [one.id for one in dialog.behind.rows()] == [held]
    words = said(dialog)
    for fact in ("第一党支部", "2人，其中预备0人", "第一党小组", "待补"):
        assert fact in words, fact


def test_the_row_of_the_year(dialog: BranchPageDialog, settled: Wait) -> None:
    dialog.views.choose("year")
    grid = shown(dialog)
    assert "主题党日" in grid
    place = dialog.model.find(("主题党日", "10月"))
    assert place is not None
    cell = dialog.model.cell(*place)
    assert "已落实" in cell.heading
    assert cell.basis
    missing = dialog.model.cell(*(dialog.model.find(("主题党日", "9月")) or (-1, -1)))
    assert missing.ids == ()


def test_what_is_missing_leads_to_where_it_is_put_right(
    dialog: BranchPageDialog, window: MainWindow, bureau: dict[str, int], settled: Wait
) -> None:
    wanted: list[Target] = []
    window.wanted.connect(wanted.append)
    dialog.views.choose("lacking")
    lines = listed(dialog, "lacking")
    assert ["补填", "创建主题待补"] in lines
    table = dialog.lists["lacking"]
    table.setFocus()
    table.selectRow([line[1] for line in lines].index("创建主题待补"))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert wanted == [Target(Subject.ROSTER, organization_id=bureau["第一党支部"])]


def test_a_post_leads_to_its_holders_page(
    dialog: BranchPageDialog, window: MainWindow, settled: Wait
) -> None:
    dialog.views.choose("leadership")
    assert listed(dialog, "leadership") == [["待补", "书记", "王建国"]]
    dialog.lists["leadership"].selectRow(0)
    QTest.keyClick(dialog.lists["leadership"], Qt.Key.Key_Return)
    settled()
    (person,) = window.findChildren(PersonPageDialog)
    assert person.heading.text() == "王建国"
    person.reject()


def test_another_branch_may_be_chosen(
    dialog: BranchPageDialog, bureau: dict[str, int], settled: Wait
) -> None:
    dialog.period.branch.set_value(bureau["第二党支部"])
    dialog.period.branch.edited.emit()
    settled()
    assert dialog.heading.text() == "第二党支部"
    assert dialog.empty.isVisible()
    order = dialog.order()
    assert (order.kind, order.organization_id) == (PaperKind.BRANCH_WORK, bureau["第二党支部"])


def test_its_own_data_are_put_right_in_the_form(
    dialog: BranchPageDialog, window: MainWindow, bureau: dict[str, int]
) -> None:
    wanted: list[Target] = []
    window.wanted.connect(wanted.append)
    dialog.edit_button.click()
    assert wanted == [Target(Subject.ROSTER, organization_id=bureau["第一党支部"])]


def test_escape_closes_and_frees_it(
    desk: Desk, window: MainWindow, bureau: dict[str, int], held: int, frees: Frees
) -> None:
    assert frees(lambda: BranchPageDialog(desk, bureau["第一党支部"], branches(bureau), window))

"""组织名册: who is transferred, who has left, and an import taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.dialogs.transfer import TransferDialog
from gui.main_window import MainWindow
from gui.pages import bureau
from gui.pages.bureau import BureauPage
from gui.tables.organizations import FORMER_MEMBERS
from models.db.store import Store
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.roster_import import PlannedMember, RosterPlan
from models.rules.terms import Standing
from models.services.roster_import import apply_plan, undo_import
from tests.gui.answers import answering
from tests.gui.pages.bureau.acting import Compose, Wait, branch_of, shown


def transfer_of(page: BureauPage, entry: RosterEntry) -> TransferDialog:
    """The dialog for a person."""
    assert page.view.table.choose(entry.id)
    QTest.mouseClick(page.transfer_button, Qt.MouseButton.LeftButton)
    assert page._transfer is not None
    return page._transfer


def test_a_person_moves_to_another_branch(
    page: BureauPage, roster: tuple[RosterEntry, ...], branches: tuple[OrganizationRow, ...], settled: Wait
) -> None:
    entry = roster[0]
    goal = next(row for row in branches if row.id != entry.branch_id)
    dialog = transfer_of(page, entry)
    dialog.branch.set_value(goal.id)
    dialog.confirm()
    settled()
    assert branch_of(page, entry.id) == goal.name
    assert page._transfer is None


def test_a_person_who_left_is_listed_among_those_not_on_the_roll(
    page: BureauPage, window: MainWindow, roster: tuple[RosterEntry, ...], settled: Wait, compose: Compose
) -> None:
    entry = roster[0]
    dialog = transfer_of(page, entry)
    dialog.out.setChecked(True)
    compose(dialog.place.line, "某某省某某厅机关党委")
    dialog.confirm()
    settled()
    assert entry.id not in {row.id for row in shown(page)}
    page.tree.go_to(FORMER_MEMBERS)
    assert entry.id in {row.id for row in shown(page)}
    page.view.table.choose(entry.id)
    page.transfer()
    assert page._transfer is None
    assert "已不在册" in window.notice.sentence


def test_an_impossible_transfer_keeps_the_dialog_open(
    page: BureauPage, transferred: tuple[RosterEntry, OrganizationRow], settled: Wait
) -> None:
    entry, _ = transferred
    dialog = transfer_of(page, next(row for row in shown(page) if row.id == entry.id))
    dialog.branch.set_value(entry.branch_id)
    dialog.confirm()
    settled()
    assert "转接日期应晚于转入日期" in dialog.banner.sentence
    assert dialog.isVisible()
    dialog.reject()


def test_several_people_are_not_transferred_at_once(page: BureauPage, window: MainWindow) -> None:
    page.view.table.selectAll()
    page.transfer()
    assert page._transfer is None
    assert "只选一名" in window.notice.sentence


def test_an_import_can_be_taken_back_from_the_page(
    page: BureauPage, sample: Store, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.undo_button.isHidden()
    newcomer = PlannedMember(3, "欧阳明远", "新支部", Standing.FULL)
    plan = RosterPlan("名册.xlsx", "党员", 2, (), (), (newcomer,), (), ("新支部",))
    with sample.write() as session:
        batch = apply_plan(session, plan).record_id
    page._desk.offer_undo("导入名册1人", undo_import, batch)
    page.reload()
    settled()
    assert not page.undo_button.isHidden()
    assert "名册.xlsx" in page.undo_button.toolTip()
    monkeypatch.setattr(bureau, "agrees", answering(True))
    QTest.mouseClick(page.undo_button, Qt.MouseButton.LeftButton)
    settled()
    assert "欧阳明远" not in {entry.name for entry in shown(page)}
    undoing = page._desk.undoing
    assert undoing is not None
    assert undoing.undo_words == "", "it is no step to be undone a second time"
    assert page.undo_button.isHidden()

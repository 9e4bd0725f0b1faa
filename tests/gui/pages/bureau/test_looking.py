"""组织名册: what the table and the tree show, narrowed, searched, of another day."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.pages.bureau import BureauPage
from gui.pages.bureau_reading import searched_text
from gui.tables.organizations import WHOLE_BUREAU
from models.db.store import Store
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rules.terms import OrganizationKind, Standing
from models.services.organizations import save_organization
from tests.gui.pages.bureau.acting import TODAY, Compose, Wait, branch_of, shown


def test_the_whole_roster_is_shown_first(page: BureauPage, roster: tuple[RosterEntry, ...]) -> None:
    assert [entry.id for entry in shown(page)] == [entry.id for entry in roster]
    assert page.tree.node == WHOLE_BUREAU


def test_a_branch_narrows_the_table(
    page: BureauPage, roster: tuple[RosterEntry, ...], branches: tuple[OrganizationRow, ...]
) -> None:
    branch = branches[1]
    page.tree.go_to(branch.id or 0)
    assert {entry.id for entry in shown(page)} == {
        entry.id for entry in roster if entry.branch_id == branch.id
    }


def test_searching_and_standing_narrow_together(
    page: BureauPage, roster: tuple[RosterEntry, ...], compose: Compose, qtbot: QtBot
) -> None:
    surname = roster[0].name[0]
    compose(page.view.filters.search, surname)
    expected = {entry.id for entry in roster if surname in searched_text(entry)}
    qtbot.waitUntil(lambda: {entry.id for entry in shown(page)} == expected)
    page.view.filters.set_value("standing", Standing.ACTIVIST)
    assert {entry.id for entry in shown(page)} == {
        entry.id for entry in roster if entry.id in expected and entry.standing is Standing.ACTIVIST
    }


def test_looking_around_asks_the_store_for_nothing(
    page: BureauPage, desk: Desk, branches: tuple[OrganizationRow, ...]
) -> None:
    page.tree.go_to(branches[0].id or 0)
    page.view.filters.search.setText("王")
    page.view.filters.changed.emit()
    page.view.model.sort(0)
    page.view.table.scrollToBottom()
    page.view.table.grab()
    assert not desk.tasks.busy


def test_the_search_field_is_gone_to(page: BureauPage) -> None:
    page.view.table.setFocus()
    page.to_search()
    assert page.search_field.hasFocus()
    assert page.search_field is page.view.filters.search


def test_the_roster_is_that_of_the_day_chosen(
    page: BureauPage, transferred: tuple[RosterEntry, OrganizationRow], settled: Wait
) -> None:
    person, goal = transferred
    assert branch_of(page, person.id) == goal.name
    page.tree.day.pick(TODAY - timedelta(days=1))
    settled()
    assert branch_of(page, person.id) == person.branch_name


def is_unfolded(page: BureauPage, row: OrganizationRow) -> bool:
    """Whether the tree shows what is below an organisation."""
    item = page.tree.model.item_of(row.id or 0)
    return item is not None and page.tree.view.isExpanded(item.index())


def test_what_was_unfolded_stays_so_when_the_roster_is_read_again(
    page: BureauPage, sample: Store, branches: tuple[OrganizationRow, ...], settled: Wait
) -> None:
    with sample.write() as session:
        group = OrganizationRow(None, OrganizationKind.GROUP, "青年党小组", parent_id=branches[0].id)
        save_organization(session, group)
    page.reload()
    settled()
    assert not is_unfolded(page, branches[0])
    item = page.tree.model.item_of(branches[0].id or 0)
    assert item is not None
    page.tree.view.setCurrentIndex(item.index())
    QTest.keyClick(page.tree.view, Qt.Key.Key_Right)
    assert is_unfolded(page, branches[0])
    page.tree.day.pick(TODAY - timedelta(days=1))
    settled()
    assert is_unfolded(page, branches[0])
    assert page.tree.node == branches[0].id

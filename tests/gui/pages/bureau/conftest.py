"""The sample bureau's desk with 组织名册 in its window; a complaint of the tasks that nobody took fails the test."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.main_window import MainWindow
from gui.pages.bureau import BureauPage
from gui.widgets.form_panel import FormPanel
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.bureau import OrganizationRow, RosterEntry
from models.services.members import load_member, transfer_member
from models.services.organizations import branches_of, list_organizations
from models.services.roster import members_on
from tests.gui.desks import desk_without_failures
from tests.gui.pages.bureau.acting import TODAY, Wait


def today() -> date:
    """The day all these tests are played on."""
    return TODAY


def forget_typing(window: QWidget) -> None:
    """Closing the window would otherwise ask about what a test left typed."""
    for panel in window.findChildren(FormPanel):
        panel.set_clean()


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """The shell."""
    made = MainWindow("0.0")
    qtbot.addWidget(made, before_close_func=forget_typing)
    made.resize(1366, 768)
    return made


@pytest.fixture
def desk(window: MainWindow, folder: DataFolder, sample: Store) -> Iterator[Desk]:
    """The desk of the sample bureau; a complaint nobody took fails the test."""
    with desk_without_failures(sample, folder, window, today) as made:
        yield made


@pytest.fixture
def page(desk: Desk, window: MainWindow, settled: Wait) -> BureauPage:
    """The page in its window."""
    made = BureauPage(desk)
    window.add_page(made.TITLE, made.ICON, made)
    window.show()
    QTest.qWaitForWindowExposed(window)
    settled()
    return made


@pytest.fixture
def roster(sample: Store) -> tuple[RosterEntry, ...]:
    """Who is on the roster today."""
    with sample.read() as session:
        return members_on(session, TODAY)


@pytest.fixture
def branches(sample: Store) -> tuple[OrganizationRow, ...]:
    """The branches."""
    with sample.read() as session:
        return branches_of(list_organizations(session))


@pytest.fixture
def transferred(
    page: BureauPage,
    sample: Store,
    roster: tuple[RosterEntry, ...],
    branches: tuple[OrganizationRow, ...],
    settled: Wait,
) -> tuple[RosterEntry, OrganizationRow]:
    """Somebody as he stood before he went to another branch today, ordered elsewhere, and that branch; the page has read
    it.
    """
    entry = roster[0]
    goal = next(row for row in branches if row.id != entry.branch_id)
    with sample.write() as session:
        version = load_member(session, entry.id).version
        transfer_member(session, entry.id, version, to_branch_id=goal.id, on=TODAY, place="")
    page.reload()
    settled()
    return entry, goal

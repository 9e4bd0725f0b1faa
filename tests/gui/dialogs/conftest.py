"""A desk with a real store on disk, for dialogs that read and write."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from typing import Protocol, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.main_window import MainWindow
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.bureau import BureauSettings, MemberDetail, MembershipSpell, OrganizationRow
from models.rows.target import Target
from models.rules.roster import standings_from
from models.rules.terms import OrganizationKind, Standing
from models.services.members import save_member
from models.services.organizations import save_organization
from models.services.settings import save_settings
from tests.gui.conftest import Frees as Frees
from tests.gui.desks import desk_over

D = TypeVar("D", bound=QDialog)
TODAY = date(2026, 11, 5)


def today() -> date:
    """The day all these tests are played on."""
    return TODAY


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """The shell that dialogs stand over."""
    window = MainWindow("0.0")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    return window


@pytest.fixture
def desk(window: MainWindow, folder: DataFolder, store: Store) -> Iterator[Desk]:
    """An empty bureau's desk."""
    with desk_over(store, folder, window, today) as made:
        yield made


@pytest.fixture
def settled(desk: Desk, qtbot: QtBot) -> Callable[[], None]:
    """Wait until everything ordered is answered."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not desk.tasks.busy)
        QApplication.processEvents()

    return wait


class Opens(Protocol):
    """Opens what is made over the desk's window, and waits until it is loaded."""

    def __call__(self, make: Callable[[Desk, QWidget], D]) -> D: ...


@pytest.fixture
def opens(desk: Desk, window: MainWindow, settled: Callable[[], None]) -> Iterator[Opens]:
    """Opens dialogs over the shown window, which is hidden at the end with what is still open."""

    def open_over(make: Callable[[Desk, QWidget], D]) -> D:
        window.show()
        made = make(desk, window)
        made.open()
        settled()
        return made

    yield open_over
    window.hide()


@pytest.fixture
def went(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[Target]:
    """Where dialogs led."""
    targets: list[Target] = []
    monkeypatch.setattr(desk.window, "go", targets.append)
    return targets


@pytest.fixture
def bureau(desk: Desk) -> dict[str, int]:
    """机关党委 with two branches; 王建国 (书记) and 李芳 in the first, 张伟 in the second. Ids by name."""
    ids: dict[str, int] = {}
    with desk.tasks.store.write() as session:
        save_settings(
            session, BureauSettings(bureau_name="某某市某某局", issuer="中共某某市某某局机关委员会")
        )
        rows = (
            (OrganizationKind.PARTY_COMMITTEE, "机关党委", ""),
            (OrganizationKind.BRANCH, "第一党支部", "机关党委"),
            (OrganizationKind.BRANCH, "第二党支部", "机关党委"),
            (OrganizationKind.GROUP, "第一党小组", "第一党支部"),
        )
        for kind, name, parent in rows:
            made = save_organization(session, OrganizationRow(None, kind, name, parent_id=ids.get(parent)))
            ids[name] = made.record_id or 0
        for name, branch in (("王建国", "第一党支部"), ("李芳", "第一党支部"), ("张伟", "第二党支部")):
            joined = date(2010, 7, 1)
            made = save_member(
                session,
                MemberDetail(
                    None,
                    name,
                    joined_on=joined,
                    full_on=date(2011, 7, 1),
                    standings=standings_from(Standing.FULL, joined, date(2011, 7, 1)),
                    spells=(MembershipSpell(ids[branch], branch),),
                ),
            )
            ids[name] = made.record_id or 0
    return ids

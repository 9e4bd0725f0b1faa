"""The sample bureau's desk with the page of 督察通报 on it, and what the store has of a month."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.editors import notice_keeping
from gui.pages.notices import NoticesPage
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.notice import NoticeDetail
from models.rules.periods import Month
from models.services.notices import draft_for
from tests.gui.desks import desk_without_failures
from tests.gui.pages.conftest import FakeWindow, today
from tests.gui.pages.notices.acting import Kept, Wait


@pytest.fixture
def desk(window: FakeWindow, folder: DataFolder, sample: Store) -> Iterator[Desk]:
    """The sample bureau's desk: notices of January to September 2026 issued, today 5 November."""
    with desk_without_failures(sample, folder, window, today) as made:
        yield made


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, settled: Wait, monkeypatch: pytest.MonkeyPatch) -> NoticesPage:
    """The page, shown, last month on it; its pause shortened."""
    monkeypatch.setattr(notice_keeping, "PAUSE_MS", 20)
    page = NoticesPage(desk)
    qtbot.addWidget(page)
    page.resize(1178, 680)
    page.show()
    settled()
    return page


@pytest.fixture
def kept(desk: Desk) -> Kept:
    """The month's notice as the store has it."""

    def read(month: Month) -> NoticeDetail:
        with desk.tasks.store.read() as session:
            return draft_for(session, month, today())

    return read


@pytest.fixture
def saved(page: NoticesPage, qtbot: QtBot, settled: Wait) -> Wait:
    """Wait until what was typed has kept itself."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not page.keeper.is_edited and not page.keeper.is_saving)
        settled()

    return wait

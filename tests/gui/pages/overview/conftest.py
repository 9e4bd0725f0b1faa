"""The sample bureau's desk with the page 总览 on it: three branches, today 5 November 2026."""

from collections.abc import Iterator

import pytest

from gui.desk import Desk
from gui.pages import overview_behind
from gui.pages.overview import OverviewPage
from models.data_folder import DataFolder
from models.db.store import Store
from tests.gui.desks import desk_without_failures
from tests.gui.pages.conftest import FakeWindow, ShowPage, today
from tests.gui.pages.overview.acting import Reads


@pytest.fixture
def desk(
    window: FakeWindow, folder: DataFolder, sample: Store, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """The sample bureau's desk; the pause before what is behind a cell is read is shortened."""
    monkeypatch.setattr(overview_behind, "FOLLOW_MS", 0)
    with desk_without_failures(sample, folder, window, today) as made:
        yield made


@pytest.fixture
def reads(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Reads:
    """What was ordered from the database."""
    return Reads(desk, monkeypatch)


@pytest.fixture
def page(desk: Desk, reads: Reads, show_page: ShowPage) -> OverviewPage:
    """The page, shown, on its first view."""
    return show_page(OverviewPage(desk), 1178, 676)

"""The page of 督察 over the small bureau."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.pages.inspections import InspectionsPage


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, settled: Callable[[], None]) -> Iterator[InspectionsPage]:
    """The page, shown and loaded."""
    made = InspectionsPage(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    settled()
    yield made
    made.hide()

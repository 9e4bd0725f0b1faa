"""The page of 督察 over the small bureau."""

import pytest

from gui.desk import Desk
from gui.pages.inspections import InspectionsPage
from tests.gui.pages.conftest import ShowPage


@pytest.fixture
def page(desk: Desk, show_page: ShowPage) -> InspectionsPage:
    """The page, shown and loaded."""
    return show_page(InspectionsPage(desk))

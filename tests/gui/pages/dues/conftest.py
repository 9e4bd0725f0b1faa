"""The page of 党费, shown with the small bureau."""

import pytest

from gui.desk import Desk
from gui.pages.dues import DuesPage
from tests.gui.pages.conftest import ShowPage


@pytest.fixture
def page(desk: Desk, show_page: ShowPage) -> DuesPage:
    """The page, shown and loaded."""
    return show_page(DuesPage(desk))

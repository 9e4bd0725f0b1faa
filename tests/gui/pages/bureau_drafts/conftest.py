"""The page of 组织名册 as one start of the program after the other opens it."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from shiboken6 import Shiboken

from gui.desk import Desk
from gui.pages.bureau import BureauPage
from tests.gui.pages.bureau_drafts.acting import OpenPage, OpenPerson, Wait


@pytest.fixture
def open_page(desk: Desk, settled: Wait) -> Iterator[OpenPage]:
    """Opens the page as a start of the program does, the tree standing on an organisation where one is named; one still
    open is killed: asked nothing, told nothing.
    """
    pages: list[BureauPage] = []

    def begin(at: int | None = None) -> BureauPage:
        for page in pages:
            Shiboken.delete(page)
        pages.clear()
        page = BureauPage(desk)
        pages.append(page)
        page.resize(1366, 768)
        page.show()
        QTest.qWaitForWindowExposed(page)
        settled()
        if at is not None:
            page.tree.go_to(at)
        return page

    yield begin
    for page in pages:
        Shiboken.delete(page)


@pytest.fixture
def open_person(open_page: OpenPage, settled: Wait) -> OpenPerson:
    """Opens the page as a start of the program does, and a person on it."""

    def begin(number: int) -> BureauPage:
        page = open_page()
        page.editor.open_member(number)
        settled()
        return page

    return begin

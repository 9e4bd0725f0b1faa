"""A year of the archive with five documents in it, and the page that shows it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gui.desk import Desk
from gui.editors.archive_item_words import blank_item
from gui.pages.archive import ArchivePage
from models.db.store import Store
from models.rows.archive import ArchiveDetail, ArchiveQuery, ArchiveRow
from models.rules.archive_terms import Retention
from models.services.archive_items import list_items, save_item
from models.services.settings import load_settings, save_settings
from tests.gui.pages.conftest import ShowPage
from tests.models.services.making import saved

YEAR = 2025
TITLES = ("关于换届的请示", "工作方案", "工作总结", "学习简报", "活动通知")
Rows = Callable[[], tuple[ArchiveRow, ...]]


def document(title: str, **given: Any) -> ArchiveDetail:
    """A document to be added by hand to the year."""
    blank = blank_item(YEAR)
    settled: dict[str, Any] = {
        "title": title,
        "responsible": "机关党委",
        "dated": date(YEAR, 3, 1),
        "retention": Retention.THIRTY,
    } | given
    return replace(blank, row=replace(blank.row, **settled))


@pytest.fixture
def ids(store: Store) -> tuple[int, ...]:
    """The numbers of five documents: four of thirty years, the last of ten; there is a 全宗号."""
    with store.write() as session:
        before = load_settings(session)
        save_settings(session, replace(before, bureau_name="某局", fonds_number="Z109", operator="赵敏"))
        made = []
        for place, title in enumerate(TITLES):
            retention = Retention.TEN if title == TITLES[-1] else Retention.THIRTY
            one = document(title, dated=date(YEAR, 3, 1 + place), retention=retention)
            made.append(saved(save_item(session, one)))
    return tuple(made)


@pytest.fixture
def page(desk: Desk, ids: tuple[int, ...], show_page: ShowPage) -> ArchivePage:
    """The page, shown and loaded."""
    return show_page(ArchivePage(desk))


@pytest.fixture
def rows(store: Store) -> Rows:
    """The year as it is stored, left out ones too."""

    def read() -> tuple[ArchiveRow, ...]:
        with store.read() as session:
            return list_items(session, ArchiveQuery(YEAR, with_left_out=True))

    return read

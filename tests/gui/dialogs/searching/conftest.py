"""The search over a small bureau with a few years of meetings."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.searching import SearchDialog, SearchMemory
from gui.widgets.memory import ShortMemory
from models.data_folder import DataFolder
from models.db.store import Store
from models.rules.terms import MeetingKind
from tests.models.services.making import add_meeting, add_person, add_study, make_tree

Wait = Callable[[], None]
MEETINGS = 60
"""More than come at a time."""


@pytest.fixture(scope="session")
def searched_database(empty_database: Path) -> Path:
    """60 theme days “节水宣传第N次”, the last the newest; a committee meeting of years ago; a study. Copy it, never open it."""
    path = empty_database.with_name("searched.db")
    shutil.copyfile(empty_database, path)
    filled = Store(path)
    with filled.write() as session:
        ids = make_tree(session)
        add_person(session, "甲一", ids.first)
        for number in range(MEETINGS):
            day = date(2024, 1, 1) + timedelta(weeks=number)
            add_meeting(
                session, ids.second, held_on=day, title=f"节水宣传第{number + 1}次", minutes="上街入户"
            )
        add_meeting(
            session,
            ids.first,
            MeetingKind.BRANCH_COMMITTEE,
            held_on=date(2019, 3, 5),
            title="研究发展党员",
            minutes="会议讨论了渡口街的老旧管网改造，明确由甲一牵头。",
        )
        add_study(session, ids.first, title="学习水法")
    filled.close()
    return path


@pytest.fixture
def store(folder: DataFolder, searched_database: Path) -> Iterator[Store]:
    """An open store with that bureau; its file is the database of ``folder``."""
    shutil.copyfile(searched_database, folder.database)
    opened = Store(folder.database)
    yield opened
    opened.close()


@pytest.fixture
def memory() -> SearchMemory:
    """What the PC remembers, for as long as the test."""
    return SearchMemory(ShortMemory())


class OpenSearch(Protocol):
    """Opens the search over the window."""

    def __call__(self, typed: str = "") -> SearchDialog: ...


@pytest.fixture
def settled(desk: Desk, qtbot: QtBot) -> Wait:
    """Wait until what is typed was searched for, and everything ordered is answered."""

    def wait() -> None:
        def idle() -> bool:
            shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, SearchDialog)]
            return not desk.tasks.busy and not any(each.is_pausing() for each in shown if each.isVisible())

        for _ in range(3):
            qtbot.waitUntil(idle)
            QApplication.processEvents()

    return wait


@pytest.fixture
def search(desk: Desk, window: QWidget, memory: SearchMemory, settled: Wait) -> Iterator[OpenSearch]:
    """Opens searches; what is still open is closed at the end."""
    window.show()

    def begin(typed: str = "") -> SearchDialog:
        made = SearchDialog(desk, memory, window, typed)
        made.open()
        settled()
        return made

    yield begin
    for each in QApplication.topLevelWidgets():
        if isinstance(each, SearchDialog):
            each.close()
    window.hide()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

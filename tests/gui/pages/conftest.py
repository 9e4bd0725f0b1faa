"""A desk with a real store, real tasks and a small bureau: a branch of ten with a committee of three."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.pages.meetings import MeetingsPage
from gui.pages.register_page import RegisterPage
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.target import Target
from models.rules.terms import Standing
from tests.gui.desks import desk_without_failures
from tests.models.services.making import Ids, add_person, make_tree, post

P = TypeVar("P", bound=QWidget)
R = TypeVar("R", bound=RegisterPage)
TODAY = date(2026, 11, 5)
DAY = date(2026, 10, 20)


def today() -> date:
    """The day all these tests are played on."""
    return TODAY


@dataclass
class FakeWindow:
    """Remembers what was said."""

    said: list[str] = field(default_factory=list)
    warned: list[str] = field(default_factory=list)
    badges: dict[QWidget, int] = field(default_factory=dict)
    went: list[Target] = field(default_factory=list)
    suited: int = 0

    def warn(self, sentence: str) -> None:
        """Something could not be done."""
        self.warned.append(sentence)

    def inform(self, sentence: str) -> None:
        """Something was done."""
        self.said.append(sentence)

    def set_badge(self, page: QWidget, number: int) -> None:
        """A counter."""
        self.badges[page] = number

    def suit_new(self) -> None:
        """The page was asked what it makes."""
        self.suited += 1

    def go(self, target: Target) -> None:
        """To another place."""
        self.went.append(target)


@dataclass(frozen=True)
class Bureau:
    """The tree's ids and the people's."""

    ids: Ids
    people: dict[str, int]


@pytest.fixture(scope="session")
def small_bureau(empty_database: Path) -> tuple[Path, Bureau]:
    """A database with the bureau below, and its ids. Copy it, never open it."""
    path = empty_database.with_name("small bureau.db")
    shutil.copyfile(empty_database, path)
    filled = Store(path)
    with filled.write() as session:
        ids = make_tree(session)
        people: dict[str, int] = {}
        posts = {"甲一": "书记", "甲二": "组织委员", "甲三": "宣传委员"}
        for name in ("甲一", "甲二", "甲三", "甲四", "甲五", "甲六", "甲七", "甲八", "甲九", "甲十"):
            held = (post(ids.first, posts[name]),) if name in posts else ()
            people[name] = add_person(session, name, ids.first, posts=held)
        probation = ((Standing.PROBATIONARY, date(2026, 1, 1)),)
        people["乙一"] = add_person(session, "乙一", ids.first, standings=probation)
        people["丙一"] = add_person(session, "丙一", ids.second)
    filled.close()
    return path, Bureau(ids, people)


@pytest.fixture
def store(folder: DataFolder, small_bureau: tuple[Path, Bureau]) -> Iterator[Store]:
    """An open store with ``bureau`` in it; its file is the database of ``folder``."""
    shutil.copyfile(small_bureau[0], folder.database)
    opened = Store(folder.database)
    yield opened
    opened.close()


@pytest.fixture
def bureau(small_bureau: tuple[Path, Bureau]) -> Bureau:
    """第一党支部: 书记 甲一, 委员 甲二 甲三, seven more full members; 乙一 on probation; 丙一 in the second."""
    return small_bureau[1]


@pytest.fixture
def window() -> FakeWindow:
    """The window the pages stand in."""
    return FakeWindow()


@pytest.fixture
def desk(window: FakeWindow, folder: DataFolder, store: Store, bureau: Bureau) -> Iterator[Desk]:
    """The desk. Every failure nobody took is raised at the end."""
    with desk_without_failures(store, folder, window, today) as made:
        yield made


@pytest.fixture
def settled(desk: Desk, qtbot: QtBot) -> Callable[[], None]:
    """Wait until everything ordered is answered, what the answers ordered too."""

    def wait() -> None:
        for _ in range(3):
            qtbot.waitUntil(lambda: not desk.tasks.busy)
            QApplication.processEvents()

    return wait


@pytest.fixture
def press() -> Callable[..., None]:
    """One key to a widget."""

    def key(widget: QWidget, *keys: Qt.Key) -> None:
        for each in keys:
            QTest.keyClick(widget, each)

    return key


class ShowPage(Protocol):
    """Shows a page in a size and waits until it is active and loaded."""

    def __call__(self, page: P, width: int = 1366, height: int = 768) -> P: ...


@pytest.fixture
def show_page(qtbot: QtBot, settled: Callable[[], None]) -> Iterator[ShowPage]:
    """Shows pages, loaded; each is hidden at the end."""
    shown: list[QWidget] = []

    def show(page: P, width: int = 1366, height: int = 768) -> P:
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        shown.append(page)
        # Its keys are heard only once its window is the active one.
        page.activateWindow()
        QTest.qWaitForWindowActive(page)
        settled()
        return page

    yield show
    for page in shown:
        page.hide()


class Reopen(Protocol):
    """Leaves a page, and opens it as the next start of the program does."""

    def __call__(self, page: R) -> R: ...


@pytest.fixture
def reopened(desk: Desk, show_page: ShowPage, settled: Callable[[], None]) -> Reopen:
    """The page of a register anew, what was typed on the one before having been kept."""

    def reopen(page: R) -> R:
        assert page.may_be_left()
        settled()
        return show_page(type(page)(desk))

    return reopen


@pytest.fixture
def page(desk: Desk, show_page: ShowPage) -> MeetingsPage:
    """The page, shown and loaded."""
    return show_page(MeetingsPage(desk))

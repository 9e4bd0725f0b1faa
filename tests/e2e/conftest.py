"""The real window on a real folder, with its real threads; a clerk sits before it."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.app import App
from gui.office import Office
from models import clock
from models.data_folder import DataFolder
from tests.e2e.clerk import Clerk
from tests.gui.hands import let_go_of_keys

TITLES = ["总览", "学习", "三会一课", "党费", "日常工作", "督察", "督察通报", "整改清单", "归档", "组织名册"]
OpenWindow = Callable[[DataFolder], Clerk]


@pytest.fixture(autouse=True)
def a_day_in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stories are of these months: the clock runs on, but from this day."""
    ahead = datetime(2026, 11, 21, 10, 0) - datetime.now()
    monkeypatch.setattr(clock, "now", lambda: datetime.now() + ahead)


class Visit:
    """One opening of the program."""

    def __init__(self, folder: DataFolder) -> None:
        self.app = App(["台账"], "测试", folder.window_state)
        self.office = Office(self.app, folder)
        self.clerk = Clerk(self.app.window)

    def begin(self) -> Clerk:
        """As the program starts: shell, paint, office."""
        self.app.after_paint(self.office.open)
        self.app.show_shell()
        self.app.window.resize(1366, 768)
        self.app.window.activateWindow()
        QTest.qWaitForWindowActive(self.app.window)
        return self.clerk

    def end(self) -> None:
        """As the program ends."""
        self.app.window.close()
        self.app.tasks.close()
        self.office.close()
        self.app.failures.uninstall()
        self.app.garbage.stop()
        self.app.window.deleteLater()
        self.app.deleteLater()
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_window(qapp: QApplication) -> Iterator[OpenWindow]:
    """Opens the program on a folder; what is still open is closed at the end."""
    let_go_of_keys()
    visits: list[Visit] = []
    # The desktop's own file dialog, where there is one, would not be ours to press.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)

    def begin(folder: DataFolder) -> Clerk:
        for visit in visits:
            visit.end()
        visits.clear()
        visits.append(Visit(folder))
        return visits[0].begin()

    yield begin
    for visit in visits:
        visit.end()

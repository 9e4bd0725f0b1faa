"""What the tests of the page 总览 do again and again."""

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from gui.desk import Desk
from gui.pages.overview import MATRIX, TO_DO, WEEKS, OverviewPage
from gui.pages.overview_behind import BehindPanel
from gui.pages.overview_matrix import MatrixView
from gui.pages.overview_todo import TodoView
from gui.pages.overview_weeks import WeeksView

Wait = Callable[[], None]
V = TypeVar("V")


class Reads:
    """The names of the services that were asked, in order."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: list[str] = []
        self._read = desk.tasks.read
        monkeypatch.setattr(desk.tasks, "read", self.read)

    def read(self, fn: Callable[..., object], *args: object, **given: Any) -> None:
        """Note and pass on."""
        self.names.append(fn.__name__)
        self._read(fn, *args, **given)


def todo_view(page: OverviewPage) -> TodoView:
    """今日待办."""
    view = page.view(TO_DO)
    assert isinstance(view, TodoView)
    return view


def matrix_view(page: OverviewPage, settled: Wait) -> MatrixView:
    """落实情况, shown and read."""
    return _view_read(page, MATRIX, MatrixView, settled)


def weeks_view(page: OverviewPage, settled: Wait) -> WeeksView:
    """每周学习, shown and read."""
    return _view_read(page, WEEKS, WeeksView, settled)


def _view_read(page: OverviewPage, place: int, kind: type[V], settled: Wait) -> V:
    page.show_view(place)
    rest(settled)
    view = page.view(place)
    assert isinstance(view, kind)
    return view


def rest(settled: Wait) -> None:
    """Until what is behind the chosen cell has come, too: it is asked for when the answer before it was shown."""
    for _ in range(3):
        settled()


def click(button: QPushButton) -> None:
    """With the mouse."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def key(widget: QWidget, *keys: Qt.Key) -> None:
    """Keys, one after the other."""
    for each in keys:
        QTest.keyClick(widget, each)


def choose_line(panel: BehindPanel, label: str, settled: Wait) -> None:
    """Put the cursor on a requirement."""
    line = next(line for line in panel.lines.rows() if line.rule.label == label)
    assert panel.requirements.choose(line.id)
    rest(settled)

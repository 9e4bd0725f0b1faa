"""今日待办: what is to be done leads to its place; what was shut stays shut; nothing to do is said."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.pages import overview_todo
from gui.pages.overview import OverviewPage
from gui.widgets.top_bar import TopBar
from models.rows.changes import Changes, Subject
from models.rows.overview import TodoKind
from tests.gui.pages.conftest import FakeWindow
from tests.gui.pages.overview.acting import Reads, Wait, click, key, rest, todo_view


def nothing(_session: object, _today: object) -> tuple[()]:
    """Nothing to do."""
    return ()


def heading_of(page: OverviewPage, kind: TodoKind) -> QModelIndex:
    """The heading of a kind."""
    model = todo_view(page).model
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    return next(top for top in tops if model.kind(top) is kind)


def test_the_first_line_is_chosen_and_told_whole(page: OverviewPage) -> None:
    view = todo_view(page)
    chosen = view.model.todo(view.tree.currentIndex())
    assert chosen is not None
    assert chosen.text.split("“")[0] in view.whole.whole
    assert view.summary.text().startswith("2026年11月5日，待办")
    assert view.go_button.isEnabled()


def test_enter_a_double_click_and_the_button_lead_to_the_place(
    page: OverviewPage, window: FakeWindow
) -> None:
    view = todo_view(page)
    chosen = view.model.todo(view.tree.currentIndex())
    assert chosen is not None
    key(view.tree, Qt.Key.Key_Return)
    place = view.tree.visualRect(view.tree.currentIndex()).center()
    QTest.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    click(view.go_button)
    assert window.went == [chosen.target] * 3


def test_a_heading_shut_stays_shut_and_the_cursor_on_its_line(
    page: OverviewPage, desk: Desk, window: FakeWindow, settled: Wait
) -> None:
    view = todo_view(page)
    heading = heading_of(page, TodoKind.UNMET)
    view.tree.setCurrentIndex(heading)
    key(view.tree, Qt.Key.Key_Return)
    assert not view.tree.isExpanded(heading)
    assert window.went == []
    assert not view.go_button.isEnabled()
    line = view.model.index(0, 0, view.model.index(0, 0))
    view.tree.setCurrentIndex(line)
    todo = view.model.todo(line)
    desk.tasks.changed.emit(Changes.of(Subject.RECTIFICATION))
    settled()
    assert not view.tree.isExpanded(heading_of(page, TodoKind.UNMET))
    assert view.model.todo(view.tree.currentIndex()) == todo
    view.tree.setExpanded(heading_of(page, TodoKind.UNMET), True)
    desk.tasks.changed.emit(Changes.of(Subject.RECTIFICATION))
    settled()
    assert view.tree.isExpanded(heading_of(page, TodoKind.UNMET))


def test_nothing_to_do_is_said(
    page: OverviewPage, desk: Desk, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = todo_view(page)
    monkeypatch.setattr(overview_todo, "todo_list", nothing)
    desk.tasks.changed.emit(Changes.of(Subject.RECTIFICATION))
    settled()
    assert view.empty.isVisible()
    assert view.summary.text() == "2026年11月5日，没有待办"
    assert not view.go_button.isEnabled()
    assert view.whole.whole == ""


def test_scrolling_and_painting_ask_nothing(page: OverviewPage, reads: Reads, settled: Wait) -> None:
    view = todo_view(page)
    reads.names.clear()
    bar = view.tree.verticalScrollBar()
    for place in range(0, bar.maximum() + 1, 40):
        bar.setValue(place)
        QApplication.processEvents()
    page.grab()
    rest(settled)
    assert reads.names == []


def test_the_keyboard_goes_from_the_bar_to_the_list_once_it_has_come(
    desk: Desk, qtbot: QtBot, settled: Wait
) -> None:
    window, page = QWidget(), OverviewPage(desk)
    column = QVBoxLayout(window)
    bar = TopBar("机关党务台账")
    column.addWidget(bar)
    column.addWidget(page)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    bar.findChildren(QPushButton)[0].setFocus()
    settled()
    assert todo_view(page).tree.hasFocus()
    window.hide()

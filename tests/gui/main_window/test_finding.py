"""Ctrl+F and Ctrl+K: the page's own field first, from there the search over everything."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.widgets.late_page import LatePage
from tests.gui.main_window.acting import Page, bring_up


class SearchedPage(Page):
    """A page with a search field of its own."""

    @property
    def search_field(self) -> QLineEdit:
        return self.line

    def to_search(self) -> None:
        self.line.setFocus()


def test_find_goes_to_the_pages_own_field_first_and_from_there_to_the_search_over_everything(
    window: MainWindow, qtbot: QtBot
) -> None:
    asked: list[str] = []
    window.search_pressed.connect(asked.append)
    searched = SearchedPage()
    window.add_page("学习", "home", searched)
    window.add_page("总览", "home", LatePage(QWidget))
    bring_up(window, qtbot)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window, Qt.Key.Key_F, control)
    assert searched.line.hasFocus()
    assert asked == []
    searched.line.setText("党课")
    QTest.keyClick(searched.line, Qt.Key.Key_F, control)
    QTest.keyClick(searched.line, Qt.Key.Key_K, control)
    assert asked == ["党课", "党课"]
    window.tabs.tabBar().setFocus()
    QTest.keyClick(window.tabs.tabBar(), Qt.Key.Key_K, control)
    window.tabs.setCurrentIndex(1)
    QTest.keyClick(window, Qt.Key.Key_F, control)
    window.bar.search.click()
    assert asked[2:] == ["", "", ""]


def test_a_field_that_has_the_keyboard_by_itself_is_still_the_first_to_be_gone_to(
    window: MainWindow, qtbot: QtBot
) -> None:
    asked: list[str] = []
    window.search_pressed.connect(asked.append)
    searched = SearchedPage()
    window.add_page("学习", "home", searched)
    bring_up(window, qtbot)
    searched.line.setFocus()
    for times in ([], [""]):
        QTest.keyClick(searched.line, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert asked == times
        assert searched.line.hasFocus()


def test_the_way_into_the_search_says_as_much_as_there_is_room_for(window: MainWindow, qtbot: QtBot) -> None:
    bring_up(window, qtbot)
    entry = window.bar.search
    assert entry.text().startswith("检索全部台账")
    assert entry.text().endswith("Ctrl+K")
    assert entry.accessibleName() == "检索全部台账"
    entry.resize(entry.minimumSizeHint())
    assert entry.text() == ""

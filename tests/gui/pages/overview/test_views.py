"""The four views of 总览: each made when first looked at, read again only after something changed."""

import weakref
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.pages.overview import CHECKUP, MATRIX, TO_DO, WEEKS, OverviewPage
from gui.pages.overview_matrix import MatrixView
from models.data_folder import DataFolder
from models.db.store import Store
from models.failures import BadInput
from models.rows.changes import Changes, Subject
from models.rows.target import Target
from models.rules.periods import Month
from tests.gui.desks import desk_over
from tests.gui.pages.conftest import FakeWindow, ShowPage, today
from tests.gui.pages.overview.acting import Reads, Wait, key, matrix_view, rest


def buttons(page: OverviewPage) -> dict[str, QPushButton]:
    """The bar."""
    return {button.text(): button for button in page.findChildren(QPushButton) if button.isCheckable()}


def test_the_list_of_today_comes_first_and_nothing_else_is_read(page: OverviewPage, reads: Reads) -> None:
    assert page.number == TO_DO
    assert reads.names == ["todo_list"]
    assert list(buttons(page))[:4] == ["今日待办", "落实情况", "每周学习", "迎检体检"]


def test_the_bar_is_worked_with_arrow_keys(page: OverviewPage, settled: Wait) -> None:
    first = buttons(page)["今日待办"]
    first.setFocus()
    key(first, Qt.Key.Key_Right)
    settled()
    assert page.number == MATRIX
    key(buttons(page)["落实情况"], Qt.Key.Key_Right)
    settled()
    assert page.number == WEEKS
    key(buttons(page)["每周学习"], Qt.Key.Key_Right)
    settled()
    assert page.number == CHECKUP


def test_the_tab_key_stops_at_everything_in_reading_order(page: OverviewPage, settled: Wait) -> None:
    view = matrix_view(page, settled)
    view.grid.choose(0, 0)
    rest(settled)
    button = buttons(page)["落实情况"]
    button.setFocus()
    stops = [view.year, view.rule, view.grid, view.panel.requirements, view.panel.basis]
    for stop in stops:
        key(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is stop
    for stop in (*reversed(stops[:-1]), button):
        key(page.focusWidget(), Qt.Key.Key_Backtab)
        assert page.focusWidget() is stop


def test_the_page_hands_the_keyboard_to_its_work(page: OverviewPage, settled: Wait) -> None:
    view = matrix_view(page, settled)
    page.setFocus()
    assert view.grid.hasFocus()


def test_a_view_that_could_not_be_read_is_read_again_when_looked_at(
    sample: Store, folder: DataFolder, window: FakeWindow, show_page: ShowPage, qtbot: QtBot
) -> None:
    with desk_over(sample, folder, window, today) as desk:
        lost: list[Exception] = []
        desk.tasks.failed.connect(lost.append)
        page = show_page(OverviewPage(desk), 1178, 676)
        page.show_view(MATRIX)
        view = page.view(MATRIX)
        assert isinstance(view, MatrixView)
        qtbot.waitUntil(lambda: not desk.tasks.busy)
        refused = BadInput("正在恢复备份。")
        desk.tasks.failed.emit(refused)
        assert lost == [refused]
        read = list[str]()
        page.show_view(TO_DO)
        view.refresh = lambda: read.append("again")
        page.show_view(MATRIX)
        assert read == ["again"]
        qtbot.waitUntil(lambda: not desk.tasks.busy)


def test_a_view_is_read_again_only_after_a_change(
    page: OverviewPage, desk: Desk, reads: Reads, settled: Wait
) -> None:
    matrix_view(page, settled)
    reads.names.clear()
    page.show_view(TO_DO)
    page.show_view(MATRIX)
    settled()
    assert reads.names == []
    desk.tasks.changed.emit(Changes.of(Subject.MEETING))
    rest(settled)
    assert "year_matrix" in reads.names
    assert "todo_list" not in reads.names
    page.show_view(TO_DO)
    settled()
    assert reads.names[-1] == "todo_list"


def test_another_day_is_another_list(desk: Desk, page: OverviewPage, reads: Reads, settled: Wait) -> None:
    reads.names.clear()
    page.hide()
    object.__setattr__(desk, "today", lambda: date(2026, 11, 6))
    page.show()
    settled()
    assert reads.names == ["todo_list"]


def test_a_change_while_hidden_waits_until_it_is_seen(
    page: OverviewPage, desk: Desk, reads: Reads, settled: Wait
) -> None:
    page.hide()
    reads.names.clear()
    desk.tasks.changed.emit(Changes.of(Subject.ROSTER))
    settled()
    assert reads.names == []
    page.show()
    settled()
    assert reads.names == ["todo_list"]


def test_a_target_leads_to_the_branch_and_month(page: OverviewPage, sample: Store, settled: Wait) -> None:
    page.show_target(Target(Subject.RULES, month=Month(2026, 3)))
    rest(settled)
    assert page.number == MATRIX
    view = page.view(MATRIX)
    assert isinstance(view, MatrixView)
    assert view.panel.title.text() == "本单位　2026年3月"


def test_it_fits_the_smallest_screen(page: OverviewPage, settled: Wait) -> None:
    for number in (TO_DO, MATRIX, WEEKS):
        page.show_view(number)
        rest(settled)
    smallest = page.minimumSizeHint()
    assert smallest.width() <= 960 - 188
    assert smallest.height() <= 600 - 92


def test_the_page_is_freed(
    desk: Desk, qtbot: QtBot, settled: Wait, freed: Callable[[weakref.ref[QWidget]], bool]
) -> None:
    page = OverviewPage(desk)
    page.resize(1178, 676)
    page.show()
    for number in (TO_DO, MATRIX, WEEKS):
        page.show_view(number)
        rest(settled)
    seen: weakref.ref[QWidget] = weakref.ref(page)
    page.close()
    page.deleteLater()
    del page
    assert freed(seen)

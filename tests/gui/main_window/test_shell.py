"""The shell: painted first, driven by keys alone, remembering itself, and freed when closed."""

import weakref
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from gui.look.look import look
from gui.look.tokens import LARGE_SCALE, Theme
from gui.main_window import MainWindow
from gui.settings import WindowSettings
from gui.widgets.elided import ElidedLabel
from gui.widgets.late_page import LatePage
from tests.gui.main_window.acting import Page, application, bring_up

Freed = Callable[[weakref.ref[QWidget]], bool]


def test_painted_fires_once(window: MainWindow, qtbot: QtBot) -> None:
    painted: list[bool] = []
    window.painted.connect(lambda: painted.append(True))
    bring_up(window, qtbot)
    window.repaint()
    qtbot.waitUntil(lambda: bool(painted))
    window.repaint()
    assert painted == [True]


def test_keys_choose_pages_and_make_records(window: MainWindow, qtbot: QtBot) -> None:
    pages = [Page("新建学习"), Page("新建会议"), QWidget()]
    for title, page in zip(("学习", "三会一课", "关于"), pages, strict=True):
        window.add_page(title, "home", page)
    bring_up(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.currentIndex() == 1
    assert window.bar.new.text() == "新建会议"
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(pages[1], Page)
    assert pages[1].made == 1
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert not window.bar.new.isVisible()
    QTest.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.currentIndex() == 2


def test_what_cannot_be_made_now_is_greyed_and_says_why(window: MainWindow, qtbot: QtBot) -> None:
    page = Page("登记文件")
    window.add_page("归档", "archive", LatePage(lambda: page))
    bring_up(window, qtbot)
    assert window.bar.new.isEnabled()
    page.new_refused = "2025年已封存。"
    window.suit_new()
    assert not window.bar.new.isEnabled()
    assert window.bar.new.toolTip() == "2025年已封存。"
    page.new_refused = ""
    window.suit_new()
    assert window.bar.new.isEnabled()
    assert "Ctrl+N" in window.bar.new.toolTip()


def test_the_rail_is_a_tab_bar_for_arrows_and_screen_readers(window: MainWindow, qtbot: QtBot) -> None:
    page = Page()
    window.add_page("学习", "home", Page())
    window.add_page("整改清单", "home", page, badge=11)
    bring_up(window, qtbot)
    bar = window.tabs.tabBar()
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Down)
    assert window.tabs.currentWidget() is page
    assert bar.accessibleTabName(1) == "整改清单，11项待办"
    assert QAccessible.queryAccessibleInterface(bar).role() == QAccessible.Role.PageTabList
    window.set_badge(page, 0)
    assert bar.accessibleTabName(1) == "整改清单"
    assert window.tabs.badge(page) == 0


def test_tab_reaches_every_button_of_the_shell(window: MainWindow, qtbot: QtBot) -> None:
    window.add_page("学习", "home", Page())
    bring_up(window, qtbot)
    wanted = {
        button for button in window.findChildren(QAbstractButton) if button.isVisible() and button.isEnabled()
    }
    reached: set[QWidget | None] = set()
    for _ in range(30):
        QTest.keyClick(application().focusWidget() or window, Qt.Key.Key_Tab)
        reached.add(application().focusWidget())
    assert wanted - reached == set()


def test_every_button_and_field_has_a_name(window: MainWindow) -> None:
    window.warn("没有写入。")
    seen = [button for button in window.findChildren(QAbstractButton) if button.isVisibleTo(window)]
    assert len(seen) >= 4
    assert [button for button in seen if not (button.text() or button.accessibleName())] == []


def test_theme_button_goes_round_and_large_text_stays_down(window: MainWindow, qtbot: QtBot) -> None:
    bring_up(window, qtbot)
    offered = []
    for _ in range(3):
        offered.append(window.bar.theme.text())
        QTest.mouseClick(window.bar.theme, Qt.MouseButton.LeftButton)
    assert offered == ["深色", "高对比", "浅色"]
    assert look().theme is Theme.LIGHT
    QTest.mouseClick(window.bar.large, Qt.MouseButton.LeftButton)
    assert look().scale == LARGE_SCALE
    assert window.bar.large.isChecked()


def test_it_remembers_place_and_look(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    first = MainWindow("0.0", WindowSettings(file))
    first.resize(1111, 666)
    first.show()
    QTest.mouseClick(first.bar.large, Qt.MouseButton.LeftButton)
    QTest.mouseClick(first.bar.theme, Qt.MouseButton.LeftButton)
    first.close()
    first.deleteLater()
    again = WindowSettings(file)
    assert again.theme is Theme.DARK
    assert again.scale == LARGE_SCALE
    second = MainWindow("0.0", again)
    qtbot.addWidget(second)
    # The offscreen display is 800 wide, so only the height can come back as it was.
    assert second.height() == 666


def test_a_page_may_hold_the_window_open(window: MainWindow, qtbot: QtBot) -> None:
    page = Page(leave=False)
    window.add_page("学习", "home", page)
    bring_up(window, qtbot)
    with qtbot.assertNotEmitted(window.closing):
        assert not window.close()
    page.leave = True
    with qtbot.waitSignal(window.closing):
        assert window.close()


def test_the_window_is_freed(freed: Freed) -> None:
    window = MainWindow("0.0")
    window.add_page("学习", "home", Page())
    window.show()
    seen: weakref.ref[QWidget] = weakref.ref(window)
    window.close()
    window.deleteLater()
    del window
    assert freed(seen)


def test_a_long_place_shortens_in_the_middle(window: MainWindow, qtbot: QtBot) -> None:
    bring_up(window, qtbot)
    place = "D:\\" + "很长的文件夹\\" * 40 + "台账.db"
    window.strip.set_data_file(place)
    shown = window.strip.findChild(ElidedLabel)
    assert shown is not None
    assert shown.whole == f"数据文件：{place}"
    assert "…" in shown.text()
    assert shown.text().endswith("台账.db")
    assert window.width() == 1366


def test_pages_can_be_taken_away_and_built_again(qtbot: QtBot) -> None:
    window = MainWindow("0")
    qtbot.addWidget(window)
    pages: list[QWidget] = []
    for _ in range(2):
        window.clear_pages()
        pages = [QWidget(), QWidget()]
        for number, page in enumerate(pages):
            window.add_page(f"页{number}", "home", page)
        window.set_badge(pages[1], 3)
        assert window.tabs.count() == 2
        assert window.tabs.badge(pages[1]) == 3
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.currentWidget() is pages[1]

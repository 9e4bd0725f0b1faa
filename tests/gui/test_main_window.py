"""The shell: painted first, driven by keys alone, remembering itself, and freed when closed."""

import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.app import App, start
from gui.look.look import look
from gui.look.tokens import LARGE_SCALE, NORMAL_SCALE, Theme
from gui.main_window import PRODUCT, MainWindow
from gui.settings import WindowSettings
from gui.widgets.elided import ElidedLabel
from gui.widgets.late_page import LatePage
from models.failures import Failure

Freed = Callable[[weakref.ref[QWidget]], bool]


class Page(QWidget):
    """A page on which records can be made."""

    def __init__(self, new_text: str = "新建学习", leave: bool = True) -> None:
        super().__init__()
        self.new_text = new_text
        self.new_refused = ""
        self.made = 0
        self.leave = leave
        self.line = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.line)

    def new_record(self) -> None:
        self.made += 1

    def may_be_left(self) -> bool:
        return self.leave


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow("0.0")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    yield made
    look().apply(_app(), Theme.LIGHT, NORMAL_SCALE)


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _shown(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_painted_fires_once(window: MainWindow, qtbot: QtBot) -> None:
    painted: list[bool] = []
    window.painted.connect(lambda: painted.append(True))
    _shown(window, qtbot)
    window.repaint()
    qtbot.waitUntil(lambda: bool(painted))
    window.repaint()
    assert painted == [True]


def test_keys_choose_pages_and_make_records(window: MainWindow, qtbot: QtBot) -> None:
    pages = [Page("新建学习"), Page("新建会议"), QWidget()]
    for title, page in zip(("学习", "三会一课", "关于"), pages, strict=True):
        window.add_page(title, "home", page)
    _shown(window, qtbot)
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
    _shown(window, qtbot)
    assert window.bar.new.isEnabled()
    page.new_refused = "2025年已封存。"
    window.suit_new()
    assert not window.bar.new.isEnabled()
    assert window.bar.new.toolTip() == "2025年已封存。"
    page.new_refused = ""
    window.suit_new()
    assert window.bar.new.isEnabled()
    assert "Ctrl+N" in window.bar.new.toolTip()


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
    _shown(window, qtbot)
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
    _shown(window, qtbot)
    searched.line.setFocus()
    for times in ([], [""]):
        QTest.keyClick(searched.line, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert asked == times
        assert searched.line.hasFocus()


def test_what_was_told_does_not_go_from_under_the_mouse(window: MainWindow, qtbot: QtBot) -> None:
    _shown(window, qtbot)
    window.inform("已收集。")
    window.notice.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    window._passed()
    assert window.notice.isVisible()
    window.notice.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    # A mouse on its way may be about to press what would move.
    QCursor.setPos(QCursor.pos() + QPoint(40, 30))
    window._passed()
    assert window.notice.isVisible()
    assert window._passing.isActive()
    window._passed()
    assert not window.notice.isVisible()


def test_the_way_into_the_search_says_as_much_as_there_is_room_for(window: MainWindow, qtbot: QtBot) -> None:
    _shown(window, qtbot)
    entry = window.bar.search
    assert entry.text().startswith("检索全部台账")
    assert entry.text().endswith("Ctrl+K")
    assert entry.accessibleName() == "检索全部台账"
    entry.resize(entry.minimumSizeHint())
    assert entry.text() == ""


def test_the_rail_is_a_tab_bar_for_arrows_and_screen_readers(window: MainWindow, qtbot: QtBot) -> None:
    page = Page()
    window.add_page("学习", "home", Page())
    window.add_page("整改清单", "home", page, badge=11)
    _shown(window, qtbot)
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
    _shown(window, qtbot)
    wanted = {
        button for button in window.findChildren(QAbstractButton) if button.isVisible() and button.isEnabled()
    }
    reached: set[QWidget | None] = set()
    for _ in range(30):
        QTest.keyClick(_app().focusWidget() or window, Qt.Key.Key_Tab)
        reached.add(_app().focusWidget())
    assert wanted - reached == set()


def test_every_button_and_field_has_a_name(window: MainWindow) -> None:
    window.warn("没有写入。")
    seen = [button for button in window.findChildren(QAbstractButton) if button.isVisibleTo(window)]
    assert len(seen) >= 4
    assert [button for button in seen if not (button.text() or button.accessibleName())] == []


def test_theme_button_goes_round_and_large_text_stays_down(window: MainWindow, qtbot: QtBot) -> None:
    _shown(window, qtbot)
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


def test_settings_that_cannot_be_read_count_as_not_set(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[look]\ntheme=rosa\nlarge=vielleicht\n[window]\ngeometry=7\n", encoding="utf-8")
    settings = WindowSettings(file)
    assert settings.theme is Theme.SYSTEM
    assert settings.scale == NORMAL_SCALE
    assert settings.geometry.isEmpty()


def test_a_page_may_hold_the_window_open(window: MainWindow, qtbot: QtBot) -> None:
    page = Page(leave=False)
    window.add_page("学习", "home", page)
    _shown(window, qtbot)
    with qtbot.assertNotEmitted(window.closing):
        assert not window.close()
    page.leave = True
    with qtbot.waitSignal(window.closing):
        assert window.close()


def test_a_sentence_is_said_and_put_away(window: MainWindow, qtbot: QtBot) -> None:
    _shown(window, qtbot)
    assert not window.notice.isVisible()
    window.warn("数据文件正被使用，没有改动任何内容，请先关闭另一个窗口。")
    assert window.notice.isVisible()
    assert window.notice.accessibleName().startswith("数据文件正被使用")
    cross = window.notice.findChild(QAbstractButton, "close")
    assert cross is not None
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert not window.notice.isVisible()


def test_the_window_is_freed(freed: Freed) -> None:
    window = MainWindow("0.0")
    window.add_page("学习", "home", Page())
    window.show()
    seen: weakref.ref[QWidget] = weakref.ref(window)
    window.close()
    window.deleteLater()
    del window
    assert freed(seen)


def test_app_paints_then_builds_then_shows_what_fails(qtbot: QtBot, tmp_path: Path) -> None:
    order: list[str] = []

    class Build:
        def run(self) -> None:
            order.append("built" if app.window.isVisible() else "too early")
            app.window.add_page("学习", "home", QLabel("学习"))

        def fail(self) -> None:
            raise Failure("数据文件比程序新，没有打开，请升级程序。")

    app = App([], "0.0", tmp_path / "window.ini")
    build = Build()
    app.after_paint(build.run)
    app.after_paint(build.fail)
    app.show_shell("某局机关党委")
    try:
        assert order == []
        qtbot.waitUntil(lambda: bool(app.window.notice.sentence))
        assert order == ["built"]
        assert app.window.tabs.count() == 1
        assert app.window.notice.sentence == "数据文件比程序新，没有打开，请升级程序。"
        assert PRODUCT in app.window.windowTitle()
    finally:
        app.failures.uninstall()
        app.window.close()
        app.window.deleteLater()


def test_start_runs_until_the_window_is_closed_and_writes_are_done(tmp_path: Path) -> None:
    seen: list[str] = []

    class Store:
        @contextmanager
        def write(self) -> Iterator[str]:
            yield "session"
            seen.append("written")

        read = write

    def build(app: App) -> None:
        app.tasks.attach(Store())
        app.window.strip.set_data_file("/data/ledger.db")
        app.tasks.write(lambda session: seen.append(session))
        app.window.close()

    assert start([], "0.0", build, tmp_path / "window.ini") == 0
    assert seen == ["session", "written"]


def test_a_long_place_shortens_in_the_middle(window: MainWindow, qtbot: QtBot) -> None:
    _shown(window, qtbot)
    place = "D:\\" + "很长的文件夹\\" * 40 + "台账.db"
    window.strip.set_data_file(place)
    shown = window.strip.findChild(ElidedLabel)
    assert shown is not None
    assert shown.whole == f"数据文件：{place}"
    assert "…" in shown.text()
    assert shown.text().endswith("台账.db")
    assert window.width() == 1366


def test_qt_speaks_chinese(qtbot: QtBot) -> None:
    app = App([], "0.0")
    assert app.qt.translate("QPlatformTheme", "Cancel") == "取消"
    app.window.deleteLater()


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


def test_good_news_passes_and_bad_news_stays(qtbot: QtBot) -> None:
    window = MainWindow("0")
    qtbot.addWidget(window)
    for number in range(2):
        window.add_page(f"页{number}", "home", QWidget())
    window.show()
    window.inform("已导入480人。")
    window.tabs.setCurrentIndex(1)
    assert window.notice.sentence == ""
    window.inform("已导入480人。")
    window.alarm("磁盘空间不足。")
    window.tabs.setCurrentIndex(0)
    assert window.notice.sentence == "磁盘空间不足。"


def test_what_could_not_be_done_on_a_page_goes_with_it(qtbot: QtBot) -> None:
    window = MainWindow("0")
    qtbot.addWidget(window)
    for number in range(2):
        window.add_page(f"页{number}", "home", QWidget())
    window.show()
    window.alarm("磁盘空间不足。")
    window.warn("请先选中人和月份。")
    window.tabs.setCurrentIndex(1)
    assert window.notice.sentence == ""
    window.warn("请先选中人和月份。")
    window.alarm("磁盘空间不足。")
    window.tabs.setCurrentIndex(0)
    assert window.notice.sentence == "磁盘空间不足。"


def test_what_is_no_longer_so_is_put_away(window: MainWindow, qtbot: QtBot) -> None:
    _shown(window, qtbot)
    window.inform("已登记4人次交纳党费。")
    window.hush()
    assert not window.notice.isVisible()

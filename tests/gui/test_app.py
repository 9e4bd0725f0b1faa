"""The application: it paints, then builds, then shows what fails; and ends when the window is closed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.app import App, start
from gui.main_window import PRODUCT
from models.failures import Failure


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


def test_qt_speaks_chinese(qtbot: QtBot) -> None:
    app = App([], "0.0")
    assert app.qt.translate("QPlatformTheme", "Cancel") == "取消"
    app.window.deleteLater()

"""The application around the window: look, translation, failures, tasks, in the order that paints first.

Free of subject: main.py hands in what to do after the first paint (import the models, open the store, build
pages).
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator, Slot
from PySide6.QtWidgets import QApplication

from gui.failures import Failures
from gui.garbage import GarbageCollector
from gui.look.look import STYLE, look
from gui.look.tokens import NORMAL_SCALE, Theme
from gui.main_window import PRODUCT, MainWindow
from gui.settings import WindowSettings
from gui.tasks import Tasks


class App(QObject):
    """`show_shell`, then `after_paint(build)`, then `exec`.

    `settings_file` is where the window remembers its place and look; None remembers nothing.
    """

    def __init__(self, argv: Sequence[str], version: str, settings_file: Path | None = None) -> None:
        present = QApplication.instance()
        # As an argument, because a style that passes through Python drags in every enumeration of QStyle: a tenth of the
        # time to the first paint.
        styled = not isinstance(present, QApplication)
        self.qt = (
            present
            if isinstance(present, QApplication)
            else QApplication([*(argv or [PRODUCT]), "-style", STYLE])
        )
        super().__init__()
        self.qt.setApplicationName("jiguan-dangwu-taizhang")
        self.qt.setApplicationDisplayName(PRODUCT)
        self.qt.setApplicationVersion(version)
        self._translate()
        self.settings = WindowSettings(settings_file) if settings_file is not None else None
        theme = self.settings.theme if self.settings else Theme.SYSTEM
        look().apply(self.qt, theme, self.settings.scale if self.settings else NORMAL_SCALE, styled=styled)
        self.failures = Failures(version, self)
        self.garbage = GarbageCollector(self)
        self.tasks = Tasks(self)
        self.window = MainWindow(version, self.settings)
        self._afterwards: list[Callable[[], object]] = []
        self.tasks.failed.connect(self.failures.show)
        self.tasks.busy_changed.connect(self._show_busy)
        self.failures.said.connect(self.window.alarm)
        self.window.painted.connect(self._painted)
        self.window.closing.connect(self._close)

    def show_shell(self, unit: str = "") -> None:
        """Show the empty window; everything slow comes after."""
        self.failures.install()
        self.garbage.start()
        self.window.bar.set_unit(unit)
        self.window.show()

    def after_paint(self, build: Callable[[], object]) -> None:
        """Call `build` once the window has been painted; several are called in turn. What they raise is
        shown.
        """
        self._afterwards.append(build)

    def exec(self) -> int:
        """Run until the window is closed and every ordered write is done; the exit code."""
        try:
            return self.qt.exec()
        finally:
            self._close()
            self.failures.uninstall()
            self.garbage.stop()

    def _translate(self) -> None:
        # Qt's own dialogs (printing, files, message boxes) speak Chinese through the translation in the
        # wheel.
        QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load("qtbase_zh_CN", folder):
            self.qt.installTranslator(self._translator)

    @Slot()
    def _painted(self) -> None:
        # A turn of the event loop later, so that the picture reaches the screen before the imports begin.
        QTimer.singleShot(0, self._build)

    @Slot()
    def _build(self) -> None:
        self.qt.processEvents()
        while self._afterwards:
            build = self._afterwards.pop(0)
            try:
                build()
            except Exception as error:  # noqa: BLE001 - told like any other, and what follows is not built on it
                self._afterwards.clear()
                self.failures.show(error)

    @Slot(bool)
    def _show_busy(self, busy: bool) -> None:
        self.window.strip.set_work("正在读写……" if busy else "")

    @Slot()
    def _close(self) -> None:
        self.tasks.close()


def start(
    argv: Sequence[str],
    version: str,
    build: Callable[[App], object],
    settings_file: Path | None = None,
) -> int:
    """Paint the shell, then call `build(app)`, which opens the store and adds the pages; the exit code."""
    app = App(argv, version, settings_file)
    starter = _Starter(app, build)
    app.after_paint(starter.run)
    app.show_shell()
    return app.exec()


class _Starter:
    def __init__(self, app: App, build: Callable[[App], object]) -> None:
        self._app, self._build = app, build

    def run(self) -> None:
        """Hand the application to the composition."""
        self._build(self._app)

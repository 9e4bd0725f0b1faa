"""What the user sees when something goes wrong.

A known failure carries its own sentence (`models.failures.Failure`) and is said calmly. Anything else is a
mistake in the program: it is logged, and a dialog offers a report to be copied. Everything uncaught ends
here: exceptions in slots, in threads, and Qt's own complaints.
"""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from gui.crash import CrashDialog

_log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def sentence_of(error: BaseException) -> str | None:
    """The sentence a known failure carries; None for a mistake in the program."""
    sentence = getattr(error, "sentence", None)
    return sentence if isinstance(sentence, str) and sentence else None


class Failures(QObject):
    """The one place failures are shown. `said` carries the sentence of a known failure, for a bar in the
    window.
    """

    said = Signal(str)
    # From any thread to the GUI thread; exceptions travel as objects.
    _caught = Signal(object)

    def __init__(self, version: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._version = version
        self._dialog: CrashDialog | None = None
        self._hooks: tuple[Callable[..., object], Callable[..., object]] | None = None
        self._caught.connect(self.show, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def show(self, error: BaseException) -> None:
        """Tell the user. Only in the GUI thread."""
        sentence = sentence_of(error)
        if sentence is not None:
            _log.info("%s: %s", type(error).__name__, sentence)
            self.said.emit(sentence)
            return
        _log.error("unexpected failure", exc_info=error)
        # Imported when needed, which is hopefully never: it is no part of a quick start.
        from gui.crash import CrashDialog, report_of

        # One dialog at a time: a mistake in painting would otherwise open a hundred.
        if self._dialog is None:
            self._dialog = CrashDialog(report_of(error, self._version), QApplication.activeWindow())
            self._dialog.destroyed.connect(self._dialog_gone)
            self._dialog.open()

    @property
    def dialog(self) -> "CrashDialog | None":
        """The crash dialog now open."""
        return self._dialog

    @Slot()
    def _dialog_gone(self) -> None:
        self._dialog = None

    def install(self) -> None:
        """Catch what nobody caught: in slots, in threads, and Qt's messages (to the log)."""
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        qInstallMessageHandler(_log_qt)

    def uninstall(self) -> None:
        """Put the former hooks back."""
        if self._hooks is not None:
            sys.excepthook, threading.excepthook = self._hooks
            qInstallMessageHandler(None)
            self._hooks = None

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self._caught.emit(error.with_traceback(trace))

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._caught.emit(args.exc_value)


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s [%s]", message, context.category)  # type: ignore[attr-defined]

"""What the user sees when something goes wrong.

A known failure carries its own sentence (`models.failures.Failure`) and is said calmly. Anything else is a
mistake in the program: it is logged, and a dialog offers a report to be copied. Everything uncaught ends
here: exceptions in slots, in threads, and Qt's own complaints.
"""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.labels import label

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


def report_of(error: BaseException, version: str) -> str:
    """What a developer needs to know; holds no content of the records beyond what the exception says."""
    trace = "".join(traceback.format_exception(error))
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return (
        f"机关党务台账 {version}\nPython {platform.python_version()}，Qt {qVersion()}\n"
        f"{system}，界面 {QGuiApplication.platformName()}\n\n{trace}"
    )


class CrashDialog(QDialog):
    """Says that the program made a mistake, and lets the report be copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = look().px
        self.setWindowTitle("程序出错")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(px(640), px(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(10))
        column.addWidget(label("程序出了差错，刚才的操作没有完成", "title"))
        column.addWidget(
            label(
                "已经保存的数据不受影响。请复制下面的报告交给维护人员，然后可以继续使用。",
                "second",
                wrap=True,
            )
        )
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName("出错报告")
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        column.addWidget(self.report, 1)
        foot = QHBoxLayout()
        copy = plain_button("复制报告", "copy")
        copy.clicked.connect(self._copy)
        close = primary_button("继续使用")
        close.clicked.connect(self.accept)
        foot.addWidget(copy)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        close.setFocus()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())


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
        # One dialog at a time: a mistake in painting would otherwise open a hundred.
        if self._dialog is None:
            self._dialog = CrashDialog(report_of(error, self._version), QApplication.activeWindow())
            self._dialog.destroyed.connect(self._dialog_gone)
            self._dialog.open()

    @property
    def dialog(self) -> CrashDialog | None:
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

"""The dialog for a mistake in the program, and the report it offers."""

import platform
import traceback

from PySide6.QtCore import Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.labels import label


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

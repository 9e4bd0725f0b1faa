"""How far long work is, with a way to stop it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.buttons import plain_button
from gui.widgets.elided import ElidedLabel
from gui.widgets.labels import label

TAKEN_BACK = "正在停止，已经写入的部分会撤销……"
"""Said while work stops whose writing is undone as a whole."""


class ProgressDialog(QDialog):
    """Hand `show_step` to `tasks.run(progress=…)` and connect `cancelled` to the job; call `finish` at the
    end. `stopping` is said while the work comes to its stop.
    """

    cancelled = Signal()

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        *,
        stopping: str = TAKEN_BACK,
    ) -> None:
        super().__init__(parent)
        px = look().px
        self._stopping = stopping
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(px(420))
        self._finished = False
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(12))
        self._text = ElidedLabel("second")
        self._text.set_text("正在准备……")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._count = label("", "hint")
        self._cancel = plain_button("停止")
        self._cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        column.addWidget(label(title, "title"))
        column.addWidget(self._text)
        column.addWidget(self._bar)
        column.addLayout(foot)

    def show_step(self, done: int, total: int, text: str) -> None:
        """Show that `done` of `total` (0 = unknown) are through, and what is being done."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._text.set_text(text)
        self._count.setText(f"{done} / {total}" if total else "")

    @Slot()
    def finish(self) -> None:
        """The work has ended one way or the other."""
        self._finished = True
        self.close()

    @Slot()
    def reject(self) -> None:
        """Ask the work to stop; the dialog stays until it has."""
        if self._finished:
            super().reject()
        elif self._cancel.isEnabled():
            self._cancel.setEnabled(False)
            self._text.set_text(self._stopping)
            self.cancelled.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._finished:
            super().closeEvent(event)
        else:
            event.ignore()
            self.reject()

"""The strip at the bottom: what was done last and the way back, where the data lies, when it was backed up, which version this
is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gui.look.look import look
from gui.widgets.elided import ElidedLabel
from gui.widgets.labels import label


class StatusStrip(QFrame):
    """Texts in a row; the data file gives way in the middle when the window is narrow. `undo_pressed`: the last order is to be
    taken back.
    """

    undo_pressed = Signal()

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusStrip")
        px = look().px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(5), px(14), px(5))
        row.setSpacing(px(32))
        self._done = ElidedLabel("status")
        self._done.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._done.setMinimumWidth(1)
        self._done.hide()
        # A button as flat as a word: the strip must not grow when it comes.
        self.undo = QPushButton("撤销")
        self.undo.setProperty("kind", "link")
        self.undo.setToolTip("撤销刚才这一步（Ctrl+Z）")
        self.undo.clicked.connect(self.undo_pressed)
        self.undo.hide()
        done = QHBoxLayout()
        done.setSpacing(px(8))
        done.addWidget(self._done)
        done.addWidget(self.undo)
        self._data = ElidedLabel("status")
        self._work = label("", "status")
        self._backup = label("", "status")
        self._version = label(version, "status")
        row.addWidget(self._data, 1)
        row.insertLayout(0, done)
        row.addWidget(self._work)
        row.addWidget(self._backup)
        row.addWidget(self._version)

    def set_done(self, text: str, *, may_undo: bool) -> None:
        """Say what was done last; with `may_undo` the way back stands beside it."""
        self._done.set_text(text)
        self._done.setVisible(bool(text))
        self.undo.setVisible(may_undo)
        self.undo.setAccessibleName(f"撤销：{text}")

    @property
    def done(self) -> str:
        """What is said to have been done last."""
        return self._done.whole

    def set_data_file(self, place: str) -> None:
        """Say where the data lies."""
        self._data.set_text(f"数据文件：{place}" if place else "")

    def set_backup(self, text: str) -> None:
        """Say when the data was backed up, as a whole phrase."""
        self._backup.setText(text)

    def set_work(self, text: str) -> None:
        """Say what is being done at the moment; empty when nothing is."""
        self._work.setText(text)

"""The strip at the bottom: where the data lies, when it was backed up, which version this is."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.elided import ElidedLabel
from gui.widgets.labels import label


class StatusStrip(QFrame):
    """Three texts; the data file gives way in the middle when the window is narrow."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusStrip")
        px = look().px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(5), px(14), px(5))
        row.setSpacing(px(32))
        self._data = ElidedLabel("status")
        self._work = label("", "status")
        self._backup = label("", "status")
        self._version = label(version, "status")
        row.addWidget(self._data, 1)
        row.addWidget(self._work)
        row.addWidget(self._backup)
        row.addWidget(self._version)

    def set_data_file(self, place: str) -> None:
        """Say where the data lies."""
        self._data.set_text(f"数据文件：{place}" if place else "")

    def set_backup(self, text: str) -> None:
        """Say when the data was backed up, as a whole phrase."""
        self._backup.setText(text)

    def set_work(self, text: str) -> None:
        """Say what is being done at the moment; empty when nothing is."""
        self._work.setText(text)

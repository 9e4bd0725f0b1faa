"""Beside a part's text: the clerk's lines whose basis is gone from the registers, until the clerk has looked at them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.buttons import quiet_button
from gui.widgets.labels import label


class DoubtfulLines(QWidget):
    """Hidden until `tell` brings something; `settled` is its button."""

    settled = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._words = label("", "warn", wrap=True)
        self.settle_button = quiet_button("已核对")
        self.settle_button.setAccessibleName(f"{title}：这些段落已核对")
        self.settle_button.setToolTip("照现在的写法保留，不再提醒")
        self.settle_button.clicked.connect(self.settled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().px(6))
        row.addWidget(self._words, 1)
        row.addWidget(self.settle_button)
        self.hide()

    def tell(self, sentences: Sequence[str]) -> None:
        """Show these sentences; none hide it."""
        words = "\n".join(sentences)
        self._words.setText(words)
        self._words.setAccessibleName(f"{self._title}：{words}" if words else "")
        self.setVisible(bool(words))

    @property
    def words(self) -> str:
        """What is shown."""
        return self._words.text()

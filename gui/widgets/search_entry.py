"""The way into the search over everything, looking like the field it opens."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gui.look.icons import icon
from gui.look.look import look

NAME = "检索全部台账"
KEYS = "Ctrl+K"
_BESIDE = 54
"""What icon, paddings and frame take beside the words."""


class SearchEntry(QPushButton):
    """Says as much as there is room for; a screen reader is always told everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "search")
        self.setAutoDefault(False)
        self.setIcon(icon("search", "text_hint"))
        self.setAccessibleName(NAME)
        self.setToolTip(f"按字词检索学习、会议、通报、附件等全部内容（{KEYS}）")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._width_of(f"{NAME}　　{KEYS}"), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of(""), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _width_of(self, words: str) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(words) + look().px(_BESIDE)

    def _fit(self) -> None:
        offered = (f"{NAME}　　{KEYS}", NAME, "检索", "")
        words = next((each for each in offered if self._width_of(each) <= self.width()), "")
        if words != self.text():
            self.setText(words)

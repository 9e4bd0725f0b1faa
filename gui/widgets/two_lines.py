"""A note of two lines at most, so that what stands around it keeps its place."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LINES = 2


class TwoLines(QLabel):
    """What does not fit is cut off with an ellipsis; the whole text is in the tool tip and the accessible name."""

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)
        self._whole = ""

    def set_text(self, text: str) -> None:
        """Change the text."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    @property
    def whole(self) -> str:
        """The text uncut."""
        return self._whole

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._whole), _LINES * metrics.lineSpacing() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = self._broken(self._whole)
        if len(lines) > _LINES:
            rest = "".join(lines[_LINES - 1 :])
            cut = QFontMetrics(self.font()).elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
            lines[_LINES - 1 :] = [cut]
        self.setText("\n".join(lines))
        self.setToolTip(self._whole if "…" in self.text() else "")

    def _broken(self, text: str) -> list[str]:
        if not text:
            return []
        layout = QTextLayout(text, self.font())
        lines = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, self.width()))
            lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
        return lines

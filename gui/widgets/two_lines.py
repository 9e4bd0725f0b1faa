"""A note of two lines at most, so that what stands around it keeps its place."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.widgets.elided import ElidedLabel

_LINES = 2


class TwoLines(ElidedLabel):
    """What does not fit is cut off with an ellipsis, and then the whole text is in the tool tip."""

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(role, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        high = _LINES * QFontMetrics(self.font()).lineSpacing() + 2
        return QSize(super().sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _fit(self) -> None:
        super()._fit()
        self.setToolTip(self.whole if "…" in self.text() else "")

    def _fitting(self) -> str:
        lines = self._broken(self.whole)
        if len(lines) > _LINES:
            rest = "".join(lines[_LINES - 1 :])
            cut = QFontMetrics(self.font()).elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
            lines[_LINES - 1 :] = [cut]
        return "\n".join(lines)

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

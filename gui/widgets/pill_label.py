"""A status pill as a widget."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look.look import look
from gui.look.pill import Pill, paint_pill, pill_width


class PillLabel(QWidget):
    """Shows one pill, or nothing."""

    def __init__(self, pill: Pill | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._pill: Pill | None = None
        self.set_pill(pill)

    @property
    def pill(self) -> Pill | None:
        """What is shown."""
        return self._pill

    def set_pill(self, pill: Pill | None) -> None:
        """Show another pill."""
        self._pill = pill
        self.setAccessibleName(pill.text if pill else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = pill_width(self._pill, QFontMetrics(self.font())) if self._pill else 0
        return QSize(width, look().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pill is not None:
            painter = QPainter(self)
            paint_pill(painter, self.rect(), self._pill)
            painter.end()

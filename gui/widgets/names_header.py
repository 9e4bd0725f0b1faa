"""The heads at the left of a grid of people: the name, and beside it a word that tells where they belong."""

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from gui.look.look import look
from gui.look.roles import SECOND_ROLE

_NAME, _SECOND, _MOST = 58, 40, 132


class NamesHeader(QHeaderView):
    """Two columns of words that stay in sight while the grid is moved; a click chooses the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._name_width = 0
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        look().changed.connect(self.fit)

    @Slot()
    def fit(self) -> None:
        """As wide as the longest words, within bounds."""
        px, metrics = look().px, QFontMetrics(self.font())
        names, seconds = px(_NAME), 0
        for row in range(self.count()):
            names = max(names, metrics.horizontalAdvance(self._word(row, Qt.ItemDataRole.DisplayRole)))
            seconds = max(seconds, metrics.horizontalAdvance(self._word(row, SECOND_ROLE)))
        self._name_width = min(names, px(_MOST))
        gap = px(12) if seconds else 0
        self.setFixedWidth(px(12) + self._name_width + gap + min(seconds, px(_MOST)) + px(8))
        self.setMinimumSectionSize(px(24))
        self.setDefaultSectionSize(px(32))

    def _word(self, row: int, role: int) -> str:
        return str(self.model().headerData(row, Qt.Orientation.Vertical, role) or "")

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        px, tokens = look().px, look().tokens
        painter.save()
        painter.fillRect(rect, QColor(tokens.header))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        metrics = QFontMetrics(painter.font())
        place = QRect(rect.left() + px(12), rect.top(), self._name_width, rect.height())
        self._draw(
            painter, metrics, place, self._word(logicalIndex, Qt.ItemDataRole.DisplayRole), tokens.text
        )
        left = place.right() + 1 + px(12)
        place = QRect(left, rect.top(), rect.right() - left - px(4), rect.height())
        self._draw(painter, metrics, place, self._word(logicalIndex, SECOND_ROLE), tokens.text_second)
        painter.restore()

    @staticmethod
    def _draw(painter: QPainter, metrics: QFontMetrics, place: QRect, word: str, colour: str) -> None:
        if word and place.width() > 0:
            painter.setPen(QColor(colour))
            shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

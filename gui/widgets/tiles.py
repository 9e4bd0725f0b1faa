"""Cells that say a state: the delegate of a grid of tiles, and the legend that explains the signs."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.look.look import look
from gui.look.tile import TILE_ROLE, Tile, paint_tile

_Index = QModelIndex | QPersistentModelIndex


class TileDelegate(QStyledItemDelegate):
    """Paints the `Tile` of a cell, centred; the chosen one is framed."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tile: Tile | None = index.data(TILE_ROLE)
        place: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if tile is not None:
            paint_tile(painter, place.adjusted(1, 1, -1, -1), tile)
        if state & QStyle.StateFlag.State_Selected:
            _paint_frame(painter, place.adjusted(2, 2, -2, -2))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(look().px(56), look().px(34))


def _paint_frame(painter: QPainter, place: QRect) -> None:
    painter.setPen(QPen(QColor(look().tokens.accent), look().px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place, look().px(4), look().px(4))


class Legend(QWidget):
    """The signs with their words, in one row; those for which there is no room are left out, never the window made wide."""

    def __init__(self, tiles: Iterable[tuple[Tile, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles = tuple(tiles)
        self.setAccessibleName("图例：" + "、".join(word for _, word in self._tiles))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip("、".join(word for _, word in self._tiles))

    def sizeHint(self) -> QSize:
        return QSize(sum(self._width(word) for _, word in self._tiles), look().px(26))

    def _width(self, word: str) -> int:
        return look().px(22 + 6 + 14) + QFontMetrics(self.font()).horizontalAdvance(word)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, left = look().px, 0
        for tile, word in self._tiles:
            width = self._width(word)
            if left + width - px(14) > self.width():
                break
            painter.save()
            paint_tile(painter, QRect(left, (self.height() - px(22)) // 2, px(22), px(22)), tile)
            painter.restore()
            painter.setPen(QColor(look().tokens.text_second))
            place = QRect(left + px(28), 0, width - px(28), self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)
            left += width
        painter.end()

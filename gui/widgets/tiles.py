"""Cells that say a state by sign, words and colour: tiles of a grid, and the legend that explains the signs."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.look.icons import paint_icon
from gui.look.look import look
from gui.look.tokens import Tone

_Index = QModelIndex | QPersistentModelIndex

TILE_ROLE = Qt.ItemDataRole.UserRole + 3
_SIGN = 15
_GAP = 3


@dataclass(frozen=True)
class Tile:
    """What a cell shows. The sign is an ``icon``, or a ``mark`` written in its place; without a ``tone`` the cell is plain
    text. ``words`` is the cell said aloud, and what it says when pointed at."""

    text: str = ""
    tone: Tone | None = None
    icon: str = ""
    mark: str = ""
    words: str = ""


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


def paint_tile(painter: QPainter, place: QRect, tile: Tile) -> None:
    """Ground, sign and text of a tile, centred in ``place``."""
    tokens, px = look().tokens, look().px
    colour = tokens.text_second
    if tile.tone is not None:
        tint = tokens.tint(tile.tone)
        colour = tint.text
        painter.setPen(QPen(QColor(tint.line)) if tint.line != tint.ground else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint.ground))
        painter.drawRoundedRect(place, px(4), px(4))
    font = QFont(painter.font())
    font.setBold(tile.tone is Tone.BAD)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    metrics = QFontMetrics(font)
    sign = px(_SIGN) if tile.icon else metrics.horizontalAdvance(tile.mark)
    gap = px(_GAP) if sign and tile.text else 0
    text = metrics.elidedText(tile.text, Qt.TextElideMode.ElideRight, max(0, place.width() - sign - gap))
    left = place.left() + (place.width() - sign - gap - metrics.horizontalAdvance(text)) // 2
    at = QRect(left, place.top(), sign, place.height())
    if tile.icon:
        paint_icon(painter, tile.icon, at, colour, filled=tile.tone is Tone.BAD)
    elif tile.mark:
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, tile.mark)
    words = QRect(at.right() + 1 + gap, place.top(), place.right() - at.right() - gap, place.height())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


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

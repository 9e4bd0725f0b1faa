"""A cell that says a state three times over: by sign, by words and by colour."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from gui.look.icons import paint_icon
from gui.look.look import look
from gui.look.tokens import Tone

TILE_ROLE = Qt.ItemDataRole.UserRole + 3
_SIGN = 14
_GAP = 2


@dataclass(frozen=True)
class Tile:
    """What a cell shows. The sign is an ``icon``, or a ``mark`` written in its place; without a ``tone`` the cell is plain
    text. ``words`` is the cell said aloud, and what it says when pointed at."""

    text: str = ""
    tone: Tone | None = None
    icon: str = ""
    mark: str = ""
    words: str = ""


def tile_width(tile: Tile, font: QFont) -> int:
    """The room a tile needs to be written whole."""
    px, used = look().px, QFont(font)
    used.setBold(tile.tone is Tone.BAD)
    metrics = QFontMetrics(used)
    sign = px(_SIGN) if tile.icon else metrics.horizontalAdvance(tile.mark)
    return sign + (px(_GAP) if sign and tile.text else 0) + metrics.horizontalAdvance(tile.text)


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

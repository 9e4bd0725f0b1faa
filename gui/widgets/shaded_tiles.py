"""Tiles on a shaded ground: the figure says it, the shade helps the eye."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from gui.look.look import look
from gui.look.tokens import Tone
from gui.widgets.tiles import TileDelegate

_Index = QModelIndex | QPersistentModelIndex
_LEAST = 0.3


class ShadedTileDelegate(TileDelegate):
    """Reads the shade, 0 to 1, under `role`; 0 has no ground."""

    def __init__(self, role: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        shade = index.data(self._role)
        if shade:
            place: QRect = option.rect  # type: ignore[attr-defined]
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground(float(shade)))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), look().px(4), look().px(4))
            painter.restore()
        super().paint(painter, option, index)


def ground(shade: float) -> QColor:
    """Between the surface and the ground of a warning; the least shade can still be seen."""
    tokens = look().tokens
    surface, full = QColor(tokens.surface), QColor(tokens.tint(Tone.WARN).ground)
    part = _LEAST + (1 - _LEAST) * min(1.0, shade)
    return QColor(
        _between(surface.red(), full.red(), part),
        _between(surface.green(), full.green(), part),
        _between(surface.blue(), full.blue(), part),
    )


def _between(low: int, high: int, part: float) -> int:
    return round(low + (high - low) * part)

"""A status said three times over: by icon, by word and by colour."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from gui.look.icons import paint_icon
from gui.look.look import look
from gui.look.tokens import Tone

_ICONS = {
    Tone.OK: "checkmark_circle",
    Tone.WARN: "clock",
    Tone.BAD: "error_circle",
    Tone.INFO: "info",
    Tone.NEUTRAL: "circle",
}


@dataclass(frozen=True)
class Pill:
    """A short word in a tone; `icon` replaces the tone's own icon when a status has a better one."""

    text: str
    tone: Tone
    icon: str = ""

    @property
    def shown_icon(self) -> str:
        """File name of the icon, without size and style."""
        return self.icon or _ICONS[self.tone]


def pill_width(pill: Pill, metrics: QFontMetrics) -> int:
    """Width in pixels that the pill wants."""
    return metrics.horizontalAdvance(pill.text) + look().px(16 + 5 + 9 + 11)


def paint_pill(painter: QPainter, place: QRect, pill: Pill) -> None:
    """Paint the pill at the left of `place`, vertically centred; the word is elided when room is short."""
    px, tint = look().px, look().tokens.tint(pill.tone)
    metrics = QFontMetrics(painter.font())
    width = min(pill_width(pill, metrics), place.width())
    height = min(px(26), place.height())
    shape = QRect(place.left(), place.center().y() - height // 2 + 1, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tint.line)) if tint.line != tint.ground else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tint.ground))
    painter.drawRoundedRect(shape, height / 2, height / 2)
    mark = QRect(shape.left() + px(8), shape.top(), px(16), height)
    paint_icon(painter, pill.shown_icon, mark, tint.text)
    painter.setPen(QColor(tint.text))
    words = shape.adjusted(px(8 + 16 + 5), 0, -px(8), 0)
    text = metrics.elidedText(pill.text, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()

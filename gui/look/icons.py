"""Icons from the shipped SVG files, recoloured from the token table each time they are painted.

The files are the Fluent UI System Icons (resources/icons/LICENSE); `name` is the file name without size and
style: `icon("home")`, `icon("home", filled=True)`.
"""

import functools

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gui.look.look import look
from resources import path


@functools.cache
def _svg(name: str, filled: bool) -> str:
    style = "filled" if filled else "regular"
    return path("icons", f"{name}_20_{style}.svg").read_text(encoding="utf-8")


@functools.lru_cache(maxsize=512)
def _image(name: str, filled: bool, colour: str, width: int, height: int) -> QPixmap:
    source = _svg(name, filled).replace("<svg ", f'<svg fill="{colour}" ', 1)
    picture = QPixmap(width, height)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, width, height))
    painter.end()
    return picture


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0, *, filled: bool = False) -> QPixmap:
    """The icon as a square of `size` device-independent pixels in the colour #rrggbb."""
    side = max(1, round(size * ratio))
    # A copy, because the ratio is set on it and the cached picture may serve two screens.
    picture = QPixmap(_image(name, filled, colour, side, side))
    picture.setDevicePixelRatio(ratio)
    return picture


class _Engine(QIconEngine):
    """Asks for its colour at each paint, so that a change of theme needs no new icons."""

    def __init__(self, name: str, role: str, filled: bool) -> None:
        super().__init__()
        self._name, self._role, self._filled = name, role, filled

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        role = "text_hint" if mode == QIcon.Mode.Disabled else self._role
        if state == QIcon.State.On and role == "text_second":
            # A button that stays down lies on the ground of a chosen page.
            role = "rail_selected_text"
        return str(getattr(look().tokens, role))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        shown = pixmap(self._name, self._colour(mode, state), side, ratio, filled=self._filled)
        painter.drawPixmap(
            QPoint(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2), shown
        )

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        side = min(size.width(), size.height())
        return pixmap(self._name, self._colour(mode, state), side, filled=self._filled)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role, self._filled)


def icon(name: str, role: str = "text_second", *, filled: bool = False) -> QIcon:
    """An icon coloured by a role of the token table (`text`, `primary_text`, `accent` …), at any pixel ratio.

    Raises FileNotFoundError when no such file is shipped.
    """
    _svg(name, filled)
    return QIcon(_Engine(name, role, filled))


def paint_icon(
    painter: QPainter, name: str, place: QRect, colour: QColor | str, *, filled: bool = False
) -> None:
    """Paint an icon centred in `place` (device-independent pixels)."""
    wanted = colour if isinstance(colour, str) else colour.name()
    side = min(place.width(), place.height())
    shown = pixmap(name, wanted, side, painter.device().devicePixelRatioF(), filled=filled)
    painter.drawPixmap(place.center().x() - side // 2 + 1, place.center().y() - side // 2 + 1, shown)

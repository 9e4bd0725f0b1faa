"""The rail at the left: a real tab bar, painted as a navigation list with icons and counters."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from gui.look.icons import paint_icon
from gui.look.look import look

_KEYS = "1234567890"
"""The pages' own keys, with Ctrl: 0 is that of the tenth."""


@dataclass(eq=False, repr=False)
class _Entry:
    icon: str
    badge: int


class _Rail(QTabBar):
    """Paints each tab itself; keyboard, mouse and accessibility stay those of QTabBar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: list[_Entry] = []
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("功能导航")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # QTabBar knows only left and right; on a rail one goes up and down.
        places = {
            Qt.Key.Key_Up: self.currentIndex() - 1,
            Qt.Key.Key_Down: self.currentIndex() + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.count() - 1,
        }
        place = places.get(Qt.Key(event.key()))
        if place is None:
            super().keyPressEvent(event)
        elif 0 <= place < self.count():
            self.setCurrentIndex(place)

    def tabSizeHint(self, index: int) -> QSize:
        widest = max(
            QFontMetrics(self._font(True)).horizontalAdvance(self.tabText(at)) for at in range(self.count())
        )
        return QSize(max(look().px(188), widest + look().px(56 + 56)), look().px(46))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def _font(self, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            self._paint_tab(painter, index)
        painter.end()

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        px, tokens = look().px, look().tokens
        place = self.tabRect(index).adjusted(px(10), px(3), -px(10), -px(3))
        selected = index == self.currentIndex()
        hovered = place.contains(self.mapFromGlobal(self.cursor().pos()))
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or hovered:
            painter.setBrush(QColor(tokens.rail_selected if selected else tokens.hover))
            painter.drawRoundedRect(place, px(6), px(6))
        if selected:
            painter.setBrush(QColor(tokens.primary))
            painter.drawRoundedRect(QRectF(place.left(), place.center().y() - px(9), px(4), px(18)), 2, 2)
        if selected and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(tokens.accent))
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
        colour = tokens.rail_selected_text if selected else tokens.text_second
        icon_place = QRect(place.left() + px(14), place.top(), px(20), place.height())
        paint_icon(painter, self.entries[index].icon, icon_place, colour, filled=selected)
        painter.setPen(QColor(colour))
        painter.setFont(self._font(selected))
        words = place.adjusted(px(46), 0, -px(8), 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tabText(index)
        )
        if self.entries[index].badge:
            self._paint_badge(painter, place, self.entries[index].badge)

    def _paint_badge(self, painter: QPainter, place: QRect, number: int) -> None:
        px, tokens = look().px, look().tokens
        text = str(number) if number < 1000 else "999+"
        font = self._font(True)
        font.setPointSizeF(font.pointSizeF() * 0.92)
        width = max(px(22), QFontMetrics(font).horizontalAdvance(text) + px(13))
        shape = QRect(place.right() - px(8) - width, place.center().y() - px(10), width, px(20))
        painter.setPen(QColor(tokens.primary_text) if tokens.line_width > 1 else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.primary))
        painter.drawRoundedRect(shape, px(10), px(10))
        painter.setPen(QColor(tokens.primary_text))
        painter.setFont(font)
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, text)


class NavigationTabs(QTabWidget):
    """Pages behind a rail; Ctrl+1 … Ctrl+9 and Ctrl+0 choose one, arrow keys move along the rail."""

    page_shown = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._rail = _Rail(self)
        self._shortcuts: list[QShortcut] = []
        self.setTabBar(self._rail)
        self.setTabPosition(QTabWidget.TabPosition.West)
        self.setDocumentMode(True)
        self.currentChanged.connect(self._announce)
        look().changed.connect(self._remeasure)

    def add_page(self, title: str, icon_name: str, page: QWidget, badge: int = 0) -> int:
        """Add a page at the end; `badge` is the counter beside its name, 0 for none."""
        self._rail.entries.append(_Entry(icon_name, badge))
        index = self.addTab(page, title)
        if index < len(_KEYS):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{_KEYS[index]}"), self)
            shortcut.setProperty("page", index)
            shortcut.activated.connect(self._jump)
            self._shortcuts.append(shortcut)
        self._describe(index)
        return index

    def clear_pages(self) -> None:
        """Take all pages off the rail and free them."""
        while self.count():
            page = self.widget(0)
            self.removeTab(0)
            page.deleteLater()
        self._rail.entries.clear()
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
        self._shortcuts.clear()

    def set_badge(self, page: QWidget, number: int) -> None:
        """Change a page's counter."""
        index = self.indexOf(page)
        self._rail.entries[index].badge = number
        self._describe(index)
        self._rail.update()

    def badge(self, page: QWidget) -> int:
        """A page's counter."""
        return self._rail.entries[self.indexOf(page)].badge

    def _describe(self, index: int) -> None:
        number = self._rail.entries[index].badge
        text = self.tabText(index)
        told = f"{text}，{number}项待办" if number else text
        self._rail.setAccessibleTabName(index, told)
        self.setTabToolTip(index, f"{told}（Ctrl+{_KEYS[index]}）" if index < len(_KEYS) else told)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = look().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.page))
        painter.fillRect(QRect(0, 0, self._rail.width(), self.height()), QColor(tokens.rail))
        painter.end()

    @Slot()
    def _jump(self) -> None:
        page = int(self.sender().property("page"))
        if page < self.count():
            self.setCurrentIndex(page)

    @Slot(int)
    def _announce(self, index: int) -> None:
        if index >= 0:
            self.page_shown.emit(self.widget(index))

    @Slot()
    def _remeasure(self) -> None:
        self._rail.updateGeometry()
        self._rail.update()

"""Pages of a document as pictures: scroll, zoom, turn."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.buttons import icon_button
from gui.widgets.labels import label

_STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_SCREEN_DPI = 96
_VIEW_KEYS = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal)


class _Sheets(QWidget):
    """The pages below one another; only those in sight are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paper")
        self.images: list[QImage] = []
        self.zoom = 1.0
        self.dpi = 150
        self._places: list[QRect] = []

    def page_size(self, at: int) -> QSize:
        """The page in device-independent pixels at the present zoom."""
        factor = self.zoom * _SCREEN_DPI / self.dpi
        size = self.images[at].size()
        return QSize(round(size.width() * factor), round(size.height() * factor))

    def lay_out(self, width: int) -> None:
        """Place the pages in the middle of the given width, or of the widest page."""
        gap = look().px(16)
        sizes = [self.page_size(at) for at in range(len(self.images))]
        wide = max([width, *(size.width() + 2 * gap for size in sizes)])
        top = gap
        self._places = []
        for size in sizes:
            self._places.append(QRect((wide - size.width()) // 2, top, size.width(), size.height()))
            top += size.height() + gap
        self.resize(wide, top)
        self.update()

    def place(self, at: int) -> QRect:
        """Where a page lies."""
        return self._places[at]

    def page_at(self, y: int) -> int:
        """The page lying at a height."""
        return next(
            (at for at, place in enumerate(self._places) if y <= place.bottom()), len(self._places) - 1
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(look().tokens.page))
        for image, place in zip(self.images, self._places, strict=True):
            if place.intersects(event.rect()):
                # Paper is white in every theme: it shows what the printer will do.
                painter.drawImage(place, image)
                painter.setPen(QColor(look().tokens.field_line))
                painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()


class _Desk(QScrollArea):
    """Tells when its room changes, and leaves turning and zooming to the view around it."""

    room_changed = Signal()
    zoomed = Signal(bool)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(event.angleDelta().y() > 0)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _VIEW_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class PdfView(QWidget):
    """Shows page pictures made at `dpi`; Ctrl+wheel and +/- zoom, PageUp and PageDown turn."""

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = look().px
        self._fit = True
        self._sheets = _Sheets()
        self._scroll = _Desk()
        self._scroll.room_changed.connect(self._lay_out)
        self._scroll.zoomed.connect(self._zoomed)
        self.setFocusProxy(self._scroll)
        self._scroll.setWidget(self._sheets)
        self._scroll.setAccessibleName("页面预览")
        self._scroll.verticalScrollBar().valueChanged.connect(self._scrolled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = QHBoxLayout()
        self.bar.setContentsMargins(px(12), px(6), px(12), px(6))
        self._previous = icon_button("chevron_left", "上一页")
        self._next = icon_button("chevron_right", "下一页")
        self._number = label("", "second")
        smaller = icon_button("zoom_out", "缩小")
        larger = icon_button("zoom_in", "放大")
        fit = icon_button("page_fit", "适合宽度")
        self._percent = label("", "second")
        for widget in (self._previous, self._number, self._next):
            self.bar.addWidget(widget)
        self.bar.addStretch(1)
        for widget in (smaller, self._percent, larger, fit):
            self.bar.addWidget(widget)
        column.addLayout(self.bar)
        column.addWidget(self._scroll, 1)
        self._previous.clicked.connect(self.previous_page)
        self._next.clicked.connect(self.next_page)
        smaller.clicked.connect(self.zoom_out)
        larger.clicked.connect(self.zoom_in)
        fit.clicked.connect(self.fit_width)
        self._renumber()

    def set_pages(self, images: Sequence[QImage], dpi: int = 150) -> None:
        """Show these pages; the page being read stays in sight when the document still has it."""
        kept = self.page
        self._sheets.images = list(images)
        self._sheets.dpi = dpi
        self._lay_out()
        self.go_to(min(kept, len(images) - 1) if images else 0)
        self._renumber()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._sheets.images)

    @property
    def page(self) -> int:
        """The page at the top of the view, from 0."""
        return max(0, self._sheets.page_at(self._scroll.verticalScrollBar().value() + look().px(40)))

    @property
    def zoom(self) -> float:
        """1.0 is the paper's own size on a 96 dpi screen."""
        return self._sheets.zoom

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        if 0 <= page < self.page_count:
            self._scroll.verticalScrollBar().setValue(self._sheets.place(page).top() - look().px(16))

    @Slot()
    def next_page(self) -> None:
        """Turn forward."""
        self.go_to(self.page + 1)

    @Slot()
    def previous_page(self) -> None:
        """Turn back."""
        self.go_to(self.page - 1)

    @Slot()
    def zoom_in(self) -> None:
        """One step larger."""
        self._zoom_to(next((step for step in _STEPS if step > self.zoom + 0.01), _STEPS[-1]))

    @Slot()
    def zoom_out(self) -> None:
        """One step smaller."""
        self._zoom_to(next((step for step in reversed(_STEPS) if step < self.zoom - 0.01), _STEPS[0]))

    @Slot()
    def fit_width(self) -> None:
        """As wide as there is room, and stay so."""
        self._fit = True
        self._lay_out()

    def _zoom_to(self, zoom: float) -> None:
        kept = self.page
        self._fit = False
        self._sheets.zoom = zoom
        self._lay_out()
        self.go_to(kept)

    @Slot()
    def _lay_out(self) -> None:
        room = self._scroll.viewport().width()
        if self._fit and self._sheets.images:
            widest = max(image.width() for image in self._sheets.images) * _SCREEN_DPI / self._sheets.dpi
            self._sheets.zoom = min(2.0, max(0.2, (room - look().px(40)) / widest))
        self._sheets.lay_out(room)
        self._renumber()

    @Slot()
    def _scrolled(self) -> None:
        self._renumber()
        self.page_changed.emit(self.page)

    def _renumber(self) -> None:
        count = self.page_count
        self._number.setText(f"第 {self.page + 1} / {count} 页" if count else "没有页面")
        self._percent.setText(f"{self.zoom:.0%}" if count else "")
        self._previous.setEnabled(self.page > 0)
        self._next.setEnabled(self.page + 1 < count)

    @Slot(bool)
    def _zoomed(self, larger: bool) -> None:
        (self.zoom_in if larger else self.zoom_out)()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {
            Qt.Key.Key_PageDown: self.next_page,
            Qt.Key.Key_PageUp: self.previous_page,
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
        }
        turn = turns.get(Qt.Key(event.key()))
        if turn is None:
            super().keyPressEvent(event)
        else:
            turn()

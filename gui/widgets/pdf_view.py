"""Pages of a document as pictures: scroll, zoom, turn. Pictures are asked for when their pages come into sight."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.buttons import icon_button
from gui.widgets.labels import label
from gui.widgets.pdf_sheets import POINTS_PER_INCH, SCREEN_DPI, PdfSheets

_STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_VIEW_KEYS = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal)
# Pages that only fly past are not pictured.
_PAUSE_MS = 30
_SHARPEST = 300
# Fitted to the width of a large screen, half a page would fill the height.
_WIDEST = 1.1


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
    """Told the sizes of all pages, it asks for the pictures of those in sight by `pages_wanted` (tuple of pages from 0,
    dots per inch) and is handed them by `put_picture`. Ctrl+wheel and +/- zoom, PageUp and PageDown turn.
    """

    page_changed = Signal(int)
    pages_wanted = Signal(object, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = look().px
        self._fit = True
        self._whole = False
        self._sheets = PdfSheets()
        self._scroll = _Desk()
        self._scroll.room_changed.connect(self._lay_out)
        self._scroll.zoomed.connect(self._zoomed)
        self.setFocusProxy(self._scroll)
        self._scroll.setWidget(self._sheets)
        self._scroll.setAccessibleName("页面预览")
        self._scroll.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
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
        fit = icon_button("page_fit", "整页")
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
        self._fit_button = fit
        fit.clicked.connect(self.change_fit)
        self._renumber()

    # The document

    def set_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show a document of these page sizes (points); the page being read stays in sight when it has as many."""
        kept, offset = self.page, self._scroll.verticalScrollBar().value()
        same = list(sizes) == self._sheets.sizes
        self._sheets.set_sizes(sizes)
        self._lay_out()
        if same:
            self._scroll.verticalScrollBar().setValue(offset)
        else:
            self.go_to(min(kept, len(sizes) - 1) if sizes else 0)
        self._renumber()
        self._pause.start()

    def put_picture(self, page: int, picture: QImage, dpi: float) -> None:
        """A page's picture has been made."""
        self._sheets.put_picture(page, picture, dpi, self.page)

    def picture(self, page: int) -> QImage | None:
        """What a page is painted from; None while it has no picture."""
        return self._sheets.picture(page)

    @property
    def pictured(self) -> int:
        """How many pages have a picture at present."""
        return self._sheets.pictured

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._sheets.sizes)

    @property
    def page(self) -> int:
        """The page at the top of the view, from 0."""
        return max(0, self._sheets.page_at(self._scroll.verticalScrollBar().value() + look().px(40)))

    @property
    def zoom(self) -> float:
        """1.0 is the paper's own size on a 96 dpi screen."""
        return self._sheets.zoom

    @Slot()
    def _ask(self) -> None:
        """Order the pictures of what is in sight, then of the pages beside it."""
        if not self.page_count:
            return
        top = self._scroll.verticalScrollBar().value()
        seen = self._sheets.pages_between(top, top + self._scroll.viewport().height())
        if not seen:
            return
        dpi = min(_SHARPEST, self.zoom * SCREEN_DPI * self.devicePixelRatioF())
        beside = [seen[-1] + 1, seen[0] - 1]
        wanted = [
            page for page in (*seen, *beside) if 0 <= page < self.page_count and self._sheets.lacks(page, dpi)
        ]
        if wanted:
            self.pages_wanted.emit(tuple(wanted), dpi)

    # Turning

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

    # Zooming

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
        self._fit_to(whole=False)

    @Slot()
    def fit_page(self) -> None:
        """So that a page is seen from top to bottom, and stay so."""
        self._fit_to(whole=True)

    @Slot()
    def change_fit(self) -> None:
        """From the width to the whole page and back; to the width first after zooming."""
        self._fit_to(whole=self._fit and not self._whole)

    def _fit_to(self, *, whole: bool) -> None:
        kept = self.page
        self._fit, self._whole = True, whole
        self._name_fit("适合宽度" if whole else "整页")
        self._lay_out()
        self.go_to(kept)

    def _name_fit(self, told: str) -> None:
        """Say what the button would do next."""
        self._fit_button.setToolTip(told)
        self._fit_button.setAccessibleName(told)

    def _zoom_to(self, zoom: float) -> None:
        kept = self.page
        self._fit = False
        self._name_fit("适合宽度")
        self._sheets.zoom = zoom
        self._lay_out()
        self.go_to(kept)

    @Slot()
    def _lay_out(self) -> None:
        room = self._scroll.viewport().width()
        if self._fit and self._sheets.sizes:
            widest = max(width for width, _ in self._sheets.sizes) * SCREEN_DPI / POINTS_PER_INCH
            zoom = (room - look().px(40)) / widest
            if self._whole:
                highest = max(height for _, height in self._sheets.sizes) * SCREEN_DPI / POINTS_PER_INCH
                zoom = min(zoom, (self._scroll.viewport().height() - look().px(32)) / highest)
            self._sheets.zoom = min(_WIDEST, max(0.2, zoom))
        self._sheets.lay_out(room)
        self._renumber()
        self._pause.start()

    @Slot()
    def _scrolled(self) -> None:
        self._renumber()
        self._pause.start()
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

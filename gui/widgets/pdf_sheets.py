"""The pages of a document below one another, painted from whatever pictures of them are at hand."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.look.look import look

SCREEN_DPI = 96
POINTS_PER_INCH = 72
KEPT_BYTES = 96_000_000
"""What the pictures of pages may take; those farthest from the page being read go first."""


class PdfSheets(QWidget):
    """Sizes are known of every page, pictures only of some. A page without one is a white sheet; a picture of the
    document shown before stays until its page's new one comes, so that nothing flickers.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paper")
        self.sizes: list[tuple[float, float]] = []
        """Points."""
        self.zoom = 1.0
        self._pictures: dict[int, QImage] = {}
        self._dpi: dict[int, float] = {}
        self._places: list[QRect] = []

    # Pictures

    def set_sizes(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Begin another document; its pages count as not pictured."""
        same = {
            page for page in self._pictures if page < len(sizes) and self.sizes[page] == tuple(sizes[page])
        }
        self._pictures = {page: picture for page, picture in self._pictures.items() if page in same}
        self._dpi.clear()
        self.sizes = list(sizes)

    def put_picture(self, page: int, picture: QImage, dpi: float, reading: int) -> None:
        """Take a page's picture in; `reading` is the page in sight, around which pictures are kept."""
        if not 0 <= page < len(self.sizes):
            return
        self._pictures[page] = picture
        self._dpi[page] = dpi
        while sum(kept.sizeInBytes() for kept in self._pictures.values()) > KEPT_BYTES:
            farthest = max(self._pictures, key=lambda kept: abs(kept - reading))
            if farthest == page or abs(farthest - reading) <= 1:
                break
            del self._pictures[farthest]
            self._dpi.pop(farthest, None)
        if page < len(self._places):
            self.update(self._places[page])

    def picture(self, page: int) -> QImage | None:
        """The picture a page is painted from."""
        return self._pictures.get(page)

    def lacks(self, page: int, dpi: float) -> bool:
        """Whether the page has no picture of this document as sharp as that."""
        return abs(self._dpi.get(page, 0.0) - dpi) > 0.5

    @property
    def pictured(self) -> int:
        """How many pages have a picture."""
        return len(self._pictures)

    # Places

    def page_size(self, at: int) -> QSize:
        """The page in device-independent pixels at the present zoom."""
        width, height = self.sizes[at]
        factor = self.zoom * SCREEN_DPI / POINTS_PER_INCH
        return QSize(round(width * factor), round(height * factor))

    def lay_out(self, width: int) -> None:
        """Place the pages in the middle of the given width, or of the widest page."""
        gap = look().px(16)
        sizes = [self.page_size(at) for at in range(len(self.sizes))]
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

    def pages_between(self, top: int, bottom: int) -> list[int]:
        """The pages any part of which lies between two heights."""
        return [
            at for at, place in enumerate(self._places) if place.bottom() >= top and place.top() <= bottom
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(look().tokens.page))
        for page, place in enumerate(self._places):
            if place.intersects(event.rect()):
                self._paint_page(painter, page, place)
        painter.end()

    def _paint_page(self, painter: QPainter, page: int, place: QRect) -> None:
        # Paper is white in every theme: it shows what the printer will do.
        painter.fillRect(place, Qt.GlobalColor.white)
        picture = self._pictures.get(page)
        if picture is not None:
            _paint_picture(painter, picture, place, self.devicePixelRatioF())
        painter.setPen(QColor(look().tokens.field_line))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))


def _paint_picture(painter: QPainter, picture: QImage, place: QRect, ratio: float) -> None:
    """Dot for dot where the picture was made for this zoom; stretched until its sharper one comes."""
    made_for_it = (
        abs(picture.width() - place.width() * ratio) <= 2
        and abs(picture.height() - place.height() * ratio) <= 2
    )
    if made_for_it:
        picture.setDevicePixelRatio(ratio)
        painter.save()
        painter.setClipRect(place)
        painter.drawImage(QPoint(place.x(), place.y()), picture)
        painter.restore()
    else:
        painter.drawImage(place, picture)

"""A picture fitted into the room there is."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look.look import look


class PictureView(QWidget):
    """Never larger than the picture is, in the middle, as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("图片预览")

    def show_image(self, image: QImage) -> None:
        """Show this picture."""
        self._image = image
        self.update()

    @property
    def image(self) -> QImage:
        """What is shown; a null image for nothing."""
        return self._image

    def sizeHint(self) -> QSize:
        return QSize(look().px(640), look().px(480))

    def place(self) -> QRect:
        """Where the picture is painted."""
        margin = look().px(12)
        room = self.rect().adjusted(margin, margin, -margin, -margin)
        ratio = self.devicePixelRatioF()
        size = QSize(round(self._image.width() / ratio), round(self._image.height() / ratio))
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        return place

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.place(), self._image)
        painter.end()

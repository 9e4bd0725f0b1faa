"""A banner over the lower edge of something, so that it pushes nothing away under the pointer."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QWidget

from gui.look.look import look
from gui.widgets.banner import Banner


class LaidOver(QObject):
    """Keeps `banner` over the lower edge of `under`, as wide as that is but for a margin. Both live equally long."""

    def __init__(self, banner: Banner, under: QWidget) -> None:
        super().__init__(under)
        self._banner, self._under = banner, under
        banner.setParent(under)
        banner.installEventFilter(self)
        under.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    @Slot()
    def _place(self) -> None:
        margin = look().px(12)
        width = max(0, self._under.width() - 2 * margin)
        layout = self._banner.layout()
        height = self._banner.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            height = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        self._banner.setGeometry(margin, self._under.height() - height - margin, width, height)
        if layout is not None:
            # Before it is shown a layout does not follow its widget by itself.
            layout.setGeometry(self._banner.rect())
        self._banner.raise_()

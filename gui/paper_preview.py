"""A PDF on screen: its pages are pictured on the database thread as they come into sight."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.pictures import page_pictures, page_sizes
from gui.tasks import Tasks
from gui.widgets.pdf_view import PdfView


class _Round(QObject):
    """One question to the database thread about one PDF, so that a late answer is known for what it is."""

    def __init__(self, preview: "PaperPreview", pdf: bytes) -> None:
        super().__init__(preview)
        self._preview = preview
        self.pdf = pdf
        self.dpi = 0.0

    def sizes_came(self, sizes: tuple[tuple[float, float], ...]) -> None:
        self._preview.take_sizes(self, sizes)

    def pictures_came(self, pictures: tuple[tuple[int, QImage], ...]) -> None:
        self._preview.take_pictures(self, pictures)

    def failed(self, error: Exception) -> None:
        self._preview.take_failure(self, error)


class PaperPreview(QWidget):
    """Keeps page and zoom from one document to the next. `failed` with the exception when the bytes are no PDF."""

    failed = Signal(object)
    shown = Signal()
    """The pages of the document last handed over stand."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pdf = b""
        self._standing = b""
        self._asking: _Round | None = None
        self._wanted: tuple[tuple[int, ...], float] | None = None
        self.view = PdfView()
        self.view.pages_wanted.connect(self._want)
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    @property
    def pdf(self) -> bytes:
        """What is shown, or will be in a moment; empty for nothing."""
        return self._pdf

    def show_pdf(self, pdf: bytes) -> None:
        """Show this document as soon as its pages are known; until then the one before stays."""
        if pdf == self._pdf:
            return
        self._pdf = pdf
        self._wanted = None
        order = _Round(self, pdf)
        self._tasks.read(page_sizes, pdf, then=order.sizes_came, failed=order.failed)

    def clear(self) -> None:
        """Show nothing."""
        self._pdf = self._standing = b""
        self._wanted = None
        self.view.set_pages(())

    # The pictures: one question at a time, and only what is in sight when it can be asked

    @Slot(object, float)
    def _want(self, pages: tuple[int, ...], dpi: float) -> None:
        self._wanted = (pages, dpi)
        self._ask()

    def _ask(self) -> None:
        if self._asking is not None or self._wanted is None or not self._standing:
            return
        (pages, dpi), self._wanted = self._wanted, None
        order = self._asking = _Round(self, self._standing)
        order.dpi = dpi
        # One page an order, so that the page in sight is not kept waiting by those beside it.
        self._tasks.read(
            page_pictures, self._standing, pages[:1], dpi, then=order.pictures_came, failed=order.failed
        )
        if pages[1:]:
            self._wanted = (pages[1:], dpi)

    # Answers

    def take_sizes(self, order: _Round, sizes: tuple[tuple[float, float], ...]) -> None:
        """The sizes of all pages have come."""
        order.deleteLater()
        if order.pdf is self._pdf:
            self._standing, self._wanted = order.pdf, None
            self.view.set_pages(sizes)
            self.shown.emit()

    def take_pictures(self, order: _Round, pictures: tuple[tuple[int, QImage], ...]) -> None:
        """Some pictures have come."""
        order.deleteLater()
        self._asking = None
        if order.pdf is self._standing:
            for page, picture in pictures:
                self.view.put_picture(page, picture, order.dpi)
        self._ask()

    def take_failure(self, order: _Round, error: Exception) -> None:
        """The document cannot be shown."""
        order.deleteLater()
        if self._asking is order:
            self._asking = None
        if order.pdf is self._pdf:
            self._pdf = b""
            self.failed.emit(error)

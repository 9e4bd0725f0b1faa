"""A page that is made when it is first looked at: a window opens sooner and smaller that way."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget


class LatePage(QWidget):
    """Stands on the rail for the page that ``make`` makes, and passes on what a window asks of a page."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make = make
        self.page: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def the_page(self) -> QWidget:
        """The page, made now if nobody looked at it yet."""
        if self.page is None:
            self.page = self._make()
            self._column.addWidget(self.page)
            self.setFocusProxy(self.page)
        return self.page

    def showEvent(self, event: QShowEvent) -> None:
        self.the_page()
        super().showEvent(event)

    @property
    def new_text(self) -> str:
        """What the red button says on this page; empty when nothing can be made there."""
        return str(getattr(self.page, "new_text", ""))

    @property
    def new_refused(self) -> str:
        """Why nothing new can be made on this page now; empty when it can."""
        return str(getattr(self.page, "new_refused", ""))

    def new_record(self) -> None:
        """Begin a new record."""
        begin = getattr(self.page, "new_record", None)
        if begin is not None:
            begin()

    @property
    def search_field(self) -> QLineEdit | None:
        """The page's own search field; None where it has none."""
        return getattr(self.page, "search_field", None)

    def to_search(self) -> None:
        """Go to the page's own search field."""
        go = getattr(self.page, "to_search", None)
        if go is not None:
            go()

    def show_target(self, target: object) -> None:
        """Show what a target names, on a page that can."""
        show = getattr(self.the_page(), "show_target", None)
        if show is not None:
            show(target)

    def may_be_left(self) -> bool:
        """Whether nothing would be lost; a page never made has nothing to lose."""
        ask = getattr(self.page, "may_be_left", None)
        return ask is None or bool(ask())

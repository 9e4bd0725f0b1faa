"""The paper looked at, made anew a moment after the last change."""

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.papers import Shop, make
from gui.papers.making import Made
from gui.tasks import Tasks
from models.rows.paper import PaperOrder

# Long enough that a word typed at speed is set once, short enough to feel immediate.
_PAUSE_MS = 250


class LivePaper(QObject):
    """One paper is made at a time: an order that comes meanwhile waits, and replaces the one that waited. An answer that
    is no longer wanted is dropped.
    """

    made = Signal(object)
    failed = Signal(object)
    working = Signal()

    def __init__(self, tasks: Tasks, shop: Shop, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._shop, self._today = tasks, shop, today
        self._wanted: PaperOrder | None = None
        self._running: PaperOrder | None = None
        self._shown: PaperOrder | None = None
        self._dropped = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._begin)

    @property
    def is_settled(self) -> bool:
        """Whether what was asked for last has been answered."""
        return self._wanted is None and self._running is None

    def ask(self, order: PaperOrder, *, at_once: bool = False) -> None:
        """Want this paper; what is shown already is not made again."""
        if (order == self._running and not self._dropped) or (self._running is None and order == self._shown):
            self._wanted = None
            self._pause.stop()
            return
        self._wanted = order
        if at_once:
            self._pause.stop()
            self._begin()
        else:
            self._pause.start(_PAUSE_MS)

    def drop(self) -> None:
        """Want nothing: an answer still under way is not told."""
        self._wanted = self._shown = None
        self._pause.stop()
        self._dropped = self._running is not None

    @Slot()
    def _begin(self) -> None:
        if self._running is not None or self._wanted is None:
            return
        self._running, self._wanted = self._wanted, None
        self.working.emit()
        self._tasks.read(make, self._shop, self._running, self._today, then=self._came, failed=self._not_made)

    def _came(self, made: Made) -> None:
        order, self._running = self._running, None
        dropped, self._dropped = self._dropped, False
        if self._wanted is not None:
            self._next()
        elif not dropped:
            self._shown = order
            self.made.emit(made)

    def _not_made(self, error: Exception) -> None:
        self._running = self._shown = None
        dropped, self._dropped = self._dropped, False
        if self._wanted is not None:
            self._next()
        elif not dropped:
            self.failed.emit(error)

    def _next(self) -> None:
        if not self._pause.isActive():
            self._begin()

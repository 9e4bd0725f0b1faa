"""Garbage is collected in the GUI thread, between events, and nowhere else.

Python collects whenever enough objects were made, in whichever thread made the last one. A cycle that holds a widget
would then be freed by the database thread, or in the middle of its own painting, and take the process along."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MS = 2_000


class GarbageCollector(QObject):
    """Switches Python's own timing off between ``start`` and ``stop`` and collects by a timer instead."""

    def __init__(self, parent: QObject | None = None, interval_ms: int = INTERVAL_MS) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Collect by the timer from now on."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def _collect(self) -> None:
        # As Python would: a generation when it is full, the oldest first.
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return

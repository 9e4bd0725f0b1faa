"""Pictures of stored files for the window: made in a process apart, one after the other, handed over in the GUI thread."""

from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from shiboken6 import Shiboken

from gui.picturing import Pixels, thumbnail
from models.texts.apart import Apart

MOST_KEPT = 300
"""Thumbnails."""
SECONDS = 15.0
IDLE_MS = 60_000
Key = tuple[Any, ...]
"""The function of gui.picturing and what it was asked with."""


class FilePictures(QObject):
    """`came` carries the key of an order and what came of it: a QImage, or whatever else the function answers; None when
    nothing could be made of the file, for whatever reason.
    """

    came = Signal(object, object)
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._apart = Apart(SECONDS)
        self._thread: ThreadPoolExecutor | None = None
        self._urgent: deque[Key] = deque()
        self._waiting: deque[Key] = deque()
        self._asked: set[Key] = set()
        self._arrivals: deque[tuple[Key, object]] = deque()
        self._kept: OrderedDict[Key, QImage | None] = OrderedDict()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._rest)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def thumbnail(self, path: str, side: int) -> tuple[Key, QImage | None, bool]:
        """The key of a small picture, the picture, and whether it is known (None then means that there is none); what is not
        known is ordered and `came` tells of it.
        """
        key: Key = (thumbnail, path, side)
        if key in self._kept:
            self._kept.move_to_end(key)
            return key, self._kept[key], True
        self._order(key, self._waiting)
        return key, None, False

    def ask(self, work: Callable[..., object], *arguments: object) -> Key:
        """Order what somebody looks at now; it goes before all thumbnails. The key that `came` will tell."""
        key: Key = (work, *arguments)
        self._order(key, self._urgent)
        return key

    def forget(self, keys: set[Key]) -> None:
        """Nobody waits for these any more: what was not begun is not begun."""
        for key in keys & self._asked:
            try:
                self._urgent.remove(key)
            except ValueError:
                continue  # It is being made; nobody will look at it.
            self._asked.discard(key)

    @property
    def busy(self) -> bool:
        """Whether anything is ordered and has not come."""
        return bool(self._asked)

    def close(self) -> None:
        """Stop; what is ordered never comes."""
        self._idle.stop()
        self._urgent.clear()
        self._waiting.clear()
        self._asked.clear()
        self._apart.stop()
        if self._thread is not None:
            self._thread.shutdown(wait=True)
            self._thread = None
        self._apart.close()
        if self in _shared:
            _shared.remove(self)  # A window opened after the program's end, as tests do, gets another.

    def _order(self, key: Key, line: deque[Key]) -> None:
        if key in self._asked:
            return
        self._idle.stop()
        self._asked.add(key)
        line.append(key)
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="pictures")
        self._thread.submit(self._work)

    # In the thread

    def _work(self) -> None:
        try:
            key = self._urgent.popleft() if self._urgent else self._waiting.popleft()
        except IndexError:
            return  # Forgotten meanwhile.
        try:
            found = self._apart.call(*key)
        except Exception:  # noqa: BLE001 - whatever a stranger's file does, there is no picture of it
            found = None
        self._arrivals.append((key, image_of(found) if isinstance(found, Pixels) else found))
        self._arrived.emit()

    # In the GUI thread

    @Slot()
    def _deliver(self) -> None:
        while self._arrivals:
            key, found = self._arrivals.popleft()
            if key not in self._asked:
                continue
            self._asked.discard(key)
            if key[0] is thumbnail:
                self._kept[key] = found if isinstance(found, QImage) else None
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
            self.came.emit(key, found)
        if not self._asked:
            self._idle.start()

    @Slot()
    def _rest(self) -> None:
        """After a while without orders the process is given up; the next order starts another."""
        if not self._asked and self._thread is not None:
            self._thread.submit(self._apart.close)


def image_of(pixels: Pixels) -> QImage:
    """The picture as an image of its own (Qt only borrows the bytes it is handed)."""
    borrowed = QImage(pixels.rgb, pixels.width, pixels.height, pixels.width * 3, QImage.Format.Format_RGB888)
    return borrowed.copy()


_shared: list[FilePictures] = []


def file_pictures() -> FilePictures:
    """The one for all forms of the window; it ends with the application."""
    if not _shared or not Shiboken.isValid(_shared[0]):
        application = QCoreApplication.instance()
        made = FilePictures(application)
        if application is not None:
            application.aboutToQuit.connect(made.close)
        _shared[:] = [made]
    return _shared[0]

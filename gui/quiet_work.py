"""What the program does for itself while the clerk works: copies of new files beside the backups, then the text of files that
nobody has read yet, so that they are found by their words. One thing at a time, in low priority, without a word.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from gui.tasks import Tasks
from models.attachments import AttachmentStore
from models.attachments.copies import Mirrored, mirror
from models.failures import Cancelled
from models.rows.attachment import AttachmentRow
from models.rules.archive_terms import TextState
from models.services.texts import ReadText, keep_texts, wanting_text
from models.texts.apart import Apart, Lost, Stopped
from models.texts.reading import read_text

PAUSE_MS = 4000
"""After the start, and after the last change, before anything is begun."""
TOGETHER = 10
MOST_CHARACTERS = 400_000
"""What is read is kept in one go: so many files, or about so many characters."""
_log = logging.getLogger(__name__)


class QuietWork(QObject):
    """Made in the GUI thread; `start` once the pages stand, `stop` before the store is closed. `rested` when there is nothing left
    to do for now.
    """

    rested = Signal()
    _arrived = Signal()

    def __init__(
        self, tasks: Tasks, files: AttachmentStore, backups: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._files, self._backups = tasks, files, backups
        self._apart = Apart()
        self._stopping = threading.Event()
        self._thread: ThreadPoolExecutor | None = None
        self._answers: deque[Callable[[], None]] = deque()
        self._waiting: deque[AttachmentRow] = deque()
        self._read: list[ReadText] = []
        self._passed: set[str] = set()
        self._lost: set[str] = set()
        self._mirrored: dict[str, bool] = {}
        self._working = False
        self._again = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        # Queued: nothing here ever orders work from within an answer of the tasks, which may be the last before they close.
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        tasks.changed.connect(self._changed)

    def start(self) -> None:
        """Begin after a pause."""
        self._pause.start()

    def stop(self) -> None:
        """Give up what is being done, whatever it is, and begin nothing more. What was not finished is done next time."""
        self._stopping.set()
        self._pause.stop()
        self._apart.stop()
        if self._thread is not None:
            self._thread.shutdown(wait=True, cancel_futures=True)
            self._thread = None
        self._apart.close()

    def step(self, _done: int, _total: int, _text: str) -> None:
        """As progress of the copying: says nothing, stops when asked."""
        if self._stopping.is_set():
            raise Cancelled

    @Slot(object)
    def _changed(self, _changes: object) -> None:
        """Something was saved: there may be new files."""
        if self._working:
            self._again = True
        elif not self._stopping.is_set():
            self._pause.start()

    @Slot()
    def _begin(self) -> None:
        if not self._working and not self._stopping.is_set():
            self._working, self._again = True, False
            self._order(self._mirror)

    # In the thread

    def _order(self, work: Callable[..., None], *arguments: object) -> None:
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="quiet")
        self._thread.submit(work, *arguments)

    def _answer(self, then: Callable[[], None]) -> None:
        self._answers.append(then)
        self._arrived.emit()

    def _mirror(self) -> None:
        try:
            made = mirror(self._files, self._backups, self, known=self._mirrored)
            self._tell(made)
        except Cancelled:
            return
        except OSError as error:
            _log.warning("copies of attachments were not made: %s", error)
        self._answer(self._look)

    @staticmethod
    def _tell(made: Mirrored) -> None:
        if made.lacking_room:
            _log.warning("copies of some attachments were not made: the disk has no room for them")

    def _read_one(self, row: AttachmentRow) -> None:
        try:
            path = self._files.path_of(row.sha256)
            if not path.is_file():
                self._passed.add(row.sha256)
            else:
                found = self._apart.call(read_text, path, row.name)
                self._read.append(ReadText(row.sha256, found.state, found.text, found.pages))
        except Stopped:
            return
        except Lost:
            # Once may be the PC's fault: it is tried again after all others.
            if row.sha256 in self._lost:
                self._read.append(ReadText(row.sha256, TextState.NOT_READABLE, "", None))
            else:
                self._lost.add(row.sha256)
                self._waiting.append(row)
        except (OSError, ValueError) as error:
            # No process can be had, or a hash that is none: not the clerk's to mend, and not to be tried for ever.
            self._passed.add(row.sha256)
            _log.warning("the text of an attachment was not read: %s", error)
        self._answer(self._next)

    # In the GUI thread

    @Slot()
    def _deliver(self) -> None:
        while self._answers:
            then = self._answers.popleft()
            if not self._stopping.is_set():
                then()

    def _look(self) -> None:
        self._tasks.read(wanting_text, frozenset(self._passed), then=self._wanted, failed=self._not_kept)

    def _wanted(self, rows: tuple[AttachmentRow, ...]) -> None:
        self._waiting = deque(rows)
        self._answer(self._next if self._waiting else self._rest)

    def _next(self) -> None:
        enough = len(self._read) >= TOGETHER or sum(len(each.body) for each in self._read) > MOST_CHARACTERS
        if self._read and (enough or not self._waiting):
            read, self._read = tuple(self._read), []
            self._tasks.write(keep_texts, read, then=self._kept, failed=self._not_kept)
        elif self._waiting:
            self._order(self._read_one, self._waiting.popleft())
        else:
            self._answer(self._look)

    def _kept(self, _nothing: object) -> None:
        self._answer(self._next if self._waiting else self._look)

    def _not_kept(self, error: Exception) -> None:
        """A full disk, a folder pulled out: the clerk's own saving tells it; here it waits for the next start."""
        _log.warning("the text of attachments was not kept: %s", error)
        self._answer(self._rest)

    def _rest(self) -> None:
        self._working = False
        if self._thread is not None:
            self._thread.submit(self._apart.close)
        if self._again:
            self._pause.start()
        self.rested.emit()

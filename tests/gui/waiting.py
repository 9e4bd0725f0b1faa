"""Waiting in the program's own event loop for what must come."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEventLoop, QObject, QTimer, Slot
from pytestqt.exceptions import TimeoutError as WaitedInVain
from pytestqt.qtbot import QtBot

PATIENCE_MS = 60_000
"""How long a test waits in vain for what must come; never a measure of speed. The library's five seconds are too few where
other tests keep the machine busy."""

_BEAT_MS = 10
"""How often is asked where nothing happens in the loop: what a thread does without a word is seen then."""


class _Watch(QObject):
    """Asks each time the loop has nothing left to do, and ends it once it is so."""

    def __init__(self, so: Callable[[], bool | None]) -> None:
        super().__init__()
        self._so = so
        self._asking = False
        self._loop = QEventLoop()
        self.held = False
        self.refused: AssertionError | None = None
        self.error: Exception | None = None

    def watch(self, milliseconds: int) -> None:
        """Runs the loop until it is so, or that long."""
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.aboutToBlock.connect(self.ask)
        beat, end = QTimer(self), QTimer(self)
        beat.start(_BEAT_MS)
        end.setSingleShot(True)
        end.timeout.connect(self._loop.quit)
        end.start(milliseconds)
        try:
            self._loop.exec()
        finally:
            dispatcher.aboutToBlock.disconnect(self.ask)
            beat.stop()
            end.stop()

    @Slot()
    def ask(self) -> None:
        """Once; what is asked may let the loop run itself."""
        if self._asking or self.held or self.error is not None:
            return
        self._asking = True
        try:
            answer = self._so()
            if answer not in (None, True, False):
                raise ValueError(f"what is waited for is so or not, never {answer!r}")
            self.held = answer is not False
        except AssertionError as refused:
            self.refused = refused
        except Exception as error:  # noqa: BLE001 - out of the loop first, then to the test
            self.error = error
        finally:
            self._asking = False
        if self.held or self.error is not None:
            self._loop.quit()


def wait_until(_bot: QtBot, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
    """What `QtBot.waitUntil` promises, asked as soon as the program has done something and not only ten milliseconds
    later: most tests wait many times, and mostly for what takes one or two.

    Raises TimeoutError of the library when it does not come, and whatever else `callback` raises.
    """
    watch = _Watch(callback)
    watch.ask()
    if not watch.held and watch.error is None:
        watch.watch(timeout)
        # What the same turn of the loop still has to do is done, as it is where one waits a moment longer.
        QCoreApplication.processEvents()
    if watch.error is not None:
        raise watch.error
    if not watch.held:
        raise WaitedInVain(f"waited in vain for {timeout} ms") from watch.refused

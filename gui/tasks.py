"""The one way from the window to the data: one database thread, answers delivered in the GUI thread.

A page asks `tasks.read(service, …, then=self._show)`; it never touches a session. Callbacks are held
weakly: an answer for a page that is gone is dropped. Exceptions of the worker are read here and nowhere
else.
"""

import threading
import weakref
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import Shiboken

from models.failures import Cancelled

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from models.rows.changes import Changes


class Store(Protocol):
    """What `attach` needs: transactions as context managers."""

    def read(self) -> AbstractContextManager[Any]: ...

    def write(self) -> AbstractContextManager[Any]: ...


Then = Callable[[Any], object]
Failed = Callable[[Exception], object]


class Job:
    """A long piece of work: to the work it is its `models.progress.Progress`, to the caller a way to cancel
    it.
    """

    def __init__(self, report: Callable[["Job", int, int, str], None]) -> None:
        self._report = report
        self._stop = threading.Event()

    def step(self, done: int, total: int, text: str) -> None:
        """Tell how far the work is (`total` 0 = unknown). Raises Cancelled when asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        self._report(self, done, total, text)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; work not yet begun never begins."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stop.is_set()


class _Weak:
    """A bound method that may die: calls it while its owner (and the owner's C++ half) lives."""

    def __init__(self, method: Callable[..., object] | None) -> None:
        if method is not None and getattr(method, "__self__", None) is None:
            raise TypeError(
                "a callback must be a bound method: a function or lambda would keep its page alive"
            )
        self._method = None if method is None else weakref.WeakMethod(method)

    def target(self) -> Callable[..., object] | None:
        method = self._method() if self._method is not None else None
        if method is None:
            return None
        owner = getattr(method, "__self__", None)
        return None if isinstance(owner, QObject) and not Shiboken.isValid(owner) else method


class _Dropped(Cancelled):
    """A read that had not begun when the window was closed."""


@dataclass(eq=False, repr=False)
class _Answer:
    result: object
    error: Exception | None
    then: _Weak
    failed: _Weak
    announces: bool
    noted: tuple[object, ...] = ()


@dataclass(eq=False, repr=False)
class _Step:
    job: Job
    done: int
    total: int
    text: str
    progress: _Weak


class Tasks(QObject):
    """Runs services on the database thread. Made, and to be closed, in the GUI thread.

    `changed` carries what a write changed (whatever the service answered as its `Changes`), for every page
    to judge whether it concerns it; `noted`, after that, the revisions it left in the history, when it left any. `failed` carries each exception that no caller's `failed` took.
    """

    changed = Signal(object)
    noted = Signal(object)
    failed = Signal(object)
    busy_changed = Signal(bool)
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store: Store | None = None
        self._thread: ThreadPoolExecutor | None = None
        self._arrivals: deque[_Answer | _Step] = deque()
        self._followed: weakref.WeakSet[Job] = weakref.WeakSet()
        self._closing = False
        self._pending = 0
        self._left: tuple[object, ...] = ()
        # Queued even when emitted in this thread: a callback never runs inside the call that ordered the
        # work.
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def attach(self, store: Store) -> None:
        """Give the store; before this, work that needs it fails."""
        self._store = store

    @property
    def store(self) -> Store:
        """The attached store, for long work that opens its own transactions. Raises RuntimeError before
        attach.
        """
        if self._store is None:
            raise RuntimeError("no store attached yet")
        return self._store

    @property
    def busy(self) -> bool:
        """Whether anything is ordered and not yet answered."""
        return self._pending > 0

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be ordered any more."""
        return self._closing

    def read(
        self, fn: Callable[..., object], *args: object, then: Then | None = None, failed: Failed | None = None
    ) -> None:
        """Run `fn(session, *args)` in a reading transaction; `then` gets its result in the GUI thread."""
        self._order(self._read, (fn, args), then, failed, announces=False)

    def write(
        self, fn: Callable[..., object], *args: object, then: Then | None = None, failed: Failed | None = None
    ) -> None:
        """Run `fn(session, *args)` in a writing transaction, committed before `then` is called.

        The result, when it is a `Changes` or has one as `.changes`, is announced by `changed` after `then`.
        """
        self._order(self._write, (fn, args), then, failed, announces=True)

    def run(
        self,
        fn: Callable[..., object],
        *args: object,
        progress: Callable[[int, int, str], object] | None = None,
        then: Then | None = None,
        failed: Failed | None = None,
    ) -> Job:
        """Run long work `fn(*args, progress=job)` on the same thread; `progress(done, total, text)` follows
        it here.

        `fn` opens its own transactions (`tasks.store`) and calls `progress.step(done, total, text)` now and
        then. When cancelled, `failed` gets a Cancelled; with no `failed` nothing is said, for the user
        asked for it himself. Results are announced as for `write`.
        """
        follower = _Weak(progress)

        def report(job: Job, done: int, total: int, text: str) -> None:
            self._arrivals.append(_Step(job, done, total, text, follower))
            self._arrived.emit()

        job = Job(report)
        if progress is not None:
            self._followed.add(job)
        self._order(_run, (job, fn, args), then, failed, announces=True)
        return job

    def close(self) -> None:
        """Wait for the writes that are ordered, drop the reads that have not begun, deliver what remains. Work whose
        progress is followed is asked to stop, as its follower could have done: a batch of hundreds keeps no one from
        leaving. What nobody follows, such as the day's backup, comes to its end.
        """
        self._closing = True
        for job in tuple(self._followed):
            job.cancel()
        if self._thread is not None:
            self._thread.shutdown(wait=True)
        self._deliver()

    # On the database thread

    def _read(self, fn: Callable[..., object], args: tuple[object, ...]) -> object:
        if self._closing:
            raise _Dropped
        with self.store.read() as session:
            return fn(session, *args)

    def _write(self, fn: Callable[..., object], args: tuple[object, ...]) -> object:
        with self.store.write() as session:
            result = fn(session, *args)
            left = tuple(getattr(session, "info", {}).get("revisions", ()))
        # Only once it is committed: what was rolled back was never done.
        self._left = left
        return result

    def _order(
        self,
        work: Callable[..., object],
        args: tuple[object, ...],
        then: Then | None,
        failed: Failed | None,
        *,
        announces: bool,
    ) -> None:
        if self._closing:
            # The last answers may make pages ask again; nobody will look. An order to write must not get lost so.
            if announces:
                raise RuntimeError("the window is closed: nothing can be written any more")
            return
        if self._thread is None:
            # Imported at the first order, which comes after the first paint.
            from concurrent.futures import ThreadPoolExecutor

            self._thread = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._thread.submit(self._work, work, args, _Weak(then), _Weak(failed), announces)
        self._pending += 1
        if self._pending == 1:
            self.busy_changed.emit(True)

    def _work(
        self,
        work: Callable[..., object],
        args: tuple[object, ...],
        then: _Weak,
        failed: _Weak,
        announces: bool,
    ) -> None:
        try:
            self._left = ()
            result = work(*args)
            answer = _Answer(result, None, then, failed, announces, self._left)
        except Exception as error:  # noqa: BLE001 - the one place: whatever a service raises is told, never lost
            answer = _Answer(None, error, then, failed, announces)
        self._arrivals.append(answer)
        self._arrived.emit()

    # In the GUI thread

    @Slot()
    def _deliver(self) -> None:
        while self._arrivals:
            arrival = self._arrivals.popleft()
            if isinstance(arrival, _Step):
                follower = arrival.progress.target()
                if follower is not None and not arrival.job.cancelled:
                    follower(arrival.done, arrival.total, arrival.text)
            else:
                self._answered(arrival)

    def _answered(self, answer: _Answer) -> None:
        self._pending -= 1
        if self._pending == 0:
            self.busy_changed.emit(False)
        if isinstance(answer.error, _Dropped):
            # Nobody asks any more, and nothing went wrong that a page could tell.
            return
        if answer.error is not None:
            self._refused(answer.error, answer.failed)
            return
        then = answer.then.target()
        if then is not None:
            then(answer.result)
        changes = _changes_of(answer.result) if answer.announces else None
        if changes is not None:
            self.changed.emit(changes)
        if answer.noted:
            self.noted.emit(answer.noted)

    def _refused(self, error: Exception, failed: _Weak) -> None:
        told = failed.target()
        if told is not None:
            told(error)
        elif not isinstance(error, Cancelled):
            self.failed.emit(error)


def _run(job: Job, fn: Callable[..., object], args: tuple[object, ...]) -> object:
    if job.cancelled:
        raise Cancelled
    return fn(*args, progress=job)


def _changes_of(result: object) -> "Changes | None":
    # Imported here: the window is painted before anything of the records is imported.
    from models.rows.changes import Changes

    if isinstance(result, Changes):
        return result
    found = getattr(result, "changes", None)
    return found if isinstance(found, Changes) else None

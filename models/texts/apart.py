"""A process beside this one for work on strangers' files: what kills it, or keeps it busy for ever, harms nobody.

It is started with the first order, works on one thing at a time in low priority with bounded memory and time, and ends
with this process however that ends. It knows neither window nor database.
"""

import contextlib
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

SECONDS = 30.0
"""For one piece of work, from when the process stands ready."""
SECONDS_TO_START = 180.0
"""On a PC that is busy with its morning, and whose virus scanner looks at everything that starts."""
MEGABYTES = 1500
_PAUSE = 0.05
_LONGEST_STEP = 1.0


class Lost(Exception):
    """The process died over its work, or took too long and was ended."""


class Stopped(Exception):
    """Nobody wants the answer any more."""


class Apart:
    """Runs functions of modules, one at a time, in a process of its own. Used from one thread; `stop` from any."""

    def __init__(self, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        self._seconds, self._megabytes = seconds, megabytes
        self._process: Any = None
        self._line: Connection | None = None
        self._stopping = threading.Event()

    def call(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """What ``work`` answers. Raises what it raises, Lost when the process died or its time was over, Stopped after `stop`,
        OSError when no process can be started. Time that the PC sleeps does not count."""
        line = self._started()
        try:
            line.send((work, arguments))
            self._wait(line, self._seconds)
            told, answer = line.recv()
        except (EOFError, BrokenPipeError, ConnectionResetError) as gone:
            self.close()
            raise Lost from gone
        if not told:
            raise answer
        return answer

    def stop(self) -> None:
        """Give up what is being done, and take no more orders."""
        self._stopping.set()

    def close(self) -> None:
        """End the process; the next order starts another."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._line = None

    def _started(self) -> Connection:
        if self._stopping.is_set():
            raise Stopped
        if self._line is None:
            # Spawned on every system: a fork would copy the window's threads and the open database.
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs, self._megabytes), daemon=True)
            self._process.start()
            theirs.close()
            self._line = ours
            try:
                self._wait(ours, SECONDS_TO_START)
                ours.recv()
            except (Lost, EOFError, ConnectionResetError) as gone:
                self.close()
                raise OSError("a process apart did not start") from gone
        return self._line

    def _wait(self, line: Connection, seconds: float) -> None:
        left, before = seconds, time.monotonic()
        while not line.poll(_PAUSE):
            if self._stopping.is_set():
                self.close()
                raise Stopped
            now = time.monotonic()
            # On some systems the clock runs on while the PC sleeps.
            left -= min(now - before, _LONGEST_STEP)
            before = now
            if left < 0:
                self.close()
                raise Lost


def _serve(line: Connection, megabytes: int) -> None:
    """In the process apart: one order after the other, until nobody is there any more."""
    _keep_low(megabytes)
    threading.Thread(target=_outlive_not, name="parent watch", daemon=True).start()
    line.send("ready")
    while True:
        try:
            work, arguments = line.recv()
        except (EOFError, OSError):
            return
        try:
            answer = (True, work(*arguments))
        except MemoryError:
            os._exit(1)
        except Exception as error:  # noqa: BLE001 - told to whoever ordered it
            answer = (False, _sendable(error))
        line.send(answer)


def _sendable(error: Exception) -> Exception:
    """Of exceptions only what is sure to arrive: their name and words."""
    return ValueError(f"{type(error).__name__}: {error}"[:500])


def _outlive_not() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        # Nothing is to be tidied: the process holds neither data nor open files to write.
        os._exit(0)


def _keep_low(megabytes: int) -> None:
    """Behind everything else on the PC, and with so much memory at most; where a system refuses, it goes without."""
    if sys.platform == "win32":
        import ctypes

        below_normal = 0x4000
        with contextlib.suppress(OSError, AttributeError):
            kernel = ctypes.windll.kernel32
            kernel.SetPriorityClass(kernel.GetCurrentProcess(), below_normal)
        return
    import resource

    with contextlib.suppress(OSError):
        os.nice(10)
    with contextlib.suppress(OSError, ValueError):
        size = megabytes << 20
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

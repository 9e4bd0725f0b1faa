"""Proves many documents while further ones are still being made.

Validating takes longer than making, so it goes to processes of their own, which know neither window nor database.
They are started only for batches long enough to be worth it, and where none can be started (a locked-down PC, no
memory) the documents are proved here, one after the other: slower, never less.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from reports.errors import NotArchival
from reports.proof.parent_watch import end_with_parent
from reports.proof.validation import verify

Name = TypeVar("Name")

FEW = 5
"""So many documents are proved sooner here than a process starts."""
MOST_WORKERS = 4
AHEAD = 3
"""Documents that wait for each worker, so that none is idle and memory stays small."""


@dataclass(frozen=True, slots=True)
class Verified(Generic[Name]):
    """A document and what came of proving it."""

    name: Name
    pdf: bytes
    refusal: NotArchival | None
    """None: the bytes are PDF/A-2b and may be saved."""


def verified(
    papers: Iterable[tuple[Name, bytes]], workers: int | None = None
) -> Generator[Verified[Name], None, None]:
    """Each document with its verdict, in the order given, which is drawn from as results are taken.

    `workers` is how many processes may be started, by default as many as the PC has processors; 0 for none. Close
    the generator to give up: what is being proved is finished within a second, the processes end, nothing else is
    drawn from `papers`. What `papers` raises comes through, after the processes ended.
    """
    waiting = iter(papers)
    for name, pdf in islice(waiting, FEW):
        yield Verified(name, pdf, verdict(pdf))
    many = min(os.cpu_count() or 1, MOST_WORKERS) if workers is None else workers
    with _Pool(many) as pool:
        queue: deque[tuple[Name, bytes, Future[NotArchival | None] | None]] = deque()
        for name, pdf in waiting:
            queue.append((name, pdf, pool.begun(pdf)))
            if len(queue) > many * AHEAD:
                yield _taken(*queue.popleft())
        while queue:
            yield _taken(*queue.popleft())


def _taken(name: Name, pdf: bytes, future: "Future[NotArchival | None] | None") -> Verified[Name]:
    if future is not None:
        try:
            return Verified(name, pdf, future.result())
        except (OSError, BrokenProcessPool):
            pass  # The process is gone, whatever ended it; the document is proved here.
    return Verified(name, pdf, verdict(pdf))


def verdict(pdf: bytes) -> NotArchival | None:
    """What `verify` raises, as a value that crosses from process to process."""
    try:
        verify(pdf)
    except NotArchival as refusal:
        return refusal
    return None


class _Pool:
    """Processes that prove documents, begun with the first; ended on leaving, and with this process however it ends."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)

    def begun(self, pdf: bytes) -> "Future[NotArchival | None] | None":
        """The verdict to come; None when no process can be had."""
        if not self._workers:
            return None
        try:
            if self._executor is None:
                # Spawned on every system: a fork would copy the window's threads and the open database.
                context = multiprocessing.get_context("spawn")
                self._executor = ProcessPoolExecutor(self._workers, context, end_with_parent)
            return self._executor.submit(verdict, pdf)
        except (OSError, RuntimeError, NotImplementedError, ImportError):
            self._workers = 0
            return None

"""Long work that a dialog or a page waits for: how far it is stands over it, and it can be stopped."""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from gui.tasks import Failed, Job, Tasks, Then
from gui.widgets.progress_dialog import TAKEN_BACK, ProgressDialog


class LongWork(QObject):
    """One piece at a time, for ``over``, with which it dies."""

    def __init__(self, tasks: Tasks, over: QWidget) -> None:
        super().__init__(over)
        self._tasks = tasks
        self._progress: ProgressDialog | None = None
        self._job: Job | None = None
        self._then: Then | None = None
        self._failed: Failed | None = None

    @property
    def progress(self) -> ProgressDialog | None:
        """How far it is; None while nothing is done."""
        return self._progress

    def run(
        self,
        title: str,
        work: Callable[..., object],
        *arguments: object,
        then: Then,
        failed: Failed,
        stopping: str = TAKEN_BACK,
    ) -> None:
        """Run ``work(*arguments, progress=…)`` on the database thread. ``then`` gets its result, ``failed`` its exception (Cancelled when
        stopped), when it is over and no longer shown; both are methods of ``over``. ``stopping`` is said while it comes to its stop."""
        assert self._progress is None
        self._then, self._failed = then, failed
        self._progress = ProgressDialog(title, cast(QWidget, self.parent()), stopping=stopping)
        self._job = self._tasks.run(
            work, *arguments, progress=self._progress.show_step, then=self._done, failed=self._not_done
        )
        self._progress.cancelled.connect(self._stop)
        self._progress.open()

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _done(self, result: Any) -> None:
        then = self._then
        self._end()
        if then is not None:
            then(result)

    def _not_done(self, error: Exception) -> None:
        failed = self._failed
        self._end()
        if failed is not None:
            failed(error)

    def _end(self) -> None:
        progress, self._progress, self._job, self._then, self._failed = self._progress, None, None, None, None
        if progress is not None:
            progress.finish()

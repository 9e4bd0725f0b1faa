"""An order that is asked for in a form over a dialog or a page, and carried out with what the form answers."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.dialogs.form import FormDialog
from gui.tasks import Failed, Tasks, Then


class Asked(QObject):
    """One question at a time, over ``owner``, with which it dies."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._form: Any = None
        self._take: Callable[[Any], None] | None = None

    def ask(self, form: FormDialog, take: Callable[[Any], None]) -> None:
        """Open ``form``, which has an ``answer``; ``take`` is handed it each time the form is confirmed, and then calls `accept` or
        `explain`."""
        self._form, self._take = form, take
        form.confirmed.connect(self._confirmed)
        form.finished.connect(self._closed)
        form.open()

    @Slot()
    def _confirmed(self) -> None:
        if self._form is not None and self._take is not None:
            self._take(self._form.answer())

    @Slot()
    def _closed(self) -> None:
        self._form = None

    def accept(self) -> None:
        """The answer was taken: the form goes, if it is there still."""
        if self._form is not None:
            self._form.accept()

    def explain(self, error: Exception) -> bool:
        """Let the form say what went wrong, so that nothing typed is lost; False when it cannot, for it is gone or the program is
        mistaken."""
        return self._form is not None and self._form.explain(error) is not None


class AskedOrder(Asked):
    """The form stays until its order was carried out, and says why it was not; `refused` then. What no form can say any more is
    said by ``failed``, else by the window."""

    refused = Signal()

    def __init__(self, tasks: Tasks, owner: QWidget, failed: Failed | None = None) -> None:
        super().__init__(owner)
        self._tasks = tasks
        self._failed: Failed = failed or tasks.failed.emit
        self._order: Callable[..., object] | None = None
        self._given: tuple[object, ...] = ()
        self._then: Then | None = None

    def order(
        self, form: FormDialog, order: Callable[..., object], *given: object, then: Then | None = None
    ) -> None:
        """Ask, and run ``order(session, *given, answer)`` as a writing task. ``then`` gets its result once the form is gone. What
        is typed outlives a power cut."""
        form.keep_typed(self._tasks)
        self._order, self._given, self._then = order, given, then
        self.ask(form, self._write)

    def _write(self, answer: Any) -> None:
        assert self._order is not None
        self._tasks.write(self._order, *self._given, answer, then=self._done, failed=self._not_done)

    def _done(self, result: Any) -> None:
        self.accept()
        if self._then is not None:
            self._then(result)

    def _not_done(self, error: Exception) -> None:
        if not self.explain(error):
            self._failed(error)
        self.refused.emit()

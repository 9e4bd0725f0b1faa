"""Asking the index: one question at a time, the newest only. An answer to an older one is never shown."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.tasks import Tasks
from models.rows.search import SearchPage
from models.services.search import count, find

AT_ONCE = 50
"""So many hits come at a time."""
# The number of all hits is asked for once nobody types any more: the question after next must not wait for it.
_COUNT_AFTER_MS = 400


@dataclass(frozen=True, slots=True)
class _Question:
    text: str
    before: int | None
    """Further hits, below this number; None asks for the first ones."""


@dataclass(frozen=True, slots=True)
class _Answer:
    question: _Question
    page: SearchPage


def _find(session: Any, question: _Question) -> _Answer:
    """On the database thread."""
    return _Answer(question, find(session, question.text, limit=AT_ONCE, before=question.before))


def _count(session: Any, text: str) -> tuple[str, int]:
    """On the database thread."""
    return text, count(session, text)


class Asking(QObject):
    """`found` and `further` carry pages, `counted` the number of all hits, `failed` an exception; `waiting` whether an answer
    is outstanding. Between an order and its answer further orders cost nothing: only the last is asked."""

    found = Signal(object)
    further = Signal(object)
    counted = Signal(int)
    failed = Signal(object)
    waiting = Signal(bool)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._wanted = ""
        self._shown: str | None = None
        self._running: _Question | None = None
        self._after: QTimer = QTimer(self)
        self._after.setSingleShot(True)
        self._after.setInterval(_COUNT_AFTER_MS)
        self._after.timeout.connect(self._ask_number)

    @property
    def wanted(self) -> str:
        """What is being looked for; empty for nothing."""
        return self._wanted

    @property
    def is_answered(self) -> bool:
        """Whether what is wanted is what was found last."""
        return bool(self._wanted) and self._shown == self._wanted

    def ask(self, text: str) -> None:
        """Look for ``text``, instead of whatever was looked for."""
        if text == self._wanted and (self._running is not None or self.is_answered):
            return
        self._after.stop()
        self._wanted, self._shown = text, None
        self._go()

    def drop(self) -> None:
        """Look for nothing: an answer still to come is void."""
        self._after.stop()
        self._wanted, self._shown = "", None
        self.waiting.emit(False)

    def ask_further(self, before: int) -> None:
        """The hits below that number, of what was found last."""
        if self._running is None and self.is_answered:
            self._order(_Question(self._wanted, before))

    def _go(self) -> None:
        if self._running is None and self._wanted:
            self._order(_Question(self._wanted, None))

    def _order(self, question: _Question) -> None:
        self._running = question
        self.waiting.emit(True)
        self._tasks.read(_find, question, then=self._came, failed=self._refused)

    def _came(self, answer: _Answer) -> None:
        self._running = None
        if answer.question.text != self._wanted:
            self._go()
            return
        self.waiting.emit(False)
        if answer.question.before is not None:
            self.further.emit(answer.page)
            return
        self._shown = self._wanted
        self.found.emit(answer.page)
        if answer.page.more:
            self._after.start()
        else:
            self.counted.emit(len(answer.page.hits))

    def _refused(self, error: Exception) -> None:
        question, self._running = self._running, None
        if question is None or question.text != self._wanted:
            self._go()
            return
        self._shown = None
        self.waiting.emit(False)
        self.failed.emit(error)

    @Slot()
    def _ask_number(self) -> None:
        if self.is_answered:
            self._tasks.read(_count, self._wanted, then=self._number_came)

    def _number_came(self, answer: tuple[str, int]) -> None:
        text, number = answer
        if self.is_answered and text == self._wanted:
            self.counted.emit(number)

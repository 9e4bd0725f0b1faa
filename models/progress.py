"""Progress is a protocol that long work speaks without knowing a screen."""

from typing import Protocol


class Progress(Protocol):
    """Told how far long work has come."""

    def step(self, done: int, total: int, text: str) -> None:
        """``done`` of ``total`` parts are finished (``total`` 0 when unknown); ``text`` says in Chinese what is
        going on. Raises models.failures.Cancelled when the clerk asked to stop."""


class Steady:
    """Progress that says the same at every step, however far a part of the work is; it is stopped like any other."""

    def __init__(self, progress: Progress, text: str, done: int = 0, total: int = 0) -> None:
        self._progress, self._said = progress, (done, total, text)

    def step(self, _done: int, _total: int, _text: str) -> None:
        """Say where the whole work is. Raises Cancelled."""
        self._progress.step(*self._said)


class Silent:
    """Progress nobody watches."""

    def step(self, done: int, total: int, text: str) -> None:
        """Say nothing."""

"""Progress is a protocol that long work speaks without knowing a screen."""

from typing import Protocol


class Progress(Protocol):
    """Told how far long work has come."""

    def step(self, done: int, total: int, text: str) -> None:
        """``done`` of ``total`` parts are finished (``total`` 0 when unknown); ``text`` says in Chinese what is
        going on. Raises models.failures.Cancelled when the clerk asked to stop."""


class Silent:
    """Progress nobody watches."""

    def step(self, done: int, total: int, text: str) -> None:
        """Say nothing."""

"""Where a widget keeps what the clerk has arranged, from one day to the next."""

from typing import Protocol


class Memory(Protocol):
    """Texts by key; an unknown one is empty."""

    def text(self, key: str) -> str:
        """What was remembered."""

    def set_text(self, key: str, text: str) -> None:
        """Remember a text."""


class ShortMemory:
    """Remembers until the window closes."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def text(self, key: str) -> str:
        """What was remembered."""
        return self._texts.get(key, "")

    def set_text(self, key: str, text: str) -> None:
        """Remember a text."""
        self._texts[key] = text

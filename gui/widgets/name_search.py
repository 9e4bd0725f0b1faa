"""Going to a name in a list by typing the initials of its pinyin."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from models.pinyin import begins_with


class NameSearch:
    """Letters typed without a pause belong together: z then s looks for zs, and only for z once they paused."""

    def __init__(self) -> None:
        self._typed = ""
        self._since = QElapsedTimer()

    def place(self, names: Sequence[str], letters: str, current: int) -> int | None:
        """Where the next name of these letters stands, from the current one on and round; None when there is none. Chinese
        letters look for the name itself."""
        paused = not self._since.isValid() or self._since.elapsed() > QApplication.keyboardInputInterval()
        self._since.start()
        self._typed = letters if paused else self._typed + letters
        # One letter again leads to the next; further letters may still mean the same name.
        first = current + 1 if len(self._typed) == 1 else max(current, 0)
        for step in range(len(names)):
            at = (first + step) % len(names)
            if begins_with(names[at], self._typed) or names[at].startswith(self._typed):
                return at
        return None

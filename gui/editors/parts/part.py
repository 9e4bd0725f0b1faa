"""What every part of an editor is to the editor that holds it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.look.look import look


class Part(QWidget):
    """`edited` fires for what the user does, never for showing or restoring. `state` is everything typed, as
    JSON can keep it; `restore` puts it back.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look().px(8))

    def state(self) -> Any:
        """Everything typed."""
        raise NotImplementedError

    def restore(self, state: Any) -> None:
        """Put a state back. Raises ValueError, TypeError or KeyError for what is no state of this part."""
        raise NotImplementedError

    def problem(self) -> str | None:
        """Why it cannot be saved as it is, as one Chinese sentence; the part then shows the place."""
        return None

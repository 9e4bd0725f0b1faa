"""A dialog that says what went wrong in its own banner."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from gui.desk import Desk
from gui.failures import sentence_of
from gui.look.tokens import Tone
from gui.widgets.banner import Banner


class ExplainingDialog(QDialog):
    """A subclass lays out the ``banner``; `_explain` is the ``failed`` of what it orders."""

    banner: Banner

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(title)

    @Slot(object)
    def _explain(self, error: Exception) -> None:
        """Say what went wrong; a mistake of the program goes to the crash dialog."""
        sentence = sentence_of(error)
        if sentence is None:
            self._desk.tasks.failed.emit(error)
        else:
            self.banner.say(Tone.BAD, sentence)

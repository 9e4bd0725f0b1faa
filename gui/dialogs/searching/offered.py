"""Buttons each of which stands for another text in the box."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


class Offered(QWidget):
    """A subclass lays out `_row` and fills it. `changed` carries the text as it is to be now."""

    changed = Signal(str)

    def __init__(self, row: QHBoxLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._orders: dict[QPushButton, str] = {}

    def buttons(self) -> list[QPushButton]:
        """What can be pressed."""
        return list(self._orders)

    def _clear(self) -> None:
        self._orders.clear()
        while self._row.count():
            widget = self._row.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _stands_for(self, button: QPushButton, text: str) -> None:
        button.clicked.connect(self._pressed)
        self._orders[button] = text

    @Slot()
    def _pressed(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self.changed.emit(self._orders[button])

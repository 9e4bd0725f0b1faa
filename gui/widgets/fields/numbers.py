"""Counts and hours; an empty field is 待补, which is not 0."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.formats import UNKNOWN, hours_text, read_count, read_hours
from gui.widgets.fields.line import ReadField


class CountField(ReadField[int]):
    """A whole number not below zero; ↑ and ↓ step by one."""

    def __init__(
        self, title: str, *, required: bool = False, hint: str = UNKNOWN, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, read_count, str, required=required, hint=hint, parent=parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or self.line.isReadOnly():
            super().keyPressEvent(event)
            return
        self.set_value(max(0, (self.value() or 0) + step))
        self._touched()


class HoursField(ReadField[Decimal]):
    """Hours: 1.5, 1小时30分, 90分钟; ↑ and ↓ step by half an hour."""

    def __init__(self, title: str, *, required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(title, read_hours, hours_text, required=required, hint="如 1.5", parent=parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or self.line.isReadOnly():
            super().keyPressEvent(event)
            return
        half = Decimal("0.5")
        self.set_value(max(Decimal(0), (self.value() or Decimal(0)) + step * half))
        self._touched()

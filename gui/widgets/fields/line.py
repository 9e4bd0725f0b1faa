"""Fields that are one line of text: free text, and text that is read as a value."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.widgets.fields.field import Field


class LineField(Field):
    """A line of text as typed."""

    def __init__(
        self, title: str, *, required: bool = False, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, required=required, parent=parent)
        self.line = QLineEdit()
        self.line.setProperty("kind", "field")
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(self._typed)
        self._hold(self.line, self._row())

    def _row(self) -> QWidget | None:
        """The line with its company, for kinds that have some."""
        return None

    def state(self) -> str:
        return self.line.text()

    def restore(self, state: str) -> None:
        self.line.setText(state)

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)

    @Slot(str)
    def _typed(self, _text: str) -> None:
        self._touched()


class TextField(LineField):
    """Free text; blanks around it do not count."""

    def value(self) -> str:
        """The text, stripped; empty when there is none."""
        return self.line.text().strip()

    def set_value(self, text: str) -> None:
        """Show a text."""
        self.line.setText(text)
        self.set_error(None)


V = TypeVar("V")


class ReadField(LineField, Generic[V]):
    """A line read as a value when it is left: what was meant is written out in full, a mistake explained."""

    def __init__(
        self,
        title: str,
        read: Callable[[str], V | None],
        write: Callable[[V], str],
        *,
        required: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._read, self._write = read, write
        super().__init__(title, required=required, hint=hint, parent=parent)
        self.line.editingFinished.connect(self._left)

    def value(self) -> V | None:
        """The value; None when empty or not (yet) readable, which `problem` tells apart."""
        try:
            return self._read(self.line.text())
        except ValueError:
            return None

    def set_value(self, value: V | None) -> None:
        """Show a value; None empties the field."""
        self.line.setText("" if value is None else self._write(value))
        self.set_error(None)

    def problem(self) -> str | None:
        try:
            self._read(self.line.text())
        except ValueError as mistake:
            return str(mistake)
        return super().problem()

    @Slot()
    def _left(self) -> None:
        value = self.value()
        if value is not None:
            self.line.setText(self._write(value))
        # An empty required field is not scolded for being passed by; saving will say so.
        if self.line.text().strip() or self.error:
            self.check()

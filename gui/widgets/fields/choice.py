"""A field with given answers."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.widgets.drop_down import DropDown
from gui.widgets.fields.field import Field


class ChoiceField(Field):
    """A drop-down of (value, text); the value's own text is its state, so values need distinct `str`."""

    def __init__(
        self,
        title: str,
        choices: Iterable[tuple[Any, str]] = (),
        *,
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, required=required, parent=parent)
        self.box = DropDown(title)
        self.box.set_choices(choices)
        self.box.setCurrentIndex(-1 if required else 0)
        self.box.activated.connect(self._chosen)
        self._hold(self.box)

    def set_choices(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Offer other answers, keeping the chosen one where it is still offered."""
        self.box.set_choices(choices)

    def value(self) -> Any:
        """The chosen value; None when nothing is chosen."""
        return self.box.value()

    def set_value(self, value: Any) -> None:
        """Choose a value; one that is not offered leaves nothing chosen."""
        self.box.set_value(value)
        self.set_error(None)

    def state(self) -> str:
        value = self.box.value()
        return "" if value is None else str(value)

    def restore(self, state: str) -> None:
        shown = ("" if value is None else str(value) for value in self.box.values())
        self.box.setCurrentIndex(next((at for at, text in enumerate(shown) if text == state), -1))

    def problem(self) -> str | None:
        return f"请选择{self.title}" if self.required and self.box.value() is None else None

    @Slot(int)
    def _chosen(self, _index: int) -> None:
        self._touched()

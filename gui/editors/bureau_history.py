"""Parts of a person's history: lines that can be added, filled in and taken away."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.buttons import icon_button, quiet_button
from gui.widgets.fields.field import Field
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.labels import label

V = TypeVar("V")


class HistoryLine(QFrame):
    """One line: fields in two columns and a cross. `value()` is None while the line is not filled in."""

    edited = Signal()
    dropped = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._grid = FieldGrid(2)
        column.addWidget(self._grid)
        self._drop_button = icon_button("dismiss", f"删除这条{name}")
        # No higher than a label: beside one it must not push the fields of its row apart.
        side = look().px(18)
        self._drop_button.setStyleSheet(f"padding: 0; icon-size: {side - 4}px;")
        self._drop_button.setFixedSize(side, side)
        self._drop_button.clicked.connect(self._drop)

    def _put(self, **fields: Field) -> None:
        for field in fields.values():
            field.edited.connect(self.edited)
        self._fields = fields
        self._grid.add(*fields.values())
        list(fields.values())[1].head.addWidget(self._drop_button)

    def show_value(self, value: Any) -> None:
        """Say this from now on."""
        raise NotImplementedError

    def value(self) -> Any:
        """What the line says."""
        raise NotImplementedError

    def state(self) -> dict[str, str]:
        """Everything typed, raw, by key: the draft."""
        return {key: field.state() for key, field in self._fields.items()}

    def restore(self, state: Mapping[str, str]) -> None:
        """Put a state back; keys it does not hold are left."""
        for key, text in state.items():
            if key in self._fields:
                self._fields[key].restore(text)

    def check(self) -> bool:
        """Whether every field of the line is right; mistakes are explained."""
        # A list, so that all are explained and not only the first.
        return all([field.check() for field in self._fields.values()])  # noqa: C419

    def first(self) -> Field:
        """The field to begin with."""
        return next(iter(self._fields.values()))

    @Slot()
    def _drop(self) -> None:
        self.dropped.emit(self)


class HistoryPart(QWidget, Generic[V]):
    """A heading, the lines, and the way to another. `make(value)` builds a line, None an empty one."""

    edited = Signal()

    def __init__(
        self, title: str, make: Callable[[V | None], HistoryLine], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._lines: list[HistoryLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, look().px(6), 0, 0)
        self._column.setSpacing(look().px(8))
        head = QHBoxLayout()
        head.addWidget(label(title, "title"))
        head.addStretch(1)
        self.add_button = quiet_button("添加", "add")
        self.add_button.setAccessibleName(f"添加{title}")
        self.add_button.clicked.connect(self.add_empty)
        head.addWidget(self.add_button)
        self._column.addLayout(head)

    def lines(self) -> list[HistoryLine]:
        """The lines in order."""
        return list(self._lines)

    def set_values(self, values: Iterable[V]) -> None:
        """Show these lines and no others."""
        for line in self.lines():
            self._forget(line)
        for value in values:
            self._append(self._make(value))

    def update_values(self, values: Sequence[V]) -> None:
        """Show these lines in those that are there: the keyboard, or a click on its way, may be in one of them."""
        for line, value in zip(self._lines, values, strict=False):
            if line.value() != value:
                line.show_value(value)
        for line in self._lines[len(values) :]:
            self._forget(line)
        for value in values[len(self._lines) :]:
            self._append(self._make(value))

    def values(self) -> tuple[V, ...]:
        """What the filled lines say, in order."""
        return tuple(value for value in (line.value() for line in self._lines) if value is not None)

    def state(self) -> list[dict[str, str]]:
        """Everything typed in the lines, raw: the draft. Lines not filled in are part of it."""
        return [line.state() for line in self._lines]

    def restore(self, states: Iterable[Mapping[str, str]]) -> None:
        """Show these lines, as they were typed, and no others."""
        self.set_values(())
        for state in states:
            line = self._make(None)
            line.restore(state)
            self._append(line)

    def check(self) -> bool:
        """Whether every line is right; goes to the first that is not."""
        wrong = [line for line in self._lines if not line.check()]
        if wrong:
            wrong[0].first().setFocus()
        return not wrong

    @Slot()
    def add_empty(self) -> None:
        """One more line, ready to be filled in."""
        line = self._make(None)
        self._append(line)
        line.first().setFocus()
        self.edited.emit()

    def _append(self, line: HistoryLine) -> None:
        line.edited.connect(self.edited)
        line.dropped.connect(self._dropped)
        self._lines.append(line)
        self._column.addWidget(line)

    @Slot(object)
    def _dropped(self, line: HistoryLine) -> None:
        self._forget(line)
        self.add_button.setFocus()
        self.edited.emit()

    def _forget(self, line: HistoryLine) -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.setParent(None)
        line.deleteLater()

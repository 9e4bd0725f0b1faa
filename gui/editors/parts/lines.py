"""A list of short lines that grows as it is filled: materials, contributions, observers, progress."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from gui.editors.parts.bare import bare
from gui.editors.parts.part import Part
from gui.look.look import look
from gui.widgets.buttons import icon_button, quiet_button
from gui.widgets.fields.field import Field
from gui.widgets.fields.line import LineField
from gui.widgets.fields.person import Person, PersonField
from gui.widgets.labels import label

COLUMNS = 12


@dataclass(frozen=True)
class LineSpec:
    """One field of a line: how it is made, and where it stands: row, first column and columns taken of the
    line's grid of twelve.
    """

    key: str
    make: Callable[[], Field]
    row: int
    column: int
    span: int


class Line(QWidget):
    """One line and its cross."""

    edited = Signal()
    removed = Signal()

    def __init__(self, fields: Sequence[LineSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look().px(6))
        grid.setVerticalSpacing(look().px(4))
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        self.fields: dict[str, Field] = {}
        for spec in fields:
            field = bare(spec.make())
            field.edited.connect(self.edited)
            self.fields[spec.key] = field
            # The cross stands in the first row only; below it the last field takes its column too.
            span = spec.span + (spec.row > 0 and spec.column + spec.span == COLUMNS)
            grid.addWidget(field, spec.row, spec.column, 1, span, Qt.AlignmentFlag.AlignTop)
        cross = self.cross = icon_button("dismiss", "删去这一行")
        # Tab goes from line to line; the cross is for the mouse and for Shift+Delete.
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.clicked.connect(self.removed)
        grid.addWidget(cross, 0, COLUMNS, Qt.AlignmentFlag.AlignTop)

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read only."""
        for field in self.fields.values():
            field.set_read_only(read_only)
        self.cross.setEnabled(not read_only)

    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not any(field.state().strip() for field in self.fields.values())

    def fill(self, texts: Mapping[str, str]) -> None:
        """Show these texts; of a long one its beginning is seen."""
        for key, text in texts.items():
            if key in self.fields:
                field = self.fields[key]
                field.restore(text)
                if isinstance(field, LineField):
                    field.line.setCursorPosition(0)

    def state(self) -> dict[str, str]:
        """Everything typed, by key."""
        return {key: field.state() for key, field in self.fields.items()}

    def values(self) -> dict[str, Any]:
        """The fields' values; only to be asked once `problem` found nothing."""
        return {key: field.value() for key, field in self.fields.items()}  # type: ignore[attr-defined]


class LinesPart(Part):
    """Lines of the same fields under a title. Ctrl+Enter, or Enter in the last field of the last line, begins another;
    Shift+Delete takes away the line one is in. Empty lines do not count.
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[LineSpec],
        add_text: str,
        *,
        prefill: Callable[[], Mapping[str, str]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = title
        self._specs = tuple(fields)
        self._prefill = prefill
        self._people: list[Person] = []
        self.lines: list[Line] = []
        head = QHBoxLayout()
        head.addWidget(label(title, "second"))
        head.addStretch(1)
        self.add_button = quiet_button(add_text, "add")
        self.add_button.setToolTip(f"{add_text}（在{title}里按 Ctrl+回车）")
        self.add_button.clicked.connect(self.add_line)
        head.addWidget(self.add_button)
        self.column.addLayout(head)
        self.column.setSpacing(look().px(6))

    @Slot()
    def add_line(self) -> None:
        """Begin another line and go there."""
        if self.read_only:
            return
        line = self._append()
        if self._prefill is not None:
            line.fill(self._prefill())
        next(iter(line.fields.values())).setFocus()

    def _append(self) -> Line:
        line = Line(self._specs)
        before = self._last_stop()
        line.edited.connect(self.edited)
        line.removed.connect(self._remove_sender)
        self.lines.append(line)
        self.column.addWidget(line)
        for field in line.fields.values():
            # What comes later stands at the end of the window's tab order, unless it is told its place.
            QWidget.setTabOrder(before, field.editor)
            before = field.editor
        self._propose(line)
        if self.read_only:
            line.set_read_only(True)
        return line

    def _last_stop(self) -> QWidget:
        if not self.lines:
            return self.add_button
        return list(self.lines[-1].fields.values())[-1].editor

    @Slot()
    def _remove_sender(self) -> None:
        line = self.sender()
        assert isinstance(line, Line)
        self._drop(line)
        self.edited.emit()

    def _drop(self, line: Line) -> None:
        self.lines.remove(line)
        self.column.removeWidget(line)
        line.hide()
        line.deleteLater()

    # Contents

    def show_lines(self, states: Sequence[Mapping[str, str]]) -> None:
        """Show these lines."""
        if list(states) == self.state():
            return
        for line in list(self.lines):
            self._drop(line)
        for state in states:
            self._append().fill(state)

    def filled(self) -> list[dict[str, Any]]:
        """The values of every line in which something was typed."""
        return [line.values() for line in self.lines if not line.is_empty()]

    def set_people(self, people: list[Person]) -> None:
        """Propose these people where a name is asked for."""
        self._people = people
        for line in self.lines:
            self._propose(line)

    def _propose(self, line: Line) -> None:
        for field in line.fields.values():
            if isinstance(field, PersonField):
                field.set_people(self._people)

    def state(self) -> Any:
        return [line.state() for line in self.lines]

    def restore(self, state: Any) -> None:
        self.show_lines([{str(key): str(text) for key, text in line.items()} for line in state])

    def problem(self) -> str | None:
        for number, line in enumerate(self.lines, start=1):
            wrong = [field for field in line.fields.values() if not line.is_empty() and not field.check()]
            if wrong:
                wrong[0].setFocus()
                return f"{self.title}第{number}行：{wrong[0].error}"
        return None

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self._current_line()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add_line()
            return
        if line is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            last = list(line.fields.values())[-1]
            if line is self.lines[-1] and last.isAncestorOf(self._focused()) and not line.is_empty():
                self.add_line()
                return
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if line is not None and event.key() == Qt.Key.Key_Delete and shifted and not self.read_only:
            self._drop(line)
            self.add_button.setFocus()
            self.edited.emit()
            return
        super().keyPressEvent(event)

    def _focused(self) -> QWidget:
        focused: QWidget | None = self.focusWidget()
        return self if focused is None else focused

    def _current_line(self) -> Line | None:
        focused = self._focused()
        return next((line for line in self.lines if line.isAncestorOf(focused)), None)

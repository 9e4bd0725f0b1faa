"""What every field is: label, required star, editor, and one line under it for what is wrong."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.labels import label, restyle


class Field(QWidget):
    """Base of the fields.

    `edited` fires for what the user does, never for `set_value` or `restore`. `state` is the raw text as
    typed, even when it is not yet a value, so that a draft loses nothing; `restore` puts it back.
    """

    edited = Signal()

    def __init__(self, title: str, *, required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.required = required
        self._editor: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().px(4))
        head = QHBoxLayout()
        head.setSpacing(look().px(4))
        self._label = label(title, "second")
        head.addWidget(self._label)
        self._star = label("*", "required")
        if not required:
            self._star.hide()
        head.addWidget(self._star)
        head.addStretch(1)
        self.head = head
        self._column.addLayout(head)
        self._error = label("", "error", wrap=True)
        self._error.hide()
        self._column.addWidget(self._error)
        self._column.addStretch(0)

    def _hold(self, editor: QWidget, row: QWidget | None = None) -> None:
        """Take the editor in; `row` is the widget that holds it when it has company."""
        self._editor = editor
        editor.setAccessibleName(f"{self.title}，必填" if self.required else self.title)
        self._label.setBuddy(editor)
        self.setFocusProxy(editor)
        self._column.insertWidget(1, row or editor)
        self._column.setAlignment(row or editor, Qt.AlignmentFlag(0))

    def rename(self, title: str) -> None:
        """Ask for something else in the same place."""
        self.title = title
        self._label.setText(title)
        self.editor.setAccessibleName(f"{title}，必填" if self.required else title)

    def set_required(self, required: bool) -> None:
        """Ask for the field, or leave it free, as other fields decide."""
        self.required = required
        self._star.setVisible(required)
        self.editor.setAccessibleName(f"{self.title}，必填" if required else self.title)
        if self.error:
            self.check()

    @property
    def editor(self) -> QWidget:
        """The widget that takes the keys."""
        assert self._editor is not None
        return self._editor

    # To be given by each kind

    def state(self) -> str:
        """What the user sees in the field, as text."""
        raise NotImplementedError

    def restore(self, state: str) -> None:
        """Put a state back."""
        raise NotImplementedError

    def problem(self) -> str | None:
        """What is wrong with the content as one Chinese sentence, or None."""
        return f"请填写{self.title}" if self.required and not self.state().strip() else None

    def set_read_only(self, read_only: bool) -> None:
        """Let the content be read but not changed."""
        self.editor.setEnabled(not read_only)

    # Mistakes

    def check(self) -> bool:
        """Show what is wrong, or clear it; True when nothing is."""
        problem = self.problem()
        self.set_error(problem)
        return problem is None

    def set_error(self, sentence: str | None) -> None:
        """Explain a mistake under the field; None takes it away."""
        self._error.setText(sentence or "")
        self._error.setVisible(bool(sentence))
        if self.editor.property("wrong") != bool(sentence):
            self.editor.setProperty("wrong", bool(sentence))
            restyle(self.editor)
        self.editor.setAccessibleDescription(sentence or "")

    @property
    def error(self) -> str:
        """The mistake now shown; empty when none is."""
        return self._error.text()

    def _touched(self) -> None:
        """To be called by each kind when the user changed something."""
        if self.error:
            self.check()
        self.edited.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._column.setSpacing(look().px(4))

"""Text of several lines, growing with what is in it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui.look.look import look
from gui.widgets.fields.field import Field


class TextArea(Field):
    """Plain text between `least` and `most` lines high; Tab leaves it, as in any other field."""

    def __init__(
        self,
        title: str,
        *,
        required: bool = False,
        hint: str = "",
        least: int = 3,
        most: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, required=required, parent=parent)
        self._least, self._most = least, most
        self._setting = False
        self._hint = hint
        self.text = _Paper(self)
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(hint)
        self.text.textChanged.connect(self._changed)
        self._hold(self.text)
        self._grow()

    def value(self) -> str:
        """The text without blanks at its ends."""
        return self.text.toPlainText().strip()

    def set_value(self, text: str) -> None:
        """Show a text."""
        self.restore(text)
        self.set_error(None)

    def state(self) -> str:
        return self.text.toPlainText()

    def restore(self, state: str) -> None:
        self._setting = True
        self.text.setPlainText(state)
        self._setting = False

    def set_read_only(self, read_only: bool) -> None:
        self.text.setReadOnly(read_only)
        # A hint invites to write.
        self.text.setPlaceholderText("" if read_only else self._hint)

    def set_hint(self, hint: str) -> None:
        """Invite to write something else."""
        self._hint = hint
        if not self.text.isReadOnly():
            self.text.setPlaceholderText(hint)

    @Slot()
    def _changed(self) -> None:
        self._grow()
        if not self._setting:
            self._touched()

    def _grow(self) -> None:
        # The document of a plain text edit counts its size in lines, wrapped ones included.
        lines = min(max(int(self.text.document().size().height()), self._least), self._most)
        # A face that lends its Chinese characters may set its lines wider than the metrics of the font asked for.
        line = max(QFontMetrics(self.text.font()).lineSpacing(), self.text.cursorRect().height())
        height = lines * line + look().px(24)
        if self.text.height() != height or self.text.minimumHeight() != height:
            self.text.setFixedHeight(height)

    def refit(self) -> None:
        """Measure again, after the width has changed."""
        self._grow()


class _Paper(QPlainTextEdit):
    def __init__(self, owner: TextArea) -> None:
        super().__init__(owner)
        # Text is wrapped, so there is nothing to go sideways to; a bar would only hide the last line.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._owner = owner

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._owner.refit()

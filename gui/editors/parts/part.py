"""What every part of an editor is to the editor that holds it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QListWidget, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.fields.field import Field


class Part(QWidget):
    """`edited` fires for what the user does, never for showing or restoring. `state` is everything typed, as
    JSON can keep it; `restore` puts it back.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.read_only = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look().px(8))

    def state(self) -> Any:
        """Everything typed."""
        raise NotImplementedError

    def restore(self, state: Any) -> None:
        """Put a state back. Raises ValueError, TypeError or KeyError for what is no state of this part."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read only, as in a closed record (定稿). This reaches every field, button and list in it and the parts within
        it; a part that takes keys of its own, or makes fields later, says how. A button with the property ``reads`` (打开)
        stays.
        """
        self.read_only = read_only
        for widget in self.findChildren(QWidget):
            if owner_of(widget) is not self:
                continue
            if isinstance(widget, Part | Field):
                widget.set_read_only(read_only)
            elif isinstance(widget, QListWidget) or (
                isinstance(widget, QAbstractButton) and not widget.property("reads")
            ):
                widget.setEnabled(not read_only)

    def problem(self) -> str | None:
        """Why it cannot be saved as it is, as one Chinese sentence; the part then shows the place."""
        return None


def owner_of(widget: QWidget) -> QWidget | None:
    """The part or field a widget stands in; for a field, the part."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Part | Field):
        above = above.parentWidget()
    return above

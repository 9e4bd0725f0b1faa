"""A search field and drop-downs above a table."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from gui.look.icons import icon
from gui.look.look import look
from gui.widgets.drop_down import DropDown

# Long enough that a word typed at speed asks once, short enough to feel immediate.
_PAUSE_MS = 180


class FilterBar(QWidget):
    """`changed` fires a moment after the last key, and at once for a drop-down or Enter."""

    changed = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self.search = QLineEdit()
        self.search.setProperty("kind", "field")
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.search.setClearButtonEnabled(True)
        self.search.addAction(
            QAction(icon("search", "text_hint"), "", self.search), QLineEdit.ActionPosition.LeadingPosition
        )
        self._row.addWidget(self.search, 4)
        self._choices: dict[str, DropDown] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self._at_once)
        look().changed.connect(self._relayout)
        self._relayout()

    def add_choice(
        self, key: str, every: str, choices: Iterable[tuple[Any, str]] = (), width: int = 108
    ) -> DropDown:
        """Add a drop-down whose first entry `every` (全部支部) stands for no filter, value None."""
        box = DropDown(every)
        box.setProperty("every", every)
        box.setProperty("base_width", width)
        self._choices[key] = box
        self._relayout()
        self._row.addWidget(box, 1)
        self.set_choices(key, choices)
        box.currentIndexChanged.connect(self._at_once)
        return box

    def set_choices(self, key: str, choices: Iterable[tuple[Any, str]]) -> None:
        """Offer other choices behind the first, keeping the chosen one where it is still offered."""
        box = self._choices[key]
        box.set_choices([(None, str(box.property("every"))), *choices])

    def add_widget(self, widget: QWidget) -> None:
        """Put something else at the right end."""
        self._row.addWidget(widget)

    def text(self) -> str:
        """What is searched for, without blanks around it."""
        return self.search.text().strip()

    def value(self, key: str) -> Any:
        """The chosen value of a drop-down; None for 全部."""
        return self._choices[key].value()

    def set_value(self, key: str, value: Any) -> None:
        """Choose a value."""
        self._choices[key].set_value(value)

    def values(self) -> dict[str, Any]:
        """All drop-downs by key."""
        return {key: box.value() for key, box in self._choices.items()}

    def is_filtering(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.text()) or any(value is not None for value in self.values().values())

    def clear(self) -> None:
        """Take every filter off."""
        self.search.clear()
        for box in self._choices.values():
            box.set_value(None)

    def showEvent(self, event: QShowEvent) -> None:
        # Before it stands in a window, a drop-down does not know the frame it will be given.
        self._relayout()
        super().showEvent(event)

    @Slot()
    def _relayout(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(16), px(12), px(16), px(12))
        self._row.setSpacing(px(8))
        self.search.setMinimumWidth(px(110))
        for box in self._choices.values():
            least = box.width_for(str(box.property("every")))
            box.setMinimumWidth(least)
            box.setMaximumWidth(max(least, px(int(box.property("base_width")))))

    @Slot()
    def _at_once(self) -> None:
        self._pause.stop()
        self.changed.emit()

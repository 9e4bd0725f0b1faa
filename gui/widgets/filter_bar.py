"""A search field and drop-downs above a table."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from gui.look.icons import icon
from gui.look.look import look
from gui.widgets.drop_down import DropDown
from gui.widgets.search_field import search_field

# Long enough that a word typed at speed asks once, short enough to feel immediate.
_PAUSE_MS = 180
QWIDGETSIZE_MAX = 16_777_215
"""As wide as one likes (Qt's own number)."""
_IN_A_ROW = 4
"""How many drop-downs stay together below a search that stands above them."""


class FilterBar(QWidget):
    """`changed` fires a moment after the last key, and at once for a drop-down or Enter."""

    changed = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = self._column = QVBoxLayout(self)
        # What the rows need is told by `minimumSizeHint`: one row is wished for, two will do.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._above, self._row = QHBoxLayout(), QHBoxLayout()
        column.addLayout(self._above)
        column.addLayout(self._row)
        self.search = search_field(hint)
        self.search.addAction(
            QAction(icon("search", "text_hint"), "", self.search), QLineEdit.ActionPosition.LeadingPosition
        )
        self._row.addWidget(self.search, 4)
        self._beside = True
        self._added: list[QWidget] = []
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
        self._place(box, 1)
        self._relayout()
        self.set_choices(key, choices)
        box.currentIndexChanged.connect(self._at_once)
        return box

    def set_choices(self, key: str, choices: Iterable[tuple[Any, str]]) -> None:
        """Offer other choices behind the first, keeping the chosen one where it is still offered."""
        box = self._choices[key]
        box.set_choices([(None, str(box.property("every"))), *choices])

    def add_widget(self, widget: QWidget) -> None:
        """Put something else at the right end."""
        self._added.append(widget)
        self._place(widget, 0)

    def _place(self, widget: QWidget, stretch: int) -> None:
        """Where it belongs: in the row of the search when that has been broken and there are many."""
        above = not self._beside and widget in self._overflow()
        (self._above if above else self._row).addWidget(widget, stretch)

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
        """Take every filter off, asking once and at once: nobody is typing."""
        self.apply({})

    def state(self) -> dict[str, str]:
        """What narrows the list, as texts that stay readable: the search under an empty key, drop-downs by their key."""
        chosen = {key: code_of(value) for key, value in self.values().items() if value is not None}
        return ({"": self.text()} if self.text() else {}) | chosen

    def apply(self, state: Mapping[str, str]) -> bool:
        """Narrow the list as a state says, asking once; False when something it names is not offered any more."""
        self.blockSignals(True)
        self.search.setText(state.get("", ""))
        whole = True
        for key, box in self._choices.items():
            wanted = state.get(key)
            found = [value for value in box.values() if value is not None and code_of(value) == wanted]
            box.set_value(found[0] if found else None)
            whole = whole and (wanted is None or bool(found))
        self.blockSignals(False)
        self._at_once()
        return whole and state.keys() <= {"", *self._choices}

    def showEvent(self, event: QShowEvent) -> None:
        # Before it stands in a window, a drop-down does not know the frame it will be given.
        self._relayout()
        super().showEvent(event)

    @Slot()
    def _relayout(self) -> None:
        px = look().px
        self._column.setContentsMargins(px(16), px(12), px(16), px(12))
        for layout in (self._column, self._above, self._row):
            layout.setSpacing(px(8))
        self.search.setMinimumWidth(px(110))
        for box in self._choices.values():
            box.setMinimumWidth(box.width_for(str(box.property("every"))))
        self._bound()
        self._break_row()

    def _break_row(self) -> None:
        """The search stands beside the drop-downs; where there is no room, above them, and what is more than a few with it."""
        beside = self.width() >= self._room_of(self.search, *self._others())
        if beside == self._beside:
            return
        self._beside = beside
        above = [] if beside else self._overflow()
        for widget in (self.search, *self._others()):
            self._above.removeWidget(widget)
            self._row.removeWidget(widget)
        (self._row if beside else self._above).addWidget(self.search, 4)
        for widget in self._others():
            stretch = 1 if isinstance(widget, DropDown) else 0
            (self._above if widget in above else self._row).addWidget(widget, stretch)
        self._bound()
        self.updateGeometry()

    def _bound(self) -> None:
        """Below the search the drop-downs fill their row from edge to edge; beside it the search takes what is left."""
        for box in self._choices.values():
            most = max(box.minimumWidth(), look().px(int(box.property("base_width"))))
            box.setMaximumWidth(most if self._beside or box in self._overflow() else QWIDGETSIZE_MAX)

    def _others(self) -> list[QWidget]:
        """Everything but the search, in order."""
        return [*self._choices.values(), *self._added]

    def _overflow(self) -> list[QWidget]:
        """What stands beside the search when that is above the drop-downs."""
        return [*list(self._choices.values())[_IN_A_ROW:], *self._added]

    def _room_of(self, *widgets: QWidget) -> int:
        needed = sum(max(widget.minimumWidth(), widget.minimumSizeHint().width()) for widget in widgets)
        margins = self._column.contentsMargins()
        return needed + self._row.spacing() * (len(widgets) - 1) + margins.left() + margins.right()

    def minimumSizeHint(self) -> QSize:
        rows = (list(self._choices.values())[:_IN_A_ROW], [self.search, *self._overflow()])
        return QSize(max(self._room_of(*row) for row in rows), self._column.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break_row()

    @Slot()
    def _at_once(self) -> None:
        self._pause.stop()
        self.changed.emit()


def code_of(value: Any) -> str:
    """A choice's value as a text that means the same on another day."""
    return str(getattr(value, "value", value))

"""A list of items, and below it the form of the one chosen: 议题, 发现问题."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QPushButton, QWidget

from gui.editors.parts.part import Part, owner_of
from gui.look.look import look
from gui.widgets.buttons import icon_button, plain_button, quiet_button
from gui.widgets.labels import label, rule

RawItem = dict[str, Any]
"""What was typed of an item, as JSON keeps it, by field."""
_MOST_LINES = 6


@dataclass(frozen=True)
class ItemWords:
    """What one kind of items is called: 议题; 还没有议题。; 添加议题; 这项议题; 项议题 behind a number."""

    name: str
    none: str
    add: str
    this: str
    counted: str


class _Items(QListWidget):
    """The list; Alt+↑ and Alt+↓ move an item, Delete takes it away."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(by)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class ItemsPart(Part):
    """Items are kept as typed, one of them being in the form. `line` names an item in the list by number and contents,
    `read` makes it a value or raises ValueError with the sentence for the clerk.
    """

    MOST_LINES = _MOST_LINES
    """Lines of the list that are seen at once."""

    def __init__(
        self,
        words: ItemWords,
        form: Part,
        line: Callable[[int, RawItem], str],
        read: Callable[[RawItem], Any],
        blank: Callable[[], RawItem],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._form = words, form
        self._line, self._read, self._blank = line, read, blank
        self._items: list[RawItem] = []
        self._showing = False
        self.list = _Items(words.name)
        self.none = label(words.none, "hint")
        self._build()
        self.list.currentRowChanged.connect(self._show_current)
        self.list.moved.connect(self._move)
        self.list.removed.connect(self.remove_item)
        form.edited.connect(self._form_edited)
        self._relist(-1)

    def _build(self) -> None:
        words, row = self._words, QHBoxLayout()
        self.head = row
        row.setSpacing(look().px(4))
        self.add_button = plain_button(words.add, "add")
        self.add_button.clicked.connect(self.add_item)
        self.up_button = quiet_button("上移")
        self.up_button.setToolTip(f"{words.name}上移（Alt+↑）")
        self.down_button = quiet_button("下移")
        self.down_button.setToolTip(f"{words.name}下移（Alt+↓）")
        self.remove_button = icon_button("delete", f"删去{words.this}（Delete）")
        self.up_button.clicked.connect(self._move_up)
        self.down_button.clicked.connect(self._move_down)
        self.remove_button.clicked.connect(self.remove_item)
        row.addWidget(self.add_button)
        row.addStretch(1)
        for button in (self.up_button, self.down_button, self.remove_button):
            row.addWidget(button)
        self.column.addLayout(row)
        self.column.addWidget(self.none)
        self.column.addWidget(self.list)
        self._rule = rule()
        self.column.addWidget(self._rule)
        self.column.addWidget(self._form)

    # For each kind to give

    def focus_new(self) -> None:
        """Give the keyboard to the field a new item begins with."""
        self._form.setFocus()

    def is_fixed(self, raw: RawItem) -> bool:
        """Whether an item can neither be moved nor taken away."""
        return False

    def _is_settled(self, place: int) -> bool:
        return self.read_only or self.is_fixed(self._items[place])

    def set_read_only(self, read_only: bool) -> None:
        """The list stays: one goes through it to read."""
        was, self.read_only = self.read_only, read_only
        for button in self.findChildren(QPushButton):
            if owner_of(button) is self:
                button.setEnabled(not read_only)
        if read_only or was:
            self._form.set_read_only(read_only)
        self._show_current()

    # Contents

    def show_raws(self, raws: Iterable[RawItem], *, stay: bool = False) -> None:
        """Show these items; the same place stays chosen when they are the same, or with `stay`."""
        shown = list(raws)
        same = stay or (shown == self._items and bool(shown))
        self._items = shown
        self._relist(min(max(self.list.currentRow(), 0), len(shown) - 1) if same else 0)

    def append_raws(self, raws: Sequence[RawItem]) -> None:
        """Add items behind the others, as the clerk ordered, and show the first of them."""
        if raws:
            first = len(self._items)
            self._items.extend(raws)
            self._relist(first)
            self.edited.emit()

    def raws(self) -> tuple[RawItem, ...]:
        """Every item as typed."""
        return tuple(self._items)

    def read_items(self) -> tuple[Any, ...]:
        """What was typed; only to be asked once `problem` found nothing."""
        return tuple(self._read(raw) for raw in self._items)

    def state(self) -> Any:
        return [dict(raw) for raw in self._items]

    def restore(self, state: Any) -> None:
        blank = self._blank()
        self._items = [_completed(raw, blank) for raw in state]
        self._relist(0)

    def problem(self) -> str | None:
        for number, raw in enumerate(self._items):
            try:
                self._read(raw)
            except ValueError as mistake:
                self.list.setCurrentRow(number)
                self._form.problem()
                return f"第{number + 1}{self._words.counted}：{mistake}"
        return None

    # Orders of the clerk

    @Slot()
    def add_item(self) -> None:
        """Begin another item and go there."""
        self.append_raws([self._blank()])
        self.focus_new()

    @Slot()
    def remove_item(self) -> None:
        """Take the chosen item away."""
        place = self.list.currentRow()
        if place >= 0 and not self._is_settled(place):
            del self._items[place]
            self._relist(min(place, len(self._items) - 1))
            self.edited.emit()

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(1)

    @Slot(int)
    def _move(self, by: int) -> None:
        place = self.list.currentRow()
        target = place + by
        if place < 0 or not 0 <= target < len(self._items):
            return
        if any(self._is_settled(each) for each in (place, target)):
            return
        self._items[place], self._items[target] = self._items[target], self._items[place]
        self._relist(target)
        self.edited.emit()

    # Keeping things right

    def relabel(self) -> None:
        """What the lines say has changed without the items."""
        for place, raw in enumerate(self._items):
            self.list.item(place).setText(self._line(place + 1, raw))

    def _relist(self, place: int) -> None:
        self._showing = True
        self.list.clear()
        self.list.addItems([self._line(number, raw) for number, raw in enumerate(self._items, start=1)])
        self.list.setCurrentRow(place if self._items else -1)
        self._showing = False
        rows = min(max(len(self._items), 1), self.MOST_LINES)
        self.list.setFixedHeight(rows * look().px(32) + look().px(6))
        self._show_current()

    @Slot()
    def _show_current(self) -> None:
        if self._showing:
            return
        place = self.list.currentRow()
        some = place >= 0
        for widget in (self.list, self._form, self._rule):
            widget.setVisible(some)
        fixed = some and self._is_settled(place)
        for button in (self.up_button, self.down_button, self.remove_button):
            button.setVisible(some)
            button.setEnabled(not fixed)
        self.none.setVisible(not some)
        if some:
            self._form.restore(self._items[place])
            if self.read_only:
                # What was shown just now may have fields of its own.
                self._form.set_read_only(True)

    @Slot()
    def _form_edited(self) -> None:
        place = self.list.currentRow()
        if place >= 0:
            self._items[place] = {**self._items[place], **self._form.state()}
            self.list.item(place).setText(self._line(place + 1, self._items[place]))
            self.edited.emit()


def _completed(raw: Mapping[str, Any], blank: RawItem) -> RawItem:
    """A kept item with every field of today; fields of an earlier version are left out."""
    return {key: raw.get(key, blank[key]) for key in blank}

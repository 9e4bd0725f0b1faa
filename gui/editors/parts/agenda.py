"""The agenda: the list of items, and below it the form of the one chosen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QWidget

from gui.editors.parts.agenda_item import AgendaItemForm, Judge, RawItem, empty_item, raw_of, read_item
from gui.editors.parts.part import Part
from gui.look.look import look
from gui.widgets.buttons import icon_button, plain_button, quiet_button
from gui.widgets.fields.person import Person
from gui.widgets.labels import label, rule
from models.rows.meeting import AgendaItem
from models.rules.terms import VoteKind


class _Items(QListWidget):
    """The list; Alt+↑ and Alt+↓ move an item, Delete takes it away."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("议题")
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


class AgendaPart(Part):
    """Items are kept as typed, one of them being in the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[RawItem] = []
        self._showing = False
        self.list = _Items()
        self.form = AgendaItemForm()
        self.none = label("还没有议题。", "hint")
        self._build()
        self.list.currentRowChanged.connect(self._show_current)
        self.list.moved.connect(self._move)
        self.list.removed.connect(self.remove_item)
        self.form.edited.connect(self._form_edited)
        self._relist(-1)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(look().px(4))
        self.add_button = plain_button("添加议题", "add")
        self.add_button.clicked.connect(self.add_item)
        self.up_button = quiet_button("上移")
        self.up_button.setToolTip("议题上移（Alt+↑）")
        self.down_button = quiet_button("下移")
        self.down_button.setToolTip("议题下移（Alt+↓）")
        self.remove_button = icon_button("delete", "删去这项议题（Delete）")
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
        self.column.addWidget(self.form)

    def set_judge(self, judge: Judge) -> None:
        """How a vote is judged."""
        self.form.set_judge(judge)

    def set_people(self, people: list[Person]) -> None:
        """Propose these people as speakers."""
        self.form.speeches.set_people(people)

    def refresh_votes(self) -> None:
        """The attendance has changed."""
        self.form.refresh()

    # Contents

    def show_items(self, items: Sequence[AgendaItem]) -> None:
        """Show a meeting's agenda."""
        raws = [raw_of(item) for item in items]
        same = raws == self._items and bool(raws)
        self._items = raws
        self._relist(max(self.list.currentRow(), 0) if same else 0)

    def items(self) -> tuple[AgendaItem, ...]:
        """What was typed; only to be asked once `problem` found nothing."""
        return tuple(read_item(raw) for raw in self._items)

    def votes(self) -> tuple[VoteKind, ...]:
        """The kinds of votes on the agenda, each once."""
        labels = dict.fromkeys(str(raw["vote"]) for raw in self._items if raw["vote"])
        return tuple(VoteKind.of_label(text) for text in labels)

    def state(self) -> Any:
        return [dict(raw) for raw in self._items]

    def restore(self, state: Any) -> None:
        blank = empty_item()
        self._items = [{key: raw.get(key, blank[key]) for key in blank} for raw in state]
        self._relist(0)

    def problem(self) -> str | None:
        for number, raw in enumerate(self._items):
            try:
                read_item(raw)
            except ValueError as mistake:
                self.list.setCurrentRow(number)
                self.form.problem()
                return f"第{number + 1}项议题：{mistake}"
        return None

    # Orders of the clerk

    @Slot()
    def add_item(self) -> None:
        """Begin another item and go to its title."""
        self._items.append(empty_item())
        self._relist(len(self._items) - 1)
        self.form.title.setFocus()
        self.edited.emit()

    @Slot()
    def remove_item(self) -> None:
        """Take the chosen item away."""
        place = self.list.currentRow()
        if place >= 0:
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
        if place >= 0 and 0 <= target < len(self._items):
            self._items[place], self._items[target] = self._items[target], self._items[place]
            self._relist(target)
            self.edited.emit()

    # Keeping things right

    def _relist(self, place: int) -> None:
        self._showing = True
        self.list.clear()
        self.list.addItems([_line(number, raw) for number, raw in enumerate(self._items, start=1)])
        self.list.setCurrentRow(place if self._items else -1)
        self._showing = False
        rows = min(max(len(self._items), 1), 6)
        self.list.setFixedHeight(rows * look().px(32) + look().px(6))
        self._show_current()

    @Slot()
    def _show_current(self) -> None:
        if self._showing:
            return
        place = self.list.currentRow()
        some = place >= 0
        for widget in (self.list, self.form, self._rule):
            widget.setVisible(some)
        for button in (self.up_button, self.down_button, self.remove_button):
            button.setVisible(some)
        self.none.setVisible(not some)
        if some:
            self.form.restore(self._items[place])

    @Slot()
    def _form_edited(self) -> None:
        place = self.list.currentRow()
        if place >= 0:
            self._items[place] = self.form.state()
            self.list.item(place).setText(_line(place + 1, self._items[place]))
            self.edited.emit()


def _line(number: int, raw: RawItem) -> str:
    title = str(raw["title"]).strip() or "（题目待填）"
    first = "【第一议题】" if raw["first"] else ""
    vote = "（表决）" if raw["vote"] else ""
    return f"{number}. {first}{vote}{title}"

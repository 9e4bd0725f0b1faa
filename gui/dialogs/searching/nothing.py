"""What is said when nothing is found, and what can be relaxed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.buttons import plain_button
from gui.widgets.empty_state import EmptyState
from models.rules.search_box import without
from models.rules.searching import Piece

TITLE = "没有找到"
_WITHIN = {ord("“"): "‘", ord("”"): "’"}
"""Quotes within quotes."""


class NothingFound(QWidget):
    """`changed` carries the text as it is to be now."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orders: dict[QPushButton, str] = {}
        self.empty = EmptyState("search", TITLE, "")
        column = QVBoxLayout(self)
        column.addWidget(self.empty)
        self._row = QHBoxLayout()
        self._row.setSpacing(look().px(8))
        inside = self.empty.layout()
        assert isinstance(inside, QVBoxLayout)
        # Below the sentence, above the room that keeps it in the upper half.
        inside.insertLayout(inside.count() - 1, self._row)

    def show_text(self, typed: str, filters: Sequence[Piece]) -> None:
        """Say that nothing has all of this; each filter may be given up."""
        self.empty.say(TITLE, sentence(typed, filters))
        self._clear()
        self._row.addStretch(1)
        for piece in filters:
            value = " ".join(piece.value.split())
            button = plain_button(f"不限“{piece.name}：{value}”", "dismiss")
            button.clicked.connect(self._pressed)
            self._orders[button] = without(typed, piece)
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        self._row.addStretch(1)

    def wait_for_enter(self) -> None:
        """Say that it is looked for on demand only."""
        self.empty.say("按回车再找", "只有一个字的词，写到它的太多，按回车才找；再写一个字就边写边找。")
        self._clear()

    def _clear(self) -> None:
        self._orders.clear()
        while self._row.count():
            widget = self._row.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def buttons(self) -> list[QPushButton]:
        """What can be given up."""
        return list(self._orders)

    @Slot()
    def _pressed(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self.changed.emit(self._orders[button])


def sentence(typed: str, filters: Sequence[Piece]) -> str:
    """One sentence: what was looked for, and what may help."""
    shown = (typed if len(typed) <= 40 else typed[:40] + "…").translate(_WITHIN)
    if filters:
        return f"没有内容同时符合“{shown}”；可以去掉一项筛选再找，或者换个说法。"
    if len(typed.split()) > 1:
        return f"没有内容同时写到“{shown}”中的每个词；可以少写一个词，或者换个说法。"
    return f"没有内容写到“{shown}”；请核对用字，或者写短一些。"

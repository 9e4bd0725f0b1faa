"""What is said when nothing is found, and what can be relaxed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.dialogs.searching.chips import only
from gui.dialogs.searching.offered import Offered
from gui.look.look import look
from gui.widgets.buttons import plain_button
from gui.widgets.empty_state import EmptyState
from models.rules.search_box import Meant, without
from models.rules.searching import Piece

TITLE = "没有找到"
_WITHIN = {ord("“"): "‘", ord("”"): "’"}
"""Quotes within quotes."""


class NothingFound(Offered):
    """A sentence, and a button for each filter that may be given up, or that a word may have been meant as."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QHBoxLayout(), parent)
        self.empty = EmptyState("search", TITLE, "")
        column = QVBoxLayout(self)
        column.addWidget(self.empty)
        self._row.setSpacing(look().px(8))
        inside = self.empty.layout()
        assert isinstance(inside, QVBoxLayout)
        # Below the sentence, above the room that keeps it in the upper half.
        inside.insertLayout(inside.count() - 1, self._row)

    def show_text(self, typed: str, filters: Sequence[Piece], narrower: Sequence[Meant] = ()) -> None:
        """Say that nothing has all of this; each filter may be given up, and each word that names something be one."""
        self.empty.say(TITLE, sentence(typed, filters))
        self._clear()
        self._row.addStretch(1)
        for piece in filters:
            value = " ".join(piece.value.split())
            button = plain_button(f"不限“{piece.name}：{value}”", "dismiss")
            self._stands_for(button, without(typed, piece))
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        for found in narrower:
            button = plain_button(f"{only(found.filter)}{found.name}", "filter")
            self._stands_for(button, found.typed)
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        self._row.addStretch(1)

    def wait_for_enter(self) -> None:
        """Say that it is looked for on demand only."""
        self.empty.say("按回车再找", "只有一个字的词，写到它的太多，按回车才找；再写一个字就边写边找。")
        self._clear()


def sentence(typed: str, filters: Sequence[Piece]) -> str:
    """One sentence: what was looked for, and what may help."""
    shown = (typed if len(typed) <= 40 else typed[:40] + "…").translate(_WITHIN)
    if filters:
        return f"没有内容同时符合“{shown}”；可以去掉一项筛选再找，或者换个说法。"
    if len(typed.split()) > 1:
        return f"没有内容同时写到“{shown}”中的每个词；可以少写一个词，或者换个说法。"
    return f"没有内容写到“{shown}”；请核对用字，或者写短一些。"

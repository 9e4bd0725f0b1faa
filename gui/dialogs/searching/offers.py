"""What is offered under an empty box: searches kept by name, the last ones of this PC, and examples of filters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QListView

from gui.look.icons import icon
from models.rows.search import SavedSearchRow

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
EXAMPLES = (
    ("支部:第一 党课", "某个支部（连同所属党小组）的"),
    ("类型:主题党日 年:2024", "某一类、某一年的；几年写成 年:2020-2024"),
    ("人:王建国 整改", "写到某人、又有某个词的"),
    ("“三会一课 制度”", "连空格、标点一字不差的整句"),
)
"""Searches as one types them, and what they find."""
SOMEBODY, SOMEWHERE = "王建国", "第一"
"""The person and the branch of the examples, until those of the office are known."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A line: a heading, or something to search for."""

    text: str
    typed: str = ""
    icon: str = ""
    saved: SavedSearchRow | None = None
    recent: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it only says what follows."""
        return not self.typed


class Offers(QAbstractListModel):
    """Headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: list[Offer] = []
        self._somebody, self._somewhere = SOMEBODY, SOMEWHERE

    def name_known(self, person: str, branch: str) -> None:
        """Let the examples name a person and a branch that are there to be found; empty for what is not known."""
        self._somebody, self._somewhere = person or SOMEBODY, branch or SOMEWHERE
        for row, offer in enumerate(self._offers):
            if offer in _EXAMPLES:
                self._offers[row] = self._called(offer)
                self.dataChanged.emit(self.index(row), self.index(row))

    def _called(self, example: Offer) -> Offer:
        text, typed = (
            each.replace(SOMEBODY, self._somebody).replace(f":{SOMEWHERE} ", f":{self._somewhere} ")
            for each in (example.text, example.typed)
        )
        return replace(example, text=text, typed=typed)

    def show_offers(self, saved: Sequence[SavedSearchRow], recent: Iterable[str]) -> None:
        """Offer these, and the examples below them."""
        self.beginResetModel()
        self._offers = [
            *_part("已存的检索", [Offer(_named(row), row.typed, "save", saved=row) for row in saved]),
            *_part("最近检索", [Offer(typed, typed, "history", recent=True) for typed in recent]),
            *_part("写法举例", [self._called(example) for example in _EXAMPLES]),
        ]
        self.endResetModel()

    def offer(self, index: _Index) -> Offer:
        """The line there."""
        return self._offers[index.row()]

    def offers(self) -> tuple[Offer, ...]:
        """Every line."""
        return tuple(self._offers)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        offer = self._offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.text
        if role == Qt.ItemDataRole.DecorationRole and offer.icon:
            return icon(offer.icon, "text_hint")
        if role == Qt.ItemDataRole.FontRole and offer.is_heading:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self._offers[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


_EXAMPLES = tuple(Offer(f"{typed}　　{what}", typed, "search") for typed, what in EXAMPLES)


def _named(row: SavedSearchRow) -> str:
    return row.name if row.name == row.typed else f"{row.name}　　{row.typed}"


def _part(heading: str, offers: list[Offer]) -> list[Offer]:
    return [Offer(heading), *offers] if offers else []


class OfferList(QListView):
    """`removing`: Delete was struck on the chosen line."""

    removing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("已存的和最近的检索")
        self.setProperty("frame", "none")
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removing.emit()
        else:
            super().keyPressEvent(event)

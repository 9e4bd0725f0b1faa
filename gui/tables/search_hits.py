"""What the search over everything has found, as the list of its dialog reads it."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.formats import long_date_text
from models.rows.search import SearchHit, SearchPage, Snippet
from models.rules.searching import snippet

HIT_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `FoundLine` itself."""
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TITLE = 400
"""So much of a title is looked through for the words."""


class FoundLine:
    """A hit, with its title marked and its words for a screen reader; made once, not at each painting."""

    __slots__ = ("day", "hit", "said", "title")

    def __init__(self, hit: SearchHit, terms: tuple[str, ...]) -> None:
        self.hit = hit
        self.title: Snippet = snippet(hit.title, terms, _TITLE)
        self.day = long_date_text(hit.happened_on) if hit.happened_on is not None else ""
        parts = (hit.kind_label, hit.title, self.day, hit.organization_name, hit.snippet.text)
        self.said = "，".join(part for part in parts if part)


class SearchHits(QAbstractListModel):
    """Newest first. `more_wanted`: the list has been scrolled to its end and there is more."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[FoundLine] = []
        self._more = False

    def show_page(self, page: SearchPage) -> None:
        """The first hits of another search."""
        self.beginResetModel()
        self._lines = [FoundLine(hit, page.terms) for hit in page.hits]
        self._more = page.more
        self.endResetModel()

    def add_page(self, page: SearchPage) -> None:
        """Further hits of the same search."""
        self._more = page.more
        if page.hits:
            first = len(self._lines)
            self.beginInsertRows(QModelIndex(), first, first + len(page.hits) - 1)
            self._lines += [FoundLine(hit, page.terms) for hit in page.hits]
            self.endInsertRows()

    def line(self, index: _Index) -> FoundLine:
        """What stands there."""
        return self._lines[index.row()]

    @property
    def has_more(self) -> bool:
        """Whether there are hits beyond those in the list."""
        return self._more

    @property
    def last_number(self) -> int | None:
        """The number of the last hit in the list; further ones are below it."""
        return self._lines[-1].hit.number if self._lines else None

    def place_near(self, number: int) -> int | None:
        """The row of that hit, or of the nearest older one where it is no longer there; the last where none is older; None of an empty
        list."""
        # A card stands before all others, whatever its number.
        same = next((row for row, line in enumerate(self._lines) if line.hit.number == number), None)
        if same is not None:
            return same
        last = len(self._lines) - 1
        newer = (row for row in range(last, -1, -1) if self._lines[row].hit.number > number)
        return min(next(newer, -1) + 1, last) if self._lines else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == HIT_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.said
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: _Index) -> None:
        # The answer comes later, from the database thread.
        self.more_wanted.emit()

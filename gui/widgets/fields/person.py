"""A name, completed from the roster but free to be anybody's."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QListView, QWidget

from gui.look.look import look
from gui.widgets.fields.line import TextField
from models.pinyin import initials, is_spelling
from models.rules.names import one_dot

_Index = QModelIndex | QPersistentModelIndex
_SEPARATORS = "、，,；; "
_NOWHERE = QModelIndex()
_SPELT_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Person:
    """Somebody the field may propose; `about` tells namesakes apart."""

    id: int
    name: str
    about: str = ""
    title: str = ""
    """The posts held in the party, else the position in the office."""
    in_committee: bool = False
    """支部委员."""

    @property
    def line(self) -> str:
        """How the proposal reads."""
        return f"{self.name}　{self.about}" if self.about else self.name

    @cached_property
    def spelt(self) -> str:
        """What Latin letters are looked for in: the name and every spelling of its initials, a line break before each."""
        return "".join(f"\n{each}" for each in (self.name, *initials(self.name)))


class _People(QAbstractListModel):
    """People as proposals. How they are spelt is worked out only once a Latin letter asks for it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._people: list[Person] = []

    def show_people(self, people: list[Person]) -> None:
        """Propose these."""
        self.beginResetModel()
        self._people = people
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._people)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == _SPELT_ROLE:
            return self._people[index.row()].spelt
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._people[index.row()].line
        return None


class _Completer(QCompleter):
    """Completes the last of several names: by a part of it, or by the initials of its pinyin (zs: 张三)."""

    def __init__(self, parent: QObject, several: bool) -> None:
        super().__init__(parent)
        self._several = several
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        popup = QListView()
        popup.setObjectName("completions")
        # Wider than the field it drops from: the branch tells namesakes apart and must be read.
        popup.setMinimumWidth(look().px(280))
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPopup(popup)

    def look_for(self, text: str) -> None:
        """Say what was typed, before it is completed: Latin letters are initials, anything else a part of the name."""
        role = _SPELT_ROLE if is_spelling(self._wanted(text)) else Qt.ItemDataRole.EditRole
        self.setCompletionRole(role)

    def _wanted(self, path: str) -> str:
        return (path[self.last_start(path) :] if self._several else path).strip()

    def splitPath(self, path: str) -> list[str]:
        wanted = self._wanted(path)
        # With its line break a spelling is found at its beginning only.
        return [f"\n{wanted}" if is_spelling(wanted) else wanted]

    def pathFromIndex(self, index: _Index) -> str:
        name = str(index.data()).split("　")[0]
        text = str(self.widget().property("text")) if self._several else ""
        return text[: self.last_start(text)] + name

    @staticmethod
    def last_start(text: str) -> int:
        """Where the last of several names begins."""
        return max((text.rfind(separator) for separator in _SEPARATORS), default=-1) + 1


class PersonField(TextField):
    """One name, or with `several` names parted by 、; Chinese or Latin commas and blanks part them too."""

    def __init__(
        self,
        title: str,
        *,
        required: bool = False,
        several: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, required=required, hint=hint, parent=parent)
        self._several = several
        self._people: list[Person] = []
        self._picked: Person | None = None
        self._lines = _People(self)
        self._completer = _Completer(self, several)
        self._completer.setModel(self._lines)
        self.line.setCompleter(self._completer)
        self._completer.popup().installEventFilter(self)
        self._completer.activated[QModelIndex].connect(self._proposed)  # type: ignore[index]

    def set_people(self, people: Iterable[Person]) -> None:
        """Propose these people."""
        self._people = list(people)
        self._lines.show_people(self._people)

    def value(self) -> str:
        """The text, stripped, with one dot for all that look like the dot of a name; empty when there is none."""
        return one_dot(super().value())

    def names(self) -> list[str]:
        """The names typed, in order, without empties."""
        text = self.value()
        for separator in _SEPARATORS:
            text = text.replace(separator, "、")
        return [name for name in text.split("、") if name]

    def person(self) -> Person | None:
        """Who is meant: the one picked, or the only one of that name; None for somebody not on the list."""
        name = self.value()
        if self._picked is not None and self._picked.name == name:
            return self._picked
        found = [person for person in self._people if person.name == name]
        return found[0] if len(found) == 1 else None

    def set_person(self, person: Person | None) -> None:
        """Show a person, remembered by id."""
        self._picked = person
        self.set_value(person.name if person else "")

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._completer.look_for(text)
        super()._typed(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next field although proposals are open, unless one of several was just picked."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            picked = self._completer.popup().currentIndex().isValid()
            if entered and not (picked and self._several):
                QApplication.postEvent(
                    self.line, QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers())
                )
                if not picked:
                    self._completer.popup().hide()
                    return True
        return super().eventFilter(watched, event)

    @Slot(QModelIndex)
    def _proposed(self, index: QModelIndex) -> None:
        line = str(index.data())
        self._picked = next((person for person in self._people if person.line == line), None)
        self._touched()

"""The box one types into: filters are completed with names, and arrow keys move in the list below it."""

from PySide6.QtCore import QEvent, QModelIndex, QRect, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from gui.dialogs.searching.names import NO_NAMES, Names
from gui.look.icons import icon
from gui.look.look import look
from models.rules.search_box import Completing, Filter, begun, completed, completing

_HINT = "要找的字词，如 主题党日；几个词用空格隔开"
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchBox(QLineEdit):
    """`entered`: Enter was struck; `moved` carries an arrow key (a QKeyEvent) for the list; `help_wanted`: Alt+↓ outside a filter.

    Text in the making of an input method is no text yet: `textChanged` comes when it is committed."""

    entered = Signal()
    moved = Signal(object)
    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = NO_NAMES
        self._place: Completing | None = None
        self.setProperty("kind", "field")
        self.setProperty("big", "true")
        self.setPlaceholderText(_HINT)
        self.setAccessibleName("检索全部台账")
        self.setClearButtonEnabled(True)
        self.addAction(
            QAction(icon("search", "text_hint"), "", self), QLineEdit.ActionPosition.LeadingPosition
        )
        self._proposals = QStringListModel(self)
        self.proposer = QCompleter(self._proposals, self)
        self.proposer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup = QListView()
        popup.setObjectName("completions")
        popup.setAccessibleName("可选的名称")
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.proposer.setPopup(popup)
        self.proposer.setWidget(self)
        self.proposer.activated.connect(self._complete)
        self.textEdited.connect(self._propose)
        self.cursorPositionChanged.connect(self._cursor_moved)

    def set_names(self, names: Names) -> None:
        """Complete filters with these."""
        self._names = names

    def is_proposing(self) -> bool:
        """Whether names are being proposed."""
        return self.proposer.popup().isVisible()

    def begin_filter(self, wanted: Filter) -> None:
        """An empty filter behind what is typed, and the names for it."""
        text, cursor = begun(self.text(), wanted)
        self.setText(text)
        self.setCursorPosition(cursor)
        self.setFocus()
        self._propose()

    # Names

    @Slot()
    def _propose(self) -> None:
        """Names for the filter that the cursor stands in; none elsewhere."""
        place = self._place = completing(self.text(), self.cursorPosition())
        names = self._names.proposed(place.filter, place.typed) if place is not None else ()
        popup = self.proposer.popup()
        if place is None or not names or names == (place.typed,):
            popup.hide()
            return
        self._proposals.setStringList(list(names))
        self.proposer.complete(QRect(self.cursorRect().left(), 0, look().px(340), self.height()))
        # None is chosen beforehand: Enter means what is typed.
        popup.setCurrentIndex(QModelIndex())

    @Slot()
    def _cursor_moved(self) -> None:
        if self.is_proposing():
            self._propose()

    @Slot(str)
    def _complete(self, name: str) -> None:
        if self._place is None:
            return
        text, cursor = completed(self.text(), self._place, name)
        self._place = None
        self.setText(text)
        self.setCursorPosition(cursor)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Tab takes the chosen name, or the first."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
            and self.is_proposing()
        ):
            popup = self.proposer.popup()
            chosen = popup.currentIndex().row() if popup.currentIndex().isValid() else 0
            name = self._proposals.stringList()[chosen]
            popup.hide()
            self._complete(name)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bare = (
            event.key(),
            event.modifiers()
            in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            ),
        )
        popup = self.proposer.popup()
        if self.is_proposing() and (
            key == Qt.Key.Key_Escape or (key in _ENTER and popup.currentIndex().isValid())
        ):
            # The list of names hears it.
            event.ignore()
        elif key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._propose()
            if not self.is_proposing():
                self.help_wanted.emit()
        elif key in _MOVES and bare:
            self.moved.emit(event)
        elif key in _ENTER and bare:
            popup.hide()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

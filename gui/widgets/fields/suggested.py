"""A line of free text that proposes what was written before."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QListView, QWidget

from gui.look.look import look
from gui.widgets.fields.line import TextField

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SuggestedField(TextField):
    """Proposes texts that hold what is typed; anything else may be typed as well. Alt+↓ shows them all."""

    def __init__(
        self, title: str, *, required: bool = False, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, required=required, hint=hint, parent=parent)
        self._texts = QStringListModel(self)
        self._completer = QCompleter(self)
        self._completer.setModel(self._texts)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()
        popup.setObjectName("completions")
        popup.setMinimumWidth(look().px(280))
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer.setPopup(popup)
        self.line.setCompleter(self._completer)
        popup.installEventFilter(self)
        self._completer.activated.connect(self._proposed)

    def set_suggestions(self, texts: Iterable[str]) -> None:
        """Propose these, in this order."""
        self._texts.setStringList(list(texts))

    def suggestions(self) -> list[str]:
        """What is proposed."""
        return self._texts.stringList()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.line.isReadOnly():
            self._completer.setCompletionPrefix(
                "" if event.modifiers() & Qt.KeyboardModifier.AltModifier else self.line.text()
            )
            self._completer.complete()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next field although proposals are open."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            QApplication.postEvent(self.line, QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers()))
            if not self._completer.popup().currentIndex().isValid():
                self._completer.popup().hide()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _proposed(self) -> None:
        self._touched()

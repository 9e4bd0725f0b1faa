"""What a key or a second click means to a button."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget


def pressed_by_enter(owner: QWidget, event: QKeyEvent) -> bool:
    """Press the button of `owner` that has the keyboard, when Enter was struck. True when there was one; to be asked
    first in `keyPressEvent`, for our buttons leave Enter to the widget around them.
    """
    button = owner.focusWidget()
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not isinstance(button, QPushButton):
        return False
    button.click()
    return True


class SecondClicks(QObject):
    """Keeps the second click of a double click from buttons that did not get the first.

    Where a panel is put away by a click, that second one lands on whatever came to light below it. `kept`: one was;
    the keyboard has gone to the button nevertheless and is to be put back.
    """

    kept = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pressed: QObject | None = None

    def watch(self, *buttons: QPushButton) -> None:
        """Watch over these buttons."""
        for button in buttons:
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = watched
        elif event.type() == QEvent.Type.MouseButtonDblClick:
            first_was_here, self._pressed = self._pressed is watched, None
            if not first_was_here:
                self.kept.emit()
                return True
        return False

"""The sections of a long form, one shown at a time."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.buttons import quiet_button


class Section(QWidget):
    """A column of fields and parts."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__()
        self.key, self.title = key, title
        self.first: QWidget | None = None
        """What takes the keyboard when one comes here with Enter."""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look().px(10))


class SectionBar(QWidget):
    """A button for each section; ←/→ go along. `chosen` carries the key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        look().changed.connect(self._relayout)
        self._relayout()

    def add(self, key: str, title: str) -> None:
        """Offer a section; the first one is chosen."""
        button = quiet_button(title)
        button.setCheckable(True)
        button.setChecked(not self._keys)
        button.setProperty("section", key)
        number = len(self._keys) + 1
        button.setShortcut(f"Alt+{number}")
        button.setToolTip(f"{title}（Alt+{number}）")
        self._group.addButton(button, len(self._keys))
        self._row.insertWidget(len(self._keys), button)
        if self._keys:
            # Tab comes to the bar as a whole, not to a section after the fields of the one before.
            self.setTabOrder(self.button(self._keys[-1]), button)
        self._keys.append(key)

    def button(self, key: str) -> QPushButton:
        """The button of a section."""
        button = self._group.button(self._keys.index(key))
        assert isinstance(button, QPushButton)
        return button

    def offer(self, key: str, *, offered: bool) -> None:
        """Offer a section or take it out of the bar for now; a chosen one that goes gives way to the first."""
        button = self.button(key)
        if button.isVisibleTo(self) == offered:
            return
        leaves = not offered and self.current == key
        button.setVisible(offered)
        if leaves:
            self.choose(self._keys[0])

    def is_offered(self, key: str) -> bool:
        """Whether the section stands in the bar."""
        return self.button(key).isVisibleTo(self)

    @property
    def current(self) -> str:
        """The section now chosen."""
        return self._keys[max(self._group.checkedId(), 0)]

    def choose(self, key: str) -> None:
        """Choose a section."""
        if key in self._keys:
            self.button(key).setChecked(True)
            self.chosen.emit(key)

    @Slot(QAbstractButton)
    def _clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(str(button.property("section")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        offered = [each for each in self._keys if self.is_offered(each)]
        at = offered.index(self.current) + by if by is not None else -1
        if 0 <= at < len(offered):
            self.choose(offered[at])
            self.button(offered[at]).setFocus()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _relayout(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(14), 0, px(14), px(4))
        self._row.setSpacing(px(2))

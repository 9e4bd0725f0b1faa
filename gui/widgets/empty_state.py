"""What an empty list says: why it is empty and what to do."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.look.icons import pixmap
from gui.look.look import look
from gui.widgets.buttons import primary_button
from gui.widgets.labels import label


class EmptyState(QWidget):
    """An icon, a title, a sentence and, when named, the button that helps (`action`)."""

    action = Signal()

    def __init__(
        self, icon_name: str, title: str, sentence: str, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        px = look().px
        self._icon_name = icon_name
        column = QVBoxLayout(self)
        column.setSpacing(px(10))
        column.addStretch(2)
        self._icon = QLabel()
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = label(title, "title")
        column.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        self._sentence = label(sentence, "second", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._sentence)
        self.button = primary_button(action, "add")
        self.button.clicked.connect(self.action)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button.setVisible(bool(action))
        column.addStretch(3)
        look().changed.connect(self._redraw)
        self._redraw()

    def say(self, title: str, sentence: str) -> None:
        """Change the words, as when a filter and not the register is what leaves the list empty."""
        self._title.setText(title)
        self._sentence.setText(sentence)

    @Slot()
    def _redraw(self) -> None:
        shown = pixmap(self._icon_name, look().tokens.text_hint, look().px(44), self.devicePixelRatioF())
        self._icon.setPixmap(shown)

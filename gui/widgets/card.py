"""A white sheet on the page."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.labels import label


class Card(QFrame):
    """A framed surface; `body` is its vertical layout, `head` the row of its title (for a control at the
    right).
    """

    def __init__(self, title: str = "", parent: QWidget | None = None, *, padding: int = 18) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        px = look().px
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(padding), px(padding - 4), px(padding), px(padding - 4))
        self.body.setSpacing(px(10))
        self.head = QHBoxLayout()
        self.head.setSpacing(px(10))
        self._title = label(title, "title")
        if title:
            self.setAccessibleName(title)
            self.head.addWidget(self._title)
            self.head.addStretch(1)
            self.body.addLayout(self.head)

    @classmethod
    def framing(cls, *widgets: QWidget) -> "Card":
        """A card that is only the frame of what it holds; the last takes the room."""
        card = cls(padding=4)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.setSpacing(0)
        for widget in widgets:
            card.body.addWidget(widget)
        card.body.setStretchFactor(widgets[-1], 1)
        return card

    def set_title(self, title: str) -> None:
        """Change the words of a card made with a title."""
        self._title.setText(title)
        self.setAccessibleName(title)

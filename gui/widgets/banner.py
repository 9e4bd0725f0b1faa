"""A sentence across the page, in a tone, with a cross to put it away."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.look.icons import icon, pixmap
from gui.look.look import look
from gui.look.tokens import Tone
from gui.widgets.buttons import icon_button, quiet_button
from gui.widgets.labels import label, restyle

_ICONS = {
    Tone.OK: "checkmark_circle",
    Tone.WARN: "warning",
    Tone.BAD: "error_circle",
    Tone.INFO: "info",
    Tone.NEUTRAL: "info",
}


class Banner(QFrame):
    """Hidden until `say`. `action` fires when the offered action's button is pressed.

    `apart` keeps a margin around it, for a place with none of its own.
    """

    action = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None, *, closable: bool = True, apart: bool = False) -> None:
        super().__init__(parent)
        self._apart = apart
        if apart:
            self.setObjectName("notice")
        row = self._row = QHBoxLayout(self)
        self._tone = Tone.INFO
        self._icon = QLabel()
        self._sentence = label("", wrap=True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action: QPushButton = quiet_button("")
        self._action.clicked.connect(self.action)
        self._action.hide()
        row.addWidget(self._icon)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._action)
        if closable:
            close = icon_button("dismiss", "关闭提示")
            close.setIcon(icon("dismiss", "text"))
            close.setObjectName("close")
            close.clicked.connect(self._dismiss)
            row.addWidget(close)
        look().changed.connect(self._redraw)
        self._redraw()
        self.hide()

    def say(self, tone: Tone, sentence: str, action: str = "") -> None:
        """Show a sentence; `action` names a button beside it."""
        self._tone = tone
        self._sentence.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setProperty("banner", tone.value)
        self.setAccessibleName(sentence)
        restyle(self)
        restyle(self._sentence)
        self._redraw()
        self.show()

    def clear(self) -> None:
        """Put the sentence away."""
        self._sentence.setText("")
        self.hide()

    @property
    def sentence(self) -> str:
        """What is being said; empty when nothing is."""
        return self._sentence.text()

    @Slot()
    def _dismiss(self) -> None:
        self.clear()
        self.dismissed.emit()

    @Slot()
    def _redraw(self) -> None:
        px = look().px
        # A margin of the style sheet moves the frame but not the layout inside it.
        beside, above = (px(12), px(8)) if self._apart else (0, 0)
        self._row.setContentsMargins(px(12) + beside, px(8) + above, px(8) + beside, px(8))
        self._row.setSpacing(px(10))
        if not self._sentence.text():
            return
        colour = look().tokens.tint(self._tone).text
        side = look().px(20)
        self._icon.setPixmap(pixmap(_ICONS[self._tone], colour, side, self.devicePixelRatioF()))

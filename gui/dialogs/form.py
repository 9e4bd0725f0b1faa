"""A small dialog of fields that stays open until its order was carried out."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gui.dialogs.form_keeping import FormKeeping, TypedForm
from gui.failures import sentence_of
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tasks import Tasks
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.fields.field import Field
from gui.widgets.labels import label
from gui.widgets.pressing import pressed_by_enter


class FormDialog(QDialog):
    """`confirmed` fires when the fields are right; whoever carries the order out then calls `accept`, or `explain`
    with what went wrong, so that nothing typed is lost.
    """

    confirmed = Signal()
    typed_beside = Signal()

    def __init__(self, title: str, confirm: str, parent: QWidget | None = None, *, intro: str = "") -> None:
        super().__init__(parent)
        px = look().px
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(px(440))
        self.about: tuple[object, ...] = (intro,)
        """Which entry it is for, in plain values, where its title does not say: what was typed of one is never put into another."""
        self.fields_beside: tuple[Field, ...] = ()
        self._fields: list[Field] = []
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(18), px(22), px(16))
        column.setSpacing(px(12))
        column.addWidget(label(title, "title"))
        self.banner = Banner()
        column.addWidget(self.banner)
        self.intro = label(intro, "second", wrap=True)
        self.intro.setVisible(bool(intro))
        column.addWidget(self.intro)
        self.body = QVBoxLayout()
        self.body.setSpacing(px(10))
        column.addLayout(self.body)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addStretch(1)
        self.cancel_button = plain_button("取消")
        self.cancel_button.clicked.connect(self.reject)
        self.confirm_button = primary_button(confirm)
        self.confirm_button.setDefault(True)
        self.confirm_button.clicked.connect(self.confirm)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.confirm_button)
        column.addLayout(foot)

    def put(self, *fields: Field) -> None:
        """Add fields, one below the other; they are checked before `confirmed`."""
        for field in fields:
            self._fields.append(field)
            self.body.addWidget(field)

    def keep_typed(self, tasks: Tasks) -> None:
        """What is typed outlives a power cut. To be called once all of it shows what it opens with."""
        FormKeeping(tasks, TypedForm(self, self.banner, self.about, self), self)

    def beside(self) -> Any:
        """What is typed or ticked elsewhere than in fields and boxes, as JSON gives it back; `typed_beside` when it changes."""

    def put_beside(self, state: Any) -> None:
        """Put that back."""

    def check(self) -> bool:
        """Whether every field in sight is right; mistakes are explained and the first gets the keyboard."""
        wrong = [field for field in self._fields if field.isVisibleTo(self) and not field.check()]
        if wrong:
            wrong[0].setFocus()
        return not wrong

    @Slot()
    def confirm(self) -> None:
        """As if the red button was pressed. It stays pressed until the order is answered."""
        if self.confirm_button.isEnabled() and self.check():
            self.banner.clear()
            self.confirm_button.setEnabled(False)
            self.confirmed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Asked first: Enter on 取消 would otherwise press the default button.
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return answer

    def _grow(self) -> None:
        """Make room for a sentence that came to light; Qt reckons with unwrapped ones only."""
        needed = self._column.totalHeightForWidth(self.width())
        if self.isVisible() and needed > self.height():
            self.resize(self.width(), needed)

    def explain(self, error: Exception) -> str | None:
        """Say what went wrong and let the clerk try again. Returns the sentence; None for a mistake of the program,
        which is then not for this dialog to tell.
        """
        self.confirm_button.setEnabled(True)
        sentence = sentence_of(error)
        if sentence is not None:
            self.banner.say(Tone.BAD, sentence)
        return sentence

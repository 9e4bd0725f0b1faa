"""The panel in which a record is written: head, fields, foot."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.look.look import look
from gui.look.tokens import Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import icon_button, plain_button, primary_button
from gui.widgets.card import Card
from gui.widgets.fields.field import Field
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.labels import label, rule
from gui.widgets.question import agrees


class FormPanel(Card):
    """Fields by key, drafts, and the ways out.

    `saved`: 保存 or Ctrl+S, after every field was found right. `closed`: 取消, the cross or Esc, after the
    user has agreed to lose what was typed. `printed`: 打印. `edited`: the user changed something (draft
    it then). Enter goes to the next field.
    """

    saved = Signal()
    closed = Signal()
    printed = Signal()
    edited = Signal()

    def __init__(self, title: str, parent: QWidget | None = None, *, printable: bool = True) -> None:
        super().__init__("", parent, padding=4)
        self.fields: dict[str, Field] = {}
        self._is_edited = False
        self.is_saving = False
        """Set while what was ordered by `saved` is under way; another save waits. The button stays enabled, for a
        greyed one would hand the keyboard to some other button."""
        self.setMinimumWidth(look().px(320))
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)
        self.body.addWidget(self._build_head(title))
        self.banner = Banner()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self.form = QVBoxLayout(inside)
        self.form.setSpacing(look().px(10))
        self.form.addWidget(self.banner)
        self.form.addStretch(1)
        self._scroll.setWidget(inside)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(rule())
        self.body.addWidget(self._build_foot(printable))
        # Heard wherever the keyboard is in the window: nobody who pressed it is left to believe that all is saved.
        keep = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        keep.activated.connect(self._save_by_key)
        self._relayout()
        look().changed.connect(self._relayout)

    def _build_head(self, title: str) -> QWidget:
        head = QWidget()
        self._head = QHBoxLayout(head)
        self.heading = label(title, "title")
        self._cross = icon_button("dismiss", "关闭")
        self._cross.clicked.connect(self.close_panel)
        self._head.addWidget(self.heading)
        self._head.addStretch(1)
        self._head.addWidget(self._cross)
        return head

    def _build_foot(self, printable: bool) -> QWidget:
        foot = QWidget()
        self.foot = QHBoxLayout(foot)
        self.print_button = plain_button("打印这一条…", "print")
        self.print_button.clicked.connect(self.printed)
        self.print_button.setVisible(printable)
        self.cancel_button = plain_button("取消")
        self.cancel_button.clicked.connect(self.close_panel)
        self.save_button = primary_button("保存")
        self.save_button.setToolTip("保存（Ctrl+S）")
        self.save_button.clicked.connect(self.save)
        # Beside the buttons: a sentence over the fields would move them under the hand when it comes and goes.
        self.told = label("", "status")
        self.foot.addWidget(self.print_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.told)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.save_button)
        return foot

    # Building

    def add(self, key: str, field: Field) -> None:
        """Add a field over the whole width."""
        self._keep(key, field)
        self._put(field)

    def add_row(self, **fields: Field) -> None:
        """Add fields side by side."""
        grid = FieldGrid(len(fields))
        for key, field in fields.items():
            self._keep(key, field)
            grid.add(field)
        self._put(grid)

    def add_widget(self, widget: QWidget, stretch: int = 0) -> None:
        """Add something that is no field."""
        self._put(widget, stretch)

    def _put(self, widget: QWidget, stretch: int = 0) -> None:
        self.form.insertWidget(self.form.count() - 1, widget, stretch)

    def _keep(self, key: str, field: Field) -> None:
        if key in self.fields:
            raise ValueError(f"a field named {key} is there already")
        self.fields[key] = field
        field.edited.connect(self.mark_edited)

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self.heading.setText(title)
        self.setAccessibleName(title)

    # Contents

    def state(self) -> dict[str, str]:
        """Everything typed, raw, by key: the draft."""
        return {key: field.state() for key, field in self.fields.items()}

    def restore(self, state: Mapping[str, str]) -> None:
        """Put a draft back; keys it does not hold are left, and the panel counts as edited."""
        for key, text in state.items():
            if key in self.fields:
                self.fields[key].restore(text)
        self._is_edited = True

    def is_edited(self) -> bool:
        """Whether the user changed anything since `set_clean`."""
        return self._is_edited

    def set_clean(self) -> None:
        """Call after a record was shown or saved."""
        self._is_edited = False
        self.set_errors({})

    @Slot()
    def mark_edited(self) -> None:
        """Count the panel as edited; parts of the form that are no fields connect here."""
        self._is_edited = True
        self.told.clear()
        self.edited.emit()

    def set_errors(self, errors: Mapping[str, str]) -> None:
        """Explain mistakes under their fields and clear the others; go to the first."""
        for key, field in self.fields.items():
            field.set_error(errors.get(key))
        self._go_to_first_mistake()

    def check(self) -> bool:
        """Whether every field is right; mistakes are explained and the first gets the keyboard."""
        # A list, so that all are explained and not only the first.
        right = all([field.check() for field in self.fields.values()])  # noqa: C419
        self._go_to_first_mistake()
        return right

    def _go_to_first_mistake(self) -> None:
        wrong = next((field for field in self.fields.values() if field.error), None)
        if wrong is not None:
            self._scroll.ensureWidgetVisible(wrong)
            wrong.setFocus()

    def set_read_only(self, read_only: bool, reason: str = "") -> None:
        """Let the record be read only; `reason` is said above the fields."""
        for field in self.fields.values():
            field.set_read_only(read_only)
        self.save_button.setEnabled(not read_only)
        if read_only and reason:
            self.banner.say(Tone.INFO, reason)
        else:
            self.banner.clear()

    # Ways out

    @Slot()
    def save(self) -> None:
        """As if 保存 was pressed."""
        if self.save_button.isEnabled() and not self.is_saving and self.check():
            self.saved.emit()

    @Slot()
    def _save_by_key(self) -> None:
        focused = QApplication.focusWidget()
        if self._is_edited or (focused is not None and self.isAncestorOf(focused)):
            self.save()

    @Slot()
    def close_panel(self) -> None:
        """As if 取消 was pressed: asks when something would be lost."""
        if self.may_be_left():
            self._is_edited = False
            self.closed.emit()

    def may_be_left(self) -> bool:
        """Whether nothing would be lost, or the user agrees to lose it."""
        return not self._is_edited or self._confirm_loss()

    def _confirm_loss(self) -> bool:
        question = "填写的内容还没有保存，放弃后不能找回。确定放弃吗？"
        return agrees(self, "放弃修改", question, "放弃修改", "继续填写")

    # Keys

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from the last field to the buttons at the foot, whatever was put into the form after them."""
        self._put_foot_last()
        return super().focusNextPrevChild(forward)

    def _put_foot_last(self) -> None:
        foot = self.foot.parentWidget()
        buttons = [self.foot.itemAt(at).widget() for at in range(self.foot.count())]
        last: QWidget | None = None
        stop = self.nextInFocusChain()
        while stop is not None and stop is not self:
            takes_keys = bool(stop.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if takes_keys and self.isAncestorOf(stop) and not foot.isAncestorOf(stop):
                last = stop
            stop = stop.nextInFocusChain()
        for button in buttons:
            if last is not None and isinstance(button, QAbstractButton):
                QWidget.setTabOrder(last, button)
                last = button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_panel()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QAbstractButton):
                focused.click()
            else:
                self.focusNextPrevChild(True)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _relayout(self) -> None:
        px = look().px
        self._head.setContentsMargins(px(20), px(14), px(12), px(6))
        self.form.setContentsMargins(px(20), px(4), px(20), px(14))
        self.foot.setContentsMargins(px(20), px(10), px(20), px(10))
        self.foot.setSpacing(px(8))
        self.setMinimumWidth(px(320))

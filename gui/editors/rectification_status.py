"""The head of an item's form: where it stands, what it can be ordered to do, which notice named it first."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.look.look import look
from gui.tables.rectification import Standing, deadline_text, status_pill
from gui.widgets.buttons import plain_button, quiet_button
from gui.widgets.labels import label
from gui.widgets.pill_label import PillLabel
from models.rows.rectification import RectificationDetail
from models.rules.rectification import Action, actions_from

ACTIONS_IN_A_ROW = 2
_SETTLED = "问题表述、来源、责任单位、发现日期以通报为准，不能再改。"


class ItemStatus(QWidget):
    """`action_pressed` carries the Action's code; `notice_pressed` the id of the notice."""

    action_pressed = Signal(object)
    notice_pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QPushButton] = []
        self._notice_id: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(6))
        first = QHBoxLayout()
        self.pill = PillLabel()
        self.deadline = label("", "second", wrap=True)
        first.addWidget(self.pill)
        first.addWidget(self.deadline, 1)
        column.addLayout(first)
        # Two in a row: three are wider than the form in large text.
        self._actions = QGridLayout()
        self._actions.setSpacing(look().px(6))
        self._actions.setColumnStretch(ACTIONS_IN_A_ROW, 1)
        column.addLayout(self._actions)
        self.named = QWidget()
        named = QHBoxLayout(self.named)
        named.setContentsMargins(0, 0, 0, 0)
        self.notice = label("", "second", wrap=True)
        self.notice_button = quiet_button("打开通报", "megaphone")
        self.notice_button.setAccessibleName("打开首次通报这一问题的通报")
        self.notice_button.clicked.connect(self._open_notice)
        named.addWidget(self.notice, 1)
        named.addWidget(self.notice_button)
        column.addWidget(self.named)

    def show_item(self, item: RectificationDetail | None, before: QWidget) -> None:
        """The moves and the notice of a saved item; None: a new one. `before` is what Tab leads to after the moves."""
        for button in self._buttons:
            self._actions.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for at, action in enumerate(actions_from(item.status) if item is not None else ()):
            self._add_action(at, action, before)
        self._notice_id = None if item is None else item.notice_id
        self.named.setVisible(self._notice_id is not None)
        if item is not None and item.notice_id is not None:
            clause = f"\n依据：{' '.join(item.clause.split())}" if item.clause.strip() else ""
            self.notice.setText(
                f"首次通报：《{item.notice_title}》（{item.notice_number}）{clause}\n{_SETTLED}"
            )

    def _add_action(self, at: int, action: Action, before: QWidget) -> None:
        button = plain_button(action.label)
        button.setProperty("action", action.value)
        button.clicked.connect(self._press_action)
        self._actions.addWidget(button, *divmod(at, ACTIONS_IN_A_ROW))
        QWidget.setTabOrder(button, before)
        self._buttons.append(button)

    def judge(self, standing: Standing | None, today: date) -> None:
        """Say how the item stands to its deadline as it is typed; None while that cannot be said."""
        if standing is None:
            self.deadline.setText("")
            return
        self.pill.set_pill(status_pill(standing.status, standing.overdue_on(today)))
        self.deadline.setText(deadline_text(standing, today))

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The moves now offered."""
        return tuple(self._buttons)

    @Slot()
    def _press_action(self) -> None:
        self.action_pressed.emit(self.sender().property("action"))

    @Slot()
    def _open_notice(self) -> None:
        if self._notice_id is not None:
            self.notice_pressed.emit(self._notice_id)

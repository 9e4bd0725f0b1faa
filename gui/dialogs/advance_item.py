"""A move of a rectification item: who orders it, on which day, with what word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gui.formats import date_text
from gui.look.look import look
from gui.look.tokens import Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.person import Person, PersonField
from gui.widgets.labels import label
from models.rows.rectification import RectificationDetail
from models.rules.rectification import Action, objection_to, status_after, wrong_day


@dataclass(frozen=True)
class Advance:
    """The order the dialog gives."""

    action: Action
    on: date
    by: str
    note: str
    look_back_on: date | None = None
    """The day 回头看 is put off to."""


_WHO = {Action.CLAIM: "认领人", Action.REQUEST_CLOSURE: "申请人", Action.PUT_OFF: "经办人"}
_BY_THE_RESPONSIBLE = (Action.CLAIM, Action.REQUEST_CLOSURE)


class AdvanceItemDialog(QDialog):
    """What stands against the order is said before it is given; `ordered` carries the Advance."""

    ordered = Signal(object)

    def __init__(
        self, item: RectificationDetail, action: Action, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        px = look().px
        self._item, self._action, self._today = item, action, today
        self.setWindowTitle(action.label)
        self.setMinimumWidth(px(460))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(12))
        column.addWidget(label(f"{action.label}：{_short(item.problem)}", "title", wrap=True))
        self.consequence = label(_consequence(item, action), "second", wrap=True)
        column.addWidget(self.consequence)
        self.banner = Banner()
        column.addWidget(self.banner)
        self.on = DateField("办理日期", required=True, today=today)
        self.on.set_value(today)
        self.by = PersonField(_WHO.get(action, "审核人"), required=True)
        if action in _BY_THE_RESPONSIBLE:
            # Whoever is responsible claims it and asks for its closure, as a rule.
            self.by.set_value(item.person)
        self.note = TextArea("理由或说明", least=2, most=8)
        self.look_back_on = DateField("推迟到", required=True, today=today)
        row = FieldGrid(2)
        row.add(self.by, self.on)
        column.addWidget(row)
        if action is Action.PUT_OFF:
            column.addWidget(self.look_back_on)
        else:
            self.look_back_on.hide()
        column.addWidget(self.note)
        self.objection = Banner(closable=False)
        column.addWidget(self.objection)
        self.order_button = primary_button(action.label)
        self.order_button.setDefault(True)
        cancel = plain_button("取消")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.order_button)
        column.addLayout(foot)
        cancel.clicked.connect(self.reject)
        self.order_button.clicked.connect(self._order)
        for field in (self.on, self.by, self.note, self.look_back_on):
            field.edited.connect(self._judge)
        self.by.setFocus()
        self._judge()

    def set_people(self, people: Iterable[Person]) -> None:
        """Propose names."""
        self.by.set_people(people)

    def refuse(self, sentence: str) -> None:
        """Say why the order was not carried out."""
        self.objection.say(Tone.BAD, sentence)

    @Slot()
    def _judge(self) -> None:
        objection = self._objection()
        self.order_button.setEnabled(not objection)
        if objection:
            self.objection.say(Tone.WARN, objection)
        else:
            self.objection.clear()
        self._make_room()

    def _make_room(self) -> None:
        """Sentences that wrap, and what they push down, are never cut; the dialog does not shrink under the clerk's hand."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return answer

    def _objection(self) -> str:
        on = self.on.value()
        if on is None:
            return "请填写办理日期。"
        last = self._item.steps[-1].on if self._item.steps else self._item.found_on
        if wrong := wrong_day(on, last, self._today):
            return wrong
        if not self.by.value():
            return f"请填写{self.by.title}。"
        return objection_to(
            self._action,
            self._item.readiness(),
            by=self.by.value(),
            note=self.note.value(),
            on=on,
            look_back_on=self._put_off_to(),
        )

    @Slot()
    def _order(self) -> None:
        on = self.on.value()
        if on is not None and not self._objection():
            order = Advance(self._action, on, self.by.value(), self.note.value(), self._put_off_to())
            self.ordered.emit(order)

    def _put_off_to(self) -> date | None:
        return self.look_back_on.value() if self._action is Action.PUT_OFF else None


def _consequence(item: RectificationDetail, action: Action) -> str:
    """What the move leads to; before a reopening also which notice named the problem first."""
    if action is Action.PUT_OFF:
        due = date_text(item.look_back_on)
        return f"回头看原定{due}。推迟后状态仍是“{item.status.label}”，由谁推迟、为什么，都记入办理过程。"
    after = status_after(item.status, action)
    said = f"办理后状态由“{item.status.label}”变为“{after.label}”。"
    if action is Action.REOPEN and item.notice_id is not None:
        said += f"\n这一问题首次由《{item.notice_title}》（{item.notice_number}）通报。"
    return said


def _short(problem: str) -> str:
    text = " ".join(problem.split())
    return text if len(text) <= 40 else f"{text[:40]}……"

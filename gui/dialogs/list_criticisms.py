"""列入整改: which criticisms of a meeting become rectification items, in which words, by whom and by when."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.form import FormDialog
from gui.editors.people import proposals
from gui.look.look import look
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.line import TextField
from gui.widgets.fields.person import Person, PersonField
from gui.widgets.labels import label, rule
from models.rows.bureau import RosterEntry
from models.rows.changes import Changes
from models.rows.life import Criticism
from models.rows.meeting import MeetingDetail
from models.rules.life_terms import CriticismKind
from models.rules.spoken_periods import day_in_words
from models.rules.terms import RectificationMode
from models.services.criticisms import Listing, items_of, put_on_list
from models.services.roster import members_on

_INTRO = (
    "勾选要整改的意见，核对问题表述和责任人；下面的整改方式、时限和责任领导、责任部门用于全部勾选的意见。"
    "列入后各成一项，原因和措施在整改清单里补充。"
)


class CriticismLine(QWidget):
    """One criticism: whether it is put on the list, the problem as the item will say it, and who answers for it."""

    ticked = Signal()

    def __init__(self, place: int, criticism: Criticism) -> None:
        super().__init__()
        self.place = place
        who = "→".join(part for part in (criticism.critic, criticism.target) if part)
        heading = f"{place}. {criticism.kind.label}" + (f"　{who}" if who else "")
        self.box = QCheckBox(heading)
        self.box.setAccessibleDescription(criticism.text)
        self.said = label(" ".join(criticism.text.split()), "second", wrap=True)
        self.problem = TextArea("问题表述", required=True, least=2, most=6)
        self.problem.set_value(criticism.text)
        self.person = PersonField("责任人")
        self.person.set_value(_answers(criticism))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(6))
        column.addWidget(self.box)
        column.addWidget(self.said)
        column.addWidget(self.problem)
        column.addWidget(self.person)
        self.box.toggled.connect(self._toggled)
        self._toggled()

    @Slot()
    def _toggled(self) -> None:
        chosen = self.box.isChecked()
        self.said.setVisible(not chosen)
        self.problem.setVisible(chosen)
        self.person.setVisible(chosen)
        self.ticked.emit()


def _answers(criticism: Criticism) -> str:
    """Whom a criticism is about: shown to be changed, not decided."""
    if criticism.kind is CriticismKind.SELF:
        return criticism.critic
    return criticism.target if criticism.kind is CriticismKind.MUTUAL else ""


class ListCriticismsDialog(FormDialog):
    """Shows the lines that are not on the list yet."""

    def __init__(self, desk: Desk, detail: MeetingDetail, parent: QWidget) -> None:
        super().__init__("列入整改", "列入整改", parent, intro=_INTRO)
        self._desk, self._detail = desk, detail
        self.about = (detail.id,)
        self.lines: list[CriticismLine] = []
        px = look().px
        self.setMinimumWidth(px(640))
        self.resize(px(680), min(px(640), 680))
        self.intro.setText(f"{day_in_words(detail.held_on)}{detail.kind}。{_INTRO}")
        self.every = QCheckBox("全部勾选")
        self.every.clicked.connect(self._tick_every)
        self.none = label("正在读取…", "hint", wrap=True)
        self._build_lines()
        self.mode = ChoiceField("整改方式", [(mode, mode.label) for mode in RectificationMode])
        self.mode.set_value(RectificationMode.BY_DATE)
        self.due_on = DateField("整改时限", required=True, today=desk.today())
        self.leader = PersonField("责任领导")
        self.department = TextField("责任部门")
        self.body.addWidget(rule())
        grid = FieldGrid(2)
        for field in (self.mode, self.due_on, self.leader, self.department):
            grid.add(field)
            self._fields.append(field)
        self.body.addWidget(grid)
        self.mode.edited.connect(self._mode_chosen)
        self.confirmed.connect(self._put)
        self.confirm_button.setEnabled(False)
        ids = [line.item_id for line in detail.criticisms if line.item_id is not None]
        desk.tasks.read(items_of, ids, then=self._items_came, failed=self._failed)
        desk.tasks.read(members_on, detail.held_on, then=self._roll_came)

    def _build_lines(self) -> None:
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setMinimumHeight(look().px(220))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        held = QWidget()
        held.setObjectName("scrolled")
        self._held = QVBoxLayout(held)
        self._held.setContentsMargins(0, 0, look().px(8), 0)
        self._held.setSpacing(look().px(10))
        self._held.addWidget(self.every)
        self._held.addWidget(self.none)
        self._held.addStretch(1)
        self._area.setWidget(held)
        self.body.addWidget(self._area, 1)
        self._column.setStretchFactor(self.body, 100)

    # What can be put on the list

    def _items_came(self, items: dict[int, object]) -> None:
        open_lines = [
            (place, line)
            for place, line in enumerate(self._detail.criticisms, start=1)
            if line.item_id not in items
        ]
        for place, line in open_lines:
            shown = CriticismLine(place, line)
            shown.ticked.connect(self._ticked)
            self.lines.append(shown)
            self._held.insertWidget(self._held.count() - 1, shown)
        self.none.setText("这次会议的意见都已经列入整改。")
        self.none.setVisible(not open_lines)
        self.every.setVisible(len(open_lines) > 1)
        self._ticked()
        self.keep_typed(self._desk.tasks)
        if self.lines:
            (self.every if len(self.lines) > 1 else self.lines[0].box).setFocus()

    def _roll_came(self, roll: Sequence[RosterEntry]) -> None:
        people: list[Person] = proposals(roll)
        self.leader.set_people(people)
        for line in self.lines:
            line.person.set_people(people)

    @Slot()
    def _tick_every(self) -> None:
        # Each line ticked tells the box above how things stand.
        wanted = self.every.isChecked()
        for line in self.lines:
            line.box.setChecked(wanted)

    @Slot()
    def _ticked(self) -> None:
        chosen = len(self.chosen())
        self.confirm_button.setEnabled(chosen > 0)
        self.confirm_button.setText(f"列入整改（{chosen}条）" if chosen else "列入整改")
        self.every.setChecked(bool(self.lines) and chosen == len(self.lines))

    def chosen(self) -> list[CriticismLine]:
        """The lines that are ticked."""
        return [line for line in self.lines if line.box.isChecked()]

    @Slot()
    def _mode_chosen(self) -> None:
        self.due_on.set_required(self.mode.value() is RectificationMode.BY_DATE)

    # Carrying out

    def check(self) -> bool:
        wrong = [line.problem for line in self.chosen() if not line.problem.check()]
        if wrong:
            wrong[0].setFocus()
            return False
        return super().check()

    @Slot()
    def _put(self) -> None:
        listings = [
            Listing(
                line.place,
                line.problem.value(),
                RectificationMode(self.mode.value()),
                self.due_on.value(),
                self.leader.value(),
                self.department.value(),
                line.person.value(),
            )
            for line in self.chosen()
        ]
        assert self._detail.id is not None
        self._desk.tasks.write(
            put_on_list,
            self._detail.id,
            self._detail.version,
            listings,
            then=self._done,
            failed=self._failed,
        )

    def _done(self, _changes: Changes) -> None:
        self._desk.window.inform(f"已把{len(self.chosen())}条意见列入整改清单。")
        self.accept()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if self.explain(error) is None:
            self._desk.tasks.failed.emit(error)

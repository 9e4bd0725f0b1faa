"""政治生日 in the editor: whose was kept, who talked with them, the card, what they said."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.editors.kind_part import Setting
from gui.editors.named_lines import NamedLinesPart
from gui.editors.parts.lines import LinesPart, LineSpec
from gui.look.tokens import Tone
from gui.tasks import Tasks
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.field import Field
from gui.widgets.fields.person import Person, PersonField
from models.rows.birthdays import BirthdayMonth
from models.rows.life import BirthdayMark
from models.rows.meeting import MeetingDetail
from models.rules.periods import Month
from models.rules.terms import MeetingKind
from models.services.political_birthdays import birthdays_of

_CARDS = ((None, "贺卡待补"), (True, "已送贺卡"), (False, "未送贺卡"))
NOT_YET = "先选党组织和日期，才能带出当月过政治生日的党员。"


def _name() -> Field:
    return PersonField("过政治生日的党员", required=True, hint="姓名")


def _talker() -> Field:
    return PersonField("谈话人", hint="谈话人")


def _card() -> Field:
    return ChoiceField("贺卡", _CARDS)


def _remark() -> Field:
    return TextArea("感言", hint="感言", least=1, most=8)


class BirthdaysPart(NamedLinesPart):
    """Lines of people; those of the month come by one press."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        fields = (
            LineSpec("name", _name, 0, 0, 4),
            LineSpec("talked_by", _talker, 0, 4, 4),
            LineSpec("card", _card, 0, 8, 4),
            LineSpec("remark", _remark, 1, 0, 12),
        )
        super().__init__(LinesPart("过政治生日的党员", fields, "添加人员"), parent)
        self._tasks = tasks
        self._where: tuple[int | None, date | None] = (None, None)
        self._people: list[Person] = []
        self._begin: tuple[int, ...] = ()
        self.fill_button = plain_button("带出本月人员", "people")
        self.fill_button.setToolTip("把当月过政治生日的在册党员列进来，已有的不动")
        self.notice = Banner()
        row = QHBoxLayout()
        row.addWidget(self.fill_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.notice)
        self.column.addWidget(self.lines)
        self.lines.edited.connect(self.edited)
        self.fill_button.clicked.connect(self.fill)

    # The editor asks

    def concerns(self, setting: Setting) -> bool:
        return MeetingKind.POLITICAL_BIRTHDAY in setting.kinds

    def set_setting(self, setting: Setting) -> None:
        self._where = (setting.organization_id, setting.day)

    def set_people(self, people: list[Person]) -> None:
        self._people = people
        self.lines.set_people(people)
        if self._begin:
            wanted, self._begin = self._begin, ()
            self._append([(person.id, person.name) for person in people if person.id in wanted])

    def begin_with(self, people: tuple[int, ...]) -> None:
        self._begin = people
        if self._people:
            self.set_people(self._people)

    def show_detail(self, detail: MeetingDetail | None) -> None:
        marks = detail.birthdays if detail is not None else ()
        self._begin = ()
        self._remember(marks)
        self.notice.clear()
        self.lines.show_lines(
            [
                {
                    "name": mark.name,
                    "talked_by": mark.talked_by,
                    "card": "" if mark.card_given is None else str(mark.card_given),
                    "remark": mark.remark,
                }
                for mark in marks
            ]
        )

    def into(self, detail: MeetingDetail) -> MeetingDetail:
        marks = []
        for line in self.lines.lines:
            if line.is_empty():
                continue
            values, field = line.values(), line.fields["name"]
            assert isinstance(field, PersonField)
            person = field.person()
            name = values["name"]
            member_id = person.id if person is not None else self._ids.get(name)
            marks.append(BirthdayMark(name, member_id, values["talked_by"], values["card"], values["remark"]))
        return replace(detail, birthdays=tuple(marks))

    # Orders of the clerk

    @Slot()
    def fill(self) -> None:
        """List the members on the roll whose day falls into the month."""
        organization_id, day = self._where
        if organization_id is None or day is None:
            self.notice.say(Tone.WARN, NOT_YET)
            return
        self._tasks.read(birthdays_of, Month.of(day), organization_id, day, then=self._came)

    def _came(self, found: BirthdayMonth) -> None:
        people = [(person.id, person.name) for person in found.people]
        added = self._append(people)
        said = [] if people else [f"{found.month.label}没有党员过政治生日。"]
        if people and not added:
            said.append(f"{found.month.label}过政治生日的党员都已列入。")
        if found.unknown:
            said.append(f"另有{found.unknown}名党员的入党日期待补，没有算进来。")
        if said:
            self.notice.say(Tone.INFO, "".join(said))
        else:
            self.notice.clear()

    def _append(self, people: list[tuple[int, str]]) -> bool:
        """Add those that are not listed yet; False when all are."""
        states = [line for line in self.lines.state() if any(line.values())]
        there = {line["name"] for line in states}
        new = [(member_id, name) for member_id, name in people if name not in there]
        if not new:
            return False
        self._ids |= {name: member_id for member_id, name in new}
        empty = {"talked_by": "", "card": "", "remark": ""}
        self.lines.show_lines([*states, *({"name": name, **empty} for _, name in new)])
        self.edited.emit()
        return True

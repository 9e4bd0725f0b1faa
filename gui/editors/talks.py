"""谈心谈话 in the editor: who talked with whom, why, and what was said, which stays hidden until it is asked for."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from gui.editors.kind_part import KindPart, Setting
from gui.look.look import look
from gui.widgets.buttons import plain_button
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.field import Field
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.line import TextField
from gui.widgets.fields.person import Person, PersonField
from gui.widgets.labels import label
from models.rows.life import Talk
from models.rows.meeting import MeetingDetail
from models.rules.life_terms import TalkPair, TalkReason
from models.rules.talks import pair_between
from models.rules.terms import MeetingKind

RESTRICTED = "谈话内容不公开：不进列表、搜索和汇编，打印时也要单独勾选才印。"


class TalkPart(KindPart):
    """Titles and the kind of the talk follow from the roster until the clerk writes his own. `host` takes in the editor's field
    of minutes: of a talk they are restricted too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._concerned = self._wanted_whole = False
        self._people: list[Person] = []
        self._begin: tuple[int, ...] = ()
        self._shown_id: int | None = None
        self._given: dict[str, str] = {}
        """What was filled in for the clerk, by field."""
        self.pair = ChoiceField("谈话类别", [(None, "请选择"), *((pair, pair.label) for pair in TalkPair)])
        self.talker, self.talker_title = PersonField("谈话人"), TextField("谈话人职务")
        self.partner, self.partner_title = PersonField("谈话对象"), TextField("谈话对象职务")
        self.reasons = {reason: QCheckBox(reason.label) for reason in TalkReason}
        self.problems = TextArea("反映的问题和意见建议")
        self.opinion = TextArea("谈话人意见")
        self.follow_up = TextArea("后续措施", hint="措施、责任人、时限")
        self.note = label(RESTRICTED, "hint", wrap=True)
        self.reveal_button = plain_button("显示谈话内容", "eye")
        # A closed record can still be read.
        self.reveal_button.setProperty("reads", True)
        self.content = QWidget()
        self.texts = QVBoxLayout(self.content)
        self._build()

    def _build(self) -> None:
        self.column.addWidget(label("谈心谈话", "title"))
        grid = FieldGrid(2)
        grid.wide(self.pair)
        grid.add(self.talker, self.talker_title, self.partner, self.partner_title)
        self.column.addWidget(grid)
        self.column.addWidget(label("谈话事由（可不选）", "second"))
        boxes = FieldGrid(3)
        for box in self.reasons.values():
            boxes.add(box)
            box.clicked.connect(self.edited)
        self.column.addWidget(boxes)
        self.column.addWidget(self.note)
        self.column.addWidget(self.reveal_button)
        self.texts.setContentsMargins(0, 0, 0, 0)
        self.texts.setSpacing(look().px(10))
        for area in (self.problems, self.opinion, self.follow_up):
            self.texts.addWidget(area)
        self.column.addWidget(self.content)
        for field in self._fields():
            field.edited.connect(self.edited)
        self.pair.edited.connect(self._pair_chosen)
        self.talker.edited.connect(self._named)
        self.partner.edited.connect(self._named)
        self.reveal_button.clicked.connect(self.reveal)
        self._show_content(True)

    def _fields(self) -> tuple[Field, ...]:
        return tuple(self._by_key().values())

    def _by_key(self) -> dict[str, Field]:
        return {
            "pair": self.pair,
            "talker": self.talker,
            "talker_title": self.talker_title,
            "partner": self.partner,
            "partner_title": self.partner_title,
            "problems": self.problems,
            "opinion": self.opinion,
            "follow_up": self.follow_up,
        }

    def host(self, minutes: TextArea) -> None:
        """Take the editor's field of minutes in, before the other texts."""
        self.texts.insertWidget(0, minutes)
        boxes = list(self.reasons.values())
        QWidget.setTabOrder(boxes[-1], minutes.editor)
        QWidget.setTabOrder(minutes.editor, self.problems.editor)

    # What is hidden

    @property
    def is_revealed(self) -> bool:
        """Whether what was said can be read."""
        return not self.content.isHidden()

    @Slot()
    def reveal(self) -> None:
        """Show what was said."""
        self._show_content(True)
        first = self.texts.itemAt(0).widget()
        if first is not None:
            first.setFocus()

    def _show_content(self, shown: bool) -> None:
        self.content.setVisible(shown)
        self.reveal_button.setVisible(not shown)

    # The editor asks

    def concerns(self, setting: Setting) -> bool:
        return MeetingKind.HEART_TALK in setting.kinds

    def set_setting(self, setting: Setting) -> None:
        self._concerned = self.concerns(setting)
        # One entered before the two were asked for may stay without them.
        self._wanted_whole = setting.is_new and setting.own is MeetingKind.HEART_TALK

    def set_people(self, people: list[Person]) -> None:
        self._people = people
        self.talker.set_people(people)
        self.partner.set_people(people)
        if self._begin:
            known = {person.id: person for person in people}
            for field, member_id in zip((self.talker, self.partner), self._begin, strict=False):
                field.set_person(known.get(member_id))
            self._begin = ()
            self._named()

    def begin_with(self, people: tuple[int, ...]) -> None:
        self._begin = people
        if self._people:
            self.set_people(self._people)

    def show_detail(self, detail: MeetingDetail | None) -> None:
        talk = detail.talk if detail is not None else None
        minutes = detail.minutes if detail is not None else ""
        written = bool(minutes or (talk is not None and (talk.problems or talk.opinion or talk.follow_up)))
        # What was just written and saved stays open; any other talk that is opened is closed.
        stays = self.is_revealed and detail is not None and self._is_the_same(detail.id, talk)
        self._begin, self._given = (), {}
        self._shown_id = detail.id if detail is not None else None
        self._show_talk(talk)
        self._show_content(not written or stays)

    def _is_the_same(self, record_id: int | None, talk: Talk | None) -> bool:
        if self._shown_id is not None:
            return record_id == self._shown_id
        return talk is not None and talk == self._typed()

    def _areas(self) -> tuple[TextArea, ...]:
        return self.problems, self.opinion, self.follow_up

    def _show_talk(self, talk: Talk | None) -> None:
        self.pair.set_value(talk.pair if talk else None)
        for field, name, member_id in (
            (self.talker, talk.talker if talk else "", talk.talker_id if talk else None),
            (self.partner, talk.partner if talk else "", talk.partner_id if talk else None),
        ):
            field.set_person(Person(member_id, name) if member_id is not None else None)
            field.set_value(name)
        self.talker_title.set_value(talk.talker_title if talk else "")
        self.partner_title.set_value(talk.partner_title if talk else "")
        for reason, box in self.reasons.items():
            box.setChecked(talk is not None and reason in talk.reasons)
        self.problems.set_value(talk.problems if talk else "")
        self.opinion.set_value(talk.opinion if talk else "")
        self.follow_up.set_value(talk.follow_up if talk else "")

    def _ticked(self) -> tuple[TalkReason, ...]:
        return tuple(reason for reason, box in self.reasons.items() if box.isChecked())

    def into(self, detail: MeetingDetail) -> MeetingDetail:
        return replace(detail, talk=self._typed())

    def _typed(self) -> Talk | None:
        """What is typed; None while it does not say who talked."""
        talker, partner = self.talker.person(), self.partner.person()
        if not self.talker.value() and not self.partner.value():
            return None
        return Talk(
            self.pair.value(),
            self.talker.value(),
            self.partner.value(),
            talker.id if talker else None,
            self.talker_title.value(),
            partner.id if partner else None,
            self.partner_title.value(),
            self._ticked(),
            self.problems.value(),
            self.opinion.value(),
            self.follow_up.value(),
        )

    def state(self) -> Any:
        picked = (self.talker.person(), self.partner.person())
        return {
            "fields": {key: field.state() for key, field in self._by_key().items()},
            "people": [person.id if person else None for person in picked],
            "reasons": [reason.value for reason in self._ticked()],
        }

    def restore(self, state: Any) -> None:
        ticked = {TalkReason(code) for code in state["reasons"]}
        people = [None if each is None else int(each) for each in state["people"]]
        for key, field in self._by_key().items():
            field.restore(str(state["fields"].get(key, "")))
        for named, member_id in zip((self.talker, self.partner), people, strict=True):
            name = named.value()
            named.set_person(Person(member_id, name) if member_id is not None else None)
            named.set_value(name)
        for reason, box in self.reasons.items():
            box.setChecked(reason in ticked)

    def problem(self) -> str | None:
        if not self._concerned:
            return None
        talker, partner = self.talker.value(), self.partner.value()
        said = any(area.value() for area in self._areas())
        if not (talker or partner or said or self._wanted_whole):
            return None
        for field, value in ((self.talker, talker), (self.partner, partner)):
            if not value:
                field.set_error(f"请填写{field.title}")
                field.setFocus()
                return f"请填写{field.title}"
        if self._same_person():
            self.partner.setFocus()
            return "谈话人和谈话对象是同一个人，请核对"
        if self.pair.value() is None:
            self.pair.set_error("请选择谈话类别")
            self.pair.setFocus()
            return "请选择谈话类别"
        return None

    def _same_person(self) -> bool:
        one, other = self.talker.person(), self.partner.person()
        if one is not None and other is not None:
            return one.id == other.id
        return one is None and other is None and self.talker.value() == self.partner.value()

    # What follows from who they are

    @Slot()
    def _pair_chosen(self) -> None:
        self._given.pop("pair", None)

    @Slot()
    def _named(self) -> None:
        """Fill in titles, the kind of the talk and its title, where the clerk has written none of his own."""
        known = {person.id: person for person in self._people}
        sides = []
        for named, title, key in (
            (self.talker, self.talker_title, "talker_title"),
            (self.partner, self.partner_title, "partner_title"),
        ):
            person = named.person()
            found = known.get(person.id) if person else None
            sides.append(found)
            if title.value() in ("", self._given.get(key, "")):
                title.set_value(found.title if found else "")
                self._given[key] = title.value()
        one, other = sides
        if one is not None and other is not None:
            pair = pair_between(one.in_committee, other.in_committee)
            now = self.pair.value()
            if now is None or now.value == self._given.get("pair"):
                self.pair.set_value(pair)
                self._given["pair"] = pair.value
        if self.talker.value() and self.partner.value():
            self.proposed.emit("title", f"{self.talker.value()}与{self.partner.value()}谈心谈话")

"""The form of one study group: what it is, who leads it, who belongs to it from when to when."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from gui.dialogs.study_shelf_panel import ShelfPanel
from gui.editors.organizations import organization_choices
from gui.editors.parts.lines import LinesPart, LineSpec
from gui.formats import date_text
from gui.look.tokens import Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import quiet_button
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.field import Field
from gui.widgets.fields.line import TextField
from gui.widgets.fields.numbers import CountField
from gui.widgets.fields.person import Person, PersonField
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.study_plan import GroupMember, StudyGroup
from models.rules.attendance import organization_kinds_for
from models.rules.conveners import convener
from models.rules.study_groups import USUAL_AGE_LIMIT, study_kind_of
from models.rules.study_terms import StudyGroupKind

_SECRETARY, _MENTOR = "学习秘书", "导师"


def _name() -> Field:
    return PersonField("成员", required=True, hint="姓名")


def _duty() -> Field:
    return TextField("组内职务", hint="职务")


def _from_on() -> Field:
    return DateField("入组日期", hint="入组日期")


def _to_on() -> Field:
    return DateField("离组日期", hint="离组日期")


class MembersPart(LinesPart):
    """小组成员; an empty day is open on its side. The day of leaving is the first day the person is not in it any more."""

    def __init__(self) -> None:
        fields = (
            LineSpec("name", _name, 0, 0, 3),
            LineSpec("duty", _duty, 0, 3, 3),
            LineSpec("from_on", _from_on, 0, 6, 3),
            LineSpec("to_on", _to_on, 0, 9, 3),
        )
        super().__init__("小组成员", fields, "添加成员")
        self.candidates_button = quiet_button("从名册添加…", "person_add")
        self.candidates_button.setToolTip("勾选所选党组织名册上年龄合适、还不在组内的同志")
        head = self.column.itemAt(0).layout()
        assert isinstance(head, QHBoxLayout)
        head.insertWidget(head.count() - 1, self.candidates_button)

    def show_rows(self, rows: Sequence[GroupMember]) -> None:
        """Show these members, each remembered by id."""
        self.show_lines([_texts(row) for row in rows])
        for line, row in zip(self.lines, rows, strict=True):
            if row.member_id is not None:
                _person(line.fields["name"]).set_person(Person(row.member_id, row.name))

    def append_people(self, people: Sequence[RosterEntry]) -> None:
        """Add people of the roster."""
        before = self.rows()
        self.show_rows([*before, *(GroupMember(entry.name, entry.id) for entry in people)])
        self.edited.emit()

    def rows(self) -> tuple[GroupMember, ...]:
        """What was typed."""
        rows = []
        for line in self.lines:
            if line.is_empty():
                continue
            person, texts = _person(line.fields["name"]).person(), line.values()
            member_id = person.id if person is not None else None
            rows.append(
                GroupMember(texts["name"], member_id, texts["duty"], texts["from_on"], texts["to_on"])
            )
        return tuple(rows)


def _person(field: Field) -> PersonField:
    assert isinstance(field, PersonField)
    return field


def _texts(row: GroupMember) -> dict[str, str]:
    return {
        "name": row.name,
        "duty": row.duty,
        "from_on": date_text(row.from_on) if row.from_on else "",
        "to_on": date_text(row.to_on) if row.to_on else "",
    }


class StudyGroupPanel(ShelfPanel):
    """`candidates_wanted`: the clerk asks who could belong to it. `ages_wanted`: limit or members changed."""

    candidates_wanted = Signal()
    ages_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__("新建学习小组")
        self._organizations: Sequence[OrganizationRow] = ()
        self.kind = ChoiceField("类型", [(kind, kind.label) for kind in StudyGroupKind], required=True)
        self.organization = ChoiceField("党组织", required=True)
        self.name = TextField("小组名称", required=True)
        self.leader = PersonField("组长")
        self.helper = PersonField(_SECRETARY)
        self.age_limit = CountField("年龄上限（周岁）", hint="不设上限的留空")
        self.founded_on = DateField("成立日期", today=today)
        self.dissolved_on = DateField("撤销日期", today=today)
        self.note = TextArea("备注", least=1, most=4)
        self.members = MembersPart()
        self.ages = Banner(closable=False)
        self._lay_out()
        self.kind.edited.connect(self._kind_chosen)
        self.organization.edited.connect(self._propose_name)
        self.members.candidates_button.clicked.connect(self.candidates_wanted)
        self.age_limit.edited.connect(self.ages_wanted)
        self.members.edited.connect(self.ages_wanted)

    def _lay_out(self) -> None:
        self.add_row(kind=self.kind, organization=self.organization)
        self.add("name", self.name)
        self.add_row(leader=self.leader, helper=self.helper)
        self.add_row(founded_on=self.founded_on, dissolved_on=self.dissolved_on, age_limit=self.age_limit)
        self.add_widget(self.ages)
        self.put_part(self.members)
        self.add("note", self.note)

    # What belongs to which kind

    @Slot()
    def _kind_chosen(self) -> None:
        young = self.kind.value() == StudyGroupKind.YOUTH_GROUP
        if young and self.row_id is None and self.age_limit.value() is None:
            self.age_limit.set_value(USUAL_AGE_LIMIT)
        self._show_fields()
        self._offer_organizations()
        self._propose_name()

    def _show_fields(self) -> None:
        young = self.kind.value() == StudyGroupKind.YOUTH_GROUP
        self.helper.rename(_MENTOR if young else _SECRETARY)
        self.age_limit.setVisible(young)

    def _offer_organizations(self, kept: int | None = None) -> None:
        kind = self.kind.value()
        kinds = (
            organization_kinds_for(study_kind_of(StudyGroupKind(kind)))
            if kind is not None
            else organization_kinds_for(study_kind_of(StudyGroupKind.YOUTH_GROUP))
        )
        self.organization.set_choices(organization_choices(self._organizations, kinds, kept))

    @Slot()
    def _propose_name(self) -> None:
        """The usual name, as long as the clerk gave none of his own."""
        kind, here = self.kind.value(), self.organization.box.currentText()
        names = {row.name for row in self._organizations} | {self.party_body}
        usual = [f"{name}{each.label}" for name in names for each in StudyGroupKind]
        if kind is None or not here or (self.name.value() and self.name.value() not in usual):
            return
        group = StudyGroupKind(kind)
        row = next((row for row in self._organizations if row.id == self.organization.value()), None)
        name = convener(study_kind_of(group), row, here, self.party_body) if row is not None else here
        self.name.set_value(f"{name}{group.label}")

    # What is kept

    def headline(self) -> str:
        return f"学习小组 {self.name.state().strip()}".strip()

    def restore(self, state: Mapping[str, str]) -> None:
        # Who may be chosen hangs on the kind.
        self.kind.restore(state.get("kind", ""))
        self._show_fields()
        self._offer_organizations()
        super().restore(state)

    # Rows in, rows out

    def set_organizations(self, rows: Sequence[OrganizationRow]) -> None:
        self._organizations = rows
        self._offer_organizations(self.organization.value())

    def set_people(self, people: list[Person]) -> None:
        """Whom to propose where a name is asked for."""
        for field in (self.leader, self.helper):
            field.set_people(people)
        self.members.set_people(people)

    def show_row(self, row: StudyGroup | None) -> None:
        self.row_id, self.version = (row.id, row.version) if row else (None, 0)
        self.set_title(row.name if row else "新建学习小组")
        self.banner.clear()
        self.told.clear()
        self.kind.set_value(row.kind if row else None)
        self._offer_organizations(row.organization_id if row else None)
        self.organization.set_value(row.organization_id if row else None)
        self.name.set_value(row.name if row else "")
        self.leader.set_value(row.leader if row else "")
        self.helper.set_value((row.secretary or row.mentor) if row else "")
        self.age_limit.set_value(row.age_limit if row else None)
        self.founded_on.set_value(row.founded_on if row else None)
        self.dissolved_on.set_value(row.dissolved_on if row else None)
        self.note.set_value(row.note if row else "")
        self.members.show_rows(row.members if row else ())
        self.ages.clear()
        self._show_fields()

    def row(self) -> StudyGroup:
        kind = StudyGroupKind(self.kind.value() or StudyGroupKind.CENTRE_GROUP)
        young = kind is StudyGroupKind.YOUTH_GROUP
        return StudyGroup(
            id=self.row_id,
            kind=kind,
            organization_id=int(self.organization.value() or 0),
            name=self.name.value(),
            leader=self.leader.value(),
            secretary="" if young else self.helper.value(),
            mentor=self.helper.value() if young else "",
            age_limit=self.age_limit.value() if young else None,
            founded_on=self.founded_on.value(),
            dissolved_on=self.dissolved_on.value(),
            note=self.note.value(),
            members=self.members.rows(),
            version=self.version,
        )

    def say_ages(self, sentence: str) -> None:
        """Who is older than the group asks for; empty when nobody is."""
        if sentence:
            self.ages.say(Tone.WARN, sentence)
        else:
            self.ages.clear()

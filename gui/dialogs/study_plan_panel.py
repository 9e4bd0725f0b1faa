"""The form of one plan of study: whose, of which year, and its topics."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot

from gui.dialogs.study_shelf_panel import ShelfPanel
from gui.editors.organizations import organization_choices
from gui.editors.plan_items import TopicsPart
from gui.widgets.buttons import plain_button
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.line import TextField
from gui.widgets.fields.numbers import CountField
from gui.widgets.fields.person import Person, PersonField
from models.rows.bureau import OrganizationRow
from models.rows.study_plan import StudyGroup, StudyPlan
from models.rules.attendance import organization_kinds_for
from models.rules.conveners import convener
from models.rules.study_groups import study_kind_of
from models.rules.study_plans import usual_title
from models.rules.terms import StudyKind

PLANNED = (StudyKind.CENTRE_GROUP, StudyKind.YOUTH_GROUP, StudyKind.BRANCH_STUDY)
"""Kinds that an office plans by the year."""


class StudyPlanPanel(ShelfPanel):
    """`begin_pressed`: the chosen topic is to be carried out; `held_pressed`: show the session that did."""

    begin_pressed = Signal()
    held_pressed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__("新建学习计划")
        self._today = today
        self._organizations: Sequence[OrganizationRow] = ()
        self._groups: Sequence[StudyGroup] = ()
        self._proposed = ""
        self.kind = ChoiceField("学习类型", [(kind, kind.label) for kind in PLANNED], required=True)
        self.organization = ChoiceField("党组织", required=True)
        self.year = CountField("年度", required=True, hint="如 2026")
        self.title = TextField("计划名称", required=True)
        self.leader = PersonField("组长")
        self.secretary = PersonField("学习秘书")
        self.issued_on = DateField("印发日期", today=today)
        self.note = TextArea("备注", least=1, most=4)
        self.topics = TopicsPart()
        self.begin_button = plain_button("开展学习", "book_open")
        self.begin_button.setToolTip("按这个专题新建一条学习记录，带出主题、材料和重点发言人")
        self.held_button = plain_button("查看记录", "document_search")
        self.held_button.setToolTip("打开最近一次开展这个专题的学习记录")
        self._lay_out()
        self.kind.edited.connect(self._kind_chosen)
        self.organization.edited.connect(self._propose)
        self.year.edited.connect(self._propose)
        self.begin_button.clicked.connect(self.begin_pressed)
        self.held_button.clicked.connect(self.held_pressed)
        self.topics.list.currentRowChanged.connect(self._topic_chosen)

    def _lay_out(self) -> None:
        self.add_row(kind=self.kind, organization=self.organization, year=self.year)
        self.add("title", self.title)
        self.add_row(leader=self.leader, secretary=self.secretary, issued_on=self.issued_on)
        self.put_part(self.topics)
        self.topics.head.insertWidget(1, self.begin_button)
        self.topics.head.insertWidget(2, self.held_button)
        self.add("note", self.note)

    @Slot(int)
    def _topic_chosen(self, _row: int) -> None:
        chosen = self.topics.chosen()
        for button in (self.begin_button, self.held_button):
            button.setVisible(chosen is not None)
        self.held_button.setEnabled(chosen is not None and bool(chosen["sessions"]))

    # What is proposed

    @Slot()
    def _kind_chosen(self) -> None:
        self._offer_organizations()
        self._propose()

    def _offer_organizations(self, kept: int | None = None) -> None:
        kind = StudyKind(self.kind.value() or StudyKind.YOUTH_GROUP)
        self.organization.set_choices(
            organization_choices(self._organizations, organization_kinds_for(kind), kept)
        )

    @Slot()
    def _propose(self) -> None:
        """The usual title, and who leads the group, as long as the clerk wrote nothing else."""
        kind, here, year = self.kind.value(), self.organization.value(), self.year.value()
        if kind is None or here is None or year is None:
            return
        usual = self._usual(year, here, self.organization.box.currentText(), StudyKind(kind))
        if self.title.value() in ("", self._proposed):
            self.title.set_value(usual)
            self._proposed = usual
        group = next(
            (one for one in self._groups if one.organization_id == here and study_kind_of(one.kind) == kind),
            None,
        )
        if group is not None and not self.leader.value() and not self.secretary.value():
            self.leader.set_value(group.leader)
            self.secretary.set_value(group.secretary)

    def _usual(self, year: int, here: int, name: str, kind: StudyKind) -> str:
        row = next((row for row in self._organizations if row.id == here), None)
        return usual_title(
            year, name if row is None else convener(kind, row, name, self.party_body), kind.label
        )

    # What is kept

    def headline(self) -> str:
        return f"学习计划 {self.title.state().strip()}".strip()

    def restore(self, state: Mapping[str, str]) -> None:
        # Who may be chosen hangs on the kind.
        self.kind.restore(state.get("kind", ""))
        self._offer_organizations()
        super().restore(state)

    # Rows in, rows out

    def set_organizations(self, rows: Sequence[OrganizationRow]) -> None:
        self._organizations = rows
        self._offer_organizations(self.organization.value())

    def set_groups(self, groups: Sequence[StudyGroup]) -> None:
        """The study groups, whose leaders are proposed."""
        self._groups = groups

    def set_people(self, people: list[Person]) -> None:
        self.leader.set_people(people)
        self.secretary.set_people(people)
        self.topics.set_people(people)

    def show_row(self, row: StudyPlan | None) -> None:
        self.row_id, self.version = (row.id, row.version) if row else (None, 0)
        self.set_title(row.title if row else "新建学习计划")
        self.banner.clear()
        self.told.clear()
        self._proposed = (
            self._usual(row.year, row.organization_id, row.organization_name, row.kind) if row else ""
        )
        self.kind.set_value(row.kind if row else StudyKind.CENTRE_GROUP)
        self._offer_organizations(row.organization_id if row else None)
        only = self.organization.box.values()
        self.organization.set_value(row.organization_id if row else only[0] if len(only) == 1 else None)
        self.year.set_value(row.year if row else self._today.year)
        self.title.set_value(row.title if row else "")
        self.leader.set_value(row.leader if row else "")
        self.secretary.set_value(row.secretary if row else "")
        self.issued_on.set_value(row.issued_on if row else None)
        self.note.set_value(row.note if row else "")
        self.topics.show_items(row.items if row else ())
        self._topic_chosen(0)
        if row is None:
            self._propose()

    def row(self) -> StudyPlan:
        return StudyPlan(
            id=self.row_id,
            year=self.year.value() or 0,
            organization_id=int(self.organization.value() or 0),
            kind=StudyKind(self.kind.value() or StudyKind.CENTRE_GROUP),
            title=self.title.value(),
            leader=self.leader.value(),
            secretary=self.secretary.value(),
            issued_on=self.issued_on.value(),
            note=self.note.value(),
            items=self.topics.items(),
            version=self.version,
        )

    def chosen_topic(self) -> dict[str, Any] | None:
        """The topic in the form, as typed."""
        return self.topics.chosen()

"""The editor of study sessions (domain §3.2)."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.editors.gathering import GatheringEditor
from gui.editors.kind_parts import study_parts
from gui.editors.measures import FOLLOWED
from gui.editors.parts.line_kinds import ROLES, ContributionsPart
from gui.editors.parts.materials import MaterialsPart
from gui.editors.people import SheetKey
from gui.editors.study_known import Known, read_known
from gui.editors.study_organizing import StudyOrganizingPart
from gui.editors.tools import EditorTools
from gui.tables.held import study_status
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.numbers import HoursField
from gui.widgets.fields.person import Person
from gui.widgets.fields.suggested import SuggestedField
from models.rows.changes import Changes, Subject
from models.rows.study import Contribution, Material, StudyDetail
from models.rules.attendance import Roll, roll_for
from models.rules.study_hours import hours_between
from models.rules.study_plans import names_of, titles_of
from models.rules.study_terms import Sitting, TrainingKind
from models.rules.terms import AttendanceState, RecordStatus, StudyForm, StudyKind
from models.services.study_plans import PlannedTopic

MAIN_SPEAKER = ROLES[1]
_EMPTY = StudyDetail(None, StudyKind.BRANCH_STUDY, 0, "", date.min)


class StudyEditor(GatheringEditor):
    """Shows a `StudyDetail` and gives back the one typed."""

    def __init__(self, tools: EditorTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, ("新建学习记录", "编辑学习记录"), StudyKind, "学习主题", parent)
        self.status.set_choices([(status, study_status(status)) for status in RecordStatus])
        self.attendance.set_votes(False)
        self.form_of_study = ChoiceField(
            "学习形式", [("", "待补"), *((form, form.label) for form in StudyForm)]
        )
        self.sitting = ChoiceField("学习方式", [("", "待补"), *((each, each.label) for each in Sitting)])
        self.training_kind = ChoiceField(
            "培训类别", [("", "待补"), *((each, each.label) for each in TrainingKind)]
        )
        self.organizer = SuggestedField("主办单位", hint="待补")
        self.hours = HoursField("学时")
        self.materials = MaterialsPart()
        self.contributions = ContributionsPart()
        self.content = TextArea("学习内容和研讨情况", least=6, most=30)
        self.outcome = TextArea("学习成效和贯彻落实措施", least=3, most=16)
        head = self.add_section("head", "基本情况")
        self.add_head(head)
        self.put_row(head, form=self.form_of_study, sitting=self.sitting)
        self.put_row(head, hours=self.hours, training_kind=self.training_kind)
        self.put(head, "organizer", self.organizer)
        head.column.addStretch(1)
        self.add_people()
        text = self.add_section("text", "学习内容")
        self.put_part(text, "materials", self.materials)
        text.first = self.materials.add_button
        self.put_part(text, "contributions", self.contributions)
        self.put(text, "content", self.content)
        self.put(text, "outcome", self.outcome)
        text.column.addStretch(1)
        parts = study_parts(tools)
        organizing = parts["organizing"]
        assert isinstance(organizing, StudyOrganizingPart)
        self.organizing = organizing
        self.organizing.group_chosen.connect(self.ask_people)
        self.add_kind_parts("life", "学习组织", parts)
        self.add_kind_parts("after", "后续", parts)
        self.add_files()
        self.materials.edited.connect(self.topics_edited)
        self._offer_training()
        tools.tasks.changed.connect(self._changed)
        self._read_documents()
        for clock in (self.started_at, self.ended_at):
            clock.edited.connect(self._propose_hours)
            clock.line.editingFinished.connect(self._propose_hours)

    # What depends on the kind, and what is known of documents

    @Slot()
    def kind_changed(self) -> None:
        self._offer_training()
        self.tell_parts()

    def _offer_training(self) -> None:
        is_training = self.chosen_kind() is StudyKind.TRAINING
        self.training_kind.setVisible(is_training)
        self.organizer.setVisible(is_training)

    def topics(self) -> tuple[str, ...]:
        if self.chosen_kind() not in FOLLOWED:
            return ()
        titles = (str(line["title"]).strip() for line in self.materials.state())
        return tuple(title for title in titles if title)

    def _read_documents(self) -> None:
        self.tools.tasks.read(read_known, then=self._known_came)

    def _known_came(self, known: Known) -> None:
        self.materials.set_documents(known.documents)
        self.organizer.set_suggestions(known.organizers)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.subjects & {Subject.PLANS, Subject.STUDY}:
            self._read_documents()

    @Slot()
    def _propose_hours(self) -> None:
        """From beginning to end, as long as the clerk gave no hours himself."""
        start, end = self.started_at.value(), self.ended_at.value()
        if self.hours.state().strip() or start is None or end is None or end <= start:
            return
        if self.started_at.line.hasFocus() or self.ended_at.line.hasFocus():
            # Not yet written to its end: 16:3 would be read as well.
            return
        self.hours.set_value(hours_between(start, end))
        self.mark_edited()

    def sheet_key(self) -> SheetKey | None:
        key = super().sheet_key()
        return None if key is None else replace(key, group_id=self.organizing.sheet_group())

    def carry_out(self, topic: PlannedTopic) -> None:
        """Begin the session that a topic of the year's plan asks for; what was typed already stays."""
        item = topic.item
        if not self.title.value():
            self.title.set_value(" ".join(item.topic.split()))
        if not self.host.value():
            self.host.set_value(topic.plan.leader)
        if not self.materials.rows():
            self.materials.show_rows([Material(title) for title in titles_of(item.materials)])
        if not self.contributions.rows():
            self.contributions.show_rows(
                [Contribution(name, MAIN_SPEAKER) for name in names_of(item.speakers)]
            )
        self.organizing.choose_topic(item.id)
        self.mark_edited()

    def propose(self, people: list[Person]) -> None:
        super().propose(people)
        self.contributions.set_people(people)

    # Rows in, rows out

    def show_detail(self, detail: StudyDetail) -> None:
        """Show a saved session."""
        self._show(detail, new=False)

    def show_new(self, template: StudyDetail | None) -> None:
        """Begin a session; with a template, one like that but of another day."""
        if template is None:
            self.show_nothing()
            self._show_text(None)
            self.show_kind_parts(None)
            self.set_clean()
        else:
            self._show(like(template), new=True)
            self.clear_day()
        self.show_section("head")

    def _show(self, detail: StudyDetail, *, new: bool) -> None:
        self.show_head(detail, new=new)
        self._show_text(detail)
        self.show_kind_parts(detail)
        self.set_clean()
        self.ask_people()

    def _show_text(self, detail: StudyDetail | None) -> None:
        self.form_of_study.set_value(detail.form if detail and detail.form else "")
        self.sitting.set_value(detail.sitting if detail and detail.sitting else "")
        self.training_kind.set_value(detail.training_kind if detail and detail.training_kind else "")
        self.organizer.set_value(detail.organizer if detail else "")
        self._offer_training()
        self.hours.set_value(detail.hours if detail else None)
        self.materials.show_rows(detail.materials if detail else ())
        self.contributions.show_rows(detail.contributions if detail else ())
        self.content.set_value(detail.content if detail else "")
        self.outcome.set_value(detail.outcome if detail else "")

    def detail(self) -> StudyDetail:
        """The session as typed; only after `check`."""
        key = self.sheet_key()
        assert key is not None
        assert isinstance(key.kind, StudyKind)
        form, sitting, training = (
            field.value() for field in (self.form_of_study, self.sitting, self.training_kind)
        )
        typed = replace(
            self._base or _EMPTY,
            id=self.record_id,
            kind=key.kind,
            organization_id=key.organization_id,
            title=self.title.value(),
            held_on=key.day,
            form=StudyForm(form) if form else None,
            status=RecordStatus(self.status.value() or RecordStatus.HELD),
            started_at=self.started_at.value(),
            ended_at=self.ended_at.value(),
            place=self.place.value(),
            host=self.host.value(),
            recorder=self.recorder.value(),
            hours=self.hours.value(),
            sitting=Sitting(sitting) if sitting else None,
            training_kind=TrainingKind(training) if training else None,
            organizer=self.organizer.value(),
            materials=self.materials.rows(),
            contributions=self.contributions.rows(),
            attendance=self.attendance.rows(),
            observers=self.observers.rows(),
            content=self.content.value(),
            outcome=self.outcome.value(),
            attachments=self.files.rows(),
            version=self.version,
        )
        whole: StudyDetail = self.with_kind_parts(typed)
        return whole


def like(template: StudyDetail) -> StudyDetail:
    """The next session like this one: the head, and where the clerk names the people, their names unmarked.
    What happened then (text, marks, materials, files, times) is not carried over.
    """
    people = template.attendance if roll_for(template.kind) is Roll.NOBODY else ()
    return StudyDetail(
        id=None,
        kind=template.kind,
        organization_id=template.organization_id,
        title="",
        held_on=template.held_on,
        form=template.form,
        sitting=template.sitting,
        training_kind=template.training_kind,
        organizer=template.organizer,
        place=template.place,
        host=template.host,
        recorder=template.recorder,
        group_id=template.group_id,
        attendance=tuple(
            replace(row, state=AttendanceState.UNMARKED, reason="", counted=True) for row in people
        ),
    )

"""What editors of study sessions and of meetings share: the head, who came, and the files."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.editors.kind_part import Setting
from gui.editors.kinds_editor import KindsEditor
from gui.editors.organizations import organization_choices
from gui.editors.parts.attachments import AttachmentsPart
from gui.editors.parts.attendance import AttendancePart
from gui.editors.parts.line_kinds import ObserversPart
from gui.editors.people import Kind, People, SheetKey, proposals, read_people
from gui.editors.section_bar import Section
from gui.editors.time_field import TimeField
from gui.editors.tools import EditorTools
from gui.editors.usual import KEYS, UsualFields
from gui.look.tokens import Tone
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.line import TextField
from gui.widgets.fields.person import Person, PersonField
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.meeting import MeetingDetail
from models.rows.study import StudyDetail
from models.rows.usual import Usual
from models.rules.attendance import organization_kinds_for
from models.rules.terms import MeetingKind, OrganizationKind, RecordStatus, StudyKind
from models.services.usual import usual_of

# A date is typed in several keys; the roster is read once it seems finished.
_PAUSE_MS = 250
KEPT_OF_HEAD = (
    "started_at",
    "ended_at",
    "place",
    "host",
    "recorder",
    "counts_as",
    "form",
    "hours",
    "sitting",
)
"""What a template keeps of the head: how such a gathering is usually held, never which one it was or who came."""


class GatheringEditor(KindsEditor):
    """Head, attendance, observers and attachments, bound together: organisation, kind and day decide who is
    expected. `template_wanted`: what is typed is to be kept as a template.
    """

    template_wanted = Signal()

    def __init__(
        self,
        tools: EditorTools,
        titles: tuple[str, str],
        kinds: type[StudyKind] | type[MeetingKind],
        title_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(*titles, parent)
        self.tools = tools
        self._kinds = kinds
        self._organizations: Sequence[OrganizationRow] = ()
        self._kept: int | None = None
        self.title = TextField(title_name, required=True)
        self.kind = ChoiceField("类型", [(kind, kind.label) for kind in kinds], required=True)
        self.held_on = DateField("日期", required=True, today=tools.today())
        self.organization = ChoiceField("党组织", required=True)
        self.status = ChoiceField("状态", [(status, status.label) for status in RecordStatus])
        self.started_at = TimeField("开始时间")
        self.ended_at = TimeField("结束时间")
        self.place = TextField("地点")
        self.host = PersonField("主持人")
        self.recorder = PersonField("记录人")
        self.attendance = AttendancePart()
        self.observers = ObserversPart()
        self.files = AttachmentsPart(tools.tasks, tools.attachments)
        self._asked_usual: tuple[Kind, int] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.ask_people)

    def add_head(self, section: Section) -> None:
        """The fields every record begins with, in the order a clerk knows them."""
        self.put(section, "title", self.title)
        self.put_row(section, kind=self.kind, held_on=self.held_on)
        self.put(section, "organization", self.organization)
        self.put_row(section, started_at=self.started_at, ended_at=self.ended_at)
        self.put_row(section, place=self.place, status=self.status)
        self.put_row(section, host=self.host, recorder=self.recorder)
        self.usual = UsualFields(
            {
                "started_at": self.started_at,
                "ended_at": self.ended_at,
                "place": self.place,
                "host": self.host,
                "recorder": self.recorder,
            },
            self,
        )
        self.usual.taken.connect(self.mark_edited)
        section.column.addWidget(self.usual.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_order("同上次", "照上次填写空着的地点、时间、主持人、记录人", self.usual.take_one, KEYS)
        self.add_order(
            "存为模板…",
            "把类型、时间、地点、主持人、议程的样子存下来，下次从模板新建；不含到会人员和记录内容",
            self.keep_as_template,
        )
        self.kind.edited.connect(self._kind_chosen)
        self.organization.edited.connect(self._pause.start)
        self.held_on.edited.connect(self._pause.start)
        self.status.edited.connect(self.tell_parts)
        self.attendance.counted.connect(self.tell_parts)

    def add_people(self) -> None:
        """The section of those who came."""
        section = self.add_section("people", "到会")
        self.put_part(section, "attendance", self.attendance, 1)
        section.first = self.attendance.table
        self.put_part(section, "observers", self.observers)

    def add_files(self) -> None:
        """The section of the files."""
        section = self.add_section("files", "附件")
        self.put_part(section, "files", self.files)
        section.first = self.files.add_button
        section.column.addStretch(1)

    def setting(self) -> Setting:
        """What the head of the form says now."""
        kind, status = self.chosen_kind(), self.status.value()
        here = self.organization.value()
        return Setting(
            kinds=frozenset([kind] if kind is not None else []) | frozenset(self.also_counts_as()),
            status=RecordStatus(status) if status else None,
            organization_id=here,
            day=self.held_on.value(),
            is_new=self.record_id is None,
            sheet=self.attendance.rows(),
            own=kind,
            organization=next((row for row in self._organizations if row.id == here), None),
            topics=self.topics(),
        )

    def field_filled(self, name: str) -> None:
        if name in ("held_on", "organization"):
            self._pause.start()

    # Templates

    def template_state(self) -> dict[str, Any]:
        """What a template keeps of what is typed, raw."""
        return {"fields": {key: text for key, text in self.state().items() if key in KEPT_OF_HEAD}}

    def begin_like(self, state: Mapping[str, Any]) -> None:
        """Put a template into the new record that is shown; the record then counts as edited."""
        for key, text in state.get("fields", {}).items():
            if key in KEPT_OF_HEAD and key in self.fields:
                self.fields[key].restore(str(text))
        self.kind_changed()
        self.mark_edited()

    @Slot()
    def keep_as_template(self) -> None:
        """As if 存为模板 was pressed: refused while no kind is chosen."""
        if self.chosen_kind() is None:
            self.banner.say(Tone.WARN, "请先选择类型，再存为模板。")
        else:
            self.template_wanted.emit()

    # Organisations

    def set_organizations(self, rows: Sequence[OrganizationRow]) -> None:
        """The tree, in tree order."""
        self._organizations = rows
        self._offer_organizations()
        if self.organization.value() is None and self._kept is not None:
            self.organization.set_value(self._kept)

    def _offer_organizations(self) -> None:
        kind = self.chosen_kind()
        if kind is None:
            kinds = {wanted for each in self._kinds for wanted in organization_kinds_for(each)}
            order = [wanted for wanted in OrganizationKind if wanted in kinds]
        else:
            order = list(organization_kinds_for(kind))
        self.organization.set_choices(organization_choices(self._organizations, order, self._kept))

    def chosen_kind(self) -> Kind | None:
        """The kind now chosen."""
        value = self.kind.value()
        return None if value is None else self._kinds(value)

    @Slot()
    def _kind_chosen(self) -> None:
        if self.record_id is None:
            self._kept = None
        self._offer_organizations()
        self.kind_changed()
        self._pause.start()

    def kind_changed(self) -> None:
        """For an editor whose other fields depend on the kind."""

    def prefill(self, kind: Any, organization_id: int | None, day: date | None = None) -> None:
        if kind is not None:
            self.kind.set_value(kind)
            self._offer_organizations()
            self.kind_changed()
        if organization_id is not None:
            self.organization.set_value(organization_id)
        if day is not None:
            self.held_on.set_value(day)
        self.ask_people()

    # People

    def set_roll(self, roll: Sequence[RosterEntry]) -> None:
        if self.sheet_key() is None:
            self.propose(proposals(roll))
        else:
            # The roster has changed while a record is open: its own day's roll is what counts.
            self.ask_people()

    def sheet_key(self) -> SheetKey | None:
        """What decides who is expected; None while part of it is missing."""
        kind, organization_id, day = self.chosen_kind(), self.organization.value(), self.held_on.value()
        if kind is None or organization_id is None or day is None:
            return None
        return SheetKey(kind, int(organization_id), day)

    @Slot()
    def ask_people(self) -> None:
        """Read the roster of the day, when organisation, kind and day are known."""
        self._pause.stop()
        self.tell_parts()
        self.ask_usual()
        key = self.sheet_key()
        if key is not None:
            self.attendance.expect(key)
            self.tools.tasks.read(read_people, key, then=self._people_came)

    def ask_usual(self) -> None:
        """Ask how this organisation held this kind last time, for a new record only."""
        kind, organization_id = self.sort_of_record()
        if self.record_id is not None or kind is None or organization_id is None:
            self._asked_usual = None
            self.usual.offer(None)
        elif self._asked_usual != (kind, organization_id):
            self._asked_usual = (kind, organization_id)
            self.usual.offer(None)
            self.tools.tasks.read(usual_of, kind, organization_id, then=self._usual_came)

    def _usual_came(self, usual: Usual | None) -> None:
        if self._asked_usual is not None and self._asked_usual == self.sort_of_record():
            self.usual.offer(usual)

    def sort_of_record(self) -> tuple[Kind | None, int | None]:
        organization_id = self.organization.value()
        return self.chosen_kind(), None if organization_id is None else int(organization_id)

    def _people_came(self, people: People) -> None:
        if people.key == self.sheet_key():
            self.attendance.people_came(people)
            self.propose(proposals(people.roll))

    def propose(self, people: list[Person]) -> None:
        """Propose names wherever one is asked for."""
        self.host.set_people(people)
        self.recorder.set_people(people)
        for part in self.kind_parts.values():
            part.set_people(people)

    # Showing and drafting

    def show_head(self, detail: StudyDetail | MeetingDetail, *, new: bool) -> None:
        """Show what all records begin with, their people and their files."""
        self.begin(None if new else detail.id, detail.version)
        self._kept = detail.organization_id
        self.kind.set_value(detail.kind)
        self._offer_organizations()
        self.organization.set_value(detail.organization_id)
        self.title.set_value(detail.title)
        self.held_on.today = self.tools.today()
        self.held_on.set_value(detail.held_on)
        self.status.set_value(detail.status)
        self.started_at.set_value(detail.started_at)
        self.ended_at.set_value(detail.ended_at)
        self.place.set_value(detail.place)
        self.host.set_value(detail.host)
        self.recorder.set_value(detail.recorder)
        self.attendance.show_sheet(detail.attendance, follows=new)
        self.observers.show_rows(detail.observers)
        self.files.show_rows(detail.attachments)

    def clear_day(self) -> None:
        """A new record has no day until the clerk gives one."""
        self.held_on.set_value(None)

    def show_nothing(self) -> None:
        """An empty form for a new record."""
        self.begin(None, 0)
        self._asked_usual = None
        self.usual.offer(None)
        self._kept = None
        for field in self.fields.values():
            field.restore("")
            field.set_error(None)
        self.status.set_value(RecordStatus.HELD)
        self._offer_organizations()
        self.attendance.show_sheet((), follows=True)
        self.observers.show_rows(())
        self.files.show_rows(())

    def draft_restored(self) -> None:
        # The day is restored as typed; organisations depend on the kind restored before them.
        self.kind_changed()
        self.ask_people()

    def restore(self, state: Mapping[str, str]) -> None:
        self.kind.restore(state.get("kind", ""))
        self._offer_organizations()
        super().restore(state)

    def headline(self) -> str:
        day: date | None = self.held_on.value()
        kind = self.chosen_kind()
        parts = [
            f"{day.month}月{day.day}日" if day else "日期待补",
            kind.label if kind else "",
            f"《{self.title.value()}》" if self.title.value() else "",
        ]
        return " ".join(part for part in parts if part)

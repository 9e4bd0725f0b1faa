"""The editor of rectification items (domain §3.8): contents, progress, the moves of the status machine."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.editors.organizations import organization_choices
from gui.editors.parts.attachments import AttachmentsPart
from gui.editors.parts.line_kinds import ProgressPart
from gui.editors.people import proposals
from gui.editors.record_editor import RecordEditor
from gui.editors.rectification_status import ItemStatus
from gui.editors.rectification_words import like, manifestation_choices, step_text
from gui.editors.tools import EditorTools
from gui.formats import UNKNOWN, date_text
from gui.look.tokens import Tone
from gui.tables.rectification import Standing
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.line import TextField
from gui.widgets.fields.person import PersonField
from gui.widgets.labels import label
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.inspection import Manifestation
from models.rows.rectification import RectificationDetail, StatusStep
from models.rules.inspection_terms import ShirkingTag
from models.rules.terms import (
    OrganizationKind,
    RectificationMode,
    RectificationSource,
    RectificationStatus,
)

STILL_OPEN = ("extended_check", "note")
"""The fields of a closed item that may still be filled in."""


class RectificationEditor(RecordEditor):
    """Shows a `RectificationDetail` and gives back the one typed. `action_pressed` carries the Action the
    clerk wants to order; the status never changes by saving. `notice_pressed` carries the notice to be opened.
    """

    action_pressed = Signal(object)
    notice_pressed = Signal(int)

    def __init__(self, tools: EditorTools, parent: QWidget | None = None) -> None:
        super().__init__("新建整改事项", "编辑整改事项", parent)
        self.tools = tools
        self._shown: RectificationDetail | None = None
        self._organizations: Sequence[OrganizationRow] = ()
        self._kept: int | None = None
        self._make_fields()
        self._make_head()
        measures = self.add_section("measures", "措施")
        for key, area in (
            ("cause", self.cause),
            ("goal", self.goal),
            ("measures", self.measures),
            ("extended_check", self.extended_check),
        ):
            self.put(measures, key, area)
        measures.column.addStretch(1)
        progress = self.add_section("progress", "进展")
        self.put_part(progress, "progress", self.progress)
        progress.first = self.progress.add_button
        progress.column.addWidget(label("办理过程", "second"))
        self.steps = label("", "", wrap=True)
        progress.column.addWidget(self.steps)
        self.put(progress, "note", self.note)
        progress.column.addStretch(1)
        files = self.add_section("files", "佐证")
        self.put(files, "evidence", self.evidence)
        self.put_part(files, "files", self.files)
        files.column.addStretch(1)
        self.mode.edited.connect(self._judge_deadline)
        self.due_on.edited.connect(self._judge_deadline)
        self.progress.edited.connect(self._judge_deadline)
        for field in (self.leader, self.supervisor, self.department, self.person):
            field.edited.connect(self._judge_chain)
        self.status.action_pressed.connect(self.action_pressed)
        self.status.notice_pressed.connect(self.notice_pressed)

    def _make_fields(self) -> None:
        today = self.tools.today()
        self.problem = TextArea("问题表述", required=True, least=3, most=12)
        sources = [(source, source.label) for source in RectificationSource]
        self.source = ChoiceField("问题来源", sources, required=True)
        self.source_document = TextField("来源文件或文号")
        self.organization = ChoiceField("责任单位", required=True)
        self.found_on = DateField("发现日期", required=True, today=today)
        modes = [(mode, mode.label) for mode in RectificationMode]
        self.mode = ChoiceField("整改方式", modes, required=True)
        self.due_on = DateField("整改时限", today=today)
        self.manifestation = ChoiceField("表现形式", manifestation_choices(()))
        self.tag = ChoiceField("六种不落实", [(None, "不标"), *((tag, tag.label) for tag in ShirkingTag)])
        self.leader = PersonField("责任领导", several=True)
        self.supervisor = PersonField("分管领导", several=True)
        self.department = TextField("责任部门")
        self.person = PersonField("责任人", several=True)
        self.cause = TextArea("原因分析", hint="从制度机制上深挖根源", least=3, most=12)
        self.goal = TextArea("整改目标", least=2, most=8)
        self.measures = TextArea("整改措施", hint="一条一行", least=4, most=16)
        self.extended_check = TextArea("举一反三", hint="同类问题在别处的排查情况", least=2, most=8)
        self.evidence = TextArea(
            "佐证材料", hint="纸质材料写明名称和存放处；电子材料加为附件", least=2, most=8
        )
        self.note = TextArea("备注", least=2, most=8)
        self.progress = ProgressPart(self.tools.today)
        self.files = AttachmentsPart(self.tools.tasks, self.tools.attachments)

    def _make_head(self) -> None:
        head = self.add_section("head", "基本情况")
        self.status = ItemStatus()
        head.column.addWidget(self.status)
        self.put(head, "problem", self.problem)
        self.put_row(head, source=self.source, found_on=self.found_on)
        self.put(head, "organization", self.organization)
        self.put_row(head, mode=self.mode, due_on=self.due_on)
        self.put_row(head, leader=self.leader, person=self.person)
        self.put_row(head, supervisor=self.supervisor, department=self.department)
        self.chain = label("", "warn", wrap=True)
        head.column.addWidget(self.chain)
        self.put_row(head, manifestation=self.manifestation, tag=self.tag)
        self.put(head, "source_document", self.source_document)
        head.column.addStretch(1)

    # Organisations and people

    def set_organizations(self, rows: Sequence[OrganizationRow]) -> None:
        """The tree; any organisation, 处室 and 直属单位 too, may have something to put right."""
        self._organizations = rows
        self.organization.set_choices(organization_choices(rows, list(OrganizationKind), self._kept))
        if self.organization.value() is None and self._kept is not None:
            self.organization.set_value(self._kept)

    def set_roll(self, roll: Sequence[RosterEntry]) -> None:
        """Propose names from the roster."""
        people = proposals(roll)
        self.leader.set_people(people)
        self.supervisor.set_people(people)
        self.person.set_people(people)

    def set_manifestations(self, rows: Sequence[Manifestation]) -> None:
        """The dictionary of 22, as the bureau typed it."""
        self.manifestation.set_choices(manifestation_choices(rows))

    def prefill(self, kind: Any, organization_id: int | None, day: date | None = None) -> None:
        if kind is not None:
            self.source.set_value(kind)
        if organization_id is not None:
            self.organization.set_value(organization_id)
        if day is not None:
            self.found_on.set_value(day)

    # Status, deadline, responsibility

    @Slot()
    def _judge_deadline(self) -> None:
        mode = self.mode.value()
        self.due_on.set_required(mode == RectificationMode.BY_DATE)
        shown = self._shown
        standing = None
        if mode is not None:
            standing = Standing(
                shown.status if shown else RectificationStatus.UNCLAIMED,
                RectificationMode(mode),
                self.due_on.value(),
                shown.look_back_on if shown else None,
                self.progress.days(),
            )
        self.status.judge(standing, self.tools.today())

    @Slot()
    def _judge_chain(self) -> None:
        """责任链: what nobody is named for is flagged, and not refused."""
        chain = (self.leader, self.supervisor, self.department, self.person)
        missing = [field.title for field in chain if not field.state().strip()]
        self.chain.setText(f"责任链还缺：{'、'.join(missing)}。" if missing else "")
        self.chain.setVisible(bool(missing))

    def _hold_closed(self) -> None:
        """What was struck off is read only but for what may be added to it."""
        shown = self._shown
        closed = shown is not None and shown.status.is_closed
        for key, field in self.fields.items():
            field.set_read_only(closed and key not in STILL_OPEN)
        self.progress.setEnabled(not closed)
        self.files.hold(shown.attachments if shown is not None and closed else ())
        if shown is not None and closed:
            self.banner.say(
                Tone.INFO,
                f"这一项已于{date_text(shown.closed_on)}销号（审核人{shown.verifier or UNKNOWN}），销号时的内容不能再改；"
                "可以补充举一反三、备注和附件。",
            )

    @property
    def deadline(self) -> QLabel:
        """How the item stands to its days, in words."""
        return self.status.deadline

    @property
    def action_buttons(self) -> tuple[QPushButton, ...]:
        """The moves now offered."""
        return self.status.buttons

    @property
    def shown(self) -> RectificationDetail | None:
        """The saved item now shown; None for a new one."""
        return self._shown

    # Rows in, rows out

    def show_detail(self, detail: RectificationDetail) -> None:
        """Show a saved item."""
        self._shown = detail
        self.begin(detail.id, detail.version)
        self.set_title(f"整改事项　{detail.found_on.year}年第{detail.number}号")
        self.heading.setToolTip(f"记录编号{detail.id}")
        self._fill(detail)

    def show_new(self, template: RectificationDetail | None) -> None:
        """Begin an item; with a template, one found on the same occasion."""
        self._shown = None
        self.begin(None, 0)
        if template is None:
            for field in self.fields.values():
                field.restore("")
                field.set_error(None)
            self._kept = None
            self.mode.set_value(RectificationMode.BY_DATE)
            self.progress.show_rows(())
            self.files.hold(())
            self.files.show_rows(())
            self._finish(())
        else:
            self._fill(like(template))
        self.show_section("head")

    def _fill(self, detail: RectificationDetail) -> None:
        self._kept = detail.organization_id
        self.set_organizations(self._organizations)
        self.problem.set_value(detail.problem)
        self.source.set_value(detail.source)
        self.source_document.set_value(detail.source_document)
        self.organization.set_value(detail.organization_id)
        self.found_on.set_value(detail.found_on)
        self.mode.set_value(detail.mode)
        self.due_on.set_value(detail.due_on)
        self.manifestation.set_value(detail.manifestation)
        self.tag.set_value(detail.tag)
        self.leader.set_value(detail.leader)
        self.supervisor.set_value(detail.supervisor)
        self.department.set_value(detail.department)
        self.person.set_value(detail.person)
        self.cause.set_value(detail.cause)
        self.goal.set_value(detail.goal)
        self.measures.set_value(detail.measures)
        self.extended_check.set_value(detail.extended_check)
        self.evidence.set_value(detail.evidence)
        self.note.set_value(detail.note)
        self.progress.show_rows(detail.progress)
        self.files.show_rows(detail.attachments)
        self._finish(detail.steps)

    def _finish(self, steps: Sequence[StatusStep]) -> None:
        self.steps.setText("\n".join(step_text(step) for step in steps) or "还没有办理过。")
        self.status.show_item(self._shown, self.problem.editor)
        self._hold_closed()
        self._judge_deadline()
        self._judge_chain()
        self.set_clean()

    def detail(self) -> RectificationDetail:
        """The item as typed; only after `check`."""
        found_on, mode = self.found_on.value(), self.mode.value()
        assert found_on is not None
        return RectificationDetail(
            id=self.record_id,
            source=RectificationSource(self.source.value()),
            organization_id=int(self.organization.value()),
            problem=self.problem.value(),
            found_on=found_on,
            mode=RectificationMode(mode),
            source_document=self.source_document.value(),
            cause=self.cause.value(),
            goal=self.goal.value(),
            measures=self.measures.value(),
            manifestation=self.manifestation.value(),
            tag=self.tag.value(),
            leader=self.leader.value(),
            supervisor=self.supervisor.value(),
            department=self.department.value(),
            person=self.person.value(),
            due_on=self.due_on.value(),
            progress=self.progress.rows(),
            attachments=self.files.rows(),
            evidence=self.evidence.value(),
            extended_check=self.extended_check.value(),
            note=self.note.value(),
            version=self.version,
        )

    def restore(self, state: Mapping[str, str]) -> None:
        super().restore(state)
        self._judge_deadline()
        self._judge_chain()

    def headline(self) -> str:
        problem = " ".join(self.problem.value().split())
        return f"整改事项“{problem[:16]}{'……' if len(problem) > 16 else ''}”" if problem else "整改事项"

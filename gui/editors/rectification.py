"""The editor of rectification items (domain §3.8): contents, progress, the moves of the status machine."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.editors.organizations import organization_choices
from gui.editors.parts.attachments import AttachmentsPart
from gui.editors.parts.line_kinds import ProgressPart
from gui.editors.people import proposals
from gui.editors.record_editor import RecordEditor
from gui.editors.section_bar import Section
from gui.editors.tools import EditorTools
from gui.formats import date_text
from gui.look.look import look
from gui.tables.rectification import deadline_text, status_pill
from gui.widgets.buttons import plain_button
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.line import TextField
from gui.widgets.fields.person import PersonField
from gui.widgets.labels import label
from gui.widgets.pill_label import PillLabel
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.rectification import RectificationDetail, StatusStep
from models.rules.rectification import actions_from, overdue_days
from models.rules.terms import (
    OrganizationKind,
    RectificationMode,
    RectificationSource,
    RectificationStatus,
)


class RectificationEditor(RecordEditor):
    """Shows a `RectificationDetail` and gives back the one typed. `action_pressed` carries the Action the
    clerk wants to order; the status never changes by saving.
    """

    action_pressed = Signal(object)

    def __init__(self, tools: EditorTools, parent: QWidget | None = None) -> None:
        super().__init__("新建整改事项", "编辑整改事项", parent)
        self.tools = tools
        self._shown: RectificationDetail | None = None
        self._organizations: Sequence[OrganizationRow] = ()
        self._kept: int | None = None
        self._buttons: list[QPushButton] = []
        self._make_fields()
        self._make_head()
        measures = self.add_section("measures", "措施")
        for key, area in (("cause", self.cause), ("goal", self.goal), ("measures", self.measures)):
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
        files = self.add_section("files", "附件")
        self.put_part(files, "files", self.files)
        files.first = self.files.add_button
        files.column.addStretch(1)
        self.mode.edited.connect(self._judge_deadline)
        self.due_on.edited.connect(self._judge_deadline)

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
        self.leader = PersonField("责任领导", several=True)
        self.department = TextField("责任部门")
        self.person = PersonField("责任人", several=True)
        self.cause = TextArea("原因分析", hint="从制度机制上深挖根源", least=3, most=12)
        self.goal = TextArea("整改目标", least=2, most=8)
        self.measures = TextArea("整改措施", hint="一条一行", least=4, most=16)
        self.note = TextArea("备注", least=2, most=8)
        self.progress = ProgressPart(self.tools.today)
        self.files = AttachmentsPart(self.tools.tasks, self.tools.attachments)

    def _make_head(self) -> None:
        head = self.add_section("head", "基本情况")
        head.column.addWidget(self._build_status())
        self.put(head, "problem", self.problem)
        self.put_row(head, source=self.source, found_on=self.found_on)
        self.put(head, "organization", self.organization)
        self.put_row(head, mode=self.mode, due_on=self.due_on)
        self._add_responsibles(head)
        self.put(head, "source_document", self.source_document)
        head.column.addStretch(1)

    def _add_responsibles(self, head: Section) -> None:
        self.put_row(head, leader=self.leader, person=self.person)
        self.put(head, "department", self.department)

    def _build_status(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(6))
        first = QHBoxLayout()
        self.pill = PillLabel()
        self.deadline = label("", "second", wrap=True)
        first.addWidget(self.pill)
        first.addWidget(self.deadline, 1)
        column.addLayout(first)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(look().px(6))
        self._actions.addStretch(1)
        column.addLayout(self._actions)
        return box

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
        self.person.set_people(people)

    def prefill(self, kind: Any, organization_id: int | None, day: date | None = None) -> None:
        if kind is not None:
            self.source.set_value(kind)
        if organization_id is not None:
            self.organization.set_value(organization_id)
        if day is not None:
            self.found_on.set_value(day)

    # Status and deadline

    @Slot()
    def _judge_deadline(self) -> None:
        status = self._shown.status if self._shown else RectificationStatus.UNCLAIMED
        mode = self.mode.value()
        self.due_on.set_required(mode == RectificationMode.BY_DATE)
        if mode is None:
            self.deadline.setText("")
            return
        today, due_on = self.tools.today(), self.due_on.value()
        days = overdue_days(status, RectificationMode(mode), due_on, today)
        self.pill.set_pill(status_pill(status, days))
        self.deadline.setText(deadline_text(status, RectificationMode(mode), due_on, today))

    def _show_actions(self) -> None:
        for button in self._buttons:
            self._actions.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        if self._shown is None:
            return
        for at, action in enumerate(actions_from(self._shown.status)):
            button = plain_button(action.label)
            button.setProperty("action", action.value)
            button.clicked.connect(self._press_action)
            self._actions.insertWidget(at, button)
            QWidget.setTabOrder(button, self.problem.editor)
            self._buttons.append(button)

    @property
    def action_buttons(self) -> tuple[QPushButton, ...]:
        """The moves now offered."""
        return tuple(self._buttons)

    @Slot()
    def _press_action(self) -> None:
        self.action_pressed.emit(self.sender().property("action"))

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
        self.leader.set_value(detail.leader)
        self.department.set_value(detail.department)
        self.person.set_value(detail.person)
        self.cause.set_value(detail.cause)
        self.goal.set_value(detail.goal)
        self.measures.set_value(detail.measures)
        self.note.set_value(detail.note)
        self.progress.show_rows(detail.progress)
        self.files.show_rows(detail.attachments)
        self._finish(detail.steps)

    def _finish(self, steps: Sequence[StatusStep]) -> None:
        self.steps.setText("\n".join(step_text(step) for step in steps) or "还没有办理过。")
        self._show_actions()
        self._judge_deadline()
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
            leader=self.leader.value(),
            department=self.department.value(),
            person=self.person.value(),
            due_on=self.due_on.value(),
            progress=self.progress.rows(),
            attachments=self.files.rows(),
            note=self.note.value(),
            version=self.version,
        )

    def restore(self, state: Mapping[str, str]) -> None:
        super().restore(state)
        self._judge_deadline()

    def headline(self) -> str:
        problem = " ".join(self.problem.value().split())
        return f"整改事项“{problem[:16]}{'……' if len(problem) > 16 else ''}”" if problem else "整改事项"


def step_text(step: StatusStep) -> str:
    """2026-10-05　整改中 → 申请销号　经办 张明：……"""
    note = f"：{step.note}" if step.note else ""
    return f"{date_text(step.on)}　{step.from_status.label} → {step.to_status.label}　{step.by}{note}"


def like(template: RectificationDetail) -> RectificationDetail:
    """Another item found on the same occasion: source, unit and responsibles; nothing of its substance."""
    return RectificationDetail(
        id=None,
        source=template.source,
        organization_id=template.organization_id,
        problem="",
        found_on=template.found_on,
        mode=template.mode,
        source_document=template.source_document,
        leader=template.leader,
        department=template.department,
        person=template.person,
    )

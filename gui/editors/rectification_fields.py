"""The fields of a rectification item (domain §3.8): what is typed, and the row it makes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from gui.editors.organizations import organization_choices
from gui.editors.parts.attachments import AttachmentsPart
from gui.editors.parts.line_kinds import ProgressPart
from gui.editors.people import proposals
from gui.editors.record_editor import RecordEditor
from gui.editors.rectification_words import manifestation_choices
from gui.editors.tools import EditorTools
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.line import TextField
from gui.widgets.fields.person import PersonField
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.inspection import Manifestation
from models.rows.rectification import RectificationDetail
from models.rules.inspection_terms import ShirkingTag
from models.rules.terms import OrganizationKind, RectificationMode, RectificationSource


class ItemFields(RecordEditor):
    """Makes the fields and parts, fills them and reads them; the editor puts them in their sections."""

    def __init__(self, tools: EditorTools, parent: QWidget | None = None) -> None:
        super().__init__("新建整改事项", "编辑整改事项", parent)
        self.tools = tools
        self._organizations: Sequence[OrganizationRow] = ()
        self.kept: int | None = None
        """The organisation of the item shown: it stays on offer, even dissolved."""
        self._make_fields()

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
        self.manifestation = ChoiceField("慵懒散浮拖表现", manifestation_choices(()))
        self.tag = ChoiceField("不落实表现", [(None, "不涉及"), *((tag, tag.label) for tag in ShirkingTag)])
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

    # Organisations and people

    def set_organizations(self, rows: Sequence[OrganizationRow]) -> None:
        """The tree; any organisation, 处室 and 直属单位 too, may have something to put right."""
        self._organizations = rows
        self.organization.set_choices(organization_choices(rows, list(OrganizationKind), self.kept))
        if self.organization.value() is None and self.kept is not None:
            self.organization.set_value(self.kept)

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

    # Rows in, rows out

    def fill_fields(self, detail: RectificationDetail) -> None:
        """Put an item's contents into the fields and parts."""
        self.kept = detail.organization_id
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

    def headline(self) -> str:
        problem = " ".join(self.problem.value().split())
        return f"整改事项“{problem[:16]}{'……' if len(problem) > 16 else ''}”" if problem else "整改事项"

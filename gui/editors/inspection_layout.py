"""The sections of the editor of inspections: 基本情况, 督察组, 支部, 问题, 附件."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.editors.parts.attachments import AttachmentsPart
from gui.editors.parts.findings import FindingsPart
from gui.editors.parts.team import TeamPart
from gui.editors.parts.visits import VisitsPart
from gui.editors.record_editor import RecordEditor
from gui.editors.section_bar import Section
from gui.editors.tools import EditorTools
from gui.look.look import look
from gui.widgets.buttons import plain_button
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField, MonthField
from gui.widgets.fields.line import TextField
from gui.widgets.labels import label
from models.rules.inspection_terms import InspectionMethod
from models.rules.inspections import status_word
from models.rules.terms import RecordStatus


class InspectionLayout(RecordEditor):
    """The fields and parts, and where they stand."""

    def __init__(self, tools: EditorTools, parent: QWidget | None = None) -> None:
        super().__init__("新建督察记录", "编辑督察记录", parent)
        self.tools = tools
        self._make_fields()
        self._make_head()
        self._make_parts()
        self.doubts = label("", "warn", wrap=True)
        self.add_widget(self.doubts)

    def _make_fields(self) -> None:
        today = self.tools.today()
        self.title = TextField("督察名称", required=True)
        self.first_on = DateField("督察日期", required=True, today=today)
        self.last_on = DateField("结束日期", today=today)
        self.last_on.line.setPlaceholderText("一天的不填")
        self.month = MonthField("所属月份", required=True)
        methods = [(method, method.label) for method in InspectionMethod]
        self.method = ChoiceField("督察方式", methods, required=True)
        self.organization = ChoiceField("督察单位", required=True)
        self.status = ChoiceField("状态", [(status, status_word(status)) for status in RecordStatus])
        self.basis = TextArea("督察依据", least=2, most=8)
        self.looked_at = TextArea("检查内容", hint="看了什么，查阅了哪些材料", least=2, most=12)
        self.remarks = TextArea("总体评价", hint="由督察组填写", least=2, most=12)
        self.team = TeamPart()
        self.visits = VisitsPart(today)
        self.findings = FindingsPart(self.tools.today)
        self.files = AttachmentsPart(self.tools.tasks, self.tools.attachments)

    def _make_head(self) -> None:
        head = self.add_section("head", "基本情况")
        self.put(head, "title", self.title)
        self.put_row(head, first_on=self.first_on, last_on=self.last_on)
        self.put(head, "month", self.month)
        self.put_row(head, method=self.method, status=self.status)
        self.put(head, "organization", self.organization)
        for key, area in (("basis", self.basis), ("looked_at", self.looked_at), ("remarks", self.remarks)):
            self.put(head, key, area)
        head.column.addStretch(1)

    def _make_parts(self) -> None:
        team = self.add_section("team", "督察组")
        self.put_part(team, "team", self.team)
        team.first = self.team.add_button
        team.column.addStretch(1)
        visits = self.add_section("visits", "支部")
        self.put_part(visits, "visits", self.visits, 1)
        visits.first = self.visits.list
        found = self.add_section("findings", "问题")
        self._add_orders(found)
        self.put_part(found, "findings", self.findings)
        found.first = self.findings.add_button
        found.column.addStretch(1)
        files = self.add_section("files", "附件")
        self.put_part(files, "files", self.files)
        files.first = self.files.add_button
        files.column.addStretch(1)

    def _add_orders(self, section: Section) -> None:
        row = QHBoxLayout()
        row.setSpacing(look().px(6))
        self.proposals_button = plain_button("从台账提取问题…", "document_search")
        self.proposals_button.setToolTip("把当月没有落实的和体检提示的列出来，由督察人员勾选采纳")
        self.notice_button = plain_button("起草通报", "megaphone")
        row.addWidget(self.proposals_button)
        row.addWidget(self.notice_button)
        row.addStretch(1)
        section.column.addLayout(row)
        self.waiting = label("", "hint", wrap=True)
        section.column.addWidget(self.waiting)

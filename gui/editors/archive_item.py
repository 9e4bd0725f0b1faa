"""One 件: what the directory says of it, what is in it, what it comes from, what is lacking."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.desk import Desk
from gui.editors.archive_code_field import ArchiveCodeField
from gui.editors.archive_item_words import blank_item, history_of, origin_of, source_target
from gui.editors.archive_parts import ArchivePartsPart
from gui.look.tokens import Tone
from gui.tables.archive import code_words, later_words, pages_words
from gui.widgets.buttons import quiet_button
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.line import TextField
from gui.widgets.form_panel import FormPanel
from gui.widgets.labels import label
from models.rows.archive import ArchiveDetail
from models.rules.archive_lacks import open_lacks
from models.rules.archive_terms import Retention, Secrecy

_NO_CODE = "没有的不填"


class ArchiveItemPanel(FormPanel):
    """What `Drafting` watches. `source_wanted(target)`: 打开来源 was pressed; `part_opened(part)`: a paper is to be looked at;
    `master_wanted`: 看归档件 was pressed.
    """

    source_wanted = Signal(object)
    part_opened = Signal(object)
    master_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("归档文件", parent, printable=False)
        self._shown = blank_item(desk.today().year)
        self._closed = False
        self.code = label("", "second", wrap=True)
        self.title = TextArea("题名", required=True, least=2, most=4)
        self.document_number = TextField("文号")
        self.responsible = TextField("责任者")
        self.dated = DateField("日期", today=desk.today())
        self.retention = ChoiceField("保管期限", [(each, each.label) for each in Retention], required=True)
        self.organization_code = ArchiveCodeField("机构代码", hint=_NO_CODE)
        self.secrecy = ChoiceField("密级", [(each, each.label or "无") for each in Secrecy])
        self.note = TextField("备注")
        self.parts = ArchivePartsPart(desk.tasks, desk.attachments)
        self.lacking = label("", "error", wrap=True)
        self.coming = label("", "second", wrap=True)
        self.origin = label("", "second", wrap=True)
        self.source_button = quiet_button("打开来源", "folder_open")
        self.master_button = quiet_button("看归档件", "eye")
        self.told_history = label("", "hint", wrap=True)
        self._build()
        self.parts.edited.connect(self.mark_edited)
        self.parts.opened.connect(self.part_opened)
        self.source_button.clicked.connect(self._want_source)
        self.master_button.clicked.connect(self.master_wanted)

    def _build(self) -> None:
        self.add_widget(self.code)
        self.add_widget(self.lacking)
        self.add_widget(self.coming)
        self.add("title", self.title)
        self.add_row(document_number=self.document_number, dated=self.dated)
        self.add("responsible", self.responsible)
        self.add_row(retention=self.retention, organization_code=self.organization_code)
        self.add_row(secrecy=self.secrecy, note=self.note)
        self.add_widget(self.parts)
        self.add_widget(self.origin)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.source_button)
        row.addWidget(self.master_button)
        row.addStretch(1)
        self.add_widget(buttons)
        self.add_widget(self.told_history)

    # What Drafting asks

    @property
    def shown(self) -> ArchiveDetail:
        """The 件 as last read or stored."""
        return self._shown

    @property
    def record_id(self) -> int | None:
        """The id of the 件 shown; None for a new one."""
        return self._shown.row.id

    @property
    def version(self) -> int:
        """The version of the 件 shown."""
        return self._shown.row.version

    def rebase(self, record_id: int | None, version: int) -> None:
        """What is on screen stays, as a change to the 件 as it is stored now."""
        self._shown = replace(self._shown, row=replace(self._shown.row, id=record_id, version=version))

    def headline(self) -> str:
        """What the draft is called."""
        return f"归档文件 {self.title.value()}"

    def draft(self) -> dict[str, Any]:
        """Everything typed, as JSON can keep it."""
        return {
            "headline": self.headline(),
            "version": self.version,
            "year": self._shown.row.year,
            "fields": self.state(),
            "parts": self.parts.state(),
        }

    def restore_draft(self, draft: Mapping[str, Any]) -> None:
        """Put a draft back over the 件 it belongs to; one of a new document brings its year."""
        if self._shown.row.id is None:
            year = int(draft.get("year", self._shown.row.year))
            self._shown = replace(self._shown, row=replace(self._shown.row, year=year))
        self.restore(draft.get("fields", {}))
        if "parts" in draft:
            self.parts.restore(draft["parts"])

    # Showing

    def show_detail(self, detail: ArchiveDetail) -> None:
        """Show a 件; without id it is a document being added by hand."""
        before = self.record_id
        self._know(detail)
        row = detail.row
        self.title.set_value(row.title)
        self.document_number.set_value(row.document_number)
        self.responsible.set_value(row.responsible)
        self.dated.set_value(row.dated)
        # How long a document added by hand is kept is for the clerk to say.
        self.retention.set_value(None if row.id is None else row.retention)
        self.organization_code.set_value(row.organization_code)
        self.secrecy.set_value(row.secrecy)
        self.note.set_value(row.note)
        self.parts.show_parts(detail.parts)
        if row.id != before:
            self._scroll.verticalScrollBar().setValue(0)
        self.banner.clear()
        self.set_clean()

    def settle(self, detail: ArchiveDetail) -> None:
        """Know the 件 as it is stored; what was typed since, and the keyboard, stay where they are."""
        self._know(detail)

    def _know(self, detail: ArchiveDetail) -> None:
        self._shown, row = detail, detail.row
        self.set_title("登记文件" if row.id is None else "归档文件")
        self.code.setText("" if row.id is None else f"档号：{code_words(row)}，{pages_words(row.pages)}")
        self.code.setVisible(row.id is not None)
        lacks = open_lacks(row.lacks)
        self.lacking.setText("缺项：" + "、".join(map(str, lacks)))
        self.lacking.setVisible(bool(lacks) and not row.left_out)
        self.coming.setText(later_words(row))
        self.coming.setVisible(bool(self.coming.text()) and not row.left_out)
        self.origin.setText(origin_of(detail))
        self.source_button.setVisible(row.id is not None and source_target(detail) is not None)
        self.master_button.setVisible(bool(detail.master_sha256))
        self.told_history.setText(history_of(detail))
        self.told_history.setVisible(row.id is not None)

    def set_closed(self, closed: bool) -> None:
        """Let it be read only: its year is closed, which the head of the page says."""
        if closed == self._closed:
            # What the banner says stays.
            return
        self._closed = closed
        self.set_read_only(closed)
        self.parts.set_read_only(closed)
        self.save_button.setVisible(not closed)
        self.cancel_button.setText("关闭" if closed else "取消")
        # A hint invites to write.
        self.organization_code.line.setPlaceholderText("" if closed else _NO_CODE)

    def check(self) -> bool:
        """Whether the fields are right and no file is still on its way."""
        right = super().check()
        problem = self.parts.problem()
        if right and problem is not None:
            self.banner.say(Tone.WARN, problem)
            return False
        return right

    def detail(self) -> ArchiveDetail:
        """The 件 as typed."""
        row = replace(
            self._shown.row,
            title=self.title.value(),
            document_number=self.document_number.value(),
            responsible=self.responsible.value(),
            dated=self.dated.value(),
            retention=self.retention.value(),
            organization_code=self.organization_code.value(),
            secrecy=self.secrecy.value(),
            note=self.note.value(),
        )
        return replace(self._shown, row=row, parts=self.parts.parts())

    @Slot()
    def _want_source(self) -> None:
        target = source_target(self._shown)
        if target is not None:
            self.source_wanted.emit(target)

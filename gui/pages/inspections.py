"""The page 督察."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from gui.editors.inspection import InspectionEditor
from gui.editors.record_editor import RecordEditor
from gui.editors.tools import EditorTools
from gui.pages.register_list import RegisterSpec
from gui.pages.register_page import RegisterPage
from gui.tables.inspections import INSPECTION_COLUMNS
from models.failures import BadInput, NotFound
from models.rows.changes import Changes, Subject
from models.rows.inspection import InspectionDetail, Manifestation, Proposal
from models.rows.query import RegisterQuery
from models.rows.target import Target
from models.rules.inspection_terms import InspectionMethod
from models.rules.inspections import status_word
from models.rules.papers import PaperKind
from models.rules.periods import Month
from models.rules.terms import RecordStatus, Register
from models.services.inspections import (
    latest_inspection,
    list_inspections,
    load_inspection,
    notified_months,
    remove_inspection,
    save_inspection,
)
from models.services.rulebook import load_manifestations

if TYPE_CHECKING:
    from gui.dialogs.proposals import ProposalsDialog

ANOTHER_RECORD = "编辑区已换成另一条督察记录，所选的没有放进去；请回到原来的督察记录重新提取。"


class InspectionsPage(RegisterPage):
    """Inspections: record, take over what the registers show, go on to the month's notice."""

    TITLE = "督察"
    RECORD_PAPER = PaperKind.INSPECTION_RECORD
    ICON = "document_search"
    PERIOD_PAPERS = False
    new_text = "新建督察记录"
    SPEC = RegisterSpec(
        register=Register.INSPECTION,
        subject=Subject.INSPECTION,
        noun="督察记录",
        search_hint="搜索名称、内容、问题",
        empty_sentence="每月对创建工作的督察记在这里：去了哪些支部，发现了什么问题。",
        columns=INSPECTION_COLUMNS,
        kinds=[(method, method.label) for method in InspectionMethod],
        every_kind="全部方式",
        statuses=[(status, status_word(status)) for status in RecordStatus],
        load=load_inspection,
        save=save_inspection,
        remove=remove_inspection,
    )
    _manifestations: tuple[Manifestation, ...] = ()
    _notified: frozenset[Month] = frozenset()
    _dialog: "ProposalsDialog | None" = None
    _turn = 0

    def _add_actions(self) -> None:
        super()._add_actions()
        self.view.add_action("起草通报", "megaphone", self._draft_chosen, for_selection=True).setToolTip(
            "到所选督察所属月份的督察通报"
        )

    def make_editor(self, tools: EditorTools) -> RecordEditor:
        editor = InspectionEditor(tools)
        editor.set_manifestations(self._manifestations)
        editor.set_notified(self._notified)
        editor.proposals_pressed.connect(self._ask_proposals)
        editor.notice_pressed.connect(self._draft_notice)
        editor.item_pressed.connect(self._open_item)
        return editor

    def list_rows(self, query: RegisterQuery) -> None:
        self.desk.tasks.read(list_inspections, query, then=self.show_rows)

    def order_template(self) -> None:
        """The last inspection that the organisation in the form, or of the one chosen, made; else the last of all."""
        editor, rows = self.editor, self.view.table.selected_rows()
        organization_id = None
        if isinstance(editor, InspectionEditor) and editor.isVisible():
            organization_id = editor.organization.value()
        elif rows:
            organization_id = rows[0].organization_id
        self.desk.tasks.read(latest_inspection, organization_id, then=self.repeat)

    # What the registers show

    @Slot(object)
    def _ask_proposals(self, month: Month) -> None:
        # Imported when first asked for, with the check-up and all it judges by: no part of a quick start.
        from gui.dialogs.proposals import ProposalsDialog

        editor = self.editor
        assert isinstance(editor, InspectionEditor)
        if self._dialog is not None:
            self._dialog.reject()
        dialog = ProposalsDialog(self.desk, month, editor.visits.ticked(), editor.findings.keys(), self)
        self._dialog, self._turn = dialog, editor.turn
        dialog.adopted.connect(self._adopt)
        dialog.finished.connect(self._dialog_closed)
        dialog.show()

    @property
    def dialog(self) -> "ProposalsDialog | None":
        """The proposals now shown."""
        return self._dialog

    @Slot(object)
    def _adopt(self, proposals: tuple[Proposal, ...]) -> None:
        editor, dialog = self.editor, self._dialog
        if dialog is None or not isinstance(editor, InspectionEditor):
            return
        if editor.turn != self._turn or not editor.isVisibleTo(self):
            dialog.explain(BadInput(ANOTHER_RECORD))
            return
        dialog.accept()
        editor.adopt(proposals)

    @Slot()
    def _dialog_closed(self) -> None:
        self._dialog = None

    # The dictionary

    def opening_came(self) -> None:
        super().opening_came()
        self._read_manifestations()
        self._read_notified()

    def _read_manifestations(self) -> None:
        self.desk.tasks.read(load_manifestations, then=self._manifestations_came)

    def _manifestations_came(self, rows: tuple[Manifestation, ...]) -> None:
        self._manifestations = rows
        if isinstance(self.editor, InspectionEditor):
            self.editor.set_manifestations(rows)

    # The notices issued

    def _read_notified(self) -> None:
        self.desk.tasks.read(notified_months, then=self._notified_came)

    def _notified_came(self, months: frozenset[Month]) -> None:
        self._notified = months
        if isinstance(self.editor, InspectionEditor):
            self.editor.set_notified(months)

    # What changed elsewhere

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        super()._changed(changes)
        if Subject.RULES in changes.subjects and self.opening.organizations:
            self._read_manifestations()
        if Subject.NOTICE in changes.subjects and self.opening.organizations:
            self._read_notified()
        if Subject.INSPECTION in changes.subjects:
            self._read_again()

    def _read_again(self) -> None:
        """A notice may have named findings of the inspection shown: they can then no longer be changed."""
        editor = self.editor
        if editor is None or editor.record_id is None or not editor.isVisibleTo(self):
            return
        if not editor.is_edited() and not editor.is_saving:
            self.desk.tasks.read(
                load_inspection, editor.record_id, then=self._shown_again, failed=self._not_shown_again
            )

    def _shown_again(self, detail: InspectionDetail) -> None:
        editor = self.editor
        if editor is None or editor.record_id != detail.id or editor.is_edited() or editor.is_saving:
            return
        editor.show_detail(detail)
        editor.set_closed(detail)

    def _not_shown_again(self, error: Exception) -> None:
        # It was just taken off the register.
        if not isinstance(error, NotFound):
            self.desk.tasks.failed.emit(error)

    # Going on

    def begin_target(self, kind: Any, target: Target) -> None:
        super().begin_target(kind, target)
        editor = self.editor
        if not isinstance(editor, InspectionEditor) or editor.record_id is not None or editor.is_edited():
            return
        if target.month is not None:
            editor.prefill_month(target.month)

    @Slot(object)
    def _draft_notice(self, month: Month) -> None:
        self.desk.window.go(Target(Subject.NOTICE, month=month, new=True))

    @Slot()
    def _draft_chosen(self) -> None:
        rows = self.view.table.selected_rows()
        if rows:
            self._draft_notice(rows[0].month)

    @Slot(int)
    def _open_item(self, item_id: int) -> None:
        self.desk.window.go(Target(Subject.RECTIFICATION, record_id=item_id))

"""What makes entering quick on a register's page: templates, and the month's attendance that was marked and never saved."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.editors.drafting import Drafting
from gui.editors.gathering import GatheringEditor
from gui.editors.organizations import organization_choices
from gui.editors.record_editor import RecordEditor
from gui.pages.register_keeping import RegisterKeeping
from models.rows.draft import OF_ATTENDANCE
from models.rows.template import RecordTemplate
from models.rules.periods import Month
from models.rules.terms import OrganizationKind

_HOLDERS = (OrganizationKind.BRANCH, OrganizationKind.GENERAL_BRANCH, OrganizationKind.PARTY_COMMITTEE)


class RegisterFast(RegisterKeeping):
    """Stands between what every register does and its page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.attendance_kept: Drafting | None = None
        if self.SPEC.register in OF_ATTENDANCE:
            self.attendance_kept = Drafting(desk.tasks, OF_ATTENDANCE[self.SPEC.register], self)
            self.attendance_kept.resumed.connect(self.resume_attendance)
            column = self.layout()
            assert isinstance(column, QVBoxLayout)
            column.insertWidget(1, self.attendance_kept.banner)

    def opening_came(self) -> None:
        super().opening_came()
        # Not before: the grid is opened for organisations that are known.
        if self.attendance_kept is not None:
            self.attendance_kept.ask()

    @Slot(object)
    def resume_attendance(self, _draft: object) -> None:
        """Open the month whose marks were never saved."""
        self.attendance_dialog().open()

    def attendance_dialog(self) -> QDialog:
        """到会情况月表 of the month and organisation that the list is narrowed to, or that the chosen record is of."""
        from gui.dialogs.attendance_month import AttendanceMonthDialog

        filters, chosen = self.view.filters, self.view.table.selected_rows()
        period, month = filters.value("period"), Month.of(self.desk.today())
        if period is not None and period.month is not None:
            month = Month(period.year, period.month)
        elif chosen:
            month = Month.of(chosen[0].held_on)
        organization_id = filters.value("organization")
        if organization_id is None and chosen:
            organization_id = chosen[0].organization_id
        if organization_id is None:
            # A committee seldom holds gatherings of its own.
            branches = (row.id for row in self.opening.organizations if row.kind is OrganizationKind.BRANCH)
            organization_id = next(branches, None)
        choices = organization_choices(self.opening.organizations, _HOLDERS)
        here = self._branch_of(organization_id)
        dialog = AttendanceMonthDialog(self.desk, self.SPEC.register, choices, here, month, self)
        if self.attendance_kept is not None:
            dialog.finished.connect(self.attendance_kept.ask)
        return dialog

    def _branch_of(self, organization_id: int | None) -> int | None:
        """The branch a group belongs to, for the grid of a branch holds its groups too."""
        here = next((row for row in self.opening.organizations if row.id == organization_id), None)
        is_group = here is not None and here.kind is OrganizationKind.GROUP
        return here.parent_id if here is not None and is_group else organization_id

    def the_editor(self) -> RecordEditor:
        first = self.editor is None
        editor = super().the_editor()
        if first and isinstance(editor, GatheringEditor):
            editor.template_wanted.connect(self.keep_as_template)
        return editor

    # Templates

    @Slot(object)
    def begin_like(self, template: RecordTemplate) -> None:
        """A new record as a template has it, of the organisation the list is narrowed to; first comes what was begun and
        never saved."""
        kind = next((kind for kind, _ in self.SPEC.kinds if kind.value == template.kind), None)
        organization_id: Any = self.view.filters.value("organization")
        if not self.begin_with(kind, organization_id):
            return
        editor = self.editor
        if isinstance(editor, GatheringEditor):
            editor.begin_like(template.state)
            editor.told.setText(f"模板：{template.name}")

    @Slot()
    def keep_as_template(self) -> None:
        """Ask for a name and keep what is typed as a template."""
        from gui.dialogs.template_name import TemplateNameDialog

        editor = self.editor
        if isinstance(editor, GatheringEditor) and editor.chosen_kind() is not None:
            kind = editor.chosen_kind()
            assert kind is not None
            template = RecordTemplate(
                None, self.SPEC.register, kind.value, kind.label, editor.template_state()
            )
            TemplateNameDialog(self.desk, template, self).open()

"""What makes entering quick on a register's page: templates, and the month's attendance that was marked and never saved."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.desk import Desk
from gui.editors.drafting import Drafting
from gui.editors.gathering import GatheringEditor
from gui.editors.record_editor import RecordEditor
from gui.pages.register_keeping import RegisterKeeping
from models.rows.draft import OF_ATTENDANCE
from models.rows.template import RecordTemplate


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
        from gui.pages.fast_works import ATTENDANCE

        ATTENDANCE.make(self.desk, self).open()

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

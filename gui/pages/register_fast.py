"""What makes entering quick on a register's page: templates."""

from typing import Any

from PySide6.QtCore import Slot

from gui.editors.gathering import GatheringEditor
from gui.editors.record_editor import RecordEditor
from gui.pages.register_keeping import RegisterKeeping
from models.rows.template import RecordTemplate


class RegisterFast(RegisterKeeping):
    """Stands between what every register does and its page."""

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

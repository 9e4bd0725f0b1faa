"""The name of a template: of a new one, or another one for one that is there."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.form import FormDialog
from gui.widgets.fields.line import TextField
from models.rows.changes import Changes
from models.rows.template import RecordTemplate
from models.services.templates import save_template

_INTRO = "存下类型、时间、地点、主持人、记录人和议程的样子；不含主题、到会人员、发言、决议和记录内容。"


class TemplateNameDialog(FormDialog):
    """`kept` carries the template's number."""

    kept = Signal(int)

    def __init__(self, desk: Desk, template: RecordTemplate, parent: QWidget) -> None:
        new = template.id is None
        super().__init__("存为模板" if new else "模板改名", "保存", parent, intro=_INTRO if new else "")
        self._desk, self._template = desk, template
        self.name = TextField("模板名称", required=True)
        self.name.set_value(template.name)
        self.put(self.name)
        self.name.line.selectAll()
        self.confirmed.connect(self._save)

    @Slot()
    def _save(self) -> None:
        named = replace(self._template, name=self.name.value())
        self._desk.tasks.write(save_template, named, then=self._saved, failed=self._refused)

    def _saved(self, changes: Changes) -> None:
        if self._template.id is None:
            self._desk.window.inform(f"已存为模板“{self.name.value()}”；用“更多工作”里的“从模板新建”来用它。")
        assert changes.record_id is not None
        self.kept.emit(changes.record_id)
        self.accept()

    def _refused(self, error: Exception) -> None:
        if self.explain(error) is None:
            self._desk.tasks.failed.emit(error)

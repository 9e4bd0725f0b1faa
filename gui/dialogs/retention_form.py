"""One line of the 保管期限表: in what unit, how long, by which source."""

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.dialogs.form import FormDialog
from gui.look.look import look
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.line import TextField
from models.rows.archive import RetentionLine
from models.rules.archive_terms import ArchiveUnit, Retention
from models.rules.compliance_terms import SourceStatus

_INTRO = "改动在下一次收集时生效：还没有封存的年度，没有手工改过期限的文件照新的期限编号；已封存的年度不变。"


class RetentionDialog(FormDialog):
    """Asks for the line; what it is about stays."""

    def __init__(self, line: RetentionLine, called: str, parent: QWidget) -> None:
        super().__init__(f"保管期限：{called}", "保存", parent, intro=_INTRO)
        self.setMinimumWidth(look().px(560))
        self.about = (line.id,)
        self._line = line
        self.unit = ChoiceField("归档方式", [(each, each.label) for each in ArchiveUnit], required=True)
        self.retention = ChoiceField("保管期限", [(each, each.label) for each in Retention], required=True)
        self.basis = TextArea("依据", hint="文件名称和条款，或本单位归档范围和保管期限表", least=2, most=5)
        self.status = ChoiceField("依据核对", [(each, each.label) for each in SourceStatus], required=True)
        self.note = TextField("说明")
        how = FieldGrid(2)
        how.add(self.unit, self.retention)
        self.body.addWidget(how)
        self._fields.extend((self.unit, self.retention))
        self.put(self.basis, self.status, self.note)
        self.unit.set_value(line.unit)
        self.retention.set_value(line.retention)
        self.basis.set_value(line.basis)
        self.status.set_value(line.basis_status)
        self.note.set_value(line.note)
        self.unit.edited.connect(self._suit)
        self._suit()
        self.unit.setFocus()

    @Slot()
    def _suit(self) -> None:
        self.retention.setVisible(self.unit.value() is not ArchiveUnit.NONE)

    def answer(self) -> RetentionLine:
        """The line as typed; only after `confirmed`."""
        return replace(
            self._line,
            unit=self.unit.value(),
            retention=self.retention.value(),
            basis=self.basis.value(),
            basis_status=self.status.value(),
            note=self.note.value(),
        )

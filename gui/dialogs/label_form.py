"""One word of a dictionary of labels."""

from PySide6.QtWidgets import QCheckBox, QWidget

from gui.dialogs.form import FormDialog
from gui.look.look import look
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.line import TextField
from models.rows.label import LabelRow
from models.rules.study_terms import LabelScheme

_INTROS = {
    LabelScheme.CAMPAIGN: "如主题教育、党纪学习教育。学习、会议和心得体会都可以标注，一处登记，多处统计。",
    LabelScheme.EDUCATION: "如警示教育、形势政策教育。各支部开展情况见“教育开展情况表”。",
    LabelScheme.TAG: "自己常用的分类。标注“以会代训”的会议按起止时间计入学时。",
}


class LabelDialog(FormDialog):
    """Asks for a word; one without an id is new."""

    def __init__(self, row: LabelRow, parent: QWidget) -> None:
        is_new = row.id is None
        title = f"{'新增' if is_new else '修改'}{row.scheme.label}"
        super().__init__(title, "新增" if is_new else "保存", parent, intro=_INTROS[row.scheme])
        self.setMinimumWidth(look().px(520))
        self.about = (row.id,)
        self._row = row
        self.name = TextField("名称", required=True)
        self.begins_on = DateField("开始日期")
        self.ends_on = DateField("结束日期")
        self.wants_reflections = QCheckBox("每名党员提交一篇心得体会")
        self.note = TextArea("备注", least=2, most=6)
        self.enabled = QCheckBox("启用（停用后不再提供选择，以前的记录照旧）")
        self.put(self.name)
        if row.scheme is LabelScheme.CAMPAIGN:
            days = FieldGrid(2)
            days.add(self.begins_on, self.ends_on)
            self.body.addWidget(days)
            self._fields.extend((self.begins_on, self.ends_on))
            self.body.addWidget(self.wants_reflections)
        self.put(self.note)
        self.body.addWidget(self.enabled)
        self.name.set_value(row.name)
        self.begins_on.set_value(row.begins_on)
        self.ends_on.set_value(row.ends_on)
        self.wants_reflections.setChecked(row.wants_reflections)
        self.note.set_value(row.note)
        self.enabled.setChecked(row.enabled)
        self.name.setFocus()

    def check(self) -> bool:
        right = super().check()
        begins, ends = self.begins_on.value(), self.ends_on.value()
        if right and begins is not None and ends is not None and ends < begins:
            self.ends_on.set_error("结束日期早于开始日期，请核对")
            self.ends_on.setFocus()
            return False
        return right

    def answer(self) -> LabelRow:
        """What was typed; only after `confirmed`."""
        before = self._row
        return LabelRow(
            before.id,
            before.scheme,
            self.name.value(),
            self.begins_on.value(),
            self.ends_on.value(),
            self.wants_reflections.isChecked(),
            self.note.value(),
            self.enabled.isChecked(),
            before.records,
            before.version,
        )

"""One document to be studied."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from gui.dialogs.form import FormDialog
from gui.look.look import look
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.line import TextField
from models.rows.study_plan import StudyDocument
from models.rules.study_terms import DocumentKind

_INTRO = (
    "题名与学习材料、会议第一议题的题名对照（书名号、空格和标点不影响），"
    "对上的学习记录自动列出，从发布日期到首次学习的天数就是跟进天数。"
)


class StudyDocumentDialog(FormDialog):
    """Asks for a document; None is a new one."""

    def __init__(self, row: StudyDocument | None, today: date, parent: QWidget) -> None:
        title = "登记学习篇目" if row is None else "修改学习篇目"
        super().__init__(title, "登记" if row is None else "保存", parent, intro=_INTRO)
        self.setMinimumWidth(look().px(560))
        self.about = (row and row.id,)
        self._row = row or StudyDocument(None, DocumentKind.DOCUMENT, "")
        self.title = TextField("题名", required=True)
        self.kind = ChoiceField("类别", [(kind, kind.label) for kind in DocumentKind], required=True)
        self.issued_on = DateField("发布日期", today=today)
        self.issuer = TextField("来源（发布单位）", hint="如 新华社；待补可留空")
        self.required = QCheckBox("必学（没有学习的在列表里提示）")
        self.note = TextArea("备注", least=2, most=6)
        self.put(self.title)
        row_of = FieldGrid(2)
        row_of.add(self.kind, self.issued_on)
        self.body.addWidget(row_of)
        self._fields.extend((self.kind, self.issued_on))
        self.put(self.issuer)
        self.body.addWidget(self.required)
        self.put(self.note)
        shown = self._row
        self.title.set_value(shown.title)
        self.kind.set_value(shown.kind)
        self.issued_on.set_value(shown.issued_on)
        self.issuer.set_value(shown.issuer)
        self.required.setChecked(shown.required)
        self.note.set_value(shown.note)
        self.title.setFocus()

    def answer(self) -> StudyDocument:
        """What was typed; only after `confirmed`."""
        return StudyDocument(
            self._row.id,
            DocumentKind(self.kind.value()),
            self.title.value(),
            self.issuer.value(),
            self.issued_on.value(),
            self.required.isChecked(),
            self.note.value(),
            version=self._row.version,
        )

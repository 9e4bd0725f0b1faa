"""One line of the 借阅登记簿, and its coming back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.dialogs.form import FormDialog
from gui.look.look import look
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.line import TextField
from gui.widgets.fields.suggested import SuggestedField
from models.rows.archive_use import BorrowingRow
from models.rules.archive_numbers import parsed_code
from models.rules.archive_terms import BorrowingForm

_INTRO = "输入档号或题名里的几个字即可选出归档文件；还没有归档的材料也可以直接写明。"


class BorrowingDialog(FormDialog):
    """Asks for a line; a row without a number is a new one. ``items`` are what may be chosen: words → number of the 件."""

    def __init__(self, row: BorrowingRow, items: Mapping[str, int], today: date, parent: QWidget) -> None:
        is_new = row.id is None
        super().__init__(
            "登记借阅" if is_new else "修改借阅登记", "登记" if is_new else "保存", parent, intro=_INTRO
        )
        self.setMinimumWidth(look().px(600))
        self.about = (row.id, row.described)
        self._row, self._items = row, dict(items)
        self.described = SuggestedField("借阅内容", required=True, hint="档号、题名")
        self.described.set_suggestions(self._items)
        self.form = ChoiceField("方式", [(form, form.label) for form in BorrowingForm], required=True)
        self.borrower = TextField("借阅人", required=True)
        self.unit = TextField("单位（处室）")
        self.approved_by = TextField("批准人")
        self.borrowed_on = DateField("借阅日期", today=today, required=True)
        self.due_on = DateField("应还日期", today=today)
        self.purpose = TextArea("用途", least=2, most=4)
        self.returned_on = DateField("归还日期", today=today)
        self.returned_state = TextField("归还情况", hint="如 完好")
        self.note = TextArea("备注", least=1, most=4)
        self.put(self.described)
        self._pair(self.form, self.approved_by)
        self._pair(self.borrower, self.unit)
        self._pair(self.borrowed_on, self.due_on)
        self.put(self.purpose)
        self._pair(self.returned_on, self.returned_state)
        self.put(self.note)
        self._show(row)
        self.form.edited.connect(self._form_chosen)
        self._form_chosen()
        self.described.setFocus()

    def _pair(self, *fields: TextField | ChoiceField | DateField) -> None:
        grid = FieldGrid(2)
        grid.add(*fields)
        self.body.addWidget(grid)
        self._fields.extend(fields)

    def _show(self, row: BorrowingRow) -> None:
        self.described.set_value(row.described)
        self.form.set_value(row.form)
        self.borrower.set_value(row.borrower)
        self.unit.set_value(row.unit)
        self.approved_by.set_value(row.approved_by)
        self.borrowed_on.set_value(row.borrowed_on)
        self.due_on.set_value(row.due_on)
        self.purpose.set_value(row.purpose)
        self.returned_on.set_value(row.returned_on)
        self.returned_state.set_value(row.returned_state)
        self.note.set_value(row.note)

    @Slot()
    def _form_chosen(self) -> None:
        """Only an original comes back."""
        is_lent = self.form.value() == BorrowingForm.LENT
        self.due_on.setVisible(is_lent)
        for field in (self.returned_on, self.returned_state):
            field.setVisible(is_lent and self._row.id is not None)

    def answer(self) -> BorrowingRow:
        """What was typed; only after `confirmed`."""
        form = BorrowingForm(self.form.value())
        is_lent = form is BorrowingForm.LENT
        described = self._in_full(self.described.value().strip())
        day = self.borrowed_on.value()
        assert day is not None, "checked before `confirmed`"
        kept = self._row.item_id if described == self._row.described else None
        return replace(
            self._row,
            item_id=self._items.get(described, kept),
            described=described,
            form=form,
            borrower=self.borrower.value(),
            unit=self.unit.value(),
            approved_by=self.approved_by.value(),
            borrowed_on=day,
            due_on=self.due_on.value() if is_lent else None,
            purpose=self.purpose.value(),
            returned_on=self.returned_on.value() if is_lent else None,
            returned_state=self.returned_state.value() if is_lent else "",
            note=self.note.value(),
        )

    def _in_full(self, described: str) -> str:
        """What was typed; where that is a 档号 alone, however its signs were typed, the 件 with its title."""
        code = parsed_code(described)
        if code is None:
            return described
        asked = str(code).casefold()
        return next(
            (words for words in self._items if words.partition(" ")[0].casefold() == asked), described
        )


@dataclass(frozen=True)
class Returned:
    """That an original came back."""

    borrowing_id: int
    version: int
    returned_on: date
    state: str


class ReturnDialog(FormDialog):
    """Asks when an original came back, and in what state."""

    def __init__(self, row: BorrowingRow, today: date, parent: QWidget) -> None:
        super().__init__("登记归还", "登记", parent, intro=f"{row.borrower}借出的“{row.described}”。")
        self.about = (row.id,)
        self._row = row
        self.returned_on = DateField("归还日期", today=today, required=True)
        self.state = TextField("归还情况", hint="如 完好")
        self.put(self.returned_on, self.state)
        self.returned_on.set_value(today)
        self.state.setFocus()

    def answer(self) -> Returned:
        """What was typed; only after `confirmed`."""
        day = self.returned_on.value()
        assert day is not None, "checked before `confirmed`"
        return Returned(self._row.id or 0, self._row.version, day, self.state.value())

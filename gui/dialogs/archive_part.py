"""One paper of a 件: what it is, what it is called, how many pages it has."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from gui.dialogs.form import FormDialog
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.line import TextField
from gui.widgets.fields.numbers import CountField
from models.rows.archive import PartRow
from models.rules.archive_terms import PartRole

_INTRO = "页数在制作归档件时自动数好；只有纸质材料或数不出来的，才需要在这里填写。"


class ArchivePartDialog(FormDialog):
    """Asks for role, name and pages; an empty count of pages is counted by the program again."""

    def __init__(self, part: PartRow, parent: QWidget | None = None) -> None:
        super().__init__("修改这一份", "确定", parent, intro=_INTRO)
        self._part = part
        self.role = ChoiceField("类别", [(role, role.label) for role in PartRole], required=True)
        self.name = TextField("名称", required=True)
        self.pages = CountField("页数")
        self.put(self.role, self.name, self.pages)
        self.role.set_value(part.role)
        self.name.set_value(part.name)
        self.pages.set_value(part.pages)
        self.name.setFocus()

    def check(self) -> bool:
        right = super().check()
        if right and self.pages.value() == 0:
            self.pages.set_error("请填1以上的数，不知道的留空")
            self.pages.setFocus()
            return False
        return right

    def answer(self) -> PartRow:
        """The part as typed; only after `confirmed`."""
        pages = self.pages.value()
        typed = pages is not None and (pages != self._part.pages or self._part.pages_typed)
        return replace(
            self._part, role=self.role.value(), name=self.name.value(), pages=pages, pages_typed=typed
        )

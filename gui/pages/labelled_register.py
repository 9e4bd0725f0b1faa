"""A register whose records carry labels: the list may be narrowed to one of them."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Slot

from gui.pages.register_page import RegisterPage
from models.rows.changes import Changes, Subject
from models.rows.label import LabelRow
from models.rows.query import RegisterQuery
from models.services.labels import list_labels


class LabelledRegister(RegisterPage):
    """A subclass gives what a `RegisterPage` asks for."""

    def _add_filters(self) -> None:
        super()._add_filters()
        box = self.view.filters.add_choice("label", "全部标签", width=112)
        box.setToolTip("只看带有这个专题活动、教育类型或标签的记录")

    def query(self) -> RegisterQuery:
        return replace(super().query(), label=self.view.filters.value("label"))

    def furnish(self) -> None:
        super().furnish()
        self._read_labels()

    def _read_labels(self) -> None:
        self.desk.tasks.read(list_labels, then=self._labels_came)

    def _labels_came(self, labels: Sequence[LabelRow]) -> None:
        self.view.filters.set_choices(
            "label", [(row.id, row.name) for row in labels if row.enabled or row.records]
        )

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        super()._changed(changes)
        if self._opened and Subject.LABELS in changes.subjects:
            self._read_labels()
            self.refresh()

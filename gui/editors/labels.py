"""Labels of a record: its campaigns, kinds of education and tags."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot

from gui.editors.kind_part import KindPart, Setting
from gui.editors.tools import EditorTools
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.ticks import TicksField
from models.rows.changes import Changes, Subject
from models.rows.label import LabelRow
from models.rules.study_terms import LabelScheme
from models.services.labels import list_labels

NONE = "未选"


class LabelsPart(KindPart):
    """A button for each dictionary; several words of each may be ticked. Words switched off stay where they are ticked."""

    SECTION = "after"

    def __init__(self, tools: EditorTools) -> None:
        super().__init__()
        self._tools = tools
        self._labels: tuple[LabelRow, ...] = ()
        self._shown: tuple[int, ...] = ()
        self.fields = {scheme: TicksField(scheme.label, NONE) for scheme in LabelScheme}
        self.column.addWidget(self.fields[LabelScheme.CAMPAIGN])
        row = FieldGrid(2)
        row.add(self.fields[LabelScheme.EDUCATION], self.fields[LabelScheme.TAG])
        self.column.addWidget(row)
        for field in self.fields.values():
            field.edited.connect(self.edited)
        self.setFocusProxy(self.fields[LabelScheme.CAMPAIGN])
        tools.tasks.changed.connect(self._changed)
        self._read()

    def _read(self) -> None:
        self._tools.tasks.read(list_labels, then=self._labels_came)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if Subject.LABELS in changes.subjects:
            self._read()

    def _labels_came(self, labels: Sequence[LabelRow]) -> None:
        ticked = self._value()
        self._labels = tuple(labels)
        self._show(ticked)

    def concerns(self, setting: Setting) -> bool:
        return True

    # Contents

    def show_detail(self, detail: Any) -> None:
        self._show(detail.labels if detail is not None else ())

    def _show(self, ticked: Sequence[int]) -> None:
        """Offer each dictionary's words that are in use, and those ticked; ids of no dictionary known yet are kept."""
        known = {label.id: label for label in self._labels}
        self._shown = tuple(label_id for label_id in ticked if label_id not in known)
        for scheme, field in self.fields.items():
            own = [label for label in self._labels if label.scheme is scheme and label.id is not None]
            field.set_value([label.id for label in own if label.id in ticked and label.id is not None])
            field.set_choices(
                [(label.id or 0, label.name) for label in own if label.enabled or label.id in ticked]
            )

    def _value(self) -> tuple[int, ...]:
        ticked = [label_id for field in self.fields.values() for label_id in field.value()]
        return (*ticked, *self._shown)

    def into(self, detail: Any) -> Any:
        return replace(detail, labels=self._value())

    def state(self) -> Any:
        return list(self._value())

    def restore(self, state: Any) -> None:
        self._show([int(label_id) for label_id in state])

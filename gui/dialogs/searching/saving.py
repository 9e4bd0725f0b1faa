"""The name of a kept search: of a new one, or another one for one that is there."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.form import FormDialog
from gui.widgets.fields.line import TextField
from models.rows.changes import Changes
from models.rows.search import SavedSearchRow
from models.services.saved_searches import save_search


class SaveSearchDialog(FormDialog):
    """`kept` carries the name under which it is kept."""

    kept = Signal(str)

    def __init__(self, desk: Desk, row: SavedSearchRow, parent: QWidget) -> None:
        new = row.id is None
        super().__init__(
            "存为检索" if new else "检索改名", "保存", parent, intro=f"检索的内容：{row.typed}" if new else ""
        )
        self._desk, self._row = desk, row
        self.name = TextField("名称", required=True)
        self.name.set_value(row.name)
        self.put(self.name)
        self.name.line.selectAll()
        self.confirmed.connect(self._save)

    @Slot()
    def _save(self) -> None:
        named = replace(self._row, name=self.name.value())
        self._desk.tasks.write(save_search, named, then=self._saved, failed=self._refused)

    def _saved(self, _changes: Changes) -> None:
        self.kept.emit(self.name.value())
        self.accept()

    def _refused(self, error: Exception) -> None:
        if self.explain(error) is None:
            self._desk.tasks.failed.emit(error)

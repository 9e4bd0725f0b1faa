"""A list of the rulebook: its rules or its exemptions."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.entries import EntriesDialog
from gui.tables.rows import Column, RowsModel
from gui.widgets.record_table import RecordTable


class RulebookDialog(EntriesDialog):
    """One entry is chosen at a time."""

    def __init__(self, desk: Desk, title: str, columns: Sequence[Column[Any]], parent: QWidget) -> None:
        super().__init__(desk, title, parent)
        self.model = RowsModel(columns, self)
        self.table = RecordTable(self.model, title)
        self.table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)

    def _today(self) -> date:
        return self._desk.today()

"""How a dialog of a list and the form of the chosen one is laid out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.settings_table import SettingsTableDialog
from gui.dialogs.study_shelf_panel import ShelfPanel
from gui.look.look import look
from gui.tables.rows import Column, RowsModel
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.card import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from gui.widgets.record_table import RecordTable
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.changes import Changes
from models.rules.terms import DraftOf


@dataclass(frozen=True)
class Shelf:
    """Everything such a dialog shows."""

    rows: tuple[Any, ...]
    organizations: tuple[OrganizationRow, ...]
    roll: tuple[RosterEntry, ...]
    party_body: str = ""
    """The 党组（党委）, whose the 中心组 is; empty while the bureau has not told its name."""


@dataclass(frozen=True)
class Keeping:
    """What is typed is kept as, and what runs on the database thread: reading as of a day, writing a row, taking one back by
    id and version."""

    of: DraftOf
    read: Callable[[Any, date], Shelf]
    keep: Callable[[Any, Any], Changes]
    drop: Callable[[Any, int, int], Changes]


class ShelfLayout(SettingsTableDialog):
    """The list with its buttons at the left, the form at the right; new and close above."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        intro: str,
        columns: Sequence[Column[Any]],
        panel: ShelfPanel,
        empty: EmptyState,
        parent: QWidget,
        *,
        left: int,
    ) -> None:
        super().__init__(desk, title, parent)
        self.panel, self.empty = panel, empty
        self.model = RowsModel(columns, self)
        self.table = RecordTable(self.model, title)
        self.table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        px, room = look().px, parent.window().size()
        self.resize(min(px(1240), round(room.width() * 0.96)), min(px(820), round(room.height() * 0.94)))
        self._build(intro, left)

    def _build(self, intro: str, left: int) -> None:
        px = look().px
        column = self._column()
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label(self.windowTitle(), "title"))
        words.addWidget(label(intro, "second", wrap=True))
        head.addLayout(words, 1)
        self.new_button = primary_button(self.empty.button.text(), "add")
        self.new_button.setToolTip(f"{self.empty.button.text()}（Ctrl+N）")
        self.close_button = plain_button("关闭")
        head.addWidget(self.new_button)
        head.addWidget(self.close_button)
        self.banner = Banner()
        column.addLayout(head)
        column.addWidget(self.banner)
        self._orders = QHBoxLayout()
        self._orders.setSpacing(px(8))
        self.remove_button = plain_button("删除", "delete")
        self._orders.addWidget(self.remove_button)
        self._orders.addStretch(1)
        side = Card(padding=4)
        side.body.setContentsMargins(1, 1, 1, 1)
        side.body.addWidget(self._table_or_empty(self.table, self.empty), 1)
        side.body.addLayout(self._orders)
        self._orders.setContentsMargins(px(10), px(4), px(10), px(8))
        side.setFixedWidth(px(left))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(side)
        row.addWidget(self.panel, 1)
        self._blank = label("", "second")
        row.addWidget(self._blank, 1)
        column.addLayout(row, 1)
        self.panel.hide()

    def add_order(self, text: str, icon_name: str, tip: str, slot: Callable[[], None]) -> QPushButton:
        """A further button below the list."""
        button = plain_button(text, icon_name)
        button.setToolTip(tip)
        button.clicked.connect(slot)
        self._orders.insertWidget(self._orders.count() - 1, button)
        return button

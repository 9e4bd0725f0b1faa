"""回收站: everything that was taken off the registers, to be brought back; nothing in it is ever erased."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.settings_table import SettingsTableDialog
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.revisions import REMOVED_COLUMNS
from gui.tables.rows import RowsModel
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.card import Card
from gui.widgets.choosing import choose_row
from gui.widgets.empty_state import EmptyState
from gui.widgets.filter_bar import FilterBar
from gui.widgets.record_table import RecordTable
from models.rows.changes import Changes
from models.rows.revision import RemovedThing
from models.rules.order_words import NOUNS
from models.rules.terms import DraftOf
from models.services.recycle_bin import removed_things, restore_removed

TITLE = "回收站"
_INTRO = "删除的记录都留在这里，不会被清除；恢复以后照原来的样子列入台账和统计，整改事项还是原来的编号。"
_KINDS = (
    DraftOf.STUDY,
    DraftOf.MEETING,
    DraftOf.INSPECTION,
    DraftOf.RECTIFICATION,
    DraftOf.DAILY_WORK,
    DraftOf.REFLECTION,
)


class RecycleBinDialog(SettingsTableDialog):
    """The list, narrowed by kind and words; what is chosen is brought back together or not at all."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, TITLE, parent)
        px, room = look().px, parent.window().size()
        self.resize(min(px(1040), round(room.width() * 0.94)), min(px(620), round(room.height() * 0.9)))
        self._things: Sequence[RemovedThing] = ()
        self._restoring = 0
        self.filters = FilterBar("搜索题目、党组织")
        self.filters.add_choice("of", "全部类别", [(of, NOUNS[of]) for of in _KINDS], width=140)
        self.model: RowsModel[RemovedThing] = RowsModel(REMOVED_COLUMNS, self)
        self.table = RecordTable(self.model, "删除的记录")
        self.empty = EmptyState("delete", "回收站是空的", "删除的记录会出现在这里。")
        self.empty.button.hide()
        self._build()
        self.filters.changed.connect(self._narrow)
        self.table.selection_changed.connect(self._selected)
        self.table.opened.connect(self.restore)
        desk.tasks.changed.connect(self.refresh)
        self._selected()
        self.refresh()

    def _build(self) -> None:
        column = self._headed_column(_INTRO)
        shown = self._table_or_empty(self.table, self.empty)
        column.addWidget(Card.framing(self.filters, shown), 1)
        self.restore_button = primary_button("恢复所选", "arrow_undo")
        self.close_button = plain_button("关闭")
        self.restore_button.clicked.connect(self.restore)
        self.close_button.clicked.connect(self.reject)
        self._add_foot(column, right=(self.restore_button, self.close_button))

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Read what was removed again."""
        self._desk.tasks.read(removed_things, then=self._show, failed=self._explain)

    def _show(self, things: Sequence[RemovedThing]) -> None:
        first, self._things = not self._things, things
        self._narrow()
        if first and things and self.isVisible():
            self.table.setFocus()
            choose_row(self.table, 0)

    @Slot()
    def _narrow(self) -> None:
        of, words = self.filters.value("of"), self.filters.text().split()
        rows = [
            thing
            for thing in self._things
            if (of is None or thing.of is of)
            and all(word in thing.title or word in thing.organization_name for word in words)
        ]
        if self._things and not rows:
            self.empty.say("没有符合条件的记录", "换个条件再试。")
        else:
            self.empty.say("回收站是空的", "删除的记录会出现在这里。")
        self.model.replace(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._selected()

    @Slot()
    def _selected(self) -> None:
        chosen = len(self.table.selected_rows())
        self.restore_button.setEnabled(chosen > 0)
        self.restore_button.setText(f"恢复所选（{chosen}）" if chosen > 1 else "恢复所选")

    # Bringing back

    @Slot()
    def restore(self) -> None:
        """Bring the chosen ones back."""
        things = tuple((row.of, row.key) for row in self.table.selected_rows())
        if things and not self._restoring:
            self._restoring = len(things)
            self._desk.tasks.write(restore_removed, things, then=self._restored, failed=self._not_restored)

    def _restored(self, _changes: Changes) -> None:
        done, self._restoring = self._restoring, 0
        self.banner.say(Tone.OK, f"已恢复{done}条，照原来的样子列入台账。")

    def _not_restored(self, error: Exception) -> None:
        self._restoring = 0
        self._explain(error)

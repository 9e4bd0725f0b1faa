"""标签: the dictionaries of campaigns, education types and tags; added to, put in order, switched off."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.label_form import LabelDialog
from gui.dialogs.listed import ListedDialog
from gui.editors.section_bar import SectionBar
from gui.look.tokens import Tone
from gui.tables.labels import LABEL_COLUMNS
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.empty_state import EmptyState
from gui.widgets.question import agrees
from models.rows.changes import Changes, Subject
from models.rows.label import LabelRow
from models.rules.study_terms import LabelScheme
from models.services.labels import list_labels, order_labels, remove_label, save_label

TITLE = "标签"
_INTRO = (
    "专题活动、教育类型和自己的标签，可以标在任何学习和会议记录上，列表按标签筛选，"
    "按支部统计见“教育开展情况表”。用过的不能删除，可以停用。"
)


class LabelsDialog(ListedDialog):
    """One dictionary at a time."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        empty = EmptyState("tag", "还没有登记", "登记后可以标在学习和会议记录上。", "新增")
        super().__init__(desk, TITLE, _INTRO, LABEL_COLUMNS, empty, frozenset({Subject.LABELS}), parent)
        # The order of the list is the bureau's own.
        self.table.setSortingEnabled(False)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self._labels: tuple[LabelRow, ...] = ()
        self.schemes = SectionBar()
        for scheme in LabelScheme:
            self.schemes.add(scheme.value, scheme.label)
        self.top.addWidget(self.schemes, 1)
        self.summary.hide()
        self.new_button = primary_button("新增", "add")
        self.new_button.setToolTip("新增一个（Ctrl+N）")
        self.change_button = plain_button("修改…", "edit")
        self.up_button, self.down_button = plain_button("上移"), plain_button("下移")
        self.up_button.setToolTip("上移（Alt+↑）")
        self.down_button.setToolTip("下移（Alt+↓）")
        self.switch_button = plain_button("停用")
        self.remove_button = plain_button("删除", "delete")
        self.add_button(self.new_button, self.new_label)
        for button, slot in (
            (self.change_button, self.change),
            (self.up_button, self.move_up),
            (self.down_button, self.move_down),
            (self.switch_button, self.switch),
            (self.remove_button, self.remove),
        ):
            self.add_button(button, slot, for_row=True)
        self.schemes.chosen.connect(self._fill)
        self.empty.action.connect(self.new_label)
        self.table.opened.connect(self._ask)
        self.table.delete_pressed.connect(self.remove)
        for keys, order in (
            (QKeySequence(QKeySequence.StandardKey.New), self.new_label),
            (QKeySequence("Alt+Up"), self.move_up),
            (QKeySequence("Alt+Down"), self.move_down),
        ):
            QShortcut(keys, self).activated.connect(order)
        self.refresh()

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Read the dictionaries again."""
        self._desk.tasks.read(list_labels, then=self._show, failed=self._explain)

    def _show(self, labels: Sequence[LabelRow]) -> None:
        self._labels = tuple(labels)
        self._fill()

    @property
    def scheme(self) -> LabelScheme:
        """The dictionary now shown."""
        return LabelScheme(self.schemes.current)

    @Slot()
    def _fill(self) -> None:
        self.show_rows([row for row in self._labels if row.scheme is self.scheme])

    def current_changed(self) -> None:
        row: LabelRow | None = self.table.current_row()
        if row is None:
            return
        rows = self.model.rows()
        self.switch_button.setText("停用" if row.enabled else "启用")
        self.up_button.setEnabled(rows[0].id != row.id)
        self.down_button.setEnabled(rows[-1].id != row.id)
        self.remove_button.setEnabled(not row.records)
        self.remove_button.setToolTip("已有记录在用，可以停用" if row.records else "")

    # Changing

    @Slot()
    def new_label(self) -> None:
        """Add a word to the dictionary shown."""
        self.open_form(LabelDialog(LabelRow(None, self.scheme, ""), self), save_label)

    @Slot()
    def change(self) -> None:
        """Change the chosen word."""
        row: LabelRow | None = self.table.current_row()
        if row is not None:
            self._ask(row)

    @Slot(object)
    def _ask(self, row: LabelRow) -> None:
        self.open_form(LabelDialog(row, self), save_label)

    @Slot()
    def switch(self) -> None:
        """Switch the chosen word off, or on again."""
        row: LabelRow | None = self.table.current_row()
        if row is not None:
            changed = replace(row, enabled=not row.enabled)
            self._desk.tasks.write(save_label, changed, then=self._saved, failed=self.refused)

    @Slot()
    def move_up(self) -> None:
        """One place up."""
        self._move(-1)

    @Slot()
    def move_down(self) -> None:
        """One place down."""
        self._move(1)

    def _move(self, by: int) -> None:
        row: LabelRow | None = self.table.current_row()
        ids = [each.id for each in self.model.rows()]
        if row is None or not 0 <= ids.index(row.id) + by < len(ids):
            return
        place = ids.index(row.id)
        ids[place], ids[place + by] = ids[place + by], ids[place]
        self._to_choose = row.id
        self._desk.tasks.write(order_labels, self.scheme, ids, failed=self.refused)

    @Slot()
    def remove(self) -> None:
        """Erase the chosen word, which nothing carries, after asking."""
        row: LabelRow | None = self.table.current_row()
        if row is None or row.id is None:
            return
        if row.records:
            self.banner.say(
                Tone.INFO, f"“{row.name}”已有{row.records}条记录在用，不能删除；不再用的可以停用。"
            )
        elif agrees(
            self, f"删除{row.scheme.label}", f"删除“{row.name}”？还没有记录用到它。", "删除", "不删除"
        ):
            self._desk.tasks.write(remove_label, row.id, row.version, then=self._removed, failed=self.refused)

    def _removed(self, _changes: Changes) -> None:
        self.banner.say(Tone.OK, "已删除。")

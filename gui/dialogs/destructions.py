"""销毁清册: what may be destroyed after approval on paper, and what was. Nothing is ever destroyed by the program."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.destruction_forms import (
    Approval,
    ApprovalDialog,
    Destroyed,
    DestroyedDialog,
    DestructionDialog,
)
from gui.dialogs.listed import ListedDialog
from gui.dialogs.printing.matter import Item, Matter
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.destructions import DESTRUCTION_COLUMNS, LINE_COLUMNS
from gui.tables.rows import RowsModel
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.card import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.question import agrees
from gui.widgets.record_table import RecordTable
from models.rows.archive_use import DestructionLineRow, DestructionRow
from models.rows.changes import Changes, Subject
from models.rows.paper import PaperOrder
from models.rules.archive_terms import DestructionState
from models.rules.papers import PaperKind
from models.services.destructions import (
    REASON,
    approve_destruction,
    expired_lines,
    list_destructions,
    note_destroyed,
    remove_destruction,
    save_destruction,
)

TITLE = "销毁清册"
_INTRO = "保管期限已满的档案，鉴定后列成清册，在纸上报批；批准、销毁后在这里登记。程序不会自行销毁任何档案。"
_SHOWN = frozenset({Subject.ARCHIVE_USE, Subject.ARCHIVE})


@dataclass(frozen=True)
class Shelf:
    """Everything the dialog shows."""

    lists: tuple[DestructionRow, ...]
    expired: tuple[DestructionLineRow, ...]


def read_shelf(session: Any, today: date) -> Shelf:
    """Runs on the database thread."""
    return Shelf(list_destructions(session), expired_lines(session, today))


class DestructionsDialog(ListedDialog):
    """The lists, and under them what is on the one the cursor is on."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        empty = EmptyState("document_search", "还没有销毁清册", "", "列销毁清册")
        super().__init__(desk, TITLE, _INTRO, DESTRUCTION_COLUMNS, empty, _SHOWN, parent)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self._shelf = Shelf((), ())
        self.lines = RowsModel(LINE_COLUMNS, self)
        self.line_table = RecordTable(self.lines, "清册里的档案")
        self.line_card = Card.framing(self.line_table)
        self.line_card.setMinimumHeight(look().px(190))
        self.above_foot.addWidget(self.line_card)
        self._add_orders()
        self.refresh()

    def _add_orders(self) -> None:
        self.new_button = primary_button("列销毁清册", "add")
        self.new_button.setToolTip("从保管期满的档案里列一份（Ctrl+N）")
        self.change_button = plain_button("修改…", "edit")
        self.approve_button = plain_button("登记批准…", "checkmark")
        self.done_button = plain_button("登记销毁…", "delete")
        self.remove_button = plain_button("删除清册", "delete")
        self.print_button = plain_button("打印清册…", "print")
        self.add_button(self.new_button, self.new_list)
        for button, slot in (
            (self.change_button, self.change),
            (self.approve_button, self.approve),
            (self.done_button, self.note_done),
            (self.remove_button, self.remove),
            (self.print_button, self.print_list),
        ):
            self.add_button(button, slot, for_row=True)
        self.empty.action.connect(self.new_list)
        self.table.opened.connect(self.change)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self).activated.connect(self.new_list)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self.print_list)

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Read the lists again."""
        self._desk.tasks.read(read_shelf, self._desk.today(), then=self._show, failed=self._explain)

    def _show(self, shelf: Shelf) -> None:
        self._shelf = shelf
        many = len(shelf.expired)
        told = (
            f"保管期限已满、没有列入清册的档案有{many}件。"
            if many
            else "没有保管期限已满而未列入清册的档案。"
        )
        self.summary.setText(told)
        self.empty.say("还没有销毁清册", told)
        self.empty.button.setVisible(bool(many))
        self.new_button.setEnabled(bool(many))
        self.show_rows(shelf.lists)
        self.line_card.setVisible(bool(shelf.lists))

    def current_changed(self) -> None:
        row: DestructionRow | None = self.table.current_row()
        self.lines.replace([] if row is None else row.lines)
        state = None if row is None else row.state
        for button in (self.change_button, self.approve_button, self.remove_button):
            button.setEnabled(state is DestructionState.DRAFT)
        self.done_button.setEnabled(state is DestructionState.APPROVED)

    # Changing

    @Slot()
    def new_list(self) -> None:
        """Make a list of what is over its retention."""
        if not self._shelf.expired:
            self.banner.say(Tone.WARN, "没有保管期限已满的档案，没有列清册。")
            return
        today = self._desk.today()
        row = DestructionRow(
            None,
            f"{today.year}年度拟销毁档案清册",
            DestructionState.DRAFT,
            today,
            REASON,
            "",
            "",
            None,
            None,
            "",
        )
        self.open_form(DestructionDialog(row, self._shelf.expired, today, self), self._save_today)

    @Slot()
    def change(self) -> None:
        """Change the chosen draft."""
        row: DestructionRow | None = self.table.current_row()
        if row is not None and row.state is DestructionState.DRAFT:
            form = DestructionDialog(row, self._shelf.expired, self._desk.today(), self)
            self.open_form(form, self._save_today)

    def _save_today(self, session: Any, row: DestructionRow) -> Changes:
        return save_destruction(session, row, self._desk.today())

    @Slot()
    def approve(self) -> None:
        """Enter the approval of the chosen draft."""
        row: DestructionRow | None = self.table.current_row()
        if row is not None and row.state is DestructionState.DRAFT:
            self.open_form(ApprovalDialog(row, self._desk.today(), self), self._approve_today)

    def _approve_today(self, session: Any, answer: Approval) -> Changes:
        return approve_destruction(
            session,
            answer.row.id or 0,
            answer.row.version,
            approval=answer.approval,
            approved_by=answer.approved_by,
            approved_on=answer.approved_on,
            today=self._desk.today(),
        )

    @Slot()
    def note_done(self) -> None:
        """Enter that the chosen list was carried out."""
        row: DestructionRow | None = self.table.current_row()
        if row is not None and row.state is DestructionState.APPROVED:
            self.open_form(DestroyedDialog(row, self._desk.today(), self), self._done_today)

    def _done_today(self, session: Any, answer: Destroyed) -> Changes:
        return note_destroyed(
            session,
            answer.row.id or 0,
            answer.row.version,
            done_on=answer.done_on,
            supervisors=answer.supervisors,
            today=self._desk.today(),
        )

    @Slot()
    def remove(self) -> None:
        """Give up the chosen draft, after asking."""
        row: DestructionRow | None = self.table.current_row()
        if row is None or row.state is not DestructionState.DRAFT:
            return
        question = f"删除“{row.title}”？清册里的档案不受影响，可以再列。"
        if agrees(self, "删除销毁清册", question, "删除", "不删除"):
            self._desk.tasks.write(
                remove_destruction, row.id, row.version, then=self._removed, failed=self.refused
            )

    def _removed(self, _changes: Changes) -> None:
        self.banner.say(Tone.OK, "清册已删除，档案不受影响。")

    @Slot()
    def print_list(self) -> None:
        """Preview the chosen list."""
        from gui.dialogs.printing import open_print_dialog

        row: DestructionRow | None = self.table.current_row()
        if row is not None:
            kind = PaperKind.DESTRUCTION_LIST
            item = Item(row.title, PaperOrder(kind, record_id=row.id), (kind,))
            open_print_dialog(self._desk, self, Matter(f"打印{kind}", kind.value, (item,)))

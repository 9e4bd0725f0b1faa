"""借阅登记: who made use of the archive, what is still out, what came back."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QWidget

from gui.desk import Desk
from gui.dialogs.borrowing_form import BorrowingDialog, ReturnDialog, Returned
from gui.dialogs.listed import ListedDialog
from gui.dialogs.year_printing import print_year
from gui.look.tokens import Tone
from gui.tables.borrowings import BORROWING_COLUMNS, BorrowingLine
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.empty_state import EmptyState
from gui.widgets.question import agrees
from gui.widgets.search_field import search_field
from models.rows.archive_use import BorrowingRow
from models.rows.changes import Changes, Subject
from models.rules.archive_terms import BorrowingForm
from models.rules.papers import PaperKind
from models.services.borrowings import (
    borrowable_items,
    give_back,
    list_borrowings,
    remove_borrowing,
    save_borrowing,
)

TITLE = "借阅登记"
_INTRO = "查阅、借出、复制归档文件的登记簿。借出的原件过了应还日期，今日待办里会提醒。"
_SHOWN = frozenset({Subject.ARCHIVE_USE, Subject.ARCHIVE})


@dataclass(frozen=True)
class Shelf:
    """Everything the dialog shows."""

    borrowings: tuple[BorrowingRow, ...]
    items: dict[str, int]


def read_shelf(session: Any) -> Shelf:
    """Runs on the database thread."""
    return Shelf(list_borrowings(session), borrowable_items(session))


class BorrowingsDialog(ListedDialog):
    """The register."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        empty = EmptyState(
            "book_open", "还没有借阅登记", "有人查阅、借出或复制归档文件时在这里登记。", "登记借阅"
        )
        super().__init__(desk, TITLE, _INTRO, BORROWING_COLUMNS, empty, _SHOWN, parent)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self._shelf = Shelf((), {})
        self.only_out = QCheckBox("只看未归还的")
        self.search = search_field("搜索内容、借阅人", most=260)
        self.top.addStretch(1)
        self.top.addWidget(self.only_out)
        self.top.addWidget(self.search)
        self._add_orders()
        self.only_out.toggled.connect(self._fill)
        self.search.textChanged.connect(self._fill)
        self.refresh()

    def _add_orders(self) -> None:
        self.new_button = primary_button("登记借阅", "add")
        self.new_button.setToolTip("登记一条（Ctrl+N）")
        self.return_button = plain_button("登记归还…", "arrow_undo")
        self.change_button = plain_button("修改…", "edit")
        self.remove_button = plain_button("删除", "delete")
        self.print_button = plain_button("打印登记簿…", "print")
        self.add_button(self.new_button, self.new_borrowing)
        for button, slot in (
            (self.return_button, self.note_return),
            (self.change_button, self.change),
            (self.remove_button, self.remove),
        ):
            self.add_button(button, slot, for_row=True)
        self.add_button(self.print_button, self.print_register)
        self.empty.action.connect(self.new_borrowing)
        self.table.opened.connect(self.change)
        self.table.delete_pressed.connect(self.remove)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self).activated.connect(self.new_borrowing)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.search.setFocus)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self.print_register)

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Read the register again."""
        self._desk.tasks.read(read_shelf, then=self._show, failed=self._explain)

    def _show(self, shelf: Shelf) -> None:
        self._shelf = shelf
        lines = self._lines()
        out, late = sum(line.is_out for line in lines), sum(line.days_late > 0 for line in lines)
        told = f"未归还{out}件，其中逾期{late}件。" if out else ""
        self.summary.setText(told)
        self._fill()

    def _lines(self) -> list[BorrowingLine]:
        today = self._desk.today()
        return [BorrowingLine(row.id or 0, row, today) for row in self._shelf.borrowings]

    @Slot()
    def _fill(self) -> None:
        words = self.search.text().split()
        lines = [
            line
            for line in self._lines()
            if (line.is_out or not self.only_out.isChecked())
            and all(word in f"{line.row.described}\n{line.row.borrower}\n{line.row.unit}" for word in words)
        ]
        if self._shelf.borrowings:
            self.empty.say("没有符合条件的登记", "换个条件再试。")
        else:
            self.empty.say("还没有借阅登记", "有人查阅、借出或复制归档文件时在这里登记。")
        self.show_rows(lines)

    def current_changed(self) -> None:
        line: BorrowingLine | None = self.table.current_row()
        self.return_button.setEnabled(line is not None and line.is_out)

    # Changing

    @Slot()
    def new_borrowing(self) -> None:
        """Enter that somebody makes use of the archive."""
        today = self._desk.today()
        row = BorrowingRow(None, None, "", BorrowingForm.READ, "", "", "", "", today)
        self.open_form(BorrowingDialog(row, self._shelf.items, today, self), self._save_today)

    @Slot()
    def change(self) -> None:
        """Change the chosen line."""
        line: BorrowingLine | None = self.table.current_row()
        if line is not None:
            form = BorrowingDialog(line.row, self._shelf.items, self._desk.today(), self)
            self.open_form(form, self._save_today)

    def _save_today(self, session: Any, row: BorrowingRow) -> Changes:
        return save_borrowing(session, row, self._desk.today())

    @Slot()
    def note_return(self) -> None:
        """Enter that an original came back."""
        line: BorrowingLine | None = self.table.current_row()
        if line is not None and line.is_out:
            self.open_form(ReturnDialog(line.row, self._desk.today(), self), _keep_return)

    @Slot()
    def remove(self) -> None:
        """Take the chosen line away, after asking."""
        line: BorrowingLine | None = self.table.current_row()
        if line is None:
            return
        question = f"删除{line.row.borrower}的这一条借阅登记？只有登记错了才需要删除。"
        if agrees(self, "删除借阅登记", question, "删除", "不删除"):
            self._desk.tasks.write(
                remove_borrowing, line.id, line.row.version, then=self._removed, failed=self.refused
            )

    def _removed(self, _changes: Changes) -> None:
        self.banner.say(Tone.OK, "已删除这一条登记。")

    @Slot()
    def print_register(self) -> None:
        """Preview the register of the chosen line's year, or of this one."""
        line: BorrowingLine | None = self.table.current_row()
        year = line.row.borrowed_on.year if line is not None else self._desk.today().year
        print_year(self._desk, self, PaperKind.BORROWING_LEDGER, year)


def _keep_return(session: Any, returned: Returned) -> Changes:
    return give_back(session, returned.borrowing_id, returned.version, returned.returned_on, returned.state)

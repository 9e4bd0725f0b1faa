"""What is done with single 件 of the list: moved, left out and taken in again, added by hand."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.archive_move import MoveDialog
from gui.dialogs.archive_reason import ReasonDialog
from gui.dialogs.asked_order import AskedOrder
from gui.look.tokens import Tone
from gui.pages.archive_list import ArchiveList
from gui.widgets.dropping import dropped_files
from models.rows.archive import ArchiveRow
from models.rows.changes import Changes
from models.services.archive_items import leave_out, move_item, take_in

_WHY = "不归档的留在这里，按“不归档”能看到，随时可以收回来；记录本身不受影响。"
_USUAL = ("重复件", "不属于归档范围", "事务性、临时性文件")
CLOSED = "{year}年已封存，{what}没有改动；要改请先“重新打开…”。"


class ArchiveArranging(ArchiveList):
    """A closed year is not touched: the buttons are greyed, and a key says why."""

    new_text = "登记文件"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.asking = AskedOrder(desk.tasks, self)
        self._concerned: tuple[int, ...] = ()

    def may_change(self, what: str = "内容") -> bool:
        """Whether the year is open; when it is not, the window says so."""
        if self.closed:
            self.desk.window.warn(CLOSED.format(year=self.year, what=what))
        return not self.closed and self.reading is not None

    # By hand

    @property
    def new_refused(self) -> str:
        """Why no document can be added now; empty when one can."""
        return f"{self.year}年已封存，不能再登记文件；要登记请先“重新打开…”。" if self.closed else ""

    def new_record(self) -> None:
        """Begin a document that the program did not make."""
        if self.may_change():
            self.keeping.begin(self.year)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self.closed and dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_files(event)
        event.acceptProposedAction()
        self.new_record()
        if self.panel.isVisible() and self.panel.record_id is None:
            self.panel.parts.add_files(paths)

    # The order

    def group_of(self, row: ArchiveRow) -> list[ArchiveRow]:
        """The 件 that are numbered together with this one, in order."""
        rows: Sequence[ArchiveRow] = self.reading.rows if self.reading is not None else ()
        key = row.retention, row.organization_code
        group = [
            each for each in rows if not each.left_out and (each.retention, each.organization_code) == key
        ]
        return sorted(group, key=_number)

    def _chosen(self) -> ArchiveRow | None:
        rows: list[ArchiveRow] = self.view.table.selected_rows()
        return rows[0] if len(rows) == 1 else None

    @Slot()
    def move_up(self) -> None:
        """Put the chosen 件 before the one above it in its group."""
        self._step(-1)

    @Slot()
    def move_down(self) -> None:
        """Put the chosen 件 behind the one below it in its group."""
        self._step(1)

    def _step(self, by: int) -> None:
        row = self._movable()
        if row is None:
            return
        others = self._others_of(row)
        at = _place(self.group_of(row), row) + by
        if 0 <= at <= len(others):
            self.desk.tasks.write(_put_before, row.id, others, at + 1)

    def _movable(self) -> ArchiveRow | None:
        row = self._chosen()
        if row is None or not self.may_change("顺序"):
            return None
        if row.left_out:
            self.desk.window.warn("不归档的不排件号，没有移动；请先收回归档。")
            return None
        if row.fixed:
            self.desk.window.warn("这一件的件号已经固定，没有移动；重新打开年度以后，只有新收的可以移动。")
            return None
        return row

    def _others_of(self, row: ArchiveRow) -> tuple[int | None, ...]:
        """The 件 it is numbered with, in order."""
        return tuple(each.id for each in self.group_of(row) if each.id != row.id)

    @Slot()
    def ask_place(self) -> None:
        """Ask before which number the chosen 件 is to stand."""
        row = self._movable()
        if row is None:
            return
        group = self.group_of(row)
        form = MoveDialog(row.title, _place(group, row) + 1, len(group), self)
        form.about = (row.id,)
        self.asking.order(form, _put_before, row.id, self._others_of(row))

    # Left out and taken in

    @Slot()
    def ask_leave_out(self) -> None:
        """Ask why the chosen 件 are not archived; those left out are taken in again."""
        rows: list[ArchiveRow] = self.view.table.selected_rows()
        if not rows or not self.may_change():
            return
        self._concerned = tuple(row.id for row in rows if row.id is not None)
        if all(row.left_out for row in rows):
            self.desk.tasks.write(take_in, self._concerned, then=self._taken_in)
            return
        what = f"“{rows[0].title}”" if len(rows) == 1 else f"所选{len(rows)}件"
        form = ReasonDialog("不归档", "不归档", f"{what}不归档。{_WHY}", self, hint="如 重复件", usual=_USUAL)
        form.about = self._concerned
        self.asking.order(form, leave_out, self._concerned, then=self._left_out)

    def _left_out(self, _changes: Changes) -> None:
        self.desk.window.inform(f"{len(self._concerned)}件不归档，后面的件号依次顺延；按“不归档”能看到。")

    def _taken_in(self, _changes: Changes) -> None:
        self.desk.window.inform(f"{len(self._concerned)}件已收回归档。")

    # Telling

    def tell(self, tone: Tone, sentence: str) -> None:
        """Say what was or was not done, in the window."""
        if tone is Tone.OK:
            self.desk.window.inform(sentence)
        else:
            self.desk.window.warn(sentence)


def _put_before(session: Any, item_id: int, others: Sequence[int], number: int) -> Changes:
    """On the database thread: let a 件 have this number, from 1, among the others of its group."""
    return move_item(session, item_id, others[number - 1] if number <= len(others) else None)


def _number(row: ArchiveRow) -> int:
    return row.number or 0


def _place(group: Sequence[ArchiveRow], row: ArchiveRow) -> int:
    return next((at for at, each in enumerate(group) if each.id == row.id), 0)

"""The way of a year: gathered, made into masters, closed, opened again."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.archive_reason import ReasonDialog
from gui.long_work import LongWork
from gui.look.tokens import Tone
from gui.pages.archive_arranging import ArchiveArranging
from gui.pages.archive_reading import told_of_gathering
from models.failures import Cancelled
from models.progress import Progress
from models.rows.archive import ArchiveRow, Gathered
from models.rows.changes import Changes
from models.services.archive_items import gather
from models.services.archive_years import reopen_year

_AGAIN = "重新打开以后可以改正、补收；已编的件号不变，新收的接着往后编。打开和再次封存都会记入封存记录。"
_USUAL = ("补收归档后发现的文件", "改正题名、日期等著录差错")


class ArchiveClosing(ArchiveArranging):
    """Orders of the whole year, each told when it is done."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._gathering = False
        self._work = LongWork(desk.tasks, self)
        self.head.gather_button.clicked.connect(self.gather_year)
        self.head.make_button.clicked.connect(self.make_year)
        self.head.close_button.clicked.connect(self.close_or_reopen)
        self.view.empty.action.connect(self.gather_year)

    # Gathering

    @Slot()
    def gather_year(self) -> None:
        """Take in what belongs to the year by the 保管期限表."""
        if not self._gathering and self.may_change():
            self._gathering = True
            self.desk.tasks.write(
                gather, self.year, self.desk.today(), then=self._gathered, failed=self._not_gathered
            )

    def _gathered(self, gathered: Gathered) -> None:
        self._gathering = False
        self.desk.window.inform(told_of_gathering(gathered))
        self.view.table.setFocus()

    def _not_gathered(self, error: Exception) -> None:
        self._gathering = False
        self.desk.tasks.failed.emit(error)

    # Masters

    @Slot()
    def make_year(self) -> None:
        """Make the masters that are wanting: of the chosen 件 when there are several, else of the year."""
        chosen: list[ArchiveRow] = self.view.table.selected_rows()
        every = self.reading.rows if self.reading is not None else ()
        rows = [row for row in (chosen if len(chosen) > 1 else every) if not row.left_out]
        if self._work.progress is not None or not rows or not self.may_change():
            return
        self._work.run(
            "制作归档件",
            self._make,
            self.year,
            tuple(row.id for row in rows if row.id is not None),
            then=self._made,
            failed=self._not_made,
            stopping="正在停下，已经制作好的都会留着……",
        )

    def _make(self, year: int, ids: Sequence[int], progress: Progress) -> Any:
        """On the database thread."""
        # Imported when the first master is made: printing and joining PDF is no part of a quick start.
        from gui.pages.archive_masters import make_wanting

        desk = self.desk
        store = cast(Any, desk.tasks.store)
        return make_wanting(store, desk.shop, desk.attachments, year, ids, desk.today(), progress)

    def _made(self, masters: Any) -> None:
        from gui.dialogs.printing.outcome import TroublesDialog
        from gui.pages.archive_masters import heading_of, told_of, troubles_of

        rows = self.reading.rows if self.reading is not None else ()
        troubles = troubles_of(masters, {row.id: row.title for row in rows if row.id is not None})
        self.tell(Tone.WARN if masters.troubles else Tone.OK, told_of(masters))
        if troubles:
            heading = heading_of(masters)
            TroublesDialog(troubles, self, title="制作归档件的情况", heading=heading).open()

    def _not_made(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            # Stopped before it began: something else was still being done.
            self.tell(Tone.OK, "按您的要求停下，归档件一件也没有制作。")
        else:
            self.desk.tasks.failed.emit(error)

    # Closing, opening again

    @Slot()
    def close_or_reopen(self) -> None:
        """Close the year after a look at what is lacking; open a closed one again for a reason."""
        if self.reading is None or not self.keeping.may_be_left():
            return
        if self.closed:
            self._ask_to_reopen()
            return
        from gui.dialogs.archive_closing import ArchiveClosingDialog

        dialog = ArchiveClosingDialog(self.desk, self.year, self)
        dialog.closed.connect(self._closed)
        dialog.open()

    @Slot(int)
    def _closed(self, year: int) -> None:
        self.desk.window.inform(f"{year}年归档文件已封存，件号固定；可以打印目录、装盒、写归档包。")

    def _ask_to_reopen(self) -> None:
        form = ReasonDialog(
            f"重新打开{self.year}年", "重新打开", _AGAIN, self, hint="为什么要改", usual=_USUAL
        )
        self.asking.order(form, _reopen, self.year, self.desk.today(), then=self._reopened)

    def _reopened(self, _changes: Changes) -> None:
        self.desk.window.inform(f"{self.year}年已重新打开，改完请再次封存。")


def _reopen(session: Any, year: int, today: date, reason: str) -> Changes:
    """On the database thread."""
    return reopen_year(session, year, reason, today)

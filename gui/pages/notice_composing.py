"""What of a draft comes from the registers, asked for again: counting anew, other records, another grouping."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.choose_practices import ChoosePractices
from gui.editors.notice import NoticeEditor
from gui.editors.notice_keeping import NoticeKeeper
from gui.look.tokens import Tone
from gui.tables.notices import NoticePlace
from models.rows.notice import NoticeDetail, Practice
from models.rules.notice_doubts import doubts_in_short
from models.rules.notice_parts import NoticePart
from models.rules.periods import Month
from models.rules.terms import NoticeStatus
from models.services.notice_composing import practices_in, with_figures


@dataclass(frozen=True)
class MonthPractices:
    """The records of a month that may be named under 主要做法."""

    month: Month
    practices: tuple[Practice, ...]


def read_practices(session: Any, month: Month) -> MonthPractices:
    """What was held in a month, with the month: another may be on screen when the answer comes."""
    return MonthPractices(month, practices_in(session, month))


class NoticeComposer(QObject):
    """`failed` carries what went wrong. An answer for a notice no longer on screen is dropped."""

    failed = Signal(object)

    def __init__(self, desk: Desk, editor: NoticeEditor, keeper: NoticeKeeper, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._editor, self._keeper, self._page = desk, editor, keeper, page
        editor.recount_pressed.connect(self.recount)
        editor.text.recompose.connect(self.recompose)
        editor.text.choose_records.connect(self.choose_practices)

    @Slot()
    def recount(self) -> None:
        """Count anew and say so."""
        self._count(self._recounted)

    @Slot()
    def recompose(self) -> None:
        """Compose anew for what was chosen otherwise."""
        self._count(self._take)

    def _count(self, then: Callable[[NoticeDetail], object]) -> None:
        notice = self._keeper.notice
        if notice is not None and notice.status is NoticeStatus.DRAFT and notice.corrects_id is None:
            today = self._desk.today()
            self._desk.tasks.read(with_figures, notice, today, then=then, failed=self._fail)

    def _recounted(self, counted: NoticeDetail) -> None:
        if self._take(counted):
            self._editor.note.clear()
            told = "已按台账重新统计，填写和改过的文字没有改动。"
            doubted = [short for each in self._editor.text.sections() if (short := doubts_in_short(each))]
            if doubted:
                told += f"其中有的段落所依据的内容已不在台账中，请核对：{'、'.join(doubted)}。"
            self._editor.banner.say(Tone.WARN if doubted else Tone.OK, told)

    def _take(self, counted: NoticeDetail) -> bool:
        base = self._keeper.base
        if base is None or NoticePlace.of(base) != NoticePlace.of(counted):
            return False
        if base.status is not NoticeStatus.DRAFT:
            return False
        # The words first: what is saved is what stands on screen.
        self._editor.show_counted(counted)
        self._keeper.take_figures(counted)
        return True

    @Slot()
    def choose_practices(self) -> None:
        """Ask which records 主要做法 names."""
        base = self._keeper.base
        if base is not None:
            self._desk.tasks.read(read_practices, base.month, then=self._open, failed=self._fail)

    def _open(self, found: MonthPractices) -> None:
        base, part = self._keeper.base, self._editor.text.part(NoticePart.PRACTICES)
        if base is None or part is None or base.month != found.month:
            return
        if not found.practices:
            self._editor.banner.say(
                Tone.INFO,
                f"{base.month.label}还没有登记已开展的会议或学习，没有可选的记录；做法可以直接写。",
            )
            return
        dialog = ChoosePractices(base.month, found.practices, part.value().records, self._page)
        dialog.chosen.connect(self._chosen)
        dialog.open()

    @Slot(object)
    def _chosen(self, ids: tuple[int, ...]) -> None:
        part = self._editor.text.part(NoticePart.PRACTICES)
        if part is not None:
            part.choose_records(ids)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)

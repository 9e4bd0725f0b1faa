"""Issuing the draft on the page: first its deadlines, seen in the text, then number and day."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.issue_notice import IssueDialog
from gui.dialogs.notice_deadline import DeadlineDialog
from gui.editors.notice import NoticeEditor
from gui.editors.notice_keeping import NoticeKeeper
from gui.look.tokens import Tone
from models.rows.changes import Changes
from models.rules.notice_parts import NoticePart
from models.rules.terms import NoticeStatus
from models.services.notice_deadlines import undated

_FILLED = "整改时限已经填入，还没有印发。请核对“整改要求”和整改清单，可以预览；无误后再点“印发…”，印出来的就是这里的内容。"
_KEPT = "没有印发。草稿已经保存，可以接着修改；不需要时可以删除草稿，台账不受影响。"


class NoticeIssuing(QObject):
    """`changed` when the notice on screen is to be read again; once it is shown, the page calls `point`."""

    changed = Signal()

    def __init__(self, desk: Desk, editor: NoticeEditor, keeper: NoticeKeeper, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._editor, self._keeper, self._page = desk, editor, keeper, page
        self._was_new = self._fills = False

    def begin(self) -> None:
        """The user wants to issue; what is typed is being saved."""
        self._was_new = self._keeper.is_new

    def open(self) -> None:
        """Ask for a deadline while one is wanting, else for day and number."""
        notice = self._keeper.notice
        if notice is None or notice.id is None or notice.status is NoticeStatus.ISSUED:
            return
        if undated(notice):
            deadline = DeadlineDialog(self._desk, self._page, notice)
            deadline.filled.connect(self._filled)
            deadline.rejected.connect(self._not_issued)
            deadline.open()
            return
        dialog = IssueDialog(self._desk, self._page, notice)
        dialog.issued.connect(self._issued)
        dialog.rejected.connect(self._not_issued)
        dialog.open()

    @Slot()
    def _not_issued(self) -> None:
        if self._was_new:
            # Issuing begins with keeping the draft; who thinks better of it is told that it is there now.
            self._editor.banner.say(Tone.INFO, _KEPT)

    @Slot(object)
    def _filled(self, changes: Changes) -> None:
        # Read again here and once: what is told then is not wiped away by a second reading.
        self._keeper.own_changes = changes
        self._fills = True
        self.changed.emit()

    @Slot(int)
    def _issued(self, _notice_id: int) -> None:
        self._fills = False
        self.changed.emit()

    def point(self) -> None:
        """Lead to the paragraphs that the deadline changed, or to the paper that was issued."""
        if not self._fills:
            self._editor.paper_button.setFocus()
            return
        self._fills = False
        # The banner first: it takes room from the text that is to be seen.
        self._editor.banner.say(Tone.INFO, _FILLED)
        self._editor.begin_part(NoticePart.DEMANDS)

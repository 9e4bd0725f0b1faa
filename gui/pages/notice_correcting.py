"""Giving the draft on the page up, and beginning a correction of what is issued."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.editors.notice import NoticeEditor
from gui.editors.notice_keeping import NoticeKeeper
from gui.tables.notices import NoticePlace
from gui.widgets.question import agrees
from models.rows.changes import Changes
from models.services.notices import begin_correction, remove_draft


class NoticeCorrecting(QObject):
    """`removed` and `begun` carry the place of the notice to be shown then; `failed` what went wrong."""

    removed = Signal(object)
    begun = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, editor: NoticeEditor, keeper: NoticeKeeper, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._editor, self._keeper, self._page = desk, editor, keeper, page
        editor.remove_pressed.connect(self.remove)
        editor.correct_pressed.connect(self.correct)

    @Slot()
    def remove(self) -> None:
        """Give the draft up, after asking."""
        notice = self._keeper.base
        if notice is None or notice.id is None:
            return
        which = "更正通报" if notice.corrects_id is not None else "通报"
        if agrees(
            self._page,
            "删除草稿",
            f"{notice.month.label}{which}的草稿连同填写的文字一起删除，不能找回；台账不受影响。确定删除吗？",
            "删除",
            "不删除",
        ):
            self._keeper.hold(notice)
            self._editor.setEnabled(False)
            self._desk.tasks.write(
                remove_draft, notice.id, notice.version, then=self._removed, failed=self._fail
            )

    def _removed(self, _changes: Changes) -> None:
        base = self._keeper.base
        if base is not None:
            # A correction that is gone leaves what it was to correct.
            self.removed.emit(NoticePlace(base.month))

    @Slot()
    def correct(self) -> None:
        """Begin a correction of the issued notice on screen."""
        base = self._keeper.base
        if base is not None and base.id is not None:
            self._desk.tasks.write(begin_correction, base.id, then=self._correction_begun, failed=self._fail)

    def _correction_begun(self, changes: Changes) -> None:
        base = self._keeper.base
        if base is not None and changes.record_id is not None:
            self.begun.emit(NoticePlace(base.month, changes.record_id))

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)

"""Saving the notice on the page: what has to wait for it, and what is said where it is refused."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.editors.notice import NoticeEditor
from gui.editors.notice_keeping import NoticeKeeper
from gui.failures import sentence_of
from gui.look.tokens import Tone
from gui.widgets.question import agrees
from models.failures import Cancelled
from models.rules.terms import NoticeStatus


class NoticeSaving(QObject):
    """Whatever has to wait until everything typed is saved (another month, issuing) waits in `_afterwards`. ``stayed``: it does not
    follow, the clerk stays with what could not be saved.
    """

    stayed = Signal()

    def __init__(self, desk: Desk, editor: NoticeEditor, keeper: NoticeKeeper, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._editor, self._keeper, self._page = desk, editor, keeper, page
        self._afterwards: Callable[[], None] | None = None
        self._leaving = self._told_unsaved = False
        editor.save_pressed.connect(self._save_now)
        editor.banner.action.connect(self._save_over)
        keeper.changed.connect(self.show_state)
        keeper.settled.connect(self._settled)
        keeper.refused.connect(self._refused)

    def first(self, action: Callable[[], None], *, keep_new: bool = False, leaving: bool = False) -> None:
        """Save what is typed, then do ``action``. ``leaving``: it leads away from the notice; where saving is refused the clerk may give
        up what was typed, and go.
        """
        if self._keeper.settle(keep_new=keep_new):
            action()
        else:
            self._afterwards, self._leaving = action, leaving

    @Slot()
    def _settled(self) -> None:
        if self._told_unsaved:
            self._told_unsaved = False
            self._editor.banner.clear()
        afterwards, self._afterwards = self._afterwards, None
        if afterwards is not None:
            afterwards()

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        afterwards, self._afterwards = self._afterwards, None
        self.stayed.emit()
        sentence = sentence_for(self._desk, error)
        if sentence and afterwards is not None and self._leaving and self._gives_up(sentence):
            self._keeper.hold(self._keeper.base)
            afterwards()
        elif sentence:
            action = "以现在填写的为准" if self._keeper.is_conflict else "再存一次"
            self._editor.banner.say(Tone.BAD, sentence, action)
            self._told_unsaved = True

    def _gives_up(self, sentence: str) -> bool:
        return agrees(
            self._page,
            "还没有存上",
            f"{sentence}\n可以留下来继续填写，也可以放弃没有存上的修改。",
            "放弃修改",
            "继续填写",
        )

    @Slot()
    def _save_now(self) -> None:
        self._keeper.settle(keep_new=True)

    @Slot()
    def _save_over(self) -> None:
        if self._keeper.is_conflict:
            self._keeper.save_over()
        else:
            self._keeper.settle(keep_new=True)

    @Slot()
    def show_state(self) -> None:
        """Say above the text whether it is saved."""
        notice = self._keeper.base
        if notice is None or notice.status is NoticeStatus.ISSUED:
            self._editor.state.setText("")
        elif self._keeper.failure is not None:
            self._editor.state.setText("没有存上")
        elif self._keeper.is_saving or self._keeper.is_edited:
            self._editor.state.setText("正在保存……")
        elif self._keeper.is_new:
            self._editor.state.setText("开始填写后自动保存")
        else:
            self._editor.state.setText("已自动保存")


def sentence_for(desk: Desk, error: Exception) -> str:
    """What to say of a failure; a mistake of the program goes to the crash dialog."""
    if isinstance(error, Cancelled):
        return ""
    sentence = sentence_of(error)
    if sentence is None:
        desk.tasks.failed.emit(error)
    return sentence or ""

"""Typed input that must not be lost: kept a moment after the last key, offered back at the next start."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from gui.editors.record_editor import RecordEditor
from gui.pages.draft_banner import DraftBanner
from gui.tasks import Tasks
from gui.widgets.question import agrees
from models.rows.draft import DraftRow
from models.rules.terms import Register
from models.services.drafts import drop_draft, keep_draft

# Short enough that a power cut costs a few keys, long enough that typing does not write all the time.
PAUSE_MS = 700


class Drafting(QObject):
    """Keeps the drafts of one register. `resumed` carries the DraftRow the clerk wants to go on with."""

    resumed = Signal(object)

    def __init__(self, tasks: Tasks, register: Register, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self._register = tasks, register
        self._window = parent
        self._editor: RecordEditor | None = None
        self._pending: list[DraftRow] = []
        self.banner = DraftBanner()
        self.banner.action.connect(self._resume)
        self.banner.given_up.connect(self._give_up)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep_now)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def watch(self, editor: RecordEditor) -> None:
        """Keep what is typed in this editor from now on."""
        self._editor = editor
        editor.edited.connect(self._pause.start)

    # Keeping

    @Slot()
    def keep_now(self) -> None:
        """Keep what is in the editor, if anything was typed since the last time."""
        if self._pause.isActive() or self.sender() is self._pause:
            self._pause.stop()
            editor = self._editor
            if editor is not None and editor.is_edited():
                self._tasks.write(keep_draft, self._register, editor.record_id, editor.draft())

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        if self._pause.isActive():
            self.keep_now()

    def hold(self) -> None:
        """Keep nothing more of what is in the editor: it is being saved."""
        self._pause.stop()

    def forget(self, record_id: int | None) -> None:
        """Drop a draft."""
        self._pause.stop()
        self._tasks.write(drop_draft, self._register, record_id)

    # Offering

    def offer(self, drafts: Sequence[DraftRow]) -> None:
        """Offer what was kept and never saved."""
        self._pending = list(drafts)
        self.banner.offer(self._pending)

    def has_new(self) -> bool:
        """Whether a new record was begun and never saved."""
        return any(draft.record_id is None for draft in self._pending)

    def take(self, record_id: int | None) -> DraftRow | None:
        """The pending draft of a record, which then is no longer offered: it goes into the editor."""
        found = next((draft for draft in self._pending if draft.record_id == record_id), None)
        if found is not None:
            self._pending.remove(found)
            self.banner.offer(self._pending)
        return found

    @Slot()
    def _resume(self) -> None:
        if self._pending:
            self.resumed.emit(self._pending[0])

    @Slot()
    def _give_up(self) -> None:
        if not self._pending:
            return
        draft = self._pending[0]
        text = f"放弃“{draft.state.get('headline', '')}”中未保存的内容？放弃后不能找回。"
        if agrees(self._window, "放弃未保存的内容", text, "放弃", "留着"):
            self.take(draft.record_id)
            self.forget(draft.record_id)

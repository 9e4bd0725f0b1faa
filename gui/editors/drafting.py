"""Typed input that must not be lost: kept a moment after the last key, offered back at the next start."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QApplication, QWidget

from gui.editors.draft_banner import DraftBanner, name_of
from gui.look.tokens import Tone
from gui.tasks import Tasks
from gui.widgets.banner import Banner
from gui.widgets.question import agrees
from models.rows.draft import DraftRow
from models.rules.terms import DraftOf
from models.services.drafts import drafts_of, drop_draft, keep_draft

# Short enough that a power cut costs a few keys, long enough that typing does not write all the time.
PAUSE_MS = 700


class DraftedForm(Protocol):
    """A form whose typed state is kept. `record_id` and `version` say of which record, as last read, it is a change."""

    banner: Banner

    @property
    def edited(self) -> SignalInstance:
        """The user changed something."""

    @property
    def record_id(self) -> int | None:
        """None for a new record."""

    @property
    def version(self) -> int:
        """The version it was read in."""

    def is_edited(self) -> bool:
        """Whether there is anything to keep."""

    def mark_edited(self) -> None:
        """Count as edited, and say so."""

    def draft(self) -> dict[str, Any]:
        """Everything typed, as JSON can keep it: `headline`, `version` and whatever the form needs."""

    def restore_draft(self, draft: Mapping[str, Any]) -> None:
        """Put a draft back over the record that is shown; the form then counts as edited."""

    def rebase(self, record_id: int | None, version: int) -> None:
        """What is on screen stays, as a change to the record in this version."""


class DraftKeeping(QObject):
    """Keeps what is typed in a form, and forgets it on order."""

    def __init__(self, tasks: Tasks, of: DraftOf, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self._of = tasks, of
        self._form: DraftedForm | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def watch(self, form: DraftedForm) -> None:
        """Keep what is typed in this form from now on."""
        self._form = form
        form.edited.connect(self._pause.start)

    @Slot()
    def keep_now(self) -> None:
        """Keep what is in the form, if anything was typed since the last time."""
        if self._pause.isActive():
            self._pause.stop()
            self._keep()

    @Slot()
    def _keep(self) -> None:
        form = self._form
        if form is not None and form.is_edited():
            self._tasks.write(keep_draft, self._of, form.record_id, form.draft())

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self.keep_now()

    def keep_anew(self) -> None:
        """Keep once more what is in the form, after the pause: it is a change to another version now than when it was kept."""
        self._pause.start()

    def hold(self) -> None:
        """Keep nothing more of what is in the form: it is being saved."""
        self._pause.stop()

    def forget(self, record_id: int | None) -> None:
        """Drop a draft."""
        self._pause.stop()
        self._tasks.write(drop_draft, self._of, record_id)


class Drafting(DraftKeeping):
    """Keeps the drafts of one kind and offers them. `offered`: what was kept is known; `resumed` carries the DraftRow the
    clerk wants to go on with.
    """

    offered = Signal()
    resumed = Signal(object)

    def __init__(self, tasks: Tasks, of: DraftOf, parent: QWidget) -> None:
        super().__init__(tasks, of, parent)
        self._window = parent
        self._pending: list[DraftRow] = []
        self.banner = DraftBanner()
        self.banner.action.connect(self.resume)
        self.banner.given_up.connect(self._give_up)

    # Offering

    @Slot()
    def ask(self) -> None:
        """Read what was kept and never saved, and offer it."""
        self._tasks.read(drafts_of, self._of, then=self.offer)

    def offer(self, drafts: Sequence[DraftRow]) -> None:
        """Offer what was kept and never saved."""
        self._pending = list(drafts)
        self.banner.offer(self._pending)
        self.offered.emit()

    def has_new(self) -> bool:
        """Whether a new record was begun and never saved."""
        return self.has(None)

    def has(self, record_id: int | None) -> bool:
        """Whether something typed of a record was kept and never saved."""
        return any(draft.record_id == record_id for draft in self._pending)

    def goes_on(self, title: str) -> bool:
        """To be asked before a new record is begun: whether the clerk goes on with one begun and never saved. When another
        one is wanted instead, that one is forgotten.
        """
        if not self.has_new():
            return False
        text = "有一条新记录没有写完。接着填写它，还是放弃它另写一条？"
        if not agrees(self._window, title, text, "放弃它，另写一条", "接着填写"):
            return True
        self.take(None)
        self.forget(None)
        return False

    def take(self, record_id: int | None) -> DraftRow | None:
        """The pending draft of a record, which then is no longer offered: it goes into the form."""
        found = next((draft for draft in self._pending if draft.record_id == record_id), None)
        if found is not None:
            self._pending.remove(found)
            self.banner.offer(self._pending)
        return found

    @Slot()
    def resume(self) -> None:
        """Go on with the latest one, as if 继续填写 was pressed."""
        if self._pending:
            self.resumed.emit(self._pending[0])

    @Slot()
    def _give_up(self) -> None:
        if not self._pending:
            return
        draft = self._pending[0]
        text = f"放弃“{name_of(draft)}”中未保存的内容？放弃后不能找回。"
        if agrees(self._window, "放弃未保存的内容", text, "放弃", "留着"):
            self.take(draft.record_id)
            self.forget(draft.record_id)

    # Going on

    def put_back(self, draft: DraftRow) -> None:
        """Put a draft over its record, which the form now shows as it is stored."""
        form = self._form
        assert form is not None
        version = form.version
        form.restore_draft(draft.state)
        form.rebase(form.record_id, version)
        if draft.state.get("version", version) == version:
            form.banner.say(Tone.INFO, "已带出上次没有保存的内容，可以接着填写。")
        else:
            form.banner.say(Tone.WARN, "这条记录在您填写之后又有改动；保存会以您填写的为准，请先核对。")

    def put_into_new(self, draft: DraftRow) -> None:
        """A draft's record is gone, but what was typed is not: it goes into the new record the form now shows."""
        form = self._form
        assert form is not None
        self.forget(draft.record_id)
        form.restore_draft({**draft.state, "version": 0})
        form.banner.say(Tone.WARN, "原来的记录已经删除，填写的内容放进了一条新记录。")
        form.mark_edited()

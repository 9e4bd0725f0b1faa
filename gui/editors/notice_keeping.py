"""A draft that keeps itself: a pause after the last key, or leaving, and it is saved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.tasks import Tasks
from models.failures import Conflict
from models.rows.changes import Changes
from models.rows.notice import NoticeDetail
from models.rules.terms import NoticeStatus
from models.services.notices import load_notice, save_notice

PAUSE_MS = 700


@dataclass(frozen=True)
class Kept:
    """A draft as saved, with its new version, and what that changed."""

    changes: Changes
    notice: NoticeDetail


def keep(session: Any, detail: NoticeDetail) -> Kept:
    """Save a draft and read it back, in one transaction. Raises what `save_notice` raises."""
    changes = save_notice(session, detail)
    assert changes.record_id is not None
    return Kept(changes, load_notice(session, changes.record_id))


def keep_over(session: Any, detail: NoticeDetail) -> Kept:
    """Save a draft over whatever was saved meanwhile. Raises NotFound, Frozen when it was issued meanwhile."""
    assert detail.id is not None
    return keep(session, replace(detail, version=load_notice(session, detail.id).version))


def _is_same(base: NoticeDetail, kept: NoticeDetail) -> bool:
    """Whether what was kept is what is held, which may have had no id before."""
    if base.id is not None:
        return base.id == kept.id
    return (base.month, base.corrects_id) == (kept.month, kept.corrects_id)


class NoticeKeeper(QObject):
    """Holds the notice being edited. One save is under way at a time; what is typed meanwhile is saved after it.

    `changed`: pending, saving or saved has changed. `settled`: everything typed is saved. `refused`: a save failed;
    what was typed stays typed, and the next key tries again.
    """

    changed = Signal()
    settled = Signal()
    refused = Signal(object)

    def __init__(
        self, tasks: Tasks, typed: Callable[[NoticeDetail], NoticeDetail], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._typed = tasks, typed
        self._base: NoticeDetail | None = None
        self._revision = self._saved = 0
        self._saving: int | None = None
        self.failure: Exception | None = None
        self.own_changes: Changes | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.save)

    # What is held

    def hold(self, detail: NoticeDetail | None) -> None:
        """Edit this notice from now on; nothing of it is typed yet."""
        self._pause.stop()
        self._base = detail
        self._revision = self._saved = 0
        self._saving, self.failure = None, None
        self.changed.emit()

    @property
    def base(self) -> NoticeDetail | None:
        """The notice as held, without what was typed since."""
        return self._base

    @property
    def notice(self) -> NoticeDetail | None:
        """The notice as it stands on screen."""
        return None if self._base is None else self._typed(self._base)

    @property
    def is_new(self) -> bool:
        """Whether the notice is kept nowhere yet."""
        return self._base is not None and self._base.id is None

    @property
    def is_edited(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._revision != self._saved

    @property
    def is_saving(self) -> bool:
        """Whether a save is under way."""
        return self._saving is not None

    def take_figures(self, counted: NoticeDetail) -> None:
        """Take figures and annex 2 from a notice counted anew; the words on screen have been composed with it before."""
        if self._base is None:
            return
        self._base = replace(
            self._base, figures=counted.figures, items=counted.items, findings=counted.findings
        )
        if not self.is_new or self.is_edited or self.is_saving:
            self.touch()
            self.save()

    # Saving

    @Slot()
    def touch(self) -> None:
        """Something was typed."""
        if self._base is None or self._base.status is NoticeStatus.ISSUED:
            return
        self._revision += 1
        self._pause.start()
        self.changed.emit()

    @Slot()
    def save(self) -> None:
        """Save now what is typed; when a save is under way, after it."""
        self._pause.stop()
        if self.is_edited and not self.is_saving:
            self._order(keep)

    def save_over(self) -> None:
        """After a conflict: what is on screen takes the place of what was saved meanwhile."""
        if self._base is not None and not self.is_saving:
            self._order(keep_over if not self.is_new else keep)

    def settle(self, *, keep_new: bool = False) -> bool:
        """True when nothing is left to save; else it is being saved, and `settled` or `refused` follows. `keep_new`
        saves a notice that is kept nowhere yet even when nothing was typed.
        """
        if self._base is not None and keep_new and self.is_new and not self.is_saving:
            self._pause.stop()
            self._order(keep)
        self.save()
        return not self.is_saving

    def _order(self, saver: Callable[[Any, NoticeDetail], Kept]) -> None:
        self._saving = self._revision
        self._tasks.write(saver, self.notice, then=self._kept, failed=self._failed)
        self.changed.emit()

    def _kept(self, kept: Kept) -> None:
        self.own_changes = kept.changes
        if self._base is None or self._saving is None or not _is_same(self._base, kept.notice):
            return
        # Only these: figures may have been counted anew while the save was under way.
        self._base = replace(self._base, id=kept.notice.id, version=kept.notice.version)
        self._saved, self._saving, self.failure = self._saving, None, None
        self.changed.emit()
        if self.is_edited:
            # Typing went on: wait for its own pause, unless that ran out during this save.
            if not self._pause.isActive():
                self.save()
        else:
            self.settled.emit()

    def _failed(self, error: Exception) -> None:
        self._saving, self.failure = None, error
        self._pause.stop()
        if not self.is_edited:
            # A new draft that was to be kept as it is: it is still to be saved.
            self._revision += 1
        self.changed.emit()
        self.refused.emit(error)

    @property
    def is_conflict(self) -> bool:
        """Whether the last save failed because somebody else had saved meanwhile."""
        return isinstance(self.failure, Conflict)

"""The panel of a 件: opened, saved, and what is typed kept until it is."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.editors.archive_item import ArchiveItemPanel
from gui.editors.archive_item_words import blank_item
from gui.editors.drafting import Drafting
from gui.failures import sentence_of
from gui.look.tokens import Tone
from models.failures import NotFound
from models.rows.archive import ArchiveDetail
from models.rows.changes import Changes
from models.rows.draft import DraftRow
from models.rules.terms import DraftOf
from models.services.archive_items import load_item, save_item

_KEPT = "已保存。"


class ArchiveKeeping(QObject):
    """`opened`: there is something to show; `closed`: it was put away; `saved(id)`."""

    opened = Signal()
    closed = Signal()
    saved = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._closed_years: frozenset[int] = frozenset()
        self._wanted: int | None = None
        # What the panel showed when it ordered a save that is not yet answered.
        self._saving: ArchiveDetail | None = None
        self._typed = self._typed_then = 0
        self.panel = ArchiveItemPanel(desk)
        self.drafting = Drafting(desk.tasks, DraftOf.ARCHIVE_ITEM, parent)
        self.drafting.watch(self.panel)
        self.drafting.resumed.connect(self._resume)
        self.panel.saved.connect(self._save)
        self.panel.closed.connect(self._put_away)
        self.panel.edited.connect(self._count_typed)

    def set_closed_years(self, years: frozenset[int]) -> None:
        """The years whose 件 can only be read."""
        self._closed_years = years
        if self.panel.isVisible():
            self._suit()

    def _suit(self) -> None:
        self.panel.set_closed(self.panel.shown.row.year in self._closed_years)

    def may_be_left(self) -> bool:
        """Whether what stands in the panel may give way: nothing typed, or the user agrees to lose it."""
        if not self.panel.isVisible() or not self.panel.is_edited():
            return True
        if not self.panel.may_be_left():
            return False
        self.drafting.forget(self.panel.record_id)
        self.panel.set_clean()
        return True

    # Opening

    def begin(self, year: int) -> None:
        """A document added by hand to this year; first comes one begun and never saved."""
        if not self.may_be_left():
            return
        resumed = self.drafting.goes_on("登记文件")
        self._show(blank_item(year))
        if not resumed:
            self.panel.title.setFocus()

    def open(self, item_id: int) -> None:
        """Read a 件 and show it."""
        if self.panel.isVisible() and self.panel.record_id == item_id and self.panel.is_edited():
            self.panel.title.setFocus()
            return
        if self.may_be_left():
            self._wanted = item_id
            self._desk.tasks.read(load_item, item_id, then=self._opened, failed=self._not_read)

    def _opened(self, detail: ArchiveDetail) -> None:
        self._show(detail)
        self.panel.title.setFocus()

    def _show(self, detail: ArchiveDetail) -> None:
        self.panel.show_detail(detail)
        self._suit()
        self.opened.emit()
        draft = self.drafting.take(detail.row.id)
        if draft is not None:
            self.drafting.put_back(draft)
            self._suit()

    def _not_read(self, error: Exception) -> None:
        draft = self.drafting.take(self._wanted) if isinstance(error, NotFound) else None
        if draft is None:
            self._desk.tasks.failed.emit(error)
            return
        self._show(blank_item(int(draft.state.get("year", self._desk.today().year))))
        self.drafting.put_into_new(draft)

    @Slot(object)
    def _resume(self, draft: DraftRow) -> None:
        if draft.record_id is not None:
            self.open(draft.record_id)
        elif self.may_be_left():
            self._show(blank_item(int(draft.state.get("year", self._desk.today().year))))

    def read_again(self) -> None:
        """The 件 shown may have changed elsewhere: show it as it is now, unless something is typed."""
        item_id = self.panel.record_id
        if self.panel.isVisible() and item_id is not None and not self.panel.is_edited():
            self._wanted = item_id
            self._desk.tasks.read(load_item, item_id, then=self._shown_again, failed=self._gone)

    def _shown_again(self, detail: ArchiveDetail) -> None:
        if self.panel.record_id == detail.row.id and not self.panel.is_edited() and self._saving is None:
            told = self.panel.banner.sentence
            self.panel.show_detail(detail)
            self._suit()
            if told == _KEPT:
                self.panel.banner.say(Tone.OK, _KEPT)

    def _gone(self, error: Exception) -> None:
        if isinstance(error, NotFound):
            self.closed.emit()
        else:
            self._desk.tasks.failed.emit(error)

    @Slot()
    def _put_away(self) -> None:
        self.drafting.forget(self.panel.record_id)
        self.closed.emit()

    # Saving

    @Slot()
    def _count_typed(self) -> None:
        self._typed += 1

    @Slot()
    def _save(self) -> None:
        if self._saving is not None:
            self.panel.banner.say(Tone.INFO, "上一次保存还没有完成，这一次还没有保存；请稍候再按“保存”。")
            return
        self._saving, self._typed_then = self.panel.shown, self._typed
        self.panel.banner.clear()
        self.drafting.hold()
        self._desk.tasks.write(save_item, self.panel.detail(), then=self._kept, failed=self._refused)

    def _kept(self, changes: Changes) -> None:
        assert changes.record_id is not None
        if self._is_still_in() and self._typed_then == self._typed:
            self.panel.set_clean()
        self.saved.emit(changes.record_id)
        # Read again: the next change of this 件 needs its id and its new version.
        self._desk.tasks.read(load_item, changes.record_id, then=self._kept_read, failed=self._refused)

    def _kept_read(self, detail: ArchiveDetail) -> None:
        was_new = self._saving is not None and self._saving.row.id is None
        if self._is_still_in():
            if self.panel.is_edited():
                self.panel.settle(detail)
                if was_new:
                    self.drafting.forget(None)
                self.panel.mark_edited()
            else:
                self.panel.show_detail(detail)
            self.panel.banner.say(Tone.OK, _KEPT)
        self._saving = None

    def _is_still_in(self) -> bool:
        """Whether nothing else was opened since the save was ordered."""
        return self.panel.shown is self._saving

    def _refused(self, error: Exception) -> None:
        gone, self._saving = self._saving is not None and not self._is_still_in(), None
        sentence = sentence_of(error)
        if sentence is None:
            self._desk.tasks.failed.emit(error)
        elif gone:
            self._desk.window.warn(sentence)
        else:
            self.panel.banner.say(Tone.BAD, sentence)
        if not gone and self.panel.is_edited():
            # It is kept again: while it was being saved it was not.
            self.panel.mark_edited()

"""A dialog of a list at the left and the form of the chosen one at the right: study groups, plans of study."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut

from gui.dialogs.study_shelf_choosing import ShelfChoosing
from gui.dialogs.study_shelf_layout import Keeping
from gui.failures import sentence_of
from gui.look.tokens import Tone
from gui.widgets.question import agrees
from models.rows.changes import Changes
from models.services.drafts import drop_draft, save_and_forget


class StudyShelf(ShelfChoosing):
    """A subclass gives the form and what runs on the database thread. What is typed is never lost without asking; ``resume``:
    go on at once with what was kept last."""

    _saved_after = _typed_so_far = 0
    """How often something was typed, now and when a save was ordered."""

    def _connect(self) -> None:
        super()._connect()
        self.table.delete_pressed.connect(self.remove)
        self.remove_button.clicked.connect(self.remove)
        self.close_button.clicked.connect(self.reject)
        self.panel.saved.connect(self._save)
        self.panel.edited.connect(self._typed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self).activated.connect(self.new_row)

    def question(self, row: Any) -> str:
        """Asked before a row is taken back."""
        raise NotImplementedError

    # Changing

    @Slot()
    def _typed(self) -> None:
        self._typed_so_far += 1

    @Slot()
    def _save(self) -> None:
        self.panel.is_saving = True
        self.drafting.hold()
        self._saved_after = self._typed_so_far
        self._desk.tasks.write(
            save_and_forget,
            self._keeping.keep,
            self.panel.row(),
            self._keeping.of,
            then=self._kept,
            failed=self._not_kept,
        )

    def _kept(self, changes: Changes) -> None:
        # The list is read again in a moment, for the change is announced.
        self.panel.is_saving = False
        self._typed_while_saving = self._saved_after != self._typed_so_far
        if self._typed_while_saving:
            if self.panel.row_id is None:
                # It may have been kept as the draft of a new one, which it no longer is.
                self.drafting.forget(None)
        else:
            self.panel.set_clean()
        self.banner.clear()
        self.panel.banner.clear()
        self.panel.told.setText("已保存")
        # What was new has its number now: read again, it is the row the form shows.
        self._to_choose = self.panel.row_id = changes.record_id
        if self._typed_while_saving:
            self.panel.mark_edited()
        self.refresh()

    def _not_kept(self, error: Exception) -> None:
        self.panel.is_saving = False
        sentence = sentence_of(error)
        if sentence is None:
            self._desk.tasks.failed.emit(error)
        else:
            self.panel.banner.say(Tone.BAD, sentence)
        if self.panel.is_edited():
            # It is kept again: while it was being saved it was not.
            self.panel.mark_edited()

    @Slot()
    def remove(self) -> None:
        """Take the chosen row back, after asking."""
        row = self.table.current_row()
        if row is not None and agrees(self, "删除", self.question(row), "删除", "不删除"):
            self.drafting.hold()
            self.panel.set_clean()
            self._desk.tasks.write(
                _drop_and_forget,
                self._keeping,
                row.id,
                row.version,
                then=self._dropped,
                failed=self._explain,
            )

    def _dropped(self, _changes: Changes) -> None:
        self.banner.say(Tone.OK, "已删除。")

    # Leaving

    def hideEvent(self, event: QHideEvent) -> None:
        self.drafting.keep_now()
        super().hideEvent(event)

    def reject(self) -> None:
        """Close, unless the clerk would lose what is typed and does not agree to."""
        if self._may_leave():
            super().reject()


def _drop_and_forget(session: Any, keeping: Keeping, row_id: int, version: int) -> Changes:
    """On the database thread, in one transaction: a number given again brings no stranger's draft."""
    changes = keeping.drop(session, row_id, version)
    drop_draft(session, keeping.of, row_id)
    return changes

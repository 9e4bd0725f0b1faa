"""A dialog of a list at the left and the form of the chosen one at the right: study groups, plans of study."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.study_shelf_layout import Keeping, Shelf, ShelfLayout
from gui.dialogs.study_shelf_panel import ShelfPanel
from gui.editors.people import proposals
from gui.failures import sentence_of
from gui.look.tokens import Tone
from gui.tables.rows import Column
from gui.widgets.choosing import choose_row
from gui.widgets.empty_state import EmptyState
from gui.widgets.question import agrees
from models.rows.changes import Changes, Subject

_SHOWN = {Subject.PLANS, Subject.BUREAU, Subject.STUDY, Subject.ROSTER}


class StudyShelf(ShelfLayout):
    """A subclass gives the form and what runs on the database thread. What is typed is never lost without asking."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        intro: str,
        columns: Sequence[Column[Any]],
        panel: ShelfPanel,
        keeping: Keeping,
        empty: EmptyState,
        parent: QWidget,
        *,
        left: int = 380,
    ) -> None:
        super().__init__(desk, title, intro, columns, panel, empty, parent, left=left)
        self._keeping = keeping
        self.rows: tuple[Any, ...] = ()
        self._to_choose: int | None = None
        self._following = True
        self._shown_once = False
        self._connect()

    def _connect(self) -> None:
        self.table.current_changed.connect(self._moved)
        self.table.opened.connect(self._opened)
        self.table.delete_pressed.connect(self.remove)
        self.new_button.clicked.connect(self.new_row)
        self.empty.action.connect(self.new_row)
        self.remove_button.clicked.connect(self.remove)
        self.close_button.clicked.connect(self.reject)
        self.panel.saved.connect(self._save)
        self.panel.closed.connect(self._put_back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self).activated.connect(self.new_row)
        self._desk.tasks.changed.connect(self._changed)

    # For each dialog to give

    def question(self, row: Any) -> str:
        """Asked before a row is taken back."""
        raise NotImplementedError

    def chosen_changed(self, row: Any | None) -> None:
        """The form shows another row; None is a new one or none at all."""

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Read everything again."""
        self._desk.tasks.read(self._keeping.read, self._desk.today(), then=self._show, failed=self._explain)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.subjects & _SHOWN:
            self.refresh()

    def _show(self, shelf: Shelf) -> None:
        rows = self.rows = shelf.rows
        self.panel.party_body = shelf.party_body
        self.panel.set_organizations(shelf.organizations)
        self.panel.set_people(proposals(shelf.roll))
        self._following = False
        self.model.replace(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.new_button.setVisible(bool(rows))
        wanted, self._to_choose = self._to_choose, None
        if wanted is None and not self.panel.is_edited() and not self.table.currentIndex().isValid() and rows:
            wanted = self.model.row(0).id
        if wanted is not None:
            self.table.choose(wanted)
        if not self._shown_once:
            self._shown_once = True
            self.table.setFocus() if rows else self.empty.button.setFocus()
        self._following = True
        self._put_current()

    def _put_current(self) -> None:
        """The form shows the row the cursor is on, unless something is typed in it."""
        if self.panel.is_edited():
            return
        row = self.table.current_row()
        self.remove_button.setEnabled(row is not None)
        if row is None:
            self.panel.hide()
            self._blank.show()
        else:
            told = self.panel.told.text() if self.panel.row_id == row.id else ""
            self._put(row)
            self.panel.told.setText(told)
        self.chosen_changed(row)

    def _put(self, row: Any) -> None:
        self.panel.show_row(row)
        self.panel.set_clean()
        self._blank.hide()
        self.panel.show()

    # Choosing

    @Slot(object)
    def _moved(self, row: Any | None) -> None:
        if not self._following or row is None:
            return
        if self.panel.isVisible() and self.panel.row_id != row.id and not self.panel.may_be_left():
            self._following = False
            if self.panel.row_id is None or not self.table.choose(self.panel.row_id):
                self.table.clearSelection()
            self._following = True
            return
        if self.panel.row_id == row.id and self.panel.isVisible() and self.panel.is_edited():
            return
        self.panel.set_clean()
        self._put_current()

    @Slot(object)
    def _opened(self, row: Any) -> None:
        if self.panel.isVisible():
            self.panel.focus_first()

    @Slot()
    def new_row(self) -> None:
        """An empty form."""
        if self.panel.isVisible() and not self.panel.may_be_left():
            return
        self._following = False
        self.table.clearSelection()
        self.table.setCurrentIndex(self.model.index(-1, -1))
        self._following = True
        self.panel.show_row(None)
        self.panel.set_clean()
        self.remove_button.setEnabled(False)
        self._blank.hide()
        self.panel.show()
        self.chosen_changed(None)
        self.panel.focus_first()

    @Slot()
    def _put_back(self) -> None:
        """What was typed is given up: the form shows the chosen row as it is stored, or nothing."""
        self.panel.set_clean()
        if not self.table.currentIndex().isValid() and self.rows:
            self._following = False
            choose_row(self.table, 0)
            self._following = True
        self._put_current()
        self.table.setFocus()

    # Changing

    @Slot()
    def _save(self) -> None:
        self.panel.is_saving = True
        self._desk.tasks.write(self._keeping.keep, self.panel.row(), then=self._kept, failed=self._not_kept)

    def _kept(self, changes: Changes) -> None:
        # The list is read again in a moment, for the change is announced.
        self.panel.is_saving = False
        self.panel.set_clean()
        self.banner.clear()
        self.panel.banner.clear()
        self.panel.told.setText("已保存")
        # What was new has its number now: read again, it is the row the form shows.
        self._to_choose = self.panel.row_id = changes.record_id
        self.refresh()

    def _not_kept(self, error: Exception) -> None:
        self.panel.is_saving = False
        sentence = sentence_of(error)
        if sentence is None:
            self._desk.tasks.failed.emit(error)
        else:
            self.panel.banner.say(Tone.BAD, sentence)

    @Slot()
    def remove(self) -> None:
        """Take the chosen row back, after asking."""
        row = self.table.current_row()
        if row is not None and agrees(self, "删除", self.question(row), "删除", "不删除"):
            self.panel.set_clean()
            self._desk.tasks.write(
                self._keeping.drop, row.id, row.version, then=self._dropped, failed=self._explain
            )

    def _dropped(self, _changes: Changes) -> None:
        self.banner.say(Tone.OK, "已删除。")

    # Leaving

    def reject(self) -> None:
        """Close, unless the clerk would lose what is typed and does not agree to."""
        if not self.panel.isVisible() or self.panel.may_be_left():
            super().reject()

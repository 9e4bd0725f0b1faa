"""Which row of the list the form beside it shows, and what was typed of it and never saved."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.study_shelf_layout import Keeping, Shelf, ShelfLayout
from gui.dialogs.study_shelf_panel import ShelfPanel
from gui.editors.drafting import Drafting
from gui.editors.people import proposals
from gui.tables.rows import Column
from gui.widgets.choosing import choose_row
from gui.widgets.empty_state import EmptyState
from models.rows.changes import Changes, Subject
from models.rows.draft import DraftRow

_SHOWN = {Subject.PLANS, Subject.BUREAU, Subject.STUDY, Subject.ROSTER}


class ShelfChoosing(ShelfLayout):
    """A subclass saves and takes back. ``resume``: go on at once with what was kept last."""

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
        resume: bool = False,
    ) -> None:
        super().__init__(desk, title, intro, columns, panel, empty, parent, left=left)
        self._keeping, self._resumes = keeping, resume
        self.drafting = Drafting(desk.tasks, keeping.of, self)
        self.drafting.watch(panel)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.banner), self.drafting.banner)
        self._typed_while_saving = False
        self.rows: tuple[Any, ...] = ()
        self._to_choose: int | None = None
        self._following = True
        self._shown_once = False
        self._connect()

    def _connect(self) -> None:
        self.table.current_changed.connect(self._moved)
        self.table.opened.connect(self._opened)
        self.new_button.clicked.connect(self.new_row)
        self.empty.action.connect(self.new_row)
        self.panel.closed.connect(self._put_back)
        self.drafting.resumed.connect(self._resume)
        self.drafting.offered.connect(self._offered)
        self._desk.tasks.changed.connect(self._changed)

    # For each dialog to give

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
        first, self._shown_once = not self._shown_once, True
        if first:
            self.table.setFocus() if rows else self.empty.button.setFocus()
        self._following = True
        self._rebase()
        self._put_current()
        if first:
            # Not before: a draft put back needs the organisations to choose from.
            self.drafting.ask()

    def _rebase(self) -> None:
        """What was typed while its row was being saved is a change to the row as it stands now."""
        row = next((row for row in self.rows if row.id == self.panel.row_id), None)
        if row is not None and self.panel.is_edited() and self._typed_while_saving:
            self._typed_while_saving = False
            self.panel.rebase(row.id, row.version)
            self.drafting.keep_anew()

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

    def _put(self, row: Any | None) -> None:
        """The form shows a row, with what was typed of it and never saved; None is a new one."""
        self.panel.show_row(row)
        self.panel.set_clean()
        self._blank.hide()
        self.panel.show()
        draft = self.drafting.take(row.id) if row is not None else None
        if draft is not None:
            self.drafting.put_back(draft)

    def _may_leave(self) -> bool:
        """Whether the form may show something else: nothing typed, or the clerk agrees to lose it."""
        panel = self.panel
        if not panel.isVisible() or not panel.is_edited():
            return True
        if not panel.may_be_left():
            return False
        self.drafting.forget(panel.row_id)
        panel.set_clean()
        return True

    # Choosing

    @Slot(object)
    def _moved(self, row: Any | None) -> None:
        if not self._following or row is None:
            return
        if self.panel.row_id != row.id and not self._may_leave():
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
        """An empty form; first comes what was begun and never saved."""
        if not self._may_leave():
            return
        if self.drafting.goes_on(self.new_button.text()):
            self._resume_new()
        else:
            self._begin()

    def _begin(self) -> None:
        self._following = False
        self.table.clearSelection()
        self.table.setCurrentIndex(self.model.index(-1, -1))
        self._following = True
        self._put(None)
        self.remove_button.setEnabled(False)
        self.chosen_changed(None)
        self.panel.focus_first()

    @Slot()
    def _put_back(self) -> None:
        """What was typed is given up: the form shows the chosen row as it is stored, or nothing."""
        self.drafting.forget(self.panel.row_id)
        self.panel.set_clean()
        if not self.table.currentIndex().isValid() and self.rows:
            self._following = False
            choose_row(self.table, 0)
            self._following = True
        self._put_current()
        self.table.setFocus()

    # Going on with what was kept

    @Slot()
    def _offered(self) -> None:
        resumes, self._resumes = self._resumes, False
        shown = self.panel.row_id
        if resumes:
            self.drafting.resume()
        elif self.panel.isVisible() and shown is not None and self.drafting.has(shown):
            # The form has come before what was kept of its row. Otherwise a line just begun in it must stay.
            self._put_current()

    @Slot(object)
    def _resume(self, draft: DraftRow) -> None:
        if not self._may_leave():
            return
        if draft.record_id is None:
            self._resume_new()
        elif self.table.choose(draft.record_id):
            self._put_current()
        elif self.drafting.take(draft.record_id) is not None:
            self._begin()
            self.drafting.put_into_new(draft)

    def _resume_new(self) -> None:
        draft = self.drafting.take(None)
        if draft is not None:
            self._begin()
            self.drafting.put_back(draft)

"""The form beside the list of 心得体会: opening, beginning, saving, and what is never lost."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.reflection_list import ReflectionList
from gui.dialogs.reflections_reading import DaysRoll, Shelf, read_days_roll
from gui.editors.drafting import Drafting
from gui.failures import sentence_of
from gui.look.tokens import Tone
from models.failures import Conflict, NotFound
from models.rows.changes import Changes
from models.rows.draft import DraftRow
from models.rows.reflection import ReflectionRow
from models.rules.terms import DraftOf
from models.services.drafts import save_and_forget
from models.services.reflections import load_reflection, save_reflection


class ReflectionEditing(ReflectionList):
    """The list with its form. What is typed is kept until it is saved or given up, which is asked about; ``resume``: go
    on at once with what was kept last.
    """

    def __init__(self, desk: Desk, parent: QWidget, *, resume: bool = False) -> None:
        super().__init__(desk, parent)
        self._resumes = resume
        self._saving: ReflectionRow | None = None
        self._revision = 0
        self._to_show: int | None = None
        self._wanted: DraftRow | None = None
        self.drafting = Drafting(desk.tasks, DraftOf.REFLECTION, self)
        self.drafting.watch(self.panel)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.drafting.banner)
        self._connect_form()

    def _connect_form(self) -> None:
        view, panel = self.view, self.panel
        self.drafting.resumed.connect(self._resume)
        self.drafting.offered.connect(self._offered)
        self.new_button.clicked.connect(self.new_piece)
        view.empty.action.connect(self.new_piece)
        view.opened.connect(self._open_row)
        view.current_changed.connect(self._cursor_moved)
        view.table.clicked.connect(self._clicked)
        panel.saved.connect(self._save)
        panel.closed.connect(self._closed)
        panel.day_changed.connect(self._ask_roll)
        panel.banner.action.connect(self._overrule)

    def shelf_came(self, shelf: Shelf) -> None:
        first = self.shelf is None
        super().shelf_came(shelf)
        if first:
            # Not before: a draft put back needs the branches to choose from.
            self.drafting.ask()

    def rows_shown(self, rows: Sequence[ReflectionRow]) -> None:
        """What was just saved must be seen, whatever the filter said."""
        wanted, self._to_show = self._to_show, None
        if wanted is None:
            return
        row = next((row for row in rows if row.id == wanted), None)
        if row is None:
            if self.view.filters.is_filtering():
                self._to_show = wanted
                self.view.filters.clear()
            elif self.on_their_way:
                # This list was asked for before the filters were taken off.
                self._to_show = wanted
            return
        self.view.table.choose(wanted)
        if self.panel.record_id != wanted:
            return
        if self.panel.is_edited():
            # Something was typed while the piece was being written: it stays, as a change to what was saved.
            self.panel.rebase(wanted, row.version)
            self.drafting.keep_anew()
        else:
            told = self.panel.told.text()
            self.panel.show_row(row)
            self.panel.told.setText(told)

    # One piece

    @Slot()
    def new_piece(self) -> None:
        """A blank form, narrowed as the list is; first comes what was begun and never saved."""
        if not self.may_leave():
            return
        if self.drafting.goes_on("新增心得体会"):
            self._resume_new()
        else:
            self._begin()

    def _begin(self) -> None:
        filters = self.view.filters
        self.panel.show_new(
            None, filters.value("organization"), filters.value("topic") or "", filters.value("campaign")
        )
        self._open_panel()

    def _open_panel(self) -> None:
        self.view.show_editor()
        self.panel.author.setFocus()

    @Slot(object)
    def _open_row(self, row: ReflectionRow) -> None:
        if self._show_row(row):
            self.panel.author.setFocus()

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self._show_row(self.view.model.row(index))

    @Slot(object)
    def _cursor_moved(self, row: ReflectionRow | None) -> None:
        """The form follows the cursor while it shows saved pieces and nothing is typed in it."""
        panel = self.panel
        following = panel.isVisible() and panel.record_id is not None and not panel.is_edited()
        if row is not None and following and self._to_show is None and not panel.is_saving:
            self._put(row)

    def _show_row(self, row: ReflectionRow) -> bool:
        if self.panel.isVisible() and self.panel.record_id == row.id:
            return True
        if not self.may_leave():
            self.view.table.choose(self.panel.record_id)
            return False
        self._put(row)
        self.view.show_editor()
        return True

    def _put(self, row: ReflectionRow) -> None:
        """Show a piece as it is stored, with what was typed of it and never saved."""
        self.panel.show_row(row)
        draft = self.drafting.take(row.id)
        if draft is not None:
            self.drafting.put_back(draft)

    def may_leave(self) -> bool:
        """Whether the form may show something else: nothing typed, or the clerk agrees to lose it."""
        panel = self.panel
        if not panel.isVisible() or not panel.is_edited():
            return True
        if not panel.may_be_left():
            return False
        self.drafting.forget(panel.record_id)
        panel.set_clean()
        return True

    def go_to(self, piece_id: int) -> None:
        """Show one piece, whatever the list is narrowed to."""
        self.desk.tasks.read(load_reflection, piece_id, then=self._piece_came, failed=self.explain)

    def _piece_came(self, row: ReflectionRow) -> None:
        if self.may_leave():
            self._put(row)
            self._open_panel()
            self._to_show = row.id
            self.refresh()

    @Slot()
    def _closed(self) -> None:
        self.drafting.forget(self.panel.record_id)
        self.view.hide_editor()

    @Slot()
    def _ask_roll(self) -> None:
        self.desk.tasks.read(read_days_roll, self.panel.day, then=self._roll_came)

    def _roll_came(self, roll: DaysRoll) -> None:
        if roll.day == self.panel.day:
            self.panel.set_roll(roll.people)

    # Going on with what was kept

    @Slot()
    def _offered(self) -> None:
        if self._resumes:
            self._resumes = False
            self.drafting.resume()

    @Slot(object)
    def _resume(self, draft: DraftRow) -> None:
        if not self.may_leave():
            return
        if draft.record_id is None:
            self._resume_new()
        else:
            self._wanted = draft
            self.desk.tasks.read(
                load_reflection, draft.record_id, then=self._resumed, failed=self._not_resumed
            )

    def _resume_new(self) -> None:
        draft = self.drafting.take(None)
        if draft is not None:
            self._begin()
            self.drafting.put_back(draft)

    def _resumed(self, row: ReflectionRow) -> None:
        self._wanted = None
        if self.may_leave():
            self._put(row)
            self.view.table.choose(row.id)
            self._open_panel()

    def _not_resumed(self, error: Exception) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None or not isinstance(error, NotFound):
            self.explain(error)
        elif self.may_leave() and self.drafting.take(wanted.record_id) is not None:
            self._begin()
            self.drafting.put_into_new(wanted)

    def hideEvent(self, event: QHideEvent) -> None:
        self.drafting.keep_now()
        super().hideEvent(event)

    # Saving

    @Slot()
    def _save(self) -> None:
        panel = self.panel
        self.drafting.hold()
        self._saving, self._revision = panel.row(), panel.revision
        panel.is_saving = True
        panel.banner.clear()
        self.desk.tasks.write(
            save_and_forget,
            save_reflection,
            self._saving,
            DraftOf.REFLECTION,
            then=self._saved,
            failed=self._not_saved,
        )

    def _saved(self, changes: Changes) -> None:
        panel, saved = self.panel, self._saving
        panel.is_saving = False
        assert saved is not None
        if panel.revision != self._revision:
            panel.rebase(changes.record_id, saved.version)
            if saved.id is None:
                # What was typed meanwhile may have been kept as the draft of a new piece, which it no longer is.
                self.drafting.forget(None)
            panel.mark_edited()
        elif saved.id is None:
            self._next_one(saved)
        else:
            panel.set_clean()
            panel.told.setText("已保存")
        self._to_show = changes.record_id

    def _next_one(self, saved: ReflectionRow) -> None:
        """The next of a pile: blank, with what it has in common with the one before."""
        panel = self.panel
        panel.show_new(saved, self.view.filters.value("organization"))
        undated = "，提交日期待补" if saved.submitted_on is None else ""
        panel.told.setText(f"已保存{saved.author}的一篇{undated}")
        panel.author.setFocus()

    def _not_saved(self, error: Exception) -> None:
        self.panel.is_saving = False
        # It is kept again: while it was being saved it was not.
        self.panel.mark_edited()
        sentence = sentence_of(error)
        if sentence is None:
            self.panel.banner.say(Tone.BAD, "没有保存成功，填写的内容都在，请稍后再保存一次。")
            self.desk.tasks.failed.emit(error)
        else:
            action = "以我填写的为准" if isinstance(error, Conflict) else ""
            self.panel.banner.say(Tone.BAD, sentence, action)

    @Slot()
    def _overrule(self) -> None:
        """The clerk has read that the piece was changed elsewhere and wants his own words kept."""
        if self.panel.record_id is not None:
            self.desk.tasks.read(
                load_reflection, self.panel.record_id, then=self._overruled, failed=self._not_saved
            )

    def _overruled(self, row: ReflectionRow) -> None:
        if self.panel.record_id == row.id:
            self.panel.rebase(row.id, row.version)
            self.panel.banner.say(Tone.INFO, "再按一次“保存”，就以您填写的内容为准。")

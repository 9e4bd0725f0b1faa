"""The editor beside a register's list: opened, begun and left; where other pages lead. What was begun is never lost."""

from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from gui.desk import Desk
from gui.editors.people import learn_names
from gui.editors.periods import Period
from gui.editors.record_editor import RecordEditor
from gui.editors.tools import EditorTools
from gui.pages.register_list import RegisterList, code_of
from models.failures import NotFound
from models.rows.draft import DraftRow
from models.rows.target import Target

# Arrow keys held down in the list must not load every record they pass.
_FOLLOW_MS = 150


class RegisterOpening(RegisterList):
    """A subclass gives its editor."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.editor: RecordEditor | None = None
        self._wanted: int | None = None
        self._target: Target | None = None
        self._file = (0, "")
        """A record, and the hash of its file that is to be seen once the record is shown."""
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(_FOLLOW_MS)
        self._follow.timeout.connect(self._follow_cursor)
        self.empty.action.connect(self.new_record)
        self.drafting.resumed.connect(self._resume)
        self.view.opened.connect(self._open_row)
        self.view.current_changed.connect(self._cursor_moved)
        self.view.table.clicked.connect(self._clicked)

    # For each register to give

    def make_editor(self, tools: EditorTools) -> RecordEditor:
        """The form of this register."""
        raise NotImplementedError

    # The editor

    def the_editor(self) -> RecordEditor:
        """The form, made when first needed."""
        if self.editor is None:
            desk = self.desk
            self.editor = self.make_editor(EditorTools(desk.tasks, desk.attachments, desk.today))
            self.editor.closed.connect(self._closed)
            self.editor.widen_pressed.connect(self._toggle_wide)
            self.furnish()
            self.view.set_editor(self.editor)
            self.drafting.watch(self.editor)
            desk.tasks.run(learn_names, self._opening.roll)
        return self.editor

    def furnish(self) -> None:
        if self.editor is not None:
            self.editor.set_organizations(self._opening.organizations)
            self.editor.set_roll(self._opening.roll)

    @Slot(object)
    def _open_row(self, row: Any) -> None:
        self.open_record(row.id, focus=True)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.open_record(self.view.model.row(index).id)

    @Slot(object)
    def _cursor_moved(self, row: Any) -> None:
        if row is not None and self.editor is not None and self.editor.isVisible():
            self._follow.start()

    @Slot()
    def _follow_cursor(self) -> None:
        row, editor = self.view.table.current_row(), self.editor
        alone = len(self.view.table.selected_rows()) == 1
        if row is not None and alone and editor is not None and editor.isVisible() and not editor.is_edited():
            self.open_record(row.id)

    def open_record(self, record_id: int, *, focus: bool = False) -> None:
        """Show a record in the editor, after asking when something typed would be lost."""
        editor = self.editor
        self._follow.stop()
        if editor is not None and editor.isVisible() and editor.record_id == record_id:
            if focus:
                editor.focus_first()
            return
        if self._wanted == record_id:
            return
        if not self._leave():
            self.view.table.choose(editor.record_id if editor else None)
            return
        self._wanted = record_id
        self.desk.tasks.read(self.SPEC.load, record_id, then=self._loaded, failed=self._not_loaded)

    def _loaded(self, detail: Any) -> None:
        if detail.id != self._wanted:
            return
        self._wanted = None
        editor = self.the_editor()
        editor.show_detail(detail)
        editor.set_closed(detail)
        self.view.show_editor()
        draft = self.drafting.take(detail.id)
        if draft is not None:
            self.drafting.put_back(draft)
        self._show_file(detail.id)

    def _show_file(self, record_id: int) -> None:
        (wanted, file), self._file = self._file, (0, "")
        if file and wanted == record_id:
            self.the_editor().show_file(file)

    def _not_loaded(self, error: Exception) -> None:
        missing, self._wanted = self._wanted, None
        draft = self.drafting.take(missing) if isinstance(error, NotFound) else None
        if draft is None:
            self.desk.tasks.failed.emit(error)
            self.refresh()
            return
        self._begin(None)
        self.drafting.put_into_new(draft)

    def _leave(self) -> bool:
        """Whether the editor may show something else."""
        editor = self.editor
        if editor is None or not editor.is_edited():
            return True
        if not editor.may_be_left():
            return False
        self.drafting.forget(editor.record_id)
        editor.set_clean()
        return True

    @Slot()
    def _closed(self) -> None:
        if self.editor is not None:
            self.drafting.forget(self.editor.record_id)
            self.editor.set_clean()
        self.widen(False)
        self.view.hide_editor()

    @Slot()
    def _toggle_wide(self) -> None:
        self.widen(not self.view.is_expanded())

    def widen(self, wide: bool) -> None:
        """Give the editor the whole page, or the list its part back."""
        self.view.set_expanded(wide)
        if self.editor is not None:
            self.editor.set_widened(wide)

    # Where other pages lead

    def show_target(self, target: Target) -> None:
        """A record, a new one with what is known of it, or the list narrowed; once the page has read what it needs."""
        self._target = target
        if self._opening.organizations:
            self._follow_target()

    def opening_came(self) -> None:
        self._follow_target()

    def _follow_target(self) -> None:
        target, self._target = self._target, None
        if target is None:
            return
        if target.record_id is not None:
            self._file = (target.record_id, target.file)
            self.open_record(target.record_id, focus=True)
            if self._wanted is None and self.editor is not None and self.editor.isVisible():
                # It stands there already.
                self._show_file(self.editor.record_id or 0)
            if target.record_id in (self._wanted, self.editor.record_id if self.editor is not None else None):
                self.see(target.record_id)
            return
        kind = next((kind for kind, _ in self.SPEC.kinds if code_of(kind) == target.kind), None)
        if target.new:
            self.begin_target(kind, target)
            return
        filters = self.view.filters
        filters.set_value("kind", kind)
        filters.set_value("organization", target.organization_id)
        if target.month is not None:
            filters.set_value("period", Period(target.month.year, target.month.month))
        self.refresh()

    def begin_target(self, kind: Any, target: Target) -> None:
        """A new record of ``kind``, with what the target knows of it."""
        self.begin_with(kind, target.organization_id, target.day, target.people)

    # New records

    @Slot()
    def new_record(self) -> None:
        """An empty form, narrowed as the list is; first comes what was begun and never saved."""
        filters = self.view.filters
        self.begin_with(filters.value("kind"), filters.value("organization"))

    def begin_with(
        self, kind: Any, organization_id: int | None, day: date | None = None, people: tuple[int, ...] = ()
    ) -> bool:
        """A new record of which this much is known; first comes what was begun and never saved. Whether it was begun."""
        if not self._leave():
            return False
        if self.drafting.goes_on(self.new_text):
            self._resume_new()
            return False
        self._begin(None)
        self.the_editor().prefill(kind, organization_id, day)
        if people:
            self.the_editor().begin_with(people)
        return True

    def _begin(self, template: Any) -> None:
        self._wanted = None
        editor = self.the_editor()
        editor.set_closed(None)
        editor.show_new(template)
        self.view.table.clearSelection()
        self.view.show_editor()
        editor.focus_first()

    @Slot(object)
    def _resume(self, draft: DraftRow) -> None:
        if not self._leave():
            return
        if draft.record_id is None:
            self._resume_new()
        else:
            self.open_record(draft.record_id)

    def _resume_new(self) -> None:
        draft = self.drafting.take(None)
        if draft is not None:
            self._begin(None)
            self.drafting.put_back(draft)

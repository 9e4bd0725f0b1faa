"""What the pages of the three registers share: list, filters, editor beside it, saving, drafts, paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.editors.organizations import group_names, party_choices
from gui.editors.record_editor import RecordEditor
from gui.editors.tools import EditorTools
from gui.failures import sentence_of
from gui.look.tokens import Tone
from gui.pages.drafting import Drafting, confirmed
from gui.pages.opening import Opening, read_opening, remove_and_forget, save_and_forget
from gui.pages.periods import Period, period_choices
from gui.tables.rows import Column, RowsModel
from gui.widgets.empty_state import EmptyState
from gui.widgets.register_view import RegisterView
from models.failures import Conflict, NotFound
from models.rows.changes import Changes, Subject
from models.rows.draft import DraftRow
from models.rows.query import RegisterQuery
from models.rules.terms import Register

SAVED = "已保存。"
# Arrow keys held down in the list must not load every record they pass.
_FOLLOW_MS = 150


@dataclass(frozen=True)
class RegisterSpec:
    """What tells one register's page from another's."""

    register: Register
    subject: Subject
    noun: str
    search_hint: str
    empty_sentence: str
    columns: Sequence[Column[Any]]
    kinds: Sequence[tuple[Any, str]]
    every_kind: str
    statuses: Sequence[tuple[Any, str]]
    load: Callable[[Any, int], Any]
    save: Callable[[Any, Any], Changes]
    remove: Callable[[Any, int, int], Changes]


class RegisterPage(QWidget):
    """A subclass gives SPEC, ICON, TITLE, `new_text`, its editor, how rows are listed and how a record is
    repeated.
    """

    SPEC: RegisterSpec
    TITLE = ""
    ICON = ""
    new_text = ""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.editor: RecordEditor | None = None
        self._opened = False
        self._opening = Opening((), (), (), ())
        self._group_names: dict[int, str] = {}
        self._wanted: int | None = None
        self._to_choose: int | None = None
        self._saving = 0
        self._resuming: DraftRow | None = None
        empty = EmptyState(self.ICON, f"还没有{self.SPEC.noun}", self.SPEC.empty_sentence, self.new_text)
        empty.action.connect(self.new_record)
        model = RowsModel(self.SPEC.columns, self)
        self.view = RegisterView(model, self.TITLE, self.SPEC.search_hint, empty)
        self.drafting = Drafting(desk.tasks, self.SPEC.register, self)
        self.drafting.resumed.connect(self._resume)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.drafting.banner)
        column.addWidget(self.view, 1)
        self._add_filters()
        self._add_actions()
        self._connect()

    def _add_filters(self) -> None:
        filters = self.view.filters
        filters.add_choice("organization", "全部组织", width=128)
        filters.add_choice("kind", self.SPEC.every_kind, self.SPEC.kinds, width=118)
        filters.add_choice("period", "全部时间", width=112)
        filters.add_choice("status", "全部状态", self.SPEC.statuses, width=108)

    def _add_actions(self) -> None:
        self.view.add_action("复制上一条", "copy", self.repeat_record).setToolTip(
            "照上一条的样子新建一条：不带日期、到会情况和记录内容（Ctrl+D）"
        )
        self.view.add_action("打印", "print", self.print_chosen, for_selection=True)
        self.view.add_action("删除", "delete", self.remove_chosen, for_selection=True)

    def _connect(self) -> None:
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(_FOLLOW_MS)
        self._follow.timeout.connect(self._follow_cursor)
        self.view.filter_changed.connect(self.refresh)
        self.view.opened.connect(self._open_row)
        self.view.current_changed.connect(self._cursor_moved)
        self.view.table.clicked.connect(self._clicked)
        self.view.table.delete_pressed.connect(self.remove_chosen)
        self.desk.tasks.changed.connect(self._changed)
        for keys, slot in (("Ctrl+F", self.search), ("Ctrl+D", self.repeat_record)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    # For each register to give

    def make_editor(self, tools: EditorTools) -> RecordEditor:
        """The form of this register."""
        raise NotImplementedError

    def list_rows(self, query: RegisterQuery) -> None:
        """Order the rows; `show_rows` takes them."""
        raise NotImplementedError

    def order_template(self) -> None:
        """Order the record to be repeated; `repeat` takes it."""
        raise NotImplementedError

    # Beginning

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._opened:
            self._opened = True
            self._reopen()

    def _reopen(self) -> None:
        self.desk.tasks.read(read_opening, self.SPEC.register, self.desk.today(), then=self._opening_came)

    def _opening_came(self, opening: Opening) -> None:
        first = not self._opening.organizations
        self._opening = opening
        self._group_names = group_names(opening.organizations)
        filters = self.view.filters
        filters.set_choices("organization", party_choices(opening.organizations))
        filters.set_choices("period", period_choices(opening.years, self.desk.today()))
        if self.editor is not None:
            self._furnish(self.editor)
        if first:
            self.drafting.offer(opening.drafts)
            self.first_filter()
        self.refresh()

    def first_filter(self) -> None:
        """How the list is narrowed at the start: to the latest year with records."""
        if self._opening.years:
            self.view.filters.set_value("period", Period(self._opening.years[0]))

    @property
    def opening(self) -> Opening:
        """The tree, roster and years as last read."""
        return self._opening

    # The list

    def query(self) -> RegisterQuery:
        """What the filters ask for."""
        values = self.view.filters.values()
        period = values["period"]
        return RegisterQuery(
            self.view.filters.text(),
            values["organization"],
            _code(values["kind"]),
            _code(values["status"]),
            period.year if period else None,
            period.month if period else None,
        )

    @Slot()
    def refresh(self) -> None:
        """Ask for the list again."""
        if self._opened:
            self.list_rows(self.query())

    def show_rows(self, rows: Sequence[Any]) -> None:
        """The list has come."""
        if self.view.filters.is_filtering():
            self.view.empty.say("没有符合条件的记录", "换个条件再试，或清除上面的筛选。")
        else:
            self.view.empty.say(f"还没有{self.SPEC.noun}", self.SPEC.empty_sentence)
        self.view.set_rows([self._with_full_name(row) for row in rows])
        wanted, self._to_choose = self._to_choose, None
        if wanted is not None and not self.view.table.choose(wanted) and self.view.filters.is_filtering():
            # What was just saved must be seen, whatever the filter said.
            self._to_choose = wanted
            self.view.filters.clear()

    def _with_full_name(self, row: Any) -> Any:
        name = self._group_names.get(row.organization_id)
        return row if name is None else replace(row, organization_name=name)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if not self._opened:
            return
        if changes.subjects & {Subject.BUREAU, Subject.ROSTER}:
            self._reopen()
        elif self.SPEC.subject in changes.subjects:
            self.refresh()

    @Slot()
    def search(self) -> None:
        """Go to the search field."""
        self._widen(False)
        self.view.filters.search.setFocus()
        self.view.filters.search.selectAll()

    # The editor

    def the_editor(self) -> RecordEditor:
        """The form, made when first needed."""
        if self.editor is None:
            desk = self.desk
            self.editor = self.make_editor(EditorTools(desk.tasks, desk.attachments, desk.today))
            self.editor.saved.connect(self._save)
            self.editor.closed.connect(self._closed)
            self.editor.printed.connect(self._print_shown)
            self.editor.edited.connect(self._edited)
            self.editor.widen_pressed.connect(self._toggle_wide)
            self.editor.banner.action.connect(self._overrule)
            self._furnish(self.editor)
            self.view.set_editor(self.editor)
            self.drafting.watch(self.editor)
        return self.editor

    def _furnish(self, editor: RecordEditor) -> None:
        editor.set_organizations(self._opening.organizations)
        editor.set_roll(self._opening.roll)

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
        self.view.show_editor()
        draft = self.drafting.take(detail.id)
        if draft is not None:
            self._put_back(editor, draft, detail.version)

    def _put_back(self, editor: RecordEditor, draft: DraftRow, version: int) -> None:
        editor.restore_draft(draft.state)
        if editor.version != version:
            sentence = "这条记录在您填写之后又有改动；保存会以您填写的为准，请先核对。"
            editor.rebase(editor.record_id, version)
            editor.banner.say(Tone.WARN, sentence)
        else:
            editor.banner.say(Tone.INFO, "已带出上次没有保存的内容，可以接着填写。")

    def _not_loaded(self, error: Exception) -> None:
        missing, self._wanted = self._wanted, None
        draft = self.drafting.take(missing) if isinstance(error, NotFound) else None
        if draft is None:
            self.desk.tasks.failed.emit(error)
            self.refresh()
            return
        # Its record is gone, but what was typed is not: it becomes a new record.
        self.drafting.forget(missing)
        self._begin(None)
        self.the_editor().restore_draft({**draft.state, "version": 0})
        self.the_editor().banner.say(Tone.WARN, "原来的记录已经删除，填写的内容放进了一条新记录。")
        self.the_editor().mark_edited()

    @Slot()
    def _edited(self) -> None:
        if self.editor is not None and self.editor.banner.sentence == SAVED:
            self.editor.banner.clear()

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
        self._widen(False)
        self.view.hide_editor()

    @Slot()
    def _toggle_wide(self) -> None:
        table_card = self._splitter().widget(0)
        self._widen(table_card.isVisible())

    def _widen(self, wide: bool) -> None:
        self._splitter().widget(0).setVisible(not wide)
        if self.editor is not None:
            self.editor.set_widened(wide)

    def _splitter(self) -> QSplitter:
        found = self.view.findChild(QSplitter)
        assert isinstance(found, QSplitter)
        return found

    # New records

    @Slot()
    def new_record(self) -> None:
        """An empty form, narrowed as the list is; first comes what was begun and never saved."""
        if not self._leave():
            return
        if self.drafting.has_new():
            text = "有一条新记录没有写完。接着填写它，还是放弃它另写一条？"
            if confirmed(self, self.new_text, text, "放弃它，另写一条", "接着填写"):
                self.drafting.take(None)
                self.drafting.forget(None)
            else:
                self._resume_new()
                return
        self._begin(None)
        filters = self.view.filters
        self.the_editor().prefill(filters.value("kind"), filters.value("organization"))

    def _begin(self, template: Any) -> None:
        self._wanted = None
        editor = self.the_editor()
        editor.show_new(template)
        self.view.table.clearSelection()
        self.view.show_editor()
        editor.focus_first()

    @Slot()
    def repeat_record(self) -> None:
        """A new record like the last one."""
        if self._leave():
            self.order_template()

    def repeat(self, template: Any) -> None:
        """The record to be repeated has come; None when there is none."""
        if template is None:
            self.desk.window.inform("还没有可以照着写的记录，请先新建一条。")
            return
        if self.drafting.has_new():
            self.new_record()
            return
        self._begin(template)

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
            self._put_back(self.the_editor(), draft, 0)

    # Saving and removing

    @Slot()
    def _save(self) -> None:
        editor = self.editor
        if editor is None:
            return
        self.drafting.hold()
        editor.save_button.setEnabled(False)
        self._saving = editor.revision
        self.desk.tasks.write(
            save_and_forget,
            self.SPEC.save,
            editor.detail(),
            self.SPEC.register,
            then=self._saved,
            failed=self._not_saved,
        )

    def _saved(self, changes: Changes) -> None:
        assert self.editor is not None
        assert changes.record_id is not None
        self._to_choose = changes.record_id
        was_new = self.editor.record_id is None
        self.editor.record_id = changes.record_id
        if self.editor.revision == self._saving:
            self.editor.set_clean()
        elif was_new:
            # What was typed meanwhile may have been kept as the draft of a new record, which it no longer is.
            self.drafting.forget(None)
            self.editor.mark_edited()
        self.desk.tasks.read(self.SPEC.load, changes.record_id, then=self._reloaded)

    def _reloaded(self, detail: Any) -> None:
        editor = self.editor
        if editor is None or editor.record_id != detail.id:
            return
        editor.save_button.setEnabled(True)
        if editor.is_edited():
            # Something was typed while the record was being written: it stays, as a change to what was saved.
            editor.rebase(detail.id, detail.version)
            return
        editor.show_detail(detail)
        editor.banner.say(Tone.OK, SAVED)

    def _not_saved(self, error: Exception) -> None:
        assert self.editor is not None
        editor = self.editor
        editor.save_button.setEnabled(True)
        editor.mark_edited()
        sentence = sentence_of(error)
        if sentence is None:
            editor.refuse("没有保存成功，填写的内容都在，请稍后再保存一次。")
            self.desk.tasks.failed.emit(error)
        elif isinstance(error, Conflict):
            editor.refuse(sentence, "以我填写的为准")
        else:
            editor.refuse(sentence)

    @Slot()
    def _overrule(self) -> None:
        """The clerk has read that the record was changed elsewhere and wants his own words kept."""
        if self.editor is not None and self.editor.record_id is not None:
            self.desk.tasks.read(self.SPEC.load, self.editor.record_id, then=self._overruled)

    def _overruled(self, detail: Any) -> None:
        if self.editor is not None and self.editor.record_id == detail.id:
            self.editor.rebase(detail.id, detail.version)
            self.editor.banner.say(Tone.INFO, "再按一次“保存”，就以您填写的内容为准。")

    @Slot()
    def remove_chosen(self) -> None:
        """Take the chosen records off the register, after asking."""
        rows = self.view.table.selected_rows()
        if not rows:
            return
        what = f"这{len(rows)}条{self.SPEC.noun}" if len(rows) > 1 else f"这条{self.SPEC.noun}"
        text = f"删除{what}？删除后不再列入台账和统计，但仍留存在数据库里，需要时可以找回。"
        if confirmed(self, f"删除{self.SPEC.noun}", text, "删除", "不删除"):
            ids = tuple(row.id for row in rows)
            spec = self.SPEC
            self.desk.tasks.write(
                remove_and_forget, spec.load, spec.remove, ids, spec.register, then=self._removed
            )
            if self.editor is not None and self.editor.record_id in ids:
                self.drafting.hold()
                self.editor.set_clean()

    def _removed(self, _changes: Changes) -> None:
        if self.editor is not None and not self.editor.is_edited() and self.editor.isVisible():
            self._widen(False)
            self.view.hide_editor()

    # Paper

    @Slot()
    def print_chosen(self) -> None:
        """The paper of the record the cursor is on."""
        row = self.view.table.current_row()
        if row is not None:
            self.show_record_paper(row.id)

    @Slot()
    def _print_shown(self) -> None:
        editor = self.editor
        if editor is None or editor.record_id is None:
            return
        if editor.is_edited():
            editor.banner.say(Tone.WARN, "有改动还没有保存，请先保存再生成 PDF。")
        else:
            self.show_record_paper(editor.record_id)

    def show_record_paper(self, record_id: int) -> None:
        """Preview a saved record as it prints."""
        # Imported when the first paper is asked for: no part of a quick start.
        from gui.dialogs.paper import show_paper
        from gui.papers import record_paper

        row = next((row for row in self.view.model.rows() if row.id == record_id), None)
        name = self.file_name(row) if row is not None else f"{self.TITLE}{record_id}"
        show_paper(self.desk, self, name, record_paper, record_id, file_name=f"{name}.pdf")

    def file_name(self, row: Any) -> str:
        """What the record's PDF is called, without its ending."""
        raise NotImplementedError

    # Leaving

    def may_be_left(self) -> bool:
        """Whatever was typed is kept as a draft and offered at the next start: nothing is lost."""
        self.drafting.keep_now()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        self.drafting.keep_now()
        super().hideEvent(event)


def _code(value: Any) -> str | None:
    return None if value is None else str(getattr(value, "value", value))

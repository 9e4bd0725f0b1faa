"""The editor beside a register's list at work: repeating, saving, and what is never lost."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.editors.record_editor import RecordEditor
from gui.failures import sentence_of
from gui.look.tokens import Tone
from gui.pages.register_opening import RegisterOpening
from models.failures import BadInput, Conflict, NotFound
from models.rows.changes import Changes
from models.rules.terms import DraftOf
from models.services.drafts import save_and_forget
from models.services.records import same_again

SAVED = "已保存"


class RegisterEditing(RegisterOpening):
    """A subclass gives its editor and how a record is repeated."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._saving = 0

    # For each register to give

    def order_template(self) -> None:
        """Order the record to be repeated; `repeat` takes it."""
        raise NotImplementedError

    def the_editor(self) -> RecordEditor:
        first = self.editor is None
        editor = super().the_editor()
        if first:
            editor.saved.connect(self._save)
            editor.banner.action.connect(self._overrule)
        return editor

    # Repeating

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

    # Saving

    @Slot()
    def _save(self) -> None:
        editor = self.editor
        if editor is None:
            return
        self.drafting.hold()
        editor.is_saving = True
        self._saving = editor.revision
        self.desk.tasks.write(
            save_and_forget,
            self.SPEC.save,
            editor.row_to_save(),
            DraftOf(self.SPEC.register.value),
            then=self._saved,
            failed=self._not_saved,
        )

    def _saved(self, changes: Changes) -> None:
        assert self.editor is not None
        assert changes.record_id is not None
        if self.editor.record_id is None:
            self.desk.tasks.read(same_again, changes.record_id, then=self._tell_same)
        if self.editor.begins_another and self.editor.revision == self._saving:
            self._begin_another()
            return
        self.editor.begins_another = False
        self._to_choose = changes.record_id
        was_new = self.editor.record_id is None
        self.editor.record_id = changes.record_id
        if self.editor.revision == self._saving:
            self.editor.set_clean()
        elif was_new:
            # What was typed meanwhile may have been kept as the draft of a new record, which it no longer is.
            self.drafting.forget(None)
            self.editor.mark_edited()
        self.desk.tasks.read(
            self.SPEC.load, changes.record_id, then=self._reloaded, failed=self._not_reloaded
        )

    def _tell_same(self, others: tuple[int, ...]) -> None:
        """The same may have been entered twice. It is saved all the same: the clerk knows better."""
        if others:
            numbers = "、".join(f"编号{number}" for number in others)
            self.desk.window.inform(
                f"已保存；同一组织、同一天已有类型和名称都相同的记录（{numbers}），如是重复录入，请删除其中一条。"
            )

    def _begin_another(self) -> None:
        """What was entered is on the register: the next one of the same kind and organisation."""
        editor = self.editor
        assert editor is not None
        editor.begins_another = editor.is_saving = False
        before = editor.headline()
        editor.set_clean()
        kind, organization_id = editor.sort_of_record()
        self._begin(None)
        editor.prefill(kind, organization_id)
        editor.told.setText(SAVED)
        editor.told.setToolTip(f"{SAVED}：{before}")

    def _not_reloaded(self, error: Exception) -> None:
        # It is saved; only what was saved cannot be shown again just now.
        if self.editor is not None:
            self.editor.is_saving = False
        self.desk.tasks.failed.emit(error)

    def _reloaded(self, detail: Any) -> None:
        editor = self.editor
        if editor is None or editor.record_id != detail.id:
            return
        editor.is_saving = False
        if editor.is_edited():
            # Something was typed while the record was being written: it stays, as a change to what was saved.
            editor.rebase(detail.id, detail.version)
            self.drafting.keep_anew()
            return
        editor.show_detail(detail)
        editor.set_closed(detail)
        editor.told.setText(SAVED)

    # Changed elsewhere

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        super()._changed(changes)
        if self.SPEC.subject in changes.subjects:
            self.read_again()

    def read_again(self) -> None:
        """The record in the form may have been changed from elsewhere, by an undo or a dialog: show it as it stands now, unless
        something was typed into it, which the next save will tell of.
        """
        editor = self.editor
        if editor is None or editor.record_id is None or editor.isHidden():
            return
        if not editor.is_edited() and not editor.is_saving:
            self.desk.tasks.read(
                self.SPEC.load, editor.record_id, then=self._read_anew, failed=self._not_read_anew
            )

    def _read_anew(self, detail: Any) -> None:
        editor = self.editor
        if editor is None or editor.record_id != detail.id or editor.is_edited() or editor.is_saving:
            return
        if editor.version != detail.version:
            editor.show_detail(detail)
            editor.set_closed(detail)

    def _not_read_anew(self, error: Exception) -> None:
        editor = self.editor
        if not isinstance(error, NotFound):
            self.desk.tasks.failed.emit(error)
        elif editor is not None and not editor.is_edited() and not editor.is_saving:
            # It was just taken off the register.
            self.widen(False)
            self.view.hide_editor()

    def _not_saved(self, error: Exception) -> None:
        assert self.editor is not None
        editor = self.editor
        editor.is_saving = editor.begins_another = False
        editor.mark_edited()
        sentence = sentence_of(error)
        if sentence is None:
            editor.refuse("没有保存成功，填写的内容都在，请稍后再保存一次。")
            self.desk.tasks.failed.emit(error)
        elif isinstance(error, Conflict):
            editor.refuse(sentence, "以我填写的为准")
        else:
            editor.refuse(sentence, field=error.field if isinstance(error, BadInput) else "")

    @Slot()
    def _overrule(self) -> None:
        """The clerk has read that the record was changed elsewhere and wants his own words kept."""
        if self.editor is not None and self.editor.record_id is not None:
            self.desk.tasks.read(self.SPEC.load, self.editor.record_id, then=self._overruled)

    def _overruled(self, detail: Any) -> None:
        if self.editor is not None and self.editor.record_id == detail.id:
            self.editor.rebase(detail.id, detail.version)
            self.editor.banner.say(Tone.INFO, "再按一次“保存”，就以您填写的内容为准。")

"""What the pages of the three registers share: list and editor, with the orders at their foot."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.editors.record_editor import RecordEditor
from gui.look.tokens import Tone
from gui.pages.opening import remove_and_forget
from gui.pages.register_editing import RegisterEditing
from gui.widgets.question import agrees
from models.rows.changes import Changes
from models.rows.paper import PaperOrder
from models.rules.papers import PaperKind


class RegisterPage(RegisterEditing):
    """A subclass gives SPEC, ICON, TITLE, `new_text`, its editor, how rows are listed and how a record is
    repeated.
    """

    RECORD_PAPER: PaperKind

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._add_actions()
        self.view.table.delete_pressed.connect(self.remove_chosen)
        for keys, slot in (("Ctrl+F", self.search), ("Ctrl+D", self.repeat_record)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _add_actions(self) -> None:
        self.view.add_action("复制上一条", "copy", self.repeat_record).setToolTip(
            "照上一条的样子新建一条：不带日期、到会情况和记录内容（Ctrl+D）"
        )
        self.view.add_action("打印", "print", self.print_chosen, for_selection=True)
        self.view.add_action("删除", "delete", self.remove_chosen, for_selection=True)

    def the_editor(self) -> RecordEditor:
        first = self.editor is None
        editor = super().the_editor()
        if first:
            editor.printed.connect(self._print_shown)
        return editor

    @Slot()
    def search(self) -> None:
        """Go to the search field."""
        self.widen(False)
        self.view.filters.search.setFocus()
        self.view.filters.search.selectAll()

    # Removing

    @Slot()
    def remove_chosen(self) -> None:
        """Take the chosen records off the register, after asking."""
        rows = self.view.table.selected_rows()
        if not rows:
            return
        what = f"这{len(rows)}条{self.SPEC.noun}" if len(rows) > 1 else f"这条{self.SPEC.noun}"
        text = f"删除{what}？删除后不再列入台账和统计，但仍留存在数据库里，需要时可以找回。"
        if agrees(self, f"删除{self.SPEC.noun}", text, "删除", "不删除"):
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
            self.widen(False)
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
        from gui.papers import pdf_of

        row = next((row for row in self.view.model.rows() if row.id == record_id), None)
        name = self.file_name(row) if row is not None else f"{self.TITLE}{record_id}"
        order = PaperOrder(self.RECORD_PAPER, record_id=record_id)
        show_paper(
            self.desk,
            self,
            name,
            pdf_of,
            self.desk.shop,
            order,
            self.desk.today(),
            file_name=f"{name}.pdf",
        )

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

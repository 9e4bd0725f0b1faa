"""What becomes of a record once it is entered: its history, 定稿, 勘误. From the form and from the list."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from gui.editors.record_editor import RecordEditor
from gui.look.icons import icon
from gui.look.tokens import Tone
from gui.pages.register_editing import RegisterEditing
from gui.widgets.question import agrees
from models.rules.terms import DraftOf, Register

PLACES = {
    Register.STUDY: ("主题", "学习内容", "到会"),
    Register.MEETING: ("主题", "议题", "会议记录", "到会"),
    Register.INSPECTION: ("督察名称", "总体评价", "发现问题"),
    Register.DAILY_WORK: ("事项名称", "内容"),
}
"""Registers whose records are closed, with the parts an erratum speaks of."""
UNSAVED = "有改动还没有保存，请先保存再{verb}。"


class RegisterKeeping(RegisterEditing):
    """Adds its orders to the menu of the form and to that of the list."""

    history_action: QAction
    final_action: QAction | None = None
    erratum_action: QAction | None = None

    @property
    def closes(self) -> bool:
        """Whether records of this register are closed; a rectification item is struck off instead."""
        return self.SPEC.register in PLACES

    def the_editor(self) -> RecordEditor:
        first = self.editor is None
        editor = super().the_editor()
        if first:
            if not editor.more_menu.isEmpty():
                editor.more_menu.addSeparator()
            self.history_action = editor.add_order(
                "修改记录…", "谁在什么时候改了什么；可以恢复到以前的一版", self.show_history
            )
            if self.closes:
                self.final_action = editor.add_order(
                    "定稿…", "核对无误后定稿：内容不能再改，只能写勘误", self.finalize_shown
                )
                self.erratum_action = editor.add_order(
                    "勘误…", "定稿以后发现差错，写明更正的内容", self.write_erratum
                )
            editor.more_menu.aboutToShow.connect(self._offer)
        return editor

    @Slot()
    def _offer(self) -> None:
        editor = self.editor
        if editor is None:
            return
        saved = editor.record_id is not None
        self.history_action.setEnabled(saved)
        if self.final_action is not None and self.erratum_action is not None:
            self.final_action.setEnabled(saved and not editor.is_closed)
            self.erratum_action.setEnabled(saved and editor.is_closed)

    def add_keeping_entries(self, menu: QMenu) -> None:
        """The same orders, of the chosen records."""
        rows = self.view.table.selected_rows()
        menu.addSeparator()
        history = menu.addAction(icon("history"), "修改记录…")
        history.setEnabled(len(rows) == 1)
        history.triggered.connect(self.show_history_of_chosen)
        if not self.closes:
            return
        open_ones = [row for row in rows if not row.is_final]
        final = menu.addAction(
            icon("lock_closed"), f"定稿所选（{len(open_ones)}）…" if len(rows) > 1 else "定稿…"
        )
        final.setEnabled(bool(open_ones))
        final.triggered.connect(self.finalize_chosen)
        erratum = menu.addAction(icon("edit"), "勘误…")
        erratum.setEnabled(len(rows) == 1 and not open_ones)
        erratum.triggered.connect(self.write_erratum_of_chosen)

    # History

    @Slot()
    def show_history(self) -> None:
        """Of the record in the form."""
        if self.editor is not None and self.editor.record_id is not None:
            self._show_history(self.editor.record_id)

    @Slot()
    def show_history_of_chosen(self) -> None:
        """Of the record chosen in the list."""
        rows = self.view.table.selected_rows()
        if rows:
            self._show_history(rows[0].id)

    def _show_history(self, record_id: int) -> None:
        from gui.dialogs.history import HistoryDialog

        HistoryDialog(self.desk, DraftOf(self.SPEC.register.value), record_id, self).open()

    # 定稿

    @Slot()
    def finalize_shown(self) -> None:
        """Close the record in the form, after asking."""
        editor = self.editor
        if editor is None or editor.record_id is None:
            return
        if editor.is_edited():
            editor.banner.say(Tone.WARN, UNSAVED.format(verb="定稿"))
            return
        self._finalize((editor.record_id,))

    @Slot()
    def finalize_chosen(self) -> None:
        """Close the records chosen in the list, after asking."""
        ids = tuple(row.id for row in self.view.table.selected_rows() if not row.is_final)
        editor = self.editor
        if editor is not None and editor.isVisible() and editor.record_id in ids and editor.is_edited():
            editor.banner.say(Tone.WARN, UNSAVED.format(verb="定稿"))
        elif ids:
            self._finalize(ids)

    def _finalize(self, ids: tuple[int, ...]) -> None:
        from models.services.finalizing import finalize_many

        what = f"这{len(ids)}条{self.SPEC.noun}" if len(ids) > 1 else f"这条{self.SPEC.noun}"
        question = (
            f"把{what}定稿？定稿以后内容不能再改，也不能删除，待补的请先补齐；"
            "发现差错只能写勘误。步骤、补学、落实措施等后续仍可填写。"
        )
        if agrees(self, "定稿", question, "定稿", "不定稿"):
            self.desk.tasks.write(finalize_many, ids, failed=self._not_kept)

    def _not_kept(self, error: Exception) -> None:
        self.desk.tasks.failed.emit(error)

    # 勘误

    @Slot()
    def write_erratum(self) -> None:
        """Correct the closed record in the form."""
        editor = self.editor
        if editor is None or editor.record_id is None or not editor.is_closed:
            return
        if editor.is_edited() and not editor.is_as_typed:
            editor.banner.say(Tone.WARN, UNSAVED.format(verb="写勘误"))
            return
        self._ask_erratum(editor.record_id)

    @Slot()
    def write_erratum_of_chosen(self) -> None:
        """Correct the closed record chosen in the list."""
        rows = self.view.table.selected_rows()
        if rows:
            self._ask_erratum(rows[0].id)

    def _ask_erratum(self, record_id: int) -> None:
        self.desk.tasks.read(self.SPEC.load, record_id, then=self._open_erratum)

    def _open_erratum(self, detail: Any) -> None:
        from gui.dialogs.erratum import ErratumDialog

        ErratumDialog(self.desk, detail, PLACES[self.SPEC.register], self).open()

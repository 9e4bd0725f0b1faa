"""What the pages of the three registers share: list and editor, with the orders at their foot."""

from typing import Any

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from gui.desk import Desk
from gui.editors.record_editor import RecordEditor
from gui.look.icons import icon
from gui.look.tokens import Tone
from gui.pages import printing
from gui.pages.opening import remove_and_forget
from gui.pages.register_fast import RegisterFast
from gui.pages.works import BATCH_TEXT, Work, Works
from gui.shortcuts import FIND_TIP
from gui.widgets.question import agrees
from models.rows.changes import Changes
from models.rules.papers import PaperKind


class RegisterPage(RegisterFast):
    """A subclass gives SPEC, ICON, TITLE, `new_text`, its editor, how rows are listed and how a record is
    repeated.
    """

    RECORD_PAPER: PaperKind
    PERIOD_PAPERS = True
    """Whether the register has statistics or ledgers of a period."""
    WORKS: tuple[Work, ...] = ()
    """What opens from here besides the register."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._removing: tuple[int, ...] = ()
        self._add_actions()
        self.search_field.setToolTip(FIND_TIP)
        self.view.table.delete_pressed.connect(self.remove_chosen)
        self.view.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.table.customContextMenuRequested.connect(self._open_menu)
        for keys, slot in (
            ("Ctrl+D", self.repeat_record),
            ("Ctrl+P", self.print_chosen),
            ("Ctrl+G", self.print_period),
            ("F9", self.open_works),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _add_actions(self) -> None:
        self.view.add_action("复制上一条", "copy", self.repeat_record).setToolTip(
            "照上一条的样子新建一条：不带日期、到会情况和记录内容（Ctrl+D）"
        )
        self.view.add_action("打印…", "print", self.print_chosen, for_selection=True).setToolTip(
            "打印所选的记录，可以多选（Ctrl+P）"
        )
        if self.PERIOD_PAPERS:
            self.view.add_action("统计台账…", "document_pdf", self.print_period).setToolTip(
                "按月、季、年打印统计表和台账（Ctrl+G）"
            )
        self.view.add_action("删除", "delete", self.remove_chosen, for_selection=True).setToolTip(
            "删除所选的记录（Delete）"
        )
        if self.WORKS:
            menu = self.view.add_menu("更多工作", "more_horizontal", "更多工作（F9）")
            self.works = Works(self.desk, self, menu, self.WORKS)

    def the_editor(self) -> RecordEditor:
        first = self.editor is None
        editor = super().the_editor()
        if first:
            editor.printed.connect(self._print_shown)
        return editor

    @property
    def search_field(self) -> QLineEdit:
        """Where this register alone is searched."""
        return self.view.filters.search

    def to_search(self) -> None:
        """Go to the search field."""
        self.widen(False)
        self.search_field.setFocus()
        self.search_field.selectAll()

    # Removing

    @Slot()
    def remove_chosen(self) -> None:
        """Take the chosen records off the register, after asking."""
        rows = self.view.table.selected_rows()
        if not rows:
            return
        what = f"这{len(rows)}条{self.SPEC.noun}" if len(rows) > 1 else f"这条{self.SPEC.noun}"
        text = f"删除{what}？删除后不再列入台账和统计，但仍留在回收站里，可以撤销，也可以随时恢复。"
        if agrees(self, f"删除{self.SPEC.noun}", text, "删除", "不删除"):
            spec, self._removing = self.SPEC, tuple(row.id for row in rows)
            if self.editor is not None and self.editor.record_id in self._removing:
                self.drafting.hold()
            self.desk.tasks.write(
                remove_and_forget,
                spec.load,
                spec.remove,
                self._removing,
                spec.register,
                then=self._removed,
                failed=self._not_removed,
            )

    def _removed(self, _changes: Changes) -> None:
        editor, gone, self._removing = self.editor, self._removing, ()
        if editor is None:
            return
        if editor.record_id in gone:
            self.drafting.hold()
            editor.set_clean()
        if not editor.is_edited() and editor.isVisible():
            self.widen(False)
            self.view.hide_editor()

    def _not_removed(self, error: Exception) -> None:
        """It is still there, and so is what was typed into its form."""
        self._removing = ()
        self.drafting.keep_now()
        self.desk.tasks.failed.emit(error)

    # Paper

    @Slot()
    def print_chosen(self) -> None:
        """The papers of the chosen records, or of the one in the editor while the keyboard is there."""
        rows = self.view.table.selected_rows()
        editor, focused = self.editor, QApplication.focusWidget()
        if editor is not None and focused is not None and editor.isAncestorOf(focused):
            self._print_shown()
        elif rows:
            printing.print_records(self, rows)

    @Slot()
    def print_all(self) -> None:
        """The papers of every record in the list as it is filtered."""
        rows = self.view.model.rows()
        if rows:
            printing.print_records(self, rows)

    @Slot()
    def print_period(self) -> None:
        """The statistics and ledgers of a period, at first that of the filter."""
        if self.PERIOD_PAPERS:
            printing.print_period(self)

    @Slot()
    def open_works(self) -> None:
        """Drop the menu of further work, by key."""
        if self.WORKS:
            self.view.drop_menu()

    @Slot()
    def _print_shown(self) -> None:
        editor = self.editor
        if editor is None or editor.record_id is None:
            return
        if editor.is_edited():
            editor.banner.say(Tone.WARN, "有改动还没有保存，请先保存再打印。")
        else:
            printing.print_shown(self, editor.record_id)

    def print_loaded(self, detail: Any) -> None:
        """The papers of a record that was read for it."""
        printing.print_records(self, [detail])

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        """What can be done with the chosen records; by mouse or by the menu key."""
        table = self.view.table
        chosen, shown = len(table.selected_rows()), self.view.model.rowCount()
        menu = QMenu(table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, icon_name, slot, enabled in (
            (f"打印所选（{chosen}）…" if chosen > 1 else "打印…", "print", self.print_chosen, chosen > 0),
            (f"打印列表全部（{shown}）…", "print", self.print_all, shown > 0),
            *((("统计台账…", "document_pdf", self.print_period, True),) if self.PERIOD_PAPERS else ()),
            ("复制上一条", "copy", self.repeat_record, True),
            ("删除", "delete", self.remove_chosen, chosen > 0),
        ):
            action = menu.addAction(icon(icon_name), text)
            action.setEnabled(enabled)
            action.triggered.connect(slot)
        self.add_keeping_entries(menu)
        for action in self.actions():
            # What speaks of the chosen ones and stands in another menu is offered here too.
            if action.text() == BATCH_TEXT:
                menu.addAction(action)
        table.column_choice.fill(menu.addMenu("显示哪些列"), table.currentIndex().column())
        menu.popup(table.viewport().mapToGlobal(place))

    # Leaving

    def may_be_left(self) -> bool:
        """Whatever was typed is kept as a draft and offered at the next start: nothing is lost."""
        self.drafting.keep_now()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        self.drafting.keep_now()
        super().hideEvent(event)

"""学习篇目: documents to be studied, how soon they were, and materials that may be taken over into the list."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QWidget

from gui.desk import Desk
from gui.dialogs.listed import ListedDialog
from gui.dialogs.study_document_form import StudyDocumentDialog
from gui.editors.section_bar import SectionBar
from gui.look.tokens import Tone
from gui.tables.rows import RowsModel
from gui.tables.study_documents import (
    DOCUMENT_COLUMNS,
    MATERIAL_COLUMNS,
    DocumentLine,
    lines_of,
    summary_text,
)
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.empty_state import EmptyState
from gui.widgets.question import agrees
from gui.widgets.record_table import RecordTable
from gui.widgets.search_field import search_field
from models.rows.changes import SUBJECTS, Changes, Subject
from models.rows.study_plan import StudyDocument
from models.rows.target import Target
from models.rules.follow_up import follow_up
from models.services.records import register_of
from models.services.study_documents import (
    UnlistedMaterial,
    list_documents,
    remove_document,
    save_document,
    take_over,
    unlisted_materials,
)

TITLE = "学习篇目"
_INTRO = "应当学习的讲话、批示、文件和著作。登记后，写学习材料时按题名带出来源和日期，并列出从发布到首次学习的跟进天数。"
LISTED, UNLISTED = "listed", "unlisted"
_SHOWN = frozenset({Subject.PLANS, Subject.STUDY, Subject.MEETING})


@dataclass(frozen=True)
class Shelf:
    """Everything the dialog shows."""

    documents: tuple[StudyDocument, ...]
    unlisted: tuple[UnlistedMaterial, ...]


def read_shelf(session: Any) -> Shelf:
    """Runs on the database thread."""
    return Shelf(list_documents(session), unlisted_materials(session))


def read_target(session: Any, record_id: int) -> Target:
    """The place of a record that names a document."""
    return Target(SUBJECTS[register_of(session, record_id)], record_id=record_id)


class StudyDocumentsDialog(ListedDialog):
    """The list, and beside it what was studied without being on it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        empty = EmptyState(
            "book_open",
            "还没有登记学习篇目",
            "登记后可以看到从发布到首次学习的天数；也可以把学过的材料列进来。",
            "登记篇目",
        )
        super().__init__(desk, TITLE, _INTRO, DOCUMENT_COLUMNS, empty, _SHOWN, parent)
        self._shelf = Shelf((), ())
        self.views = SectionBar()
        self.views.add(LISTED, "篇目")
        self.views.add(UNLISTED, "学过而没有列入的材料")
        self.search = search_field("搜索题名、来源", most=260)
        self.waiting_only = QCheckBox("只看未学习的")
        self.top.addWidget(self.views, 1)
        self.top.addWidget(self.waiting_only)
        self.top.addWidget(self.search)
        self.materials = RowsModel(MATERIAL_COLUMNS, self)
        self.material_table = RecordTable(self.materials, "没有列入篇目的学习材料")
        self.none_left = EmptyState("book_open", "学过的材料都已列入", "学习记录里的材料都在篇目里。")
        self.none_left.button.hide()
        self._stack.addWidget(self.material_table)
        self._stack.addWidget(self.none_left)
        self._add_orders()
        self.views.chosen.connect(self._fill)
        self.search.textChanged.connect(self._fill)
        self.waiting_only.toggled.connect(self._fill)
        self.material_table.selection_changed.connect(self._material_chosen)
        self.refresh()

    def _add_orders(self) -> None:
        self.new_button = primary_button("登记篇目", "add")
        self.new_button.setToolTip("登记一篇（Ctrl+N）")
        self.change_button = plain_button("修改…", "edit")
        self.open_button = plain_button("打开首次学习记录", "book_open")
        self.remove_button = plain_button("删除", "delete")
        self.take_button = primary_button("列入篇目", "add")
        self.take_button.setToolTip("把所选的材料列入篇目，可以多选；类别先记为“其他”，请随后核对")
        self.add_button(self.new_button, self.new_document)
        for button, slot in (
            (self.change_button, self.change),
            (self.open_button, self.open_first),
            (self.remove_button, self.remove),
        ):
            self.add_button(button, slot, for_row=True)
        self.add_button(self.take_button, self.take_chosen)
        self.empty.action.connect(self.new_document)
        self.table.opened.connect(self._opened)
        self.table.delete_pressed.connect(self.remove)
        self.material_table.opened.connect(self.take_chosen)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self).activated.connect(self.new_document)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.search.setFocus)

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Read the list again."""
        self._desk.tasks.read(read_shelf, then=self._show, failed=self._explain)

    def go_to(self, document_id: int) -> None:
        """Put the cursor on one of the list, once that has come."""
        self._to_choose = document_id

    def _show(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.summary.setText(summary_text(follow_up(shelf.documents)))
        many = len(shelf.unlisted)
        text = f"学过而没有列入的材料（{many}）" if many else "学过而没有列入的材料"
        self.views.button(UNLISTED).setText(text)
        # A new text takes the shortcut away.
        self.views.button(UNLISTED).setShortcut("Alt+2")
        self._fill()

    @Slot()
    def _fill(self) -> None:
        words = self.search.text().split()
        lines = lines_of(self._shelf.documents, self._desk.today())
        lines = [
            line
            for line in lines
            if _holds(words, line.document.title, line.document.issuer)
            and (line.is_waiting or not self.waiting_only.isChecked())
        ]
        self.materials.replace(
            [row for row in self._shelf.unlisted if _holds(words, row.material.title, row.material.issuer)]
        )
        narrowed = bool(words) or self.waiting_only.isChecked()
        if narrowed:
            self.empty.say("没有符合条件的篇目", "换个条件再试。")
        else:
            self.empty.say("还没有登记学习篇目", "也可以把学过的材料列进来。")
        self.show_rows(lines)
        is_listed = self.views.current == LISTED
        for button in (self.new_button, self.change_button, self.open_button, self.remove_button):
            button.setVisible(is_listed)
        self.waiting_only.setVisible(is_listed)
        self.take_button.setVisible(not is_listed)
        if not is_listed:
            self._stack.setCurrentWidget(self.material_table if self.materials.rowCount() else self.none_left)
        self._material_chosen()

    def current_changed(self) -> None:
        line: DocumentLine | None = self.table.current_row()
        self.open_button.setEnabled(line is not None and bool(line.document.sessions))

    @Slot()
    def _material_chosen(self) -> None:
        self.take_button.setEnabled(bool(self.material_table.selected_rows()))

    # Changing

    @Slot()
    def new_document(self) -> None:
        """Put a document on the list."""
        self.open_form(StudyDocumentDialog(None, self._desk.today(), self), save_document)

    @Slot()
    def change(self) -> None:
        """Change the chosen one."""
        line: DocumentLine | None = self.table.current_row()
        if line is not None:
            self._opened(line)

    @Slot(object)
    def _opened(self, line: DocumentLine) -> None:
        self.open_form(StudyDocumentDialog(line.document, self._desk.today(), self), save_document)

    @Slot()
    def remove(self) -> None:
        """Take the chosen one off the list, after asking."""
        line: DocumentLine | None = self.table.current_row()
        if line is None:
            return
        question = f"把《{line.document.title}》从篇目里删除？学习记录不变，需要时可以再列入。"
        if agrees(self, "删除学习篇目", question, "删除", "不删除"):
            self._desk.tasks.write(
                remove_document, line.id, line.document.version, then=self._removed, failed=self.refused
            )

    def _removed(self, _changes: Changes) -> None:
        self.banner.say(Tone.OK, "已删除，学习记录不变。")

    @Slot()
    def take_chosen(self) -> None:
        """Put the chosen materials on the list as they were written."""
        rows: list[UnlistedMaterial] = self.material_table.selected_rows()
        if rows:
            materials = [row.material for row in rows]
            self._desk.tasks.write(take_over, materials, then=self._taken, failed=self.refused)

    def _taken(self, _changes: Changes) -> None:
        self.banner.say(Tone.OK, "已列入篇目，类别记为“其他”、要求记为“选学”，请在篇目里核对。")

    # The records

    @Slot()
    def open_first(self) -> None:
        """Go to the session or meeting that named the document first."""
        line: DocumentLine | None = self.table.current_row()
        if line is not None and line.document.sessions:
            first = line.document.sessions[0]
            self._desk.tasks.read(read_target, first, then=self._go, failed=self._explain)

    def _go(self, target: Target) -> None:
        self.accept()
        self._desk.window.go(target)


def _holds(words: list[str], *texts: str) -> bool:
    """Whether every word is in one of the texts."""
    return all(any(word in text for text in texts) for word in words)

"""The papers of a 件 in their order: moved, named, counted, added from files, looked at."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.editors.parts.file_taking import FileTaking
from gui.editors.parts.part import Part
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.archive_parts import PART_COLUMNS, PartLine
from gui.tables.rows import RowsModel
from gui.tasks import Tasks
from gui.widgets.banner import Banner
from gui.widgets.buttons import icon_button, plain_button
from gui.widgets.dropping import dropped_files
from gui.widgets.labels import label
from gui.widgets.record_table import RecordTable
from models.attachments import AttachmentStore
from models.codec import from_json, to_json
from models.rows.archive import PartRow
from models.rows.attachment import AttachmentRow
from models.rules.archive_parts import role_of_file, role_of_first
from models.rules.archive_terms import PartRole

_LEAST, _MOST = 2, 6
"""So many rows are seen at once, as there are papers."""


def parts_of(rows: Iterable[AttachmentRow], before: Sequence[PartRow]) -> list[PartRow]:
    """Files as papers of a 件, each as what its name says it is until the clerk says otherwise; behind no other paper the first that may
    be one is the 正文."""
    begun = any(part.paper is not None or _may_be_text(part) for part in before)
    found = []
    for row in rows:
        role = role_of_file(row.name, row.note)
        if not begun and role is PartRole.ANNEX:
            role = role_of_first(row.name)
            begun = role is PartRole.TEXT
        found.append(_part(row, role))
    return found


def _may_be_text(part: PartRow) -> bool:
    return PartRole.TEXT in (part.role, role_of_first(part.source_name))


def _part(row: AttachmentRow, role: PartRole) -> PartRow:
    return PartRow(
        role,
        Path(row.name).stem,
        source_sha256=row.sha256,
        source_name=row.name,
        source_size=row.size,
        by_hand=True,
    )


class ArchivePartsPart(Part):
    """`opened(part)`: 打开 was pressed; `change_wanted(part)`: 修改. Files are copied into the store at once, but belong to the 件 only once it is saved."""

    opened = Signal(object)
    change_wanted = Signal(object)

    def __init__(self, tasks: Tasks, store: AttachmentStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._next = 0
        self._changing = 0
        self.model: RowsModel[PartLine] = RowsModel(PART_COLUMNS, self)
        self.table = RecordTable(self.model, "件内文件，按顺序")
        self.table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.table.setSortingEnabled(False)
        self.notice = Banner()
        self._files = FileTaking(tasks, store, "添加文件", self.notice, self._hashes, self)
        self.up_button = icon_button("arrow_up", "上移（Alt+↑）")
        self.down_button = icon_button("arrow_down", "下移（Alt+↓）")
        self.change_button = icon_button("edit", "修改类别、名称、页数")
        self.open_button = icon_button("eye", "打开这一份")
        self.open_button.setProperty("reads", True)
        self.remove_button = icon_button("delete", "从这一件中移去（Delete）")
        self.add_button = plain_button("添加文件", "attach")
        self._build()
        self._connect()
        self._relayout()

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.column.addWidget(label("件内文件", "title"))
        self.column.addWidget(self.table)
        self.column.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(look().px(4))
        for button in self._for_row():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.add_button)
        self.column.addLayout(row)
        hint = "正文在前、附件在后，正本在前、定稿在后。也可以把文件或文件夹拖到这里。"
        self.hint = label(hint, "hint", wrap=True)
        self.column.addWidget(self.hint)

    def _for_row(self) -> tuple[QPushButton, ...]:
        return self.up_button, self.down_button, self.change_button, self.open_button, self.remove_button

    def _connect(self) -> None:
        self.table.current_changed.connect(self._suit)
        self.table.opened.connect(self._opened)
        self.table.delete_pressed.connect(self.remove)
        self._files.came.connect(self._came)
        for button, slot in (
            (self.up_button, self.move_up),
            (self.down_button, self.move_down),
            (self.change_button, self.change),
            (self.open_button, self.open_current),
            (self.remove_button, self.remove),
            (self.add_button, self._files.choose_files),
        ):
            button.clicked.connect(slot)
        for keys, slot in (("Alt+Up", self.move_up), ("Alt+Down", self.move_down)):
            key = QShortcut(QKeySequence(keys), self.table)
            # In the list of the year the same keys move the 件.
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(slot)
        look().changed.connect(self._relayout)

    @Slot()
    def _relayout(self) -> None:
        rows = min(max(self.model.rowCount(), _LEAST), _MOST)
        self.table.setFixedHeight(look().px(42) * (rows + 1) + look().px(6))

    # Contents

    def show_parts(self, parts: Iterable[PartRow]) -> None:
        """Show a 件's papers; files still on their way to another are not shown here."""
        self._files.another()
        self.model.replace(())
        self._replace([self._line(part) for part in parts])

    def parts(self) -> tuple[PartRow, ...]:
        """The papers in their order."""
        return tuple(line.part for line in self.model.rows())

    def _line(self, part: PartRow) -> PartLine:
        self._next += 1
        return PartLine(self._next, part)

    def _replace(self, lines: list[PartLine]) -> None:
        self.model.replace(lines)
        self._relayout()
        self._suit()

    def state(self) -> Any:
        return [to_json(part) for part in self.parts()]

    def restore(self, state: Any) -> None:
        self.show_parts(from_json(each, PartRow) for each in state)

    def problem(self) -> str | None:
        return "文件还在复制，请等复制完再保存。" if self._files.is_busy else None

    def set_read_only(self, read_only: bool) -> None:
        self.read_only = read_only
        self.setAcceptDrops(not read_only)
        for widget in (
            self.up_button,
            self.down_button,
            self.change_button,
            self.remove_button,
            self.add_button,
            self.hint,
        ):
            widget.setVisible(not read_only)
        self._suit()

    @Slot()
    def _suit(self) -> None:
        at, count = self._at(), self.model.rowCount()
        writes = at is not None and not self.read_only
        self.up_button.setEnabled(writes and at != 0)
        self.down_button.setEnabled(writes and at != count - 1)
        self.change_button.setEnabled(writes)
        self.remove_button.setEnabled(writes)
        self.open_button.setEnabled(at is not None)

    def _at(self) -> int | None:
        line: PartLine | None = self.table.current_row()
        return None if line is None else self.model.position(line.id)

    # Orders

    @Slot()
    def move_up(self) -> None:
        """Put the chosen paper before the one above it."""
        self._move(-1)

    @Slot()
    def move_down(self) -> None:
        """Put the chosen paper behind the one below it."""
        self._move(1)

    def _move(self, by: int) -> None:
        at, lines = self._at(), self.model.rows()
        if self.read_only or at is None or not 0 <= at + by < len(lines):
            return
        lines[at], lines[at + by] = lines[at + by], lines[at]
        self._replace(lines)
        self.edited.emit()

    @Slot()
    def change(self) -> None:
        """Have role, name and pages of the chosen paper asked for; `put` takes the answer."""
        at = self._at()
        if at is not None and not self.read_only:
            line = self.model.row(at)
            self._changing = line.id
            self.change_wanted.emit(line.part)

    def put(self, part: PartRow) -> None:
        """Let the paper that was asked about be as it is said now."""
        lines = self.model.rows()
        self._replace([PartLine(line.id, part) if line.id == self._changing else line for line in lines])
        self.edited.emit()

    @Slot()
    def remove(self) -> None:
        """Take the chosen paper out of the 件; it counts once the 件 is saved."""
        at = self._at()
        if at is None or self.read_only:
            return
        gone = self.model.row(at).part
        self._replace([line for place, line in enumerate(self.model.rows()) if place != at])
        self.notice.say(Tone.INFO, f"“{gone.name}”已移出，保存后生效；原来的文件和记录都还在。")
        self.edited.emit()

    @Slot()
    def open_current(self) -> None:
        """Look at the chosen paper."""
        at = self._at()
        if at is not None:
            self.opened.emit(self.model.row(at).part)

    @Slot(object)
    def _opened(self, line: PartLine) -> None:
        self.opened.emit(line.part)

    # Adding files

    def add_files(self, paths: Iterable[Path]) -> None:
        """Copy files, and those in folders, into the store and put them at the end of the list, the 正文 at its beginning."""
        self._files.add(paths)

    def _hashes(self) -> frozenset[str]:
        return frozenset(part.source_sha256 for part in self.parts())

    @Slot(object)
    def _came(self, rows: tuple[AttachmentRow, ...]) -> None:
        lines = [self._line(part) for part in parts_of(rows, self.parts())]
        first = [line for line in lines if line.part.role is PartRole.TEXT]
        rest = [line for line in lines if line.part.role is not PartRole.TEXT]
        self._replace([*first, *self.model.rows(), *rest])
        self.edited.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_files(dropped_files(event))
        event.acceptProposedAction()

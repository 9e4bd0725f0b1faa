"""Files of a record: added by dialog or by dropping them, looked at inside, handed to the system's programs as copies."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.editors.parts.file_line import FileLine
from gui.editors.parts.file_taking import FileTaking
from gui.editors.parts.part import Part
from gui.editors.parts.scan_choice import ScanChoice
from gui.editors.parts.scan_making import make_scan
from gui.file_lending import FileLending
from gui.file_preview import show_files
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tasks import Tasks
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button
from gui.widgets.dropping import dropped_files
from gui.widgets.labels import label
from gui.widgets.question import agrees
from models import clock
from models.attachments import AttachmentStore
from models.attachments.intake import Taken
from models.progress import Progress
from models.rows.attachment import AttachmentRow
from models.rules.file_names import FileKind, shown_name

_HINT = (
    "也可以把文件或文件夹拖到这里。签到表、照片、课件等，保存记录后随记录留存；空格或回车查看，上下键换行。"
)


def _scanned(
    store: AttachmentStore, rows: tuple[AttachmentRow, ...], title: str, day: date, progress: Progress
) -> Taken:
    return Taken([make_scan(store, rows, title, day, progress)])


class AttachmentsPart(Part):
    """Files are copied into the store at once, but belong to the record only after it was saved."""

    def __init__(
        self,
        tasks: Tasks,
        store: AttachmentStore,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = clock.today,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._store, self._today = tasks, store, today
        self._lines: list[FileLine] = []
        self._held: frozenset[str] = frozenset()
        self.setAcceptDrops(True)
        self.notice = Banner()
        self._taking = FileTaking(tasks, store, "添加附件", self.notice, self._hashes, self)
        self._taking.came.connect(self._came)
        self.column.addWidget(self.notice)
        self.lending = FileLending(tasks, store, self)
        self.lending.told.connect(self._tell)
        self.add_button = plain_button("添加附件", "attach")
        self.folder_button = plain_button("添加文件夹", "folder_open")
        self.scan_button = plain_button("图片合成PDF…", "document_pdf")
        orders = QWidget()
        column = QVBoxLayout(orders)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(8))
        self.add_button.clicked.connect(self._taking.choose_files)
        self.folder_button.clicked.connect(self._taking.choose_folder)
        self.scan_button.clicked.connect(self.choose_scans)
        # Three in a row would be wider than the panel, and what is wider there is out of sight.
        for buttons in ((self.add_button, self.folder_button), (self.scan_button,)):
            row = QHBoxLayout()
            row.setSpacing(look().px(8))
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        self.column.addWidget(orders)
        self.column.addWidget(label(_HINT, "hint", wrap=True))
        self._offer_scan()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.setAcceptDrops(not read_only)
        self._offer_scan()

    # Contents

    def show_rows(self, rows: Iterable[AttachmentRow]) -> None:
        """Show a record's files; those still on their way to another record are not shown here."""
        self._taking.another()
        wanted = tuple(rows)
        if wanted == self.rows():
            # Saved as it stands: what is shown, and the keyboard in it, stay.
            return
        for line in list(self._lines):
            self._drop(line)
        for row in wanted:
            self._append(row)

    def hold(self, rows: Iterable[AttachmentRow]) -> None:
        """These files cannot be taken out any more; others may be added and taken out. None are held until said."""
        self._held = frozenset(row.sha256 for row in rows)
        for line in self._lines:
            line.remove_button.setVisible(line.row.sha256 not in self._held)

    def rows(self) -> tuple[AttachmentRow, ...]:
        """The files."""
        return tuple(line.row for line in self._lines)

    def line_of(self, sha256: str) -> FileLine | None:
        """The line of that file; None where it is not on the list."""
        return next((line for line in self._lines if line.row.sha256 == sha256), None)

    def _append(self, row: AttachmentRow) -> None:
        line = FileLine(row, str(self._store.path_of(row.sha256)))
        line.looked.connect(self._look_sender)
        line.opened.connect(self._open_sender)
        line.saved.connect(self._save_sender)
        line.removed.connect(self._remove_sender)
        line.stepped.connect(self._step_sender)
        line.remove_button.setVisible(row.sha256 not in self._held)
        line.remove_button.setEnabled(not self.read_only)
        self._lines.append(line)
        self.column.insertWidget(self.column.count() - 2, line)
        before = self._lines[-2].remove_button if len(self._lines) > 1 else self.notice
        for button in (line.look_button, line.open_button, line.save_button, line.remove_button):
            QWidget.setTabOrder(before, button)
            before = button
        QWidget.setTabOrder(before, self.add_button)
        self._offer_scan()

    def _drop(self, line: FileLine) -> None:
        self._lines.remove(line)
        self.column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._offer_scan()

    def state(self) -> Any:
        return [[row.sha256, row.name, row.size, row.added_at.isoformat(), row.note] for row in self.rows()]

    def restore(self, state: Any) -> None:
        self.show_rows(
            AttachmentRow(sha256, name, size, datetime.fromisoformat(added_at), note)
            for sha256, name, size, added_at, note in state
        )

    def problem(self) -> str | None:
        return "附件还在复制，请等复制完再保存。" if self._taking.is_busy else None

    # Adding

    def add_files(self, paths: Iterable[Path]) -> None:
        """Copy files, and those in folders, into the store and put them on the list."""
        self._taking.add(paths)

    def _hashes(self) -> frozenset[str]:
        return frozenset(line.row.sha256 for line in self._lines)

    @Slot(object)
    def _came(self, rows: tuple[AttachmentRow, ...]) -> None:
        for row in rows:
            self._append(row)
        self.edited.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_files(dropped_files(event))
        event.acceptProposedAction()

    # Pictures into one document

    def _pictures(self) -> tuple[AttachmentRow, ...]:
        return tuple(line.row for line in self._lines if line.kind is FileKind.PICTURE)

    def _offer_scan(self) -> None:
        self.scan_button.setVisible(bool(self._pictures()))
        self.scan_button.setEnabled(not self.read_only)

    @Slot()
    def choose_scans(self) -> None:
        """Ask which pictures become one PDF/A."""
        choice = ScanChoice(self._pictures(), self)
        choice.chosen.connect(self.make_scan)
        choice.open()

    @Slot(object, str)
    def make_scan(self, rows: tuple[AttachmentRow, ...], title: str) -> None:
        """Make one PDF/A of these pictures and put it on the list; the pictures stay."""
        self._taking.order(_scanned, self._store, rows, title, self._today())

    # Looking, opening and taking out

    def _sender_line(self) -> FileLine:
        line = self.sender()
        assert isinstance(line, FileLine)
        return line

    @Slot()
    def _look_sender(self) -> None:
        show_files(self._tasks, self._store, self.rows(), self._lines.index(self._sender_line()), self)

    @Slot()
    def _open_sender(self) -> None:
        self.lending.open_with(self._sender_line().row)

    @Slot()
    def _save_sender(self) -> None:
        self.lending.save_as(self._sender_line().row)

    @Slot(int)
    def _step_sender(self, by: int) -> None:
        at = self._lines.index(self._sender_line()) + by
        if 0 <= at < len(self._lines):
            self._lines[at].look_button.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object, str)
    def _tell(self, tone: Tone, sentence: str) -> None:
        self.notice.say(tone, sentence)

    @Slot()
    def _remove_sender(self) -> None:
        line = self._sender_line()
        text = (
            f"从这条记录中移去附件“{shown_name(line.row.name)}”？保存后生效，文件本身仍留存在数据文件夹里。"
        )
        if agrees(self, "移去附件", text, "移去", "不移去"):
            self._drop(line)
            self.edited.emit()

"""Files of a record: added by dialog or by dropping them, opened with the system's program."""

import shutil
import tempfile
import weakref
from collections import deque
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDir, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from gui.editors.parts.part import Part
from gui.failures import sentence_of
from gui.formats import size_text
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tasks import Job, Tasks
from gui.widgets.banner import Banner
from gui.widgets.buttons import icon_button, plain_button
from gui.widgets.elided import ElidedLabel
from gui.widgets.labels import label
from gui.widgets.question import agrees
from models.attachments import AttachmentStore
from models.failures import Cancelled
from models.progress import Progress
from models.rows.attachment import AttachmentRow

_UNSAFE = str.maketrans(dict.fromkeys('\\/:*?"<>|\0\n\r\t', "_"))


def lend(store: AttachmentStore, row: AttachmentRow, folder: Path, progress: Progress) -> Path:
    """A copy of the stored file under the clerk's own name, for another program to show: what that program
    does to it cannot hurt the stored one. Raises NotFound.
    """
    progress.step(0, 0, f"正在打开附件“{row.name}”")
    place = folder / row.sha256[:12]
    place.mkdir(parents=True, exist_ok=True)
    target = place / (Path(row.name).name.translate(_UNSAFE).strip(". ") or "附件")
    shutil.copyfile(store.existing(row), target)
    return target


class _FileLine(QWidget):
    """One file: name, size, open, take out."""

    opened = Signal()
    removed = Signal()

    def __init__(self, row: AttachmentRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look().px(8))
        name = ElidedLabel()
        name.set_text(row.name)
        self.open_button = icon_button("folder_open", f"打开附件“{row.name}”")
        self.open_button.setProperty("reads", True)
        self.open_button.clicked.connect(self.opened)
        self.remove_button = icon_button("delete", f"从记录中移去附件“{row.name}”")
        self.remove_button.clicked.connect(self.removed)
        layout.addWidget(name, 1)
        layout.addWidget(label(size_text(row.size), "hint"))
        layout.addWidget(self.open_button)
        layout.addWidget(self.remove_button)


class AttachmentsPart(Part):
    """Files are copied into the store at once, but belong to the record only after it was saved."""

    def __init__(self, tasks: Tasks, store: AttachmentStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._store = tasks, store
        self._lines: list[_FileLine] = []
        self._held: frozenset[str] = frozenset()
        self._record = 0
        # One entry for each file on its way: answers come in the order of the orders.
        self._coming: deque[int] = deque()
        self._job: Job | None = None
        self._lent: Path | None = None
        self.setAcceptDrops(True)
        self.notice = Banner()
        self.notice.action.connect(self._stop)
        self.column.addWidget(self.notice)
        self.add_button = plain_button("添加附件", "attach")
        self.add_button.clicked.connect(self.choose_files)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        hint = "也可以把文件拖到这里。签到表、照片、课件等，保存记录后随记录留存。"
        self.column.addWidget(label(hint, "hint", wrap=True))

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.setAcceptDrops(not read_only)

    # Contents

    def show_rows(self, rows: Iterable[AttachmentRow]) -> None:
        """Show a record's files; those still on their way to another record are not shown here."""
        self._record += 1
        self.notice.clear()
        for line in list(self._lines):
            self._drop(line)
        for row in rows:
            self._append(row)

    def hold(self, rows: Iterable[AttachmentRow]) -> None:
        """These files cannot be taken out any more; others may be added and taken out. None are held until said."""
        self._held = frozenset(row.sha256 for row in rows)
        for line in self._lines:
            line.remove_button.setVisible(line.row.sha256 not in self._held)

    def rows(self) -> tuple[AttachmentRow, ...]:
        """The files."""
        return tuple(line.row for line in self._lines)

    def _append(self, row: AttachmentRow) -> None:
        line = _FileLine(row)
        line.opened.connect(self._open_sender)
        line.removed.connect(self._remove_sender)
        line.remove_button.setVisible(row.sha256 not in self._held)
        line.remove_button.setEnabled(not self.read_only)
        self._lines.append(line)
        self.column.insertWidget(self.column.count() - 2, line)
        before = self._lines[-2].remove_button if len(self._lines) > 1 else self.notice
        QWidget.setTabOrder(before, line.open_button)
        QWidget.setTabOrder(line.open_button, line.remove_button)
        QWidget.setTabOrder(line.remove_button, self.add_button)

    def _drop(self, line: _FileLine) -> None:
        self._lines.remove(line)
        self.column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def state(self) -> Any:
        return [[row.sha256, row.name, row.size, row.added_at.isoformat(), row.note] for row in self.rows()]

    def restore(self, state: Any) -> None:
        self.show_rows(
            AttachmentRow(sha256, name, size, datetime.fromisoformat(added_at), note)
            for sha256, name, size, added_at, note in state
        )

    def problem(self) -> str | None:
        return "附件还在复制，请等复制完再保存。" if self._record in self._coming else None

    # Adding

    @Slot()
    def choose_files(self) -> None:
        """Ask for files and add them."""
        names, _filter = QFileDialog.getOpenFileNames(self, "添加附件", QDir.homePath())
        self.add_files([Path(name) for name in names])

    def add_files(self, paths: Iterable[Path]) -> None:
        """Copy files into the store and put them on the list."""
        for path in paths:
            self._coming.append(self._record)
            self._job = self._tasks.run(
                self._store.add, path, progress=self._show_step, then=self._came, failed=self._failed
            )

    def _show_step(self, done: int, total: int, text: str) -> None:
        share = f"，已完成{done * 100 // total}%" if total else ""
        self.notice.say(Tone.INFO, f"{text}{share}", "停止")

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _came(self, row: AttachmentRow) -> None:
        record = self._coming.popleft()
        if record != self._record:
            return
        self.notice.clear()
        if row.sha256 in {line.row.sha256 for line in self._lines}:
            self.notice.say(Tone.INFO, f"“{row.name}”与已有的附件内容相同，没有重复添加。")
            return
        self._append(row)
        self.edited.emit()

    def _failed(self, error: Exception) -> None:
        record = self._coming.popleft()
        sentence = sentence_of(error)
        if sentence is None and not isinstance(error, Cancelled):
            self._tasks.failed.emit(error)
        elif record == self._record:
            self.notice.say(Tone.BAD, sentence or "已停止添加附件，其余内容没有变动。")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_files(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        event.acceptProposedAction()

    # Opening and taking out

    @Slot()
    def _open_sender(self) -> None:
        line = self.sender()
        assert isinstance(line, _FileLine)
        if self._lent is None:
            self._lent = Path(tempfile.mkdtemp(prefix="taizhang-"))
            # Gone with the part; a viewer that still holds a file (Windows) must not make that an error.
            weakref.finalize(self, shutil.rmtree, self._lent, ignore_errors=True)
        self._tasks.run(lend, self._store, line.row, self._lent, then=self._show_file, failed=self._not_shown)

    def _show_file(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.notice.say(Tone.WARN, f"这台电脑上没有能打开“{path.name}”的程序，附件完好。")

    def _not_shown(self, error: Exception) -> None:
        sentence = sentence_of(error)
        if sentence is None:
            self._tasks.failed.emit(error)
        else:
            self.notice.say(Tone.BAD, sentence)

    @Slot()
    def _remove_sender(self) -> None:
        line = self.sender()
        assert isinstance(line, _FileLine)
        text = f"从这条记录中移去附件“{line.row.name}”？保存后生效，文件本身仍留存在数据文件夹里。"
        if agrees(self, "移去附件", text, "移去", "不移去"):
            self._drop(line)
            self.edited.emit()

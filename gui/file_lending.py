"""Handing a stored file to other programs, and out of the house: never the stored file itself, never to be run."""

import shutil
import tempfile
import weakref
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.failures import sentence_of
from gui.look.tokens import Tone
from gui.tasks import Tasks
from gui.widgets.question import agrees
from models.attachments import AttachmentStore
from models.disk_words import disk_words
from models.failures import BadInput, Cancelled
from models.progress import Progress
from models.rows.attachment import AttachmentRow
from models.rules.archive_terms import DepartureKind
from models.rules.file_names import FileKind, disk_name, file_kind, shown_name
from models.services.departures import note_departure


def lend(store: AttachmentStore, row: AttachmentRow, folder: Path, progress: Progress) -> Path:
    """A copy of the stored file under the clerk's own name, for another program to show: what that program
    does to it cannot hurt the stored one. Raises NotFound, BadInput.
    """
    progress.step(0, 0, f"正在打开附件“{shown_name(row.name)}”")
    source, place = store.existing(row), folder / row.sha256[:12]
    target = place / disk_name(row.name)
    try:
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        # What the system asks of a file before it runs it, no copy of ours has.
        target.chmod(0o600)
    except OSError as error:
        # Windows lets nobody replace the copy that a program still shows; that one will do.
        if not target.is_file() or target.stat().st_size != row.size:
            raise BadInput(
                f"附件“{shown_name(row.name)}”没有打开（{disk_words(error)}），附件完好；请关闭打开它的程序后再试。"
            ) from error
    return target


@dataclass(frozen=True)
class CopiedOut:
    """A file that was copied, and where to."""

    name: str
    target: Path


def copy_out(store: AttachmentStore, row: AttachmentRow, target: Path, progress: Progress) -> CopiedOut:
    """A copy where the clerk wants it, whole or not at all. Raises NotFound, BadInput."""
    progress.step(0, 0, f"正在另存附件“{shown_name(row.name)}”")
    source, part = store.existing(row), target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(source, part)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BadInput(
            f"“{target.name}”没有存成（{disk_words(error)}），附件和原有文件没有改动；请换一个位置再存。"
        ) from error
    return CopiedOut(shown_name(row.name), target)


class FileLending(QObject):
    """`told` carries a tone and a sentence for whoever shows such things."""

    told = Signal(object, str)

    def __init__(self, tasks: Tasks, store: AttachmentStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self._store, self._over = tasks, store, parent
        self._lent: Path | None = None
        self._agreed: set[str] = set()

    def open_with(self, row: AttachmentRow) -> None:
        """Let the system's program show a copy; a program or script never, what may hold one after a question."""
        kind, name = file_kind(row.name), shown_name(row.name)
        if kind is FileKind.PROGRAM:
            self.told.emit(
                Tone.WARN,
                f"“{name}”是程序或脚本，为安全起见不在这里打开，附件完好；确需使用的，请另存后交信息部门查验。",
            )
            return
        if kind is FileKind.ACTIVE and row.sha256 not in self._agreed:
            question = f"“{name}”里可能带有宏或网页脚本，来路不明的请不要打开。要用其他程序打开吗？"
            if not agrees(self._over, "打开附件", question, "打开", "不打开"):
                return
            self._agreed.add(row.sha256)
        if self._lent is None:
            self._lent = Path(tempfile.mkdtemp(prefix="taizhang-"))
            # Gone with its owner; a viewer that still holds a file (Windows) must not make that an error.
            weakref.finalize(self, shutil.rmtree, self._lent, ignore_errors=True)
        self._tasks.run(lend, self._store, row, self._lent, then=self._show_file, failed=self._not_done)

    def _show_file(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.told.emit(
                Tone.WARN,
                f"这台电脑上没有能打开“{path.name}”的程序，附件完好；可以另存后拷到别的电脑上看。",
            )

    def save_as(self, row: AttachmentRow) -> None:
        """Ask for a place and copy the file there; noted in the list of what left the office."""
        proposed = str(Path(QDir.homePath()) / disk_name(row.name))
        chosen, _filter = QFileDialog.getSaveFileName(self._over, "另存附件", proposed)
        if chosen:
            self._tasks.run(copy_out, self._store, row, Path(chosen), then=self._saved, failed=self._not_done)

    def _saved(self, out: CopiedOut) -> None:
        self._tasks.write(note_departure, DepartureKind.EXPORT, f"附件“{out.name}”", str(out.target), 1)
        self.told.emit(Tone.OK, f"已另存为 {out.target}，并记入出室登记。")

    def _not_done(self, error: Exception) -> None:
        sentence = sentence_of(error)
        if sentence is not None:
            self.told.emit(Tone.BAD, sentence)
        elif not isinstance(error, Cancelled):
            self._tasks.failed.emit(error)

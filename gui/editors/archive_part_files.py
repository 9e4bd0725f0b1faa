"""Files on their way into a 件: copied into the store one after the other, and handed on as parts."""

from collections import deque
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.failures import sentence_of
from gui.look.tokens import Tone
from gui.tasks import Job, Tasks
from gui.widgets.banner import Banner
from models.attachments import AttachmentStore
from models.failures import Cancelled
from models.rows.archive import PartRow
from models.rows.attachment import AttachmentRow
from models.rules.archive_parts import role_of_file


def part_of(row: AttachmentRow) -> PartRow:
    """A file as a part, as what its name says it is until the clerk says otherwise."""
    return PartRow(
        role_of_file(row.name, row.note),
        Path(row.name).stem,
        source_sha256=row.sha256,
        source_name=row.name,
        source_size=row.size,
        by_hand=True,
    )


class ArchivePartFiles(QObject):
    """`came(part)`: a file is in the store. What was ordered for a 件 shown before is not handed on."""

    came = Signal(object)

    def __init__(self, tasks: Tasks, store: AttachmentStore, notice: Banner, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self._store, self._notice, self._window = tasks, store, notice, parent
        self._shown = 0
        # One entry for each file on its way: answers come in the order of the orders.
        self._coming: deque[int] = deque()
        self._job: Job | None = None
        notice.action.connect(self._stop)

    def another(self) -> None:
        """Another 件 is shown from now on."""
        self._shown += 1

    @property
    def is_busy(self) -> bool:
        """Whether a file of the 件 shown is still on its way."""
        return self._shown in self._coming

    @Slot()
    def choose(self) -> None:
        """Ask for files and add them."""
        names, _filter = QFileDialog.getOpenFileNames(self._window, "添加文件", QDir.homePath())
        self.add([Path(name) for name in names])

    def add(self, paths: Iterable[Path]) -> None:
        """Copy files into the store and hand them on."""
        for path in paths:
            self._coming.append(self._shown)
            self._job = self._tasks.run(
                self._store.add, path, progress=self._show_step, then=self._came, failed=self._failed
            )

    def _show_step(self, done: int, total: int, text: str) -> None:
        share = f"，已完成{done * 100 // total}%" if total else ""
        self._notice.say(Tone.INFO, f"{text}{share}", "停止")

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _came(self, row: AttachmentRow) -> None:
        if self._coming.popleft() == self._shown:
            self._notice.clear()
            self.came.emit(part_of(row))

    def _failed(self, error: Exception) -> None:
        shown, sentence = self._coming.popleft(), sentence_of(error)
        if sentence is None and not isinstance(error, Cancelled):
            self._tasks.failed.emit(error)
        elif shown == self._shown:
            self._notice.say(Tone.BAD, sentence or "已停止添加文件，其余内容没有变动。")

"""Files on their way into the store, for whatever they are to belong to: chosen, copied, refused, stopped, and told of together."""

from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.editors.parts.taken_words import asked_of_huge, told
from gui.failures import sentence_of
from gui.look.tokens import Tone
from gui.tasks import Job, Tasks
from gui.widgets.banner import Banner
from gui.widgets.question import agrees
from models.attachments import AttachmentStore
from models.attachments.intake import Taken, take_in
from models.failures import Cancelled
from models.rows.attachment import AttachmentRow


class FileTaking(QObject):
    """`came(rows)`: files are in the store and belong to what is shown. What was ordered for something shown before is not handed
    on. ``known`` tells the hashes that it has already; ``doing`` is what the order is called (添加附件).
    """

    came = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        store: AttachmentStore,
        doing: str,
        notice: Banner,
        known: Callable[[], frozenset[str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._store, self._window = tasks, store, parent
        self.notice = notice
        self._doing, self._known = doing, known
        self._shown = 0
        # One entry for each order on its way: answers come in the order of the orders.
        self._coming: deque[tuple[int, Job]] = deque()
        # What is to be said once the last of them has come.
        self._words: list[str] = []
        self._tone = Tone.INFO
        notice.action.connect(self._stop)

    def another(self) -> None:
        """Something else is shown from now on."""
        self._shown += 1
        self._forget()
        self.notice.clear()

    @property
    def is_busy(self) -> bool:
        """Whether a file of what is shown is still on its way."""
        return any(shown == self._shown for shown, _ in self._coming)

    # Orders

    @Slot()
    def choose_files(self) -> None:
        """Ask for files and add them."""
        names, _filter = QFileDialog.getOpenFileNames(self._window, self._doing, QDir.homePath())
        self.add([Path(name) for name in names])

    @Slot()
    def choose_folder(self) -> None:
        """Ask for a folder and add all files in it."""
        name = QFileDialog.getExistingDirectory(self._window, "添加文件夹里的全部文件", QDir.homePath())
        if name:
            self.add([Path(name)])

    def add(self, paths: Iterable[Path], *, huge: bool = False) -> None:
        """Copy files, and those in folders, into the store; the clerk is asked about very large ones unless ``huge``."""
        wanted = tuple(paths)
        if wanted:
            self.order(take_in, self._store, wanted, huge)

    def order(self, work: Callable[..., Taken], *arguments: object) -> None:
        """Have ``work`` put files into the store, as `take_in` does."""
        job = self._tasks.run(
            work, *arguments, progress=self._show_step, then=self._came, failed=self._failed
        )
        self._coming.append((self._shown, job))

    def _show_step(self, done: int, total: int, text: str) -> None:
        # What is still on its way to something shown before is no matter of what is shown now.
        if not self.is_busy:
            return
        share = f"，已完成{done * 100 // total}%" if total else ""
        self.notice.say(Tone.INFO, f"{text}{share}", "停止")

    @Slot()
    def _stop(self) -> None:
        for _shown, job in self._coming:
            job.cancel()

    # Answers

    def _came(self, taken: Taken) -> None:
        shown, _job = self._coming.popleft()
        if shown != self._shown:
            return
        new: dict[str, AttachmentRow] = {}
        twice, known = [], self._known()
        for row in taken.rows:
            if row.sha256 in known or row.sha256 in new:
                twice.append(row.name)
            else:
                new[row.sha256] = row
        if new:
            self.came.emit(tuple(new.values()))
        self._tell(Tone.BAD if taken.refused else Tone.INFO, told(taken, twice))
        if not taken.huge:
            return
        # Something else may come to be shown while the question stands.
        agreed = agrees(self._window, "文件很大", asked_of_huge(taken.huge), "仍要添加", "不添加")
        if agreed and shown == self._shown:
            self.add(taken.huge, huge=True)

    def _failed(self, error: Exception) -> None:
        shown, _job = self._coming.popleft()
        sentence = sentence_of(error)
        if sentence is None and not isinstance(error, Cancelled):
            self._tasks.failed.emit(error)
            sentence = ""
        elif sentence is None:
            sentence = f"已停止{self._doing}，其余内容没有变动。"
        if shown == self._shown:
            self._tell(Tone.BAD, sentence)

    def _tell(self, tone: Tone, words: str) -> None:
        """Say what came of an order once none is left: what the first one refused is not lost over the next."""
        if words:
            self._words.append(words)
            self._tone = Tone.BAD if tone is Tone.BAD else self._tone
        if self.is_busy:
            return
        if self._words:
            self.notice.say(self._tone, "".join(dict.fromkeys(self._words)))
        else:
            self.notice.clear()
        self._forget()

    def _forget(self) -> None:
        self._words, self._tone = [], Tone.INFO

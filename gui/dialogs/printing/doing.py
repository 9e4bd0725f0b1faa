"""Carries out what the clerk ordered: printing, saving, exporting; with progress, and a word at the end."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.desk import Desk
from gui.dialogs.printing.destinations import (
    CopyToFile,
    CopyToFolder,
    ToFile,
    ToFolder,
    ToJoined,
    ToPrinter,
    joined_name,
    safe_file_name,
)
from gui.dialogs.printing.leaving import Leaving, leaving_file, leaving_print
from gui.dialogs.printing.matter import Job
from gui.dialogs.printing.numbering import numbered
from gui.dialogs.printing.outcome import TroublesDialog, telling_of
from gui.dialogs.printing.remembered import Remembered
from gui.dialogs.printing.running import Delivery, Outcome, deliver
from gui.failures import sentence_of
from gui.look.tokens import Tone
from gui.printing.order import PrintOrder
from gui.tasks import Job as Work
from gui.tasks import Store
from gui.widgets.banner import Banner
from gui.widgets.progress_dialog import ProgressDialog
from models.failures import Cancelled
from models.services.departures import note_departure

STOPPING = "正在停止，已经完成的不受影响……"
PATIENCE_MS = 1200
MOST_JOINED = 300
"""Papers in one joined file: proving it takes its size in memory several times over."""
PRINTING, SAVING, EXPORTING = "打印", "保存", "导出"


def _stays(_done: int) -> Leaving | None:
    """Nothing leaves the office."""
    return None


class Doing(QObject):
    """One order at a time; `busy_changed` at its beginning and end. `banner` is told how it went."""

    busy_changed = Signal(bool)

    def __init__(self, desk: Desk, window: QWidget, banner: Banner, remembered: Remembered) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._banner, self._remembered = banner, remembered
        self._verb = ""
        self._jobs: tuple[Job, ...] = ()
        self._title = ""
        self._progress: ProgressDialog | None = None
        self._work: Work | None = None
        self._outcome = Outcome(0, 0)
        self._leaving: Callable[[int], Leaving | None] = _stays
        self._unread = False
        self.is_busy = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show_progress)
        banner.action.connect(self._act)

    # Orders

    def print_out(self, jobs: Sequence[Job], order: PrintOrder) -> None:
        """Hand every paper to the printer."""
        delivery = ToPrinter(order, partial(numbered, self._store, self._desk.shop))
        self._run(PRINTING, jobs, delivery, partial(leaving_print, jobs, order.printer))

    def save(self, jobs: Sequence[Job], name: str, *, joined: bool) -> None:
        """Ask where to: a file for one paper or for all in one, a folder for many."""
        if joined and len(jobs) > 1:
            name = joined_name(jobs, name)
        self._jobs, self._title = tuple(jobs), name
        if joined and len(jobs) > MOST_JOINED:
            self._banner.say(
                Tone.WARN,
                f"一次最多合并 {MOST_JOINED} 份，现在有 {len(jobs)} 份，没有保存；请缩小范围，或改为“一份一个文件”。"
                "整年的会议记录可以用“会议记录汇编”。",
            )
        elif len(jobs) == 1:
            self._ask_file("保存 PDF", name, "PDF 文件 (*.pdf)", "pdf").fileSelected.connect(self.save_to)
        elif joined:
            self._ask_file("合并保存为一个 PDF", name, "PDF 文件 (*.pdf)", "pdf").fileSelected.connect(
                self.save_joined
            )
        else:
            self._ask_folder("选择保存到哪个文件夹").fileSelected.connect(self.save_each)

    def export(self, jobs: Sequence[Job], name: str) -> None:
        """Ask where the editable copies go."""
        self._jobs, self._title = tuple(jobs), name
        if len(jobs) == 1:
            self._ask_file("导出 Word", name, "Word 文件 (*.docx)", "docx").fileSelected.connect(
                self.export_to
            )
        else:
            self._ask_folder("选择导出到哪个文件夹").fileSelected.connect(self.export_each)

    # Where to

    def _ask_file(self, title: str, name: str, kinds: str, suffix: str) -> QFileDialog:
        files = QFileDialog(self._window, title, str(self._remembered.folder), kinds)
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setDefaultSuffix(suffix)
        files.selectFile(safe_file_name(name, f".{suffix}"))
        return self._opened(files)

    def _ask_folder(self, title: str) -> QFileDialog:
        files = QFileDialog(self._window, title, str(self._remembered.folder))
        files.setFileMode(QFileDialog.FileMode.Directory)
        files.setOption(QFileDialog.Option.ShowDirsOnly, True)
        return self._opened(files)

    def _opened(self, files: QFileDialog) -> QFileDialog:
        files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        files.open()
        return files

    @Slot(str)
    def save_to(self, place: str) -> None:
        """The one paper into this file."""
        self._remembered.keep_folder(Path(place).parent)
        self._run(SAVING, self._jobs, ToFile(Path(place)), self._into(place))

    @Slot(str)
    def save_joined(self, place: str) -> None:
        """All of them into this file."""
        self._remembered.keep_folder(Path(place).parent)
        delivery = ToJoined(Path(place), self._title, len(self._jobs))
        self._run(SAVING, self._jobs, delivery, self._into(place))

    @Slot(str)
    def save_each(self, folder: str) -> None:
        """Each into a file of this folder."""
        self._remembered.keep_folder(Path(folder))
        self._run(SAVING, self._jobs, ToFolder(Path(folder)), self._into(folder))

    @Slot(str)
    def export_to(self, place: str) -> None:
        """The one copy into this file."""
        self._remembered.keep_folder(Path(place).parent)
        self._run(EXPORTING, self._jobs, CopyToFile(Path(place)), self._into(place, as_word=True))

    @Slot(str)
    def export_each(self, folder: str) -> None:
        """Each copy into a file of this folder."""
        self._remembered.keep_folder(Path(folder))
        self._run(EXPORTING, self._jobs, CopyToFolder(Path(folder)), self._into(folder, as_word=True))

    def _into(self, place: str, *, as_word: bool = False) -> Callable[[int], Leaving | None]:
        return partial(leaving_file, self._jobs, place, as_word=as_word)

    # Running

    def _store(self) -> Store:
        return self._desk.tasks.store

    def _run(
        self,
        verb: str,
        jobs: Sequence[Job],
        delivery: Delivery,
        leaving: Callable[[int], Leaving | None],
    ) -> None:
        if self.is_busy or not jobs:
            return
        self._verb, self._leaving = verb, leaving
        self._banner.clear()
        self._set_busy(True)
        self._work = self._desk.tasks.run(
            deliver,
            self._store,
            self._desk.shop,
            tuple(jobs),
            self._desk.today(),
            delivery,
            progress=self._step,
            then=self._done,
            failed=self._failed,
        )
        if len(jobs) > 1:
            self._show_progress()
        else:
            self._patience.start()

    @Slot()
    def _show_progress(self) -> None:
        """Of many papers at once; of one only when it takes its time."""
        if self._work is not None and self._progress is None:
            self._progress = ProgressDialog(f"正在{self._verb}", self._window, stopping=STOPPING)
            self._progress.cancelled.connect(self._work.cancel)
            self._progress.open()

    def _step(self, done: int, total: int, text: str) -> None:
        if self._progress is not None:
            self._progress.show_step(done, total, text)

    def _done(self, outcome: Outcome) -> None:
        self._end()
        self._outcome = outcome
        left = self._leaving(outcome.done) if outcome.done else None
        if left is not None:
            self._desk.tasks.write(note_departure, left.kind, left.title, left.destination, left.files)
        self._unread = outcome.total > 1 and bool(outcome.troubles)
        telling = telling_of(outcome, self._verb)
        self._banner.say(telling.tone, telling.sentence, telling.action)

    def _failed(self, error: Exception) -> None:
        self._end()
        sentence = sentence_of(error)
        if isinstance(error, Cancelled):
            self._banner.say(Tone.WARN, f"已停止，没有{self._verb}。")
        elif sentence is not None:
            self._banner.say(Tone.BAD, sentence)
        else:
            self._desk.tasks.failed.emit(error)

    def _end(self) -> None:
        self._patience.stop()
        if self._progress is not None:
            self._progress.finish()
            self._progress = None
        self._work = None
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self.is_busy = busy
        self.busy_changed.emit(busy)

    def show_unread(self) -> bool:
        """Open the list of what did not come out, unless it was read already; whether it was opened."""
        unread = self._unread
        if unread:
            self._act()
        return unread

    @Slot()
    def _act(self) -> None:
        if self._outcome.troubles:
            self._unread = False
            TroublesDialog(self._outcome.troubles, self._window).open()
        elif self._outcome.place:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._outcome.place))

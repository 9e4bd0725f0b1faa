"""核对附件: the yearly reading back of every stored file, and putting back what is damaged or missing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDir, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.desk import Desk
from gui.dialogs.printing.matter import Item, Matter
from gui.dialogs.working import WorkingDialog
from gui.formats import moment_text, size_text
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.fixity import FAULT_COLUMNS, FaultLine
from gui.tables.rows import RowsModel
from gui.widgets.buttons import plain_button, primary_button, rank
from gui.widgets.card import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from gui.widgets.record_table import RecordTable
from models import clock
from models.attachments.copies import FOLDER_NAME, put_back
from models.attachments.store import MISSING
from models.progress import Progress
from models.rows.archive_use import FileFault, FixityRow
from models.rows.changes import Changes
from models.rows.paper import PaperOrder
from models.rules.papers import PaperKind
from models.services.fixity import keep_check, keep_put_back, kept_files, last_check, read_back

TITLE = "核对附件"
_STOPPING, _STOPPED = "正在停止……", "已停止，没有改动任何附件的内容。"
_INTRO = (
    "把数据文件夹里的附件和归档件逐个读出，与存入时比对，每年至少一次。程序在备份文件夹里给每个附件另存一份副本，"
    "损坏或缺失的可以从那里放回；副本和原件在同一块硬盘上，硬盘坏了不顶用，请定期把整个数据文件夹拷到移动硬盘。"
)


@dataclass(frozen=True)
class _Checked:
    """A check that is kept."""

    row: FixityRow
    changes: Changes


@dataclass(frozen=True)
class _Mended:
    """How many files were put back, and whether that was stopped."""

    count: int
    stopped: bool
    changes: Changes


class FixityDialog(WorkingDialog):
    """Shows the latest check; checks anew, puts back, prints."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, TITLE, parent)
        px, room = look().px, self.screen().availableSize()
        self.resize(min(px(1000), round(room.width() * 0.94)), min(px(600), round(room.height() * 0.9)))
        self.row: FixityRow | None = None
        self._wanted: tuple[FileFault, ...] = ()
        self.model: RowsModel[FaultLine] = RowsModel(FAULT_COLUMNS, self)
        self.table = RecordTable(self.model, "损坏或缺失的附件")
        self.empty = EmptyState(
            "document_search", "还没有核对过", "按“开始核对”，附件多的要几分钟到几十分钟。"
        )
        self.empty.button.hide()
        self._build()
        self._offer()
        self._read_last()

    def _build(self) -> None:
        column = self._headed_column(_INTRO)
        self.told = label("", "second", wrap=True)
        column.addWidget(self.told)
        column.addWidget(Card.framing(self._table_or_empty(self.table, self.empty)), 1)
        self.backup_button = plain_button("从备份放回", "history")
        self.folder_button = plain_button("从其他文件夹放回…", "folder_open")
        self.print_button = plain_button("打印核对报告", "print")
        self.check_button = primary_button("开始核对", "document_search")
        self.close_button = plain_button("关闭")
        self.backup_button.clicked.connect(self.from_backup)
        self.folder_button.clicked.connect(self.from_folder)
        self.print_button.clicked.connect(self.print_report)
        self.check_button.clicked.connect(self.check)
        self.close_button.clicked.connect(self.reject)
        self._add_foot(
            column,
            left=(self.backup_button, self.folder_button, self.print_button),
            right=(self.check_button, self.close_button),
        )

    # Showing

    def _show(self, row: FixityRow | None) -> None:
        self.row = row
        faults = row.faults if row is not None else ()
        self.model.replace([FaultLine(fault) for fault in faults])
        self._stack.setCurrentIndex(0 if faults else 1)
        if row is not None:
            self.told.setText(_told(row))
            if not faults:
                self.empty.say("附件都完好", "每一个都和存入时一样。")
        self._offer()

    def _offer(self) -> None:
        bad = bool(self._bad())
        self.backup_button.setEnabled(bad)
        self.folder_button.setEnabled(bad)
        self.print_button.setEnabled(self.row is not None)
        rank(self.backup_button, "primary" if bad else "plain", "history")
        rank(self.check_button, "plain" if bad else "primary", "document_search")

    def _bad(self) -> tuple[FileFault, ...]:
        faults = self.row.faults if self.row is not None else ()
        return tuple(fault for fault in faults if not fault.restored_from)

    # Checking

    @Slot()
    def check(self) -> None:
        """Read everything back."""
        self._run(TITLE, self._read, then=self._checked)

    def _read(self, progress: Progress) -> _Checked:
        """On the database thread."""
        progress.step(0, 0, "正在列出附件")
        with self._desk.tasks.store.read() as session:
            kept = kept_files(session)
        row = read_back(kept, self._desk.attachments, progress)
        with self._desk.tasks.store.write() as session:
            return _Checked(row, keep_check(session, row))

    def _checked(self, checked: _Checked) -> None:
        row = checked.row
        self._show(row)
        self._read_last()
        if row.faults:
            self.banner.say(
                Tone.BAD, f"有{len(row.faults)}个附件损坏或缺失，记录本身完好；请先试“从备份放回”。"
            )
        else:
            self.banner.say(Tone.OK, f"核对完毕，{row.files}个附件都完好。")

    # Putting back

    @Slot()
    def from_backup(self) -> None:
        """Look among the copies beside the backups."""
        self._put_back([self._desk.folder.backups / FOLDER_NAME])

    @Slot()
    def from_folder(self) -> None:
        """Ask for a folder and look at everything in it."""
        name = QFileDialog.getExistingDirectory(
            self, "在哪个文件夹里找（旧的数据文件夹、移动硬盘、归档包）", QDir.homePath()
        )
        if name:
            self._put_back([Path(name)])

    def _put_back(self, folders: Sequence[Path]) -> None:
        self._wanted = self._bad()
        if self._wanted:
            self._run("放回附件", self._restore, tuple(folders), then=self._restored)

    def _restore(self, folders: tuple[Path, ...], progress: Progress) -> _Mended:
        """On the database thread; what was put back is kept even where the rest was stopped."""
        store = self._desk.tasks.store
        with store.read() as session:
            sizes = {file.sha256: file.size for file in kept_files(session)}
        wanted = {fault.sha256: sizes.get(fault.sha256) for fault in self._wanted}
        stamp = f"{clock.now():%Y%m%d-%H%M%S}"
        done = put_back(self._desk.attachments, wanted, folders, stamp, progress)
        mended = tuple(
            replace(fault, restored_from=str(done.origins[fault.sha256]))
            for fault in self._wanted
            if fault.sha256 in done.origins
        )
        with store.write() as session:
            return _Mended(len(mended), done.stopped, keep_put_back(session, mended))

    def _restored(self, mended: _Mended) -> None:
        left = len(self._wanted) - mended.count
        if mended.stopped:
            self.banner.say(Tone.INFO, f"已停止，停止前放回了{mended.count}个，还有{left}个没有放回。")
        elif not mended.count:
            self.banner.say(
                Tone.WARN,
                "那里没有这些附件的完好副本，没有改动任何文件；请换一个文件夹，如移动硬盘上的旧数据文件夹。",
            )
        elif left:
            self.banner.say(
                Tone.WARN, f"已放回{mended.count}个，还有{left}个没有找到完好的副本；请换一个文件夹再找。"
            )
        else:
            aside = any(fault.fault != MISSING for fault in self._wanted)
            told = "；损坏的原件移到了附件文件夹的 damaged 里。" if aside else "。"
            self.banner.say(Tone.OK, f"{mended.count}个附件都已放回{told}")
        self._read_last()

    # Long work

    def _run(self, title: str, work: Any, *arguments: object, then: Any) -> None:
        self.begin(title, work, *arguments, then=then, stopped=_STOPPED, stopping=_STOPPING)

    def not_done(self) -> None:
        self._read_last()

    def _read_last(self) -> None:
        self._desk.tasks.read(last_check, then=self._show, failed=self._explain)

    @Slot()
    def print_report(self) -> None:
        """The latest check on paper."""
        from gui.dialogs.printing import open_print_dialog

        if self.row is not None:
            kind = PaperKind.FIXITY_REPORT
            item = Item(f"{self.row.made_at:%Y-%m-%d}附件核对", PaperOrder(kind, shown=self.row), (kind,))
            open_print_dialog(self._desk, self, Matter(f"打印{kind}", kind.value, (item,)))


def _told(row: FixityRow) -> str:
    """The latest check in a sentence."""
    by = f"，{row.made_by}核对" if row.made_by else ""
    start = f"上次核对：{moment_text(row.made_at)}{by}，共{row.files}个附件，完好的合计{size_text(row.size)}"
    bad = sum(not fault.restored_from for fault in row.faults)
    if not row.faults:
        return f"{start}，全部完好。"
    back = len(row.faults) - bad
    return f"{start}；损坏或缺失{len(row.faults)}个，其中已放回{back}个。"

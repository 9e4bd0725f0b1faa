"""Choosing a backup. Works without a store: it is also the way out when the database cannot be opened."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from gui.formats import moment_text
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.rows import Column, RowsModel
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from gui.widgets.record_table import RecordTable
from models import backup
from models.failures import Failure

REASONS = {
    backup.DAILY: "每日自动",
    backup.BEFORE_MIGRATION: "升级之前",
    backup.BEFORE_IMPORT: "导入之前",
    backup.BY_HAND: "手工备份",
}


@dataclass(frozen=True, slots=True)
class Offered:
    """A backup as a line of the list."""

    id: str
    made_at: str
    reason: str
    size: str
    path: Path


COLUMNS: tuple[Column[Offered], ...] = (
    Column("备份时间", lambda row: row.made_at, width=190, strong=True),
    Column("缘由", lambda row: row.reason, width=130),
    Column("大小", lambda row: row.size, width=110, align=Qt.AlignmentFlag.AlignRight, stretch=True),
)


class RestoreDialog(QDialog):
    """``chosen`` is a verified backup, or None when the clerk gave up."""

    def __init__(self, folder: Path, why: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = look().px
        self.chosen: Path | None = None
        self.setWindowTitle("恢复备份")
        self.setMinimumSize(px(620), px(460))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(18))
        column.setSpacing(px(12))
        column.addWidget(label("恢复备份", "title"))
        self.banner = Banner(closable=False)
        column.addWidget(self.banner)
        if why:
            self.banner.say(Tone.BAD, why)
        explained = "选一份备份，核验无误后用它接着记；现有数据移到一旁，不删除。备份之后录入的内容不在其中。"
        column.addWidget(label(explained, "second", wrap=True))
        self._model: RowsModel[Offered] = RowsModel(COLUMNS)
        self.table = RecordTable(self._model, "备份列表")
        self.table.opened.connect(self._take_chosen)
        rows = [_offered(row) for row in backup.list_backups(folder)]
        self._model.replace(rows)
        if rows:
            column.addWidget(self.table, 1)
            self.table.choose(rows[0].id)
        else:
            column.addWidget(EmptyState("archive", "还没有备份", "可以选择移动硬盘或别处的备份文件。"), 1)
        column.addLayout(self._foot(bool(rows)))

    def _foot(self, some: bool) -> QHBoxLayout:
        foot = QHBoxLayout()
        self.other = plain_button("选择别处的备份…", "folder_open")
        self.give_up = plain_button("取消")
        self.take = primary_button("恢复这一份")
        self.take.setEnabled(some)
        self.other.clicked.connect(self._choose_file)
        self.give_up.clicked.connect(self.reject)
        self.take.clicked.connect(self._take_chosen)
        foot.addWidget(self.other)
        foot.addStretch(1)
        foot.addWidget(self.give_up)
        foot.addWidget(self.take)
        return foot

    @Slot()
    def _take_chosen(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._verify(row.path)

    @Slot()
    def _choose_file(self) -> None:
        files = QFileDialog(self, "选择备份文件", "", "台账备份 (*.db)")
        files.setFileMode(QFileDialog.FileMode.ExistingFile)
        files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        files.fileSelected.connect(self._file_chosen)
        files.open()

    @Slot(str)
    def _file_chosen(self, name: str) -> None:
        self._verify(Path(name))

    def _verify(self, path: Path) -> None:
        try:
            backup.verify_backup(path)
        except Failure as failure:
            self.banner.say(Tone.BAD, failure.sentence)
            return
        self.chosen = path
        self.accept()


def _offered(row: backup.BackupRow) -> Offered:
    size = f"{row.size / 1_048_576:.1f} MB"
    return Offered(row.path.name, moment_text(row.made_at), REASONS.get(row.reason, "其他"), size, row.path)

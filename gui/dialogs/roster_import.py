"""导入名册: choose a file, look at what it would do, and only then write it."""

from datetime import date, datetime
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.desk import Desk
from gui.dialogs.roster_import_words import was_done, was_read, would_do, would_found
from gui.dialogs.working import WorkingDialog
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.import_plan import PLAN_COLUMNS, ImportLine, lines_of
from gui.tables.rows import RowsModel
from gui.tasks import Store
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from gui.widgets.record_table import RecordTable
from models import backup, clock
from models.data_folder import DataFolder
from models.exchange.roster import read_roster
from models.progress import Progress
from models.rows.changes import Changes
from models.rows.roster_import import RosterPlan
from models.services.organizations import list_organizations
from models.services.roster import members_on
from models.services.roster_import import apply_plan, undo_import

_STOPPED = "已停止，没有写入任何数据。"


def plan_of(store: Store, path: Path, today: date, progress: Progress) -> RosterPlan:
    """What importing the file at `path` would do to the bureau as it stands. Writes nothing."""
    with store.read() as session:
        branches, roster = list_organizations(session), members_on(session, today)
    return read_roster(path, branches=branches, roster=roster, today=today, progress=progress)


def carry_out(
    store: Store, folder: DataFolder, plan: RosterPlan, now: datetime, progress: Progress
) -> Changes:
    """Back the database up, verified, and write the plan in one transaction."""
    progress.step(0, 0, "正在备份并核验……")
    backup.make_backup(folder.database, folder.backups, backup.BEFORE_IMPORT, now)
    progress.step(0, 0, "正在写入名册……")
    with store.write() as session:
        return apply_plan(session, plan)


class RosterImportDialog(WorkingDialog):
    """Choose, preview, confirm, and undo once more. Nothing is written before 确认导入."""

    imported = Signal()

    last_folder: ClassVar[Path | None] = None
    """Where the last file came from, as long as the program runs."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, "导入名册", parent)
        self._batch: int | None = None
        self._path: Path | None = None
        self.plan: RosterPlan | None = None
        self.lines: list[ImportLine] = []
        self.setAcceptDrops(True)
        px, room = look().px, parent.window().size()
        self.resize(min(px(1240), round(room.width() * 0.92)), min(px(680), round(room.height() * 0.92)))
        self._build()
        self._show_buttons()

    def _build(self) -> None:
        px = look().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(16), px(22), px(14))
        column.setSpacing(px(10))
        column.addWidget(label("导入党员名册", "title"))
        self.banner = Banner()
        self.banner.action.connect(self.undo)
        column.addWidget(self.banner)
        self.summary = label("", "", wrap=True)
        self.matches = label("", "second", wrap=True)
        self.branches = label("", "second", wrap=True)
        for words in (self.summary, self.matches, self.branches):
            words.hide()
            column.addWidget(words)
        self.only_problems = QCheckBox("只看有问题的")
        self.only_problems.hide()
        self.only_problems.toggled.connect(self._fill)
        column.addWidget(self.only_problems)
        self.model: RowsModel[ImportLine] = RowsModel(PLAN_COLUMNS, self)
        self.table = RecordTable(self.model, "名册预览")
        self.table.current_changed.connect(self._tell)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._to_top)
        self._start = EmptyState(
            "arrow_import",
            "选择 Excel 名册（.xlsx）",
            "要有“姓名”和“所在支部”两栏；“入党时间”“转正时间”“人员类别”“党小组”“党内职务”“处室”等栏有则一并读取。\n"
            "栏目次序、叫法不限，表头上面可以有标题。先预览，确认之后才写入；也可以把文件拖到这里。",
            "选择文件…",
        )
        self._start.action.connect(self.choose)
        self._nobody = EmptyState("checkmark_circle", "没有有问题的行", "取消“只看有问题的”可以查看全部。")
        self._stack = QStackedWidget()
        for widget in (self._start, self.table, self._nobody):
            self._stack.addWidget(widget)
        column.addWidget(self._stack, 1)
        self.told = label("", "second", wrap=True)
        self.told.hide()
        column.addWidget(self.told)
        column.addLayout(self._build_foot())

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(look().px(8))
        self.choose_button = plain_button("换一个文件…", "folder_open")
        self.choose_button.clicked.connect(self.choose)
        self.close_button = plain_button("取消")
        self.close_button.clicked.connect(self.reject)
        self.confirm_button = primary_button("确认导入")
        self.confirm_button.clicked.connect(self.confirm)
        foot.addWidget(self.choose_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.confirm_button)
        return foot

    def _show_buttons(self) -> None:
        done = self._batch is not None
        newcomers = len(self.plan.newcomers) if self.plan is not None else 0
        self.choose_button.setVisible(self.plan is not None and not done)
        self.confirm_button.setVisible(self.plan is not None and not done)
        self.confirm_button.setEnabled(newcomers > 0)
        self.confirm_button.setText(f"确认导入 {newcomers} 人" if newcomers else "确认导入")
        self.close_button.setText("完成" if done else "取消")

    # Choosing

    @Slot()
    def choose(self) -> None:
        """Ask for a file."""
        folder = self.last_folder if self.last_folder and self.last_folder.is_dir() else Path.home()
        files = QFileDialog(self, "选择名册", str(folder), "Excel 工作簿 (*.xlsx)")
        files.setFileMode(QFileDialog.FileMode.ExistingFile)
        files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        files.fileSelected.connect(self.read)
        files.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._batch is None and _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.read(str(path))

    @Slot(str)
    def read(self, place: str) -> None:
        """Read a file into a preview."""
        self._path = Path(place)
        RosterImportDialog.last_folder = self._path.parent
        self.begin(
            f"正在读取“{self._path.name}”",
            plan_of,
            self._desk.tasks.store,
            self._path,
            self._desk.today(),
            then=self.show_plan,
            stopped=_STOPPED,
        )

    # The preview

    def show_plan(self, plan: RosterPlan) -> None:
        """Show what the file would do."""
        self.banner.clear()
        self.plan, self.lines = plan, lines_of(plan)
        self.summary.setText(would_do(plan, self.lines))
        self.matches.setText(was_read(plan))
        self.branches.setText(would_found(plan))
        self.branches.setToolTip("\n".join(plan.new_branches))
        for words in (self.summary, self.matches, self.branches):
            words.setVisible(bool(words.text()))
        some = any(line.has_problem for line in self.lines)
        self.only_problems.setVisible(some)
        self.only_problems.setChecked(False)
        self._fill()
        self._show_buttons()
        self.table.setFocus()

    @Slot()
    def _fill(self) -> None:
        only = self.only_problems.isChecked()
        shown = [line for line in self.lines if line.has_problem or not only]
        self.model.replace(shown)
        self._stack.setCurrentWidget(self.table if shown or not only else self._nobody)

    @Slot()
    def _to_top(self) -> None:
        self.table.scrollToTop()

    @Slot(object)
    def _tell(self, line: ImportLine | None) -> None:
        told = f"第{line.id}行　{line.told}" if line is not None and line.problems else ""
        self.told.setText(told)
        self.told.setVisible(bool(told))

    # Writing

    @Slot()
    def confirm(self) -> None:
        """Write what the preview shows."""
        if self.plan is None or not self.confirm_button.isEnabled() or self.is_working:
            return
        desk = self._desk
        self.begin(
            "正在导入名册",
            carry_out,
            desk.tasks.store,
            desk.folder,
            self.plan,
            clock.now(),
            then=self._written,
            stopped=_STOPPED,
        )

    def _written(self, changes: Changes) -> None:
        assert self.plan is not None
        self._batch = changes.record_id
        self._desk.offer_undo(f"导入名册{len(self.plan.newcomers)}人", undo_import, self._batch)
        self.summary.setText(f"{self.plan.file_name} 已导入，下面是各行的结果。")
        self.branches.hide()
        self.banner.say(Tone.OK, was_done(self.plan, self.lines), "撤销这次导入")
        self._show_buttons()
        self.close_button.setFocus()
        self.imported.emit()

    @Slot()
    def undo(self) -> None:
        """Take the import back."""
        if self._batch is not None:
            self._desk.tasks.write(undo_import, self._batch, then=self._undone, failed=self._not_done)

    def _undone(self, _changes: Changes) -> None:
        self._desk.withdraw_undo(undo_import, self._batch)
        self._batch = None
        self.banner.say(Tone.INFO, "这次导入已撤销，名册恢复到导入之前。")
        if self._path is not None:
            self.read(str(self._path))

    def not_done(self) -> None:
        self._show_buttons()


def _dropped(event: QDropEvent) -> Path | None:
    """The one workbook that is being dropped."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() == ".xlsx" else None

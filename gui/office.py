"""A data folder open in the window: lock, first start, store, pages, the day's backup, and closing it again.

Imported after the first paint: it brings SQLAlchemy and all pages with it."""

import logging
from logging.handlers import RotatingFileHandler
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.app import App
from gui.desk import Desk
from gui.dialogs.assistant import Assistant, AssistantAnswer, Beginning
from gui.dialogs.bureau_settings import BureauSettingsDialog
from gui.dialogs.help import HelpDialog
from gui.dialogs.restore import RestoreDialog
from gui.pages.bureau import BureauPage
from gui.pages.meetings import MeetingsPage
from gui.pages.notices import NoticesPage
from gui.pages.rectification import RectificationPage
from gui.pages.study import StudyPage
from gui.papers import notice_bytes
from gui.widgets.progress_dialog import ProgressDialog
from models import backup, clock
from models.attachments import AttachmentStore
from models.data_folder import DataFolder, FolderLock, prepare
from models.db.store import Store
from models.demo import DemoSize, fill
from models.failures import Cancelled, DataFolderFailure, Failure
from models.opening import open_store
from models.progress import Progress
from models.rows.bureau import BureauSettings
from models.rows.changes import Changes, Subject
from models.services.settings import load_settings
from models.services.setup import set_up

SAMPLE_SUFFIX = "-示例"
LOG_BYTES = 1_000_000
PAGES: tuple[Any, ...] = (StudyPage, MeetingsPage, RectificationPage, NoticesPage, BureauPage)


class Office(QObject):
    """One data folder open in one window. ``ready`` once its pages stand."""

    ready = Signal()

    def __init__(self, app: App, folder: DataFolder) -> None:
        super().__init__(app)
        self.app, self.folder = app, folder
        self.desk: Desk | None = None
        self.pages: list[QWidget] = []
        self._lock: FolderLock | None = None
        self._store: Store | None = None
        self._log: RotatingFileHandler | None = None
        self._waiting: ProgressDialog | None = None
        self._settings: BureauSettingsDialog | None = None
        self._answer: AssistantAnswer | None = None
        help_key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), app.window)
        help_key.activated.connect(self.show_help)
        app.window.settings_pressed.connect(self.show_settings)
        app.tasks.changed.connect(self._changed)

    # Opening

    def open(self) -> None:
        """Open the folder, asking on the first start what to begin with. What cannot be opened is explained, a backup is
        offered where that helps, and the window closes when the clerk gives up."""
        try:
            self._hold(self.folder)
        except Failure as failure:
            QMessageBox.warning(self.app.window, "打不开台账", failure.sentence)
            self.app.window.close()
            return
        if not self.folder.was_used and not self._first_steps():
            self.app.window.close()
            return
        store = self._open_or_restore()
        if store is None:
            self.app.window.close()
            return
        self._move_in(store)

    def _hold(self, folder: DataFolder) -> None:
        prepare(folder)
        lock = FolderLock(folder)
        lock.acquire()
        self._let_go()
        self._lock, self.folder = lock, folder
        folder.logs.mkdir(exist_ok=True)
        self._log = RotatingFileHandler(
            folder.logs / "taizhang.log", maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8", delay=True
        )
        self._log.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        logging.getLogger().addHandler(self._log)

    def _let_go(self) -> None:
        if self._log is not None:
            logging.getLogger().removeHandler(self._log)
            self._log.close()
            self._log = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _first_steps(self) -> bool:
        """What to begin with; False when the clerk closed the question."""
        while True:
            assistant = Assistant(self.app.window)
            assistant.exec()
            self._answer = answer = assistant.answer
            assistant.deleteLater()
            if answer is None:
                return False
            if answer.beginning is Beginning.SAMPLE:
                return self._go_to_sample()
            if answer.beginning is Beginning.SET_UP or self._restore(""):
                return True

    def _go_to_sample(self) -> bool:
        root = self.folder.root
        try:
            self._hold(DataFolder(root.with_name(root.name + SAMPLE_SUFFIX)))
        except Failure as failure:
            QMessageBox.warning(self.app.window, "打不开示例", failure.sentence)
            return False
        return True

    def _open_or_restore(self) -> Store | None:
        while True:
            try:
                return open_store(self.folder, create=True, now=clock.now())
            except DataFolderFailure as failure:
                if not self._restore(failure.sentence):
                    return None

    def _restore(self, why: str) -> bool:
        """Let the clerk choose a backup and put it in place; False when they gave up."""
        dialog = RestoreDialog(self.folder.backups, why, self.app.window)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen is None:
            return False
        try:
            backup.restore_backup(chosen, self.folder.database, clock.now())
        except Failure as failure:
            QMessageBox.warning(self.app.window, "没有恢复", failure.sentence)
            return False
        return True

    # Moving in

    def _move_in(self, store: Store) -> None:
        self._store = store
        tasks = self.app.tasks
        tasks.attach(store)
        if self._answer is not None and self._answer.beginning is Beginning.SET_UP:
            tasks.write(set_up, self._answer.settings, self._answer.branches, then=self._set_up)
        elif self._answer is not None and self._answer.beginning is Beginning.SAMPLE:
            self._fill_sample()
        else:
            self._build_pages()

    def _set_up(self, _changes: Changes) -> None:
        self._build_pages()
        if self._answer is not None and self._answer.import_roster:
            page = self.pages[-1]
            assert isinstance(page, BureauPage)
            self.app.window.tabs.setCurrentWidget(page)
            page.import_roster()

    def _fill_sample(self) -> None:
        self._waiting = ProgressDialog("正在准备示例数据", self.app.window)
        job = self.app.tasks.run(
            self._write_sample,
            progress=self._waiting.show_step,
            then=self._sample_ready,
            failed=self._sample_failed,
        )
        self._waiting.cancelled.connect(job.cancel)
        self._waiting.open()

    def _write_sample(self, progress: Progress) -> None:
        """On the database thread: fill the sample once; later starts find it as it was left."""
        assert self._store is not None
        with self._store.read() as session:
            if load_settings(session).bureau_name:
                return
        with self._store.write() as session:
            fill(session, DemoSize(until=clock.now().date()), render=notice_bytes, progress=progress)

    def _sample_ready(self, _result: object) -> None:
        self._stop_waiting()
        self._build_pages()

    def _sample_failed(self, error: Exception) -> None:
        self._stop_waiting()
        if not isinstance(error, Cancelled):
            self.app.tasks.failed.emit(error)
        self.app.window.close()

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.finish()
            self._waiting = None

    def _build_pages(self) -> None:
        window, tasks = self.app.window, self.app.tasks
        self.desk = Desk(tasks, window, self.folder, AttachmentStore(self.folder.attachments))
        for make in PAGES:
            page = make(self.desk)
            self.pages.append(page)
            window.add_page(page.TITLE, page.ICON, page)
        window.strip.set_data_file(str(self.folder.database))
        tasks.read(load_settings, then=self._show_unit)
        tasks.run(self._make_daily_backup, then=self._show_backup)
        self.ready.emit()

    # The day

    def _make_daily_backup(self, progress: Progress) -> backup.BackupRow | None:
        """On the database thread."""
        progress.step(0, 0, "正在做今天的备份")
        backup.daily_backup(self.folder.database, self.folder.backups, clock.now())
        return next(iter(backup.list_backups(self.folder.backups)), None)

    def _show_backup(self, latest: backup.BackupRow | None) -> None:
        if latest is not None:
            today = latest.made_at.date() == clock.now().date()
            day = "今日" if today else latest.made_at.strftime("%Y-%m-%d ")
            self.app.window.strip.set_backup(f"{day}已备份 {latest.made_at:%H:%M}")

    def _show_unit(self, settings: BureauSettings) -> None:
        is_sample = self.folder.root.name.endswith(SAMPLE_SUFFIX)
        self.app.window.bar.set_unit(settings.bureau_name + ("（示例数据）" if is_sample else ""))

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if Subject.BUREAU in changes.subjects:
            self.app.tasks.read(load_settings, then=self._show_unit)

    # Dialogs of the whole window

    @Slot()
    def show_help(self) -> None:
        """The manual."""
        HelpDialog(self.app.window).show()

    @Slot()
    def show_settings(self) -> None:
        """The settings; pressed before the folder is open, nothing happens."""
        if self.desk is None:
            return
        self._settings = BureauSettingsDialog(self.desk, self.app.window)
        self._settings.restore_asked.connect(self._restore_asked)
        self._settings.exec()
        self._settings.deleteLater()
        self._settings = None

    @Slot()
    def _restore_asked(self) -> None:
        """Close everything, put the backup in place, and open the folder again."""
        assert self._settings is not None
        dialog = RestoreDialog(self.folder.backups, "", self._settings)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen is None:
            return
        self._settings.reject()
        self._move_out()
        self.app.tasks.run(self._swap, chosen, then=self._move_in_again, failed=self._swap_failed)

    def _swap(self, chosen: Any, progress: Progress) -> Store:
        """On the database thread, after whatever was ordered before: close, put the backup in place, open."""
        progress.step(0, 0, "正在恢复备份")
        assert self._store is not None
        self._store.close()
        try:
            backup.restore_backup(chosen, self.folder.database, clock.now())
        finally:
            self._store = open_store(self.folder, create=False, now=clock.now())
        return self._store

    def _move_in_again(self, store: Store) -> None:
        self._answer = None
        self._move_in(store)
        self.app.window.inform("已用备份恢复，原来的数据移到了数据文件夹里，名称以 .old 结尾。")

    def _swap_failed(self, error: Exception) -> None:
        self.app.tasks.failed.emit(error)
        if self._store is not None:
            self._move_in(self._store)

    def _move_out(self) -> None:
        tabs = self.app.window.tabs
        while tabs.count():
            tabs.removeTab(0)
        for page in self.pages:
            page.deleteLater()
        self.pages.clear()
        self.desk = None

    def close(self) -> None:
        """Give the folder up; call when the window is closed and all ordered work is done."""
        if self._store is not None:
            self._store.close()
            self._store = None
        self._let_go()

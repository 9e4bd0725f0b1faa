"""A data folder open in the window: its pages, the day's backup, and another database in its place.

Imported after the first paint: it brings SQLAlchemy and all pages with it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from gui.app import App
from gui.daily_backup import DailyBackup
from gui.desk import Desk
from gui.dialogs.assistant import Beginning
from gui.entrance import Entrance
from gui.long_work import LongWork
from gui.office_dialogs import OfficeDialogs
from gui.quiet_work import QuietWork
from gui.tabs import RECTIFICATION, ROSTER, SHOWN_ON, TAB_OF, TABS, import_roster
from gui.undo_keys import UndoKeys
from gui.undoing import Undoing
from gui.widgets.late_page import LatePage
from models import backup, clock
from models.attachments import AttachmentStore
from models.data_folder import DataFolder
from models.db.store import Store
from models.failures import Cancelled
from models.opening import open_store
from models.progress import Progress
from models.rows.bureau import BureauSettings
from models.rows.changes import Changes, Subject
from models.rows.target import Target
from models.rules.terms import DraftOf
from models.services.drafts import kinds_with_drafts
from models.services.registers import open_item_count
from models.services.settings import load_settings
from models.services.setup import set_up


class Office(QObject):
    """One data folder open in one window. ``ready`` each time its pages stand."""

    ready = Signal()

    def __init__(self, app: App, folder: DataFolder) -> None:
        super().__init__(app)
        self.app = app
        self.desk: Desk | None = None
        self.pages: dict[str, LatePage] = {}
        self.entrance = Entrance(folder, app.window)
        self.dialogs = OfficeDialogs(app.window, self)
        self._work = LongWork(app.tasks, app.window)
        self._quiet: QuietWork | None = None
        self._backups = DailyBackup(app.tasks, self)
        self._backups.told.connect(app.window.strip.set_backup)
        self.entrance.opened.connect(self._entered)
        self.entrance.given_up.connect(app.window.close)
        self.dialogs.backup_chosen.connect(self._restore)
        app.window.undo_pressed.connect(self._undo)
        app.window.redo_pressed.connect(self._redo)
        self._undo_keys = UndoKeys(self)
        app.window.wanted.connect(self._go)
        app.tasks.changed.connect(self._changed)
        app.window.closing.connect(self._end_quiet)

    def open(self) -> None:
        """Open the folder; what stands in the way is explained, and the window closes when the clerk gives up."""
        self.entrance.enter()

    def close(self) -> None:
        """Give the folder up; call when the window is closed and all ordered work is done."""
        self.entrance.leave()

    @property
    def folder(self) -> DataFolder:
        """The folder now open; the sample's own when the sample was asked for."""
        return self.entrance.folder

    # Moving in

    @Slot()
    def _entered(self) -> None:
        store, answer = self.entrance.store, self.entrance.answer
        assert store is not None
        self.app.tasks.attach(store)
        if answer is None or answer.beginning is Beginning.RESTORE:
            self._build_pages()
        elif answer.beginning is Beginning.SET_UP:
            self.app.tasks.write(set_up, answer.settings, answer.branches, then=self._set_up)
        else:
            self._work.run(
                "正在准备示例数据", self._write_sample, then=self._sample_ready, failed=self._sample_failed
            )

    def _set_up(self, _changes: Changes) -> None:
        self._build_pages()
        answer, tab = self.entrance.answer, self.pages[ROSTER]
        self.app.window.tabs.setCurrentWidget(tab)
        if answer is not None and answer.import_roster:
            import_roster(tab.the_page())

    def _write_sample(self, progress: Progress) -> None:
        """On the database thread: fill the sample once; later starts find it as it was left."""
        store = self.app.tasks.store
        with store.read() as session:
            if load_settings(session).bureau_name:
                return
        # Once in the life of a folder: not worth its place in every start.
        from gui.papers import Shop, notice_file
        from models.demo import DemoSize, fill

        shop = Shop(self.folder.fonts)
        with store.write() as session:
            fill(
                session,
                DemoSize(until=clock.now().date()),
                render=partial(notice_file, session, shop),
                progress=progress,
            )

    def _sample_ready(self, _result: object) -> None:
        self._build_pages()

    def _sample_failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self.app.tasks.failed.emit(error)
        self.app.window.close()

    def _build_pages(self) -> None:
        window, tasks = self.app.window, self.app.tasks
        undoing = Undoing(tasks, window, self)
        undoing.changed.connect(self._offer_undo)
        undoing.told.connect(self._tell_done)
        self.desk = Desk(
            tasks,
            window,
            self.folder,
            AttachmentStore(self.folder.attachments),
            settings=self.app.settings,
            undoing=undoing,
        )
        self.dialogs.serve(self.desk)
        for tab in TABS:
            page = LatePage(partial(tab.make, self.desk))
            self.pages[tab.title] = page
            window.add_page(tab.title, tab.icon, page)
        self._count_open_items()
        tasks.read(kinds_with_drafts, then=self._go_to_drafts)
        window.strip.set_data_file(str(self.folder.database))
        tasks.read(load_settings, then=self._show_unit)
        self._backups.start(self.folder)
        self._quiet = QuietWork(tasks, self.desk.attachments, self.folder.backups, self)
        self._quiet.start()
        self.ready.emit()

    def _show_unit(self, settings: BureauSettings) -> None:
        suffix = "（示例数据）" if self.entrance.is_sample else ""
        self.app.window.bar.set_unit(settings.bureau_name + suffix)

    def _go_to_drafts(self, kinds: tuple[DraftOf, ...]) -> None:
        """What was typed and never saved is the first thing to be seen."""
        if kinds and self.pages:
            self.app.window.tabs.setCurrentWidget(self.pages[TAB_OF[kinds[0]]])

    @Slot(object)
    def _go(self, target: Target) -> None:
        """To the tab of the target's subject, and there to what it names."""
        page = self.pages.get(SHOWN_ON[target.subject])
        if page is not None:
            self.app.window.tabs.setCurrentWidget(page)
            page.show_target(target)

    def _count_open_items(self) -> None:
        self.app.tasks.read(open_item_count, then=self._show_open_items)

    def _show_open_items(self, number: int) -> None:
        page = self.pages.get(RECTIFICATION)
        if page is not None:
            self.app.window.set_badge(page, number)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if Subject.RECTIFICATION in changes.subjects:
            self._count_open_items()
        if Subject.BUREAU in changes.subjects:
            self.app.tasks.read(load_settings, then=self._show_unit)

    # Taking back

    @Slot()
    def _undo(self) -> None:
        if self.desk is not None and self.desk.undoing is not None:
            # What was said of the step is not so any more.
            self.app.window.hush()
            self.desk.undoing.undo()

    @Slot()
    def _redo(self) -> None:
        if self.desk is not None and self.desk.undoing is not None:
            self.app.window.hush()
            self.desk.undoing.redo()

    @Slot()
    def _offer_undo(self) -> None:
        undoing = self.desk.undoing if self.desk is not None else None
        if undoing is not None:
            self.app.window.offer_undo(undoing.undo_words, undoing.redo_words)

    @Slot(str, bool)
    def _tell_done(self, text: str, may_undo: bool) -> None:
        self.app.window.strip.set_done(text, may_undo=may_undo)

    # Another database

    @Slot(object)
    def _restore(self, chosen: Path) -> None:
        """Close everything, put the backup in place, and open the folder again."""
        self._move_out()
        self.app.tasks.run(self._swap, chosen, then=self._moved_back, failed=self._not_swapped)

    @Slot()
    def _end_quiet(self) -> None:
        self._backups.stop()
        if self._quiet is not None:
            self._quiet.stop()
            self._quiet.deleteLater()
            self._quiet = None

    def _move_out(self) -> None:
        self._end_quiet()
        self.app.window.clear_pages()
        if self.desk is not None and self.desk.undoing is not None:
            # What was done to another database cannot be taken back in this one.
            self.desk.undoing.forget()
        self.pages.clear()
        self.desk = None
        self.dialogs.serve(None)

    def _swap(self, chosen: Path, progress: Progress) -> Store:
        """On the database thread, after whatever was ordered before: close, put the backup in place, open."""
        progress.step(0, 0, "正在恢复备份")
        assert self.entrance.store is not None
        self.entrance.store.close()
        try:
            backup.restore_backup(chosen, self.folder.database, clock.now())
        finally:
            self.entrance.store = open_store(self.folder, create=False, now=clock.now())
        return self.entrance.store

    def _moved_back(self, store: Store) -> None:
        self.app.tasks.attach(store)
        self._build_pages()
        self.app.window.inform("已用备份恢复；原来的数据还在数据文件夹里，名称以 .old 结尾。")

    def _not_swapped(self, error: Exception) -> None:
        if self.entrance.store is not None:
            self.app.tasks.attach(self.entrance.store)
            self._build_pages()
        self.app.tasks.failed.emit(error)

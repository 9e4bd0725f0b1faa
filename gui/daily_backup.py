"""The day's backup: made when the folder is opened, and again once a day has turned over an open window."""

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.tasks import Tasks
from models import backup, clock
from models.data_folder import DataFolder
from models.progress import Progress

LOOK_MS = 60_000
"""So often it is asked whether the day has turned; a PC that slept over midnight is asked when it wakes."""


class DailyBackup(QObject):
    """`told(words)`: when the data was last backed up, as a whole phrase, true to the day on which it stands."""

    told = Signal(str)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._folder: DataFolder | None = None
        self._asked: date | None = None
        self._latest: backup.BackupRow | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.look)

    def start(self, folder: DataFolder) -> None:
        """Make today's backup of this folder, and from now on each day's; call once its store is open."""
        self._folder, self._asked, self._latest = folder, None, None
        self.look()
        self._look.start()

    def stop(self) -> None:
        """Order no more; call before the store is closed."""
        self._look.stop()

    @Slot()
    def look(self) -> None:
        """Order the day's backup, once a day."""
        if self._asked == clock.today() or self._folder is None:
            return
        self._asked = clock.today()
        # Until it is made, and where it is not made, the last one is of another day.
        self._tell()
        self._tasks.run(self._make, self._folder, then=self._made)

    def _make(self, folder: DataFolder, progress: Progress) -> backup.BackupRow | None:
        """On the database thread."""
        progress.step(0, 0, "正在做今天的备份")
        backup.daily_backup(folder.database, folder.backups, clock.now())
        return next(iter(backup.list_backups(folder.backups)), None)

    def _made(self, latest: backup.BackupRow | None) -> None:
        self._latest = latest
        self._tell()

    def _tell(self) -> None:
        if self._latest is not None:
            made = self._latest.made_at
            day = "今日" if made.date() == clock.today() else f"{made:%Y-%m-%d} "
            self.told.emit(f"{day}已备份 {made:%H:%M}")

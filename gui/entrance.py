"""From a data folder to an open store, asking the clerk where there is something to decide.

Nothing here blocks: each question is a dialog whose answer arrives by signal."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.dialogs.assistant import Assistant, AssistantAnswer, Beginning
from gui.dialogs.restore import RestoreDialog
from models import backup, clock
from models.data_folder import DataFolder, prepare
from models.db.store import Store
from models.failures import DataFolderFailure, Failure
from models.folder_lock import FolderLock
from models.opening import open_store

SAMPLE_SUFFIX = "-示例"
LOG_BYTES = 1_000_000


class Entrance(QObject):
    """Ends in ``opened`` (the store is in ``store``, the answer of a first start in ``answer``) or ``given_up``."""

    opened = Signal()
    given_up = Signal()

    def __init__(self, folder: DataFolder, window: QWidget) -> None:
        super().__init__(window)
        self.folder = folder
        self.store: Store | None = None
        self.answer: AssistantAnswer | None = None
        self._window = window
        self._lock: FolderLock | None = None
        self._log: RotatingFileHandler | None = None
        self._assistant: Assistant | None = None
        self._backups: RestoreDialog | None = None

    @property
    def is_sample(self) -> bool:
        """Whether the folder now held is the sample's."""
        return self.folder.root.name.endswith(SAMPLE_SUFFIX)

    def enter(self) -> None:
        """Take the folder; ask what to begin with when it was never used."""
        if not self._hold(self.folder):
            return
        if self.folder.was_used:
            self._open()
        else:
            self._ask_beginning()

    def leave(self) -> None:
        """Close the store and give the folder up."""
        if self.store is not None:
            self.store.close()
            self.store = None
        if self._log is not None:
            logging.getLogger().removeHandler(self._log)
            self._log.close()
            self._log = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _hold(self, folder: DataFolder) -> bool:
        lock = FolderLock(folder)
        try:
            prepare(folder)
            lock.acquire()
        except Failure as failure:
            self._tell_and_give_up(failure.sentence)
            return False
        self.leave()
        self._lock, self.folder = lock, folder
        folder.logs.mkdir(exist_ok=True)
        self._log = RotatingFileHandler(
            folder.logs / "taizhang.log", maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8", delay=True
        )
        self._log.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        logging.getLogger().addHandler(self._log)
        return True

    def _open(self) -> None:
        try:
            self.store = open_store(self.folder, create=True, now=clock.now())
        except DataFolderFailure as failure:
            self._offer_backups(failure.sentence)
        else:
            self.opened.emit()

    # The first start

    def _ask_beginning(self) -> None:
        self._assistant = Assistant(self._window)
        self._assistant.finished.connect(self._begin)
        self._assistant.open()

    @Slot()
    def _begin(self) -> None:
        assert self._assistant is not None
        self.answer = self._assistant.answer
        self._assistant.deleteLater()
        self._assistant = None
        if self.answer is None:
            self.given_up.emit()
        elif self.answer.beginning is Beginning.RESTORE:
            self._offer_backups("")
        elif self.answer.beginning is Beginning.SET_UP or self._hold(sample_of(self.folder)):
            self._open()

    # Backups

    def _offer_backups(self, why: str) -> None:
        self._backups = RestoreDialog(self.folder.backups, why, self._window)
        self._backups.finished.connect(self._backup_chosen)
        self._backups.open()

    @Slot()
    def _backup_chosen(self) -> None:
        assert self._backups is not None
        chosen = self._backups.chosen
        self._backups.deleteLater()
        self._backups = None
        if chosen is not None:
            self._restore(chosen)
        elif self.folder.was_used:
            self.given_up.emit()
        else:
            self._ask_beginning()

    def _restore(self, chosen: Path) -> None:
        try:
            backup.restore_backup(chosen, self.folder.database, clock.now())
        except Failure as failure:
            self._offer_backups(failure.sentence)
        else:
            self._open()

    def _tell_and_give_up(self, sentence: str) -> None:
        box = QMessageBox(
            QMessageBox.Icon.Warning, "打不开台账", sentence, QMessageBox.StandardButton.Ok, self._window
        )
        box.finished.connect(self.given_up)
        box.finished.connect(box.deleteLater)
        box.open()


def sample_of(folder: DataFolder) -> DataFolder:
    """Where the sample of a data folder lies: beside it, so that the real one stays empty."""
    return DataFolder(folder.root.with_name(folder.root.name + SAMPLE_SUFFIX))

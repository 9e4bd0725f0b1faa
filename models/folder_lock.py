"""One window for one data folder. Apart from the folder itself, because a start paints before it locks."""

import os
import platform

from filelock import FileLock, Timeout

from models.data_folder import DataFolder
from models.failures import InUse


class FolderLock:
    """Holds a data folder for one window. The system frees it when the process ends, however it ends."""

    def __init__(self, folder: DataFolder) -> None:
        self._lock = FileLock(folder.root / ".lock", timeout=0)
        self._owner = folder.root / ".lock-owner"

    def acquire(self) -> None:
        """Take the folder; raises InUse, naming the holder, when another window has it."""
        try:
            self._lock.acquire()
        except Timeout as error:
            raise InUse(
                f"台账已在另一个窗口打开（{self._holder()}），数据没有改动；请切换到那个窗口，或先关闭它再打开。"
            ) from error
        self._owner.write_text(f"电脑“{platform.node()}”，进程号{os.getpid()}", encoding="utf-8")

    def release(self) -> None:
        """Give the folder up."""
        self._owner.unlink(missing_ok=True)
        self._lock.release()

    def _holder(self) -> str:
        try:
            return self._owner.read_text(encoding="utf-8", errors="replace")[:200]
        except OSError:
            return "占用者不明"

"""A folder that is being written: held by one process, gone when the work ends otherwise than well, cleared away by the next
writing when a process was killed over it."""

import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from models.archive.ground import kind_of_disk
from models.attachments.disk import sync_folder
from models.failures import InUse, Unavailable

MARK = ".writing"
"""In the folder for as long as somebody writes: who holds it, holds the folder."""
_SYNCED_AT_ONCE = frozenset(
    {"ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "vfat", "exfat", "ntfs3", "overlay", "tmpfs"}
)
"""Disks of Linux whose whole writing can be waited for at once; others (a stick under FUSE) are asked file by file."""


class Scaffold:
    """The folder at ``folder``, new, while the block runs. ``belongings``: all that this program ever puts into one; a folder with
    anything else in it is somebody else's and is left alone. Raises Unavailable for such a one and InUse for one that is
    being written; OSError passes through."""

    def __init__(self, folder: Path, belongings: frozenset[str]) -> None:
        self.folder = folder
        self._belongings = belongings | {MARK}
        self._lock = FileLock(folder / MARK, timeout=0)
        self._settled = False

    def __enter__(self) -> "Scaffold":
        if os.path.lexists(self.folder):
            self._clear()
        self.folder.mkdir()
        # Some network disks know no locks: then only the name keeps two writers apart.
        with suppress(NotImplementedError):
            self._lock.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._lock.release()
        # Once it has its own name, a folder that stands here is somebody else's work.
        if not self._settled:
            with suppress(OSError):
                shutil.rmtree(self.folder)

    def settle(self, target: Path) -> None:
        """Give the folder its own name: from then on it counts. All in it is on the disk already (`sync_files`). Raises FileExistsError
        where something has come to stand there meanwhile."""
        self._lock.release()
        (self.folder / MARK).unlink(missing_ok=True)
        sync_folder(self.folder)
        if os.path.lexists(target):
            raise FileExistsError(target)
        self.folder.rename(target)
        self._settled = True
        sync_folder(target.parent)

    def _clear(self) -> None:
        """Remove what a killed process left."""
        mark = self.folder / MARK
        if not self._is_ours() or (mark.exists() and not mark.is_file()):
            raise Unavailable(
                f"{self.folder} 不是本程序留下的，没有动它，也没有写出；请先给它改名，或换一个文件夹。"
            )
        if mark.exists():
            lock = FileLock(mark, timeout=0)
            try:
                with suppress(NotImplementedError):
                    lock.acquire()
            except Timeout as error:
                raise InUse(f"{self.folder} 正由另一个窗口写入，没有再写；请等它写完。") from error
            lock.release()
        shutil.rmtree(self.folder)

    def _is_ours(self) -> bool:
        if self.folder.is_symlink() or not self.folder.is_dir():
            return False
        return {each.name for each in self.folder.iterdir()} <= self._belongings


def sync_files(folder: Path, paths: Iterable[str], told: Callable[[str], None]) -> None:
    """All these files of ``folder``, and the folders in it, onto the disk itself; ``told`` hears of each file that takes its own time.
    Raises OSError."""
    if kind_of_disk(folder) in _SYNCED_AT_ONCE and _sync_disk(folder):
        return
    for path in paths:
        told(path)
        with (folder / path).open("rb+") as file:
            os.fsync(file.fileno())
    for inner, _, _ in os.walk(folder, topdown=False):
        sync_folder(Path(inner))


def _sync_disk(folder: Path) -> bool:
    """One order for the whole disk instead of thousands; False where the system knows none."""
    import ctypes  # Python itself has no such call.

    order = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if order is None:
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        if order(handle) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    finally:
        os.close(handle)
    return True

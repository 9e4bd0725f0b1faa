"""The files of a package in a folder, looked at without following anything out of it."""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from models.rows.archive import PackageFault

LINK = "是链接，没有读取"
NO_FILE = "不是普通文件，没有读取"
UNREADABLE = "读不出来"
EMPTY = "多出的空文件夹"
_REPARSE_LINKS = (0xA0000003, 0xA000000C)
"""Windows: mount points (junctions) and symbolic links."""


class Readable(Protocol):
    """A file open for reading."""

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes; none at its end."""


class Tree(Protocol):
    """Files by their path within the package, with / between its steps."""

    @property
    def sizes(self) -> Mapping[str, int]:
        """Bytes of each file that may be read."""

    @property
    def faults(self) -> tuple[PackageFault, ...]:
        """What lies there and is never read."""

    def open(self, path: str) -> AbstractContextManager[Readable]:
        """A file of `sizes`, from its beginning. Raises OSError when it cannot be read."""


class FolderTree:
    """A folder. ``fresh`` reads from the disk itself where the system can be told so, not from its memory."""

    def __init__(self, root: Path, *, fresh: bool = False) -> None:
        self._root, self._fresh = root, fresh
        self.sizes: dict[str, int] = {}
        self._faults: list[PackageFault] = []
        folders = [""]
        while folders:
            folders += self._look(folders.pop())
        self.faults = tuple(self._faults)

    def _look(self, folder: str) -> list[str]:
        """What stands directly in ``folder``; returns the folders in it."""
        try:
            with os.scandir(self._root / folder) as entries:
                here = [(entry.name, entry.stat(follow_symlinks=False)) for entry in entries]
        except OSError:
            self._faults.append(PackageFault(folder, UNREADABLE))
            return []
        if folder and not here:
            self._faults.append(PackageFault(folder, EMPTY))
        folders = []
        for name, state in here:
            path = folder + name
            if stat.S_ISLNK(state.st_mode) or getattr(state, "st_reparse_tag", 0) in _REPARSE_LINKS:
                self._faults.append(PackageFault(path, LINK))
            elif stat.S_ISDIR(state.st_mode):
                folders.append(f"{path}/")
            elif stat.S_ISREG(state.st_mode):
                self.sizes[path] = state.st_size
            else:
                self._faults.append(PackageFault(path, NO_FILE))
        return folders

    @contextmanager
    def open(self, path: str) -> Iterator[Readable]:
        """As `Tree.open`; a link put there since is not followed."""
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(self._root / path, flags), "rb", buffering=0) as file:
            if self._fresh and hasattr(os, "posix_fadvise"):
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            yield file

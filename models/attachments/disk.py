"""What is asked of a disk: digests, and names that survive a power cut."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from models.progress import Progress

PIECE = 1 << 20
"""Bytes read at a time."""


def digest_of(path: Path, progress: Progress | None = None) -> str:
    """SHA-256 in hex. Raises OSError; ``progress`` is asked at every piece whether to go on, and told nothing new."""
    hasher = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            hasher.update(piece)
            if progress is not None:
                progress.step(0, 0, "")
    return hasher.hexdigest()


def when_changed(status: os.stat_result) -> int:
    """The moment a file was last written, in nanoseconds."""
    return status.st_mtime_ns


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut; Windows has no such call and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            # Some disks (a stick under FUSE) know no such call for folders.
            with suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where they are not there; their names survive a power cut as well. Raises OSError."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)

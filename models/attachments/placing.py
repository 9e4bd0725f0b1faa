"""A file on its way into a store: copied whole beside its place, hashed while it is copied, and only once it is on the disk given
the name it counts by. However that ends, nothing half stands there."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from models.attachments.disk import PIECE, make_folder, sync_folder
from models.progress import Progress

PART = ".part-"
"""What the name of a file not yet whole begins with."""


class Unread(Exception):
    """The file that was to be copied cannot be read to its end: no fault of the place it goes to. ``reason`` is what the disk said."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Copied:
    """A whole copy, on the disk, not yet in its place."""

    part: Path
    sha256: str
    size: int
    """Bytes."""


@contextmanager
def copied(source: BinaryIO, folder: Path, total: int, progress: Progress, doing: str) -> Iterator[Copied]:
    """``source``, of about ``total`` bytes, copied into ``folder``, which is made where need be; the copy is gone when the block
    ends, unless it was settled. Raises Unread, and OSError for what is the folder's fault; Cancelled passes through."""
    make_folder(folder)
    handle, name = tempfile.mkstemp(prefix=PART, dir=folder)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as target:
            sha256, size = _piece_by_piece(source, target, total, progress, doing)
            target.flush()
            os.fsync(target.fileno())
        yield Copied(part, sha256, size)
    finally:
        part.unlink(missing_ok=True)


def settle(copy: Copied, final: Path) -> None:
    """Give the copy its own name; it survives a power cut from then on. What stood there is gone. Raises OSError."""
    make_folder(final.parent)
    os.replace(copy.part, final)
    sync_folder(final.parent)


def _piece_by_piece(
    source: BinaryIO, target: BinaryIO, total: int, progress: Progress, doing: str
) -> tuple[str, int]:
    """Hash and size of what was read. A file that grows while it is read is not followed for ever: more than ``total`` tells the
    caller enough."""
    hasher, size = hashlib.sha256(), 0
    while size <= total:
        try:
            piece = source.read(PIECE)
        except OSError as error:
            raise Unread(error) from error
        if not piece:
            break
        target.write(piece)
        hasher.update(piece)
        size += len(piece)
        progress.step(size, max(total, size), doing)
    return hasher.hexdigest(), size

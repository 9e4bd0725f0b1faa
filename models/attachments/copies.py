"""Second copies of the store's files: kept beside the daily backups, found wherever they lie, put back once they are proved.

The copies beside the backups lie on the same disk: they help against a file that was damaged or deleted, not against a
disk that fails.
"""

import os
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from models.attachments.disk import digest_of, make_folder
from models.attachments.placing import PART, Unread, copied, settle
from models.attachments.store import AttachmentStore
from models.failures import BadInput, Cancelled
from models.progress import Progress, Silent, Steady

FOLDER_NAME = "attachments"
"""Within the folder of backups; laid out like the store itself."""
ROOM_LEFT = 2 << 30
"""Bytes that must stay free on the disk: below it nothing more is copied."""
A_DAY = 86_400.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Mirrored:
    """What one round of copying came to."""

    copied: int
    present: int
    """Copies there are now, the new ones included."""
    lacking_room: bool
    """True when some were not copied for want of room."""


@dataclass(slots=True)
class PutBack:
    """What was put back."""

    origins: dict[str, Path] = field(default_factory=dict)
    """By hash, below which folder the copy was found."""
    stopped: bool = False
    """Stopped by the clerk; what was put back before stays."""


def mirror(
    files: AttachmentStore,
    backups: Path,
    progress: Progress | None = None,
    *,
    known: dict[str, bool] | None = None,
) -> Mirrored:
    """Copy what is new in the store beside the backups; a file that is not what its name says is not copied. What was copied
    once is never taken out or changed. ``known`` keeps from one round to the next which files were looked at, and whether a copy
    of each is there: only new ones are looked at. Raises OSError: at once for what the backups do not take, after all others for a
    file that cannot be read; Cancelled passes through, and then the next round goes on."""
    known = {} if known is None else known
    progress, target = progress or Silent(), AttachmentStore(backups / FOLDER_NAME)
    new, present, lacking = 0, 0, False
    unread: OSError | None = None
    _sweep(files.folder)
    _sweep(target.folder)
    for sha256 in files.all_hashes():
        if sha256 in known:
            present += known[sha256]
            continue
        source, copy = files.path_of(sha256), target.path_of(sha256)
        try:
            size = source.stat().st_size
        except FileNotFoundError:
            continue  # Taken away since it was listed.
        if copy.is_file() and copy.stat().st_size == size:
            known[sha256] = True
        else:
            make_folder(target.folder)
            if shutil.disk_usage(target.folder).free < size + ROOM_LEFT:
                lacking = True
                continue
            try:
                known[sha256] = _copied(source, copy, progress)
            except Unread as failed:
                known[sha256], unread = False, failed.reason
            new += known[sha256]
        present += known[sha256]
    if unread is not None:
        raise unread
    return Mirrored(new, present, lacking)


def _sweep(folder: Path) -> None:
    """Take away what a copying cut short by a power failure left; what is younger may be somebody's work."""
    for part in folder.glob(f"{PART}*") if folder.is_dir() else ():
        if time.time() - part.stat().st_mtime > A_DAY:
            part.unlink(missing_ok=True)


def _copied(source: Path, copy: Path, progress: Progress) -> bool:
    """Whether a copy was made: none of a file that is not what its name says. Raises Unread for one that cannot be read."""
    try:
        original = source.open("rb")
    except OSError as error:
        raise Unread(error) from error
    with original:
        size, going = os.fstat(original.fileno()).st_size, Steady(progress, "正在另存附件的副本")
        with copied(original, copy.parent.parent, size, going, "") as made:
            if made.sha256 != copy.name:
                return False
            settle(made, copy)
    return True


def put_back(
    files: AttachmentStore,
    wanted: Mapping[str, int | None],
    folders: Sequence[Path],
    stamp: str,
    progress: Progress | None = None,
) -> PutBack:
    """Put files back from wherever a good copy lies below ``folders``, whatever its name. ``wanted`` gives hashes with sizes in
    bytes where they are known. Raises DataFolderFailure when the store cannot be written, BadInput when none of the folders
    can be looked into."""
    progress = progress or Silent()
    left, done = dict(wanted), PutBack()
    there = [folder for folder in folders if folder.is_dir()]
    if not there:
        raise BadInput("没有找到要查找的文件夹，没有放回任何文件；请核对移动硬盘是否接好。")
    try:
        for folder in there:
            for sha256, path in _found(left, folder, files.folder, progress):
                try:
                    files.put_back(sha256, path, stamp, Steady(progress, f"正在放回“{path.name}”"))
                except BadInput:
                    continue  # The copy was taken away or changed while it was read; another one may be better.
                done.origins[sha256] = folder
                del left[sha256]
                if not left:
                    return done
    except Cancelled:
        done.stopped = True
    return done


def _found(
    left: Mapping[str, int | None], folder: Path, not_in: Path, progress: Progress
) -> Iterator[tuple[str, Path]]:
    """Files below the folder with a hash still wanted; ``left`` may shrink on the way."""
    looked = 0
    for path in _files_below(folder, not_in):
        looked += 1
        progress.step(0, 0, f"正在查找，已看过{looked}个文件：{path.name}")
        sizes = set(left.values())
        try:
            if None not in sizes and path.stat().st_size not in sizes:
                continue
            digest = digest_of(path, Steady(progress, f"正在查找，正在读“{path.name}”"))
        except OSError:
            continue
        if digest in left:
            yield digest, path


def _files_below(folder: Path, not_in: Path) -> Iterator[Path]:
    """Plain files, in order; links are not followed, the store itself is passed over."""
    own = os.path.realpath(not_in)
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if os.path.realpath(Path(place, name)) != own)
        for name in sorted(names):
            path = Path(place, name)
            if path.is_file() and not path.is_symlink():
                yield path

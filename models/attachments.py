"""Files kept by what they contain: the SHA-256 of a file is its name in the store, so nothing is kept twice and any
change shows. A file is never taken out: a restored older database still finds all of its own."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from models import clock
from models.disk_words import disk_words
from models.failures import BadInput, DataFolderFailure, NotFound
from models.progress import Progress, Silent
from models.rows.attachment import AttachmentRow

CHUNK = 1 << 20
HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Damage:
    """A file that is not as it was stored."""

    sha256: str
    sentence: str


class AttachmentStore:
    """The store under a folder: ``ab/abcdef…`` for each file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, path: Path, progress: Progress | None = None) -> AttachmentRow:
        """Copy the file at ``path`` into the store and say what it is. The copy is on the disk before this returns, so a
        record saved afterwards never points at nothing. Raises BadInput when the file cannot be read,
        DataFolderFailure when it cannot be written; Cancelled passes through; then nothing is left behind."""
        progress = progress or Silent()
        if not _is_file(path):
            raise BadInput(f"没有找到文件“{path.name}”，没有添加；请核对文件位置。")
        try:
            source = path.open("rb")
        except OSError as error:
            raise BadInput(
                f"文件“{path.name}”打不开（{disk_words(error)}），没有添加；请先关闭占用它的程序。"
            ) from error
        with source:
            total = os.fstat(source.fileno()).st_size
            if total == 0:
                raise BadInput(f"文件“{path.name}”是空文件，没有添加；请重新选择。")
            try:
                digest, size = self._store(source, path.name, total, progress)
            except OSError as error:
                raise DataFolderFailure(
                    f"附件“{path.name}”没有存下（{disk_words(error)}），原有数据完好；请检查磁盘空间后再试。"
                ) from error
        return AttachmentRow(digest, path.name, size, clock.now().replace(microsecond=0))

    def _store(self, source: BinaryIO, name: str, total: int, progress: Progress) -> tuple[str, int]:
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, part_name = tempfile.mkstemp(prefix=".part-", dir=self.folder)
        part, hasher, size = Path(part_name), hashlib.sha256(), 0
        try:
            with os.fdopen(handle, "wb") as target:
                while chunk := source.read(CHUNK):
                    target.write(chunk)
                    hasher.update(chunk)
                    size += len(chunk)
                    progress.step(size, total, f"正在添加附件“{name}”")
                target.flush()
                os.fsync(target.fileno())
            final = self.path_of(hasher.hexdigest())
            final.parent.mkdir(exist_ok=True)
            # The same content is kept once; a copy that has been damaged since is put right by the new one.
            if not (final.exists() and _digest(final) == hasher.hexdigest()):
                os.replace(part, final)
            _sync_folder(final.parent)
        finally:
            part.unlink(missing_ok=True)
        return hasher.hexdigest(), size

    def path_of(self, sha256: str) -> Path:
        """Where the file of that hash lies, whether or not it is there. Raises ValueError for what is no hash: a name from
        outside never becomes a path."""
        if len(sha256) != 64 or not HEX.issuperset(sha256):
            raise ValueError("not a SHA-256 in hex")
        return self.folder / sha256[:2] / sha256

    def existing(self, row: AttachmentRow) -> Path:
        """The stored file of ``row``; raises NotFound with a sentence when it is missing."""
        path = self.path_of(row.sha256)
        if not path.is_file():
            raise NotFound(
                f"附件“{row.name}”的文件不在数据文件夹里，记录完好；请从备份的 attachments 文件夹找回。"
            )
        return path

    def check(self, rows: Iterable[AttachmentRow], progress: Progress | None = None) -> tuple[Damage, ...]:
        """Read every file named by ``rows`` and tell which is missing or no longer what its hash says."""
        progress = progress or Silent()
        unique = {row.sha256: row for row in rows}
        damages = []
        for done, (digest, row) in enumerate(sorted(unique.items()), start=1):
            progress.step(done, len(unique), f"正在核对附件“{row.name}”")
            fault = self._fault_of(digest)
            if fault:
                damages.append(Damage(digest, f"附件“{row.name}”的{fault}。"))
        return tuple(damages)

    def _fault_of(self, sha256: str) -> str:
        """What is wrong with a stored file, in words; "" when it is as it was stored."""
        try:
            path = self.path_of(sha256)
        except ValueError:
            return "登记有损坏"
        if not path.is_file():
            return "文件缺失"
        try:
            return "" if _digest(path) == sha256 else "内容与存入时不一致"
        except OSError:
            return "文件读不出来"


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than any disk takes
        return False


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut; Windows has no such call and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

"""Files kept by what they contain: the SHA-256 of a file is its name in the store, so nothing is kept twice and any
change shows. A file is never taken out: a restored older database still finds all of its own."""

import hashlib
import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from models import clock
from models.attachments.disk import digest_of, make_folder, sync_folder, when_changed
from models.attachments.placing import Copied, Unread, copied, settle
from models.disk_words import disk_words
from models.failures import BadInput, DataFolderFailure, NotFound
from models.progress import Progress, Silent
from models.rows.attachment import AttachmentRow
from models.rules.file_names import shown_name

HUGE = 2 << 30
"""Bytes from which on a file is only taken in when the clerk says so again."""
SPARE = 256 << 20
"""Bytes that stay free on the disk: the database must always be able to write."""
HEX = frozenset("0123456789abcdef")
MISSING = "文件缺失"
ASIDE = "damaged"
"""The folder within the store where damaged files go when a good copy takes their place."""


class HugeFile(BadInput):
    """A file so large that the clerk is asked first."""


class AttachmentStore:
    """The store under a folder: ``ab/abcdef…`` for each file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    # Putting in

    def add(self, path: Path, progress: Progress | None = None, *, huge: bool = False) -> AttachmentRow:
        """Copy the file at ``path`` into the store and say what it is. The copy is on the disk before this returns, so a
        record saved afterwards never points at nothing. Raises BadInput when the file cannot be read or changed
        meanwhile, HugeFile from ``HUGE`` on unless ``huge``, DataFolderFailure when it cannot be written; Cancelled
        passes through; then nothing is left behind."""
        progress = progress or Silent()
        name = shown_name(path.name)
        if not _is_file(path):
            raise BadInput(f"没有找到文件“{name}”，没有添加；请核对文件位置。")
        try:
            source = path.open("rb")
        except OSError as error:
            raise BadInput(
                f"文件“{name}”打不开（{disk_words(error)}），没有添加；请先关闭占用它的程序。"
            ) from error
        with source:
            before = os.fstat(source.fileno())
            if before.st_size == 0:
                raise BadInput(f"文件“{name}”是空文件，没有添加；请重新选择。")
            if before.st_size > HUGE and not huge:
                raise HugeFile(
                    f"文件“{name}”有{before.st_size / 2**30:.1f}GB，没有添加；这样大的文件会占用数据文件夹和备份的空间，确需留存的请确认后再添加。"
                )
            digest, size = self._store(source, name, before.st_size, progress, when_changed(before))
        return AttachmentRow(digest, name, size, clock.now().replace(microsecond=0))

    def add_bytes(self, name: str, content: bytes) -> AttachmentRow:
        """Put ``content`` into the store under a name of its own. Raises BadInput when there is none, DataFolderFailure when
        it cannot be written; then nothing is left behind."""
        name = shown_name(name)
        if not content:
            raise BadInput(f"文件“{name}”没有内容，没有添加；请重新选择。")
        digest, size = self._store(io.BytesIO(content), name, len(content), Silent(), None)
        return AttachmentRow(digest, name, size, clock.now().replace(microsecond=0))

    def _store(
        self, source: BinaryIO, name: str, total: int, progress: Progress, when: int | None
    ) -> tuple[str, int]:
        try:
            make_folder(self.folder)
            if shutil.disk_usage(self.folder).free < total + SPARE:
                raise DataFolderFailure(
                    f"附件“{name}”没有存下（磁盘空间不足），原有数据完好；请清理磁盘后再添加。"
                )
            with copied(source, self.folder, total, progress, f"正在添加附件“{name}”") as copy:
                _refuse_changed(source, name, total, copy.size, when)
                self._take_in(copy)
        except Unread as failed:
            raise BadInput(
                f"文件“{name}”没有读完（{disk_words(failed.reason)}），没有添加；请把它复制到本机后再试。"
            ) from failed
        except OSError as error:
            raise DataFolderFailure(
                f"附件“{name}”没有存下（{disk_words(error)}），原有数据完好；请检查磁盘空间后再试。"
            ) from error
        return copy.sha256, copy.size

    def _take_in(self, copy: Copied) -> None:
        final = self.path_of(copy.sha256)
        # The same content is kept once; a copy that has been damaged since is put right by the new one.
        if self.fault_of(copy.sha256):
            settle(copy, final)
        else:
            sync_folder(final.parent)

    def put_back(self, sha256: str, good: Path, stamp: str, progress: Progress | None = None) -> None:
        """Put the file at ``good`` in the place of a missing or damaged one, once its own bytes were proved on the way. What
        stood there goes into the folder ``damaged`` of the store under a name with ``stamp``. Raises BadInput when the copy
        is not what is wanted or cannot be read, DataFolderFailure when it cannot be written; what stood there then stands."""
        final = self.path_of(sha256)
        try:
            source = good.open("rb")
        except OSError as error:
            raise BadInput(
                f"找到的副本打不开（{disk_words(error)}），没有放回，现有文件没有改动；请换一个文件夹。"
            ) from error
        try:
            with source:
                total = os.fstat(source.fileno()).st_size
                with copied(source, self.folder, total, progress or Silent(), "正在放回附件") as copy:
                    if copy.sha256 != sha256:
                        raise BadInput(
                            "找到的副本也与存入时不一致，没有放回，现有文件没有改动；请换一个文件夹。"
                        )
                    self._set_aside(final, stamp)
                    settle(copy, final)
        except Unread as failed:
            raise BadInput(
                f"找到的副本没有读完（{disk_words(failed.reason)}），没有放回，现有文件没有改动；请换一个文件夹。"
            ) from failed
        except OSError as error:
            raise DataFolderFailure(
                f"附件没有放回（{disk_words(error)}），找到的副本完好；请检查磁盘空间和数据文件夹的权限后再试。"
            ) from error

    def _set_aside(self, final: Path, stamp: str) -> None:
        if final.exists():
            aside = self.folder / ASIDE
            make_folder(aside)
            os.replace(final, aside / f"{final.name}.{stamp}")
            sync_folder(aside)

    # Looking

    def path_of(self, sha256: str) -> Path:
        """Where the file of that hash lies, whether or not it is there. Raises ValueError for what is no hash: a name from
        outside never becomes a path."""
        if len(sha256) != 64 or not HEX.issuperset(sha256):
            raise ValueError("not a SHA-256 in hex")
        return self.folder / sha256[:2] / sha256

    def existing(self, row: AttachmentRow) -> Path:
        """The stored file of ``row``; raises NotFound with a sentence when it is missing."""
        known_as = f"附件“{shown_name(row.name)}”的文件"
        return self.found(row.sha256, known_as, "记录完好；请用“核对附件”从备份里找回")

    def found(self, sha256: str, known_as: str, otherwise: str) -> Path:
        """The stored file. Raises NotFound where it is missing: the sentence calls it ``known_as`` and ends with ``otherwise``, what
        was not done for want of it and what is to be done."""
        path = self.path_of(sha256)
        if not path.is_file():
            raise NotFound(f"{known_as}不在数据文件夹里，{otherwise}。")
        return path

    def proved_bytes(self, sha256: str, known_as: str, otherwise: str) -> bytes:
        """All of a stored file, as it was stored. Raises NotFound as `found`, and BadInput for one that is not what it was or
        cannot be read."""
        content = self.beginning(sha256, known_as, otherwise, -1)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BadInput(f"{known_as}与存入时不一致，{otherwise}。")
        return content

    def beginning(self, sha256: str, known_as: str, otherwise: str, length: int) -> bytes:
        """The first ``length`` bytes of a stored file, or all of them, unproved. Raises as `proved_bytes`."""
        path = self.found(sha256, known_as, otherwise)
        try:
            with path.open("rb") as file:
                return file.read(length)
        except OSError as error:
            raise BadInput(f"{known_as}读不出来（{disk_words(error)}），{otherwise}。") from error

    def all_hashes(self) -> Iterator[str]:
        """The hash of every file that lies in the store, in order; what was set aside is not one of them."""
        for folder in sorted(self.folder.iterdir()) if self.folder.is_dir() else ():
            if len(folder.name) == 2 and HEX.issuperset(folder.name) and folder.is_dir():
                for path in sorted(folder.iterdir()):
                    name = path.name
                    if len(name) == 64 and HEX.issuperset(name) and name.startswith(folder.name):
                        yield name

    def fault_of(self, sha256: str, progress: Progress | None = None) -> str:
        """What is wrong with a stored file, in words; "" when it is as it was stored. ``progress`` is only asked whether to go
        on."""
        try:
            path = self.path_of(sha256)
        except ValueError:
            return "登记有损坏"
        if not path.is_file():
            return MISSING
        try:
            return "" if digest_of(path, progress) == sha256 else "内容与存入时不一致"
        except OSError:
            return "文件读不出来"


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than any disk takes
        return False


def _refuse_changed(source: BinaryIO, name: str, total: int, size: int, when: int | None) -> None:
    """A file that another program was still writing is half of something."""
    if when is None:
        return
    after = os.fstat(source.fileno())
    if (size, after.st_size, when_changed(after)) != (total, total, when):
        raise BadInput(f"文件“{name}”在添加时被别的程序改动，没有添加；请等它存好或复制完后再添加。")

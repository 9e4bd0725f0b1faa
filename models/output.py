"""Writing a file for the clerk: whole or not at all."""

import logging
import os
from contextlib import suppress
from pathlib import Path

from models.disk_words import disk_words, remedy
from models.failures import BadInput, Unavailable

_log = logging.getLogger(__name__)

_OF_THE_DISK = ("磁盘空间不足", "磁盘是只读的", "磁盘已拔出或读写出错", "网络文件夹没有应答")
"""What every other file at the same place would meet as well."""


def write_file(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``, replacing what was there only once the new file is complete. Raises BadInput with a
    sentence when the place cannot be written, and Unavailable when no other file could be written there either; what
    was there is then as it was."""
    if not path.name:
        raise BadInput(f"“{path}”不是文件名，没有存成；请写出文件名，如 通报.pdf。")
    part = path.with_name(f".{path.name}.part")
    is_begun = False
    try:
        with part.open("wb") as file:
            is_begun = True
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        _log.warning("%s was not written: %s", path, error)
        raise _refused(path, error, is_begun=is_begun) from error


def _refused(path: Path, error: OSError, *, is_begun: bool) -> BadInput:
    """`is_begun`: the folder took a new file, so that whatever went wrong is not the folder's doing."""
    reason = disk_words(error)
    helps = remedy(reason)
    kind: type[BadInput] = Unavailable if reason in _OF_THE_DISK else BadInput
    if not is_begun and reason == "没有权限":
        kind, reason, helps = Unavailable, "没有往这个文件夹里写的权限", "请换一个文件夹"
    elif is_begun and reason == "没有权限":
        reason, helps = "原有文件正被别的程序占用，或是只读的", "请先关闭打开它的程序，或换一个文件名"
    elif not _is_folder(path.parent):
        kind, reason, helps = Unavailable, "文件夹不存在", "请换一个文件夹"
    return kind(f"文件 {path} 没有存成（{reason}），原有文件没有改动；{helps}。")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False

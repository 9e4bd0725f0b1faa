"""Writing a file for the clerk: whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from models.failures import BadInput


def write_file(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``, replacing what was there only once the new file is complete. Raises BadInput with a
    sentence when the place cannot be written; what was there is then as it was."""
    if not path.name:
        raise BadInput(f"“{path}”不是文件名，没有存成；请写出文件名，如 通报.pdf。")
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise BadInput(
            f"文件 {path} 没有存成（{error.strerror or error}），原有文件没有改动；请换一个位置，或先关闭打开它的程序。"
        ) from error

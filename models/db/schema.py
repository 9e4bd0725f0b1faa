"""Whose file it is and which version: looked at before anything else is done with a database."""

from pathlib import Path

import sqlcipher3.dbapi2 as driver

from models.db.engine import connect
from models.failures import DataFolderFailure, NewerDatabase

APPLICATION_ID = 0x44575A31
"""«DWZ1», stored in the header of every database of this program."""

SCHEMA_VERSION = 6
"""``user_version`` of the newest schema; each has a migration of that number."""

SQLITE_MAGIC = b"SQLite format 3\x00"
SMALLEST_PAGE = 512
"""Bytes; SQLite takes a shorter file for an empty database."""


def version_of(path: Path) -> int:
    """The schema version of the database at ``path``, 1 … SCHEMA_VERSION.

    Raises NewerDatabase for a later one, DataFolderFailure for a missing, empty, damaged or foreign file. Only reads."""
    if not path.is_file():
        raise DataFolderFailure(
            f"数据文件 {path.name} 不在原来的位置，程序没有新建空库代替它；请把文件放回 {path.parent}，或用“恢复备份”取回。"
        )
    with path.open("rb") as file:
        magic = file.read(len(SQLITE_MAGIC))
    if not magic:
        raise DataFolderFailure(
            f"数据文件 {path.name} 是空文件，程序没有动它；请用“恢复备份”取回最近一次备份。"
        )
    if magic != SQLITE_MAGIC:
        raise DataFolderFailure(f"{path.name} 不是本程序的数据文件，程序没有动它；请核对数据文件夹是否选对。")
    if path.stat().st_size < SMALLEST_PAGE:
        raise _unreadable(path, "文件不完整")
    try:
        # Closing the last read-write connection would fold a log left behind into the file.
        log_left_behind = path.with_name(path.name + "-wal").exists()
        connection = connect(path, mode="ro" if log_left_behind else "rw")
        try:
            (application_id,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        finally:
            connection.close()
    except driver.DatabaseError as error:
        raise _unreadable(path, str(error)) from error
    if application_id != APPLICATION_ID or version < 1:
        raise DataFolderFailure(f"{path.name} 是别的程序的数据文件，程序没有动它；请核对数据文件夹是否选对。")
    if version > SCHEMA_VERSION:
        raise NewerDatabase(
            f"数据文件由更新的版本写成（库版本 {version}，本程序认识到 {SCHEMA_VERSION}），"
            "数据没有改动；请安装新版程序后再打开。"
        )
    return int(version)


def _unreadable(path: Path, why: str) -> DataFolderFailure:
    return DataFolderFailure(
        f"数据文件 {path.name} 读不出来（{why}），程序没有动它；请用“恢复备份”取回最近一次备份。"
    )

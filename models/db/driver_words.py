"""What the driver of the database says when a file cannot be read or written, in the words of an office (`models.disk_words`)."""

import sqlcipher3.dbapi2 as driver

from models.disk_words import UNKNOWN, disk_words

_WORDS = {
    "SQLITE_FULL": "磁盘空间不足",
    "SQLITE_READONLY": "磁盘是只读的",
    "SQLITE_BUSY": "文件正被别的程序占用",
    "SQLITE_LOCKED": "文件正被别的程序占用",
    "SQLITE_CORRUPT": "数据文件有损坏",
    "SQLITE_NOTADB": "数据文件有损坏",
    "SQLITE_CANTOPEN": "文件打不开",
    "SQLITE_IOERR": "磁盘已拔出或读写出错",
    "SQLITE_PERM": "没有权限",
    "SQLITE_NOMEM": "内存不足",
}


def reason_of(error: OSError | driver.Error) -> str:
    """A few Chinese words for the reason, e.g. 磁盘空间不足; never the system's own or the driver's."""
    if isinstance(error, OSError):
        return disk_words(error)
    # SQLITE_IOERR_READ and its kin are told like SQLITE_IOERR.
    name: str = getattr(error, "sqlite_errorname", None) or ""
    return _WORDS.get("_".join(name.split("_")[:2]), UNKNOWN)

"""What the database's driver says reaches a clerk in Chinese."""

from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from models.db.driver_words import reason_of
from models.disk_words import UNKNOWN


def error_of(path: Path, *orders: str) -> driver.Error:
    """What the driver raises."""
    try:
        with closing(driver.connect(str(path))) as connection:
            for order in orders:
                connection.execute(order)
    except driver.Error as error:
        return error
    raise AssertionError("nothing was raised")


def test_the_drivers_own_errors(tmp_path: Path) -> None:
    (tmp_path / "noise").write_bytes(b"noise " * 1000)
    assert reason_of(error_of(tmp_path / "noise", "SELECT * FROM sqlite_master")) == "数据文件有损坏"
    assert reason_of(error_of(tmp_path / "nowhere" / "x", "SELECT 1")) == "文件打不开"
    full = ("PRAGMA page_size = 512", "PRAGMA max_page_count = 3", "CREATE TABLE a (b)")
    assert reason_of(error_of(tmp_path / "full", *full, "INSERT INTO a VALUES (zeroblob(9000))")) == (
        "磁盘空间不足"
    )
    closed = ("PRAGMA query_only = ON", "CREATE TABLE a (b)")
    assert reason_of(error_of(tmp_path / "closed", *closed)) == "磁盘是只读的"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_IOERR_FSYNC", "磁盘已拔出或读写出错"),
        ("SQLITE_BUSY_SNAPSHOT", "文件正被别的程序占用"),
        ("SQLITE_MISUSE", UNKNOWN),
    ],
)
def test_errors_by_their_names(name: str, words: str) -> None:
    error = driver.OperationalError("in the driver's own words")
    error.sqlite_errorname = name
    assert reason_of(error) == words
    assert reason_of(driver.Error("in the driver's own words")) == UNKNOWN


def test_what_the_disk_says_is_told_as_elsewhere() -> None:
    assert reason_of(PermissionError(13, "Permission denied")) == "没有权限"

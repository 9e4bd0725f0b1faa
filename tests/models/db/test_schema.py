"""The gate: what is not ours, not whole or not yet known is refused with a sentence and left as it was."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from models.data_folder import DataFolder
from models.db.engine import connect
from models.db.schema import APPLICATION_ID, SCHEMA_VERSION, version_of
from models.failures import DataFolderFailure, ExitCode, NewerDatabase
from models.opening import open_store

Spoil = Callable[[Path], None]


def run(path: Path, *statements: str) -> None:
    connection = connect(path, mode="rwc")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def foreign(path: Path) -> None:
    run(path, "PRAGMA application_id=1111")


def unsigned(path: Path) -> None:
    run(path, "PRAGMA application_id=0")


def unversioned(path: Path) -> None:
    run(path, "PRAGMA user_version=0")


def negative(path: Path) -> None:
    run(path, "PRAGMA user_version=-3")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def prose(path: Path) -> None:
    path.write_text("党员名册\n" * 500, encoding="utf-8")


def shorter_than_a_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:40])


def cut_in_the_first_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:2000])


def header_then_noise(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:16] + b"\xff" * 5000)


def as_it_lies(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_our_own_database_tells_its_version(store_file: Path) -> None:
    before = as_it_lies(store_file.parent)
    assert version_of(store_file) == SCHEMA_VERSION
    assert as_it_lies(store_file.parent) == before


@pytest.fixture
def store_file(folder: DataFolder, empty_database: Path) -> Path:
    shutil.copyfile(empty_database, folder.database)
    return folder.database


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (foreign, "是别的程序的数据文件，程序没有动它"),
        (unsigned, "是别的程序的数据文件，程序没有动它"),
        (unversioned, "是别的程序的数据文件，程序没有动它"),
        (negative, "是别的程序的数据文件，程序没有动它"),
        (empty, "是空文件，程序没有动它；请用“恢复备份”"),
        (prose, "不是本程序的数据文件，程序没有动它"),
        (shorter_than_a_header, "读不出来（.*），程序没有动它；请用“恢复备份”"),
        (cut_in_the_first_page, "读不出来（.*），程序没有动它；请用“恢复备份”"),
        (header_then_noise, "读不出来（.*），程序没有动它；请用“恢复备份”"),
    ],
)
def test_what_is_not_a_whole_database_of_ours_is_refused_and_left_alone(
    folder: DataFolder, store_file: Path, spoil: Spoil, sentence: str
) -> None:
    spoil(store_file)
    before = as_it_lies(folder.root)
    with pytest.raises(DataFolderFailure, match=sentence) as caught:
        version_of(store_file)
    assert caught.value.code is ExitCode.DATA_FOLDER
    for create in (True, False):
        with pytest.raises(DataFolderFailure, match=sentence):
            open_store(folder, create=create, now=datetime(2026, 10, 31))
    assert as_it_lies(folder.root) == before


def test_a_newer_database_is_refused_and_not_a_byte_is_changed(folder: DataFolder, store_file: Path) -> None:
    run(store_file, f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    before = as_it_lies(folder.root)
    with pytest.raises(
        NewerDatabase, match=f"库版本 {SCHEMA_VERSION + 1}.*数据没有改动；请安装新版程序"
    ) as caught:
        open_store(folder, create=True, now=datetime(2026, 10, 31))
    assert caught.value.code is ExitCode.NEWER_DATABASE
    assert as_it_lies(folder.root) == before


def test_a_newer_version_still_in_the_log_is_seen_and_left_there(
    folder: DataFolder, store_file: Path
) -> None:
    """As after a crash of the newer program: the version stands in the log, not yet in the file."""
    writer = connect(store_file)
    writer.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    crashed = DataFolder(folder.root.with_name("crashed"))
    crashed.root.mkdir()
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{store_file}{suffix}", f"{crashed.database}{suffix}")
    writer.close()
    before = as_it_lies(crashed.root)
    assert len(before) == 2
    with pytest.raises(NewerDatabase):
        open_store(crashed, create=False, now=datetime(2026, 10, 31))
    after = as_it_lies(crashed.root)
    after.pop(
        f"{crashed.database.name}-shm", None
    )  # SQLite's index of the log, made anew whenever it is read.
    assert after == before


def test_a_missing_file_is_told_and_not_made(folder: DataFolder) -> None:
    with pytest.raises(DataFolderFailure, match="不在原来的位置，程序没有新建空库代替它"):
        version_of(folder.database)
    folder.database.mkdir()
    with pytest.raises(DataFolderFailure, match="不在原来的位置"):
        version_of(folder.database)


def test_the_application_id_never_changes() -> None:
    """Files out in the offices carry it."""
    assert APPLICATION_ID == 0x44575A31 == int.from_bytes(b"DWZ1", "big")

"""Copies that count only once read back, a rotation that never takes the newest, and putting one back."""

import os
import shutil
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from models import backup
from models.backup import BackupRow
from models.data_folder import DataFolder
from models.db.engine import connect
from models.db.schema import SCHEMA_VERSION
from models.db.store import Store
from models.entities import Setting
from models.failures import BadInput, DataFolderFailure, NewerDatabase
from models.opening import open_store
from tests.models.forgetting import forgotten_names

NOW = datetime(2026, 10, 31, 8, 30, 15)


def keep(store: Store, key: str) -> None:
    with store.write() as session:
        session.add(Setting(key=key, value={}))


def keys(path: Path) -> set[str]:
    connection = connect(path, mode="ro")
    found = {key for (key,) in connection.execute("SELECT key FROM setting")}
    connection.close()
    return found


def back_up(store: Store, folder: DataFolder, now: datetime = NOW, reason: str = backup.BY_HAND) -> BackupRow:
    return backup.make_backup(store.path, folder.backups, reason, now)


def test_a_copy_of_the_open_database_holds_what_is_only_in_its_log(store: Store, folder: DataFolder) -> None:
    keep(store, "a")
    assert Path(f"{store.path}-wal").stat().st_size > 0
    made = back_up(store, folder)
    assert keys(made.path) == {"a"}
    assert made == BackupRow(
        folder.backups / "taizhang-20261031-083015-manual.db", NOW, "manual", made.path.stat().st_size
    )
    assert backup.verify_backup(made.path) == SCHEMA_VERSION
    assert backup.list_backups(folder.backups) == (made,)


def test_a_copy_is_one_plain_file_with_its_manifest(store: Store, folder: DataFolder) -> None:
    made = back_up(store, folder)
    assert {path.name for path in folder.backups.iterdir()} == {made.path.name, f"{made.path.stem}.sha256"}
    digest, name = made.path.with_suffix(".sha256").read_text(encoding="utf-8").split()
    assert (len(digest), name) == (64, made.path.name)


def test_two_copies_of_one_second_both_stay_and_the_later_is_first(store: Store, folder: DataFolder) -> None:
    made = []
    for number in range(11):
        keep(store, f"k{number:02}")
        made.append(back_up(store, folder))
    assert [row.path for row in backup.list_backups(folder.backups)] == [row.path for row in reversed(made)]
    assert len(keys(made[10].path)) == 11


def test_a_copy_is_made_while_somebody_keeps_writing(sample: Store, folder: DataFolder) -> None:
    stop, begun = threading.Event(), threading.Event()
    written: list[str] = []

    def write() -> None:
        while not stop.is_set():
            keep(sample, f"k{len(written)}")
            written.append(f"k{len(written)}")
            begun.set()
            stop.wait(0.002)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert begun.wait(60)
        for number in range(5):
            before = set(written)
            made = back_up(sample, folder, NOW + timedelta(seconds=number))
            assert before <= keys(made.path)
            backup.verify_backup(made.path)
    finally:
        stop.set()
        writer.join()


def _flip(raw: bytes) -> bytes:
    middle = len(raw) // 2
    return raw[:middle] + bytes([raw[middle] ^ 1]) + raw[middle + 1 :]


def _cut(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def _noise(raw: bytes) -> bytes:
    return raw[:4096] + b"\xa5" * (len(raw) - 4096)


@pytest.mark.parametrize("damage", [_flip, _cut, _noise])
def test_a_copy_that_changed_since_is_refused(
    sample: Store, folder: DataFolder, damage: Callable[[bytes], bytes]
) -> None:
    made = back_up(sample, folder)
    made.path.write_bytes(damage(made.path.read_bytes()))
    live = sample.path.read_bytes()
    with pytest.raises(DataFolderFailure, match="与做备份时不一致，没有使用它；请换另一份备份"):
        backup.restore_backup(made.path, sample.path, NOW)
    assert sample.path.read_bytes() == live


@pytest.mark.parametrize("damage", [_cut, _noise])
def test_a_broken_copy_without_manifest_is_refused_too(
    sample: Store, folder: DataFolder, damage: Callable[[bytes], bytes]
) -> None:
    made = back_up(sample, folder)
    made.path.with_suffix(".sha256").unlink()
    made.path.write_bytes(damage(made.path.read_bytes()))
    with pytest.raises(DataFolderFailure, match=r"没有使用它|没有动它"):
        backup.verify_backup(made.path)


@pytest.mark.parametrize("written", [b"", b"\xff\xfe\x00", b"0" * 64 + b"  other.db\n"])
def test_a_manifest_that_says_something_else_refuses_the_copy(
    store: Store, folder: DataFolder, written: bytes
) -> None:
    made = back_up(store, folder)
    made.path.with_suffix(".sha256").write_bytes(written)
    with pytest.raises(DataFolderFailure, match="与做备份时不一致"):
        backup.verify_backup(made.path)


def test_a_copy_with_a_reference_to_nothing_is_refused(store: Store, folder: DataFolder) -> None:
    made = back_up(store, folder)
    made.path.with_suffix(".sha256").unlink()
    connection = connect(made.path)
    connection.execute("INSERT INTO record_text VALUES (99, 'minutes', 'x')")
    connection.close()
    with pytest.raises(DataFolderFailure, match="核验不通过"):
        backup.verify_backup(made.path)


def test_a_damaged_database_gives_no_copy_and_leaves_nothing(sample: Store, folder: DataFolder) -> None:
    sample.close()
    sample.path.write_bytes(_noise(sample.path.read_bytes()))
    with pytest.raises(DataFolderFailure):
        back_up(sample, folder)
    assert list(folder.backups.iterdir()) == []


def test_a_copy_is_read_back_before_it_gets_its_name(sample: Store, folder: DataFolder) -> None:
    """A fault that copying itself does not notice."""
    connection = connect(sample.path)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("INSERT INTO record_text VALUES (99999, 'minutes', 'x')")
    connection.close()
    with pytest.raises(DataFolderFailure, match="核验不通过（有内容找不到所属的记录）"):
        back_up(sample, folder)
    assert list(folder.backups.iterdir()) == []


def test_a_failure_on_the_way_leaves_nothing(
    store: Store, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for name in ("replace", "fsync"):
        with monkeypatch.context() as patch:
            patch.setattr(os, name, full)
            with pytest.raises(DataFolderFailure, match="备份没有做成（磁盘空间不足），原有数据完好"):
                back_up(store, folder)
        assert list(folder.backups.iterdir()) == []
    back_up(store, folder)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such call and needs none")
def test_a_copy_and_what_is_restored_outlive_a_power_cut(
    store: Store, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten = forgotten_names(monkeypatch)
    made = back_up(store, folder)
    assert forgotten == set()
    store.close()
    backup.restore_backup(made.path, folder.database, NOW)
    assert forgotten == set()


def test_a_file_in_the_folders_place_is_a_sentence(store: Store, folder: DataFolder) -> None:
    folder.backups.write_text("", encoding="utf-8")
    with pytest.raises(DataFolderFailure, match="备份没有做成"):
        back_up(store, folder)


def test_what_is_not_named_as_a_copy_is_neither_listed_nor_removed(store: Store, folder: DataFolder) -> None:
    folder.backups.mkdir()
    strangers = [
        "taizhang-20261031-083015-daily-副本.db",
        "taizhang-20261031-083015-daily - Copy.db",
        "taizhang-20261399-083015-daily.db",
        "taizhang-20261031-083015-yearly.db",
        "taizhang.db",
        "notes.txt",
    ]
    for name in strangers:
        (folder.backups / name).write_bytes(b"x")
    assert backup.list_backups(folder.backups) == ()
    for number in range(40):
        back_up(store, folder, NOW + timedelta(days=number), backup.DAILY)
    backup.rotate(folder.backups)
    assert all((folder.backups / name).exists() for name in strangers)
    assert backup.list_backups(folder.root / "nowhere") == ()


def test_restoring_brings_back_what_was_and_moves_the_rest_aside(sample: Store, folder: DataFolder) -> None:
    keep(sample, "before")
    made = back_up(sample, folder)
    keep(sample, "after")
    sample.close()
    aside = backup.restore_backup(made.path, folder.database, NOW)
    assert aside == folder.root / "taizhang.db.20261031-083015.old"
    assert keys(folder.database) == {"bureau", "before"}
    assert keys(aside) == {"bureau", "before", "after"}
    assert made.path.exists()
    restored = open_store(folder, create=False, now=NOW)
    keep(restored, "later")
    restored.close()
    assert keys(folder.database) == {"bureau", "before", "later"}


def test_a_log_left_by_a_crash_never_meets_the_restored_file(store: Store, folder: DataFolder) -> None:
    """A log of the old database beside the restored one would be taken for its own and damage it."""
    made = back_up(store, folder)
    keep(store, "only in the log")
    crashed = DataFolder(folder.root.with_name("crashed"))
    crashed.root.mkdir()
    for suffix in ("", "-wal", "-shm"):
        shutil.copyfile(f"{store.path}{suffix}", f"{crashed.database}{suffix}")
    aside = backup.restore_backup(made.path, crashed.database, NOW)
    assert aside is not None
    assert not Path(f"{crashed.database}-wal").exists()
    assert keys(crashed.database) == set()
    assert keys(aside) == {"only in the log"}, "moved aside together with its log"


def test_what_was_moved_aside_can_be_restored_in_turn_with_its_log(store: Store, folder: DataFolder) -> None:
    made = back_up(store, folder)
    keep(store, "only in the log")
    crashed = DataFolder(folder.root.with_name("crashed"))
    crashed.root.mkdir()
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{store.path}{suffix}", f"{crashed.database}{suffix}")
    aside = backup.restore_backup(made.path, crashed.database, NOW)
    assert aside is not None
    assert backup.restore_backup(aside, crashed.database, NOW + timedelta(minutes=1)) is not None
    assert keys(crashed.database) == {"only in the log"}


def test_two_restores_in_one_second_lose_nothing(store: Store, folder: DataFolder) -> None:
    made = back_up(store, folder)
    keep(store, "a")
    store.close()
    first = backup.restore_backup(made.path, folder.database, NOW)
    second = backup.restore_backup(made.path, folder.database, NOW)
    assert first is not None
    assert second is not None
    assert first != second
    assert keys(first) == {"a"}


def test_restoring_where_nothing_is_left(store: Store, folder: DataFolder) -> None:
    keep(store, "a")
    made = back_up(store, folder)
    store.close()
    folder.database.unlink()
    assert backup.restore_backup(made.path, folder.database, NOW) is None
    assert keys(folder.database) == {"a"}


def test_a_failure_while_restoring_puts_everything_back(
    store: Store, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, "a")
    made = back_up(store, folder)
    keep(store, "b")
    crashed = DataFolder(folder.root.with_name("crashed"))
    crashed.root.mkdir()
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{store.path}{suffix}", f"{crashed.database}{suffix}")
    before = {path.name: path.read_bytes() for path in crashed.root.iterdir()}
    real = os.replace

    def stubborn(source: Path, target: Path) -> None:
        if source.name.endswith(".part"):
            raise PermissionError(13, "Permission denied")
        real(source, target)

    monkeypatch.setattr(os, "replace", stubborn)
    with pytest.raises(DataFolderFailure, match="恢复没有做成（没有权限），备份和原有数据完好"):
        backup.restore_backup(made.path, crashed.database, NOW)
    assert {path.name: path.read_bytes() for path in crashed.root.iterdir()} == before
    assert keys(crashed.database) == {"a", "b"}


def test_what_is_no_backup_is_not_restored(store: Store, folder: DataFolder, tmp_path: Path) -> None:
    keep(store, "a")
    with pytest.raises(BadInput, match=r"没有找到备份文件 nothing.db，数据没有改动"):
        backup.restore_backup(tmp_path / "nothing.db", store.path, NOW)
    prose = tmp_path / "名册.db"
    prose.write_text("党员名册" * 500, encoding="utf-8")
    with pytest.raises(DataFolderFailure, match="不是本程序的数据文件"):
        backup.restore_backup(prose, store.path, NOW)
    newer = back_up(store, folder).path
    newer.with_suffix(".sha256").unlink()
    connection = connect(newer)
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(NewerDatabase):
        backup.restore_backup(newer, store.path, NOW)
    with store.read() as session:
        assert session.scalars(select(Setting.key)).all() == ["a"]


def test_a_restored_older_backup_is_brought_up_to_date(folder: DataFolder) -> None:
    kept = Path(__file__).parents[1] / "data" / "databases" / "v1.db"
    backup.restore_backup(kept, folder.database, NOW)
    store = open_store(folder, create=False, now=NOW)
    with store.read() as session:
        assert session.scalar(text("SELECT count(*) FROM notice")) == 0
        assert session.scalar(text("SELECT count(*) FROM attendance")) == 3
    store.close()

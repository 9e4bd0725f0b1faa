"""From a folder to an open store: a database is made only where there never was one."""

from datetime import datetime
from pathlib import Path

import pytest

from models import backup
from models.data_folder import DataFolder
from models.db.schema import SCHEMA_VERSION, version_of
from models.db.store import Store
from models.entities import Setting
from models.failures import DataFolderFailure
from models.opening import open_store

NOW = datetime(2026, 10, 31, 9, 0)


def everything(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_folder_never_used_gets_a_database_when_asked(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "新单位" / "数据")
    store = open_store(folder, create=True, now=NOW)
    with store.write() as session:
        session.add(Setting(key="a", value={}))
    store.close()
    assert version_of(folder.database) == SCHEMA_VERSION
    again = open_store(folder, create=True, now=NOW)
    with again.read() as session:
        assert session.get(Setting, "a") is not None
    again.close()
    assert set(everything(folder.root)) == {"taizhang.db"}


def test_without_asking_nothing_is_made(tmp_path: Path) -> None:
    nowhere = DataFolder(tmp_path / "nowhere")
    with pytest.raises(DataFolderFailure, match=r"没有数据文件夹 .*，程序没有新建它"):
        open_store(nowhere, create=False, now=NOW)
    assert not nowhere.root.exists()
    nowhere.root.mkdir()
    with pytest.raises(DataFolderFailure, match="里还没有台账数据；请先打开窗口建账"):
        open_store(nowhere, create=False, now=NOW)
    assert list(nowhere.root.iterdir()) == []


@pytest.mark.parametrize("trace", ["backups", "attachments"])
@pytest.mark.parametrize("create", [True, False])
def test_a_database_gone_from_a_used_folder_is_not_replaced(
    folder: DataFolder, trace: str, create: bool
) -> None:
    (folder.root / trace).mkdir()
    (folder.root / trace / "something").write_bytes(b"x")
    before = everything(folder.root)
    with pytest.raises(DataFolderFailure, match="不在原来的位置，程序没有新建空库代替它；请把文件放回"):
        open_store(folder, create=create, now=NOW)
    assert everything(folder.root) == before


def test_empty_folders_do_not_count_as_use(folder: DataFolder) -> None:
    for name in ("backups", "attachments", "logs"):
        (folder.root / name).mkdir()
    (folder.root / "logs" / "taizhang.log").write_bytes(b"x")
    open_store(folder, create=True, now=NOW).close()


def test_a_database_half_made_by_a_crash_is_made_anew(folder: DataFolder) -> None:
    for suffix in (".part", ".part-wal", ".part-shm"):
        Path(f"{folder.database}{suffix}").write_bytes(b"half a database " * 300)
    open_store(folder, create=True, now=NOW).close()
    assert version_of(folder.database) == SCHEMA_VERSION
    assert not Path(f"{folder.database}.part").exists()


def test_opening_the_current_version_makes_no_backup(store: Store, folder: DataFolder) -> None:
    store.close()
    open_store(folder, create=False, now=NOW).close()
    assert backup.list_backups(folder.backups) == ()


def test_a_folder_of_an_impossible_name_is_a_sentence_too(tmp_path: Path) -> None:
    for create in (True, False):
        with pytest.raises(DataFolderFailure, match=r"没有数据文件夹|不能写入"):
            open_store(DataFolder(tmp_path / ("长" * 200)), create=create, now=NOW)


def test_a_network_share_is_refused_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.data_folder.is_on_network", lambda path: True)
    folder = DataFolder(tmp_path / "share")
    with pytest.raises(
        DataFolderFailure, match="在网络共享上，多机读写会损坏数据，程序没有打开它；请改放本机硬盘"
    ):
        open_store(folder, create=True, now=NOW)
    assert not folder.root.exists()

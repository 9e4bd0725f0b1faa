"""Places and disks a package is written to: what is told before a byte is written, and what a disk says on the way."""

import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest
from filelock import FileLock

from models.archive import ground, packages, scaffold
from models.archive.packages import write_package
from models.archive.plan import PackagePlan
from models.archive.scaffold import MARK
from models.attachments import AttachmentStore
from models.failures import BadInput, Unavailable
from tests.models.archive.test_verifying import faults


def test_places_that_do_not_do(year: tuple[PackagePlan, AttachmentStore], tmp_path: Path) -> None:
    plan, store = year
    with pytest.raises(Unavailable, match="不存在，没有写出"):
        write_package(plan, store, tmp_path / "nowhere")
    with pytest.raises(Unavailable, match="不存在，没有写出"):
        write_package(plan, store, tmp_path / ("长" * 300))
    for inside in (store.folder.parent, store.folder, store.folder / "ab" / ".."):
        inside.mkdir(parents=True, exist_ok=True)
        with pytest.raises(BadInput, match="数据文件夹"):
            write_package(plan, store, inside)
    (tmp_path / plan.name).write_bytes(b"mine")
    with pytest.raises(BadInput, match="没有覆盖它"):
        write_package(plan, store, tmp_path)
    assert (tmp_path / plan.name).read_bytes() == b"mine"
    assert not list(tmp_path.glob("*.part"))


def test_too_little_room_is_told_before_a_byte_is_written(
    year: tuple[PackagePlan, AttachmentStore], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, store = year
    monkeypatch.setattr(ground.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 9_000))  # type: ignore[attr-defined]
    with pytest.raises(Unavailable, match="空间不足：约需1MB，只剩1MB"):
        write_package(plan, store, tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["data"]


def test_a_file_that_fat_does_not_take_is_told_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ground, "kind_of_disk", lambda _: "vfat")
    target = tmp_path / "stick"
    target.mkdir()
    with pytest.raises(Unavailable, match=r"超过4GB.*FAT32"):
        ground.refuse_bad_ground(target, "x", tmp_path / "data", [1 << 32])
    ground.refuse_bad_ground(target, "x", tmp_path / "data", [1 << 20])


def test_a_path_too_long_for_windows_is_told_before(
    year: tuple[PackagePlan, AttachmentStore], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, store = year
    deep = tmp_path / ("深" * 60) / ("深" * 60)
    deep.mkdir(parents=True)
    if len(str(deep)) < 200:
        deep = deep / ("x" * (210 - len(str(deep))))
        deep.mkdir()
    with monkeypatch.context() as windows:
        windows.setattr(sys, "platform", "win32")
        with pytest.raises(Unavailable, match="路径太长"):
            write_package(plan, store, deep)
        ground.refuse_long_path(Path("/U"), 150)
    assert list(deep.iterdir()) == []


def test_a_disk_without_locks_does(
    year: tuple[PackagePlan, AttachmentStore], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, store = year

    def unknown(*_: object, **__: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(FileLock, "acquire", unknown)
    (tmp_path / f"{plan.name}.part").mkdir()
    (tmp_path / f"{plan.name}.part" / MARK).touch()
    assert faults(write_package(plan, store, tmp_path).place) == {}


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EIO, "磁盘已拔出或读写出错"),
        (errno.ENOENT, "文件或文件夹不存在"),
        (errno.EFBIG, "文件太大"),
        (errno.EROFS, "磁盘是只读的"),
        (errno.EACCES, "没有权限"),
    ],
)
def test_what_a_disk_says_on_the_way_is_one_sentence(
    number: int,
    told: str,
    year: tuple[PackagePlan, AttachmentStore],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan, store = year
    usual: Callable[..., BinaryIO] = Path.open

    def failing(self: Path, mode: str = "r", buffering: int = -1, **more: str) -> BinaryIO:
        if mode == "xb" and self.name == "目录.xlsx":
            raise OSError(number, "the system's own words")
        return usual(self, mode, buffering, **more)

    monkeypatch.setattr(Path, "open", failing)
    with pytest.raises(Unavailable, match=f"没有写成（{told}），没有留下半成品，台账完好；请") as caught:
        write_package(plan, store, tmp_path)
    assert caught.value.sentence.count("。") == 1
    assert [each.name for each in tmp_path.iterdir()] == ["data"]


def test_a_disk_that_does_not_keep_what_it_was_given_is_found_out(
    year: tuple[PackagePlan, AttachmentStore], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, store = year

    def forgetful(folder: Path, paths: object, told: object) -> None:
        path = next(folder.glob("data/*/*.pdf"))
        path.write_bytes(path.read_bytes()[:-1] + b"\0")

    monkeypatch.setattr(packages, "sync_files", forgetful)
    with pytest.raises(Unavailable, match=r"写入后核验不一致（data/.*pdf）"):
        write_package(plan, store, tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["data"]


def test_every_file_is_on_the_disk_before_it_counts(
    year: tuple[PackagePlan, AttachmentStore], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a disk that has to be asked file by file."""
    plan, store = year
    monkeypatch.setattr(scaffold, "_SYNCED_AT_ONCE", frozenset())
    asked: list[str] = []
    usual = os.fsync

    def noting(handle: int) -> None:
        if sys.platform == "linux":
            asked.append(Path(f"/proc/self/fd/{handle}").readlink().name)
        usual(handle)

    monkeypatch.setattr(os, "fsync", noting)
    written = write_package(plan, store, tmp_path)
    names = {path.name for path in written.place.rglob("*")}
    assert sys.platform != "linux" or names <= set(asked)
    assert faults(written.place) == {}

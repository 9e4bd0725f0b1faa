"""A file for the clerk is written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from models.disk_words import disk_words
from models.failures import BadInput, ExitCode, Unavailable
from models.output import write_file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "10月通报.pdf"
    write_file(path, b"one")
    write_file(path, b"")
    write_file(path, b"two, longer")
    assert path.read_bytes() == b"two, longer"
    assert names(tmp_path) == ["10月通报.pdf"]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_what_was_there_stays_until_the_new_one_is_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        assert path.read_bytes() == b"old"
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(BadInput, match=r"没有存成（磁盘空间不足），原有文件没有改动") as caught:
        write_file(path, b"new")
    assert caught.value.code is ExitCode.BAD_INPUT
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


def test_places_that_take_no_file_are_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"x")
    for place in ("nowhere/a.pdf", "file/a.pdf", "folder", "长" * 300):
        with pytest.raises(BadInput, match="没有存成"):
            write_file(tmp_path / place, b"new")
    for nameless in (Path(), Path("/")):
        with pytest.raises(BadInput, match="不是文件名，没有存成"):
            write_file(nameless, b"new")
    assert names(tmp_path) == ["file", "folder"]
    assert names(tmp_path / "folder") == []
    assert (tmp_path / "file").read_bytes() == b"x"


@pytest.mark.parametrize(
    ("call", "number", "reason", "lasting"),
    [
        ("fsync", errno.ENOSPC, "磁盘空间不足", True),
        ("fsync", errno.EDQUOT, "磁盘空间不足", True),
        ("fsync", errno.EIO, "磁盘已拔出或读写出错", True),
        ("replace", errno.EACCES, "原有文件正被别的程序占用，或是只读的", False),
        ("replace", errno.EBUSY, "文件正被别的程序占用", False),
        ("replace", 9999, "系统没有说明原因", False),
    ],
)
def test_the_reason_is_chinese_and_tells_whether_other_files_would_meet_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, reason: str, lasting: bool
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, "Some words of the system")

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(BadInput) as caught:
        write_file(Path(tmp_path / "甲.pdf"), b"new")
    assert f"（{reason}）" in caught.value.sentence
    assert "Some words" not in caught.value.sentence
    assert isinstance(caught.value, Unavailable) is lasting


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, "没有往这个文件夹里写的权限"),
        (errno.EPERM, "没有往这个文件夹里写的权限"),
        (errno.EROFS, "磁盘是只读的"),
    ],
)
def test_a_folder_that_takes_no_file_takes_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Unavailable, match=reason):
        write_file(tmp_path / "甲.pdf", b"new")


def test_a_folder_that_is_gone_takes_no_other_and_a_long_name_is_its_own_trouble(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="文件夹不存在"):
        write_file(tmp_path / "nowhere" / "甲.pdf", b"new")
    with pytest.raises(BadInput, match="文件名太长") as caught:
        write_file(tmp_path / ("长" * 300), b"new")
    assert not isinstance(caught.value, Unavailable)


def test_what_windows_tells_beyond_its_errno_is_told() -> None:
    error = OSError(errno.EACCES, "sharing violation")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]
    assert disk_words(error) == "文件正被别的程序占用"

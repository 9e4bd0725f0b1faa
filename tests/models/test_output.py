"""A file for the clerk is written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from models.failures import BadInput, ExitCode
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
    with pytest.raises(BadInput, match=r"没有存成（No space.*），原有文件没有改动") as caught:
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

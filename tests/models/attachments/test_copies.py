"""Second copies: made once, never of what is damaged, found under any name, put back only when proved."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.attachments import AttachmentStore, copies
from models.attachments.copies import FOLDER_NAME, Mirrored, PutBack, mirror, put_back
from models.failures import BadInput, Cancelled
from tests.models.forgetting import forgotten_names

CONTENTS = (b"scan of a sheet", b"photo", b"a longer letter of some pages")


@pytest.fixture
def files(tmp_path: Path) -> AttachmentStore:
    """A store of three files."""
    made = AttachmentStore(tmp_path / "data" / "attachments")
    for content in CONTENTS:
        made.add_bytes("a", content)
    return made


@pytest.fixture
def backups(files: AttachmentStore) -> Path:
    """Where the backups lie."""
    return files.folder.with_name("backups")


def paths(files: AttachmentStore) -> list[Path]:
    """The stored files."""
    return [files.path_of(sha256) for sha256 in files.all_hashes()]


def test_what_is_new_is_copied_once(files: AttachmentStore, backups: Path) -> None:
    assert mirror(files, backups) == Mirrored(3, 3, lacking_room=False)
    files.add_bytes("b", b"one more")
    assert mirror(files, backups) == Mirrored(1, 4, lacking_room=False)
    kept = AttachmentStore(backups / FOLDER_NAME)
    assert list(kept.all_hashes()) == list(files.all_hashes())
    assert all(kept.fault_of(sha256) == "" for sha256 in kept.all_hashes())
    first = paths(files)[0]
    assert first.stat().st_ino != kept.path_of(first.name).stat().st_ino, "a link is no copy"


def test_what_is_damaged_is_not_copied_and_hurts_no_copy(files: AttachmentStore, backups: Path) -> None:
    first, second, _third = paths(files)
    first.write_bytes(b"rotten")
    assert mirror(files, backups).copied == 2
    second.write_bytes(b"rotten as well")
    mirror(files, backups)
    kept = AttachmentStore(backups / FOLDER_NAME)
    assert kept.fault_of(second.name) == ""
    assert kept.fault_of(first.name) == "文件缺失"


def test_what_is_known_is_not_looked_at_again(files: AttachmentStore, backups: Path) -> None:
    known: dict[str, bool] = {}
    damaged = paths(files)[0]
    damaged.write_bytes(b"rotten")
    for copied in (2, 0):
        assert mirror(files, backups, known=known) == Mirrored(copied, 2, lacking_room=False)
    assert known.pop(damaged.name) is False
    damaged.unlink()
    for path in paths(files):
        path.write_bytes(b"not even its size is looked at")
    files.add_bytes("b", b"one more")
    assert mirror(files, backups, known=known) == Mirrored(1, 3, lacking_room=False)


def test_without_room_nothing_is_copied_and_that_is_told(
    files: AttachmentStore, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "ROOM_LEFT", 2**60)
    assert mirror(files, backups) == Mirrored(0, 0, lacking_room=True)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such call and needs none")
def test_the_names_of_copies_outlive_a_power_cut(
    files: AttachmentStore, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten = forgotten_names(monkeypatch)
    assert mirror(files, backups).copied == 3
    assert forgotten == set()
    first = paths(files)[0]
    good = backups / FOLDER_NAME / first.name[:2] / first.name
    first.write_bytes(b"rotten")
    files.put_back(first.name, good, "1")
    files.add_bytes("b", b"one more")
    assert forgotten == set()


def test_a_file_that_cannot_be_read_keeps_no_other_from_being_copied(
    files: AttachmentStore, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torn, usual = paths(files)[0], Path.open

    def opened(path: Path, mode: str = "r", buffering: int = -1) -> object:
        if path == torn:
            raise OSError(errno.EIO, "Input/output error")
        return usual(path, mode, buffering)

    monkeypatch.setattr(Path, "open", opened)
    known: dict[str, bool] = {}
    with pytest.raises(OSError, match="Input/output error"):
        mirror(files, backups, known=known)
    assert mirror(files, backups, known=known) == Mirrored(0, 2, lacking_room=False)


class Stop:
    """Progress that stops at a given step."""

    def __init__(self, at: int) -> None:
        self.left = at

    def step(self, done: int, total: int, text: str) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_stopped_on_the_way_the_next_round_goes_on(files: AttachmentStore, backups: Path) -> None:
    with pytest.raises(Cancelled):
        mirror(files, backups, Stop(1))
    assert [path for path in backups.rglob("*") if path.name.startswith(".part")] == []
    old = backups / FOLDER_NAME / ".part-x"
    old.write_bytes(b"left by a power failure")
    os.utime(old, (0, 0))
    assert mirror(files, backups) == Mirrored(2, 3, lacking_room=False)
    assert not old.exists()


def test_found_under_any_name_wherever_it_lies(files: AttachmentStore, tmp_path: Path) -> None:
    stick = tmp_path / "stick" / "old" / "photos"
    stick.mkdir(parents=True)
    first, second, third = paths(files)
    (stick / "IMG 1.jpg").write_bytes(first.read_bytes())
    (stick / "second.txt").write_bytes(b"x" * second.stat().st_size)
    (stick / "loop").symlink_to(tmp_path)
    wanted: dict[str, int | None] = {path.name: path.stat().st_size for path in (first, second, third)}
    first.write_bytes(b"rotten")
    third.unlink()
    nowhere, there = tmp_path / "not plugged in", tmp_path / "stick"
    assert put_back(files, wanted, [nowhere, there], "1") == PutBack({first.name: there})
    assert files.fault_of(first.name) == ""
    assert (files.folder / "damaged" / f"{first.name}.1").read_bytes() == b"rotten"
    assert files.fault_of(third.name) == "文件缺失"
    with pytest.raises(BadInput, match="没有找到要查找的文件夹"):
        put_back(files, wanted, [nowhere], "1")
    assert put_back(files, {third.name: None}, [there], "1", Stop(1)) == PutBack({}, stopped=True)


@settings(max_examples=20)
@given(st.dictionaries(st.binary(min_size=1, max_size=40), st.booleans(), min_size=1, max_size=5))
def test_whatever_a_folder_has_comes_back(
    tmp_path_factory: pytest.TempPathFactory, has: dict[bytes, bool]
) -> None:
    root = tmp_path_factory.mktemp("round")
    files = AttachmentStore(root / "store")
    (root / "usb").mkdir()
    wanted: dict[str, int | None] = {}
    expected = set()
    for number, (content, there) in enumerate(has.items()):
        row = files.add_bytes("a", content)
        files.existing(row).unlink()
        wanted[row.sha256] = len(content) if number % 2 else None
        if there:
            (root / "usb" / f"{number}.x").write_bytes(content)
            expected.add(row.sha256)
    assert set(put_back(files, wanted, [root / "usb"], "1").origins) == expected
    assert set(files.all_hashes()) == expected

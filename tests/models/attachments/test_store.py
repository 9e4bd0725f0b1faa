"""The store of files: one copy of each content, names that never become paths, nothing left by what failed."""

import errno
import hashlib
import os
import stat
from io import BufferedReader, FileIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.attachments import AttachmentStore, HugeFile, store
from models.attachments.disk import PIECE
from models.failures import BadInput, Cancelled, DataFolderFailure, NotFound
from models.rows.attachment import AttachmentRow


@pytest.fixture
def files(tmp_path: Path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "data" / "attachments")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "签到表 (1).jpg"
    path.write_bytes(b"a photo of the sheet")
    return path


def stored(files: AttachmentStore) -> list[str]:
    """Everything under the store, as relative paths."""
    return sorted(str(path.relative_to(files.folder)) for path in files.folder.rglob("*") if path.is_file())


def test_a_file_is_kept_under_its_hash_and_told_by_its_name(files: AttachmentStore, photo: Path) -> None:
    row = files.add(photo)
    digest = hashlib.sha256(b"a photo of the sheet").hexdigest()
    assert (row.sha256, row.name, row.size, row.note) == (digest, photo.name, 20, "")
    assert stored(files) == [f"{digest[:2]}/{digest}"]
    assert files.existing(row).read_bytes() == b"a photo of the sheet"
    assert photo.exists(), "the clerk's own file stays"


def test_the_same_content_is_kept_once_whatever_its_name(files: AttachmentStore, photo: Path) -> None:
    twin = photo.with_name("another name.png")
    twin.write_bytes(photo.read_bytes())
    first, second = files.add(photo), files.add(twin)
    assert first.sha256 == second.sha256
    assert (first.name, second.name) == (photo.name, twin.name)
    assert len(stored(files)) == 1


NAMES = [
    "con.txt",
    "a:b",
    "..\\..\\windows.ini",
    "$(rm -rf)",
    " leading",
    "trailing.",
    "名" * 80,
    "-rf",
    "a\nb",
]


@pytest.mark.skipif(os.name == "nt", reason="Windows does not allow such names at all")
@pytest.mark.parametrize("name", NAMES)
def test_a_name_never_becomes_a_path(files: AttachmentStore, tmp_path: Path, name: str) -> None:
    source = tmp_path / "from outside"
    source.mkdir()
    (source / name).write_bytes(b"x")
    row = files.add(source / name)
    assert row.name == name.replace("\n", "_")
    assert stored(files) == [f"{row.sha256[:2]}/{row.sha256}"]


def test_a_path_that_climbs_tells_only_its_last_part(files: AttachmentStore, photo: Path) -> None:
    (photo.parent / "data").mkdir()
    assert files.add(photo.parent / "data" / ".." / photo.name).name == photo.name


@given(st.text(max_size=70))
def test_what_is_no_hash_is_no_place_in_the_store(text: str) -> None:
    inside = AttachmentStore(Path("attachments"))
    with pytest.raises(ValueError, match="not a SHA-256"):
        inside.path_of(text)


@pytest.mark.parametrize("text", ["../" * 21 + "x", "A" * 64, "0" * 63, "0" * 65, "/" * 64, "０" * 64])
def test_neither_is_what_looks_like_one(files: AttachmentStore, text: str) -> None:
    with pytest.raises(ValueError, match="not a SHA-256"):
        files.path_of(text)


def test_a_missing_file_a_folder_and_an_empty_file_are_not_added(
    files: AttachmentStore, tmp_path: Path
) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    for name, sentence in (
        ("missing.pdf", "没有找到文件“missing.pdf”，没有添加"),
        ("folder", "没有找到文件“folder”，没有添加"),
        ("empty.pdf", "文件“empty.pdf”是空文件，没有添加"),
        ("长" * 300, "没有添加"),
        ("a\0b", "没有添加"),
    ):
        with pytest.raises(BadInput, match=sentence):
            files.add(tmp_path / name)
    assert not files.folder.exists()


class Watch:
    """Progress that remembers, and stops at a given step."""

    def __init__(self, stop_at: int = 10**9) -> None:
        self.seen: list[tuple[int, int, str]] = []
        self.stop_at = stop_at

    def step(self, done: int, total: int, text: str) -> None:
        self.seen.append((done, total, text))
        if len(self.seen) >= self.stop_at:
            raise Cancelled


def test_a_large_file_is_read_in_pieces_and_tells_how_far_it_is(
    files: AttachmentStore, tmp_path: Path
) -> None:
    size = 5 * PIECE + 7
    video = tmp_path / "党课录像.mp4"
    with video.open("wb") as file:
        file.truncate(size)
    watch = Watch()
    row = files.add(video, watch)
    assert row.size == size
    assert [done for done, _, _ in watch.seen] == [PIECE * n for n in range(1, 6)] + [size]
    assert {(total, text) for _, total, text in watch.seen} == {(size, "正在添加附件“党课录像.mp4”")}


@pytest.mark.parametrize("stop_at", [1, 3])
def test_cancelled_on_the_way_nothing_is_left(files: AttachmentStore, tmp_path: Path, stop_at: int) -> None:
    video = tmp_path / "video.mp4"
    with video.open("wb") as file:
        file.truncate(4 * PIECE)
    with pytest.raises(Cancelled):
        files.add(video, Watch(stop_at))
    assert stored(files) == []
    assert files.add(video).size == 4 * PIECE


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_nothing_and_is_a_sentence(
    files: AttachmentStore, photo: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, full)
        with pytest.raises(DataFolderFailure, match=r"附件“.*”没有存下（磁盘空间不足），原有数据完好"):
            files.add(photo)
    assert stored(files) == []


def test_a_file_in_the_stores_place_is_a_sentence(files: AttachmentStore, photo: Path) -> None:
    files.folder.parent.mkdir(parents=True)
    files.folder.write_bytes(b"x")
    with pytest.raises(DataFolderFailure, match="没有存下"):
        files.add(photo)


def test_a_file_cut_short_in_the_store_is_put_right_by_adding_it_again(
    files: AttachmentStore, photo: Path
) -> None:
    row = files.add(photo)
    files.existing(row).write_bytes(b"a pho")
    files.add(photo)
    assert files.fault_of(row.sha256) == ""


def test_a_file_gone_from_the_store_is_told_when_opened(files: AttachmentStore, photo: Path) -> None:
    row = files.add(photo)
    files.existing(row).unlink()
    with pytest.raises(NotFound, match="的文件不在数据文件夹里，记录完好；请用“核对附件”从备份里找回"):
        files.existing(row)


def test_what_is_missing_or_changed_is_told(files: AttachmentStore, tmp_path: Path) -> None:
    rows = []
    for number in range(4):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(b"page " * (number + 1))
        rows.append(files.add(path))
    files.existing(rows[1]).unlink()
    changed = files.existing(rows[2])
    changed.write_bytes(changed.read_bytes()[:-1] + b"!")
    files.existing(rows[3]).unlink()
    files.path_of(rows[3].sha256).mkdir()
    assert [files.fault_of(row.sha256) for row in rows] == [
        "",
        "文件缺失",
        "内容与存入时不一致",
        "文件缺失",
    ]
    assert files.fault_of("../../etc/passwd") == "登记有损坏"
    with pytest.raises(Cancelled):
        files.fault_of(rows[0].sha256, Watch(stop_at=1))


def test_a_file_is_read_whole_only_as_it_was_stored(
    files: AttachmentStore, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha256 = files.add(photo).sha256
    known = (sha256, "附件“签到表”", "没有生成文件；请从备份放回")
    assert files.proved_bytes(*known) == photo.read_bytes()
    assert files.beginning(*known, 7) == b"a photo"
    files.path_of(sha256).write_bytes(b"a photo of another")
    assert files.beginning(*known, 7) == b"a photo"
    with pytest.raises(BadInput, match="附件“签到表”与存入时不一致，没有生成文件；请从备份放回。"):
        files.proved_bytes(*known)

    def broken(_path: Path, _mode: str) -> BufferedReader:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", broken)
        with pytest.raises(BadInput, match="附件“签到表”读不出来（磁盘已拔出或读写出错），没有生成文件"):
            files.proved_bytes(*known)
    files.path_of(sha256).unlink()
    with pytest.raises(NotFound, match="附件“签到表”不在数据文件夹里，没有生成文件；请从备份放回。"):
        files.proved_bytes(*known)
    with pytest.raises(NotFound, match="附件“签到表”不在数据文件夹里"):
        files.beginning(*known, 7)


def test_a_file_that_cannot_be_read_is_told(
    files: AttachmentStore, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = files.add(photo)

    def broken(path: Path, _progress: object) -> str:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(store, "digest_of", broken)
    assert files.fault_of(row.sha256) == "文件读不出来"


@given(st.binary(min_size=1, max_size=2000))
def test_whatever_is_put_in_comes_out_again(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("round")
    (folder / "file").write_bytes(content)
    kept = AttachmentStore(folder / "store")
    row = kept.add(folder / "file")
    assert isinstance(row, AttachmentRow)
    assert kept.existing(row).read_bytes() == content
    assert kept.fault_of(row.sha256) == ""


def test_bytes_are_added_like_a_file(files: AttachmentStore) -> None:
    row = files.add_bytes("a\u202egpj.exe", b"content")
    assert (row.name, row.size) == ("a_gpj.exe", 7)
    assert files.fault_of(row.sha256) == ""
    with pytest.raises(BadInput, match="没有内容，没有添加"):
        files.add_bytes("empty.pdf", b"")


def test_a_file_that_changes_while_it_is_read_is_not_added(files: AttachmentStore, photo: Path) -> None:
    class Typing:
        """Somebody saves the file again while it is read."""

        def step(self, done: int, total: int, text: str) -> None:
            with photo.open("ab") as file:
                file.write(b"more")

    with pytest.raises(BadInput, match="在添加时被别的程序改动，没有添加"):
        files.add(photo, Typing())
    assert stored(files) == []


def test_a_huge_file_is_only_added_when_the_clerk_says_so(
    files: AttachmentStore, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "HUGE", 10)
    with pytest.raises(HugeFile, match=r"没有添加.*确需留存"):
        files.add(photo)
    assert files.add(photo, huge=True).size == 20


def test_a_disk_without_room_is_told_before_anything_is_written(
    files: AttachmentStore, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "SPARE", 2**60)
    with pytest.raises(DataFolderFailure, match="磁盘空间不足"):
        files.add(photo)
    assert stored(files) == []


class Torn(BufferedReader):
    """A stick that was pulled out."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(errno.EIO, "Input/output error")


def test_what_cannot_be_read_to_its_end_is_the_files_own_fault(
    files: AttachmentStore, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "open", lambda path, _mode: Torn(FileIO(path)))
    with pytest.raises(BadInput, match=r"没有读完（磁盘已拔出或读写出错），没有添加"):
        files.add(photo)


def test_a_damaged_file_is_put_back_and_kept_aside(files: AttachmentStore, photo: Path) -> None:
    row = files.add(photo)
    files.existing(row).write_bytes(b"rotten")
    bad = photo.with_name("bad copy.jpg")
    bad.write_bytes(b"rotten too")
    with pytest.raises(BadInput, match="找到的副本也与存入时不一致，没有放回"):
        files.put_back(row.sha256, bad, "1")
    assert files.existing(row).read_bytes() == b"rotten"
    files.put_back(row.sha256, photo, "2")
    assert files.fault_of(row.sha256) == ""
    assert (files.folder / "damaged" / f"{row.sha256}.2").read_bytes() == b"rotten"
    files.existing(row).unlink()
    files.put_back(row.sha256, photo, "3")
    assert files.fault_of(row.sha256) == ""
    assert list(files.all_hashes()) == [row.sha256]
    with pytest.raises(BadInput, match="找到的副本打不开"):
        files.put_back(row.sha256, photo.parent / "gone", "4")


def test_a_copy_that_cannot_be_read_to_its_end_is_not_put_back(
    files: AttachmentStore, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = files.add(photo)
    files.existing(row).write_bytes(b"rotten")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", lambda path, _mode: Torn(FileIO(path)))
        with pytest.raises(BadInput, match="找到的副本没有读完（磁盘已拔出或读写出错），没有放回"):
            files.put_back(row.sha256, photo, "1")
    assert files.existing(row).read_bytes() == b"rotten"
    assert stored(files) == [f"{row.sha256[:2]}/{row.sha256}"]


def test_a_disk_that_knows_no_order_for_folders_takes_files_in(
    files: AttachmentStore, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick under FUSE."""
    usual = os.fsync

    def of_files_alone(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        usual(handle)

    monkeypatch.setattr(os, "fsync", of_files_alone)
    row = files.add(photo)
    files.existing(row).write_bytes(b"rotten")
    files.put_back(row.sha256, photo, "1")
    assert files.fault_of(row.sha256) == ""

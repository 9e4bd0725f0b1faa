"""Taking in several files and whole folders: what can be taken is taken, the rest is named."""

from pathlib import Path

import pytest

from models.attachments import AttachmentStore, intake, store
from models.attachments.intake import Refused, take_in
from models.failures import Cancelled
from models.progress import Silent


@pytest.fixture
def files(tmp_path: Path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "store")


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    """A folder as a scanner and a desktop leave it."""
    folder = tmp_path / "扫描"
    (folder / "第二次").mkdir(parents=True)
    (folder / ".cache").mkdir()
    for name in ("b.jpg", "a.jpg", "第二次/c.jpg", "Thumbs.db", ".cache/x.jpg", "~$信.docx"):
        (folder / name).write_bytes(name.encode())
    (folder / "empty.jpg").touch()
    (folder / "around").symlink_to(tmp_path)
    return folder


class Watch:
    """Remembers what was told, and stops at a step."""

    def __init__(self, stop_at: int = 10**9) -> None:
        self.told: list[str] = []
        self.stop_at = stop_at

    def step(self, done: int, total: int, text: str) -> None:
        if len(self.told) >= self.stop_at:
            raise Cancelled
        self.told.append(text)


def test_a_folder_with_all_that_a_clerk_put_there(files: AttachmentStore, scans: Path) -> None:
    watch = Watch()
    taken = take_in(files, [scans], False, watch)
    assert [row.name for row in taken.rows] == ["a.jpg", "b.jpg", "c.jpg"]
    assert taken.refused == [Refused("empty.jpg", "文件“empty.jpg”是空文件，没有添加；请重新选择。")]
    assert watch.told[0] == "正在添加附件“a.jpg”（第1个，共4个）"
    assert not taken.stopped


def test_what_is_not_there_does_not_stop_the_others(files: AttachmentStore, scans: Path) -> None:
    taken = take_in(
        files, [scans / "gone.pdf", scans / "b.jpg", scans.parent / ("长" * 300)], False, Silent()
    )
    assert [row.name for row in taken.rows] == ["b.jpg"]
    assert len(taken.refused) == 2


def test_stopped_on_the_way_what_came_before_stays(files: AttachmentStore, scans: Path) -> None:
    taken = take_in(files, [scans], False, Watch(stop_at=1))
    assert ([row.name for row in taken.rows], taken.stopped) == (["a.jpg"], True)


def test_a_folder_of_a_whole_disk_is_refused(
    files: AttachmentStore, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "MOST_FILES", 2)
    taken = take_in(files, [scans, scans / "b.jpg"], False, Silent())
    assert [row.name for row in taken.rows] == ["b.jpg"]
    sentence = "文件夹“扫描”里的文件超过2个，没有添加；请只选要留存的文件。"
    assert taken.refused == [Refused("扫描", sentence)]
    taken = take_in(files, [scans / ".cache" / "none", scans / "第二次"], False, Silent())
    assert [row.name for row in taken.rows] == ["c.jpg"]


def test_once_the_store_takes_nothing_more_what_came_before_stays_and_the_rest_is_named(
    files: AttachmentStore, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Filling(Watch):
        """A disk that is full behind the first file."""

        def step(self, done: int, total: int, text: str) -> None:
            monkeypatch.setattr(store, "SPARE", 2**60)

    taken = take_in(files, [scans], False, Filling())
    assert [row.name for row in taken.rows] == ["a.jpg"]
    assert [refused.name for refused in taken.refused] == ["b.jpg", "empty.jpg", "c.jpg"]
    assert "没有存下（磁盘空间不足）" in taken.refused[0].sentence
    assert taken.refused[2].sentence == "文件“c.jpg”也没有添加。"


def test_huge_files_are_left_for_a_question(
    files: AttachmentStore, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "HUGE", 5)
    taken = take_in(files, [scans / "b.jpg", scans / "第二次" / "c.jpg"], False, Silent())
    assert ([row.name for row in taken.rows], taken.huge) == (["b.jpg"], [scans / "第二次" / "c.jpg"])
    assert [row.name for row in take_in(files, taken.huge, True, Silent()).rows] == ["c.jpg"]

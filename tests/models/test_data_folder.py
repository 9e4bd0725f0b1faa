"""Where data may lie, and that one window holds them."""

import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import data_folder
from models.data_folder import DataFolder, default_folder, file_system_of, is_on_network, prepare
from models.failures import DataFolderFailure, ExitCode, InUse
from models.folder_lock import FolderLock

ROOT = Path(__file__).parents[2]
MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
23 22 0:21 / /proc rw,nosuid shared:5 - proc proc rw
40 22 0:40 / /home/office rw,relatime shared:20 - nfs4 10.0.0.2:/export rw,vers=4.2
41 40 8:2 / /home/office/local rw,relatime - ext4 /dev/sdb1 rw
42 22 0:42 / /mnt/party\\040share rw,relatime shared:22 master:1 - cifs //server/share rw
43 22 0:43 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
44 22 0:44 / /mnt/twice rw - ext4 /dev/sdc1 rw
45 44 0:45 / /mnt/twice rw - nfs 10.0.0.3:/x rw
a line that is no mount
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "ext4"),
        ("/home", "ext4"),
        ("/home/office", "nfs4"),
        ("/home/office/data", "nfs4"),
        ("/home/office/local/data", "ext4"),
        ("/home/officer/data", "ext4"),
        ("/mnt/party share/data", "cifs"),
        ("/run/user/1000/gvfs/smb-share/x", "fuse.gvfsd-fuse"),
        ("/mnt/twice/data", "nfs"),
    ],
)
def test_the_mount_that_holds_a_path_tells_its_file_system(path: str, kind: str) -> None:
    assert file_system_of(path, MOUNTS) == kind


def test_the_order_of_mounts_over_each_other_counts_that_of_others_does_not() -> None:
    lines = MOUNTS.splitlines()
    assert file_system_of("/home/office/local/x", "\n".join(reversed(lines))) == "ext4"
    assert file_system_of("/data", "") == ""


@given(st.text(max_size=300), st.text(max_size=40))
def test_whatever_stands_in_the_list_of_mounts_it_is_only_read(path: str, mounts: str) -> None:
    assert isinstance(file_system_of(path, mounts), str)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked for the kind of the drive instead")
def test_a_folder_on_a_share_is_refused_even_before_it_exists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    point = str(share).replace(" ", "\\040")
    text = f"22 1 8:1 / / rw - ext4 /dev/sda1 rw\n40 22 0:40 / {point} rw - cifs //server/share rw\n"
    real = Path.read_text

    def read_text(path: Path, *args: str, **more: str) -> str:
        return text if str(path) == "/proc/self/mountinfo" else real(path, *args, **more)

    monkeypatch.setattr(Path, "read_text", read_text)
    assert is_on_network(share)
    assert is_on_network(share / "not" / "yet")
    assert not is_on_network(tmp_path / "local")
    link = tmp_path / "link"
    link.symlink_to(share)
    assert is_on_network(link / "data"), "through a link as well"
    with pytest.raises(DataFolderFailure, match="在网络共享上"):
        prepare(DataFolder(share / "data"))
    assert list(share.iterdir()) == []


def test_a_windows_share_is_known_by_its_path(monkeypatch: pytest.MonkeyPatch) -> None:
    class Drives:
        class kernel32:  # noqa: N801 - as Windows calls it
            @staticmethod
            def GetDriveTypeW(root: str) -> int:
                return {"Z:\\": 4, "C:\\": 3}.get(root, 0)

    class Typed:
        def __init__(self, text: str) -> None:
            self.text = text

        def absolute(self) -> str:
            return self.text

    monkeypatch.setattr(ctypes, "windll", Drives, raising=False)
    for text, remote in (("\\\\server\\share\\台账", True), ("Z:\\台账", True), ("C:\\台账", False)):
        assert data_folder._is_remote_drive(Typed(text)) is remote  # type: ignore[arg-type]


def test_an_ordinary_folder_is_made_and_left_clean(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "某局 数据" / "台账")
    prepare(folder)
    prepare(folder)
    assert list(folder.root.iterdir()) == []


@pytest.mark.parametrize("below", ["", "deeper", "deeper/still"])
def test_a_file_in_the_folders_place_is_told(tmp_path: Path, below: str) -> None:
    (tmp_path / "data").write_bytes(b"x")
    with pytest.raises(DataFolderFailure, match=r"不能写入（.*），没有改动任何数据") as caught:
        prepare(DataFolder(tmp_path / "data" / below))
    assert caught.value.code is ExitCode.DATA_FOLDER
    assert (tmp_path / "data").read_bytes() == b"x"


@pytest.mark.parametrize("name", ["长" * 200, "a" * 3000])
def test_a_name_no_disk_takes_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataFolderFailure, match="不能写入"):
        prepare(DataFolder(tmp_path / name))


def test_the_folder_is_the_users_own_unless_the_environment_names_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DANGWU_DATA", f" {tmp_path} ")
    assert default_folder() == DataFolder(tmp_path)
    monkeypatch.setenv("DANGWU_DATA", " ")
    assert default_folder().root.name == "jiguan-dangwu-taizhang"
    monkeypatch.delenv("DANGWU_DATA")
    assert default_folder().root.is_absolute()


def test_everything_lies_inside_the_folder(folder: DataFolder) -> None:
    places = [folder.database, folder.attachments, folder.backups, folder.logs, folder.window_state]
    assert len(set(places)) == 5
    assert all(place.parent == folder.root for place in places)


HOLDER = """
import sys, time
from pathlib import Path
from models.data_folder import DataFolder
from models.folder_lock import FolderLock
lock = FolderLock(DataFolder(Path(sys.argv[1])))
lock.acquire()
print("held", flush=True)
time.sleep(600)
"""


@pytest.fixture
def holder(folder: DataFolder) -> "subprocess.Popen[str]":
    """Another process that holds the data folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder.root)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def end(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def test_a_second_window_is_refused_and_told_who_holds_the_folder(
    folder: DataFolder, holder: "subprocess.Popen[str]"
) -> None:
    lock = FolderLock(folder)
    try:
        with pytest.raises(
            InUse, match=rf"台账已在另一个窗口打开（.*进程号{holder.pid}），数据没有改动"
        ) as caught:
            lock.acquire()
        assert caught.value.code is ExitCode.IN_USE
    finally:
        end(holder)


def test_after_a_kill_the_folder_is_free_at_once(folder: DataFolder, holder: "subprocess.Popen[str]") -> None:
    holder.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    end(holder)
    lock = FolderLock(folder)
    lock.acquire()
    assert str(os.getpid()) in (folder.root / ".lock-owner").read_text(encoding="utf-8")
    lock.release()


def test_a_folder_given_up_can_be_taken_again(folder: DataFolder) -> None:
    first, second = FolderLock(folder), FolderLock(folder)
    first.acquire()
    with pytest.raises(InUse):
        second.acquire()
    first.release()
    second.acquire()
    second.release()
    assert not (folder.root / ".lock-owner").exists()


def test_a_holder_that_left_no_name_is_told_so(folder: DataFolder) -> None:
    first = FolderLock(folder)
    first.acquire()
    (folder.root / ".lock-owner").unlink()
    with pytest.raises(InUse, match="占用者不明"):
        FolderLock(folder).acquire()
    (folder.root / ".lock-owner").write_bytes(b"\xff\xfe half written")
    with pytest.raises(InUse, match="另一个窗口打开"):
        FolderLock(folder).acquire()
    first.release()

"""The data folder: what lies where, who holds it, and where it may not be."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from models.disk_words import disk_words
from models.failures import DataFolderFailure

FOLDER_NAME = "jiguan-dangwu-taizhang"
ENVIRONMENT_VARIABLE = "DANGWU_DATA"
DATABASE_NAME = "taizhang.db"
NETWORK_FILE_SYSTEMS = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afs",
        "ncpfs",
        "davfs",
        "fuse.sshfs",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "glusterfs",
        "ceph",
    ]
)


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Where a bureau's data lies."""

    root: Path

    @property
    def database(self) -> Path:
        """The live database."""
        return self.root / DATABASE_NAME

    @property
    def attachments(self) -> Path:
        """The content-addressed store of files."""
        return self.root / "attachments"

    @property
    def backups(self) -> Path:
        """Verified copies of the database."""
        return self.root / "backups"

    @property
    def logs(self) -> Path:
        """Logs and crash reports."""
        return self.root / "logs"

    @property
    def fonts(self) -> Path:
        """Font files the bureau brings along; need not exist."""
        return self.root / "fonts"

    @property
    def window_state(self) -> Path:
        """Geometry and look of the window."""
        return self.root / "window.ini"

    @property
    def is_there(self) -> bool:
        """True when the folder exists."""
        return _exists(self.root) and self.root.is_dir()

    @property
    def was_used(self) -> bool:
        """True when a bureau's data were here before, even if the database is missing now."""
        return self.database.exists() or any(
            folder.is_dir() and any(folder.iterdir()) for folder in (self.backups, self.attachments)
        )


def default_folder() -> DataFolder:
    """The user's own data folder, unless the environment names another."""
    named = os.environ.get(ENVIRONMENT_VARIABLE, "").strip()
    if named:
        return DataFolder(Path(named))
    from platformdirs import user_data_path  # Only when nobody named a folder.

    return DataFolder(user_data_path(FOLDER_NAME, appauthor=False))


def prepare(folder: DataFolder) -> None:
    """Make the folder if need be and see that a live database may lie there.

    Raises DataFolderFailure for a network share (SQLite's write-ahead log needs one host: data would be lost), a file in
    the folder's place, or a folder that cannot be written."""
    if is_on_network(folder.root):
        raise DataFolderFailure(
            f"数据文件夹 {folder.root} 在网络共享上，多机读写会损坏数据，程序没有打开它；"
            "请改放本机硬盘，网络盘只用来存放备份。"
        )
    try:
        folder.root.mkdir(parents=True, exist_ok=True)
        probe = folder.root / f".write-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise DataFolderFailure(
            f"数据文件夹 {folder.root} 不能写入（{disk_words(error)}），没有改动任何数据；"
            "请换一个文件夹或请管理员开放权限。"
        ) from error


def is_on_network(path: Path) -> bool:
    """True when ``path`` (or its nearest existing parent) lies on a network share, as far as the system tells."""
    if sys.platform == "win32":
        return _is_remote_drive(path)
    nearest = path.absolute()
    while not _exists(nearest) and nearest != nearest.parent:
        nearest = nearest.parent
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return file_system_of(os.path.realpath(nearest), mounts) in NETWORK_FILE_SYSTEMS


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name longer than any disk takes
        return False


def file_system_of(path: str, mountinfo: str) -> str:
    """The type of the file system that ``path`` lies on, read from the text of /proc/self/mountinfo; "" if unknown."""
    best, kind = "", ""
    for line in mountinfo.splitlines():
        left, separator, right = line.partition(" - ")
        fields = left.split()
        if not separator or len(fields) < 5 or not right.split():
            continue
        point = fields[4].replace("\\040", " ")
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, right.split()[0]
    return kind


def _is_remote_drive(path: Path) -> bool:
    import ctypes  # Windows alone asks this way.

    text = str(path.absolute())
    if text.startswith("\\\\"):
        return True
    windows = getattr(ctypes, "windll", None)
    remote = 4
    return bool(windows and windows.kernel32.GetDriveTypeW(text[:3]) == remote)

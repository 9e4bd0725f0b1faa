"""The place a package is written to: what speaks against it before a byte is written, and what a disk says while it is."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from models.data_folder import file_system_of
from models.disk_words import disk_words, remedy
from models.failures import BadInput, Unavailable

FAT_LIMIT = (1 << 32) - 1
"""Bytes of the largest file that FAT32 takes."""
LONGEST_PATH = 259
"""Characters of a path on Windows."""
_FAT = frozenset({"vfat", "msdos", "fat", "fat32"})


def refuse_bad_ground(
    folder: Path, name: str, data_root: Path, sizes: Iterable[int], *, what: str = "归档包"
) -> None:
    """Raises BadInput or Unavailable with a sentence when ``name`` cannot or must not come to stand in ``folder``."""
    target = folder / name
    if not _quietly(folder.is_dir):
        raise Unavailable(f"文件夹 {folder} 不存在，没有写出{what}；请检查U盘是否接好，或换一个文件夹。")
    if _lies_in(folder, data_root):
        raise BadInput(
            f"不能把{what}写在数据文件夹 {data_root} 里面，没有写出，数据完好；请换一个文件夹或U盘。"
        )
    if _quietly(lambda: os.path.lexists(target)):
        raise BadInput(f"{folder} 里已经有“{name}”，没有覆盖它，原有的完好；请先给它改名，或换一个文件夹。")
    _refuse_little_room(folder, list(sizes), what)


def _refuse_little_room(folder: Path, sizes: list[int], what: str) -> None:
    if max(sizes, default=0) > FAT_LIMIT and kind_of_disk(folder).lower() in _FAT:
        raise Unavailable(
            f"有的文件超过4GB，{folder} 所在的盘是FAT32格式，放不下，没有写出{what}；请换用 exFAT 或 NTFS 格式的盘。"
        )
    needed = sum(sizes) + len(sizes) * 4096
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return
    if needed > free:
        raise Unavailable(
            f"{folder} 所在的盘空间不足：约需{_megabytes(needed)}MB，只剩{_megabytes(free)}MB，没有写出{what}；"
            "请清理磁盘，或换一个盘。"
        )


def refuse_long_path(folder: Path, longest: int) -> None:
    """Raises Unavailable where Windows would not open a file whose path within ``folder`` has ``longest`` characters."""
    if sys.platform == "win32" and len(str(folder.absolute())) + 1 + longest > LONGEST_PATH:
        raise Unavailable(
            f"文件夹 {folder} 的路径太长，归档包里的文件会打不开，没有写出归档包；请换一个路径短些的文件夹，如U盘的根目录。"
        )


def refused(target: Path, error: OSError, *, what: str = "归档包") -> Unavailable:
    """What the disk said while something was written, as a sentence; nothing of it is left."""
    if isinstance(error, FileExistsError):
        return Unavailable(
            f"{what} {target} 没有写成（写的时候那里有了同名的），没有覆盖它；请换一个位置再写。"
        )
    reason = disk_words(error)
    return Unavailable(f"{what} {target} 没有写成（{reason}），没有留下半成品，台账完好；{remedy(reason)}。")


def kind_of_disk(folder: Path) -> str:
    """The file system ``folder`` lies on, e.g. vfat or FAT32; "" where the system does not tell."""
    if sys.platform == "win32":
        return _kind_of_drive(folder)
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return file_system_of(os.path.realpath(folder), mounts)


def _kind_of_drive(folder: Path) -> str:
    import ctypes  # Windows alone asks this way.

    windows = getattr(ctypes, "windll", None)
    kind = ctypes.create_unicode_buffer(64)
    root = f"{Path(folder.absolute()).drive}\\"
    told = windows and windows.kernel32.GetVolumeInformationW(root, None, 0, None, None, None, kind, 64)
    return kind.value if told else ""


def _lies_in(folder: Path, root: Path) -> bool:
    try:
        inner, outer = folder.resolve(), root.resolve()
    except OSError:
        return False
    return inner == outer or outer in inner.parents


def _megabytes(size: int) -> int:
    return -(-size // 1_000_000)


def _quietly(ask: Callable[[], bool]) -> bool:
    try:
        return ask()
    except OSError:  # a name longer than any disk takes
        return False

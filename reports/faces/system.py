"""Which font files this PC has. Only what a face says about itself is read, and that once for each file."""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from models.rows.faces import RefusedFace
from models.rules.faces import OF_BUREAU, OF_SYSTEM
from reports.errors import UnreadableFont
from reports.faces.font_file import FaceInfo, faces_in

ENVIRONMENT_VARIABLE = "DANGWU_FONTS"
"""Folders that stand for the system's own, separated as in PATH; one that is not there stands for none."""
SUFFIXES = frozenset((".ttf", ".ttc", ".otf", ".otc"))
DEEPEST = 8
MOST_FILES = 10_000
UNSETTLED = 3_000_000_000
"""Nanoseconds in which a folder may change twice without its time of change telling."""


@dataclass(frozen=True, slots=True)
class FontFolders:
    """Where font files are looked for."""

    own: Path | None = None
    """The bureau's own folder; need not exist. Its faces come before the system's."""
    system: tuple[Path, ...] = ()
    picked: tuple[Path, ...] = ()
    """Single files that are tried out before they are brought into the bureau's folder."""


@dataclass(frozen=True, slots=True)
class FoundFace:
    """A face, and whose it is."""

    info: FaceInfo
    origin: str
    """本机字体 or 自备字体."""


@dataclass(frozen=True, eq=False)
class Catalogue:
    """What lay in the folders when they were last looked through; the bureau's own first. Two catalogues are equal
    only when they are one and the same."""

    faces: tuple[FoundFace, ...]
    broken: tuple[RefusedFace, ...]
    """Files that are called fonts and cannot be read."""
    stamps: tuple[tuple[Path, int | None], ...]
    """Every folder looked into, and when it last changed; None: it was not there."""
    looked_at: int
    """Nanoseconds since 1970."""


def font_folders(own: Path | None = None, picked: Iterable[Path] = ()) -> FontFolders:
    """The bureau's folder and those of this system."""
    return FontFolders(own, _system_folders(), tuple(picked))


def _system_folders() -> tuple[Path, ...]:
    named = os.environ.get(ENVIRONMENT_VARIABLE)
    if named is not None:
        return tuple(Path(part) for part in named.split(os.pathsep) if part)
    if sys.platform == "win32":
        return _windows_folders()
    shared = (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    places = [
        *_personal_folders(),
        *(Path(part, "fonts") for part in (*shared, "/usr/share", "/usr/local/share")),
    ]
    return tuple(dict.fromkeys(place for place in places if place.is_absolute()))


def _personal_folders() -> list[Path]:
    try:
        home = Path.home()
    except RuntimeError:  # an account without a home
        return []
    named = os.environ.get("XDG_DATA_HOME")
    return [(Path(named) if named else home / ".local" / "share") / "fonts", home / ".fonts"]


def _windows_folders() -> tuple[Path, ...]:
    places = (
        (os.environ.get("WINDIR") or r"C:\Windows", "Fonts"),
        (os.environ.get("LOCALAPPDATA"), r"Microsoft\Windows\Fonts"),
    )
    return tuple(Path(root, below) for root, below in places if root)


def catalogue(folders: FontFolders, *, fresh: bool = False) -> Catalogue:
    """The faces in these folders. They are looked through again when a folder changed since, or when `fresh` is
    asked: a file overwritten in its place changes no folder."""
    if fresh or not _is_current(kept := _kept(folders)):
        _kept.cache_clear()
        kept = _kept(folders)
    return kept


@lru_cache(maxsize=1)
def _kept(folders: FontFolders) -> Catalogue:
    looked_at = time.time_ns()
    faces: list[FoundFace] = []
    broken: list[RefusedFace] = []
    stamps: dict[Path, int | None] = {}
    for path, origin in _places(folders, stamps):
        try:
            faces += [FoundFace(info, origin) for info in faces_in(path)]
        except UnreadableFont as failure:
            broken.append(RefusedFace(path.stem, path.name, failure.reason))
    return Catalogue(tuple(faces), tuple(broken), tuple(stamps.items()), looked_at)


def _places(folders: FontFolders, stamps: dict[Path, int | None]) -> Iterator[tuple[Path, str]]:
    """Every file that is called a font, and whose it is."""
    yield from ((path, OF_BUREAU) for path in folders.picked)
    if folders.own is not None:
        yield from ((path, OF_BUREAU) for path in _font_files(folders.own, stamps))
    for root in folders.system:
        yield from ((path, OF_SYSTEM) for path in _font_files(root, stamps))


def _is_current(seen: Catalogue) -> bool:
    return all(
        _changed_at(folder) == stamp and (stamp is None or stamp < seen.looked_at - UNSETTLED)
        for folder, stamp in seen.stamps
    )


def _changed_at(folder: Path) -> int | None:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return None


def _font_files(root: Path, stamps: dict[Path, int | None]) -> Iterator[Path]:
    """The font files below a folder in the order of their names; each folder once, however links lead back to it."""
    waiting, seen, left = [(root, 0)], set[tuple[int, int]](), MOST_FILES
    while waiting and left > 0:
        folder, depth = waiting.pop()
        if folder in stamps:
            continue
        stamps[folder] = _changed_at(folder)
        below = []
        for entry, is_folder in _entries(folder, seen):
            if is_folder:
                below.append((entry, depth + 1))
            elif entry.suffix.lower() in SUFFIXES and left > 0:
                left -= 1
                yield entry
        if depth < DEEPEST:
            waiting += reversed(below)


def _entries(folder: Path, seen: set[tuple[int, int]]) -> list[tuple[Path, bool]]:
    """What lies in a folder, and whether it is a folder; nothing of one that was seen before or cannot be read."""
    with suppress(OSError):
        facts = folder.stat()
        if (facts.st_dev, facts.st_ino) in seen:
            return []
        seen.add((facts.st_dev, facts.st_ino))
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        return [(Path(entry.path), _is_folder(entry)) for entry in found]
    return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False

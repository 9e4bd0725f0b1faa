"""Reading a package back: each file altered, missing or added, by name. Whatever its manifests say, only what lies in the
folder or on the disc image itself is ever opened."""

import hashlib
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.archive import bag, disc_tree
from models.archive.judging import MISSING, Found, judge
from models.archive.metering import CHUNK, Meter
from models.archive.names import DATA
from models.archive.trees import LINK, NO_FILE, UNREADABLE, FolderTree, Tree
from models.failures import BadInput, NotFound
from models.progress import Progress
from models.rows.archive import PackageFault, PackageReport, PackageRow
from models.rules.package_seal import reopened_since, standing_of

LONGEST_LIST = 64 << 20
"""Bytes of a manifest that is still taken for one: some 400,000 files."""
YEAR, FONDS, ITEMS = "Archive-Year", "Archive-Fonds", "Archive-Items"
IDENTIFIER = "External-Identifier"


def verify_package(
    place: Path,
    progress: Progress | None = None,
    *,
    now: datetime,
    noted: Collection[PackageRow] | None = None,
) -> PackageReport:
    """Read the whole package at ``place``, a folder or a disc image, and tell what is not as it was written. ``noted``: the packages
    its seal is compared with, those the data folder has noted; None where there are none to ask. Raises NotFound when nothing
    is there and BadInput for what is no package; Cancelled passes through. Nothing is changed."""
    with opened(place) as tree:
        reading = read_tree(tree, Meter(progress, sum(tree.sizes.values())), "正在核验")
    entries = bag.read_info(reading.info)
    name, year = entries.get(IDENTIFIER, ""), _number(entries.get(YEAR, ""))
    seal = reading.found.sha256.get(bag.TAG_MANIFEST, "")
    return PackageReport(
        place=str(place),
        name=name,
        year=year,
        fonds=entries.get(FONDS, ""),
        checked_at=now,
        items=_number(entries.get(ITEMS, "")),
        files=len(reading.found.sha256),
        size=reading.size,
        seal=seal,
        seal_standing=standing_of(seal, name, year, noted),
        faults=reading.faults,
        reopened_on=reopened_since(seal, noted),
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """A package read from end to end."""

    found: Found
    size: int
    info: bytes
    faults: tuple[PackageFault, ...]


def read_tree(tree: Tree, meter: Meter, doing: str) -> Reading:
    """Every file of ``tree``, and what is wrong. Raises Cancelled."""
    sha256: dict[str, str] = {}
    sha512: dict[str, str] = {}
    texts: dict[str, bytes] = {}
    size, unreadable = 0, []
    for path in sorted(tree.sizes):
        is_tag = not path.startswith(DATA)
        hashers = [hashlib.sha256(), hashlib.sha512()] if is_tag else [hashlib.sha256()]
        kept = bytearray() if path in (*bag.LISTS, bag.INFO) else None
        try:
            for chunk in _chunks(tree, path):
                meter.add(len(chunk), f"{doing} {shown(path)}")
                size += len(chunk)
                for hasher in hashers:
                    hasher.update(chunk)
                if kept is not None and len(kept) < LONGEST_LIST:
                    kept += chunk
        except OSError:
            unreadable.append(path)
        # What cannot be read is there all the same: with no digest it agrees with nothing.
        sha256[path] = "" if path in unreadable else hashers[0].hexdigest()
        if is_tag:
            sha512[path] = "" if path in unreadable else hashers[1].hexdigest()
        if kept is not None:
            texts[path] = bytes(kept)
    info = texts.pop(bag.INFO, b"")
    found = Found(sha256, sha512, texts)
    judged = [fault for fault in judge(found) if fault.path not in unreadable]
    faults = [*judged, *tree.faults, *(PackageFault(path, UNREADABLE) for path in unreadable)]
    return Reading(found, size, info, _told(faults))


def _chunks(tree: Tree, path: str) -> Iterator[bytes]:
    with tree.open(path) as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _told(faults: list[PackageFault]) -> tuple[PackageFault, ...]:
    """By path; of a path that is there but is never read, that it is missing goes without saying."""
    odd = {fault.path for fault in faults if fault.fault in (LINK, NO_FILE)}
    told = {fault for fault in faults if not (fault.fault == MISSING and fault.path in odd)}
    shown_ones = {PackageFault(shown(fault.path), shown(fault.fault)) for fault in told}
    return tuple(sorted(shown_ones, key=lambda fault: (fault.path, fault.fault)))


def shown(path: str) -> str:
    """A path from outside on one line, as text that any screen and paper takes."""
    whole = path.encode("utf-8", "replace").decode("utf-8")
    return "".join(letter if letter.isprintable() or letter == "\u3000" else "\ufffd" for letter in whole)


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


@contextmanager
def opened(place: Path) -> Iterator[Tree]:
    """The package at ``place``: the folder itself, the only package in it, or a disc image with one."""
    try:
        is_folder, is_file = place.is_dir(), place.is_file()
    except OSError:  # a name longer than any disk takes
        is_folder = is_file = False
    if is_folder:
        yield FolderTree(_package_in(place))
    elif is_file:
        with disc_tree.opened(place) as tree:
            yield tree
    else:
        raise NotFound(f"没有找到归档包 {place}，没有核验；请核对位置，或检查U盘、光盘是否接好。")


def _package_in(folder: Path) -> Path:
    if is_package(folder):
        return folder
    try:
        inner = [each for each in folder.iterdir() if each.is_dir() and not each.is_symlink()]
        packages = [each for each in inner if is_package(each) and each.suffix != ".part"]
    except OSError as error:
        raise BadInput(f"文件夹 {folder} 读不出来，没有核验；请检查磁盘是否接好、有没有权限。") from error
    if len(packages) > 1:
        raise BadInput(f"文件夹 {folder} 里有{len(packages)}个归档包，没有核验；请选择其中一个。")
    if not packages:
        raise BadInput(f"{folder} 不是归档包（里面没有清单文件），没有核验；请选择归档包文件夹或光盘映像。")
    return packages[0]


def is_package(folder: Path) -> bool:
    """Whether any of the lists of a package lies in ``folder``."""
    return any((folder / name).is_file() for name in bag.LISTS)

"""What a font file says about itself: names, outlines, permission to embed. Only the tables asked for are read.

Source: ISO/IEC 14496-22 (Open Font Format), clauses 4.5 (directory, collections), 5.2.7 (name), 5.2.8 (OS/2).
"""

import stat
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from reports.errors import UnreadableFont

LARGEST = 256 * 1024 * 1024
MOST_FACES = 64
"""In one collection; the largest known has 36."""
LONGEST_TABLE = 4 * 1024 * 1024
"""A name table beyond this is damage."""
LONGEST_NAME = 80
FAMILY, FULL, POSTSCRIPT, TYPOGRAPHIC = 1, 4, 6, 16
MAINLAND = (0x0804, 0x1004)
"""Windows languages of Simplified Chinese: China, Singapore."""
CHINESE = (*MAINLAND, 0x0404, 0x0C04, 0x1404)
ENGLISH = 0x0409
MACINTOSH_LANGUAGES = {0: ENGLISH, 19: 0x0404, 33: 0x0804}
MACINTOSH_SCRIPTS = {0: "mac_roman", 2: "big5", 25: "gb18030"}
WINDOWS_ENCODINGS = {3: "gb18030", 4: "big5"}
PRC_CODE_PAGE = 1 << 18


@dataclass(frozen=True, slots=True)
class FaceInfo:
    """One face of a font file, known without its outlines having been read."""

    path: Path
    index: int
    """Which face of a collection; 0 in a plain file."""
    size: int
    modified: int
    """Nanoseconds, as the file system tells."""
    family: str
    """The Chinese name where it has one."""
    name: str
    """The full name, e.g. 思源宋体 Heavy."""
    names: frozenset[str]
    """Every spelling of its family, full and PostScript name, as `plain_name` writes them."""
    tables: frozenset[str]
    embedding: int | None
    """fsType of OS/2; None when the face does not say."""
    bold: bool
    italic: bool
    says_chinese: bool
    """Whether it has a Chinese name or says that it serves mainland China."""


def plain_name(name: str) -> str:
    """A name without what spellings differ in: 仿宋_GB2312 and 仿宋 gb2312 are the same."""
    return "".join(char for char in unicodedata.normalize("NFKC", name).casefold() if char.isalnum())


def faces_in(path: Path) -> tuple[FaceInfo, ...]:
    """The faces of a file, read once for each (path, size, time of change).

    Raises `UnreadableFont` when it is no font, damaged, or cannot be read."""
    try:
        facts = path.stat()
    except OSError as failure:
        raise UnreadableFont(path.name, "读不到文件") from failure
    if not stat.S_ISREG(facts.st_mode):
        raise UnreadableFont(path.name, "不是字体文件")
    if facts.st_size > LARGEST:
        raise UnreadableFont(path.name, "文件过大")
    return _faces(path, facts.st_size, facts.st_mtime_ns)


@lru_cache(maxsize=4096)
def _faces(path: Path, size: int, modified: int) -> tuple[FaceInfo, ...]:
    try:
        with path.open("rb") as file:
            return tuple(
                _face(file, path, size, modified, index, start)
                for index, start in enumerate(_starts(file, path.name))
            )
    except OSError as failure:
        raise UnreadableFont(path.name, "读不到文件") from failure
    except struct.error as damage:
        raise UnreadableFont(path.name, "内容不完整") from damage


def _starts(file: BinaryIO, name: str) -> list[int]:
    """Where the table directories of the faces begin."""
    head = file.read(12)
    if head[:4] != b"ttcf":
        if head[:4] not in (b"\0\1\0\0", b"true", b"OTTO"):
            raise UnreadableFont(name, "不是字体文件")
        return [0]
    (count,) = struct.unpack_from(">L", head, 8)
    if not 0 < count <= MOST_FACES:
        raise UnreadableFont(name, "内容不完整")
    return list(struct.unpack(f">{count}L", file.read(4 * count)))


def _face(file: BinaryIO, path: Path, size: int, modified: int, index: int, start: int) -> FaceInfo:
    directory = _directory(file, path.name, size, start)

    def table(tag: str, longest: int = LONGEST_TABLE) -> bytes:
        offset, length = directory.get(tag, (0, 0))
        file.seek(offset)
        return file.read(min(length, longest))

    texts = list(_texts(table("name")))
    style = table("OS/2", 96)
    mac_style = struct.unpack_from(">H", head, 44)[0] if len(head := table("head", 54)) >= 46 else 0
    weight = struct.unpack_from(">H", style, 4)[0] if len(style) >= 6 else 400
    pages = struct.unpack_from(">L", style, 78)[0] if len(style) >= 82 and style[:2] != b"\0\0" else 0
    family = _best(texts, TYPOGRAPHIC, FAMILY, FULL, POSTSCRIPT) or path.stem
    return FaceInfo(
        path,
        index,
        size,
        modified,
        family,
        _best(texts, FULL, TYPOGRAPHIC, FAMILY, POSTSCRIPT) or family,
        frozenset(plain_name(text) for _, _, text in texts),
        frozenset(directory),
        struct.unpack_from(">H", style, 8)[0] if len(style) >= 10 else None,
        bool(mac_style & 1) or weight >= 600,
        bool(mac_style & 2),
        bool(pages & PRC_CODE_PAGE) or any(language in MAINLAND for _, language, _ in texts),
    )


def _directory(file: BinaryIO, name: str, size: int, start: int) -> dict[str, tuple[int, int]]:
    file.seek(start)
    (count,) = struct.unpack_from(">H", file.read(12), 4)
    found = {}
    for tag, _, offset, length in struct.iter_unpack(">4sLLL", file.read(16 * count)):
        if offset + length > size:
            raise UnreadableFont(name, "内容不完整")
        found[tag.decode("latin-1")] = (offset, length)
    if len(found) != count or not count:
        raise UnreadableFont(name, "内容不完整")
    return found


def _texts(table: bytes) -> Iterator[tuple[int, int, str]]:
    """Which name, in which language (as Windows numbers them), and the name itself; none out of a damaged table."""
    if len(table) < 6:
        return
    count, strings = struct.unpack_from(">HH", table, 2)
    for number in range(min(count, (len(table) - 6) // 12)):
        platform, encoding, language, key, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        if key not in (FAMILY, FULL, POSTSCRIPT, TYPOGRAPHIC):
            continue
        raw = table[strings + offset : strings + offset + length]
        if platform == 1:
            text = raw.decode(MACINTOSH_SCRIPTS.get(encoding, "ascii"), "ignore")
            language = MACINTOSH_LANGUAGES.get(language, language | 0x10000)
        elif platform == 3 and encoding in WINDOWS_ENCODINGS:
            text = raw.replace(b"\0", b"").decode(WINDOWS_ENCODINGS[encoding], "ignore")
        else:
            text = raw.decode("utf-16-be", "ignore")
        text = " ".join("".join(char if char.isprintable() else " " for char in text).split())[:LONGEST_NAME]
        if text:
            yield key, language, text


def _best(texts: list[tuple[int, int, str]], *keys: int) -> str:
    """The name under the first of the keys that has one: mainland Chinese before other Chinese, then English, then
    whatever there is."""
    for key in keys:
        named = {language: text for found, language, text in reversed(texts) if found == key}
        for language in (*CHINESE, ENGLISH, *sorted(named)):
            if language in named:
                return named[language]
    return ""

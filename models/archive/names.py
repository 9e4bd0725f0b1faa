"""What lies where in a package. Numbers and fixed words only: what somebody typed never becomes a path, and no path is of a
kind that Windows, FAT or Joliet refuses."""

import re
import unicodedata

PACKAGE = "归档包"
DATA = "data/"
INDEX = "index.html"
DIRECTORY_PDF = "目录.pdf"
DIRECTORY_SHEET = "目录.xlsx"
METADATA_JSON = "元数据.json"
METADATA_XML = "元数据.xml"
ORIGINAL = "原件"
PART_SUFFIX = ".part"
MOST = 48
"""Characters of a folder's name: with its 件's files below it, far from the 260 of Windows and within the 64 of Joliet."""

_UNSAFE = re.compile(r"[^0-9A-Za-z]+")
_EXTENSION = re.compile(r"[0-9a-z]{1,8}")


def plain(text: str) -> str:
    """``text`` in ASCII letters, digits and single hyphens, at most `MOST` of them; "" when nothing of it is left. Full-width
    digits and letters become their usual ones; the · of a 档号 becomes a hyphen."""
    return _UNSAFE.sub("-", unicodedata.normalize("NFKC", text)).strip("-")[:MOST].strip("-")


def package_name(fonds_number: str, year: int) -> str:
    """E.g. 归档包-S027-2026; without a 全宗号 归档包-2026."""
    return "-".join(part for part in (PACKAGE, plain(fonds_number), str(year)) if part)


def folder_name(wanted: str, taken: set[str]) -> str:
    """A folder for a 件 of that 档号, none of ``taken`` whatever the case of their letters; it is taken from then on."""
    stem = plain(wanted) or "0"
    name, turn = stem, 1
    while name.casefold() in taken:
        turn += 1
        name = f"{stem}-{turn}"
    taken.add(name.casefold())
    return name


def original_name(position: int, came_as: str) -> str:
    """The name of the original at ``position`` (from 1), e.g. 原件-01.docx: of what it came as, only a plain extension."""
    _, dot, extension = came_as.rpartition(".")
    kept = extension.lower() if dot and _EXTENSION.fullmatch(extension.lower()) else ""
    return f"{ORIGINAL}-{position:02d}" + (f".{kept}" if kept else "")

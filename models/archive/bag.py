"""The form of a package: BagIt 1.0 (RFC 8493). Texts of tag files, and manifests read back without trust.

Two tag manifests, by SHA-256 and by SHA-512, list the same tag files: where one of the two disagrees with a file, the manifest
itself was altered; where both do, the file was. What is written here is read by the `bagit` library of the Library of
Congress, too: `models.archive.packages` asks it before a package counts as written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from models.archive.names import DATA

DECLARATION, INFO = "bagit.txt", "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST, SECOND_TAG_MANIFEST = "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"
LISTS = (MANIFEST, TAG_MANIFEST, SECOND_TAG_MANIFEST)
DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

_LINE = re.compile(r"([0-9A-Fa-f]{64,128})(?: \*|  |[ \t]+)(.+)")
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Listing:
    """A manifest as it was read."""

    digests: Mapping[str, str]
    """Path → digest in small letters, of paths within the package."""
    outside: tuple[str, ...]
    """Paths that lead out of the package, as they stand; nothing is ever looked for there."""


def manifest(digests: Mapping[str, str]) -> bytes:
    """The text of a manifest: a line for each path, sorted."""
    return "".join(f"{digests[path]}  {_encoded(path)}\n" for path in sorted(digests)).encode()


def _encoded(path: str) -> str:
    """RFC 8493 2.1.3: per cent signs and line breaks are written as numbers."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _decoded(path: str) -> str:
    return re.sub(r"%(0D|0A|25)", lambda found: chr(int(found[1], 16)), path, flags=re.IGNORECASE)


def read_manifest(content: bytes, *, payload: bool) -> Listing:
    """A manifest of the payload, or one of tag files. Never raises: a line that cannot be read is left out, and of a path that stands twice
    the first counts."""
    digests: dict[str, str] = {}
    outside = []
    for line in content.decode("utf-8", "replace").split("\n"):
        found = _LINE.fullmatch(line.rstrip("\r"))
        if found is None:
            continue
        path = _decoded(found[2])
        if not is_within(path):
            outside.append(path)
        elif path not in digests and path.startswith(DATA) == payload:
            digests[path] = found[1].lower()
    return Listing(digests, tuple(outside))


def is_within(path: str) -> bool:
    """Whether a path can only mean something in the package, on every system."""
    steps = path.split("/")
    return not ({"", ".", ".."} & set(steps)) and not re.search(r"[\\:\x00-\x1f]", path)


def info(entries: Mapping[str, str]) -> bytes:
    """The text of bag-info.txt; whatever was typed stays on its line."""
    return "".join(
        f"{label}: {_BREAKS.sub(' ', value).strip()}\n" for label, value in entries.items()
    ).encode()


def read_info(content: bytes) -> dict[str, str]:
    """The entries of a bag-info.txt; of a label that stands twice the first."""
    entries: dict[str, str] = {}
    for line in content.decode("utf-8", "replace").splitlines():
        label, colon, value = line.partition(":")
        if colon and not line[:1].isspace():
            entries.setdefault(label.strip(), value.strip())
    return entries

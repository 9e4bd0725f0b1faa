"""From what was read of a package to what is wrong with it: pure, and exact for every single flipped byte."""

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from models.archive import bag
from models.archive.names import DATA
from models.rows.archive import PackageFault

ALTERED = "内容已被改动"
MISSING = "文件缺失"
ADDED = "多出的文件"
DOUBTFUL = "清单已损坏，无法核对"
OUTSIDE = "清单里写有包外的路径，没有读取"


@dataclass(frozen=True, slots=True)
class Found:
    """What was read: SHA-256 of every file, SHA-512 too of files outside data/, and the texts of the manifests."""

    sha256: Mapping[str, str]
    sha512: Mapping[str, str]
    lists: Mapping[str, bytes]


def judge(found: Found) -> tuple[PackageFault, ...]:
    """Each file that is altered, missing or added, by path. Of a damaged manifest the files it speaks of are innocent as long as
    they give, together, the manifest as it was."""
    tags = {path for path in found.sha256 if not path.startswith(DATA)}
    payload = {path: digest for path, digest in found.sha256.items() if path.startswith(DATA)}
    faults, first, second = _judge_tags(found, tags - {bag.TAG_MANIFEST, bag.SECOND_TAG_MANIFEST})
    suspect = {fault.path for fault in faults}
    listing = None
    if bag.MANIFEST in found.lists:
        listing = bag.read_manifest(found.lists[bag.MANIFEST], payload=True)
    if bag.MANIFEST not in suspect and listing is not None:
        faults += [_outside(bag.MANIFEST, path) for path in listing.outside]
        faults += _compared(payload, listing.digests)
    elif not _gives_the_manifest(payload, first, second):
        faults += _doubtful(payload, listing)
    return tuple(sorted(set(faults), key=lambda fault: (fault.path, fault.fault)))


def _judge_tags(
    found: Found, tags: Iterable[str]
) -> tuple[list[PackageFault], Mapping[str, str], Mapping[str, str]]:
    """The faults of all outside data/, and what the two tag manifests say."""
    faults = [
        PackageFault(name, MISSING)
        for name in (bag.TAG_MANIFEST, bag.SECOND_TAG_MANIFEST)
        if name not in found.lists
    ]
    if bag.MANIFEST not in found.lists:
        faults.append(PackageFault(bag.MANIFEST, MISSING))
    if len(faults) > 1 and not found.lists.keys() & {bag.TAG_MANIFEST, bag.SECOND_TAG_MANIFEST}:
        return faults, {}, {}
    first = _TagList(bag.TAG_MANIFEST, found.lists, found.sha256)
    second = _TagList(bag.SECOND_TAG_MANIFEST, found.lists, found.sha512)
    here = {_key(path): path for path in sorted(tags)}
    faults += [PackageFault(path, ADDED) for path in tags if here[_key(path)] != path]
    for key in {*here, *first.says, *second.says}:
        faults += _judge_tag(here.get(key), key, first, second)
    # Nobody's digest covers a tag manifest: where one stands as this program writes it, so must the other.
    if first.is_as_written or second.is_as_written:
        faults += [PackageFault(each.name, ALTERED) for each in (first, second) if each.is_altered]
    suspect = {fault.path for fault in faults}
    for each in (first, second):
        if each.name not in suspect:
            faults += [_outside(each.name, path) for path in each.listing.outside]
    return faults, first.says, second.says


class _TagList:
    """A tag manifest and the digests it ought to agree with."""

    def __init__(self, name: str, lists: Mapping[str, bytes], digests: Mapping[str, str]) -> None:
        self.name, self.digests = name, digests
        content = lists.get(name)
        self.is_there = content is not None
        self.listing = bag.read_manifest(content or b"", payload=False)
        self.says = {_key(path): digest for path, digest in self.listing.digests.items()}
        self.is_as_written = self.is_there and content == bag.manifest(self.listing.digests)
        self.is_altered = self.is_there and not self.is_as_written

    def agrees(self, path: str, key: str) -> bool:
        return self.says.get(key) == self.digests[path]


def _judge_tag(path: str | None, key: str, first: _TagList, second: _TagList) -> list[PackageFault]:
    """One file outside data/, heard both witnesses. ``path`` is None where it is not there."""
    there = [each for each in (first, second) if each.is_there]
    telling = [each for each in there if key in each.says]
    silent = [PackageFault(each.name, ALTERED) for each in there if each not in telling]
    if path is None:
        if silent:
            # Only one of two knows such a file: it is a name gone wrong in that one.
            return [PackageFault(each.name, ALTERED) for each in telling]
        return [PackageFault(key, MISSING)]
    if not telling:
        return [PackageFault(path, ADDED)]
    agreeing = [each for each in telling if each.agrees(path, key)]
    if not agreeing:
        return [PackageFault(path, ALTERED), *silent]
    return [PackageFault(each.name, ALTERED) for each in there if each not in agreeing]


def _compared(payload: Mapping[str, str], listed: Mapping[str, str]) -> list[PackageFault]:
    """The payload against a manifest that is as it was. Names count as the same in every Unicode normal form, once."""
    told = {_key(path): path for path in listed}
    faults, seen = [], set()
    for path in sorted(payload, key=lambda path: (path not in listed, path)):
        key = _key(path)
        if key not in told or key in seen:
            faults.append(PackageFault(path, ADDED))
            continue
        seen.add(key)
        if payload[path] != listed[told[key]]:
            faults.append(PackageFault(path, ALTERED))
    return faults + [PackageFault(path, MISSING) for key, path in told.items() if key not in seen]


def _gives_the_manifest(
    payload: Mapping[str, str], first: Mapping[str, str], second: Mapping[str, str]
) -> bool:
    """Whether the payload as it is gives the manifest that the tag manifests vouch for."""
    text = bag.manifest({unicodedata.normalize("NFC", path): digest for path, digest in payload.items()})
    witnesses: tuple[tuple[Callable[..., object], Mapping[str, str]], ...] = (
        (hashlib.sha256, first),
        (hashlib.sha512, second),
    )
    return any(hashing(text).hexdigest() == says.get(bag.MANIFEST) for hashing, says in witnesses)  # type: ignore[attr-defined]


def _doubtful(payload: Mapping[str, str], listing: bag.Listing | None) -> list[PackageFault]:
    """What a manifest that is no longer itself leaves open."""
    if listing is None:
        return [PackageFault(DATA, DOUBTFUL)]
    return [PackageFault(fault.path, DOUBTFUL) for fault in _compared(payload, listing.digests)]


def _outside(name: str, path: str) -> PackageFault:
    return PackageFault(name, f"{OUTSIDE}：{path}")


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", path)

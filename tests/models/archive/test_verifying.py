"""Whatever is done to a package is named, and nothing innocent is."""

import hashlib
import os
import shutil
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.archive import bag
from models.archive.judging import ADDED, ALTERED, DOUBTFUL, MISSING, OUTSIDE, Found, judge
from models.archive.packages import write_package
from models.archive.trees import EMPTY, LINK, FolderTree
from models.archive.verifying import verify_package
from models.failures import BadInput, Cancelled, NotFound
from models.rows.archive import PackageFault
from models.rules.archive_terms import SealStanding
from tests.models.archive.conftest import Kept
from tests.models.archive.years import NOW, kept, noted, plan_for, sealed_again


def faults(place: Path) -> dict[str, str]:
    return {fault.path: fault.fault for fault in verify_package(place, now=NOW).faults}


def files(place: Path) -> list[str]:
    return sorted(str(path.relative_to(place)) for path in place.rglob("*") if path.is_file())


def test_a_whole_package_is_told_with_what_it_says_of_itself(kept_package: Kept) -> None:
    written = kept_package.written
    report = verify_package(written.place, now=NOW, noted=noted(written))
    assert report.faults == ()
    assert (report.name, report.year, report.fonds, report.items) == ("归档包-S027-2026", 2026, "S027", 4)
    assert (report.files, report.size, report.seal) == (written.files, written.size, written.seal)
    assert (report.seal_standing, report.checked_at) == (SealStanding.REGISTERED, NOW)
    assert report.is_whole
    assert verify_package(written.place, now=NOW).seal_standing is SealStanding.NOT_COMPARED
    assert verify_package(written.place.parent, now=NOW).seal == written.seal, "the only one in a folder"


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_a_flipped_bit_anywhere_names_exactly_its_file(kept_package: Kept, data: st.DataObject) -> None:
    place = kept_package.written.place
    path = data.draw(st.sampled_from(files(place)))
    whole = (place / path).read_bytes()
    where = data.draw(st.integers(0, len(whole) - 1))
    spoiled = bytearray(whole)
    spoiled[where] ^= 1 << data.draw(st.integers(0, 7))
    assert judge(_found(place, {path: bytes(spoiled)})) == (PackageFault(path, ALTERED),)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_any_other_damage_to_one_file_names_it_alone(kept_package: Kept, data: st.DataObject) -> None:
    place = kept_package.written.place
    path = data.draw(st.sampled_from(files(place)))
    whole = (place / path).read_bytes()
    spoiled = data.draw(
        st.one_of(
            st.binary(max_size=40),
            st.integers(0, len(whole) - 1).map(lambda size: whole[:size]),
            st.binary(min_size=1, max_size=20).map(lambda more: whole + more),
        )
    )
    assert judge(_found(place, {path: spoiled})) == (PackageFault(path, ALTERED),)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_several_damages_are_told_each(kept_package: Kept, data: st.DataObject) -> None:
    place = kept_package.written.place
    payload = [path for path in files(place) if path.startswith("data/")]
    altered = data.draw(st.sets(st.sampled_from(payload), max_size=4))
    gone = data.draw(st.sets(st.sampled_from(payload), max_size=4)) - altered
    changes: dict[str, bytes | None] = dict.fromkeys(altered, b"other")
    changes |= dict.fromkeys(gone)
    changes["data/x.txt"] = b"more"
    told = {fault.path: fault.fault for fault in judge(_found(place, changes))}
    assert told == dict.fromkeys(altered, ALTERED) | dict.fromkeys(gone, MISSING) | {"data/x.txt": ADDED}


def _found(place: Path, changes: dict[str, bytes | None] | dict[str, bytes]) -> Found:
    """What reading the package would find, with these files changed, added or (None) gone."""
    contents: dict[str, bytes | None] = {path: (place / path).read_bytes() for path in files(place)}
    contents |= changes
    there = {path: content for path, content in contents.items() if content is not None}
    return Found(
        {path: hashlib.sha256(content).hexdigest() for path, content in there.items()},
        {
            path: hashlib.sha512(content).hexdigest()
            for path, content in there.items()
            if not path.startswith("data/")
        },
        {path: content for path, content in there.items() if path in bag.LISTS},
    )


def test_on_the_disk_each_is_named_alone(package: Path) -> None:
    before = verify_package(package, now=NOW)
    for path in files(package):
        whole = (package / path).read_bytes()
        (package / path).write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
        assert faults(package) == {path: ALTERED}
        (package / path).unlink()
        assert faults(package) == {path: MISSING}
        (package / path).write_bytes(whole)
    assert verify_package(package, now=NOW) == before


def test_what_was_put_in_is_named(package: Path) -> None:
    (package / "Thumbs.db").write_bytes(b"x")
    (package / "data/多出.txt").write_bytes(b"x")
    (package / "data/空").mkdir()
    assert faults(package) == {"Thumbs.db": ADDED, "data/多出.txt": ADDED, "data/空/": EMPTY}


def test_names_from_outside_are_told_on_one_line(package: Path) -> None:
    if sys.platform == "win32":
        return
    (package / "data/a\nb\x1b[31m").write_bytes(b"x")
    Path(os.fsdecode(os.fsencode(package / "data") + b"/\xff\xfe")).write_bytes(b"x")
    told = faults(package)
    assert set(told.values()) == {ADDED}
    assert all(path.isprintable() for path in told)
    assert len(told) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links_are_refused_and_never_read(package: Path, tmp_path: Path) -> None:
    inside = next(path for path in files(package) if path.endswith(".json"))
    outside = tmp_path / "secret"
    outside.write_bytes((package / inside).read_bytes())
    (package / inside).unlink()
    (package / inside).symlink_to(outside)
    (package / "data/folder").symlink_to(tmp_path, target_is_directory=True)
    assert faults(package) == {inside: LINK, "data/folder": LINK}


def test_a_manifest_that_leads_outside_is_refused_and_nothing_there_is_read(
    kept_package: Kept, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where everything else in the package agrees with it."""
    (tmp_path / "secret").write_bytes(b"secret")
    lines = (package / bag.MANIFEST).read_bytes()
    ways = ("../secret", "data/../../secret", "/etc/passwd", "C:/secret", "..\\secret", "data//x", "data/./x")
    (package / bag.MANIFEST).write_bytes(lines + "".join(f"{'0' * 64}  {way}\n" for way in ways).encode())
    sealed_again(package)
    read = []
    usual = FolderTree.open

    def listening(self: FolderTree, path: str) -> object:
        read.append(path)
        return usual(self, path)

    monkeypatch.setattr(FolderTree, "open", listening)
    report = verify_package(package, now=NOW)
    assert set(report.faults) == {PackageFault(bag.MANIFEST, f"{OUTSIDE}：{way}") for way in ways}
    assert sorted(read) == files(package)


def _sealed_again(package: Path) -> None:
    """Tag manifests that agree with what stands there now, as somebody would write them who hides a change."""
    found = _found(package, {})
    tags = [path for path in found.sha512 if not path.startswith("tagmanifest")]
    (package / bag.TAG_MANIFEST).write_bytes(bag.manifest({path: found.sha256[path] for path in tags}))
    (package / bag.SECOND_TAG_MANIFEST).write_bytes(bag.manifest({path: found.sha512[path] for path in tags}))


def test_whoever_seals_a_change_again_is_told_by_the_seal(kept_package: Kept, package: Path) -> None:
    (package / "index.html").write_bytes(b"other")
    sealed_again(package)
    report = verify_package(package, now=NOW, noted=noted(kept_package.written))
    assert (report.faults, report.seal_standing) == ((), SealStanding.DIFFERENT)
    assert not report.is_whole


def test_files_that_a_damaged_manifest_leaves_open_are_called_doubtful(kept_package: Kept) -> None:
    place = kept_package.written.place
    one, other = [path for path in files(place) if path.endswith(".pdf")][:2]
    lines = (place / bag.MANIFEST).read_text(encoding="utf-8").splitlines(keepends=True)
    spoiled = "".join(f"0{line[1:]}" if line.endswith(f"{one}\n") else line for line in lines)
    found = _found(place, {bag.MANIFEST: spoiled.encode(), other: b"other"})
    told = {fault.path: fault.fault for fault in judge(found)}
    assert told == {bag.MANIFEST: ALTERED, one: DOUBTFUL, other: DOUBTFUL}
    assert {fault.path for fault in judge(_found(place, {bag.MANIFEST: None, other: b"other"}))} == {
        bag.MANIFEST,
        "data/",
    }


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_count_as_the_same_in_every_normal_form(kept_package: Kept, form: str) -> None:
    """A disk or a program on the way may have written é as one character or as two."""
    place = kept_package.written.place
    found = _found(place, {})
    name = unicodedata.normalize(form, "data/Café.txt")  # type: ignore[arg-type]
    other = unicodedata.normalize("NFD" if form == "NFC" else "NFC", name)
    listed = {path: digest for path, digest in found.sha256.items() if path.startswith("data/")}
    text = bag.manifest(listed | {other: "ab" * 32})
    tags = {bag.MANIFEST: hashlib.sha256(text).hexdigest()}
    lists = {bag.MANIFEST: text, bag.TAG_MANIFEST: bag.manifest(tags)}
    for extra, wanted in (((name,), ()), ((name, other), (PackageFault(name, ADDED),))):
        there = listed | tags | dict.fromkeys(extra, "ab" * 32) | {bag.TAG_MANIFEST: "0" * 64}
        told = judge(Found(there, {bag.MANIFEST: "", bag.TAG_MANIFEST: ""}, lists))
        assert [fault for fault in told if fault.path != bag.SECOND_TAG_MANIFEST] == list(wanted)


def test_what_is_no_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="没有找到归档包"):
        verify_package(tmp_path / "x", now=NOW)
    with pytest.raises(NotFound):
        verify_package(tmp_path / ("长" * 300), now=NOW)
    with pytest.raises(BadInput, match="不是归档包"):
        verify_package(tmp_path, now=NOW)
    (tmp_path / "x.iso").write_bytes(b"no image" * 10_000)
    with pytest.raises(BadInput, match="也不是能读的光盘映像"):
        verify_package(tmp_path / "x.iso", now=NOW)


def test_of_two_packages_in_a_folder_one_is_to_be_chosen(package: Path) -> None:
    shutil.copytree(package, package.with_name("另一个"))
    with pytest.raises(BadInput, match="有2个归档包"):
        verify_package(package.parent, now=NOW)


def test_a_package_of_somebody_elses_making_is_read_too(tmp_path: Path) -> None:
    """One space, no second list, sha256 alone: what counts are the files."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.txt").write_bytes(b"a")
    (tmp_path / "bagit.txt").write_bytes(bag.DECLARED)
    digests = _found(tmp_path, {}).sha256
    (tmp_path / bag.MANIFEST).write_text(f"{digests['data/a.txt'].upper()} *data/a.txt\r\n", encoding="utf-8")
    told = faults(tmp_path)
    assert told == {bag.TAG_MANIFEST: MISSING, bag.SECOND_TAG_MANIFEST: MISSING}
    (tmp_path / "data/a.txt").write_bytes(b"b")
    assert faults(tmp_path)["data/a.txt"] == ALTERED


class StopsAt:
    """Progress of a clerk who stops at the n-th step."""

    def __init__(self, wanted: int) -> None:
        self.left = wanted

    def step(self, done: int, total: int, text: str) -> None:
        assert 0 <= done <= total
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_verifying_can_be_stopped(kept_package: Kept) -> None:
    with pytest.raises(Cancelled):
        verify_package(kept_package.written.place, StopsAt(5), now=NOW)


def test_a_file_that_cannot_be_read_is_named(kept_package: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    place = kept_package.written.place
    bad = next(path for path in files(place) if path.endswith(".pdf"))
    usual = FolderTree.open

    def failing(self: FolderTree, path: str) -> object:
        if path == bad:
            raise OSError(5, "Input/output error")
        return usual(self, path)

    monkeypatch.setattr(FolderTree, "open", failing)
    assert faults(place) == {bad: "读不出来"}


def test_masters_and_originals_are_found_by_what_they_contain(tmp_path: Path) -> None:
    """Two 件 with the very same file: it is kept once in the store, and lies in both folders."""
    plan, store = plan_for(tmp_path / "data", 2)
    same = kept(store, b"same")
    items = [
        (item.row, [file.__class__(file.name, same, file.known_as, file.part) for file in item.files])
        for item in plan.items
    ]
    changed = replace(
        plan,
        items=tuple(
            replace(item, files=tuple(files_)) for item, (_, files_) in zip(plan.items, items, strict=True)
        ),
    )
    written = write_package(changed, store, tmp_path)
    assert faults(written.place) == {}

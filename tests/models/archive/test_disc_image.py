"""The image of a disc holds the package as it is, or is not there."""

from contextlib import suppress
from pathlib import Path

import pycdlib
import pytest

from models.archive import disc_tree
from models.archive.disc_image import write_disc_image, write_image_of
from models.archive.judging import ALTERED
from models.archive.verifying import verify_package
from models.failures import BadInput, Cancelled, Failure, Unavailable
from models.rules.archive_terms import SealStanding
from tests.models.archive.conftest import Kept
from tests.models.archive.test_packages import Counting
from tests.models.archive.test_verifying import StopsAt, faults
from tests.models.archive.years import NOW, noted


@pytest.fixture(scope="module")
def image(kept_package: Kept, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("image") / "归档包.iso"
    write_disc_image(kept_package.written.place, target)
    return target


def test_it_reads_back_as_the_folder_does(kept_package: Kept, image: Path) -> None:
    folder = verify_package(kept_package.written.place, now=NOW)
    disc = verify_package(image, now=NOW, noted=noted(kept_package.written))
    assert (disc.faults, disc.seal_standing) == ((), SealStanding.REGISTERED)
    assert (disc.name, disc.items, disc.files, disc.size, disc.seal) == (
        folder.name,
        folder.items,
        folder.files,
        folder.size,
        folder.seal,
    )
    assert [path.name for path in image.parent.iterdir()] == ["归档包.iso"]


def test_names_are_chinese_for_windows_and_linux_and_numbers_for_the_oldest(image: Path) -> None:
    opened = pycdlib.PyCdlib()
    opened.open(str(image))
    joliet = {file for _, _, files in opened.walk(joliet_path="/") for file in files}
    oldest = {file for _, _, files in opened.walk(iso_path="/") for file in files}
    opened.close()
    assert {"元数据.json", "目录.pdf", "原件-02.docx", "index.html"} <= joliet
    assert all(len(name) <= 64 for name in joliet)
    assert all(name.startswith("F") and name.isascii() for name in oldest)
    assert len(oldest) > len(joliet), "each file once"


def test_a_flipped_byte_on_the_disc_names_its_file(image: Path, kept_package: Kept, tmp_path: Path) -> None:
    whole = image.read_bytes()
    file = kept_package.plan.items[0].files[0]
    content = kept_package.store.path_of(file.sha256).read_bytes()
    where = whole.index(content) + 9
    (tmp_path / "x.iso").write_bytes(whole[:where] + bytes([whole[where] ^ 1]) + whole[where + 1 :])
    assert faults(tmp_path / "x.iso") == {f"data/{kept_package.plan.items[0].folder}/{file.name}": ALTERED}


def test_a_spoiled_image_is_refused_or_told_never_a_crash(image: Path, tmp_path: Path) -> None:
    whole = image.read_bytes()
    spoiled = tmp_path / "x.iso"
    heads = [16 * 2048 + 40 * step for step in range(0, 110, 3)]
    outcomes = set()
    for where in (*heads, *range(18 * 2048, 40 * 2048, 997)):
        spoiled.write_bytes(
            whole[:where] + bytes(byte ^ 0xA5 for byte in whole[where : where + 3]) + whole[where + 3 :]
        )
        try:
            outcomes |= set(faults(spoiled).values()) or {"whole"}
        except Failure as failure:
            outcomes.add(failure.sentence[:4])
    assert len(outcomes) > 1
    for size in (0, 100, 40_000, len(whole) // 2):
        spoiled.write_bytes(whole[:size])
        with suppress(BadInput):
            assert faults(spoiled)


def test_stopped_at_any_step_nothing_is_left(kept_package: Kept, tmp_path: Path) -> None:
    progress = Counting()
    write_disc_image(kept_package.written.place, tmp_path / "x.iso", progress)
    done = [done for done, _, _ in progress.steps]
    assert done == sorted(done)
    (tmp_path / "x.iso").unlink()
    for stopped in range(0, len(progress.steps), 5):
        with pytest.raises(Cancelled):
            write_disc_image(kept_package.written.place, tmp_path / "x.iso", StopsAt(stopped))
        assert list(tmp_path.iterdir()) == []


def test_an_image_without_its_folder(kept_package: Kept, tmp_path: Path) -> None:
    written = write_image_of(kept_package.plan, kept_package.store, tmp_path / "x.iso")
    assert written.seal == kept_package.written.seal
    assert written.size == (tmp_path / "x.iso").stat().st_size
    assert [path.name for path in tmp_path.iterdir()] == ["x.iso"]
    assert faults(tmp_path / "x.iso") == {}
    with pytest.raises(BadInput, match=r"已经有“x\.iso”，没有覆盖它"):
        write_image_of(kept_package.plan, kept_package.store, tmp_path / "x.iso")
    with pytest.raises(BadInput, match="数据文件夹"):
        write_image_of(kept_package.plan, kept_package.store, kept_package.store.folder / "x.iso")


def test_a_disk_that_lies_is_found_out(
    kept_package: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = disc_tree.opened

    def spoiling(place: Path) -> object:
        content = place.read_bytes()
        where = content.index(b"BagIt-Version")
        place.write_bytes(content[:where] + b"b" + content[where + 1 :])
        return usual(place)

    monkeypatch.setattr(disc_tree, "opened", spoiling)
    with pytest.raises(Unavailable, match=r"写入后核验不一致（bagit\.txt）"):
        write_disc_image(kept_package.written.place, tmp_path / "x.iso")
    assert list(tmp_path.iterdir()) == []

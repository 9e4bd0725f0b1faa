"""A package comes to stand whole or not at all, whatever happens on the way."""

import hashlib
import json
import multiprocessing
import os
import shutil
import sys
import warnings
from dataclasses import replace
from pathlib import Path

import pytest

from models.archive import bag, packages, scaffold
from models.archive.packages import write_package
from models.archive.plan import PackagePlan
from models.archive.scaffold import MARK
from models.archive.verifying import verify_package
from models.attachments import AttachmentStore
from models.failures import BadInput, Cancelled, DataFolderFailure, Failure, InUse, Unavailable
from tests.models.archive import packing_process
from tests.models.archive.conftest import Kept
from tests.models.archive.test_verifying import StopsAt, faults
from tests.models.archive.years import NOW, detail, kept, plan_for


class Counting:
    """Progress nobody stops, and every step of it."""

    def __init__(self) -> None:
        self.steps: list[tuple[int, int, str]] = []

    def step(self, done: int, total: int, text: str) -> None:
        self.steps.append((done, total, text))


def test_what_lies_where(kept_package: Kept) -> None:
    place = kept_package.written.place
    assert place.name == "归档包-S027-2026"
    assert sorted(path.name for path in place.iterdir()) == [
        "bag-info.txt",
        "bagit.txt",
        "data",
        "index.html",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "tagmanifest-sha512.txt",
    ]
    assert sorted(path.name for path in (place / "data").iterdir()) == [
        "S027-WS-2026-D10-0002",
        "S027-WS-2026-D30-0001",
        "S027-WS-2026-D30-0004",
        "S027-WS-2026-Y-0003",
        "元数据.json",
        "元数据.xml",
        "目录.pdf",
        "目录.xlsx",
    ]
    for item in kept_package.plan.items:
        folder = place / "data" / item.folder
        assert {path.name for path in folder.iterdir()} == {
            "元数据.json",
            "元数据.xml",
            *(file.name for file in item.files),
        }
        for file in item.files:
            content = (folder / file.name).read_bytes()
            assert hashlib.sha256(content).hexdigest() == file.sha256


def test_sixty_items_with_what_they_say_of_themselves(tmp_path: Path) -> None:
    plan, store = plan_for(tmp_path / "data", 60)
    progress = Counting()
    written = write_package(plan, store, tmp_path, progress)
    done = [done for done, _, _ in progress.steps]
    assert done == sorted(done)
    assert done[-1] == progress.steps[-1][1], "told to its end"
    report = verify_package(written.place, now=NOW)
    assert (report.faults, report.items, report.files, report.size) == ((), 60, written.files, written.size)
    assert report.size == sum(path.stat().st_size for path in written.place.rglob("*") if path.is_file())
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]


def test_another_reader_takes_it_for_a_bag(kept_package: Kept) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import bagit

        found = bagit.Bag(str(kept_package.written.place))
        found.validate()
    assert found.version_info == (1, 0)
    payload = [path for path in (kept_package.written.place / "data").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in payload)
    assert found.info["Payload-Oxum"] == f"{size}.{len(payload)}"


def test_the_same_year_gives_the_same_bytes(kept_package: Kept, tmp_path: Path) -> None:
    again = write_package(kept_package.plan, kept_package.store, tmp_path)
    assert again.seal == kept_package.written.seal


def test_stopped_at_any_step_nothing_is_left(
    year: tuple[PackagePlan, AttachmentStore], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, store = year
    monkeypatch.setattr(packages, "sync_files", lambda *_: None)
    target = tmp_path / "stick"
    target.mkdir()
    progress = Counting()
    write_package(plan, store, target, progress)
    shutil.rmtree(target / plan.name)
    assert len(progress.steps) > 30
    for stopped in range(len(progress.steps)):
        with pytest.raises(Cancelled):
            write_package(plan, store, target, StopsAt(stopped))
        assert list(target.iterdir()) == [], stopped


def test_a_damaged_file_of_the_store_stops_it_by_name(
    year: tuple[PackagePlan, AttachmentStore], tmp_path: Path
) -> None:
    plan, store = year
    file = plan.items[1].files[-1]
    path = store.path_of(file.sha256)
    whole = path.read_bytes()
    for spoil, fault in (
        (lambda: path.write_bytes(whole[:-1] + b"?"), "与存入时不一致"),
        (path.unlink, "文件缺失"),
    ):
        spoil()
        with pytest.raises(DataFolderFailure) as caught:
            write_package(plan, store, tmp_path)
        assert caught.value.sentence.startswith(
            f"S027-WS·2026-D10-0002的“{plan.items[1].parts[2].source_name}”{fault}"
        )
        assert [each.name for each in tmp_path.iterdir()] == ["data"]


def test_what_stood_up_in_the_same_place_meanwhile_stays(
    year: tuple[PackagePlan, AttachmentStore], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, store = year
    monkeypatch.setattr(packages, "_ask_the_library", lambda _: (tmp_path / plan.name).write_bytes(b"mine"))
    with pytest.raises(Unavailable, match="有了同名的"):
        write_package(plan, store, tmp_path)
    assert (tmp_path / plan.name).read_bytes() == b"mine"
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_of_somebody_elses_is_left_alone(
    year: tuple[PackagePlan, AttachmentStore], tmp_path: Path
) -> None:
    plan, store = year
    theirs = tmp_path / f"{plan.name}.part"
    theirs.mkdir()
    (theirs / "重要.txt").write_bytes(b"mine")
    with pytest.raises(Unavailable, match="不是本程序留下的，没有动它"):
        write_package(plan, store, tmp_path)
    assert (theirs / "重要.txt").read_bytes() == b"mine"
    shutil.rmtree(theirs)
    if sys.platform != "win32":
        theirs.symlink_to(tmp_path / "data", target_is_directory=True)
        with pytest.raises(Unavailable, match="没有动它"):
            write_package(plan, store, tmp_path)
        assert any(store.folder.iterdir())


@pytest.mark.parametrize("steps", [3, 70])
def test_killed_on_the_way_it_leaves_a_part_that_the_next_clears(steps: int, tmp_path: Path) -> None:
    """Killed while it writes, and while it reads back."""
    target = tmp_path / "stick"
    target.mkdir()
    context = multiprocessing.get_context("spawn")
    hearing, telling = context.Pipe(duplex=False)
    process = context.Process(
        target=packing_process.pack, args=(str(tmp_path / "data"), str(target), steps, telling)
    )
    process.start()
    telling.close()
    with hearing:
        assert hearing.recv() == steps
        process.kill()
    process.join()
    process.close()
    plan, store = plan_for(tmp_path / "data", packing_process.ITEMS)
    assert [path.name for path in target.iterdir()] == [f"{plan.name}.part"]
    assert faults(write_package(plan, store, target).place) == {}
    assert [path.name for path in target.iterdir()] == [plan.name]


def test_two_at_once_do_not_tread_on_each_other(
    year: tuple[PackagePlan, AttachmentStore], tmp_path: Path
) -> None:
    plan, store = year

    class Second:
        def __init__(self) -> None:
            self.told = ""

        def step(self, done: int, total: int, text: str) -> None:
            if not self.told:
                with pytest.raises(InUse) as caught:
                    write_package(plan, store, tmp_path)
                self.told = caught.value.sentence

    second = Second()
    written = write_package(plan, store, tmp_path, second)
    assert "正由另一个窗口写入" in second.told
    assert faults(written.place) == {}


def test_no_user_text_becomes_a_path(tmp_path: Path) -> None:
    """档号 of odd 全宗号 and codes, alike but for their case, and names of files as scanners and villains give them."""
    store = AttachmentStore(tmp_path / "data/attachments")
    codes = (
        "S027-WS·2026-Y-Db-0001",
        "S027-WS·2026-Y-DB-0001",
        "../../x",
        "CON",
        "",
        "全宗Ａ１-WS·2026",
        "长" * 400 + "x" * 400,
    )
    details = []
    for number, code in enumerate(codes, start=1):
        made = detail(store, number, size=8)
        details.append(replace(made, row=replace(made.row, code=code)))
    plan, _ = plan_for(tmp_path / "data", 0, details=details)
    folders = [item.folder for item in plan.items]
    assert folders[:3] == ["S027-WS-2026-Y-Db-0001", "S027-WS-2026-Y-DB-0001-2", "x"]
    assert folders[4] == "2026-D10-0005"
    assert folders[5] == "A1-WS-2026"
    assert len({folder.casefold() for folder in folders}) == len(folders)
    written = write_package(plan, store, tmp_path)
    for path in written.place.rglob("*"):
        inner = str(path.relative_to(written.place))
        assert len(inner) < 140
        assert bag.is_within(inner.replace(os.sep, "/"))
        assert not set('<>:"\\|?*') & set(inner)
    assert faults(written.place) == {}
    metadata = json.loads((written.place / "data" / folders[0] / "元数据.json").read_text(encoding="utf-8"))
    told = [each["来件文件名"] for each in metadata["文件数据"]["文档"][1:]]
    assert told == [part.source_name for part in details[0].parts[1:]], "as it came, in the metadata only"


def test_an_item_without_any_file_is_refused(tmp_path: Path) -> None:
    store = AttachmentStore(tmp_path / "data/attachments")
    empty = replace(detail(store, 3), master_sha256="")
    with pytest.raises(BadInput, match="还没有归档件，也没有原件"):
        plan_for(tmp_path / "data", 0, details=[empty])
    with pytest.raises(BadInput, match="没有归档文件"):
        plan_for(tmp_path / "data", 0)
    beside = replace(detail(store, 1), master_sha256="")
    plan, _ = plan_for(tmp_path / "data", 0, details=[beside])
    assert plan.items[0].master is None
    assert faults(write_package(plan, store, tmp_path).place) == {}


def test_every_refusal_is_one_sentence(year: tuple[PackagePlan, AttachmentStore], tmp_path: Path) -> None:
    plan, store = year
    for place in (tmp_path / "nowhere", store.folder):
        with pytest.raises(Failure) as caught:
            write_package(plan, store, place)
        assert caught.value.sentence.count("。") == 1
        assert MARK not in caught.value.sentence
    assert kept(store, b"x")


def test_once_it_has_its_name_another_ones_folder_is_left_alone(tmp_path: Path) -> None:
    building = tmp_path / "包.part"
    with scaffold.Scaffold(building, frozenset({"data"})) as written:
        written.settle(tmp_path / "包")
        building.mkdir()
    assert building.is_dir()
    assert (tmp_path / "包").is_dir()

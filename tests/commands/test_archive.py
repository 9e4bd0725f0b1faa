"""A year gathered, closed, packed and verified without a screen."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from models import clock
from models.archive.packages import write_package
from models.data_folder import DataFolder
from models.db.store import Store
from models.failures import ExitCode
from models.rows.archive import ArchiveQuery
from models.services import archive_items
from models.services.archive_packages import list_packages
from models.services.departures import list_departures
from models.services.settings import load_settings, save_settings
from tests.commands.headless import only_sentence, run
from tests.models.archive.years import plan_for, sealed_again

Capture = pytest.CaptureFixture[str]
YEAR = 2025


@pytest.fixture
def small(office: DataFolder) -> DataFolder:
    """The sample, of whose last year but one meeting is archived: paper takes its time."""
    with closing(Store(office.database)) as store, store.write() as session:
        save_settings(session, replace(load_settings(session), operator="赵敏"))
        archive_items.gather(session, YEAR, clock.today())
        listed = archive_items.list_items(session, ArchiveQuery(YEAR))
        kept = next(row for row in listed if row.source.value == "meeting" and row.unit.value == "each")
        others = [row.id for row in listed if row.id is not None and row.id != kept.id]
        archive_items.leave_out(session, others, "试写")
    return office


def test_a_year_from_gathering_to_a_verified_package(
    small: DataFolder, tmp_path: Path, capsys: Capture
) -> None:
    out, iso = tmp_path / "U盘", tmp_path / "归档.iso"
    out.mkdir()
    assert run(small, "archive", YEAR) == ExitCode.OK
    said = capsys.readouterr()
    assert said.err == ""
    assert f"{YEAR}年度已收集：新增0件、变动0件、撤出0件。\n制作归档件1件。\n" in said.out
    assert f"{YEAR}年度共1件，其中" in said.out

    assert run(small, "archive", YEAR, "--close", "--out", out, "--iso", iso) == ExitCode.OK
    said = capsys.readouterr()
    assert said.err == ""
    assert "制作归档件0件。" in said.out
    assert f"{YEAR}年度已封存，件号不再变动。" in said.out
    (place,) = out.iterdir()
    assert f"已写出归档包 {place}：1件、" in said.out
    assert f"已写出光盘映像 {iso}：1件，核验无误" in said.out
    assert (place / "data/目录.pdf").read_bytes().startswith(b"%PDF-")
    told = json.loads((place / "data/元数据.json").read_text(encoding="utf-8"))
    assert told["归档包"]["业务实体"][-1]["业务行为"] == "封存"
    with closing(Store(small.database)) as store, store.read() as session:
        disc, folder = list_packages(session)
        assert (folder.target, disc.target) == (str(place), str(iso))
        assert folder.seal == disc.seal
        assert [row.title for row in list_departures(session)][:2] == [place.name] * 2

    for package in (place, iso, out):
        assert run(small, "verify", package) == ExitCode.OK
        said = capsys.readouterr()
        assert (said.out.count("\n"), said.err) == (1, "")
        assert "封签与登记一致" in said.out
    assert run(DataFolder(tmp_path / "nowhere"), "verify", place) == ExitCode.OK
    assert "登记" not in capsys.readouterr().out
    assert not (tmp_path / "nowhere").exists()

    assert run(small, "archive", YEAR, "--close") == ExitCode.OK, "closed already is no fault"
    assert capsys.readouterr().out == f"{YEAR}年度已经封存。\n"
    assert run(small, "archive", YEAR, "--out", out) == ExitCode.BAD_INPUT
    assert "没有覆盖它" in only_sentence(capsys)
    (place / "index.html").write_bytes(b"x")
    sealed_again(place)
    assert run(small, "verify", place) == ExitCode.CHECK_FAILED
    assert f"封签与本台账登记的{YEAR}年归档包不同" in only_sentence(capsys)
    assert run(DataFolder(tmp_path / "nowhere"), "verify", place) == ExitCode.OK
    assert "封签没有比对" in capsys.readouterr().out
    (place / "index.html").write_bytes(b"y")
    (place / "多.txt").write_bytes(b"x")
    assert run(small, "verify", place) == ExitCode.CHECK_FAILED
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[:2] == ["index.html\t内容已被改动", "多.txt\t多出的文件"]
    assert "核验发现2处" in said.err


def test_what_cannot_end_well_is_said_before_anything_is_done(
    small: DataFolder, tmp_path: Path, capsys: Capture
) -> None:
    assert run(small, "archive", YEAR, "--out", tmp_path) == ExitCode.BAD_INPUT
    assert "请加上 --close" in only_sentence(capsys)
    assert run(small, "archive", YEAR, "--close", "--out", tmp_path / "x") == ExitCode.BAD_INPUT
    assert "不存在" in only_sentence(capsys)
    assert run(small, "archive", YEAR, "--close", "--iso", small.root / "x.iso") == ExitCode.BAD_INPUT
    assert "数据文件夹" in only_sentence(capsys)
    assert run(small, "archive", "26年") == ExitCode.BAD_INPUT
    assert "请写成 2026 这样" in only_sentence(capsys)
    with closing(Store(small.database)) as store, store.read() as session:
        assert not next(row for row in archive_items.years(session, clock.today()) if row.year == YEAR).closed


def test_a_package_is_verified_whatever_the_data_folder_is_like(
    folder: DataFolder, tmp_path: Path, capsys: Capture
) -> None:
    plan, files = plan_for(tmp_path / "other", 1, size=9)
    place = write_package(plan, files, tmp_path).place
    for spoil in (folder.database.touch, lambda: folder.database.write_text("x" * 5000, encoding="utf-8")):
        spoil()
        assert run(folder, "verify", place) == ExitCode.OK
        assert capsys.readouterr().out.startswith("核验无误：归档包-S027-2026，")


def test_what_is_no_package_is_one_sentence(folder: DataFolder, tmp_path: Path, capsys: Capture) -> None:
    assert run(folder, "verify", tmp_path / "x") == ExitCode.NOT_FOUND
    assert "没有找到归档包" in only_sentence(capsys)
    (tmp_path / "empty").mkdir()
    assert run(folder, "verify", tmp_path / "empty") == ExitCode.BAD_INPUT
    assert "不是归档包" in only_sentence(capsys)

"""Notices and records as files, without a screen."""

from pathlib import Path

import pytest
from sqlalchemy import select

from models.data_folder import DataFolder
from models.db.engine import connect
from models.db.store import Store
from models.entities import Inspection, Meeting, RectificationItem, StudySession
from models.failures import ExitCode
from models.folder_lock import FolderLock
from models.rules.archive_terms import DepartureKind
from models.services.departures import list_departures
from tests.commands.headless import everything, only_sentence, registers, run

Capture = pytest.CaptureFixture[str]


def test_a_notice_already_issued_is_the_very_file(
    office: DataFolder, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "3月通报.pdf"
    assert run(office, "notice", "2026-03", "--out", out) == ExitCode.OK
    assert capsys.readouterr() == (f"已生成 {out}。\n", "")
    connection = connect(office.database, mode="ro")
    (stored,) = connection.execute(
        "SELECT pdf FROM notice_file JOIN notice ON notice.id = notice_id WHERE month = '2026-03'"
    ).fetchone()
    connection.close()
    assert out.read_bytes() == stored
    assert {path.name for path in tmp_path.iterdir()} == {"data", out.name}


def test_a_notice_not_yet_issued_is_a_draft_that_leaves_no_trace(office: DataFolder, tmp_path: Path) -> None:
    before = registers(office)
    out = tmp_path / "draft.pdf"
    assert run(office, "notice", "2026-10", "--out", out) == ExitCode.OK
    first = out.read_bytes()
    assert first.startswith(b"%PDF-")
    assert run(office, "notice", "2026-10", "--out", out) == ExitCode.OK
    assert out.read_bytes() == first
    assert registers(office) == before


@pytest.mark.parametrize(
    "month", ["2026-13", "2026-1", "202610", "十月", "2026-10-31", "", "２０２６-１０", "1899-01"]
)
def test_a_bad_month_is_one_sentence(office: DataFolder, tmp_path: Path, month: str, capsys: Capture) -> None:
    out = tmp_path / "out.pdf"
    out.write_bytes(b"old")
    assert run(office, "notice", month, "--out", out) == ExitCode.BAD_INPUT
    assert only_sentence(capsys) == f"月份“{month}”写法不对，没有生成文件；请写成 2026-10 这样。"
    assert out.read_bytes() == b"old"


def test_a_month_to_come_is_one_sentence(office: DataFolder, tmp_path: Path, capsys: Capture) -> None:
    assert run(office, "notice", "2026-12", "--out", tmp_path / "out.pdf") == ExitCode.BAD_INPUT
    assert "还没有到，没有生成通报" in only_sentence(capsys)
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("entity", [StudySession, Meeting, RectificationItem, Inspection])
def test_a_record_of_each_register_is_printed(
    office: DataFolder,
    tmp_path: Path,
    entity: type[Meeting | StudySession | RectificationItem | Inspection],
    capsys: Capture,
) -> None:
    store = Store(office.database)
    with store.read() as session:
        number = session.scalars(select(entity.id).limit(1)).one()
    store.close()
    out = tmp_path / "record.pdf"
    assert run(office, "record", number, "--out", out) == ExitCode.OK
    assert capsys.readouterr() == (f"已生成 {out}。\n", "")
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("number", ["0", "999999", "9" * 18, "9" * 19, "9" * 5000])
def test_an_unknown_record_is_one_sentence(
    office: DataFolder, tmp_path: Path, number: str, capsys: Capture
) -> None:
    assert run(office, "record", number, "--out", tmp_path / "out.pdf") == ExitCode.NOT_FOUND
    assert only_sentence(capsys).startswith(f"没有编号为 {number} 的记录，")
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("number", ["一", "1.5", "１２", "0x1f", "", "1;DROP"])
def test_what_is_no_number_is_one_sentence(
    office: DataFolder, tmp_path: Path, number: str, capsys: Capture
) -> None:
    assert run(office, "record", number, "--out", tmp_path / "out.pdf") == ExitCode.BAD_INPUT
    assert only_sentence(capsys) == (
        f"记录编号“{number}”应是数字，没有生成文件；编号见窗口里记录的标题（整改事项的，把鼠标停在标题上）。"
    )


@pytest.mark.parametrize("place", ["nowhere/a.pdf", "data", "data/taizhang.db/a.pdf", "长" * 300 + ".pdf"])
def test_a_place_that_takes_no_file_is_one_sentence(
    office: DataFolder, tmp_path: Path, place: str, capsys: Capture
) -> None:
    before = everything(tmp_path)
    assert run(office, "notice", "2026-03", "--out", tmp_path / place) == ExitCode.BAD_INPUT
    assert "没有存成" in only_sentence(capsys)
    assert everything(tmp_path) == before


def test_what_is_written_stands_in_the_register_of_what_left(
    office: DataFolder, tmp_path: Path, capsys: Capture
) -> None:
    order = ("paper", "meeting-statistics", "--month", "2026-09", "--out", tmp_path / "统计.pdf")
    assert run(office, *order) == ExitCode.OK
    assert departures(office) == [(DepartureKind.EXPORT, str(tmp_path / "统计.pdf"))]
    capsys.readouterr()
    held = FolderLock(office)
    held.acquire()
    try:
        assert run(office, *order) == ExitCode.OK
    finally:
        held.release()
    assert "没有记入出室登记" in capsys.readouterr().err
    assert len(departures(office)) == 1


def departures(folder: DataFolder) -> list[tuple[DepartureKind, str]]:
    store = Store(folder.database)
    with store.read() as session:
        rows = [(row.kind, row.destination) for row in list_departures(session)]
    store.close()
    return rows

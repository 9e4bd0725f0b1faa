"""Sample, roster, check, backup and restore, without a screen."""

from pathlib import Path

import pytest

from models import backup
from models.data_folder import DataFolder
from models.db.engine import connect
from models.failures import ExitCode
from tests.commands.headless import everything, only_sentence, only_sentence_at_the_end, roster, run
from tests.models.db.looking import contents_of
from tests.models.exchange.workbooks import new_workbook

Capture = pytest.CaptureFixture[str]


def test_a_sample_is_made_once(folder: DataFolder, capsys: Capture) -> None:
    size = ["--branches", "2", "--members", "12", "--years", "1", "--until", "2026-03-31", "--seed", "5"]
    assert run(folder, "demo", *size) == ExitCode.OK
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith(f"已在 {folder.root} 生成示例单位：2个支部、12人、")
    made = contents_of(folder.database)
    assert (len(made["member"]), len(made["notice"])) == (12, 2)
    assert run(folder, "demo", *size) == ExitCode.BAD_INPUT
    assert "已有台账，没有写入示例" in only_sentence(capsys)
    assert contents_of(folder.database) == made
    assert run(folder, "check") == ExitCode.OK


@pytest.mark.parametrize(
    "arguments",
    [
        ["--branches", "0"],
        ["--members", "0"],
        ["--branches", "9", "--members", "9"],
        ["--years", "0"],
        ["--branches", "-1"],
        ["--members", "9" * 40],
        ["--until", "0001-01-31"],
        ["--until", "9999-12-31"],
        ["--until", "2026-02-30"],
        ["--until", "去年"],
    ],
)
def test_a_sample_of_impossible_size_is_one_sentence(
    folder: DataFolder, arguments: list[str], capsys: Capture
) -> None:
    assert run(folder, "demo", *arguments) == ExitCode.BAD_INPUT
    assert only_sentence(capsys)
    assert list(folder.root.iterdir()) == []


def test_a_roster_is_previewed_without_a_trace_and_then_brought_in(
    office: DataFolder, tmp_path: Path, capsys: Capture
) -> None:
    file = roster(tmp_path / "名册.xlsx", ("欧阳新一", "新设处党支部"), ("慕容新二", "新设处党支部"))
    before, lying = contents_of(office.database), everything(office.root)
    assert run(office, "import-roster", file, "--dry-run") == ExitCode.OK
    said = capsys.readouterr()
    assert said.err == ""
    assert "新增2人、已在册0人、新建支部1个；这是预览，没有写入。" in said.out
    assert contents_of(office.database) == before
    assert everything(office.root) == lying
    assert run(office, "import-roster", file) == ExitCode.OK
    assert "新增2人、已在册0人、新建支部1个；已写入。" in capsys.readouterr().out
    after = contents_of(office.database)
    assert len(after["member"]) == len(before["member"]) + 2
    (copy,) = backup.list_backups(office.backups)
    assert copy.reason == backup.BEFORE_IMPORT
    assert contents_of(copy.path) == before
    assert run(office, "import-roster", file) == ExitCode.BAD_INPUT
    assert only_sentence_at_the_end(capsys)
    assert contents_of(office.database) == after


def test_a_bad_roster_file_is_one_sentence(office: DataFolder, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "text.xlsx").write_text("姓名,支部", encoding="utf-8")
    (tmp_path / "empty.xlsx").write_bytes(b"")
    (tmp_path / "folder.xlsx").mkdir()
    with new_workbook(tmp_path / "blank.xlsx") as book:
        book.add_worksheet()
    before = everything(office.root)
    for name in (
        "text.xlsx",
        "empty.xlsx",
        "folder.xlsx",
        "blank.xlsx",
        "missing.xlsx",
        "长" * 300 + ".xlsx",
    ):
        assert run(office, "import-roster", tmp_path / name) in (ExitCode.BAD_INPUT, ExitCode.NOT_FOUND), name
        assert only_sentence(capsys)
    assert everything(office.root) == before


def test_the_check_passes_and_fails_with_a_code_of_its_own(office: DataFolder, capsys: Capture) -> None:
    assert run(office, "check") == ExitCode.OK
    assert capsys.readouterr() == ("核对完毕：数据库、引用关系、定稿文件和附件都完好。\n", "")
    connection = connect(office.database)
    connection.execute("DROP TRIGGER notice_issued_no_update")
    connection.execute("UPDATE record SET present = 0 WHERE id = (SELECT min(record_id) FROM attendance)")
    connection.close()
    assert run(office, "check") == ExitCode.CHECK_FAILED
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert len(lines) == 3
    assert lines[-1] == "核对发现2处问题，数据没有改动；请保留现场，并用最近的备份恢复。"


def test_a_database_too_damaged_to_check_is_one_sentence(office: DataFolder, capsys: Capture) -> None:
    raw = office.database.read_bytes()
    office.database.write_bytes(raw[:4096] + b"\xa5" * (len(raw) - 4096))
    assert run(office, "check") in (ExitCode.DATA_FOLDER, ExitCode.CHECK_FAILED)
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert "损坏" in said.err


def test_a_backup_is_made_and_restored(office: DataFolder, capsys: Capture) -> None:
    before = contents_of(office.database)
    assert run(office, "backup") == ExitCode.OK
    (copy,) = backup.list_backups(office.backups)
    assert capsys.readouterr() == (f"已备份到 {copy.path}，核验无误。\n", "")
    connection = connect(office.database)
    connection.execute("DELETE FROM draft")
    connection.execute("DELETE FROM record_text")
    connection.close()
    assert run(office, "restore", copy.path) == ExitCode.OK
    (aside,) = office.root.glob("*.old")
    assert capsys.readouterr() == (f"已用备份恢复。原来的数据移到了 {aside}。\n", "")
    assert contents_of(office.database) == before
    assert contents_of(aside)["record_text"] == []


def test_what_cannot_be_restored_is_one_sentence(office: DataFolder, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "prose.db").write_text("党员名册" * 500, encoding="utf-8")
    before = everything(office.root)
    for place, code in (
        ("missing.db", ExitCode.BAD_INPUT),
        ("data", ExitCode.BAD_INPUT),
        ("长" * 300, ExitCode.BAD_INPUT),
        ("prose.db", ExitCode.DATA_FOLDER),
    ):
        assert run(office, "restore", tmp_path / place) == code
        assert only_sentence(capsys)
    assert everything(office.root) == before

"""Commands without a screen: exit codes that scripts rely on, one sentence for whatever goes wrong, never a traceback."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text

import main as entrance
from main import VERSION, main
from models import backup
from models.data_folder import DataFolder, FolderLock
from models.db.engine import connect
from models.db.schema import SCHEMA_VERSION, version_of
from models.db.store import Store
from models.entities import Meeting, RectificationItem, StudySession
from models.failures import ExitCode
from tests.models.db.looking import contents_of
from tests.models.exchange.workbooks import new_workbook

ROOT = Path(__file__).parents[1]
Capture = pytest.CaptureFixture[str]


class Today(date):
    """A day on which the sample's months have passed."""

    @classmethod
    def today(cls) -> "Today":
        return cls(2026, 11, 21)


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entrance, "date", Today)


@pytest.fixture
def office(sample: Store, folder: DataFolder) -> DataFolder:
    """A data folder with the sample in it, not open."""
    sample.close()
    return folder


def run(folder: DataFolder, *arguments: object) -> int:
    return main(["--data", str(folder.root), *map(str, arguments)])


def everything(root: Path) -> dict[str, bytes]:
    """All files, but for the lock's and SQLite's own beside the database."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not path.name.startswith(".lock") and not path.name.endswith(("-wal", "-shm"))
    }


def only_sentence(capture: Capture) -> str:
    """What was said on standard error, which is one line and all that was said."""
    said = capture.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    assert said.err.count("\n") == 1
    return said.err.strip()


def roster(path: Path, *people: tuple[str, str]) -> Path:
    with new_workbook(path) as book:
        sheet = book.add_worksheet("名册")
        for across, heading in enumerate(("姓名", "所在党支部")):
            sheet.write(0, across, heading)
        for down, person in enumerate(people, start=1):
            for across, value in enumerate(person):
                sheet.write(down, across, value)
    return path


def test_version_and_help(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"机关党务台账 {VERSION}\n"
    for arguments in (["--help"], ["-h"], ["demo", "--help"], ["notice", "-h"]):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert left.value.code == 0
        told = capsys.readouterr().out
        for command in (
            "demo",
            "import-roster",
            "notice",
            "record",
            "check",
            "backup",
            "restore",
            "--version",
        ):
            assert command in told
        assert "退出码" in told


def test_every_exit_code_is_told_in_the_help() -> None:
    codes = entrance.HELP.split("退出码：")[1]
    assert all(f"{int(code)} " in codes for code in ExitCode)
    assert f"{entrance.INTERRUPTED} " in codes


@pytest.mark.parametrize(
    "arguments",
    [
        ["unknown"],
        ["notice"],
        ["notice", "2026-10"],
        ["record", "1"],
        ["notice", "2026-10", "--out"],
        ["demo", "--members", "many"],
        ["demo", "--seed", "1.5"],
        ["import-roster"],
        ["restore"],
        ["check", "now"],
        ["--wrong"],
        ["--data"],
        ["--data", "", "check"],
        ["--data", " ", "demo"],
        ["restore", ""],
        ["import-roster", ""],
        ["notice", "2026-10", "--out", ""],
    ],
)
def test_a_command_written_wrongly_is_one_sentence(
    arguments: list[str], capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DANGWU_DATA", str(tmp_path / "data"))
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == ExitCode.USAGE
    assert only_sentence(capsys) == "命令写法不对，没有执行；请用 --help 查看用法。"
    assert list(tmp_path.iterdir()) == []


def missing(folder: DataFolder) -> None:
    folder.root.rmdir()


def unused(folder: DataFolder) -> None:
    """An empty folder."""


def file_instead(folder: DataFolder) -> None:
    folder.root.rmdir()
    folder.root.write_bytes(b"x")


def empty_database(folder: DataFolder) -> None:
    folder.database.write_bytes(b"")


def prose(folder: DataFolder) -> None:
    folder.database.write_text("党员名册" * 500, encoding="utf-8")


def gone(folder: DataFolder) -> None:
    folder.backups.mkdir()
    (folder.backups / "taizhang-20261031-083015-daily.db").write_bytes(b"x")


def foreign(folder: DataFolder) -> None:
    connection = connect(folder.database, mode="rwc")
    connection.execute("CREATE TABLE notes(a)")
    connection.close()


def newer(folder: DataFolder) -> None:
    shutil.copyfile(ROOT / "tests" / "data" / "databases" / f"v{SCHEMA_VERSION}.db", folder.database)
    connection = connect(folder.database)
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    connection.close()


COMMANDS: dict[str, list[str]] = {
    "import": ["import-roster", "{roster}"],
    "dry run": ["import-roster", "{roster}", "--dry-run"],
    "notice": ["notice", "2026-10", "--out", "{out}"],
    "record": ["record", "1", "--out", "{out}"],
    "check": ["check"],
    "backup": ["backup"],
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("state", "code"),
    [
        (missing, ExitCode.DATA_FOLDER),
        (unused, ExitCode.DATA_FOLDER),
        (file_instead, ExitCode.DATA_FOLDER),
        (empty_database, ExitCode.DATA_FOLDER),
        (prose, ExitCode.DATA_FOLDER),
        (gone, ExitCode.DATA_FOLDER),
        (foreign, ExitCode.DATA_FOLDER),
        (newer, ExitCode.NEWER_DATABASE),
    ],
)
def test_a_folder_that_cannot_be_used_is_one_sentence_and_stays_as_it_was(
    folder: DataFolder,
    tmp_path: Path,
    command: str,
    state: Callable[[DataFolder], None],
    code: ExitCode,
    capsys: Capture,
) -> None:
    state(folder)
    places = {
        "roster": str(roster(tmp_path / "名册.xlsx", ("张三", "甲党支部"))),
        "out": str(tmp_path / "out.pdf"),
    }
    before = everything(tmp_path)
    assert run(folder, *(part.format(**places) for part in COMMANDS[command])) == code
    assert only_sentence(capsys).endswith("。")
    assert everything(tmp_path) == before


@pytest.mark.parametrize("state", [empty_database, prose, gone, foreign, newer, file_instead])
def test_a_sample_is_not_made_in_a_folder_that_holds_something(
    folder: DataFolder, tmp_path: Path, state: Callable[[DataFolder], None], capsys: Capture
) -> None:
    state(folder)
    before = everything(tmp_path)
    assert run(folder, "demo") in (ExitCode.DATA_FOLDER, ExitCode.NEWER_DATABASE)
    assert only_sentence(capsys)
    assert everything(tmp_path) == before


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
    before = contents_of(office.database)
    out = tmp_path / "draft.pdf"
    assert run(office, "notice", "2026-10", "--out", out) == ExitCode.OK
    first = out.read_bytes()
    assert first.startswith(b"%PDF-")
    assert run(office, "notice", "2026-10", "--out", out) == ExitCode.OK
    assert out.read_bytes() == first
    assert contents_of(office.database) == before


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


@pytest.mark.parametrize("entity", [StudySession, Meeting, RectificationItem])
def test_a_record_of_each_register_is_printed(
    office: DataFolder,
    tmp_path: Path,
    entity: type[Meeting | StudySession | RectificationItem],
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
    assert only_sentence(capsys) == f"记录编号“{number}”应是数字，没有生成文件；编号见窗口里记录的标题栏。"


@pytest.mark.parametrize("place", ["nowhere/a.pdf", "data", "data/taizhang.db/a.pdf", "长" * 300 + ".pdf"])
def test_a_place_that_takes_no_file_is_one_sentence(
    office: DataFolder, tmp_path: Path, place: str, capsys: Capture
) -> None:
    before = everything(tmp_path)
    assert run(office, "notice", "2026-03", "--out", tmp_path / place) == ExitCode.BAD_INPUT
    assert "没有存成" in only_sentence(capsys)
    assert everything(tmp_path) == before


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


def only_sentence_at_the_end(capture: Capture) -> str:
    """One line on standard error; the preview may stand on standard output."""
    said = capture.readouterr().err
    assert "Traceback" not in said
    assert said.count("\n") == 1
    return said.strip()


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


@pytest.mark.parametrize("command", ["demo", "import", "dry run", "restore"])
def test_a_folder_that_a_window_holds_is_one_sentence(
    office: DataFolder, tmp_path: Path, command: str, capsys: Capture
) -> None:
    copy = shutil.copyfile(office.database, tmp_path / "copy.db")
    file = roster(tmp_path / "名册.xlsx", ("张三", "甲党支部"))
    commands = {**COMMANDS, "demo": ["demo"], "restore": ["restore", str(copy)]}
    lock = FolderLock(office)
    lock.acquire()
    try:
        before = everything(office.root)
        code = run(office, *(part.format(roster=file) for part in commands[command]))
        assert code == ExitCode.IN_USE
        assert only_sentence(capsys).startswith("台账已在另一个窗口打开（")
        assert everything(office.root) == before
    finally:
        lock.release()


def test_reading_goes_on_beside_an_open_window(office: DataFolder, tmp_path: Path) -> None:
    window = Store(office.database)
    lock = FolderLock(office)
    lock.acquire()
    with window.write() as session:
        session.execute(text("UPDATE notice SET lead = lead WHERE status = 'draft'"))
        assert run(office, "notice", "2026-03", "--out", tmp_path / "out.pdf") == ExitCode.OK
        assert run(office, "check") == ExitCode.OK
        assert run(office, "backup") == ExitCode.OK
    lock.release()
    window.close()


def test_an_older_database_is_brought_up_to_date_by_any_command(folder: DataFolder, capsys: Capture) -> None:
    shutil.copyfile(ROOT / "tests" / "data" / "databases" / "v1.db", folder.database)
    assert run(folder, "check") == ExitCode.CHECK_FAILED, "its attachment's file was not kept"
    assert "附件“签到表.jpg”的文件缺失。" in capsys.readouterr().err
    assert version_of(folder.database) == SCHEMA_VERSION
    assert [row.reason for row in backup.list_backups(folder.backups)] == [backup.BEFORE_MIGRATION]


def test_the_environment_names_the_folder(
    office: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("DANGWU_DATA", str(office.root))
    assert main(["check"]) == ExitCode.OK


def test_a_tilde_is_the_home_folder_or_a_plain_name(
    office: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert main(["--data", "~/data", "check"]) == ExitCode.OK
    capsys.readouterr()
    assert main(["--data", "~nobody-of-this-name/data", "check"]) == ExitCode.DATA_FOLDER
    assert only_sentence(capsys)


def test_an_unforeseen_error_is_one_sentence_and_its_traceback_is_in_the_log(
    office: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("models.checking.check_everything", broken)
    assert run(office, "check") == ExitCode.UNEXPECTED
    log = office.logs / "taizhang.log"
    assert (
        only_sentence(capsys) == f"程序内部出错，没有完成；已存的数据不受影响，请把日志 {log} 交给技术人员。"
    )
    assert "ZeroDivisionError: a bug" in log.read_text(encoding="utf-8")


def test_interrupted_is_one_sentence(
    office: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("models.checking.check_everything", interrupted)
    assert run(office, "check") == entrance.INTERRUPTED
    assert only_sentence(capsys).startswith("已中断")


def as_a_script(
    folder: DataFolder, *arguments: object, **environment: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "main.py", "--data", str(folder.root), *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_a_script_sees_code_and_sentence(office: DataFolder, tmp_path: Path) -> None:
    done = as_a_script(office, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == "核对完毕：数据库、引用关系、定稿文件和附件都完好。"
    done = as_a_script(office, "record", "999999", "--out", tmp_path / "out.pdf")
    assert (done.returncode, done.stdout) == (ExitCode.NOT_FOUND, "")
    assert done.stderr == "没有编号为 999999 的记录，没有改动任何数据；请核对编号。\n"


def test_a_terminal_that_knows_no_chinese_is_no_reason_to_fail(office: DataFolder) -> None:
    done = as_a_script(office, "check", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")


def test_headless_commands_need_no_qt(office: DataFolder, tmp_path: Path) -> None:
    """As on a server: a Qt that cannot be imported is never asked for."""
    blocked = tmp_path / "blocked" / "PySide6"
    blocked.mkdir(parents=True)
    (blocked / "__init__.py").write_text("raise ImportError('no Qt here')", encoding="utf-8")
    for arguments in (["check"], ["notice", "2026-03", "--out", str(tmp_path / "out.pdf")]):
        done = as_a_script(office, *arguments, PYTHONPATH=str(blocked.parent))
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
    # Without Qt the window is told as missing, in a sentence.
    done = as_a_script(office, PYTHONPATH=str(blocked.parent))
    assert "Traceback" not in done.stderr
    assert done.returncode == ExitCode.BAD_INPUT
    assert "图形界面没有装好" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that reaches one process alone")
def test_interrupted_from_the_keyboard_a_sample_is_not_there_by_half(folder: DataFolder) -> None:
    process = subprocess.Popen(
        [
            sys.executable,
            "main.py",
            "--data",
            str(folder.root),
            "demo",
            "--members",
            "3000",
            "--branches",
            "100",
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    while not Path(f"{folder.database}-wal").exists() and process.poll() is None:
        time.sleep(0.005)
    time.sleep(0.2)  # By now it is writing, and will be for seconds.
    process.send_signal(signal.SIGINT)
    said, failed = process.communicate(timeout=60)
    assert (process.returncode, said) == (entrance.INTERRUPTED, "")
    assert failed == "已中断，没有完成的改动没有写入；已存的数据不受影响。\n"
    assert contents_of(folder.database)["organization"] == []

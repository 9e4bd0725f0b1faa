"""Whatever state the data folder is in: one sentence, a code, and nothing changed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from models import backup
from models.data_folder import DataFolder
from models.db.engine import connect
from models.db.schema import SCHEMA_VERSION, version_of
from models.db.store import Store
from models.failures import ExitCode
from models.folder_lock import FolderLock
from tests.commands.headless import everything, only_sentence, roster, run

ROOT = Path(__file__).parents[2]
Capture = pytest.CaptureFixture[str]


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
    "archive": ["archive", "2025"],
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


@pytest.mark.parametrize("command", ["demo", "import", "dry run", "archive", "restore"])
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

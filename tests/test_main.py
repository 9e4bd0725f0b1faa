"""Commands without a screen: exit codes that scripts rely on, one sentence for whatever goes wrong, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import main as entrance
from main import VERSION, main
from models.data_folder import DataFolder
from models.failures import ExitCode
from tests.commands.headless import only_sentence, run
from tests.models.db.looking import contents_of

ROOT = Path(__file__).parents[1]
Capture = pytest.CaptureFixture[str]


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
        ["notice", "2026-10", "--issue", "--out", "x.pdf"],
        ["verdicts"],
        ["inspect", "2026-10"],
        ["demo", "--members", "many"],
        ["demo", "--seed", "1.5"],
        ["import-roster"],
        ["restore"],
        ["archive"],
        ["archive", "2026", "--out", ""],
        ["verify"],
        ["verify", ""],
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


def test_interrupted_a_sample_is_not_there_by_half(
    folder: DataFolder, empty_database: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def interrupted(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("gui.papers.notice_file", interrupted)
    assert run(folder, "demo", "--branches", "2", "--members", "12", "--years", "1") == entrance.INTERRUPTED
    assert only_sentence(capsys).startswith("已中断")
    assert contents_of(folder.database) == contents_of(empty_database)
    monkeypatch.undo()
    assert run(folder, "demo", "--branches", "2", "--members", "12", "--years", "1") == ExitCode.OK


def test_a_reader_that_has_read_enough_is_no_mistake(office: DataFolder) -> None:
    command = [sys.executable, "main.py", "--data", str(office.root), "verdicts", "2026-09", "--json"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as told:
        assert told.stdout is not None
        assert told.stderr is not None
        told.stdout.close()
        complaint = told.stderr.read()
    assert (told.returncode, complaint) == (ExitCode.OK, b"")
    assert not (office.logs / "taizhang.log").exists()


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

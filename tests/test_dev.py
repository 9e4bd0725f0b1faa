"""What dev.py decides from its arguments, the environment and what the machine has."""

from __future__ import annotations

import ast
import contextlib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dev

ROOT = Path(dev.__file__).parent
SCREEN_PACKAGE = "libxcb-cursor0"


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Every command dev.py would start, none of which is started; all of them succeed."""
    started: list[list[str]] = []

    def start(command: list[str], **_options: object) -> SimpleNamespace:
        started.append(command)
        return SimpleNamespace(returncode=0, stdout="")

    monkeypatch.setattr("dev.subprocess.run", start)
    return started


@pytest.fixture
def bare_debian(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux with apt-get and Python, and none of the libraries Qt needs."""
    monkeypatch.setattr("dev.sys.platform", "linux")
    monkeypatch.setattr(dev, "loads", lambda _library: False)
    monkeypatch.setattr(dev, "PYTHON", Path("nowhere"))
    monkeypatch.setattr(dev, "pip_is_at_hand", lambda: False)
    monkeypatch.setattr("dev.shutil.which", lambda name: f"/usr/bin/{name}" if name == "apt-get" else None)
    monkeypatch.setattr("dev.os.geteuid", lambda: 1000, raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)


@pytest.mark.parametrize(
    "args",
    [
        ["--version"],
        ["check"],
        ["--data", "some folder", "check"],
        ["--data=some folder", "notice", "2025-10", "--out", "通报.pdf"],
        ["demo", "--branches", "31"],
        ["--data", "check", "record", "7"],
        ["--data", "x", "--help"],
    ],
)
def test_headless_commands_need_no_screen(args: list[str]) -> None:
    assert dev.needs_no_screen(args)
    assert dev.screen_problem(args, {}, "linux") is None


@pytest.mark.parametrize("args", [[], ["--data", "demo"], ["--data=check"], ["window", "check"]])
def test_everything_else_opens_a_window(args: list[str]) -> None:
    assert not dev.needs_no_screen(args)


# argparse takes a value that starts with a dash for an option, so main.py never sees such a folder.
folders = st.text(min_size=1).filter(lambda text: not text.startswith("-"))


@given(folder=folders | st.sampled_from(sorted(dev.SCREENLESS_COMMANDS)))
def test_no_name_of_a_data_folder_changes_what_is_meant(folder: str) -> None:
    assert not dev.needs_no_screen(["--data", folder])
    for command in dev.SCREENLESS_COMMANDS:
        assert dev.needs_no_screen(["--data", folder, command])


def test_a_window_without_a_display_is_explained_in_both_languages() -> None:
    problem = dev.screen_problem([], {"DISPLAY": ""}, "linux")
    assert problem is not None
    chinese, english = problem.splitlines()
    assert chinese.startswith("这里没有图形界面")
    assert english.startswith("There is no display here")
    assert 'make run ARGS="--data DIR check"' in chinese
    assert 'make run ARGS="--data DIR check"' in english


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_any_screen_will_do(name: str) -> None:
    assert dev.screen_problem([], {name: ":0"}, "linux") is None


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_only_linux_can_lack_a_display(platform: str) -> None:
    assert dev.screen_problem([], {}, platform) is None


def test_tests_and_screenless_platforms_ask_for_nothing_of_x11() -> None:
    assert dev.wanted_libraries(None, {}) == dev.OFFSCREEN
    assert dev.wanted_libraries([], {"QT_QPA_PLATFORM": "offscreen:fontconfig"}) == dev.OFFSCREEN


def test_a_window_asks_for_both_sets_and_a_headless_command_for_none() -> None:
    assert dev.wanted_libraries([], {"DISPLAY": ":0"}) == {**dev.OFFSCREEN, **dev.SCREEN}
    assert dev.wanted_libraries(["check"], {"DISPLAY": ":0"}) == {}


@pytest.mark.usefixtures("bare_debian")
def test_without_rights_the_exact_command_is_shown_and_nothing_is_run(commands: list[list[str]]) -> None:
    with pytest.raises(dev.Stop) as stopped:
        dev.ensure_system([])
    shown = re.search(r"^ {4}(.*)$", str(stopped.value), re.MULTILINE)
    assert shown is not None
    expected = sorted({*dev.OFFSCREEN.values(), *dev.SCREEN.values(), "python3-venv"})
    assert shown[1].startswith("sudo apt-get update && sudo apt-get install -y ")
    assert shown[1].split()[-len(expected) :] == expected
    assert commands == []


@pytest.mark.usefixtures("bare_debian")
def test_root_installs_only_what_is_missing(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("dev.os.geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(dev, "loads", lambda library: library not in {"libGL.so.1", "libxcb-cursor.so.0"})
    dev.ensure_system([])
    assert commands[-1][:2] == ["env", "DEBIAN_FRONTEND=noninteractive"]
    assert commands[-1][-3:] == ["libgl1", SCREEN_PACKAGE, "python3-venv"]
    assert SCREEN_PACKAGE in capsys.readouterr().out


@pytest.mark.usefixtures("bare_debian")
def test_stale_package_lists_are_renewed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def apt(_sudo: list[str], command: list[str]) -> int:
        tried.append(command[1])
        return int(command[1] == "install")

    monkeypatch.setattr("dev.os.geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(dev, "apt", apt)
    with pytest.raises(dev.Stop, match="系统软件包没有装上"):
        dev.ensure_system(None)
    assert tried[-3:] == ["install", "update", "install"]


@pytest.mark.usefixtures("bare_debian")
def test_sudo_that_asks_for_no_password_is_used(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dev.shutil.which", lambda name: f"/usr/bin/{name}")
    dev.ensure_system(None)
    assert commands[0] == ["sudo", "-n", "true"]
    assert commands[-1][:4] == ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    assert SCREEN_PACKAGE not in commands[-1]


@pytest.mark.usefixtures("bare_debian", "commands")
def test_where_there_is_no_apt_the_missing_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dev.shutil.which", lambda _name: None)
    with pytest.raises(dev.Stop, match=r"libGL\.so\.1") as stopped:
        dev.ensure_system(None)
    assert "apt" not in str(stopped.value)


@pytest.mark.usefixtures("bare_debian")
def test_nothing_is_installed_when_nothing_is_missing(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "loads", lambda _library: True)
    monkeypatch.setattr(dev, "pip_is_at_hand", lambda: True)
    dev.ensure_system([])
    assert commands == []


@pytest.mark.usefixtures("bare_debian")
def test_other_systems_are_not_probed(commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dev.sys.platform", "win32")
    dev.ensure_system([])
    assert commands == []


@pytest.fixture
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a policy and a lock of its own, which dev.py takes for the project's."""
    for name, text in {"POLICY": "policy\n", "LOCK": "lock\n"}.items():
        (tmp_path / name).write_text(text, newline="\n")
        monkeypatch.setattr(dev, name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", ["POLICY", "LOCK"])
def test_the_stamp_follows_its_files_but_not_their_line_ends(inputs: Path, name: str) -> None:
    before = dev.stamp()
    (inputs / name).write_bytes((inputs / name).read_bytes().replace(b"\n", b"\r\n"))
    assert dev.stamp() == before
    (inputs / name).write_text("something else\n")
    assert dev.stamp() != before


@pytest.mark.usefixtures("inputs")
def test_the_stamp_follows_the_python_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = dev.stamp()
    monkeypatch.setattr("dev.sys.version", "3.99.0 (elsewhere)")
    assert dev.stamp() != before


@given(policy=st.binary(), lock=st.binary())
def test_equal_inputs_have_equal_stamps_and_the_order_of_the_files_counts(policy: bytes, lock: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        for name, content in {"POLICY": policy, "LOCK": lock}.items():
            (Path(folder) / name).write_bytes(content)
            patch.setattr(dev, name, Path(folder) / name)
        assert dev.stamp() == dev.stamp()


def test_a_fresh_stamp_makes_setting_up_instant(
    inputs: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev, "STAMP", inputs / "stamp")
    dev.STAMP.write_text(dev.stamp())
    dev.ensure_environment()
    assert commands == []


def test_wheels_at_hand_keep_the_installer_off_the_network(
    tmp_path: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "WHEELHOUSE", tmp_path)
    dev.install_packages()
    assert "--no-index" not in commands[-1]
    (tmp_path / "cattrs-24.1-py3-none-any.whl").touch()
    dev.install_packages()
    assert commands[-1][-3:] == ["--no-index", "--find-links", str(tmp_path)]
    installs = [command for command in commands if "install" in command]
    assert len(installs) == 2
    assert all("--require-hashes" in command for command in installs)


@pytest.mark.parametrize("version", [(3, 9, 2), (3, 15, 0)])
def test_an_unfit_python_is_told_in_both_languages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], version: tuple[int, int, int]
) -> None:
    monkeypatch.setattr("dev.sys.version_info", version)
    assert dev.main(["run"]) == 1
    found = f"{version[0]}.{version[1]}"
    assert capsys.readouterr().out.splitlines() == [
        f"需要 Python 3.11 至 3.14，运行本脚本的是 {found}。",
        f"Python 3.11 to 3.14 is needed; this one is {found}.",
    ]


def test_the_policy_and_the_script_name_the_same_pythons() -> None:
    policy = dev.POLICY.read_text(encoding="utf-8")
    oldest, newest = (".".join(map(str, version)) for version in (dev.OLDEST, (3, dev.NEWEST[1] + 1)))
    assert f"python_requires = >={oldest}, <{newest}\n" in policy


def test_an_old_python_can_at_least_read_the_file() -> None:
    """A newer syntax would answer with a SyntaxError before the sentence could be said."""
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("argv", [[], ["dance"]])
def test_usage_names_the_commands(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(argv) == 2
    assert "run|test" in capsys.readouterr().out


def test_a_stop_is_one_message_and_no_traceback() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), "run"],
        env={"PYTHONUTF8": "1", "SYSTEMROOT": os.environ.get("SYSTEMROOT", "")},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if sys.platform.startswith("linux"):
        assert done.returncode == 1
        assert done.stderr.startswith("这里没有图形界面")
    assert "Traceback" not in done.stderr


def test_failed_checks_fail_the_run_and_pytest_still_comes_last(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def step(name: str, _command: list[str]) -> int:
        seen.append(name)
        return int(name == "mypy")

    def collect(command: list[str], **_options: object) -> SimpleNamespace:
        assert "--collect-only" in command
        seen.append("compiling")
        return SimpleNamespace(wait=lambda: seen.append("compiled"))

    monkeypatch.setattr(dev, "setup", lambda _args: 0)
    monkeypatch.setattr(dev, "step", step)
    monkeypatch.setattr("dev.subprocess.Popen", collect)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert dev.main(["test"]) == 1
    assert seen == ["compiling", *dev.CHECKS, "compiled", "pytest"]
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_arguments_choose_tests_and_leave_the_checks_out(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []

    def step(_name: str, command: list[str]) -> int:
        seen.append(command)
        return 0

    monkeypatch.setattr(dev, "setup", lambda _args: 0)
    monkeypatch.setattr(dev, "step", step)
    monkeypatch.delattr("dev.subprocess.Popen")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert dev.main(["test", "tests/models", "-k", "quorum"]) == 0
    assert seen == [["-m", "pytest", "tests/models", "-k", "quorum"]]


def test_what_takes_longer_has_a_target_of_its_own_and_is_run_before_landing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[list[str]] = []

    def step(_name: str, command: list[str]) -> int:
        seen.append(command)
        return 0

    monkeypatch.setattr(dev, "setup", lambda _args: 0)
    monkeypatch.setattr(dev, "step", step)
    monkeypatch.setattr(dev, "check", lambda _args: 0)
    monkeypatch.setattr(dev, "compiling", contextlib.nullcontext)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert [dev.main([command]) for command in ("test", "thorough", "cover")] == [0, 0, 0]
    chosen = [command[command.index("--dist=loadfile") + 1 :] for command in seen]
    assert chosen == [["-m", "not thorough"], ["-m", "thorough"], []]
    landing = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert landing.count(" test </dev/null") == landing.count(" thorough </dev/null") == 2


def test_the_lock_holds_no_address_and_no_folder_of_a_machine() -> None:
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        assert line.startswith("#") or re.fullmatch(
            r"[a-z0-9.-]+==[a-z0-9.]+( ; [^/\\:]+)? \\| {4}--hash=sha256:[0-9a-f]{64}( \\)?", line
        ), line

"""Sets the project up and runs it, with the standard library alone: `python3 dev.py run`, `... test`.

The same file serves Linux and Windows; the Makefile and the .bat files only give its commands short names.
"""

from __future__ import annotations

import configparser
import ctypes
import hashlib
import importlib.util
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK, POLICY, WHEELHOUSE = ROOT / "requirements.lock", ROOT / "setup.cfg", ROOT / "wheelhouse"
STAMP = VENV / "dev-stamp"
# Whoever moves the upper end sees to it that the lock still has wheels for it.
OLDEST, NEWEST = (3, 11), (3, 14)

# Shared object -> Debian package. The first table lets Qt be imported and paint without a screen.
OFFSCREEN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
SCREENLESS_COMMANDS = {
    "demo",
    "import-roster",
    "notice",
    "verdicts",
    "lint",
    "inspect",
    "record",
    "paper",
    "archive",
    "verify",
    "search",
    "check",
}
SCREENLESS_PLATFORMS = {"offscreen", "minimal", "vnc", "linuxfb", "eglfs", "minimalegl"}
# Arguments of Python, not scripts of .venv/bin: those stop working when the folder is moved.
CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "lint-imports": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo"],
}
LOCK_HEADING = "# Made from setup.cfg by `python3 dev.py lock`: change the policy there.\n"


class Stop(Exception):
    """Setting up cannot go on; the text says why and what to do."""


def say(text: str) -> None:
    print(text, flush=True)


# -- what a command needs ----------------------------------------------------------------------------


def needs_no_screen(args: list[str]) -> bool:
    """Whether these arguments of main.py do their work on the terminal, without opening a window."""
    if any(arg in {"--version", "--help", "-h"} for arg in args):
        return True
    # A folder may well be called "demo": what follows --data is not the command.
    pairs = zip(["", *args], args, strict=False)
    words = [arg for before, arg in pairs if before != "--data" and not arg.startswith("-")]
    return words[:1] != [] and words[0] in SCREENLESS_COMMANDS


def screen_problem(args: list[str], env: dict[str, str], platform: str) -> str | None:
    """The sentence that explains why no window can open, or None when one can or none is wanted."""
    has_screen = any(env.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if not platform.startswith("linux") or has_screen or needs_no_screen(args):
        return None
    return (
        "这里没有图形界面（DISPLAY 和 WAYLAND_DISPLAY 都未设置），窗口打不开；请在桌面环境中运行，"
        '或使用不需要窗口的命令，例如 make run ARGS="--data DIR check"。\n'
        "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open; "
        'run it in a desktop session, or use a headless command such as make run ARGS="--data DIR check".'
    )


def loads(library: str) -> bool:
    try:
        return bool(ctypes.CDLL(library))
    except OSError:
        return False


def wanted_libraries(args: list[str] | None, env: dict[str, str]) -> dict[str, str]:
    """The shared objects to look for: for `test` (args is None) no screen, for `run` what it will open."""
    if args is not None and needs_no_screen(args):
        return {}
    if args is None or env.get("QT_QPA_PLATFORM", "").partition(":")[0] in SCREENLESS_PLATFORMS:
        return OFFSCREEN
    return {**OFFSCREEN, **SCREEN}


def pip_is_at_hand() -> bool:
    """Whether a virtual environment can get a pip: Debian packages ensurepip and pip apart from Python."""
    return any(importlib.util.find_spec(name) for name in ("ensurepip", "pip"))


# -- system packages ---------------------------------------------------------------------------------


def install_system_packages(packages: list[str], missing: list[str]) -> None:
    """Installs Debian packages when allowed to, else stops with the exact command.

    Raises Stop where there is no apt-get, no right to use it, or it fails.
    """
    if not shutil.which("apt-get"):
        raise Stop(
            f"缺少系统组件，请用本机的软件源安装提供它们的软件包：{' '.join(missing)}\n"
            f"Missing system components; install the packages that provide them: {' '.join(missing)}"
        )
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    if os.geteuid() == 0:
        sudo = []
    elif shutil.which("sudo") and not subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode:
        sudo = ["sudo", "-n"]
    else:
        raise Stop(
            "缺少 Qt 需要的系统组件，安装它们要管理员权限。请执行下面的命令后再试：\n"
            "Qt needs system libraries that only an administrator can install. Run this, then try again:\n\n"
            f"    sudo apt-get update && sudo {' '.join(install)}\n"
        )
    say(f"缺少 / missing: {' '.join(missing)}")
    say(f"正在安装系统软件包 / installing system packages: {' '.join(packages)}")
    if not any(Path("/var/lib/apt/lists").glob("*_Packages*")):
        apt(sudo, ["apt-get", "update", "-q"])
    # The lists may be older than the archive; a fresh look is worth one more try.
    if apt(sudo, install) and (apt(sudo, ["apt-get", "update", "-q"]) or apt(sudo, install)):
        raise Stop(
            "系统软件包没有装上（原因见上方 apt-get 的输出），请检查网络和软件源后再试。\n"
            "The system packages could not be installed (apt-get says why above); check the network."
        )


def apt(sudo: list[str], command: list[str]) -> int:
    environment = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive"]
    return subprocess.run([*environment, *command], stdin=subprocess.DEVNULL).returncode


def ensure_system(args: list[str] | None) -> None:
    """Makes sure the shared objects Qt loads are there; only Linux leaves them to its packages."""
    if not sys.platform.startswith("linux"):
        return
    missing = {name: p for name, p in wanted_libraries(args, dict(os.environ)).items() if not loads(name)}
    if not PYTHON.exists() and not pip_is_at_hand():
        missing["ensurepip"] = "python3-venv"
    if missing:
        install_system_packages(sorted(missing.values()), sorted(missing))
        importlib.invalidate_caches()


# -- the virtual environment -------------------------------------------------------------------------


def stamp() -> str:
    """A hash of everything .venv is made from: the policy, the lock and the Python version."""
    digest = hashlib.sha256(sys.version.encode())
    for path in (POLICY, LOCK):
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def ensure_environment() -> None:
    """Makes .venv and fills it with exactly what the lock names; instant when nothing has changed."""
    wanted = stamp()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return
    if not fits(PYTHON):
        say("正在建立虚拟环境 / making the virtual environment: .venv")
        # --clear: one left over from another Python, or half made, cannot be mended.
        make = [sys.executable, "-m", "venv", "--clear", str(VENV)]
        bare = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
        call([*make, *bare], "虚拟环境没有建成 / the virtual environment could not be made")
    say("正在安装依赖 / installing the packages of requirements.lock")
    install_packages()
    STAMP.write_text(wanted)


def fits(python: Path) -> bool:
    """Whether this interpreter runs and is of the same version as the one that is asking."""
    if not python.exists():
        return False
    question = [str(python), "-c", "import sys; print(sys.version)"]
    return subprocess.run(question, capture_output=True, text=True).stdout.strip() == sys.version.strip()


def pip(*args: str) -> list[str]:
    """A pip command for .venv that takes exactly what the lock names, and never compiles."""
    bare = subprocess.run([str(PYTHON), "-m", "pip", "--version"], capture_output=True).returncode
    # Debian without python3-venv: the system's pip can serve an environment that has none.
    start = [sys.executable, "-m", "pip", "--python", str(PYTHON)] if bare else [str(PYTHON), "-m", "pip"]
    exactly = ["--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)]
    return [*start, "--disable-pip-version-check", *args, "-q", *exactly]


def install_packages() -> None:
    if any(WHEELHOUSE.glob("*.whl")):
        hint = "wheelhouse 文件夹缺少适合本机的包 / wheelhouse lacks a wheel this machine needs"
        call([*pip("install"), "--no-index", "--find-links", str(WHEELHOUSE)], hint)
    else:
        hint = "依赖没有装上，请检查网络 / the packages could not be installed; check the network"
        call(pip("install"), hint)


def call(command: list[str], failure: str) -> None:
    if subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL).returncode:
        raise Stop(f"{failure}（原因见上方 / the reason is above）")


# -- the commands ------------------------------------------------------------------------------------


def run(args: list[str]) -> int:
    """Opens the program, or does one of its headless commands, with these arguments."""
    problem = screen_problem(args, dict(os.environ), sys.platform)
    if problem:
        raise Stop(problem)
    ensure_system(args)
    ensure_environment()
    command = [str(PYTHON), str(ROOT / "main.py"), *args]
    if os.name == "nt":  # exec on Windows returns to the prompt at once, before the program has ended
        return subprocess.run(command).returncode
    return os.execv(command[0], command)


def setup(_args: list[str]) -> int:
    """Only makes sure that `test` and the headless commands have all they need."""
    ensure_system(None)
    ensure_environment()
    return 0


def check(_args: list[str]) -> int:
    """Style, types and walls: all of them, not only up to the first that fails."""
    setup([])
    failed = [name for name, command in CHECKS.items() if step(name, command)]
    if failed:
        say(f"✗ 未通过 / failed: {', '.join(failed)}")
    return int(bool(failed))


WHOLE_SUITE = ["-n", "auto", "--maxprocesses=4", "--dist=loadfile"]
"""Over the cores, a file to each at a time: what a file arranges once is arranged once."""
QUICK, THOROUGH = ["-m", "not thorough"], ["-m", "thorough"]
"""What is run all day, and what takes seconds a test and is run before landing."""
COVERAGE = ["--cov", "--cov-report=term"]


def test(args: list[str]) -> int:
    """The checks, then the tests; with arguments only the tests they choose."""
    setup([])
    prepare_for_tests()
    if args:
        failed = 0
    else:
        with compiling():
            failed = check([])
    # pytest comes last: the line that counts the tests is the last one on the screen.
    return step("pytest", ["-m", "pytest", *(args or [*WHOLE_SUITE, *QUICK])]) or failed


def thorough(args: list[str]) -> int:
    """The tests that `test` leaves out for their length."""
    setup([])
    prepare_for_tests()
    return step("pytest", ["-m", "pytest", *(args or [*WHOLE_SUITE, *THOROUGH])])


def cover(args: list[str]) -> int:
    """The whole suite with its coverage; a target of its own, because following every line takes a third longer."""
    setup([])
    prepare_for_tests()
    return step("pytest", ["-m", "pytest", *COVERAGE, *(args or WHOLE_SUITE)])


def prepare_for_tests() -> None:
    """No screen; and what the tests and the programs they start are compiled into is kept for the next of them."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@contextmanager
def compiling() -> Iterator[None]:
    """Has the tests compiled meanwhile: in a fresh clone that takes half a minute, which else each of the processes that
    share the tests would spend on all of them. What is wrong with one of them the tests themselves will tell."""
    command = [str(PYTHON), "-m", "pytest", "--collect-only", "--quiet"]
    collecting = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        collecting.wait()


def step(name: str, command: list[str]) -> int:
    say(f"▸ {name}")
    return subprocess.run([str(PYTHON), *command], cwd=ROOT).returncode


def wheelhouse(args: list[str]) -> int:
    """Fills wheelhouse/ with every wheel of the lock that this system and this Python take."""
    setup([])
    call([*pip("download"), "-d", str(WHEELHOUSE), *args], "下载没有完成 / the download failed")
    return 0


def lock(args: list[str]) -> int:
    """Makes requirements.lock anew from setup.cfg, for every system at once; wants uv on the PATH."""
    policy = configparser.ConfigParser(interpolation=None)
    policy.read(POLICY, encoding="utf-8")
    wishes = policy["options"]["install_requires"] + policy["options.extras_require"]["test"]
    command = ["uv", "pip", "compile", "-", "--universal", "--generate-hashes", "--python-version", "3.11"]
    command += ["--only-binary", ":all:", "--no-emit-index-url", "--no-annotate", "--no-header"]
    made = subprocess.run(
        [*command, "--no-config", "-q", *args], input=wishes, cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    if made.returncode == 0:
        LOCK.write_text(LOCK_HEADING + made.stdout, encoding="utf-8", newline="\n")
    return made.returncode


COMMANDS = {f.__name__: f for f in (run, test, thorough, cover, setup, check, wheelhouse, lock)}


def main(argv: list[str]) -> int:
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found = ".".join(map(str, sys.version_info[:2]))
        say(f"需要 Python 3.11 至 3.14，运行本脚本的是 {found}。")
        say(f"Python 3.11 to 3.14 is needed; this one is {found}.")
        return 1
    if not argv or argv[0] not in COMMANDS:
        say(f"用法 / usage: python3 dev.py {'|'.join(COMMANDS)} [...]")
        return 2
    try:
        return COMMANDS[argv[0]](argv[1:])
    except Stop as reason:
        print(reason, file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show Chinese shows question marks; it must not end in a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))

"""The documents stay true to one another and to the program."""

import re
from pathlib import Path

import main

ROOT = Path(main.__file__).resolve().parent


def sections(text: str) -> dict[str, str]:
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], (part.strip() for part in parts[2::2]), strict=True))


def test_the_built_in_help_says_what_the_manual_says() -> None:
    manual = sections((ROOT / "README.zh-CN.md").read_text(encoding="utf-8"))
    help_page = sections((ROOT / "resources/help/guide.md").read_text(encoding="utf-8"))
    assert help_page
    assert {heading: manual.get(heading) for heading in help_page} == help_page


def test_both_readmes_open_with_the_two_commands() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "make run" in text[:900]
        assert "make test" in text[:900]


def test_the_manual_lists_every_command_and_exit_code_of_the_help() -> None:
    manual = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    commands = re.findall(r"^  ([a-z][a-z-]+)", main.HELP, flags=re.MULTILINE)
    month = {"notice", "verdicts", "lint", "inspect"}
    archive = {"archive", "verify", "search"}
    kept = {"check", "backup", "restore"}
    assert {"demo", "import-roster", *month, "record", "paper", *archive, *kept} == set(commands)
    for command in commands:
        assert f" {command}" in manual
    for code in re.findall(r"(\d) [^\s；]+", main.HELP.split("退出码：")[1]):
        assert f"{code} " in manual.split("退出码：")[1]


def test_the_version_stands_in_one_place_more_than_setup_cfg() -> None:
    policy = (ROOT / "setup.cfg").read_text(encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"version = {main.VERSION}" in policy
    assert f"## {main.VERSION}" in changes


def test_no_path_of_anybodys_machine_stands_in_the_tree() -> None:
    suspicious = re.compile(r"(?<![\w.])/(?:home|root|Users)/\w")
    for path in ROOT.rglob("*.md"):
        if ".venv" not in path.parts:
            assert not suspicious.search(path.read_text(encoding="utf-8")), path

"""The import contracts of setup.cfg: each is kept by the program, and each fires on a planted offender."""

from __future__ import annotations

import configparser
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("gui", "models", "reports", "resources")
ROOMS = [
    "archive",
    "backup",
    "checking",
    "clock",
    "codec",
    "data_folder",
    "db",
    "disk_words",
    "entities",
    "exchange",
    "failures",
    "folder_lock",
    "opening",
    "output",
    "pinyin",
    "progress",
    "rows",
    "rules",
    "services",
    "texts",
    "working_days",
]
PAPER_ROOMS = [
    *("adopting", "archive_stamp", "dealing", "documents", "errors", "faces", "flow", "page", "parts"),
    *("pdf", "press", "preview", "proof", "scans", "sections", "stamping", "word"),
]
HOUSE = [
    *("gui.app", "gui.dialogs", "gui.editors", "gui.look", "gui.main_window", "gui.pages", "gui.papers"),
    "gui.tables",
    *("gui.widgets", "resources.icons"),
    *(f"reports.{room}" for room in PAPER_ROOMS),
    *(f"models.{room}" for room in ROOMS),
]

# (module that offends, what it imports, the contract that must fire)
OFFENDERS = [
    ("models.services.roster", "PySide6.QtCore", "qt"),
    ("models.exchange.roster", "gui.app", "qt"),
    ("reports.documents", "shiboken6", "qt"),
    ("resources.icons", "PySide6.QtSvg", "qt"),
    ("models.exchange.roster", "reportlab.lib", "reportlab"),
    ("gui.pages.notices", "reportlab.pdfgen.canvas", "reportlab"),
    ("models.services.notices", "reports.documents", "truth"),
    ("models.db.store", "gui.app", "truth"),
    ("reports.documents", "sqlalchemy.orm", "paper"),
    ("reports.documents", "models.services", "paper"),
    ("reports.documents", "models.archive", "paper"),
    ("gui.pages.meetings", "sqlalchemy", "screen"),
    ("gui.tables.meetings", "models.entities", "screen"),
    ("models.rows.meeting", "cattrs", "pure"),
    ("models.rules.quorum", "models.db", "pure"),
    ("models.rules.quorum", "models.archive", "pure"),
    ("models.services.roster", "models.exchange", "storeys"),
    ("models.services.roster", "models.archive", "storeys"),
    ("models.db.store", "models.opening", "storeys"),
    ("models.entities.member", "models.services", "storeys"),
    ("models.novelty", "json", "storeys"),
    ("gui.dialogs.member", "gui.pages", "storeys-of-the-screen"),
    ("gui.pages.notices", "pikepdf", "reportlab"),
    ("gui.papers.making", "docx", "reportlab"),
    ("models.exchange.roster", "docx", "reportlab"),
    ("reports.parts.table", "reports.documents", "storeys-of-paper"),
    ("reports.documents.record", "reports.press", "storeys-of-paper"),
    ("reports.faces.truetype", "reports.pdf", "storeys-of-paper"),
    ("reports.novelty", "json", "storeys-of-paper"),
    ("gui.widgets.chip", "models.rows", "widgets"),
    ("resources.icons", "models.rules", "resources"),
    ("gui.app", "main", "entrance"),
]
# Importing each other, these two make a circle; the contract named after it must fire.
CIRCLES = [
    ("gui.pages.meetings", "gui.pages.studies", "cycles"),
    ("models.services.roster", "models.services.studies", "cycles"),
]
# What the house does every day; no contract may fire.
DAILY = {
    "rules and rows know each other": (
        ("models.rules.quorum", "models.rows.meeting"),
        ("models.rows.meeting", "models.rules.terms"),
        ("models.rules.terms", "enum"),
    ),
    "the screen reaches the database and ReportLab through services and reports": (
        ("gui.pages.notices", "models.services.notices"),
        ("models.services.notices", "sqlalchemy.orm"),
        ("gui.pages.print", "reports.documents"),
        ("reports.documents", "reportlab.pdfgen"),
    ),
    "entities name each other": (
        ("models.entities.member", "models.entities.branch"),
        ("models.entities.branch", "models.entities.member"),
    ),
}

# Runs in its own process: there `gui` and `models` are the miniature's, not those already imported here.
TRIAL = r"""
import contextlib, io, json, pathlib, sys
from importlinter.cli import lint_imports

for case, files in json.loads(sys.stdin.read()).items():
    for name, text in files.items():
        pathlib.Path(name).write_text(text)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        lint_imports(config_filename=sys.argv[1], cache_dir=None, no_logo=True)
    print(json.dumps([case, said.getvalue()]))
    for name in files:
        pathlib.Path(name).unlink()
"""


def contracts() -> dict[str, configparser.SectionProxy]:
    config = configparser.ConfigParser(interpolation=None)
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    start = "importlinter:contract:"
    return {name.removeprefix(start): config[name] for name in config if name.startswith(start)}


def lines(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines() if line.strip() and not line.strip().startswith("#")}


def write_miniature(folder: Path) -> None:
    """The rooms of the house, all of them packages and all of them empty."""
    for module in HOUSE:
        package = folder.joinpath(*module.split("."))
        package.mkdir(parents=True, exist_ok=True)
        for room in (package, package.parent):
            (room / "__init__.py").touch()


def planted(*imports: tuple[str, str]) -> dict[str, str]:
    """The files that make each module import what stands beside it."""
    return {
        "/".join(module.split(".")) + ("/offender.py" if module in HOUSE else ".py"): f"import {imported}\n"
        for module, imported in imports
    }


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Per case, the contracts that fire on it in the miniature house."""
    house = tmp_path_factory.mktemp("house")
    write_miniature(house)
    cases = {"": planted()}
    cases |= {f"{module} -> {imported}": planted((module, imported)) for module, imported, _ in OFFENDERS}
    cases |= {f"{one} <-> {other}": planted((one, other), (other, one)) for one, other, _ in CIRCLES}
    cases |= {name: planted(*imports) for name, imports in DAILY.items()}
    done = subprocess.run(
        [sys.executable, "-c", TRIAL, str(ROOT / "setup.cfg")],
        input=json.dumps(cases),
        cwd=house,
        env={**os.environ, "COLUMNS": "200", "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return dict(verdicts(done.stdout))


def verdicts(output: str) -> Iterator[tuple[str, set[str]]]:
    names = {contract["name"]: key for key, contract in contracts().items()}
    for case, said in map(json.loads, output.splitlines()):
        found = re.findall(r"^(.+?) (KEPT|BROKEN)", said, re.MULTILINE)
        assert {name for name, _ in found} == set(names), said
        yield case, {names[name] for name, verdict in found if verdict == "BROKEN"}


def test_an_empty_house_keeps_every_contract(broken: dict[str, set[str]]) -> None:
    assert broken[""] == set()


@pytest.mark.parametrize(("module", "imported", "contract"), OFFENDERS)
def test_contract_fires_on_offender(
    broken: dict[str, set[str]], module: str, imported: str, contract: str
) -> None:
    assert contract in broken[f"{module} -> {imported}"]


@pytest.mark.parametrize(("one", "other", "contract"), CIRCLES)
def test_contract_fires_on_circle(broken: dict[str, set[str]], one: str, other: str, contract: str) -> None:
    assert contract in broken[f"{one} <-> {other}"]


@pytest.mark.parametrize("case", DAILY)
def test_daily_imports_keep_every_contract(broken: dict[str, set[str]], case: str) -> None:
    assert broken[case] == set()


def test_every_contract_has_its_offender() -> None:
    assert {contract for *_, contract in OFFENDERS + CIRCLES} == set(contracts())


def test_the_program_keeps_every_contract() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as c; c()",
            "--no-logo",
            "--no-cache",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("contract", ["paper", "pure"])
def test_only_rows_and_rules_are_open_to_all(contract: str) -> None:
    """A new room of models gets its storey by force; it must not stay open to reports, rules and rows."""
    storeys = re.findall(r"\w+", " ".join(lines(contracts()["storeys"]["layers"])))
    closed = {module.rpartition(".")[2] for module in lines(contracts()[contract]["forbidden_modules"])}
    assert set(storeys) - closed == {"rows", "rules"}


def test_every_package_the_program_imports_is_named_in_the_policy() -> None:
    """Else it works here, where another package happens to bring it, and fails at the office."""
    graph = grimp.build_graph(*PACKAGES, include_external_packages=True, cache_dir=None)
    roots = {module for module in graph.modules if "." not in module} - {*PACKAGES, *sys.stdlib_module_names}
    config = configparser.ConfigParser(interpolation=None)
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    wishes = lines(config["options"]["install_requires"])
    # shiboken6 is the other half of PySide6-Essentials.
    named = {canonical(re.split(r"[^\w.-]", wish)[0]) for wish in wishes} | {"shiboken6"}
    providers = packages_distributions()
    assert {root for root in roots if not {canonical(d) for d in providers.get(root, [])} & named} == set()


def canonical(name: str) -> str:
    """PEP 503: one spelling for PySide6_Essentials and pyside6-essentials."""
    return re.sub(r"[-_.]+", "-", name).lower()


def strangers(graph: grimp.ImportGraph) -> set[tuple[str, str]]:
    """Imports of rules and rows that lead neither to each other nor to the standard library."""
    pure = {m for room in ("models.rows", "models.rules") for m in {room} | graph.find_descendants(room)}
    found = {(m, imported) for m in pure for imported in graph.find_modules_directly_imported_by(m)}
    return {(m, i) for m, i in found if i not in pure and i.partition(".")[0] not in sys.stdlib_module_names}


def test_rules_and_rows_use_the_standard_library_alone() -> None:
    assert strangers(grimp.build_graph("models", include_external_packages=True, cache_dir=None)) == set()


def test_a_stranger_among_rules_is_seen() -> None:
    graph = grimp.ImportGraph()
    for module in ("models", "models.rows", "models.rules", "models.rules.quorum", "numpy", "datetime"):
        graph.add_module(module)
    graph.add_import(importer="models.rules.quorum", imported="datetime")
    graph.add_import(importer="models.rules.quorum", imported="numpy")
    assert strangers(graph) == {("models.rules.quorum", "numpy")}

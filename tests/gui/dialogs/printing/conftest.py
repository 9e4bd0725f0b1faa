"""The print dialog over a real store, with print services made of scripts."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6.Shiboken import isValid

from gui.desk import Desk
from gui.dialogs.printing import PrintDialog, matter, open_print_dialog
from gui.main_window import MainWindow
from gui.settings import WindowSettings
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.meeting import MeetingSummary
from models.rows.query import RegisterQuery
from models.rules.terms import MeetingKind
from models.services.meetings import list_meetings
from tests.gui.desks import desk_over
from tests.gui.dialogs.printing.at_hand import TODAY, Open, Wait


def today() -> date:
    """The day all these tests are played on."""
    return TODAY


@pytest.fixture
def desk(window: MainWindow, folder: DataFolder, sample: Store, tmp_path: Path) -> Iterator[Desk]:
    """The sample bureau's desk, with a memory."""
    with desk_over(sample, folder, window, today, WindowSettings(tmp_path / "window.ini")) as made:
        yield made


@pytest.fixture
def spooler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A print service with two printers: what `lp` is handed is kept; the printer 坏了 refuses."""
    tools = tmp_path / "bin"
    tools.mkdir()
    scripts = {
        "lpstat": 'if [ "$1" = "-e" ]; then echo 三楼; echo 坏了; '
        'else echo "system default destination: 三楼"; fi',
        "lp": f'echo "$@" >> "{tools}/words"\nfor last; do :; done\ncp "$last" "{tools}/handed.pdf"\n'
        'if [ "$2" = "坏了" ]; then echo "lp: 缺纸" >&2; exit 1; fi',
    }
    for name, script in scripts.items():
        (tools / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    return tools


@pytest.fixture
def no_spooler(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A PC without a print service."""
    (tmp_path / "nothing").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))


@pytest.fixture
def meetings(sample: Store) -> list[MeetingSummary]:
    """October's meetings, the theme days first."""
    with sample.read() as session:
        rows = list_meetings(session, RegisterQuery(year=2026, month=10))
    return sorted(rows, key=lambda row: (row.kind is not MeetingKind.THEME_DAY, row.id))


@pytest.fixture
def opened(desk: Desk, window: QWidget, settled: Wait, qtbot: QtBot) -> Iterator[Open]:
    """Open it and wait for its first page."""
    dialogs: list[PrintDialog] = []

    def open_(of: matter.Matter) -> PrintDialog:
        dialog = open_print_dialog(desk, window, of)
        dialogs.append(dialog)
        qtbot.waitUntil(lambda: dialog.live.is_settled and not desk.tasks.busy)
        qtbot.waitUntil(lambda: dialog.print_button.isEnabled() or not dialog.save_button.isEnabled())
        settled()
        return dialog

    yield open_
    for dialog in dialogs:
        if isValid(dialog):
            dialog.close()

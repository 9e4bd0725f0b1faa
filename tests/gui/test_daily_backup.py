"""A day's backup is made once, also where the window stays open over midnight; what is said of it is true to the day."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from gui.daily_backup import DailyBackup
from gui.tasks import Tasks
from models import backup, clock
from models.data_folder import DataFolder
from models.db.store import Store
from models.failures import DataFolderFailure


@pytest.fixture
def failed() -> list[Exception]:
    return []


@pytest.fixture
def tasks(store: Store, qtbot: QtBot, failed: list[Exception]) -> Iterator[Tasks]:
    made = Tasks()
    made.attach(store)
    made.failed.connect(failed.append)
    yield made
    made.close()


def set_clock(monkeypatch: pytest.MonkeyPatch, day: int, hour: int, minute: int) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, day, hour, minute))


def test_a_window_open_over_midnight_is_backed_up_each_day(
    tasks: Tasks, folder: DataFolder, qtbot: QtBot, failed: list[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    daily = DailyBackup(tasks)
    daily.told.connect(said.append)
    set_clock(monkeypatch, 21, 23, 22)
    daily.start(folder)
    qtbot.waitUntil(lambda: said == ["今日已备份 23:22"])
    set_clock(monkeypatch, 21, 23, 59)
    daily.look()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert len(backup.list_backups(folder.backups)) == 1
    set_clock(monkeypatch, 22, 0, 1)
    # By the clock of the window, no hand pressing.
    daily._look.timeout.emit()
    assert said[1:] == ["2026-11-21 已备份 23:22"]
    qtbot.waitUntil(lambda: said[2:] == ["今日已备份 00:01"])
    assert len(backup.list_backups(folder.backups)) == 2
    assert failed == []
    assert daily._look.isActive()
    daily.stop()
    assert not daily._look.isActive()


def test_where_it_was_not_made_the_last_one_is_told_with_its_day(
    tasks: Tasks, folder: DataFolder, qtbot: QtBot, failed: list[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    daily = DailyBackup(tasks)
    daily.told.connect(said.append)
    set_clock(monkeypatch, 21, 9, 0)
    daily.start(folder)
    qtbot.waitUntil(lambda: said == ["今日已备份 09:00"])

    def refuse(*_: object) -> None:
        raise DataFolderFailure("备份没有做成。")

    monkeypatch.setattr(backup, "daily_backup", refuse)
    set_clock(monkeypatch, 22, 9, 0)
    daily.look()
    qtbot.waitUntil(lambda: len(failed) == 1)
    assert said[1:] == ["2026-11-21 已备份 09:00"]
    daily.stop()

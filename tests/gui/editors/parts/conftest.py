"""A thread for long work, a store of files, and files to put into it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.tasks import Tasks
from models.attachments import AttachmentStore


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    """Work on a thread; nobody's failures are allowed."""
    made = Tasks()
    lost: list[Exception] = []
    made.failed.connect(lost.append)
    yield made
    made.close()
    assert not lost


@pytest.fixture
def store(tmp_path: Path) -> AttachmentStore:
    """An empty store of files."""
    return AttachmentStore(tmp_path / "attachments")


@pytest.fixture
def settled(qtbot: QtBot, tasks: Tasks) -> Callable[[], None]:
    """Wait for the thread."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not tasks.busy)

    return wait


def make(folder: Path, name: str, text: str = "签到") -> Path:
    """A file of the clerk's."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path

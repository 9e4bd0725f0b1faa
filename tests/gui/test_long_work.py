"""Work that is waited for: shown while it lasts, stopped by the one who waits, answered when it is out of the way."""

from collections.abc import Callable, Iterator
from time import sleep

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.long_work import LongWork
from gui.tasks import Tasks
from models.failures import Cancelled
from models.progress import Progress


class Waiting(QWidget):
    """Who waits; notes each answer, and whether the progress was gone by then."""

    told = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.work = LongWork(tasks, self)
        self.answers: list[tuple[object, bool]] = []

    def take(self, answer: object) -> None:
        """A result or an exception."""
        self.answers.append((answer, self.work.progress is None))
        self.told.emit()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def waiting(tasks: Tasks, qtbot: QtBot) -> Waiting:
    made = Waiting(tasks)
    qtbot.addWidget(made)
    return made


def doubled(number: int, progress: Progress) -> int:
    progress.step(1, 2, "正在算")
    return number * 2


def endless(progress: Progress) -> None:
    while True:
        progress.step(0, 0, "还在算")
        sleep(0.001)


def begin(waiting: Waiting, work: Callable[..., object], *given: object) -> None:
    waiting.work.run("很长的事", work, *given, then=waiting.take, failed=waiting.take, stopping="正在停下……")


def test_it_is_shown_until_its_answer_comes_and_may_begin_again(waiting: Waiting, qtbot: QtBot) -> None:
    for number in (1, 2):
        with qtbot.waitSignal(waiting.told):
            begin(waiting, doubled, number)
            assert waiting.work.progress is not None
            assert waiting.work.progress.windowTitle() == "很长的事"
    assert waiting.answers == [(2, True), (4, True)]


def test_who_waits_may_stop_it_and_is_told(waiting: Waiting, qtbot: QtBot) -> None:
    with qtbot.waitSignal(waiting.told):
        begin(waiting, endless)
        assert waiting.work.progress is not None
        waiting.work.progress.reject()
    ((error, gone),) = waiting.answers
    assert isinstance(error, Cancelled)
    assert gone

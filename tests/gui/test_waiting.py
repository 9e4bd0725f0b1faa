"""What tests of the window wait with."""

import threading

import pytest
from PySide6.QtCore import QTimer
from pytestqt.exceptions import TimeoutError as WaitedInVain
from pytestqt.qtbot import QtBot


def test_what_an_event_brings_and_what_a_thread_does_without_a_word_is_seen(qtbot: QtBot) -> None:
    told: list[str] = []
    QTimer.singleShot(0, lambda: told.append("event"))
    qtbot.waitUntil(lambda: told == ["event"])
    done, asked = threading.Event(), threading.Event()

    def work() -> None:
        asked.wait()
        done.set()

    thread = threading.Thread(target=work)

    def so() -> None:
        asked.set()
        assert done.is_set()

    thread.start()
    qtbot.waitUntil(so)
    thread.join()


def test_waiting_within_waiting(qtbot: QtBot) -> None:
    asked: list[int] = []

    def inner() -> bool:
        asked.append(2)
        return len(asked) > 2

    def so() -> bool:
        if not asked:
            asked.append(1)
            qtbot.waitUntil(inner)
        return len(asked) > 2

    qtbot.waitUntil(so)
    assert asked == [1, 2, 2]


def test_what_does_not_come_is_told_with_what_was_missing(qtbot: QtBot) -> None:
    def so() -> None:
        raise AssertionError("still three")

    with pytest.raises(WaitedInVain) as told:
        qtbot.waitUntil(so, timeout=30)
    assert str(told.value.__cause__) == "still three"


def test_a_mistake_and_an_answer_that_is_none_reach_the_test(qtbot: QtBot) -> None:
    turns: list[int] = []

    def mistaken() -> bool:
        turns.append(1)
        return bool(1 / (2 - len(turns)))

    def unsure() -> bool:
        turns.append(1)
        return [] if len(turns) > 1 else False  # type: ignore[return-value]

    turns.clear()
    with pytest.raises(ValueError, match="is so or not"):
        qtbot.waitUntil(unsure)
    turns.clear()
    with pytest.raises(ZeroDivisionError):
        qtbot.waitUntil(lambda: mistaken() and False)
